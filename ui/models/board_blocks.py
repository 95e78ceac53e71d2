"""Visits, people and days as the board shows them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.callback_slots import read_slots
from ordidesk.domain.loans import LoanState
from ordidesk.domain.tickets import Priority
from ordidesk.domain.visits import TO_START, Visit, VisitState
from ordidesk.domain.zones import zone_named
from ordidesk.queries.board import Board, BoardVisit, Load
from ui import moments, words
from ui.board.blocks import Away, Block, BoardRow, Look, Span
from ui.board.week_board import DayLoad
from ui.models import board_words
from ui.models.rows import PRIORITY_TONES, ticket_title

_LOOKS = {
    VisitState.PLANNED: Look.PLANNED,
    VisitState.CONFIRMED: Look.CONFIRMED,
    VisitState.TRAVELLING: Look.RUNNING,
    VisitState.ON_SITE: Look.RUNNING,
    VisitState.PAUSED: Look.RUNNING,
    VisitState.DONE: Look.DONE,
}
_PRESSING = frozenset({Priority.CRITICAL, Priority.HIGH})


def rows_of(
    shown: Board, seen: Mapping[str, datetime | None], loads: Sequence[Load], now: datetime
) -> list[BoardRow]:
    """Make a row for each person: the name, when their laptop last synced, what they have.

    ``seen`` is empty where nobody could ask the portal; ``loads`` are those of the days shown.
    """
    away: dict[str, list[Away]] = {}
    for absence in shown.absences:
        reason = absence.reason or QCoreApplication.translate("Board", "Away")
        span = Away(absence.starts_at, absence.ends_at, reason)
        away.setdefault(absence.technician_id, []).append(span)
    planned: dict[str, int] = {}
    for load in loads:
        planned[load.person_id] = planned.get(load.person_id, 0) + load.minutes
    rows = []
    for person in shown.people:
        told = board_words.seen(seen[person.id], now, shown.zone) if person.id in seen else ""
        busy = moments.duration(timedelta(minutes=planned.get(person.id, 0)))
        below = told or (busy if planned.get(person.id) else "")
        if not person.active:
            below = QCoreApplication.translate("Board", "Takes no visits")
        total = QCoreApplication.translate("Board", "{duration} planned").format(duration=busy)
        name = person.name or QCoreApplication.translate("Board", "Unknown person")
        rows.append(
            BoardRow(
                key=person.id,
                title=name,
                subtitle=below,
                away=tuple(away.get(person.id, ())),
                takes=person.active,
                said="\n".join(part for part in (name, below, total) if part),
            )
        )
    return rows


def blocks_of(shown: Board, day: date) -> list[Block]:
    """Make a block for each visit."""
    return [block_of(visit, day, shown.zone) for visit in shown.visits]


@functools.lru_cache(maxsize=4096)
def block_of(visit: BoardVisit, day: date, zone: str) -> Block:
    """Make the block of a visit, for the board of a day in a zone.

    Kept: of hundreds of visits one has changed when the board is shown again.
    """
    client = visit.client_name or visit.site_name
    about = visit.ticket_summary or visit.purpose
    return Block(
        key=visit.id,
        row=visit.technician_id,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        title=client,
        subtitle=" · ".join(part for part in (visit.city, about) if part),
        look=_LOOKS.get(visit.state, Look.NOT_DONE),
        mark=PRIORITY_TONES[visit.priority] if visit.priority in _PRESSING else None,
        icon="" if visit.loan_state is None else "repeat",
        pending=visit.pending,
        movable=visit.state in TO_START,
        open=access_spans(visit.access, day, visit.timezone),
        said=_said(visit, zone),
    )


def _said(visit: BoardVisit, zone: str) -> str:
    """Say all of a visit, a line each."""
    translate = QCoreApplication.translate
    slot = moments.slot(visit.starts_at, visit.ends_at, zone)
    where = ", ".join(dict.fromkeys((visit.client_name, visit.site_name, visit.city)))
    agreed = ""
    if visit.confirmed_by:
        agreed = translate("Board", "Confirmed by {who}").format(who=visit.confirmed_by)
    loan = ""
    if visit.loan_state is not None:
        ready = visit.loan_state is LoanState.READY
        loan = (
            translate("Board", "The loaner that goes along is ready")
            if ready
            else translate("Board", "The loaner that goes along is not ready yet")
        )
    access = ""
    if visit.access:
        access = translate("Board", "Access: {access}").format(access=visit.access)
    lines = (
        f"{slot} · {words.word(visit.state)}",
        where,
        f"{ticket_title(visit.ticket_number)} · {visit.ticket_summary}",
        agreed,
        access,
        loan,
    )
    return "\n".join(line for line in lines if line.strip(" ,·"))


@functools.lru_cache(maxsize=4096)
def access_spans(access: str, day: date, zone: str) -> tuple[Span, ...] | None:
    """Return when a place can be entered on a day, by its clocks; ``None`` where nothing tells."""
    slots = read_slots(access) if access else ()
    if not slots:
        return None
    here = zone_named(zone)
    return tuple(
        (_instant(day, slot.starts, here), _instant(day, slot.ends, here))
        for slot in slots
        if day.weekday() in slot.weekdays
    )


def closed_spans(
    open_spans: tuple[Span, ...] | None, begins: datetime, ends: datetime
) -> tuple[Span, ...]:
    """Return when a place cannot be entered between two instants; none where nothing tells."""
    if open_spans is None:
        return ()
    closed: list[Span] = []
    at = begins
    for starts_at, ends_at in sorted(open_spans):
        if starts_at > at:
            closed.append((at, min(starts_at, ends)))
        at = max(at, ends_at)
    return (*closed, (at, ends)) if at < ends else tuple(closed)


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, left = divmod(minute, 24 * 60)
    there = day + timedelta(days=days)
    return datetime.combine(there, time(left // 60, left % 60), zone).astimezone(UTC)


def record_of(visit: BoardVisit) -> Visit:
    """Return the visit as the board knows it, to be asked what speaks against another slot."""
    return Visit(
        id=visit.id,
        ticket_id=visit.ticket_id,
        client_id=visit.client_id,
        site_id=visit.site_id,
        technician_id=visit.technician_id,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        contact_id=visit.contact_id,
        state=visit.state,
    )


def day_loads(loads: Sequence[Load], shown: Board) -> dict[tuple[str, date], DayLoad]:
    """Return each day of each person, for the week."""
    zone = ZoneInfo(shown.zone)
    away = {
        (absence.technician_id, day)
        for absence in shown.absences
        for day in _days_of(absence.starts_at.astimezone(zone), absence.ends_at.astimezone(zone))
    }
    return {
        (load.person_id, load.day): DayLoad(
            count=load.visits,
            planned=timedelta(minutes=load.minutes),
            capacity=timedelta(minutes=load.capacity),
            away=(load.person_id, load.day) in away,
        )
        for load in loads
    }


def _days_of(starts: datetime, ends: datetime) -> list[date]:
    last = (ends - timedelta(microseconds=1)).date()
    count = max(0, (last - starts.date()).days) + 1
    return [starts.date() + timedelta(days=number) for number in range(count)]
