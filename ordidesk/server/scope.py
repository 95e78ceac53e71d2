"""Who may see which rows: as SQL for reading, and as a fact of one row for telling that it left.

The company's own people see everything. A referent sees their client: the places, contracts,
people, assets, tickets, visits, loans, repairs and what of journal and files is meant for clients.
A requester sees their own tickets and those that go on in their place, with all of that, the
machines they work with, their client and its sites. Everybody sees the names of the company's own
people. Verification lists, their runs, requests for visits, absences, freed days and the texts of
sheets stay among the company's people, and so do the words of a loan that are meant for them.

Nobody's laptop holds a ticket that was closed long ago (``retention.py``).
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select, true

from ordidesk.domain.absences import Absence
from ordidesk.domain.assets import Asset
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.company import Clauses, CompanyIdentity
from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.loans import AMONG_STAFF, Loan
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client, Site
from ordidesk.domain.records import Record
from ordidesk.domain.released_days import DayRelease
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.verifications import VerificationRun, VerificationTemplate
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Actor
from ordidesk.server.tables import RECORD_TABLES, archived_ticket

_OfTicket = Visit | JournalEntry | Attachment | VerificationRun | VisitRequest | Loan | Repair

NOBODY = "-"
"""A client that no row has: what only the company's own people see belongs to it."""
EVERYBODY = "*"
OF_TICKET: tuple[type[_OfTicket], ...] = (
    Visit,
    JournalEntry,
    Attachment,
    VerificationRun,
    VisitRequest,
    Loan,
    Repair,
)
"""What belongs to a ticket and is seen by those who see it, unless it is internal."""
_KINDS_OF_TICKET = frozenset(record_type.kind for record_type in OF_TICKET)
_AMONG_STAFF = frozenset(
    {
        VerificationTemplate.kind,
        CompanyIdentity.kind,
        Clauses.kind,
        Absence.kind,
        DayRelease.kind,
    }
)
_INTERNAL_TOO = _KINDS_OF_TICKET - {Visit.kind}


class Audience(msgspec.Struct, frozen=True):
    """Who sees a row besides the company's own people: its client's referents, and requesters."""

    client: str = NOBODY
    people: tuple[str, ...] = ()

    def has(self, actor: Actor) -> bool:
        """Tell whether the actor sees the row."""
        if actor.role in STAFF or EVERYBODY in self.people:
            return True
        if actor.role is Role.REFERENT:
            return bool(actor.client_id) and self.client == actor.client_id
        return actor.id in self.people or (
            bool(actor.client_id) and _of_whole_client(actor.client_id) in self.people
        )


def audience_of(record: Record, ticket: Ticket | None) -> Audience:
    """Say who sees a record; ``ticket`` is the one to which one ``OF_TICKET`` belongs."""
    if isinstance(record, OF_TICKET):
        internal = getattr(record, "visibility", Visibility.CLIENT) is Visibility.INTERNAL
        return Audience() if ticket is None or internal else audience_of(ticket, None)
    match record:
        case Client():
            people: tuple[str, ...] = (_of_whole_client(record.id),)
        case Site():
            people = (_of_whole_client(record.client_id),)
        case Person():
            people = (EVERYBODY if record.role in STAFF else record.id,)
        case Asset():
            people = (record.user_id,)
        case Ticket():
            people = (record.requester_id, record.opened_by, *record.followers)
        case _:
            people = ()
    client_id = record.id if isinstance(record, Client) else getattr(record, "client_id", "")
    return Audience(client_id or NOBODY, people)


def _of_whole_client(client_id: str) -> str:
    return f"client:{client_id}"


def visible(kind: str, actor: Actor) -> ColumnElement[bool]:
    """Return the SQL condition on the kind's table for the rows that the actor sees."""
    return and_(_in_scope(kind, actor), _is_kept(kind))


def shown(kind: str, actor: Actor) -> Select[Any]:
    """Select the kind's columns as the actor reads them: what is told among staff is empty."""
    table = RECORD_TABLES[kind]
    if actor.role in STAFF or kind != Loan.kind:
        return select(table)
    columns: list[ColumnElement[Any]] = [
        literal("").label(it.name) if it.name in AMONG_STAFF else it for it in table.c
    ]
    return select(*columns)


def _is_kept(kind: str) -> ColumnElement[bool]:
    table = RECORD_TABLES[kind].c
    if kind == Ticket.kind:
        ticket_id = table.id
    elif kind in _KINDS_OF_TICKET:
        ticket_id = table.ticket_id
    else:
        return true()
    return ~exists().where(archived_ticket.c.ticket_id == ticket_id)


def _in_scope(kind: str, actor: Actor) -> ColumnElement[bool]:
    if actor.role in STAFF:
        return true()
    if actor.role is Role.REFERENT:
        return _of_client(kind, actor.client_id or NOBODY)
    return _of_requester(kind, actor)


def digest(actor: Actor) -> str:
    """Shorten what the actor's scope depends on: when it changes, a cursor of before is void."""
    staff = actor.role in STAFF
    facts = "staff" if staff else f"{actor.role}|{actor.client_id}|{actor.id}"
    return hashlib.sha256(facts.encode()).hexdigest()[:8]


def _of_client(kind: str, client_id: str) -> ColumnElement[bool]:
    table = RECORD_TABLES[kind].c
    if kind == Client.kind:
        return table.id == client_id
    if kind == Person.kind:
        return or_(table.client_id == client_id, table.role.in_(STAFF))
    if kind in _AMONG_STAFF:
        return ~true()
    ticket = RECORD_TABLES[Ticket.kind].c
    if kind == Visit.kind:
        return _ticket_is(table.ticket_id, ticket.client_id == client_id)
    if kind in _INTERNAL_TOO:
        return _ticket_is(table.ticket_id, ticket.client_id == client_id) & (
            table.visibility == Visibility.CLIENT
        )
    return table.client_id == client_id


def _of_requester(kind: str, actor: Actor) -> ColumnElement[bool]:
    table = RECORD_TABLES[kind].c
    ticket = RECORD_TABLES[Ticket.kind].c
    own = or_(
        ticket.requester_id == actor.id,
        ticket.opened_by == actor.id,
        and_(
            ticket.client_id == (actor.client_id or NOBODY),
            ticket.followers.contains(f'"{actor.id}"', autoescape=True),
        ),
    )
    conditions: dict[str, ColumnElement[bool]] = {
        Client.kind: RECORD_TABLES[Client.kind].c.id == (actor.client_id or NOBODY),
        Site.kind: RECORD_TABLES[Site.kind].c.client_id == (actor.client_id or NOBODY),
        Ticket.kind: own,
    }
    if kind in conditions:
        return conditions[kind]
    if kind == Person.kind:
        return or_(table.id == actor.id, table.role.in_(STAFF))
    if kind == Asset.kind:
        return table.user_id == actor.id
    if kind == Visit.kind:
        return _ticket_is(table.ticket_id, own)
    if kind in _INTERNAL_TOO:
        return _ticket_is(table.ticket_id, own) & (table.visibility == Visibility.CLIENT)
    return ~true()


def _ticket_is(
    ticket_id: ColumnElement[str], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    ticket = RECORD_TABLES[Ticket.kind].c
    return exists(select(ticket.id).where(ticket.id == ticket_id, condition))
