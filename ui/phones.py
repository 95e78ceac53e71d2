"""Phone numbers as the person's language has them, and the links that dial them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QUrl

from ordidesk.domain import phones

_NO_COUNTRY = QLocale.Country.AnyTerritory


def shown(phone: str) -> str:
    """Write a number: French ones without their country for who reads French as in France."""
    reads_in = QLocale().territory()
    return phones.written(phone, at_home=reads_in in {_NO_COUNTRY, QLocale.Country.France})


def link(phone: str) -> QUrl | None:
    """Return what dials a number; nothing where there is none."""
    number = phones.dialled(phone)
    return QUrl(f"tel:{number}") if number else None
