"""The day page: a technician's visits of today and tomorrow, and the tickets they have."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from ordidesk.domain.assets import Category
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.records import instant_text
from ordidesk.domain.tickets import OPEN, Priority, Ticket
from ordidesk.domain.visits import RUNNING, TO_START, Visit, VisitState
from ordidesk.domain.work import Actor
from ordidesk.queries import loans, tickets
from ordidesk.queries.actions import VisitActions, visit_actions
from ordidesk.queries.loans import LoanRow
from ordidesk.queries.reading import Shown, many, read
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))
_RUNNING = many(sorted(RUNNING))
_UNFINISHED = RUNNING | TO_START
LOOK_BACK = timedelta(days=30)
"""How long a visit that nobody finished is still shown."""
LOOK_AHEAD = timedelta(days=3)
"""Tomorrow is over everywhere on Earth by then."""
_AROUND = timedelta(days=2)
"""Before and after noon of a day; it is that day nowhere on Earth then."""
_MOST_TICKETS = 20
_LAST_ENTRIES = 3


class VisitRow(Shown, frozen=True):
    """A visit with all that is needed to get there."""

    id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    priority: Priority | None
    starts_at: datetime
    ends_at: datetime
    arrived_at: datetime | None
    ended_at: datetime | None
    state: VisitState
    timezone: str
    """IANA zone of the site."""
    client_id: str
    client_name: str
    site_id: str
    site_name: str
    address: str
    postcode: str
    city: str
    access: str
    """When and how the place can be entered: the ticket's word, else the site's."""
    latitude: float | None
    longitude: float | None
    contact_id: str
    contact_name: str
    contact_phone: str
    """The contact's number, else the site's."""
    asset_id: str
    asset_number: str
    asset_category: Category | None
    asset_model: str
    """Brand and model."""
    asset_location: str
    purpose: str
    report: str
    pending: bool


class Counts(msgspec.Struct, frozen=True):
    """The day in numbers."""

    visits_today: int
    visits_done: int
    open_tickets: int
    """Assigned to the technician."""
    critical: int
    """Of those, the critical ones."""
    unassigned: int
    """Open tickets that nobody has yet."""


class Day(msgspec.Struct, frozen=True):
    """A technician's day. A visit is of the day that it starts on at its site."""

    date: date
    loans: tuple[LoanRow, ...]
    """What the actor lent that is to come back soon, or should have."""
    today: tuple[VisitRow, ...]
    late: tuple[VisitRow, ...]
    """Of earlier days, neither finished nor cancelled."""
    current: VisitRow | None
    """The one that runs."""
    next: VisitRow | None
    """The first one still to start, today or tomorrow."""
    tomorrow: tuple[VisitRow, ...]
    tickets: tuple[tickets.Row, ...]
    """The technician's first twenty, most urgent first."""
    counts: Counts


class Spent(msgspec.Struct, frozen=True):
    """The time of a day."""

    on_site: timedelta
    """In its visits, without their pauses."""
    noted: timedelta
    """With the calls and notes of the day."""


class VisitDetail(msgspec.Struct, frozen=True):
    """One visit with its ticket, its machine and what may be done."""

    visit: VisitRow
    record: Visit
    ticket: Ticket | None
    asset: tickets.AssetSummary | None
    last_entries: tuple[tickets.Entry, ...]
    """The ticket's three newest, newest first."""
    loans: tuple[LoanRow, ...]
    """The ticket's, newest first."""
    actions: VisitActions


_ROW = """
    SELECT v.id, v.ticket_id, coalesce(t.number, ''), coalesce(t.summary, ''), t.priority,
           v.starts_at, v.ends_at, v.arrived_at, v.ended_at, v.state, coalesce(s.timezone, ''),
           coalesce(c.id, ''), coalesce(c.name, ''), v.site_id, coalesce(s.name, ''),
           coalesce(s.address, ''), coalesce(s.postcode, ''), coalesce(s.city, ''),
           coalesce(nullif(t.access, ''), s.access, ''), s.latitude, s.longitude,
           coalesce(p.id, ''), coalesce(p.name, ''),
           coalesce(nullif(p.phone, ''), s.phone, ''),
           coalesce(a.id, ''), coalesce(a.inventory_number, ''), a.category,
           trim(coalesce(a.brand, '') || ' ' || coalesce(a.model, '')),
           coalesce(nullif(t.location, ''), a.location, ''), v.purpose, v.report,
           v.id IN (SELECT id FROM kept WHERE kind = 'visit')
    FROM visit v
    LEFT JOIN ticket t ON t.id = v.ticket_id
    LEFT JOIN site s ON s.id = v.site_id
    LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id, s.client_id)
    LEFT JOIN person p ON p.id = coalesce(nullif(v.contact_id, ''), t.requester_id)
    LEFT JOIN asset a ON a.id = t.asset_id
"""

_RUNNING_VISIT = f"""
    {_ROW} WHERE v.technician_id = ? AND v.state IN (SELECT value FROM json_each(?))
    ORDER BY v.arrived_at DESC LIMIT 1
"""  # noqa: S608 - put together from constants of this module


def day(reader: Reader, actor: Actor, now: datetime, zone: str) -> Day:
    """Return the actor's day, as dated in ``zone`` (IANA) at the instant ``now``.

    Raises ``zoneinfo.ZoneInfoNotFoundError`` for a zone of the laptop that does not exist.
    """
    here = ZoneInfo(zone)
    date_here = now.astimezone(here).date()
    around = read(
        reader,
        VisitRow,
        f"{_ROW} WHERE v.technician_id = ? AND v.starts_at BETWEEN ? AND ? AND v.state <> ?"
        " ORDER BY v.starts_at, v.rid",
        actor.id,
        instant_text(now - LOOK_BACK),
        instant_text(now + LOOK_AHEAD),
        VisitState.CANCELLED.value,
    )
    dated = [(_date_at_site(visit, here), visit) for visit in around]
    today = tuple(visit for day, visit in dated if day == date_here)
    tomorrow = tuple(visit for day, visit in dated if day == date_here + timedelta(days=1))
    return Day(
        date=date_here,
        loans=loans.due_for(reader, actor.id, date_here),
        today=today,
        late=tuple(visit for day, visit in dated if day < date_here and visit.state in _UNFINISHED),
        current=running(reader, actor.id),
        next=next((visit for visit in (*today, *tomorrow) if visit.state in TO_START), None),
        tomorrow=tomorrow,
        tickets=tickets.open_of_assignee(reader, actor.id, _MOST_TICKETS),
        counts=_counts(reader, actor, today),
    )


def of_day(reader: Reader, technician_id: str, on: date, zone: str) -> tuple[VisitRow, ...]:
    """Return a technician's visits that start on a day at their site, in order.

    Without those that were called off or given up; ``zone`` (IANA) counts where a site has none.
    """
    here = ZoneInfo(zone)
    midday = datetime.combine(on, time(12), here)
    around = read(
        reader,
        VisitRow,
        f"{_ROW} WHERE v.technician_id = ? AND v.starts_at BETWEEN ? AND ?"
        " AND v.state NOT IN (?, ?) ORDER BY v.starts_at, v.rid",
        technician_id,
        instant_text(midday - _AROUND),
        instant_text(midday + _AROUND),
        VisitState.CANCELLED.value,
        VisitState.NOT_DONE.value,
    )
    return tuple(it for it in around if _date_at_site(it, here) == on)


def _date_at_site(visit: VisitRow, here: ZoneInfo) -> date:
    """Return the day that a visit starts on where it takes place."""
    try:
        zone = ZoneInfo(visit.timezone) if visit.timezone else here
    except (ValueError, OSError, LookupError):
        zone = here
    return visit.starts_at.astimezone(zone).date()


def _counts(reader: Reader, actor: Actor, today: tuple[VisitRow, ...]) -> Counts:
    mine, critical, unassigned = reader.rows(
        "SELECT count(*) FILTER (WHERE assignee_id = ?1),"
        " count(*) FILTER (WHERE assignee_id = ?1 AND priority = ?2),"
        " count(*) FILTER (WHERE assignee_id = '')"
        " FROM ticket WHERE assignee_id IN (?1, '') AND state IN (SELECT value FROM json_each(?3))",
        actor.id,
        Priority.CRITICAL.value,
        _OPEN,
    )[0]
    return Counts(
        visits_today=len(today),
        visits_done=sum(visit.state not in _UNFINISHED for visit in today),
        open_tickets=mine,
        critical=critical,
        unassigned=unassigned,
    )


def worked(reader: Reader, visit: VisitRow, now: datetime) -> timedelta:
    """Return how long a visit has been worked on: from the arrival, without the pauses."""
    if visit.arrived_at is None:
        return timedelta()
    total, since = timedelta(), visit.arrived_at
    resting = False
    for at, after in _steps_of(reader, visit):
        if after is VisitState.PAUSED and not resting:
            total, resting = total + max(timedelta(), at - since), True
        elif after is VisitState.ON_SITE and resting:
            since, resting = max(at, since), False
    return total if resting else total + max(timedelta(), (visit.ended_at or now) - since)


def _steps_of(reader: Reader, visit: VisitRow) -> list[tuple[datetime, VisitState]]:
    rows = reader.rows(
        "SELECT at, after FROM journal_entry WHERE ticket_id = ? AND subject = ? AND entry = ?"
        " ORDER BY at, rid",
        visit.ticket_id,
        visit.id,
        EntryKind.VISIT.value,
    )
    return [(datetime.fromisoformat(at), VisitState(after)) for at, after in rows]


def spent(reader: Reader, actor: Actor, today: Day, now: datetime, zone: str) -> Spent:
    """Add up what the actor's day came to so far, as dated in ``zone`` (IANA)."""
    begin = datetime.combine(today.date, time(), ZoneInfo(zone))
    minutes = reader.value(
        "SELECT sum(minutes) FROM journal_entry WHERE author_id = ? AND at >= ? AND at < ?",
        actor.id,
        instant_text(begin),
        instant_text(begin + timedelta(days=1)),
    )
    return Spent(
        on_site=sum((worked(reader, visit, now) for visit in today.today), timedelta()),
        noted=timedelta(minutes=minutes or 0),
    )


def pauses(reader: Reader, visit: VisitRow) -> tuple[tuple[datetime, datetime | None], ...]:
    """Return from when to when a visit was interrupted; the end of one is open that still is."""
    found: list[tuple[datetime, datetime | None]] = []
    begun: datetime | None = None
    for at, after in _steps_of(reader, visit):
        if after is VisitState.PAUSED and begun is None:
            begun = at
        elif after is VisitState.ON_SITE and begun is not None:
            found.append((begun, at))
            begun = None
    return (*found, (begun, visit.ended_at)) if begun is not None else tuple(found)


def row(reader: Reader, visit_id: str) -> VisitRow | None:
    """Return a visit with all that is needed to get there."""
    found = read(reader, VisitRow, f"{_ROW} WHERE v.id = ?", visit_id)
    return found[0] if found else None


def version(reader: Reader, visit_id: str) -> int:
    """Return the version of a visit's record as the portal last confirmed it; 0: not yet."""
    return int(reader.value("SELECT ver FROM visit WHERE id = ?", visit_id) or 0)


def running(reader: Reader, technician_id: str) -> VisitRow | None:
    """Return the visit that a technician is on, the one with the clock in the top bar."""
    found = read(
        reader,
        VisitRow,
        _RUNNING_VISIT,
        technician_id,
        _RUNNING,
    )
    return found[0] if found else None


def visit(
    reader: Reader, actor: Actor, visit_id: str, now: datetime, today: date
) -> VisitDetail | None:
    """Return one visit with its ticket, its machine and what may be done."""
    record = reader.get(Visit, visit_id)
    found = row(reader, visit_id)
    if record is None or found is None:
        return None
    ticket = reader.get(Ticket, record.ticket_id)
    return VisitDetail(
        visit=found,
        record=record,
        ticket=ticket,
        asset=tickets.asset_summary(reader, ticket.asset_id, today) if ticket else None,
        last_entries=tickets.journal(reader, record.ticket_id)[: -_LAST_ENTRIES - 1 : -1],
        loans=loans.of_ticket(reader, record.ticket_id),
        actions=visit_actions(reader, actor, visit_id, now),
    )
