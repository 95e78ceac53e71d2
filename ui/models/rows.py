"""Visits and tickets as rows in words, and the chips for states, priorities and cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.loans import LoanState
from ordidesk.domain.places import Cover, CoverState
from ordidesk.domain.repairs import RepairState
from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visits import RUNNING, TO_START, VisitState
from ordidesk.queries import day, tickets
from ordidesk.queries.readiness import Gap
from ui import moments, words
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row
from ui.widgets.timeline import Moment

PRIORITY_TONES = {
    Priority.CRITICAL: Tone.CRITICAL,
    Priority.HIGH: Tone.HIGH,
    Priority.NORMAL: Tone.NORMAL,
    Priority.LOW: Tone.LOW,
}

_TICKET_TONES = {
    TicketState.CONTINUITY: Tone.LOAN,
    TicketState.RESOLVED: Tone.OK,
    TicketState.CLOSED: Tone.OK,
    TicketState.REOPENED: Tone.WARN,
    TicketState.IN_PROGRESS: Tone.INFO,
}

_USUAL = frozenset({TicketState.NEW, TicketState.ASSIGNED})

_VISIT_TONES = {
    VisitState.ON_SITE: Tone.INFO,
    VisitState.TRAVELLING: Tone.INFO,
    VisitState.PAUSED: Tone.WARN,
    VisitState.DONE: Tone.OK,
    VisitState.NOT_DONE: Tone.WARN,
}

_LOAN_TONES = {
    LoanState.READY: Tone.OK,
    LoanState.HANDED_OVER: Tone.LOAN,
    LoanState.RETURNED: Tone.INFO,
    LoanState.INSPECTED: Tone.INFO,
    LoanState.LOST: Tone.DANGER,
    LoanState.DISPUTED: Tone.WARN,
    LoanState.SETTLED: Tone.OK,
}

_REPAIR_TONES = {
    RepairState.DIAGNOSED: Tone.INFO,
    RepairState.WAITING_PART: Tone.WARN,
    RepairState.REPAIRED: Tone.OK,
    RepairState.BEYOND_REPAIR: Tone.DANGER,
}


def ticket_state_chip(state: TicketState) -> ChipSpec:
    """Say where a ticket stands."""
    return ChipSpec(words.word(state), _TICKET_TONES.get(state, Tone.NEUTRAL), plain=True)


def visit_state_chip(state: VisitState) -> ChipSpec:
    """Say where a visit stands."""
    return ChipSpec(words.word(state), _VISIT_TONES.get(state, Tone.NEUTRAL), plain=True)


def loan_state_chip(state: LoanState, *, overdue: bool = False) -> ChipSpec:
    """Say where a loan stands; that it should be back by now goes before everything else."""
    if overdue:
        return ChipSpec(QCoreApplication.translate("Loans", "Overdue"), Tone.DANGER)
    return ChipSpec(words.word(state), _LOAN_TONES.get(state, Tone.NEUTRAL), plain=True)


def repair_state_chip(state: RepairState) -> ChipSpec:
    """Say where a repair stands."""
    return ChipSpec(words.word(state), _REPAIR_TONES.get(state, Tone.NEUTRAL), plain=True)


def priority_chip(priority: Priority) -> ChipSpec:
    """Say how pressing it is, with its shape."""
    return ChipSpec(words.word(priority), PRIORITY_TONES[priority])


def cover_chip(cover: Cover) -> ChipSpec:
    """Say whether the contract covers the machine, and until or since when."""
    translate = QCoreApplication.translate
    if cover.state is CoverState.COVERED and cover.ends_on is not None:
        text = translate("Cover", "Covered by PSAI until {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.ends_on)), Tone.OK)
    if cover.state is CoverState.EXPIRED and cover.ends_on is not None:
        text = translate("Cover", "Out of contract since {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.ends_on)), Tone.DANGER)
    if cover.state is CoverState.NOT_STARTED and cover.starts_on is not None:
        text = translate("Cover", "Covered only from {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.starts_on)), Tone.WARN)
    return ChipSpec(translate("Cover", "Out of contract"), Tone.DANGER)


def brief_cover_chip(cover: Cover) -> ChipSpec:
    """Say until or since when, where the words beside it say that it is about the contract."""
    translate = QCoreApplication.translate
    if cover.state is CoverState.COVERED and cover.ends_on is not None:
        text = translate("Cover", "Until {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.ends_on)), Tone.OK)
    if cover.state is CoverState.EXPIRED and cover.ends_on is not None:
        text = translate("Cover", "Ended {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.ends_on)), Tone.DANGER)
    if cover.state is CoverState.NOT_STARTED and cover.starts_on is not None:
        text = translate("Cover", "From {date}")
        return ChipSpec(text.format(date=moments.short_date(cover.starts_on)), Tone.WARN)
    return short_cover_chip(cover)


def short_cover_chip(cover: Cover) -> ChipSpec:
    """Say in two words whether the contract covers the machine."""
    translate = QCoreApplication.translate
    return {
        CoverState.COVERED: ChipSpec(translate("Cover", "Covered"), Tone.OK),
        CoverState.EXPIRED: ChipSpec(translate("Cover", "Expired"), Tone.DANGER),
        CoverState.NOT_STARTED: ChipSpec(translate("Cover", "Not yet"), Tone.WARN),
        CoverState.NONE: ChipSpec(translate("Cover", "No contract"), Tone.DANGER),
    }[cover.state]


def ticket_title(number: str) -> str:
    """Name a ticket by its number, or say that the portal has not given one yet."""
    return number or QCoreApplication.translate("Tickets", "Number to come")


def ticket_row(row: tickets.Row, now: datetime, *, narrow: bool = False) -> Row:
    """Show a ticket in a list: summary, number and place, age, state, priority's shape.

    In a ``narrow`` list the state gives its room to the place, unless it is a rare one.
    """
    place = " · ".join(
        part for part in (ticket_title(row.number), row.client_name, row.asset_number) if part
    )
    return Row(
        key=row.id,
        title=row.summary,
        subtitle=place,
        time=moments.age(row.opened_at, now),
        chip=None if narrow and row.state in _USUAL else ticket_state_chip(row.state),
        priority=PRIORITY_TONES[row.priority],
        pending=row.pending,
        spoken=", ".join((words.word(row.priority), row.summary, place, words.word(row.state))),
    )


def visit_row(visit: day.VisitRow, *, late: bool = False) -> Row:
    """Show a visit on the day's timeline: client over what it is about, with its slot.

    What is as it should be, confirmed, needs no chip; a ``late`` one tells its day for its end.
    """
    chip = None if visit.state is VisitState.CONFIRMED else visit_state_chip(visit.state)
    if late and visit.state in TO_START:
        chip = ChipSpec(QCoreApplication.translate("Visits", "Overdue"), Tone.WARN)
    starts_on = moments.local_day(visit.starts_at, visit.timezone)
    client = visit.client_name or visit.site_name
    about = visit.ticket_summary or visit.purpose
    start = moments.time_of_day(visit.starts_at, visit.timezone)
    return Row(
        key=visit.id,
        title=client,
        subtitle=about,
        chip=chip,
        pending=visit.pending,
        start=start,
        end=moments.day_and_month(starts_on)
        if late
        else moments.time_of_day(visit.ends_at, visit.timezone),
        moment=visit_moment(visit.state),
        spoken=", ".join(part for part in (start, client, about, words.word(visit.state)) if part),
    )


def tomorrow_row(visit: day.VisitRow, gaps: Sequence[Gap]) -> Row:
    """Show a visit of tomorrow, and whether all that it needs is on this laptop."""
    translate = QCoreApplication.translate
    row = visit_row(visit)
    if not gaps:
        return replace(row, chip=ChipSpec(translate("Readiness", "Ready"), Tone.OK))
    missing = translate("Readiness", "missing: {what}")
    said = missing.format(what=", ".join(words.word(gap) for gap in gaps))
    chip = ChipSpec(translate("Readiness", "To prepare"), Tone.WARN)
    return replace(row, subtitle=said, chip=chip, spoken=f"{row.spoken}, {said}")


def visit_moment(state: VisitState) -> Moment:
    """Tell where a visit stands on the timeline."""
    if state in RUNNING or state is VisitState.TRAVELLING:
        return Moment.CURRENT
    if state is VisitState.DONE:
        return Moment.DONE
    if state in {VisitState.CANCELLED, VisitState.NOT_DONE}:
        return Moment.CANCELLED
    return Moment.UPCOMING
