"""What the two sheets of a loan say, gathered from the store."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from ordidesk.documents.loan_sheets import HandoverSheet, ReturnSheet
from ordidesk.documents.parties import Somebody, TicketOfSheet
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain import places
from ordidesk.domain.assets import Asset
from ordidesk.domain.loans import AHEAD, Loan, LoanSheet
from ordidesk.domain.places import Contract
from ordidesk.domain.tickets import Ticket
from ordidesk.queries import company, loans, parties
from ordidesk.store.reader import Reader


class SheetExtras(msgspec.Struct, frozen=True, kw_only=True):
    """What a sheet says that no record holds."""

    portal: str = ""
    """The address that links to records begin with."""
    photos: tuple[bytes, ...] = ()
    """JPEG files, of the condition at handover."""
    photos_back: tuple[bytes, ...] = ()
    signatures: tuple[SheetSignature, ...] = ()
    estimated_value: str = ""
    reservations: str = ""


def handover_sheet(
    reader: Reader, loan: Loan, now: datetime, extras: SheetExtras, *, as_is: bool = True
) -> HandoverSheet:
    """Return what the bon de mise à disposition of a loan says.

    ``as_is``: the loan is in the store; else it is one that is yet to be handed over, without an
    id or a number of its own.
    """
    ticket = reader.get(Ticket, loan.ticket_id)
    site = reader.get(places.Site, loan.site_id) if loan.site_id else None
    replaced = reader.get(Asset, loan.replaced_id) if loan.replaced_id else None
    receiver = parties.somebody(reader, loan.receiver_id)
    return HandoverSheet(
        company=company.issuer(reader),
        number=loan.number,
        ticket=_ticket(ticket),
        contract_number=_contract(reader, replaced),
        client=parties.client_of(reader, loan.client_id),
        representative=parties.representative_of(reader, loan.client_id),
        receiver=Somebody(
            name=loan.receiver_name or receiver.name,
            function=loan.receiver_capacity or receiver.function,
            phone=receiver.phone,
        ),
        technician=parties.somebody(reader, loan.handed_over_by),
        site=parties.site_of(site, loan.location or (replaced.location if replaced else "")),
        use=ticket.summary if ticket else "",
        loaner=parties.machine_of(reader.get(Asset, loan.loaner_id)),
        replaced=parties.machine_of(replaced) if replaced else None,
        replaced_taken=loan.replaced_taken,
        disk=loan.disk,
        data_note=loan.data_note,
        accessories=loan.accessories,
        grade=loan.grade,
        condition=loan.condition,
        photos=extras.photos,
        handed_over_at=loan.handed_over_at,
        zone=site.timezone if site else "",
        due_on=loan.due_on,
        estimated_value=extras.estimated_value,
        clauses=company.printed_clauses(reader, "" if loan.state in AHEAD else loan.clauses_id),
        reservations=extras.reservations,
        signatures=extras.signatures,
        record_link=_link(extras.portal, loan, LoanSheet.HANDOVER) if as_is else "",
        record_version=str(loans.version(reader, loan.id)) if as_is else "",
        printed_at=now,
        reprint=_printed_before(loan, LoanSheet.HANDOVER),
    )


def return_sheet(reader: Reader, loan: Loan, now: datetime, extras: SheetExtras) -> ReturnSheet:
    """Return what the bon de restitution of a loan says."""
    ticket = reader.get(Ticket, loan.ticket_id)
    site = reader.get(places.Site, loan.site_id) if loan.site_id else None
    replaced = reader.get(Asset, loan.replaced_id) if loan.replaced_id else None
    wiped_by = parties.somebody(reader, loan.wiped_by)
    return ReturnSheet(
        company=company.issuer(reader),
        number=loan.number,
        ticket=_ticket(ticket),
        contract_number=_contract(reader, replaced),
        client=parties.client_of(reader, loan.client_id),
        giver=Somebody(name=loan.giver_name or loan.receiver_name),
        technician=parties.somebody(reader, loan.returned_by),
        site=parties.site_of(site, loan.location),
        loaner=parties.machine_of(reader.get(Asset, loan.loaner_id)),
        replaced=parties.machine_of(replaced) if replaced else None,
        replaced_back=loan.replaced_back,
        accessories=loan.accessories,
        handed_over_at=loan.handed_over_at,
        returned_at=loan.returned_at,
        zone=site.timezone if site else "",
        grade_before=loan.grade,
        condition_before=loan.condition,
        photos_before=extras.photos,
        grade=loan.grade_back,
        condition=loan.condition_back,
        photos=extras.photos_back,
        backup_confirmed_by=loan.backup_by,
        accounts_removed=loan.accounts_removed,
        wiped_on=loan.wiped_on,
        wipe_method=loan.wipe_method,
        wiped_by=wiped_by.name,
        dispute=loan.dispute,
        reservations=extras.reservations,
        signatures=extras.signatures,
        record_link=_link(extras.portal, loan, LoanSheet.RETURN),
        record_version=str(loans.version(reader, loan.id)),
        printed_at=now,
        reprint=_printed_before(loan, LoanSheet.RETURN),
    )


def content_of(sheet: HandoverSheet | ReturnSheet) -> str:
    """Return the SHA-256 of what a sheet says, but for when and how often it was printed."""
    bare = msgspec.structs.replace(sheet, printed_at=None, reprint=False, record_version="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()


def changed_since_printed(loan: Loan, sheet: LoanSheet, content: str) -> bool:
    """Tell whether a sheet says something else than on the paper that was printed last."""
    return all(it.content != content for it in loan.printed if it.sheet is sheet)


def _printed_before(loan: Loan, sheet: LoanSheet) -> bool:
    return any(it.sheet is sheet for it in loan.printed)


def _link(portal: str, loan: Loan, sheet: LoanSheet) -> str:
    return f"{portal.rstrip('/')}/l/{loan.id}/{sheet}"


def _ticket(ticket: Ticket | None) -> TicketOfSheet:
    return (
        TicketOfSheet(number=ticket.number, summary=ticket.summary) if ticket else TicketOfSheet()
    )


def _contract(reader: Reader, replaced: Asset | None) -> str:
    contract = reader.get(Contract, replaced.contract_id) if replaced else None
    return contract.number if contract else ""
