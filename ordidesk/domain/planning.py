"""Planning visits: who goes where and when. Managers do, and of two the first choice stays.

What speaks against a slot is no refusal but a warning (``board_warnings``): a manager who knows
better gives the reason. Refused is only what cannot be.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility, record_entry, told_before
from ordidesk.domain.loans import Loan
from ordidesk.domain.people import Person, Role
from ordidesk.domain.places import Site
from ordidesk.domain.records import instant_text
from ordidesk.domain.ticket_rules import is_other_manager
from ordidesk.domain.tickets import ENDED, Ticket, TicketState
from ordidesk.domain.visit_loans import give_up, take_off
from ordidesk.domain.visit_requests import (
    RequestState,
    VisitRequest,
    back_to_list,
    open_request,
    stop_waiting,
    wait_for_visit,
    withdraw,
)
from ordidesk.domain.visits import NOTE_LIMIT, TO_START, ConfirmedBy, Visit, VisitState
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    must_be_of_client,
    need,
    need_text,
)
from ordidesk.domain.zones import local_day, zone_of

PLANNERS = frozenset({Role.MANAGER})
NAME_LIMIT = 200
LONGEST = timedelta(days=1)
FARTHEST = timedelta(days=3650)
"""Nobody plans beyond; it also keeps an instant within the calendar in every zone."""
GRACE = timedelta(minutes=15)
"""The board moves in quarters of an hour: a slot of this very quarter is not past."""
_MINUTE = timedelta(minutes=1)
_Times = tuple[datetime, datetime]


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Who goes and when, as a manager saw it."""

    technician_id: str
    starts_at: datetime
    ends_at: datetime


def slot_of(visit: Visit) -> Slot:
    """Return a visit's slot, as a command that moves it tells what was seen."""
    return Slot(technician_id=visit.technician_id, starts_at=visit.starts_at, ends_at=visit.ends_at)


class PlanVisit(Command, frozen=True, kw_only=True):
    """Plan a visit for a ticket. Its id is derived from the command's with the label "visit"."""

    kind: ClassVar[str] = "plan_visit"
    allowed = PLANNERS

    ticket_id: str
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    contact_id: str = ""
    purpose: str = ""
    request_id: str = ""
    """Empty: the one that is open, if there is one."""
    override: str = ""
    """Why the warnings of the board do not count."""


class MoveVisit(Command, frozen=True, kw_only=True):
    """Give a visit another slot or technician; ``before`` is what the manager saw."""

    kind: ClassVar[str] = "move_visit"
    allowed = PLANNERS

    visit_id: str
    before: Slot
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    override: str = ""


class ConfirmVisit(Command, frozen=True, kw_only=True):
    """Record who agreed to the slot, and how."""

    kind: ClassVar[str] = "confirm_visit"
    allowed = PLANNERS

    visit_id: str
    who: str
    how: ConfirmedBy


class CancelVisit(Command, frozen=True, kw_only=True):
    """Call a visit off for good, and what it was asked for with it."""

    kind: ClassVar[str] = "cancel_visit"
    allowed = PLANNERS

    visit_id: str
    reason: str


class UnplanVisit(Command, frozen=True, kw_only=True):
    """Take a visit off the board, back to the list of what is to be planned."""

    kind: ClassVar[str] = "unplan_visit"
    allowed = PLANNERS

    visit_id: str


def plan_visit(work: Work, command: PlanVisit) -> None:
    """Create the visit; its request is planned, and a ticket that somebody has waits for it."""
    purpose = fitting_text("purpose", command.purpose, NOTE_LIMIT)
    override = fitting_text("override", command.override, NOTE_LIMIT)
    starts_at, ends_at = fitting_slot(work, command.starts_at, command.ends_at)
    if starts_at + GRACE < work.now:
        raise NeverValid(Reason.SLOT_IN_THE_PAST, field="starts_at")
    ticket = need(work, Ticket, command.ticket_id)
    must_go(work, command.technician_id)
    must_be_of_client(work, ticket.client_id, ((Person, command.contact_id),))
    if ticket.state in ENDED:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.PENDING
        )
    request = _request(work, ticket, command.request_id)
    site_id = (request.site_id if request else "") or ticket.site_id
    _must_be_within_a_day(work, site_id, starts_at, ends_at)
    visit = Visit(
        id=work.new_id("visit"),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        site_id=site_id,
        technician_id=command.technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        contact_id=command.contact_id,
        purpose=purpose or (request.cause[:NOTE_LIMIT].strip() if request else ""),
    )
    if work.get(Visit, visit.id) is not None:
        raise Refusal(Reason.ALREADY_THERE, kind=Visit.kind, id=visit.id)
    work.put(visit)
    if request is not None:
        work.put(replace(request, state=RequestState.PLANNED, visit_id=visit.id))
    record_slot(work, visit, before="")
    _record_override(work, visit, override)
    wait_for_visit(work, ticket, worker_id=command.technician_id)


def _request(work: Work, ticket: Ticket, request_id: str) -> VisitRequest | None:
    """Return what is planned; of two managers who plan one request, the second hears of it."""
    if not request_id:
        return open_request(work, ticket.id)
    request = need(work, VisitRequest, request_id)
    if request.ticket_id != ticket.id:
        raise Refusal(Reason.OTHER_CLIENT, kind=VisitRequest.kind, id=request.id)
    if request.state is RequestState.PLANNED:
        raise Refusal(Reason.ALREADY_PLANNED, visit=request.visit_id)
    if request.state is not RequestState.OPEN:
        raise Refusal(
            Reason.WRONG_STEP,
            kind=VisitRequest.kind,
            state=request.state,
            to=RequestState.PLANNED,
        )
    return request


def move_visit(work: Work, command: MoveVisit) -> None:
    """Move, lengthen or hand over a visit that has not begun.

    A manager's word goes before that of a technician who took it over. Before another manager's it
    does not: the first choice stays, and both are kept to choose from. A slot that moves has to be
    agreed to anew; who comes is not what the contact agreed to.
    """
    override = fitting_text("override", command.override, NOTE_LIMIT)
    starts_at, ends_at = fitting_slot(work, command.starts_at, command.ends_at)
    before = command.before
    if before.starts_at.tzinfo is None or before.ends_at.tzinfo is None:
        raise NeverValid(Reason.NOT_A_MEASURE, field="before")
    visit = need(work, Visit, command.visit_id)
    must_go(work, command.technician_id)
    if visit.state not in TO_START:
        raise Refusal(Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=VisitState.PLANNED)
    slot = _slot_wanted(work, visit, before, (starts_at, ends_at))
    technician_id = _technician_wanted(work, visit, before, command.technician_id)
    moved = _moved(visit, slot, technician_id)
    if moved == visit:
        there = (visit.technician_id, visit.starts_at, visit.ends_at)
        if there == (command.technician_id, starts_at, ends_at):
            work.merged("starts_at")
        return
    work.put(moved)
    if slot != (visit.starts_at, visit.ends_at):
        record_slot(work, moved, before=slot_text(visit))
    if technician_id != visit.technician_id:
        record_entry(
            work,
            visit.ticket_id,
            EntryKind.VISIT_GIVEN,
            label="given",
            subject=visit.id,
            before=visit.technician_id,
            after=technician_id,
            visibility=Visibility.INTERNAL,
        )
    _record_override(work, visit, override)


def _slot_wanted(work: Work, visit: Visit, before: Slot, wanted: _Times) -> _Times:
    """Return when the visit is now; an end that was left as it was seen is no edit."""
    there, seen = (visit.starts_at, visit.ends_at), (before.starts_at, before.ends_at)
    contested = there != seen and _slot_is_other_managers(work, visit)
    starts_at, ends_at = (
        _bound_wanted(work, visit, field, values, contested=contested)
        for field, values in zip(
            ("starts_at", "ends_at"), zip(there, seen, wanted, strict=True), strict=True
        )
    )
    if (starts_at, ends_at) == there:
        return there
    if ends_at <= starts_at:
        raise Refusal(Reason.TIMES_OUT_OF_ORDER, field="ends_at")
    if starts_at != visit.starts_at and starts_at + GRACE < work.now:
        raise Refusal(Reason.SLOT_IN_THE_PAST, field="starts_at")
    _must_be_within_a_day(work, visit.site_id, starts_at, ends_at)
    return starts_at, ends_at


def _bound_wanted(
    work: Work,
    visit: Visit,
    field: str,
    values: tuple[datetime, datetime, datetime],
    *,
    contested: bool,
) -> datetime:
    there, seen, wanted = values
    if wanted in {there, seen}:
        return there
    if contested and there != seen:
        work.conflict(visit, field, mine=instant_text(wanted), theirs=instant_text(there))
        return there
    return wanted


def _technician_wanted(work: Work, visit: Visit, before: Slot, wanted: str) -> str:
    there = visit.technician_id
    if wanted in {there, before.technician_id}:
        return there
    if there != before.technician_id and _person_is_other_managers(work, visit):
        work.conflict(visit, "technician_id", mine=wanted, theirs=there)
        return there
    return wanted


def moved_as_chosen(command: MoveVisit, shown: dict[str, str], chosen: dict[str, str]) -> MoveVisit:
    """Return the command that gives a visit what was chosen, and leaves the rest of it alone."""

    def instant(values: dict[str, str], field: str) -> datetime:
        return datetime.fromisoformat(values[field]) if field in values else getattr(command, field)

    return MoveVisit(
        visit_id=command.visit_id,
        before=Slot(
            technician_id=shown.get("technician_id", command.technician_id),
            starts_at=instant(shown, "starts_at"),
            ends_at=instant(shown, "ends_at"),
        ),
        technician_id=chosen.get("technician_id", command.technician_id),
        starts_at=instant(chosen, "starts_at"),
        ends_at=instant(chosen, "ends_at"),
        override=command.override,
    )


def _moved(visit: Visit, slot: _Times, technician_id: str) -> Visit:
    """Return the visit in its new slot; nobody is on the way to it any more."""
    in_time = slot == (visit.starts_at, visit.ends_at)
    if in_time and technician_id == visit.technician_id:
        return visit
    agreed = in_time and bool(visit.confirmed_by)
    return replace(
        visit,
        starts_at=slot[0],
        ends_at=slot[1],
        technician_id=technician_id,
        state=_state_of_moved(visit, in_time=in_time),
        confirmed_by=visit.confirmed_by if agreed else "",
        confirmed_how=visit.confirmed_how if agreed else None,
        sequence=visit.sequence + 1,
    )


def _state_of_moved(visit: Visit, *, in_time: bool) -> VisitState:
    if not in_time:
        return VisitState.PLANNED
    if visit.state is VisitState.TRAVELLING:
        return VisitState.CONFIRMED if visit.confirmed_by else VisitState.PLANNED
    return visit.state


def _slot_is_other_managers(work: Work, visit: Visit) -> bool:
    told = told_before(
        work, visit.ticket_id, EntryKind.VISIT_SLOT, after=slot_text(visit), subject=visit.id
    )
    return bool(told) and is_other_manager(work, told[-1].author_id)


def _person_is_other_managers(work: Work, visit: Visit) -> bool:
    told = [
        entry
        for kind in (EntryKind.VISIT_GIVEN, EntryKind.VISIT_TAKEN_OVER)
        for entry in told_before(
            work, visit.ticket_id, kind, after=visit.technician_id, subject=visit.id
        )
    ]
    last = max(told, key=lambda entry: entry.at, default=None)
    return last is not None and is_other_manager(work, last.author_id)


def confirm_visit(work: Work, command: ConfirmVisit) -> None:
    """Keep who agreed; whoever is on the way already stays so."""
    who = need_text("who", command.who, NAME_LIMIT)
    visit = need(work, Visit, command.visit_id)
    if visit.state not in TO_START:
        raise Refusal(
            Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=VisitState.CONFIRMED
        )
    if (visit.confirmed_by, visit.confirmed_how) == (who, command.how):
        work.merged("confirmed_by")
        return
    travelling = visit.state is VisitState.TRAVELLING
    work.put(
        replace(
            visit,
            state=visit.state if travelling else VisitState.CONFIRMED,
            confirmed_by=who,
            confirmed_how=command.how,
        )
    )
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT,
        subject=visit.id,
        before=visit.state,
        after=VisitState.CONFIRMED,
        text=who,
    )


def cancel_visit(work: Work, command: CancelVisit) -> None:
    """Call the visit off; a ticket that waited for nothing else goes on.

    A loaner that was reserved for the visit is given up with what it was asked for.
    """
    reason = need_text("reason", command.reason, NOTE_LIMIT)
    visit = need(work, Visit, command.visit_id)
    if visit.state is VisitState.CANCELLED:
        work.merged("state")
        return
    _, loans = call_off(work, visit)
    _record_note(work, visit, reason, label="reason")
    if withdraw(work, visit):
        give_up(work, loans)
    stop_waiting(work, visit)


def unplan_visit(work: Work, command: UnplanVisit) -> None:
    """Call the visit off and have it planned anew: the ticket goes on waiting for it."""
    visit = need(work, Visit, command.visit_id)
    if visit.state is VisitState.CANCELLED:
        work.merged("state")
        return
    call_off(work, visit)
    back_to_list(work, visit)


def call_off(work: Work, visit: Visit, *, label: str = "entry") -> tuple[Visit, tuple[Loan, ...]]:
    """Cancel a visit that has not begun; returns it with the loans that were to go along."""
    if visit.state not in TO_START:
        raise Refusal(
            Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=VisitState.CANCELLED
        )
    cancelled = replace(visit, state=VisitState.CANCELLED, sequence=visit.sequence + 1)
    work.put(cancelled)
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT,
        label=label,
        subject=visit.id,
        before=visit.state,
        after=VisitState.CANCELLED,
    )
    return cancelled, take_off(work, visit)


def must_go(work: Work, person_id: str) -> None:
    """Check that this person works here, and goes to clients."""
    person = need(work, Person, person_id)
    if person.role not in {Role.TECHNICIAN, Role.MANAGER}:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=person.id)
    if not person.active:
        raise Refusal(Reason.PERSON_LEFT, person=person.id)


def fitting_slot(
    work: Work, starts_at: datetime, ends_at: datetime, longest: timedelta = LONGEST
) -> tuple[datetime, datetime]:
    """Return the slot in UTC, to the minute; what is none can never be valid."""
    for field, instant in (("starts_at", starts_at), ("ends_at", ends_at)):
        if instant.tzinfo is None or abs(instant - work.now) > FARTHEST:
            raise NeverValid(Reason.NOT_A_MEASURE, field=field)
    first, last = (
        it.astimezone(UTC).replace(second=0, microsecond=0) for it in (starts_at, ends_at)
    )
    if last <= first:
        raise NeverValid(Reason.TIMES_OUT_OF_ORDER, field="ends_at")
    if last - first > longest:
        raise NeverValid(Reason.SLOT_TOO_LONG, field="ends_at")
    return first, last


def _must_be_within_a_day(work: Work, site_id: str, starts_at: datetime, ends_at: datetime) -> None:
    """Check the slot by the clocks at the site; it may end at midnight."""
    zone = zone_of(work.get(Site, site_id) if site_id else None)
    if local_day(starts_at, zone) != local_day(ends_at - _MINUTE, zone):
        raise Refusal(Reason.SLOT_OVER_MIDNIGHT, field="ends_at")


def slot_text(visit: Visit) -> str:
    """Write a visit's slot as the journal keeps it: an interval of ISO 8601."""
    return f"{instant_text(visit.starts_at)}/{instant_text(visit.ends_at)}"


def record_slot(work: Work, visit: Visit, *, before: str, label: str = "slot") -> None:
    """Tell the journal when the visit is now; ``before`` is empty for one that was not planned."""
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT_SLOT,
        label=label,
        subject=visit.id,
        before=before,
        after=slot_text(visit),
    )


def _record_override(work: Work, visit: Visit, override: str) -> None:
    if override:
        _record_note(work, visit, override, label="override")


def _record_note(work: Work, visit: Visit, text: str, *, label: str) -> None:
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.NOTE,
        label=label,
        text=text,
        subject=visit.id,
        visibility=Visibility.INTERNAL,
    )
