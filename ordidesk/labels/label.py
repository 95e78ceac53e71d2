"""What the text of a label may mean. Nothing is guessed silently: several meanings are ranked."""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ordidesk.labels.decode import Symbology

LONGEST_TEXT = 4_000
"""Characters; what is longer is no label (a QR code holds 4,296 at most)."""
_NUMBER_DIGITS = 6
_SERIAL_LETTERS = 4


class Meaning(enum.StrEnum):
    """What a text stands for."""

    INVENTORY_NUMBER = "inventory_number"
    TICKET = "ticket"
    LOAN = "loan"
    VISIT = "visit"
    HOTLINE_PHONE = "hotline_phone"
    """The phone number on the sticker: recognised, and never taken for an asset."""
    SERIAL = "serial"
    PRODUCT = "product"
    """An EAN: a kind of product, not one machine."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Candidate:
    """One meaning of a text, with the value in the form in which records hold it."""

    meaning: Meaning
    value: str


_PREFIXED = re.compile(r"OD[\s\-_.:/]*([0-9](?:[\s]?[0-9]){0,8})", re.IGNORECASE)
_BARE = re.compile(r"[0-9](?:[\s]?[0-9]){3,5}")
_TICKET = re.compile(r"T[\s\-_]*([0-9]{1,9})", re.IGNORECASE)
_LOAN = re.compile(r"P[\s\-_]*([0-9]{1,6})", re.IGNORECASE)
_VISIT = re.compile(r"V[\s\-_]*([0-9]{1,9})", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9A-Z][0-9A-Z\-/]{3,39}", re.IGNORECASE)
_RECORD_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""A visit has no number: its link holds the record's id."""
_EAN_LENGTHS = frozenset({8, 12, 13})
_LINK_MEANINGS = {
    "a": (Meaning.INVENTORY_NUMBER, "OD"),
    "t": (Meaning.TICKET, "T"),
    "l": (Meaning.LOAN, "P"),
    "v": (Meaning.VISIT, "V"),
}
"""By the letter in a link: what it leads to, and the prefix that a bare number lacks there."""


def meanings(
    text: str, symbology: Symbology | None = None, hotline_phones: Iterable[str] = ()
) -> tuple[Candidate, ...]:
    """Return what a text may mean, the likeliest first; never empty.

    ``symbology`` is the kind of code that held it, ``None`` for what was typed.
    """
    stripped = " ".join(text.split())[:LONGEST_TEXT]
    if _phone_digits(stripped) in {_phone_digits(phone) for phone in hotline_phones} - {""}:
        return (Candidate(Meaning.HOTLINE_PHONE, stripped),)
    linked = _from_link(stripped)
    if linked is not None:
        return (linked,)
    found = tuple(dict.fromkeys(_candidates(stripped, symbology)))
    return found or (Candidate(Meaning.UNKNOWN, stripped),)


def inventory_number(digits: str) -> str:
    """Write a number as records hold it: "4217" and "004 217" are "OD-004217"."""
    return f"OD-{int(digits.replace(' ', '')):0{_NUMBER_DIGITS}d}"


def _candidates(text: str, symbology: Symbology | None) -> Iterable[Candidate]:
    if match := _PREFIXED.fullmatch(text):
        yield Candidate(Meaning.INVENTORY_NUMBER, inventory_number(match[1]))
        return
    if match := _TICKET.fullmatch(text):
        yield Candidate(Meaning.TICKET, f"T-{int(match[1]):06d}")
    if match := _VISIT.fullmatch(text):
        yield Candidate(Meaning.VISIT, f"V-{int(match[1]):06d}")
    if match := _LOAN.fullmatch(text):
        yield Candidate(Meaning.LOAN, f"P-{int(match[1]):04d}")
    product = _is_product(text, symbology)
    if _BARE.fullmatch(text) and not product:
        yield Candidate(Meaning.INVENTORY_NUMBER, inventory_number(text))
    if product:
        yield Candidate(Meaning.PRODUCT, text)
    if _SERIAL.fullmatch(text) and symbology not in {Symbology.EAN13, Symbology.EAN8}:
        yield Candidate(Meaning.SERIAL, text.upper())


def _is_product(text: str, symbology: Symbology | None) -> bool:
    if symbology in {Symbology.EAN13, Symbology.EAN8}:
        return True
    return text.isdecimal() and text.isascii() and len(text) in _EAN_LENGTHS and _ean_fits(text)


def _ean_fits(digits: str) -> bool:
    """Check the last digit of an EAN or UPC (GS1: weights 3 and 1 from the right)."""
    weighted = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))
    )
    return weighted % 10 == 0


def _from_link(text: str) -> Candidate | None:
    """Read a portal's link: ``https://portal/a/OD-004217``, ``/t/``, ``/l/``, ``/v/``."""
    if not text.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = [unquote(part) for part in urlsplit(text).path.split("/") if part]
    except ValueError:
        return Candidate(Meaning.UNKNOWN, text)
    for kind, value in itertools.pairwise(parts):
        if kind.lower() not in _LINK_MEANINGS:
            continue
        meaning, prefix = _LINK_MEANINGS[kind.lower()]
        if meaning is Meaning.VISIT and _RECORD_ID.fullmatch(value):
            return Candidate(meaning, value.lower())
        for code in (value, prefix + value):
            for candidate in _candidates(code, None):
                if candidate.meaning is meaning:
                    return candidate
    return Candidate(Meaning.UNKNOWN, text)


def _phone_digits(text: str) -> str:
    """Return a French phone number's digits in one form; empty when the text is none."""
    digits = re.sub(r"[\s.\-()/]", "", text)
    if digits.startswith("+33"):
        digits = "0" + digits[3:].removeprefix("0")
    elif digits.startswith("0033"):
        digits = "0" + digits[4:].removeprefix("0")
    return digits if re.fullmatch(r"0[0-9]{9}|[0-9]{4}|3[0-9]{3}", digits) else ""
