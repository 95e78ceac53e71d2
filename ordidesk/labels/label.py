"""What the text of a label may mean. Nothing is guessed silently: several meanings are ranked."""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ordidesk.domain.inventory import inventory_number, own_number, plain_text
from ordidesk.labels.gs1 import article_number, gs1_parts
from ordidesk.labels.reads import Symbology

LONGEST_TEXT = 4_000
"""Characters; what is longer is no label (a QR code holds 4,296 at most)."""


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
    """An article's number (EAN, UPC): a kind of product, not one machine."""
    UNKNOWN = "unknown"


class Candidate(NamedTuple):
    """One meaning of a text, with the value in the form in which records hold it."""

    meaning: Meaning
    value: str


@dataclass(frozen=True)
class Code:
    """A text to find the meaning of."""

    text: str
    symbology: Symbology | None = None
    """The kind of code that held it; ``None`` for what was typed or read as letters."""


@dataclass(frozen=True)
class Issuer:
    """Who sticks the labels on: what one has to know of them to understand a text."""

    hotline_phones: tuple[str, ...] = ()
    hosts: frozenset[str] | None = frozenset()
    """Hosts whose links lead to our records, in lower case. A link of another host is not ours;
    ``None`` when only a text's form counts."""


NOBODY = Issuer()
ANY_HOST = Issuer(hosts=None)
"""Takes every link of the right form for ours."""

_TICKET = re.compile(r"T[\s\-_]*([0-9]{1,9})", re.IGNORECASE)
_LOAN = re.compile(r"P[\s\-_]*([0-9]{1,6})", re.IGNORECASE)
_LAPTOPS_LOAN = re.compile(r"P[\s\-_]+([0-9A-HJKMNP-TV-Z]{4})[\s\-_]+([0-9]{1,7})", re.IGNORECASE)
"""A number that a laptop gave: its letters, then its count."""
_VISIT = re.compile(r"V[\s\-_]*([0-9]{1,9})", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9A-Z][0-9A-Z\-/]{3,39}", re.IGNORECASE)
_SAID_SERIAL = re.compile(
    r"(?:S[/.]?N|N[/.]?S|SERIAL(?:\s?(?:NO|NUMBER))?|N[°º]\s?(?:DE\s)?S[ÉE]RIE)\.?"
    r"(?:\s?[:#]\s?|\s)",
    re.IGNORECASE,
)
"""What stands before a serial number on makers' labels."""
_MAKER_SERIALS = (
    re.compile(r"1S[0-9A-Z]{10}([0-9A-Z]{8})", re.IGNORECASE),
    re.compile(r"S([0-9A-Z]{7,30})", re.IGNORECASE),
)
"""Codes that begin with what they hold: Lenovo's (type, serial), and identifier "S" (MH10.8)."""
_RECORD_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""A visit has no number, and a loan none before the portal gave it: their links hold an id."""
_BEFORE = re.compile(r"^[^0-9+(]+")
"""Words before a phone number: "tel:", "Hotline :"."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*://", re.IGNORECASE)
_LINK_MEANINGS = {
    "a": (Meaning.INVENTORY_NUMBER, "OD"),
    "t": (Meaning.TICKET, "T"),
    "l": (Meaning.LOAN, "P"),
    "v": (Meaning.VISIT, "V"),
}
"""By the letter in a link: what it leads to, and the prefix that a bare number lacks there."""
_LINKED_BY_ID = frozenset({Meaning.VISIT, Meaning.LOAN})


def meanings(
    text: str, symbology: Symbology | None = None, issuer: Issuer = NOBODY
) -> tuple[Candidate, ...]:
    """Return what a text may mean, the likeliest first; never empty.

    ``symbology`` is the kind of code that held it, ``None`` for what was typed.
    """
    plain = plain_text(text[:LONGEST_TEXT])
    if _is_hotline(plain, issuer):
        return (Candidate(Meaning.HOTLINE_PHONE, plain),)
    if _is_link(plain, issuer):
        return (_from_link(plain, issuer),)
    found = dict.fromkeys((*_from_gs1(text[:LONGEST_TEXT]), *_candidates(plain, symbology)))
    return tuple(found) or (Candidate(Meaning.UNKNOWN, plain),)


def _candidates(text: str, symbology: Symbology | None) -> Iterable[Candidate]:
    number = own_number(text)
    bare = text.replace(" ", "").isdecimal()
    if number and not bare:
        yield Candidate(Meaning.INVENTORY_NUMBER, number)
        return
    if match := _TICKET.fullmatch(text):
        yield Candidate(Meaning.TICKET, f"T-{int(match[1]):06d}")
    if match := _VISIT.fullmatch(text):
        yield Candidate(Meaning.VISIT, f"V-{int(match[1]):06d}")
    if match := _LOAN.fullmatch(text):
        yield Candidate(Meaning.LOAN, f"P-{int(match[1]):04d}")
    if match := _LAPTOPS_LOAN.fullmatch(text):
        yield Candidate(Meaning.LOAN, f"P-{match[1].upper()}-{int(match[2])}")
    yield from _of_makers(text, symbology, number)


def _of_makers(text: str, symbology: Symbology | None, number: str) -> Iterable[Candidate]:
    """Tell what makers print, articles and serials, from bare digits that are a number of ours."""
    is_ean = symbology in {Symbology.EAN13, Symbology.EAN8}
    article = article_number(text) or (text if is_ean else "")
    if number and not article:
        yield Candidate(Meaning.INVENTORY_NUMBER, number)
    if article:
        yield Candidate(Meaning.PRODUCT, article)
    if is_ean:
        return
    said = _SAID_SERIAL.match(text)
    serial = text[said.end() :] if said else text
    if _SERIAL.fullmatch(serial):
        yield Candidate(Meaning.SERIAL, serial.upper())
    for form in _MAKER_SERIALS if symbology else ():
        if match := form.fullmatch(text):
            yield Candidate(Meaning.SERIAL, match[1].upper())


def _from_gs1(text: str) -> Iterable[Candidate]:
    parts = gs1_parts(text)
    if serial := plain_text(parts.serial).upper():
        yield Candidate(Meaning.SERIAL, serial)
    if parts.article:
        yield Candidate(Meaning.PRODUCT, parts.article)


def _is_link(text: str, issuer: Issuer) -> bool:
    """Tell whether it is a link; one of ours may lack what stands before the host."""
    host = text.lower().partition("/")[0]
    return bool(_SCHEME.match(text)) or ("/" in text and _host(host) in (issuer.hosts or ()))


def _from_link(text: str, issuer: Issuer) -> Candidate:
    """Read a portal's link: ``https://portal/a/OD-004217``, ``/t/``, ``/l/``, ``/v/``."""
    unknown = Candidate(Meaning.UNKNOWN, text)
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host = _host(parts.netloc.rpartition("@")[2].lower())
    except ValueError:
        return unknown
    ours = issuer.hosts is None or host in issuer.hosts
    if parts.scheme not in {"http", "https"} or not ours:
        return unknown
    path = [plain_text(unquote(part)) for part in parts.path.split("/") if part]
    for kind, value in itertools.pairwise(path):
        found = _linked(kind.lower(), value)
        if found is not None:
            return found
    return unknown


def _linked(kind: str, value: str) -> Candidate | None:
    """Read what a link names, with the prefix or without; an asset's number may be of any form."""
    if kind not in _LINK_MEANINGS:
        return None
    meaning, prefix = _LINK_MEANINGS[kind]
    is_id = _RECORD_ID.fullmatch(value) is not None
    if is_id:
        return Candidate(meaning, value.lower()) if meaning in _LINKED_BY_ID else None
    for code in (value, prefix + value):
        for candidate in _candidates(code, None):
            if candidate.meaning is meaning:
                return candidate
    other = inventory_number(value) if meaning is Meaning.INVENTORY_NUMBER else ""
    return Candidate(meaning, other) if other else None


def _host(named: str) -> str:
    """Return a host without its port and the "www." that people may leave out."""
    return re.sub(r":[0-9]*$", "", named).removeprefix("www.")


def _is_hotline(text: str, issuer: Issuer) -> bool:
    """Tell whether it is the hotline's phone, with the words that may stand before it."""
    phones = {_phone_digits(phone) for phone in issuer.hotline_phones} - {""}
    return not phones.isdisjoint({_phone_digits(text), _phone_digits(_BEFORE.sub("", text))})


def _phone_digits(text: str) -> str:
    """Return a French phone number's digits in one form; empty when the text is none."""
    digits = re.sub(r"[\s.\-()/]", "", text)
    if digits.startswith("+33"):
        digits = "0" + digits[3:].removeprefix("0")
    elif digits.startswith("0033"):
        digits = "0" + digits[4:].removeprefix("0")
    return digits if re.fullmatch(r"0[0-9]{9}|[0-9]{4}", digits) else ""
