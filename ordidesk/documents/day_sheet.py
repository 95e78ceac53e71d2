"""The day sheet: where a technician goes on a day, in order, and what they take along."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from ordidesk.documents.company import COMPANY, Company
from ordidesk.documents.parties import Machine, Site, Somebody, TicketOfSheet


class LoanerToBring(msgspec.Struct, frozen=True, kw_only=True):
    """A loaner that goes along."""

    machine: Machine = Machine()
    loan_number: str = ""
    prepared: bool = True


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of the day. What is empty is left out."""

    starts_at: datetime
    ends_at: datetime
    zone: str = ""
    """IANA zone of the site; empty: the laptop's."""
    client: str = ""
    site: Site = Site()
    access: str = ""
    """When and how the place can be entered."""
    contact: Somebody = Somebody()
    """Who receives the technician; the site's number where theirs is not known."""
    confirmed_by: str = ""
    """Who agreed to the slot."""
    ticket: TicketOfSheet = TicketOfSheet()
    machine: Machine | None = None
    purpose: str = ""
    parts: str = ""
    loaners: tuple[LoanerToBring, ...] = ()
    going_back: tuple[Machine, ...] = ()
    """Repaired machines that go back to their client."""
    travel: timedelta | None = None
    """From the stop before; ``None`` for the first, and where a place is not known."""
    link: str = ""
    """The portal's link to the ticket: the app opens it by its QR."""


class DaySheet(msgspec.Struct, frozen=True, kw_only=True):
    """All that the sheet says."""

    company: Company = COMPANY
    technician: Somebody = Somebody()
    day: date
    stops: tuple[Stop, ...] = ()
    zone: str = ""
    """IANA zone that the sheet was made in."""
    printed_at: datetime | None = None
    """UTC; the file's dates too."""
