"""What each technician has in hand, for whoever gives them more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from ordidesk.domain.people import Role
from ordidesk.domain.records import instant_text
from ordidesk.domain.tickets import OPEN
from ordidesk.domain.visits import RUNNING, TO_START
from ordidesk.queries.reading import Shown, many, read
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))
_ASSIGNABLE = many([Role.TECHNICIAN, Role.MANAGER])
_AHEAD = many(sorted(TO_START | RUNNING))


class Load(msgspec.Struct, frozen=True):
    """Somebody who can be given a ticket."""

    id: str
    name: str
    role: Role
    open_tickets: int
    critical: int
    """Of the open ones."""
    visits_today: int
    """Those that are not over."""
    tomorrow: timedelta
    """How long the visits of tomorrow take."""
    absent: bool
    """Away for what is left of today, or for a part of it."""


class _Hand(Shown, frozen=True):
    id: str
    name: str
    role: Role
    open_tickets: int
    critical: int
    absent: bool


class _Booked(Shown, frozen=True):
    technician_id: str
    starts_at: datetime
    ends_at: datetime


_HANDS = """
    SELECT p.id, p.name, p.role,
           (SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id
            AND t.state IN (SELECT value FROM json_each(?1))),
           (SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id
            AND t.state IN (SELECT value FROM json_each(?1)) AND t.priority = 1),
           EXISTS (SELECT 1 FROM absence a WHERE a.technician_id = p.id AND a.removed_at IS NULL
                   AND a.starts_at < ?4 AND a.ends_at > ?3)
    FROM person p
    WHERE p.active AND p.role IN (SELECT value FROM json_each(?2))
"""
_VISITS = """
    SELECT technician_id, starts_at, ends_at FROM visit
    WHERE starts_at >= ? AND starts_at < ? AND state IN (SELECT value FROM json_each(?))
"""


def loads(reader: Reader, now: datetime, today: date, zone: str) -> tuple[Load, ...]:
    """Return everybody who can be given a ticket: who has the least in hand first.

    Technicians come before managers, and whoever is away comes last.
    """
    begins, tomorrow, ends = (_midnight(today + timedelta(days=days), zone) for days in range(3))
    visits = read(reader, _Booked, _VISITS, instant_text(begins), instant_text(ends), _AHEAD)
    hands = read(
        reader, _Hand, _HANDS, _OPEN, _ASSIGNABLE, instant_text(now), instant_text(tomorrow)
    )
    return tuple(sorted((_load(it, visits, tomorrow) for it in hands), key=_order))


def _load(hand: _Hand, visits: tuple[_Booked, ...], tomorrow: datetime) -> Load:
    own = [it for it in visits if it.technician_id == hand.id]
    return Load(
        id=hand.id,
        name=hand.name,
        role=hand.role,
        open_tickets=hand.open_tickets,
        critical=hand.critical,
        visits_today=sum(it.starts_at < tomorrow for it in own),
        tomorrow=sum(
            (it.ends_at - it.starts_at for it in own if it.starts_at >= tomorrow), timedelta()
        ),
        absent=hand.absent,
    )


def _order(it: Load) -> tuple[bool, bool, int, int, str]:
    other = it.role is not Role.TECHNICIAN
    return it.absent, other, it.open_tickets, it.visits_today, folded(it.name)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone) if zone else None).astimezone()
