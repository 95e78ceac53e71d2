"""The planning board: who goes where in a span of days, who is away, and how full each day is."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from ordidesk.domain.board_warnings import FIELD_HOURS
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.loans import AHEAD, LoanState
from ordidesk.domain.people import Role
from ordidesk.domain.planning import LONGEST
from ordidesk.domain.records import instant_text
from ordidesk.domain.service_hours import is_service_day
from ordidesk.domain.tickets import ENDED, Priority
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.visits import TO_START, ConfirmedBy, VisitState
from ordidesk.queries.reading import Shown, many, read
from ordidesk.store.reader import Reader

_DAY = timedelta(days=1)


class BoardVisit(Shown, frozen=True):
    """A visit as the board draws it."""

    id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    priority: Priority | None
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    state: VisitState
    timezone: str
    """IANA zone of the site; the company's own where it has none."""
    client_id: str
    client_name: str
    site_id: str
    site_name: str
    city: str
    access: str
    """When and how the place can be entered: the ticket's word, else the site's."""
    contact_id: str
    contact_name: str
    contact_phone: str
    """The contact's number, else the site's."""
    asset_number: str
    purpose: str
    confirmed_by: str
    confirmed_how: ConfirmedBy | None
    loan_state: LoanState | None
    """Of the loaner that goes along, the least prepared one's."""
    pending: bool
    sequence: int


class BoardPerson(Shown, frozen=True):
    """A row of the board."""

    id: str
    name: str
    role: Role
    active: bool
    """Whether they can be given visits."""


class BoardAbsence(Shown, frozen=True):
    """A time in which somebody is away."""

    id: str
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    reason: str


class BoardRelease(Shown, frozen=True):
    """A day that was freed."""

    id: str
    technician_id: str
    day: date
    reason: str
    released_by: str
    """Their name."""
    restored: bool
    visits: int
    """How many were put back to the list."""


class Board(msgspec.Struct, frozen=True):
    """What the board shows of the days from ``first`` to ``last``, both of them shown."""

    first: date
    last: date
    zone: str
    """IANA zone of the days."""
    people: tuple[BoardPerson, ...]
    """By name; who left stands last, as long as visits of theirs are here."""
    visits: tuple[BoardVisit, ...]
    """In the order of their beginning."""
    absences: tuple[BoardAbsence, ...]
    releases: tuple[BoardRelease, ...]
    """The newest first."""


class Since(enum.StrEnum):
    """What became of a visit after its day was freed."""

    WAITING = "waiting"
    """It waits in the list of what is to be planned."""
    PLANNED = "planned"
    """Somebody planned it again."""
    RESTORED = "restored"
    """It stands on the board again."""
    ENDED = "ended"
    """It is not needed any more."""


class CallRow(Shown, frozen=True):
    """Whom to call about a visit that does not take place."""

    visit_id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    priority: Priority | None
    client_name: str
    site_name: str
    contact_name: str
    contact_phone: str
    """The contact's number, else the site's."""
    contact_mail: str
    starts_at: datetime
    """The slot that it had."""
    ends_at: datetime
    timezone: str
    confirmed_by: str
    """Who had agreed to the slot."""
    request_id: str
    """What stands for it in the list; empty where its ticket had ended."""
    since: Since
    again_at: datetime | None
    """When it takes place now."""
    called_at: datetime | None
    """When somebody last called about the ticket since."""

    @property
    def dealt_with(self) -> bool:
        """Whether somebody decided about it since."""
        return self.since is not Since.WAITING


class Load(msgspec.Struct, frozen=True):
    """How full a day of somebody is."""

    person_id: str
    day: date
    visits: int
    """Those that begin on this day."""
    minutes: int
    """Planned on this day; what overlaps counts twice, as it has to be done twice."""
    capacity: int
    """Minutes of work: none at weekends and on holidays of the whole country."""


_VISITS = """
    SELECT v.id, v.ticket_id, coalesce(t.number, ''), coalesce(t.summary, ''), t.priority,
           v.technician_id, v.starts_at, v.ends_at, v.state,
           coalesce(nullif(s.timezone, ''), 'Europe/Paris'),
           coalesce(c.id, ''), coalesce(c.name, ''), v.site_id, coalesce(s.name, ''),
           coalesce(s.city, ''), coalesce(nullif(t.access, ''), s.access, ''),
           coalesce(p.id, ''), coalesce(p.name, ''),
           coalesce(nullif(p.phone, ''), s.phone, ''), coalesce(a.inventory_number, ''),
           v.purpose, v.confirmed_by, v.confirmed_how,
           CASE WHEN v.state IN (SELECT value FROM json_each(?4)) THEN (
               SELECT l.state FROM loan l
               WHERE l.ticket_id = v.ticket_id
                 AND l.state IN (SELECT value FROM json_each(?5))
                 AND v.id = coalesce(nullif(l.visit_id, ''), (
                     SELECT next.id FROM visit next
                     WHERE next.ticket_id = v.ticket_id
                       AND next.state IN (SELECT value FROM json_each(?4))
                     ORDER BY next.starts_at, next.rid LIMIT 1))
               ORDER BY CASE l.state WHEN 'reserved' THEN 0 WHEN 'preparing' THEN 1 ELSE 2 END
               LIMIT 1) END,
           v.id IN (SELECT id FROM kept WHERE kind = 'visit'), v.sequence
    FROM visit v
    LEFT JOIN ticket t ON t.id = v.ticket_id
    LEFT JOIN site s ON s.id = v.site_id
    LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id, s.client_id)
    LEFT JOIN person p ON p.id = coalesce(nullif(v.contact_id, ''), t.requester_id)
    LEFT JOIN asset a ON a.id = t.asset_id
    WHERE v.starts_at > ?1 AND v.starts_at < ?3 AND v.ends_at > ?2 AND v.state <> 'cancelled'
    ORDER BY v.starts_at, v.rid
"""
_PEOPLE = """
    SELECT p.id, p.name, p.role, p.active AND p.role IN ('technician', 'manager') AS goes
    FROM person p
    WHERE p.active AND p.role = 'technician'
       OR p.active AND p.role = 'manager'
          AND EXISTS (SELECT 1 FROM visit v WHERE v.technician_id = p.id)
       OR p.id IN (SELECT value FROM json_each(?))
    ORDER BY NOT goes, p.name, p.id
"""
_ABSENCES = """
    SELECT id, technician_id, starts_at, ends_at, reason FROM absence
    WHERE removed_at IS NULL AND starts_at < ?2 AND ends_at > ?1 ORDER BY starts_at, rid
"""
_RELEASES = """
    SELECT r.id, r.technician_id, r.day, r.reason, coalesce(p.name, ''),
           r.restored_at IS NOT NULL, json_array_length(r.released)
    FROM day_release r
    LEFT JOIN person p ON p.id = r.released_by
    WHERE r.day BETWEEN ? AND ? ORDER BY r.released_at DESC, r.rid DESC
"""
# A visit that was put back and moved has another slot now: the journal tells the one it had, as an
# interval of two instants of 24 characters.
_CALLS = """
    WITH freed AS (
        SELECT f.key AS place, json_extract(f.value, '$.visit_id') AS visit_id,
               json_extract(f.value, '$.request_id') AS request_id, r.released_at AS at
        FROM day_release r, json_each(r.released) f WHERE r.id = ?1
    ), slots AS (
        SELECT f.*, (
            SELECT j.after FROM journal_entry j
            WHERE j.ticket_id = v.ticket_id AND j.subject = v.id AND j.entry = ?2 AND j.at <= f.at
            ORDER BY j.at DESC, j.rid DESC LIMIT 1) AS slot
        FROM freed f JOIN visit v ON v.id = f.visit_id
    )
    SELECT v.id, v.ticket_id, coalesce(t.number, ''), coalesce(t.summary, ''), t.priority,
           coalesce(c.name, ''), coalesce(s.name, ''), coalesce(p.name, ''),
           coalesce(nullif(p.phone, ''), s.phone, ''), coalesce(p.mail, ''),
           coalesce(substr(f.slot, 1, 24), v.starts_at), coalesce(substr(f.slot, 26), v.ends_at),
           coalesce(nullif(s.timezone, ''), 'Europe/Paris'), v.confirmed_by,
           coalesce(f.request_id, ''),
           CASE WHEN v.state <> 'cancelled' THEN 'restored'
                WHEN q.state = ?4 THEN 'planned'
                WHEN q.state = ?5 AND t.state NOT IN (SELECT value FROM json_each(?6))
                    THEN 'waiting'
                ELSE 'ended' END,
           CASE WHEN v.state <> 'cancelled' THEN v.starts_at
                WHEN q.state = ?4 THEN n.starts_at END,
           (SELECT max(j.at) FROM journal_entry j
            WHERE j.ticket_id = v.ticket_id AND j.entry = ?3 AND j.at > f.at)
    FROM slots f
    JOIN visit v ON v.id = f.visit_id
    LEFT JOIN visit_request q ON q.id = f.request_id
    LEFT JOIN visit n ON n.id = q.visit_id AND n.id <> ''
    LEFT JOIN ticket t ON t.id = v.ticket_id
    LEFT JOIN site s ON s.id = v.site_id
    LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id, s.client_id)
    LEFT JOIN person p ON p.id = coalesce(nullif(v.contact_id, ''), t.requester_id)
    ORDER BY f.place
"""


def board(reader: Reader, first: date, last: date, zone: str) -> Board:
    """Return the board of the days from ``first`` to ``last``, as dated in ``zone`` (IANA).

    Raises ``zoneinfo.ZoneInfoNotFoundError`` for a zone of the laptop that does not exist.
    """
    begins, ends = span(first, last, zone)
    visits = read(
        reader,
        BoardVisit,
        _VISITS,
        instant_text(begins - LONGEST),  # none is longer: the index of beginnings is enough
        instant_text(begins),
        instant_text(ends),
        many(sorted(TO_START)),
        many(sorted(AHEAD)),
    )
    return Board(
        first=first,
        last=last,
        zone=zone,
        people=_people(reader, {it.technician_id for it in visits}),
        visits=visits,
        absences=read(reader, BoardAbsence, _ABSENCES, instant_text(begins), instant_text(ends)),
        releases=read(reader, BoardRelease, _RELEASES, first.isoformat(), last.isoformat()),
    )


def span(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    """Return when the days from ``first`` to ``last`` begin and end by a zone's clocks, in UTC."""
    here = ZoneInfo(zone)
    begins, ends = (datetime.combine(it, time(), here) for it in (first, last + _DAY))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _people(reader: Reader, planned: set[str]) -> tuple[BoardPerson, ...]:
    """Return the rows; nobody's visit goes without one, whatever is known of them."""
    found = read(reader, BoardPerson, _PEOPLE, many(sorted(planned)))
    unknown = planned - {it.id for it in found}
    strangers = (BoardPerson(it, "", Role.TECHNICIAN, active=False) for it in sorted(unknown))
    return (*found, *strangers)


def call_list(reader: Reader, release_id: str) -> tuple[CallRow, ...]:
    """Return whom to call about a day that was freed, in the order of the day."""
    return read(
        reader,
        CallRow,
        _CALLS,
        release_id,
        EntryKind.VISIT_SLOT.value,
        EntryKind.CALL.value,
        RequestState.PLANNED.value,
        RequestState.OPEN.value,
        many(sorted(ENDED)),
    )


def load(shown: Board) -> tuple[Load, ...]:
    """Return how full each day of each person is, person by person in the board's order.

    Imports the holidays the first time, which takes as long as half a window.
    """
    days = [shown.first + _DAY * it for it in range((shown.last - shown.first).days + 1)]
    spans = {day: span(day, day, shown.zone) for day in days}
    hours = replace(FIELD_HOURS, zone=shown.zone)
    work = {day: hours.span(day) for day in days if is_service_day(day, hours=hours)}
    visits: dict[str, list[BoardVisit]] = defaultdict(list)
    for visit in shown.visits:
        if visit.state is not VisitState.NOT_DONE:
            visits[visit.technician_id].append(visit)
    away: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for absence in shown.absences:
        away[absence.technician_id].append((absence.starts_at, absence.ends_at))
    return tuple(
        Load(
            person_id=person.id,
            day=day,
            visits=sum(spans[day][0] <= it.starts_at < spans[day][1] for it in visits[person.id]),
            minutes=sum(
                _minutes(_common(spans[day], (it.starts_at, it.ends_at)))
                for it in visits[person.id]
            ),
            capacity=_left(work[day], away[person.id]) if person.active and day in work else 0,
        )
        for person in shown.people
        for day in days
    )


def _left(work: tuple[datetime, datetime], away: Iterable[tuple[datetime, datetime]]) -> int:
    """Return the minutes of work without the absences, which may overlap one another."""
    left, at = timedelta(), work[0]
    for starts, ends in sorted(away):
        left += max(timedelta(), min(starts, work[1]) - at)
        at = max(at, ends)
    return _minutes(left + max(timedelta(), work[1] - at))


def _common(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    return max(timedelta(), min(one[1], other[1]) - max(one[0], other[0]))


def _minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)
