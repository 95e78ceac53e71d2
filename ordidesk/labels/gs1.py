"""GS1: the numbers of articles (EAN, UPC, GTIN), and codes that hold one with a serial number."""

from __future__ import annotations

import re
from typing import NamedTuple

_ARTICLE_LENGTHS = frozenset({8, 12, 13, 14})
_EAN13 = 13
_SEPARATOR = "\x1d"
_MARKED = re.compile(r"\(([0-9]{2,4})\)([^()]+)")
"""Element strings as people read them: "(01)04006381333931(21)AB12"."""
_SCANNED = re.compile(
    rf"(?:\][A-Za-z][0-9])?{_SEPARATOR}?01([0-9]{{14}})"
    rf"(?:1[1-7][0-9]{{6}}|(?:10|24[01])[^{_SEPARATOR}]{{1,30}}{_SEPARATOR})*"
    rf"21([!-~]{{1,20}})(?:{_SEPARATOR}.*)?",
    re.DOTALL,
)
"""As a scanner hands them on: the article, dates or a batch, and the serial number."""


class Gs1(NamedTuple):
    """What a GS1 code says; empty where it says nothing."""

    article: str = ""
    serial: str = ""


def article_number(text: str) -> str:
    """Return an article's number in one form, empty when the text is none.

    A UPC-A is the EAN-13 that begins with 0, and a GTIN-14 that begins so is an EAN-13.
    """
    if len(text) not in _ARTICLE_LENGTHS or not (text.isascii() and text.isdecimal()):
        return ""
    if not _check_digit_fits(text):
        return ""
    short = text[1:] if len(text) > _EAN13 and text[0] == "0" else text
    return short if len(short) in {8, 14} else short.zfill(_EAN13)


def gs1_parts(text: str) -> Gs1:
    """Read a GS1 code that holds an article's number and a serial number; else nothing."""
    marked = dict(_MARKED.findall(text)) if text.lstrip().startswith("(") else {}
    if marked:
        return Gs1(article_number(marked.get("01", "").strip()), marked.get("21", "").strip())
    match = _SCANNED.fullmatch(text.strip(" \r\n\t"))
    article = article_number(match[1]) if match else ""
    # Without a check digit that fits, any long run of digits would pass for one.
    return Gs1(article, match[2]) if match and article else Gs1()


def _check_digit_fits(digits: str) -> bool:
    """Check the last digit (weights 3 and 1 from the right)."""
    weighted = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))
    )
    return weighted % 10 == 0
