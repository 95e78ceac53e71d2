"""The Tickets page: lists by view and filter, counts for the chips, one ticket with its journal."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from ordidesk.domain.assets import Asset, Category, Condition
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Contract, Cover, Site, cover_on
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import OPEN, Priority, Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Actor
from ordidesk.queries import loans
from ordidesk.queries.actions import TicketActions, ticket_actions
from ordidesk.queries.loans import LoanRow
from ordidesk.queries.reading import Conditions, Shown, many, read
from ordidesk.queries.words import beginnings, words
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))


class View(enum.StrEnum):
    """A chip over the list."""

    MINE = "mine"
    """Open ones that are assigned to whoever looks."""
    UNASSIGNED = "unassigned"
    OPEN = "open"
    ENDED = "ended"
    """Resolved, closed, cancelled."""
    ALL = "all"


class Sort(enum.StrEnum):
    """The order of the list."""

    PRIORITY = "priority"
    """Most urgent first, then the oldest."""
    OLDEST = "oldest"
    NEWEST = "newest"


class Filter(msgspec.Struct, frozen=True):
    """What the list holds."""

    view: View = View.OPEN
    client_id: str = ""
    asset_id: str = ""
    text: str = ""


class Counts(msgspec.Struct, frozen=True):
    """How many tickets stand behind each chip."""

    mine: int
    unassigned: int
    open: int
    ended: int


class Row(Shown, frozen=True):
    """A line of the list."""

    key: int
    id: str
    number: str
    """Empty until the portal gave it."""
    summary: str
    state: TicketState
    waiting_for: WaitingFor
    priority: Priority
    client_id: str
    client_name: str
    site_name: str
    asset_id: str
    asset_number: str
    assignee_id: str
    assignee_name: str
    requester_name: str
    opened_at: datetime
    last_at: datetime
    """When something last happened to it."""
    pending: bool
    """It or its journal holds what the portal has not confirmed."""


class Entry(Shown, frozen=True):
    """A line of the journal."""

    id: str
    entry: EntryKind
    author_id: str
    author_name: str
    at: datetime
    text: str
    before: str
    after: str
    before_name: str
    """The person whom ``before`` names, for an assignment or a visit that changed hands."""
    after_name: str
    subject: str
    visibility: Visibility
    minutes: int
    """Time spent on it."""
    pending: bool


class TicketVisit(Shown, frozen=True):
    """A visit of the ticket."""

    id: str
    starts_at: datetime
    ends_at: datetime
    state: VisitState
    technician_id: str
    technician_name: str
    site_name: str
    timezone: str
    purpose: str
    report: str
    pending: bool


class AssetSummary(msgspec.Struct, frozen=True):
    """The machine that a ticket is about."""

    id: str
    inventory_number: str
    category: Category
    brand: str
    model: str
    location: str
    condition: Condition
    cover: Cover
    remote_id: str = ""
    """Under which the program for remote control finds it."""


class Detail(msgspec.Struct, frozen=True):
    """One ticket with all that belongs to it; a missing parent is ``None``."""

    ticket: Ticket
    client: Client | None
    site: Site | None
    requester: Person | None
    assignee: Person | None
    opened_by_name: str
    asset: AssetSummary | None
    entries: tuple[Entry, ...]
    """Oldest first."""
    visits: tuple[TicketVisit, ...]
    """Newest first."""
    repair: Repair | None
    """Of its machine, while that is with us."""
    loans: tuple[LoanRow, ...]
    """Newest first; reservations that were given up are left out."""
    pending: bool
    actions: TicketActions


_ORDERS = {
    Sort.PRIORITY: "t.priority, t.opened_at, t.rid",
    Sort.OLDEST: "t.opened_at, t.rid",
    Sort.NEWEST: "t.opened_at DESC, t.rid DESC",
}

PENDING_TICKETS = """
    SELECT id FROM kept WHERE kind = 'ticket'
    UNION SELECT ticket_id FROM journal_entry
          WHERE id IN (SELECT id FROM kept WHERE kind = 'journal_entry')
"""

_ROW = f"""
    SELECT t.rid, t.id, t.number, t.summary, t.state, t.waiting_for, t.priority,
           t.client_id, coalesce(c.name, ''), coalesce(s.name, ''),
           t.asset_id, coalesce(a.inventory_number, ''),
           t.assignee_id, coalesce(p.name, ''), coalesce(r.name, ''), t.opened_at,
           coalesce((SELECT max(at) FROM journal_entry WHERE ticket_id = t.id), t.opened_at),
           t.id IN ({PENDING_TICKETS})
    FROM ticket t
    LEFT JOIN client c ON c.id = t.client_id
    LEFT JOIN site s ON s.id = t.site_id
    LEFT JOIN asset a ON a.id = t.asset_id
    LEFT JOIN person p ON p.id = t.assignee_id
    LEFT JOIN person r ON r.id = t.requester_id
"""  # noqa: S608 - put together from constants of this module

_ROWS_BY_KEY = _ROW + "WHERE t.rid IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
_ROW_BY_ID = _ROW + "WHERE t.id = ?"
_STILL_OPEN = "t.state IN (SELECT value FROM json_each(?))"
# The store's index of a ticket's asset leaves generic tickets out: a query has to say so too.
_BY_PRIORITY = f"AND {_STILL_OPEN} ORDER BY {_ORDERS[Sort.PRIORITY]}"
_OF_ASSET = _ROW + "WHERE t.asset_id = ? AND t.asset_id <> '' " + _BY_PRIORITY
_OF_ASSIGNEE = _ROW + "WHERE t.assignee_id = ? " + _BY_PRIORITY + " LIMIT ?"

_ENTRIES = """
    SELECT j.id, j.entry, j.author_id, coalesce(w.name, ''), j.at, j.text, j.before, j.after,
           coalesce(b.name, ''), coalesce(f.name, ''), j.subject, j.visibility,
           j.minutes,
           j.id IN (SELECT id FROM kept WHERE kind = 'journal_entry')
    FROM journal_entry j
    LEFT JOIN person w ON w.id = j.author_id
    LEFT JOIN person b ON j.entry IN ('assignment', 'visit_taken_over', 'visit_given')
        AND b.id = j.before
    LEFT JOIN person f ON j.entry IN ('assignment', 'visit_taken_over', 'visit_given')
        AND f.id = j.after
    WHERE j.ticket_id = ?
    ORDER BY j.at, j.rid
"""

_VISITS = """
    SELECT v.id, v.starts_at, v.ends_at, v.state, v.technician_id, coalesce(p.name, ''),
           coalesce(s.name, ''), coalesce(s.timezone, ''), v.purpose, v.report,
           v.id IN (SELECT id FROM kept WHERE kind = 'visit')
    FROM visit v
    LEFT JOIN person p ON p.id = v.technician_id
    LEFT JOIN site s ON s.id = v.site_id
    WHERE v.ticket_id = ?
    ORDER BY v.starts_at DESC, v.rid DESC
"""


def keys(reader: Reader, actor: Actor, wanted: Filter, sort: Sort = Sort.PRIORITY) -> array[int]:
    """Return the keys of the list's tickets, in its order."""
    conditions = Conditions()
    _add_view(conditions, wanted.view, actor)
    _add_filter(conditions, wanted.client_id, wanted.text)
    if wanted.asset_id:
        conditions.add("t.asset_id = ? AND t.asset_id <> ''", wanted.asset_id)
    found = reader.rows(
        f"SELECT t.rid FROM ticket t WHERE {conditions.where} ORDER BY {_ORDERS[sort]}",  # noqa: S608 - constants of this module
        *conditions.params,
    )
    return array("q", [key for (key,) in found])


def _add_view(conditions: Conditions, view: View, actor: Actor) -> None:
    if view in {View.MINE, View.UNASSIGNED, View.OPEN}:
        conditions.add(_STILL_OPEN, _OPEN)
    if view is View.MINE:
        conditions.add("t.assignee_id = ?", actor.id)
    elif view is View.UNASSIGNED:
        conditions.add("t.assignee_id = ''")
    elif view is View.ENDED:
        conditions.add("t.state NOT IN (SELECT value FROM json_each(?))", _OPEN)


def _add_filter(conditions: Conditions, client_id: str, text: str) -> None:
    if client_id:
        conditions.add("t.client_id = ?", client_id)
    searched = words(text)
    if searched:
        conditions.add(
            "t.rid IN (SELECT rowid FROM search_ticket WHERE search_ticket MATCH ?)",
            beginnings(searched),
        )


def rows(reader: Reader, wanted: Sequence[int]) -> dict[int, Row]:
    """Return the rows of these keys; one that is absent was deleted meanwhile."""
    found = read(reader, Row, _ROWS_BY_KEY, many(wanted))
    return {row.key: row for row in found}


def key_of(reader: Reader, ticket_id: str) -> int | None:
    """Return the key of a ticket, to find its place in a list."""
    key: int | None = reader.value("SELECT rid FROM ticket WHERE id = ?", ticket_id)
    return key


def brief(reader: Reader, ticket_id: str) -> Row | None:
    """Return the list's row of one ticket."""
    found = read(reader, Row, _ROW_BY_ID, ticket_id)
    return found[0] if found else None


def open_of_asset(reader: Reader, asset_id: str) -> tuple[Row, ...]:
    """Return the open tickets of a machine, most urgent first."""
    return read(
        reader,
        Row,
        _OF_ASSET,
        asset_id,
        _OPEN,
    )


def open_of_assignee(reader: Reader, person_id: str, limit: int) -> tuple[Row, ...]:
    """Return the first open tickets of a technician, most urgent first."""
    return read(
        reader,
        Row,
        _OF_ASSIGNEE,
        person_id,
        _OPEN,
        limit,
    )


def counts(reader: Reader, actor: Actor, client_id: str = "", text: str = "") -> Counts:
    """Count the tickets behind each chip, under the same filter as the list."""
    conditions = Conditions()
    _add_filter(conditions, client_id, text)
    grouped = reader.rows(
        "SELECT assignee_id, state, count(*) FROM ticket t"  # noqa: S608 - constants of this module
        f" WHERE {conditions.where} GROUP BY assignee_id, state",
        *conditions.params,
    )
    still_open = [(assignee, number) for assignee, state, number in grouped if state in OPEN]
    return Counts(
        mine=sum(number for assignee, number in still_open if assignee == actor.id),
        unassigned=sum(number for assignee, number in still_open if not assignee),
        open=sum(number for _, number in still_open),
        ended=sum(number for _, state, number in grouped if state not in OPEN),
    )


def detail(
    reader: Reader, actor: Actor, ticket_id: str, now: datetime, today: date
) -> Detail | None:
    """Return one ticket with people, machine, journal, visits and what may be done."""
    ticket = reader.get(Ticket, ticket_id)
    if ticket is None:
        return None
    opened_by = reader.get(Person, ticket.opened_by)
    return Detail(
        ticket=ticket,
        client=reader.get(Client, ticket.client_id),
        site=reader.get(Site, ticket.site_id),
        requester=reader.get(Person, ticket.requester_id),
        assignee=reader.get(Person, ticket.assignee_id),
        opened_by_name=opened_by.name if opened_by else "",
        asset=asset_summary(reader, ticket.asset_id, today),
        entries=journal(reader, ticket_id),
        visits=read(reader, TicketVisit, _VISITS, ticket_id),
        repair=loans.repair_of(reader, ticket.asset_id),
        loans=loans.of_ticket(reader, ticket_id),
        pending=bool(reader.value(f"SELECT ? IN ({PENDING_TICKETS})", ticket_id)),
        actions=ticket_actions(reader, actor, ticket_id, now),
    )


def journal(reader: Reader, ticket_id: str) -> tuple[Entry, ...]:
    """Return the journal of a ticket, oldest first."""
    return read(reader, Entry, _ENTRIES, ticket_id)


def asset_summary(reader: Reader, asset_id: str, today: date) -> AssetSummary | None:
    """Return what a ticket or visit shows of its machine."""
    asset = reader.get(Asset, asset_id)
    if asset is None:
        return None
    return AssetSummary(
        id=asset.id,
        inventory_number=asset.inventory_number,
        category=asset.category,
        brand=asset.brand,
        model=asset.model,
        location=asset.location,
        condition=asset.condition,
        cover=cover_on(reader.get(Contract, asset.contract_id), today),
        remote_id=asset.remote_id,
    )
