"""What a person typed, as words that the search index understands: any text is safe."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_TEXT = 200
"""Characters that are looked at: more is a paste gone wrong."""
_MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return the text in lower case and without accents, as the search index keeps it."""
    apart = unicodedata.normalize("NFKD", text.casefold())
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


def whole_words(searched: tuple[str, ...]) -> str:
    """Write the FTS5 expression that finds what holds all of these words."""
    return " ".join(f'"{word}"' for word in searched)


def beginnings(searched: tuple[str, ...]) -> str:
    """Write the FTS5 expression that finds what holds words that begin so."""
    return " ".join(f'"{word}"*' for word in searched)
