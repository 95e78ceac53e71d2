"""How sheets name what they tell of: people, companies, instants, where a text came from."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.company import Company
from ordidesk.documents.parties import Somebody
from ui import moments, phones

NOTHING = "–"
"""Where the sheet has to say that it holds nothing."""


def joined(by: str, *parts: str) -> str:
    """Return the parts that are not empty, with `by` between them."""
    return by.join(part for part in parts if part)


def named(person: Somebody) -> str:
    """Return a person's name, and below it what they do and how they are called."""
    return joined("\n", person.name, joined(" · ", person.function, phones.shown(person.phone)))


def instant(at: datetime | None, zone: str) -> str:
    """Return a day and time as clocks on the spot showed them."""
    return NOTHING if at is None else moments.day_and_time(at, zone)


def known_zone(zone: str) -> str:
    """Return the site's zone; the laptop's, which is written as none, where it does not exist."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):
        return ""


def company_lines(company: Company) -> str:
    """Return the address of who issues the sheet, and below it phone and SIREN."""
    phone = siren = ""
    if company.phone:
        told = QCoreApplication.translate("Sheets", "Tel. {phone}")
        phone = told.format(phone=phones.shown(company.phone))
    if company.siren:
        siren = QCoreApplication.translate("Sheets", "SIREN {number}").format(number=company.siren)
    return joined("\n", company.address, joined(" · ", phone, siren))


def origin(record_version: str, printed_at: datetime | None, zone: str) -> str:
    """Return which version of its record a sheet was made from, and when."""
    version = printed = ""
    if record_version:
        told = QCoreApplication.translate("Sheets", "From version {version} of the record")
        version = told.format(version=record_version)
    if printed_at is not None:
        told = QCoreApplication.translate("Sheets", "made on {date}")
        printed = told.format(date=moments.day_and_time(printed_at, zone))
    return joined(" · ", version, printed)
