"""What waits for a manager: tickets that nobody has judged, or that nobody has."""

from __future__ import annotations

import enum
import functools
from array import array
from collections.abc import Sequence
from datetime import datetime

import msgspec

from ordidesk.domain.callback_slots import CallbackSlot, reachable, read_slots
from ordidesk.domain.service_hours import due_at
from ordidesk.domain.tickets import OPEN, Priority, TicketState
from ordidesk.domain.zones import zone_named
from ordidesk.queries.reading import Conditions, Shown, many, read
from ordidesk.queries.tickets import PENDING_TICKETS
from ordidesk.queries.words import beginnings, words
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))
_NOT_BEGUN = many(sorted([TicketState.NEW, TicketState.ASSIGNED, TicketState.REOPENED]))
_REMEMBERED = 65_536


class View(enum.StrEnum):
    """A chip over the queue."""

    ALL = "all"
    BLOCKING = "blocking"
    LATE = "late"
    """Their promised time is past."""
    REACHABLE = "reachable"
    """Whoever declared them can be called now."""


class Filter(msgspec.Struct, frozen=True):
    """What the queue holds."""

    view: View = View.ALL
    text: str = ""


class Counts(msgspec.Struct, frozen=True):
    """How many tickets stand behind each chip, under the same text."""

    all: int
    blocking: int
    late: int
    reachable: int


class Queue(msgspec.Struct, frozen=True):
    """The keys of the tickets, the most blocking first and then the oldest."""

    keys: array[int]
    counts: Counts


class Row(Shown, frozen=True):
    """A line of the queue."""

    key: int
    id: str
    number: str
    """Empty until the portal gave it."""
    summary: str
    state: TicketState
    priority: Priority
    client_name: str
    site_name: str
    postcode: str
    timezone: str
    callback: str
    assignee_name: str
    """Of one that somebody took before anybody judged it."""
    opened_at: datetime
    pending: bool
    """It holds what the portal has not confirmed."""


# Work that somebody began is no longer judged from here: the technician knows better by then.
_WAITS = (
    "((t.assignee_id = '' AND t.state IN (SELECT value FROM json_each(?)))"
    " OR (t.qualified_impact IS NULL AND t.state IN (SELECT value FROM json_each(?))))"
)
_ROWS = f"""
    SELECT t.rid, t.id, t.number, t.summary, t.state, t.priority, coalesce(c.name, ''),
           coalesce(s.name, ''), coalesce(s.postcode, ''), coalesce(s.timezone, ''), t.callback,
           coalesce(p.name, ''), t.opened_at, t.id IN ({PENDING_TICKETS})
    FROM ticket t
    LEFT JOIN client c ON c.id = t.client_id
    LEFT JOIN site s ON s.id = t.site_id
    LEFT JOIN person p ON p.id = t.assignee_id
    WHERE t.rid IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - put together from constants


def queue(reader: Reader, wanted: Filter, now: datetime) -> Queue:
    """Return a view of the queue with the counts of all views.

    The first time in a process takes a second: not for the window's thread.
    """
    conditions = Conditions()
    conditions.add(_WAITS, _OPEN, _NOT_BEGUN)
    searched = words(wanted.text)
    if searched:
        conditions.add(
            "t.rid IN (SELECT rowid FROM search_ticket WHERE search_ticket MATCH ?)",
            beginnings(searched),
        )
    found = reader.rows(
        "SELECT t.rid, coalesce(t.qualified_impact, t.declared_impact) = 'blocking',"  # noqa: S608 - constants of this module
        " t.priority, t.opened_at, coalesce(s.postcode, ''), coalesce(s.timezone, ''), t.callback"
        f" FROM ticket t LEFT JOIN site s ON s.id = t.site_id WHERE {conditions.where}"
        " ORDER BY t.priority, t.opened_at, t.rid",
        *conditions.params,
    )
    behind = {view: array("q") for view in View}
    at_hand: dict[tuple[str, str], bool] = {}
    for key, blocking, priority, opened_at, postcode, timezone, callback in found:
        behind[View.ALL].append(key)
        if blocking:
            behind[View.BLOCKING].append(key)
        if _due(opened_at, priority, postcode) < now:
            behind[View.LATE].append(key)
        place = (callback, timezone)
        if callback and place not in at_hand:
            at_hand[place] = is_reachable(callback, timezone, now)
        if at_hand.get(place):
            behind[View.REACHABLE].append(key)
    return Queue(
        keys=behind[wanted.view],
        counts=Counts(
            all=len(behind[View.ALL]),
            blocking=len(behind[View.BLOCKING]),
            late=len(behind[View.LATE]),
            reachable=len(behind[View.REACHABLE]),
        ),
    )


def rows(reader: Reader, wanted: Sequence[int]) -> dict[int, Row]:
    """Return the rows of these keys; one that is absent was deleted meanwhile."""
    return {row.key: row for row in read(reader, Row, _ROWS, many(wanted))}


def waits(reader: Reader, ticket_id: str) -> bool:
    """Tell whether a ticket is in the queue."""
    return bool(
        reader.value(
            f"SELECT 1 FROM ticket t WHERE t.id = ? AND {_WAITS}",  # noqa: S608 - constants of this module
            ticket_id,
            _OPEN,
            _NOT_BEGUN,
        )
    )


def is_reachable(callback: str, timezone: str, now: datetime) -> bool:
    """Tell whether the time that a place shows is one in which to call, as was written."""
    return reachable(_slots(callback), now, zone_named(timezone))


def promised(row: Row) -> datetime:
    """Return until when a ticket of the queue is promised to be solved."""
    return due_of(row.opened_at, row.priority, row.postcode)


# A queue is asked for again with every change and letter, and holds the same tickets each time.
@functools.lru_cache(maxsize=_REMEMBERED)
def due_of(opened_at: datetime, priority: Priority, postcode: str) -> datetime:
    """Return until when a ticket is promised; as ``due_at``, which it remembers."""
    return due_at(opened_at, priority, postcode)


@functools.lru_cache(maxsize=_REMEMBERED)
def _due(opened_at: str, priority: int, postcode: str) -> datetime:
    return due_of(datetime.fromisoformat(opened_at), Priority(priority), postcode)


@functools.lru_cache(maxsize=_REMEMBERED)
def _slots(callback: str) -> tuple[CallbackSlot, ...]:
    return read_slots(callback)
