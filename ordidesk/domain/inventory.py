"""Inventory numbers: how records hold one, whatever the label says and the person types."""

from __future__ import annotations

import re
import unicodedata

from ordidesk.domain.work import NeverValid, Reason

NUMBER_LIMIT = 40
"""Characters; what is longer is a link or a sentence."""
_DIGITS = 6
_OWN = re.compile(r"(?:N[°º]\s?)?OD[\s\-_.:/]*([0-9](?:\s?[0-9]){0,8})", re.IGNORECASE)
_BARE = re.compile(r"(?:N[°º]\s?)?([0-9](?:\s?[0-9]){3,5})", re.IGNORECASE)
"""Our labels of before have no prefix. Fewer digits are no number, more may be anybody's."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that nobody sees: controls, zero-width ones, halves of pairs."""
_FORMS = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE63), "-"),
}
"""Full-width letters and digits, and every dash, as a keyboard has them."""


def plain_text(text: str) -> str:
    """Return a text as one reads it: nothing unseen, one space between words, usual forms."""
    told = " ".join(text.split())
    seen = "".join(sign for sign in told if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen.translate(_FORMS)).split())


def own_number(text: str) -> str:
    """Write a number of our own labels as records hold it, empty when the text is none.

    "od 4217", "N° 004217" and "004 217" are "OD-004217".
    """
    plain = plain_text(text)
    match = _OWN.fullmatch(plain) or _BARE.fullmatch(plain)
    return f"OD-{int(match.group(1).replace(' ', '')):0{_DIGITS}d}" if match else ""


def inventory_number(text: str) -> str:
    """Write the number of any label as records hold it, empty when the text cannot be one.

    A machine may carry a label of another form, its maker's or another company's: its number is
    the label's text in capitals. A link is none, nor is what has no letter and no digit.
    """
    own = own_number(text)
    if own:
        return own
    told = unicodedata.normalize("NFC", plain_text(text).upper())
    fits = len(told) <= NUMBER_LIMIT and "://" not in told and any(map(str.isalnum, told))
    return told if fits else ""


def same_serial(one: str, other: str) -> bool:
    """Tell whether two texts say the same serial number, however it is spaced."""
    told, known = ("".join(filter(str.isalnum, plain_text(text).upper())) for text in (one, other))
    return bool(told) and told == known


def need_number(field: str, text: str) -> str:
    """Return the number that a text says, as records hold it; ``NeverValid`` when it says none."""
    if not plain_text(text):
        raise NeverValid(Reason.TEXT_MISSING, field=field)
    if len(plain_text(text)) > NUMBER_LIMIT:
        raise NeverValid(Reason.TEXT_TOO_LONG, field=field, limit=str(NUMBER_LIMIT))
    number = inventory_number(text)
    if not number:
        raise NeverValid(Reason.NOT_A_NUMBER, field=field)
    return number
