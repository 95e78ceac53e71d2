"""The visit report: who came where, what was found and done, what is left, and who signed it."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

import msgspec

from ordidesk.documents.company import COMPANY, Company
from ordidesk.documents.parties import Client, Machine, Site, Somebody, TicketOfSheet
from ordidesk.documents.signature import SheetSignature


class Interval(msgspec.Struct, frozen=True):
    """From one UTC instant to another; ``None`` while it has not ended."""

    begin: datetime
    end: datetime | None = None


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """UTC instants, printed by the clock at the site."""

    zone: str = ""
    """IANA zone of the site; empty: the laptop's."""
    planned: Interval | None = None
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    pauses: tuple[Interval, ...] = ()
    worked: timedelta | None = None
    """Without the pauses; ``None``: not known."""


class PartUsed(msgspec.Struct, frozen=True, kw_only=True):
    """A part that was put in."""

    quantity: int = 1
    designation: str = ""
    reference: str = ""


class Outcome(enum.StrEnum):
    """What a check found; ``OPEN`` of one that was not done, or only measured."""

    OPEN = ""
    OK = "ok"
    KO = "ko"
    NOT_APPLICABLE = "na"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a verification list."""

    label: str = ""
    outcome: Outcome = Outcome.OPEN
    value: str = ""
    """What was measured, with its unit."""
    bounds: str = ""
    """What was allowed, with its unit."""
    comment: str = ""
    follow_up: str = ""
    """What is done about a failed one."""


class VerificationResult(msgspec.Struct, frozen=True, kw_only=True):
    """A list that was gone through."""

    title: str = ""
    version: str = ""
    """Of the list."""
    result: str = ""
    """In the word that people read."""
    checks: tuple[Check, ...] = ()


class VisitReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that the sheet says. What is empty is left out, or said to be empty."""

    company: Company = COMPANY
    client: Client = Client()
    site: Site = Site()
    technician: Somebody = Somebody()
    contact: Somebody = Somebody()
    """Who received the technician."""
    ticket: TicketOfSheet = TicketOfSheet()
    machine: Machine | None = None
    times: Times = Times()
    diagnosis: tuple[str, ...] = ()
    work_done: str = ""
    parts: tuple[PartUsed, ...] = ()
    verifications: tuple[VerificationResult, ...] = ()
    reservations: str = ""
    """What the client does not agree with."""
    remaining: tuple[str, ...] = ()
    """Actions still to be taken."""
    signatures: tuple[SheetSignature, ...] = ()
    """A side that is missing here gets an empty box, to be signed on paper."""
    record_link: str = ""
    """The portal's link to the visit (``https://portal/v/<id>``): the app opens it by its QR."""
    record_version: str = ""
    """Of the record that this was printed from."""
    printed_at: datetime | None = None
    """UTC; the file's dates too."""
    reprint: bool = False
