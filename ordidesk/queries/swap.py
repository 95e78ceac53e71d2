"""The swap page: what it begins with, and what a command would change, before it is given."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from ordidesk.domain.assets import Asset
from ordidesk.domain.loans import AHEAD, OUT, Loan
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Site
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Actor, Command, Refusal
from ordidesk.queries import company, loaners, loans
from ordidesk.queries.loaners import LoanerRow
from ordidesk.queries.loans import LoanRow
from ordidesk.store.reader import Reader


class SwapStart(msgspec.Struct, frozen=True):
    """What is known before anything is scanned; a missing parent is ``None``."""

    ticket: Ticket
    client: Client | None
    site: Site | None
    visit: Visit | None
    replaced: Asset | None
    """The ticket's machine, unless a loaner stands in for it already."""
    receiver: Person | None
    """The visit's contact, else the requester."""
    people: tuple[Person, ...]
    """The client's, by name."""
    reserved: tuple[LoanRow, ...]
    """The loans that are kept for the ticket."""
    carried: tuple[LoanerRow, ...]
    """Free loaners that the acting person has with them."""
    clauses_id: str


class Subject(enum.StrEnum):
    """What a change is of."""

    LOANER = "loaner"
    REPLACED = "replaced"
    TICKET = "ticket"
    LOAN = "loan"
    REPAIR = "repair"


class Change(msgspec.Struct, frozen=True):
    """One field of one record, as it is and as it would be."""

    subject: Subject
    name: str
    """The record's number."""
    field: str
    before: enum.Enum | str
    """Empty: nothing."""
    after: enum.Enum | str


class Outlook(msgspec.Struct, frozen=True):
    """What a command would come to."""

    refusal: Refusal | None
    changes: tuple[Change, ...] = ()
    loan: Loan | None = None
    """As it would be; without a number, and with an id that means nothing, when it is new."""


def start(reader: Reader, actor: Actor, ticket_id: str, visit_id: str = "") -> SwapStart | None:
    """Return what a swap for a ticket begins with; ``None`` when the ticket is not here."""
    ticket = reader.get(Ticket, ticket_id)
    if ticket is None:
        return None
    visit = reader.get(Visit, visit_id) if visit_id else None
    of_ticket = loans.of_ticket(reader, ticket_id)
    receiver_id = visit.contact_id if visit and visit.contact_id else ticket.requester_id
    replaced = reader.get(Asset, ticket.asset_id) if ticket.asset_id else None
    standing_in = {it.replaced_number for it in of_ticket if it.state in OUT}
    if replaced is not None and replaced.inventory_number in standing_in:
        replaced = None
    in_force = company.clauses_in_force(reader)
    return SwapStart(
        ticket=ticket,
        client=reader.get(Client, ticket.client_id),
        site=reader.get(Site, visit.site_id if visit else ticket.site_id),
        visit=visit,
        replaced=replaced,
        receiver=reader.get(Person, receiver_id) if receiver_id else None,
        people=_people(reader, ticket.client_id),
        reserved=tuple(it for it in of_ticket if it.state in AHEAD),
        carried=tuple(it for it in loaners.carried_by(reader, actor.id) if it.is_free),
        clauses_id=in_force.id if in_force else "",
    )


def _people(reader: Reader, client_id: str) -> tuple[Person, ...]:
    ids = reader.rows(
        "SELECT id FROM person WHERE client_id = ? AND active ORDER BY name", client_id
    )
    found = (reader.get(Person, it) for (it,) in ids)
    return tuple(it for it in found if it is not None)


def outlook(reader: Reader, actor: Actor, command: Command, now: datetime) -> Outlook:
    """Try a command and tell field by field what it would change: the rule itself is asked."""
    tried = reader.tried(command, actor, now=now)
    if tried.refusal is not None:
        return Outlook(tried.refusal)
    found: list[Change] = []
    loan = None
    for after in tried.written:
        if isinstance(after, Loan):
            loan = after
        found += _changes(reader, reader.get(type(after), after.id), after)
    order = list(Subject)
    found.sort(key=lambda it: order.index(it.subject))
    return Outlook(None, tuple(found), loan)


def _changes(reader: Reader, before: Record | None, after: Record) -> list[Change]:
    match after:
        case Asset():
            was = before if isinstance(before, Asset) else after
            subject = Subject.REPLACED if after.client_id else Subject.LOANER
            name = after.inventory_number
            pairs: list[tuple[str, enum.Enum | str, enum.Enum | str]] = [
                ("custody", was.custody, after.custody),
                ("condition", was.condition, after.condition),
                ("site_id", _place(reader, was), _place(reader, after)),
                ("holder_id", _name(reader, was.holder_id), _name(reader, after.holder_id)),
                ("user_id", _name(reader, was.user_id), _name(reader, after.user_id)),
            ]
        case Ticket():
            was_in = before.state if isinstance(before, Ticket) else ""
            subject, name = Subject.TICKET, after.number
            pairs = [("state", was_in, after.state)]
        case Loan():
            stood = before.state if isinstance(before, Loan) else ""
            subject, name = Subject.LOAN, after.number
            pairs = [("state", stood, after.state)]
        case Repair():
            stood_at = before.state if isinstance(before, Repair) else ""
            subject, name = Subject.REPAIR, ""
            pairs = [("state", stood_at, after.state)]
            if isinstance(before, Repair) and before.given_back_at != after.given_back_at:
                pairs = [("given_back_at", "", "✓")]
        case _:
            return []
    return [Change(subject, name, field, old, new) for field, old, new in pairs if old != new]


def _place(reader: Reader, asset: Asset) -> str:
    site = reader.get(Site, asset.site_id) if asset.site_id else None
    return ", ".join(part for part in (site.name if site else "", asset.location) if part)


def _name(reader: Reader, person_id: str) -> str:
    person = reader.get(Person, person_id) if person_id else None
    return person.name if person else ""
