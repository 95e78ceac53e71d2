"""What a person typed, as words that the search index understands: any text is safe."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_TEXT = 200
"""Characters that are looked at: more is a paste gone wrong."""
_MOST_WORDS = 8
_FROM_ABROAD = re.compile(r"(?:33|262|590|594|596)0?([1-9][0-9]{8})")
"""A French number with its country, and maybe with the 0 that is dialled without it."""
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return the text in lower case, without accents and ligatures: how people compare words."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def clean(text: str) -> str:
    """Return what can be searched of a text: no halves of characters, no endless paste."""
    whole = text[:_LONGEST_TEXT].encode("utf-8", "ignore").decode()
    return unicodedata.normalize("NFC", whole).strip()


def words(text: str) -> tuple[str, ...]:
    """Split a text at everything that is neither letter nor digit, accents folded."""
    return tuple(_WORD.findall(folded(clean(text)))[:_MOST_WORDS])


def digits(text: str) -> str:
    """Return the digits of a text: a phone number however it was written."""
    return "".join(char for char in clean(text) if char in "0123456789")


def french_phone(text: str) -> str:
    """Return the digits of a phone number as dialled in France, however it was written."""
    dialled = digits(text).removeprefix("00")
    found = _FROM_ABROAD.fullmatch(dialled)
    return f"0{found[1]}" if found else dialled


def whole_words(searched: tuple[str, ...]) -> str:
    """Write the FTS5 expression that finds what holds all of these words."""
    return " AND ".join(_spellings(word, "") for word in searched)


def beginnings(searched: tuple[str, ...]) -> str:
    """Write the FTS5 expression that finds what holds words that begin so.

    One letter begins too much to be looked up at each key: beside longer words it is passed over,
    alone it must be a word of its own.
    """
    longer = [word for word in searched if len(word) > 1]
    return " AND ".join(_spellings(word, "*") for word in longer) or whole_words(searched)


def _spellings(word: str, ending: str) -> str:
    """Write a word both ways when it may hold a ligature, which the index keeps as it is."""
    if "oe" not in word:
        return f'"{word}"{ending}'
    return f'("{word}"{ending} OR "{word.replace("oe", "œ")}"{ending})'
