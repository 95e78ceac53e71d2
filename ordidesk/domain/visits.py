"""Visits: on-site appointments of a technician for a ticket."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility, record_entry, told_before
from ordidesk.domain.merging import added
from ordidesk.domain.people import Role
from ordidesk.domain.records import Record, instant_text
from ordidesk.domain.ticket_steps import begin_on_site
from ordidesk.domain.work import (
    Command,
    Finder,
    NeverValid,
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


TO_SET_OFF = frozenset({VisitState.PLANNED, VisitState.CONFIRMED})
TO_START = frozenset({VisitState.PLANNED, VisitState.CONFIRMED, VisitState.TRAVELLING})
RUNNING = frozenset({VisitState.ON_SITE, VisitState.PAUSED})
REPORT_LIMIT = 20_000
NOTE_LIMIT = 2_000


class ConfirmedBy(enum.StrEnum):
    """How a contact agreed to the slot of a visit."""

    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"
    PORTAL = "portal"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part that was fitted or left at the client's."""

    id: str
    designation: str
    quantity: int = 1
    reference: str = ""


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
    parts: tuple[Part, ...] = ()
    """In the order in which they were recorded."""
    signed_report: str = ""
    """SHA-256 of the report that was signed last, or whose signing was refused."""
    sequence: int = 0
    """Raised whenever its slot, its place or its person changes, for the calendars that hold it."""
    confirmed_by: str = ""
    """Who agreed to the slot, by name; empty again when the slot moves."""
    confirmed_how: ConfirmedBy | None = None


VISITS_OF_TICKET = Finder(Visit, "ticket_id", TO_START | RUNNING | {VisitState.DONE})
"""Those that were not called off."""
RUNNING_VISITS_OF_TICKET = Finder(Visit, "ticket_id", frozenset(RUNNING))
RUNNING_VISITS_OF_TECHNICIAN = Finder(Visit, "technician_id", frozenset(RUNNING))
VISITS_AHEAD_OF_TECHNICIAN = Finder(Visit, "technician_id", frozenset(TO_START))


class SetOffForVisit(Command, frozen=True, kw_only=True):
    """Be on the way; nobody has to say so before arriving."""

    kind: ClassVar[str] = "set_off_for_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str


class StartVisit(Command, frozen=True, kw_only=True):
    """Arrive on site."""

    kind: ClassVar[str] = "start_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str


class PauseVisit(Command, frozen=True, kw_only=True):
    """Stop working for a while, without leaving for good."""

    kind: ClassVar[str] = "pause_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str


class ResumeVisit(Command, frozen=True, kw_only=True):
    """Go on after a pause."""

    kind: ClassVar[str] = "resume_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str


class TakeOverVisit(Command, frozen=True, kw_only=True):
    """Go in a colleague's place: to a visit that has not begun."""

    kind: ClassVar[str] = "take_over_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    instead_of: str
    """Whose visit it was when this was decided."""
    note: str


class FinishVisit(Command, frozen=True, kw_only=True):
    """Leave the site; ``report`` tells the client what was done, or why it was not."""

    kind: ClassVar[str] = "finish_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    done: bool
    report: str = ""


class CorrectVisitTimes(Command, frozen=True, kw_only=True):
    """Say when somebody really arrived and left: a tap came late, or on the wrong day."""

    kind: ClassVar[str] = "correct_visit_times"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    arrived_at: datetime
    ended_at: datetime | None = None
    """Only of a visit that has ended."""


def set_off_for_visit(work: Work, command: SetOffForVisit) -> None:
    """Record the departure for the site; whoever is on another visit leaves that one first."""
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    if visit.state in TO_SET_OFF:
        _must_be_free(work, visit)
    _take_step(work, visit, VisitState.TRAVELLING, TO_SET_OFF)


def pause_visit(work: Work, command: PauseVisit) -> None:
    """Record the beginning of a pause: its time is not worked."""
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    _take_step(work, visit, VisitState.PAUSED, frozenset({VisitState.ON_SITE}))


def resume_visit(work: Work, command: ResumeVisit) -> None:
    """Record the end of a pause."""
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    _take_step(work, visit, VisitState.ON_SITE, frozenset({VisitState.PAUSED}))


def _take_step(work: Work, visit: Visit, to: VisitState, before: frozenset[VisitState]) -> None:
    """Move a visit on by a tap; one that somebody made before is the same tap."""
    if visit.state == to:
        work.merged("state")
        return
    if visit.state not in before:
        raise _wrong_step(visit, to)
    work.put(replace(visit, state=to))
    _record_step(work, visit, to)


def take_over_visit(work: Work, command: TakeOverVisit) -> None:
    """Give the visit to whoever takes it over; of two who do so at once, the first has it.

    What was agreed with the contact holds, but nobody is on the way any more.
    """
    note = need_text("note", command.note, NOTE_LIMIT)
    visit = need(work, Visit, command.visit_id)
    if visit.state not in TO_START:
        raise _wrong_step(visit, VisitState.PLANNED)
    if visit.technician_id == work.actor.id:
        work.merged("technician_id")
        return
    if visit.technician_id != command.instead_of:
        raise Refusal(Reason.ALREADY_TAKEN, assignee=visit.technician_id)
    travelling = visit.state is VisitState.TRAVELLING
    state = VisitState.PLANNED if travelling else visit.state
    work.put(replace(visit, technician_id=work.actor.id, state=state, sequence=visit.sequence + 1))
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT_TAKEN_OVER,
        subject=visit.id,
        before=visit.technician_id,
        after=work.actor.id,
        text=note,
        visibility=Visibility.INTERNAL,
    )


def correct_visit_times(work: Work, command: CorrectVisitTimes) -> None:
    """Put the times right; what was told before stays in the journal.

    Nobody arrives or leaves in the future, and nobody leaves before arriving. Of the time that
    somebody worked their own word counts, so what a colleague corrected meanwhile is no conflict.
    """
    if command.ended_at is not None and command.ended_at < command.arrived_at:
        raise NeverValid(Reason.TIMES_OUT_OF_ORDER, field="ended_at")
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    if visit.arrived_at is None or (visit.ended_at is None) != (command.ended_at is None):
        raise _wrong_step(visit, visit.state)
    told = {"arrived_at": command.arrived_at, "ended_at": command.ended_at}
    for field, instant in told.items():
        if instant is not None and instant > work.now:
            raise Refusal(Reason.TIMES_OUT_OF_ORDER, field=field)
    changed = [field for field, instant in told.items() if getattr(visit, field) != instant]
    if not changed:
        work.merged("arrived_at")
        return
    work.put(replace(visit, arrived_at=command.arrived_at, ended_at=command.ended_at))
    for field in changed:
        before, after = getattr(visit, field), told[field]
        record_entry(
            work,
            visit.ticket_id,
            EntryKind.VISIT_TIME,
            label=field,
            subject=visit.id,
            text=field,
            before=instant_text(before),
            after=instant_text(after or before),
        )


def start_visit(work: Work, command: StartVisit) -> None:
    """Record the arrival, which begins the work; a technician is on one visit at a time.

    Where somebody else had told the arrival for the technician, the technician's own time counts.
    """
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    if visit.state not in TO_START:
        if visit.arrived_at is None or not _told_for(work, visit, VisitState.ON_SITE):
            raise _wrong_step(visit, VisitState.ON_SITE)
        ended_at = None if visit.ended_at is None else max(visit.ended_at, work.now)
        work.put(replace(visit, arrived_at=work.now, ended_at=ended_at))
        _record_step(work, visit, VisitState.ON_SITE, before=VisitState.ON_SITE)
        work.merged("state")
        return
    _must_be_free(work, visit)
    work.put(replace(visit, state=VisitState.ON_SITE, arrived_at=work.now))
    _record_step(work, visit, VisitState.ON_SITE)
    begin_on_site(work, visit.ticket_id, visit.technician_id)


def finish_visit(work: Work, command: FinishVisit) -> None:
    """Record the departure with its outcome; "not done" needs the reason.

    Where somebody else had told the same outcome for the technician, the technician's own time
    counts, and the report is added to theirs.
    """
    check = fitting_text if command.done else need_text
    report = check("report", command.report, REPORT_LIMIT)
    visit = need(work, Visit, command.visit_id)
    must_be_own(work, visit)
    to = VisitState.DONE if command.done else VisitState.NOT_DONE
    started = visit.state in RUNNING
    gave_up = not command.done and visit.state in TO_START
    again = visit.state == to and visit.ended_at is not None and _told_for(work, visit, to)
    if not (started or gave_up or again):
        raise _wrong_step(visit, to)
    # A clock that was set back in between is no reason to refuse work that was done.
    ended_at = max(work.now, visit.arrived_at or work.now)
    said = added(visit.report, report) if again else report
    work.put(replace(visit, state=to, ended_at=ended_at, report=said))
    if again:
        work.merged("state")
    _record_step(work, visit, to, text=report)


def _told_for(work: Work, visit: Visit, state: VisitState) -> bool:
    """Tell whether others brought the acting technician's visit to a state, and only others."""
    if work.actor.id != visit.technician_id:
        return False
    told = told_before(work, visit.ticket_id, EntryKind.VISIT, after=state, subject=visit.id)
    return bool(told) and all(entry.author_id != work.actor.id for entry in told)


def must_be_own(work: Work, visit: Visit) -> None:
    """Check that a technician does this on their own visit; a manager does it on any."""
    if work.actor.role is Role.TECHNICIAN and visit.technician_id != work.actor.id:
        raise Refusal(Reason.NOT_YOURS, kind=Visit.kind, owner=visit.technician_id)


def _must_be_free(work: Work, visit: Visit) -> None:
    others = work.find(RUNNING_VISITS_OF_TECHNICIAN, visit.technician_id)
    if others:
        raise Refusal(Reason.OTHER_VISIT_RUNNING, visit=others[0].id)


def _wrong_step(visit: Visit, to: VisitState) -> Refusal:
    return Refusal(Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=to)


def _record_step(
    work: Work, visit: Visit, to: VisitState, *, text: str = "", before: VisitState | None = None
) -> None:
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT,
        subject=visit.id,
        before=before or visit.state,
        after=to,
        text=text,
    )
