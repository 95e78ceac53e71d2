"""Visits: on-site appointments of a technician for a ticket."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, record_entry
from ordidesk.domain.people import Role
from ordidesk.domain.records import Record
from ordidesk.domain.ticket_steps import begin_on_site
from ordidesk.domain.work import (
    Command,
    Finder,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)


class VisitState(enum.StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    PAUSED = "paused"
    DONE = "done"
    NOT_DONE = "not_done"
    CANCELLED = "cancelled"


TO_START = frozenset({VisitState.PLANNED, VisitState.CONFIRMED, VisitState.TRAVELLING})
RUNNING = frozenset({VisitState.ON_SITE, VisitState.PAUSED})
REPORT_LIMIT = 20_000


class Visit(Record, frozen=True, kw_only=True):
    """An appointment: who goes where, when, for which ticket."""

    kind: ClassVar[str] = "visit"

    ticket_id: str
    site_id: str
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    state: VisitState = VisitState.PLANNED
    client_id: str = ""
    contact_id: str = ""
    """Who receives the technician."""
    purpose: str = ""
    arrived_at: datetime | None = None
    ended_at: datetime | None = None
    report: str = ""
    """The work done, or the reason why it could not be; the client reads it."""


VISITS_OF_TICKET = Finder(Visit, "ticket_id", TO_START | RUNNING | {VisitState.DONE})
"""Those that were not called off."""
RUNNING_VISITS_OF_TICKET = Finder(Visit, "ticket_id", frozenset(RUNNING))
RUNNING_VISITS_OF_TECHNICIAN = Finder(Visit, "technician_id", frozenset(RUNNING))


class StartVisit(Command, frozen=True, kw_only=True):
    """Arrive on site."""

    kind: ClassVar[str] = "start_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str


class FinishVisit(Command, frozen=True, kw_only=True):
    """Leave the site; ``report`` tells the client what was done, or why it was not."""

    kind: ClassVar[str] = "finish_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    done: bool
    report: str = ""


def start_visit(work: Work, command: StartVisit) -> None:
    """Record the arrival, which begins the work; a technician is on one visit at a time."""
    visit = need(work, Visit, command.visit_id)
    _must_be_own(work, visit)
    if visit.state not in TO_START:
        raise _wrong_step(visit, VisitState.ON_SITE)
    others = work.find(RUNNING_VISITS_OF_TECHNICIAN, visit.technician_id)
    if others:
        raise Refusal(Reason.OTHER_VISIT_RUNNING, visit=others[0].id)
    work.put(replace(visit, state=VisitState.ON_SITE, arrived_at=work.now))
    _record_step(work, visit, VisitState.ON_SITE)
    begin_on_site(work, visit.ticket_id, visit.technician_id)


def finish_visit(work: Work, command: FinishVisit) -> None:
    """Record the departure with its outcome; "not done" needs the reason."""
    check = fitting_text if command.done else need_text
    report = check("report", command.report, REPORT_LIMIT)
    visit = need(work, Visit, command.visit_id)
    _must_be_own(work, visit)
    to = VisitState.DONE if command.done else VisitState.NOT_DONE
    started = visit.state in RUNNING
    gave_up = not command.done and visit.state in TO_START
    if not (started or gave_up):
        raise _wrong_step(visit, to)
    # A clock that was set back in between is no reason to refuse work that was done.
    ended_at = max(work.now, visit.arrived_at or work.now)
    work.put(replace(visit, state=to, ended_at=ended_at, report=report))
    _record_step(work, visit, to, text=report)


def _must_be_own(work: Work, visit: Visit) -> None:
    if work.actor.role is Role.TECHNICIAN and visit.technician_id != work.actor.id:
        raise Refusal(Reason.NOT_YOURS, kind=Visit.kind, owner=visit.technician_id)


def _wrong_step(visit: Visit, to: VisitState) -> Refusal:
    return Refusal(Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=to)


def _record_step(work: Work, visit: Visit, to: VisitState, text: str = "") -> None:
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT,
        subject=visit.id,
        before=visit.state,
        after=to,
        text=text,
    )
