"""The list beside the board: visits that are to be planned, a machine's way back among them."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from ordidesk.domain.tickets import ENDED, Priority
from ordidesk.domain.visit_requests import RequestState
from ordidesk.queries.reading import Conditions, Shown, many, read
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader


class BacklogKind(enum.StrEnum):
    """A chip over the list."""

    ALL = "all"
    VISITS = "visits"
    """What somebody asked for."""
    RETURNS = "returns"
    """A repaired machine goes back to its client."""


class BacklogFilter(msgspec.Struct, frozen=True):
    """What the list holds."""

    text: str = ""
    """Looked for in what a line shows."""
    kind: BacklogKind = BacklogKind.ALL
    priority: Priority | None = None
    client_id: str = ""


class BacklogCounts(msgspec.Struct, frozen=True):
    """How many lines stand behind each chip."""

    all: int
    visits: int
    returns: int


class Waiting(Shown, frozen=True):
    """A visit that is to be planned."""

    request_id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    priority: Priority | None
    client_id: str
    client_name: str
    site_id: str
    site_name: str
    city: str
    timezone: str
    """IANA zone of the site; the company's own where it has none."""
    access: str
    """When and how the place can be entered: the ticket's word, else the site's."""
    contact_id: str
    """Who asked for help."""
    contact_name: str
    contact_phone: str
    """The contact's number, else the site's."""
    callback: str
    """When they can be called."""
    cause: str
    minutes: int
    skill: str
    parts: str
    requested_at: datetime
    requested_by: str
    """Their name."""
    repair_id: str
    """The repair whose machine goes back; empty: none does."""
    asset_number: str
    """Of the machine that goes back, else of the ticket's."""
    assignee_id: str
    assignee_name: str
    pending: bool

    @property
    def is_return(self) -> bool:
        """Whether a repaired machine goes back with it."""
        return bool(self.repair_id)


_ROWS = """
    SELECT q.id, q.ticket_id, coalesce(t.number, ''), coalesce(t.summary, ''), t.priority,
           q.client_id, coalesce(c.name, ''),
           coalesce(s.id, ''), coalesce(s.name, ''), coalesce(s.city, ''),
           coalesce(nullif(s.timezone, ''), 'Europe/Paris'),
           coalesce(nullif(t.access, ''), s.access, ''),
           coalesce(p.id, ''), coalesce(p.name, ''), coalesce(nullif(p.phone, ''), s.phone, ''),
           coalesce(t.callback, ''), q.cause, q.minutes, q.skill, q.parts, q.requested_at,
           coalesce(w.name, ''), q.repair_id, coalesce(a.inventory_number, ''),
           coalesce(t.assignee_id, ''), coalesce(h.name, ''),
           q.id IN (SELECT id FROM kept WHERE kind = 'visit_request')
    FROM visit_request q
    LEFT JOIN ticket t ON t.id = q.ticket_id
    LEFT JOIN repair r ON r.id = q.repair_id AND q.repair_id <> ''
    LEFT JOIN asset a ON a.id = coalesce(r.asset_id, t.asset_id)
    LEFT JOIN site s ON s.id = coalesce(nullif(q.site_id, ''), t.site_id)
    LEFT JOIN client c ON c.id = q.client_id
    LEFT JOIN person p ON p.id = t.requester_id
    LEFT JOIN person w ON w.id = q.requested_by
    LEFT JOIN person h ON h.id = t.assignee_id
"""


def backlog(
    reader: Reader,
    wanted: BacklogFilter = BacklogFilter(),  # noqa: B008 - frozen
) -> tuple[Waiting, ...]:
    """Return what is to be planned, the most urgent first, then what waits longest."""
    return tuple(it for it in _found(reader, wanted) if _is_of(it, wanted.kind))


def counts(
    reader: Reader,
    wanted: BacklogFilter = BacklogFilter(),  # noqa: B008 - frozen
) -> BacklogCounts:
    """Count the lines behind each chip, under the same filter as the list."""
    found = _found(reader, wanted)
    returns = sum(it.is_return for it in found)
    return BacklogCounts(all=len(found), visits=len(found) - returns, returns=returns)


def _found(reader: Reader, wanted: BacklogFilter) -> tuple[Waiting, ...]:
    conditions = Conditions()
    conditions.add("q.state = ?", RequestState.OPEN.value)
    conditions.add("t.state NOT IN (SELECT value FROM json_each(?))", many(sorted(ENDED)))
    if wanted.priority is not None:
        conditions.add("t.priority = ?", wanted.priority.value)
    if wanted.client_id:
        conditions.add("q.client_id = ?", wanted.client_id)
    found = read(
        reader,
        Waiting,
        f"{_ROWS} WHERE {conditions.where} ORDER BY t.priority, q.requested_at, q.rid",
        *conditions.params,
    )
    sought = folded(wanted.text).split()
    return tuple(it for it in found if all(word in _said(it) for word in sought))


def _is_of(row: Waiting, kind: BacklogKind) -> bool:
    return kind is BacklogKind.ALL or row.is_return == (kind is BacklogKind.RETURNS)


def _said(row: Waiting) -> str:
    return folded(
        " ".join(
            (
                *(row.ticket_number, row.ticket_summary, row.client_name, row.site_name, row.city),
                *(row.contact_name, row.cause, row.skill, row.parts, row.asset_number),
                row.assignee_name,
            )
        )
    )
