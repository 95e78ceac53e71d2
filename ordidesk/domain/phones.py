"""Phone numbers: read however people write them, kept in one form, written for who reads them.

The form that is kept is the one that records, sheets and labels always had: French numbers as they
are dialled in France, in pairs; others with + and their country. What is no number stays as it is.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME = "FR"
"""The country whose numbers are written without their country."""
_OVERSEAS = ("RE", "GP", "MQ", "GF")
"""Dialled from the mainland as one of its own numbers, and with another country from abroad."""
_FRENCH = frozenset({33, 262, 590, 594, 596})
_MAINLAND = 33
_NUMBER = re.compile(r"\+?[0-9 \u00a0\u202f.\-/()]+")
_PAIRS = re.compile(r"0[1-79](?: [0-9]{2}){4}")
_SHARED = re.compile(r"0(?:2 ?6|5 ?9|6 ?[39])")
"""How numbers begin of which some are overseas."""


def kept(typed: str) -> str:
    """Return a number in the form of the records; what cannot be read, as it was typed."""
    return written(typed.strip())


def is_understood(text: str) -> bool:
    """Tell whether it is a number that can be dialled; a service's short one ("3900") is."""
    return _is_plain(text) or _read(text) is not None or _is_short(text)


def written(phone: str, *, at_home: bool = True) -> str:
    """Write a number for somebody in France, or with its country for whoever is elsewhere."""
    if _is_plain(phone):
        return phone if at_home else f"+{_MAINLAND} {phone[1:]}"
    number = _read(phone)
    return phone if number is None else _written(number, at_home=at_home)


def dialled(phone: str) -> str:
    """Return what a ``tel:`` link dials from anywhere; empty for what has no digits."""
    if _is_plain(phone):
        return f"+{_MAINLAND}{phone[1:].replace(' ', '')}"
    number = _read(phone)
    if number is None:
        return re.sub(r"[^0-9+]", "", phone) if re.search("[0-9]", phone) else ""
    return f"+{number.country_code}{_significant(number)}"


def _is_plain(phone: str) -> bool:
    """Tell whether it is a mainland number as it is kept: most are, and need no library."""
    return bool(_PAIRS.fullmatch(phone)) and not _SHARED.match(phone)


@functools.lru_cache(maxsize=4096)
def _read(text: str) -> PhoneNumber | None:
    if not _NUMBER.fullmatch(text.strip()):
        return None
    # It costs what half a window costs to open, so it is imported by whoever first needs it.
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(text.replace("\u202f", " "), HOME)
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == _MAINLAND:
        digits = _significant(number)
        if digits.startswith("0"):  # one of the others is missing
            return None
        for region in _OVERSEAS if _SHARED.match(f"0{digits}") else ():
            other = phonenumbers.parse(f"0{digits}", region)
            if phonenumbers.is_valid_number(other):
                return other
    return number if phonenumbers.is_possible_number(number) else None


def _is_short(text: str) -> bool:
    digits = re.sub(r"[\s.]", "", text)
    if not (digits.isascii() and digits.isdigit()):
        return False
    from phonenumbers import NumberParseException, parse, shortnumberinfo  # noqa: PLC0415

    try:
        number = parse(digits, HOME)
    except NumberParseException:  # "00" asks for a country, and none follows
        return False
    return shortnumberinfo.is_valid_short_number_for_region(number, HOME)


def _written(number: PhoneNumber, *, at_home: bool) -> str:
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415

    if not at_home or number.country_code not in _FRENCH:
        return format_number(number, PhoneNumberFormat.INTERNATIONAL)
    if number.country_code == _MAINLAND:
        return format_number(number, PhoneNumberFormat.NATIONAL)
    digits = f"0{_significant(number)}"
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _significant(number: PhoneNumber) -> str:
    from phonenumbers import national_significant_number  # noqa: PLC0415

    return national_significant_number(number)
