"""Who issues the sheets."""

from __future__ import annotations

import msgspec


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """The company's identity at the head of every sheet; texts as they are printed."""

    name: str = "OrdiDesk"
    address: str = ""
    phone: str = "01 99 00 42 00"
    """The hotline's, as on the inventory labels; this one is of a range kept for fiction."""
    siren: str = ""
    logo: bytes = b""
    """A PNG; empty: none."""


COMPANY = Company()
"""Where no portal has told the company's identity yet."""
