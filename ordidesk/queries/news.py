"""What somebody else changed of a technician's day: visits of today, critical tickets."""

from __future__ import annotations

import enum
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from ordidesk.domain.journal import EntryKind
from ordidesk.domain.records import instant_text
from ordidesk.domain.tickets import OPEN, Priority
from ordidesk.domain.visits import TO_START, VisitState
from ordidesk.domain.work import Actor
from ordidesk.queries.day import LOOK_AHEAD, LOOK_BACK
from ordidesk.queries.reading import Shown, many, read
from ordidesk.store.reader import Reader


class Appointment(Shown, frozen=True):
    """A visit that is still to be started."""

    id: str
    starts_at: datetime
    timezone: str
    client_name: str


class Critical(Shown, frozen=True):
    """A critical ticket that somebody has."""

    id: str
    summary: str
    client_name: str
    given_by: str
    """The person who assigned it last."""


class Watched(msgspec.Struct, frozen=True):
    """What is looked at for news, at one moment."""

    today: date
    zone: str
    actor_id: str
    visits: dict[str, Appointment]
    critical: dict[str, Critical]


class NewsKind(enum.Enum):
    """What happened."""

    NEW_VISIT = enum.auto()
    MOVED_VISIT = enum.auto()
    """Within today, or to today from another day."""
    VISIT_LEFT = enum.auto()
    """It was today's, and is another day's or another person's now, or was called off."""
    CRITICAL_TICKET = enum.auto()


class News(msgspec.Struct, frozen=True):
    """One thing that a technician should hear of."""

    kind: NewsKind
    id: str
    """The visit's or the ticket's."""
    client_name: str
    starts_at: datetime | None = None
    timezone: str = ""
    summary: str = ""


_VISITS = """
    SELECT v.id, v.starts_at, coalesce(nullif(s.timezone, ''), ?), coalesce(c.name, '')
    FROM visit v
    LEFT JOIN ticket t ON t.id = v.ticket_id
    LEFT JOIN site s ON s.id = v.site_id
    LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id, s.client_id)
    WHERE v.technician_id = ? AND v.starts_at BETWEEN ? AND ?
      AND v.state IN (SELECT value FROM json_each(?))
"""
_CRITICAL = """
    SELECT t.id, t.summary, coalesce(c.name, ''), coalesce(
        (SELECT j.author_id FROM journal_entry j
         WHERE j.ticket_id = t.id AND j.entry = ? AND j.after = t.assignee_id
         ORDER BY j.at DESC LIMIT 1), '')
    FROM ticket t LEFT JOIN client c ON c.id = t.client_id
    WHERE t.assignee_id = ? AND t.priority = ? AND t.state IN (SELECT value FROM json_each(?))
"""


def watched(reader: Reader, actor: Actor, now: datetime, zone: str) -> Watched:
    """Return the visits that the actor has still to start, and their critical tickets."""
    visits = read(
        reader,
        Appointment,
        _VISITS,
        zone,
        actor.id,
        instant_text(now - LOOK_BACK),
        instant_text(now + LOOK_AHEAD),
        many(sorted(TO_START)),
    )
    critical = read(
        reader,
        Critical,
        _CRITICAL,
        EntryKind.ASSIGNMENT.value,
        actor.id,
        Priority.CRITICAL.value,
        many(sorted(OPEN)),
    )
    return Watched(
        today=now.astimezone(ZoneInfo(zone)).date(),
        zone=zone,
        actor_id=actor.id,
        visits={visit.id: visit for visit in visits},
        critical={ticket.id: ticket for ticket in critical},
    )


def news(before: Watched, after: Watched, started: frozenset[str]) -> tuple[News, ...]:
    """Return what changed, the earliest visit first; what the actor did is none.

    ``started`` are the visits that are under way or done: they left the list for that.
    """
    told: list[News] = []
    for visit_id in before.visits.keys() | after.visits.keys():
        old, new = before.visits.get(visit_id), after.visits.get(visit_id)
        if new is not None and _is_today(new, after):
            if old is None:
                told.append(_of_visit(NewsKind.NEW_VISIT, new))
            elif old.starts_at != new.starts_at:
                told.append(_of_visit(NewsKind.MOVED_VISIT, new))
        elif old is not None and _is_today(old, after) and visit_id not in started:
            told.append(_of_visit(NewsKind.VISIT_LEFT, new or old))
    told.sort(key=lambda it: (str(it.starts_at), it.id))
    told += [
        News(NewsKind.CRITICAL_TICKET, ticket.id, ticket.client_name, summary=ticket.summary)
        for ticket in after.critical.values()
        if ticket.id not in before.critical and ticket.given_by not in {"", after.actor_id}
    ]
    return tuple(told)


def started(reader: Reader, visit_ids: frozenset[str]) -> frozenset[str]:
    """Return those of the visits that somebody has started or finished."""
    rows = reader.rows(
        "SELECT id FROM visit WHERE id IN (SELECT value FROM json_each(?))"
        " AND state NOT IN (SELECT value FROM json_each(?)) AND state <> ?",
        many(sorted(visit_ids)),
        many(sorted(TO_START)),
        VisitState.CANCELLED.value,
    )
    return frozenset(str(row[0]) for row in rows)


def _is_today(visit: Appointment, at: Watched) -> bool:
    try:
        zone = ZoneInfo(visit.timezone)
    except (ValueError, OSError, LookupError):
        zone = ZoneInfo(at.zone)
    return visit.starts_at.astimezone(zone).date() == at.today


def _of_visit(kind: NewsKind, visit: Appointment) -> News:
    return News(kind, visit.id, visit.client_name, visit.starts_at, visit.timezone)
