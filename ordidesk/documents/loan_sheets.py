"""The two sheets of a loan: what is handed over, and what comes back.

French law prescribes no form; they are evidence of a loan for use (Code civil, art. 1875 to 1891).
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from ordidesk.documents.company import COMPANY, Company
from ordidesk.documents.parties import Client, Machine, Site, Somebody, TicketOfSheet
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain.loans import Accessory, DiskPlace, Grade, WipeMethod


class Clauses(msgspec.Struct, frozen=True, kw_only=True):
    """The company's own texts, in the version that the loan was handed over under."""

    version: str = ""
    texts: tuple[str, ...] = ()
    """A paragraph each."""


class HandoverSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Bon de mise à disposition. What is empty is left out, or said to be empty."""

    company: Company = COMPANY
    number: str = ""
    """Of the loan; empty until the portal has given one."""
    ticket: TicketOfSheet = TicketOfSheet()
    contract_number: str = ""
    client: Client = Client()
    representative: Somebody = Somebody()
    """Who stands for the client: its IT referent."""
    receiver: Somebody = Somebody()
    """Who receives the loaner; ``function`` is the capacity in which they do."""
    technician: Somebody = Somebody()
    """Who hands it over."""
    site: Site = Site()
    """Where it is used."""
    use: str = ""
    """What for."""
    loaner: Machine = Machine()
    replaced: Machine | None = None
    replaced_taken: bool = False
    """The replaced machine goes to the workshop; else it stays there."""
    disk: DiskPlace = DiskPlace.STAYS_IN
    data_note: str = ""
    accessories: tuple[Accessory, ...] = ()
    grade: Grade = Grade.GOOD
    condition: str = ""
    """In words: scratches, keys that stick."""
    photos: tuple[bytes, ...] = ()
    """JPEG files, of the condition at handover."""
    handed_over_at: datetime | None = None
    """UTC; ``None``: it is not, and the date is filled in by hand."""
    zone: str = ""
    """IANA zone of the site; empty: the laptop's."""
    due_on: date | None = None
    """``None``: until the end of the repair."""
    estimated_value: str = ""
    """In euros, as it is printed; stating it shifts accidental loss to the borrower (art. 1883)."""
    clauses: Clauses = Clauses()
    reservations: str = ""
    """What the receiver does not agree with."""
    signatures: tuple[SheetSignature, ...] = ()
    """A side that is missing here gets an empty box, to be signed on paper."""
    record_link: str = ""
    """``https://portal/l/<loan id>/d``: the app opens the loan by it, and files the paper."""
    record_version: str = ""
    printed_at: datetime | None = None
    reprint: bool = False


class ReturnSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Bon de restitution. What is empty is left out, or said to be still open."""

    company: Company = COMPANY
    number: str = ""
    ticket: TicketOfSheet = TicketOfSheet()
    contract_number: str = ""
    client: Client = Client()
    giver: Somebody = Somebody()
    """Who gives the loaner back."""
    technician: Somebody = Somebody()
    """Who takes it back."""
    site: Site = Site()
    loaner: Machine = Machine()
    replaced: Machine | None = None
    replaced_back: bool = False
    """The client's own machine is back in its place."""
    accessories: tuple[Accessory, ...] = ()
    handed_over_at: datetime | None = None
    returned_at: datetime | None = None
    zone: str = ""
    grade_before: Grade = Grade.GOOD
    condition_before: str = ""
    photos_before: tuple[bytes, ...] = ()
    grade: Grade | None = None
    """``None``: not looked at yet."""
    condition: str = ""
    photos: tuple[bytes, ...] = ()
    backup_confirmed_by: str = ""
    """Who said that the user's data is saved elsewhere; empty: not confirmed yet."""
    accounts_removed: bool = False
    wiped_on: date | None = None
    wipe_method: WipeMethod | None = None
    wiped_by: str = ""
    dispute: str = ""
    """What is missing or broken and still to be settled."""
    reservations: str = ""
    signatures: tuple[SheetSignature, ...] = ()
    record_link: str = ""
    """``https://portal/l/<loan id>/r``."""
    record_version: str = ""
    printed_at: datetime | None = None
    reprint: bool = False
