"""Asking for a visit: what it is for, and what a manager needs to plan it."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import Role
from ordidesk.domain.records import Record
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.ticket_steps import take_step
from ordidesk.domain.tickets import ENDED, TEXT_LIMIT, Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import VISITS_OF_TICKET, Visit, VisitState
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

SHORT_LIMIT = 500
MOST_MINUTES = 24 * 60
_WAIT_FOR_IT = frozenset({TicketState.ASSIGNED, TicketState.IN_PROGRESS, TicketState.REOPENED})


class RequestState(enum.StrEnum):
    """Where a request stands."""

    OPEN = "open"
    PLANNED = "planned"
    WITHDRAWN = "withdrawn"


class VisitRequest(Record, frozen=True, kw_only=True):
    """Somebody has to go there: for the manager to plan."""

    kind: ClassVar[str] = "visit_request"

    ticket_id: str
    client_id: str
    site_id: str
    cause: str
    requested_by: str
    requested_at: datetime
    minutes: int = 60
    """How long it will likely take."""
    skill: str = ""
    parts: str = ""
    after_visit: str = ""
    """The visit that could not be done."""
    repair_id: str = ""
    """The repair whose machine goes back to the client."""
    visit_id: str = ""
    """The visit as which it is planned."""
    state: RequestState = RequestState.OPEN
    visibility: Visibility = Visibility.INTERNAL


REQUESTS_OF_TICKET = Finder(VisitRequest, "ticket_id")


class RequestVisit(Command, frozen=True, kw_only=True):
    """Ask a manager to plan a visit; ``after_visit`` is one that is to be planned again."""

    kind: ClassVar[str] = "request_visit"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    cause: str
    minutes: int = 60
    skill: str = ""
    parts: str = ""
    after_visit: str = ""


def request_visit(work: Work, command: RequestVisit) -> None:
    """Create the request; the ticket waits for the visit. One request at a time is open."""
    cause = need_text("cause", command.cause, TEXT_LIMIT)
    skill = fitting_text("skill", command.skill, SHORT_LIMIT)
    parts = fitting_text("parts", command.parts, SHORT_LIMIT)
    if not 0 < command.minutes <= MOST_MINUTES:
        raise NeverValid(Reason.NOT_A_MEASURE, field="minutes")
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    if ticket.state in ENDED:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.PENDING
        )
    site_id = ticket.site_id
    if command.after_visit:
        site_id = need(work, Visit, command.after_visit).site_id or site_id
    if (open_one := open_request(work, ticket.id)) is not None:
        raise Refusal(Reason.ALREADY_THERE, kind=VisitRequest.kind, id=open_one.id)
    request = VisitRequest(
        id=work.new_id("request"),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        site_id=site_id,
        cause=cause,
        requested_by=work.actor.id,
        requested_at=work.now,
        minutes=command.minutes,
        skill=skill,
        parts=parts,
        after_visit=command.after_visit,
    )
    _put(work, request)
    wait_for_visit(work, ticket, worker_id=work.actor.id)


def wait_for_visit(work: Work, ticket: Ticket, *, worker_id: str) -> None:
    """Let a ticket that somebody works on wait for a visit; one that nobody has stays as it is."""
    if ticket.state in _WAIT_FOR_IT:
        take_step(
            work,
            ticket,
            TicketState.PENDING,
            worker_id=worker_id,
            waiting_for=WaitingFor.VISIT,
        )
    elif ticket.state is TicketState.PENDING and ticket.waiting_for is not WaitingFor.VISIT:
        work.put(replace(ticket, waiting_for=WaitingFor.VISIT))


def stop_waiting(work: Work, visit: Visit) -> None:
    """Let the ticket of a visit that was called off go on, if it waits for no other."""
    ticket = work.get(Ticket, visit.ticket_id)
    if ticket is None or ticket.waiting_for is not WaitingFor.VISIT:
        return
    others = work.find(VISITS_OF_TICKET, ticket.id)
    ahead = any(it.id != visit.id and it.state is not VisitState.DONE for it in others)
    if not ahead and open_request(work, ticket.id) is None:
        take_step(work, ticket, TicketState.IN_PROGRESS, worker_id=work.actor.id)


def request_of(work: Work, visit: Visit) -> VisitRequest | None:
    """Return the request that is planned as this visit."""
    found = work.find(REQUESTS_OF_TICKET, visit.ticket_id)
    return next(
        (it for it in found if it.visit_id == visit.id and it.state is RequestState.PLANNED), None
    )


def withdraw(work: Work, visit: Visit) -> bool:
    """Give up what a cancelled visit was asked for; a repaired machine still has to go back.

    Returns whether it was given up.
    """
    request = request_of(work, visit)
    if request is not None and request.repair_id:
        back_to_list(work, visit)
        return False
    if request is not None:
        work.put(replace(request, state=RequestState.WITHDRAWN))
    return True


def back_to_list(work: Work, visit: Visit, *, label: str = "request") -> str:
    """Have a visit planned anew, and return the request; empty where its ticket has ended.

    One request of a ticket is open: one that came in between takes this one along.
    """
    ticket = work.get(Ticket, visit.ticket_id)
    own = request_of(work, visit)
    if ticket is None or ticket.state in ENDED:
        if own is not None:
            work.put(replace(own, state=RequestState.WITHDRAWN))
        return ""
    there = open_request(work, ticket.id)
    if there is not None:
        if own is not None:
            work.put(replace(own, state=RequestState.WITHDRAWN))
            work.put(_with(there, own))
        return there.id
    if own is not None:
        work.put(replace(own, state=RequestState.OPEN, visit_id=""))
        return own.id
    made = VisitRequest(
        id=work.new_id(label),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        site_id=visit.site_id,
        cause=visit.purpose or ticket.summary,
        requested_by=work.actor.id,
        requested_at=work.now,
        minutes=_minutes_of(visit),
    )
    _put(work, made, label=f"{label} entry")
    return made.id


def _minutes_of(visit: Visit) -> int:
    minutes = round((visit.ends_at - visit.starts_at).total_seconds() / 60)
    return min(max(minutes, 1), MOST_MINUTES)


def _with(there: VisitRequest, own: VisitRequest) -> VisitRequest:
    return replace(
        there,
        repair_id=there.repair_id or own.repair_id,
        parts=there.parts or own.parts,
        skill=there.skill or own.skill,
        minutes=max(there.minutes, own.minutes),
    )


def ask_for_return(work: Work, ticket: Ticket, *, repair_id: str, cause: str) -> None:
    """Have the way back of a repaired machine planned; a request that is open takes it along."""
    open_one = open_request(work, ticket.id)
    if open_one is not None:
        work.put(replace(open_one, repair_id=open_one.repair_id or repair_id))
        return
    _put(
        work,
        VisitRequest(
            id=work.new_id("request"),
            ticket_id=ticket.id,
            client_id=ticket.client_id,
            site_id=ticket.site_id,
            cause=cause,
            requested_by=work.actor.id,
            requested_at=work.now,
            repair_id=repair_id,
        ),
    )


def open_request(work: Work, ticket_id: str) -> VisitRequest | None:
    """Return the ticket's request that nobody has planned yet."""
    found = work.find(REQUESTS_OF_TICKET, ticket_id)
    return next((it for it in found if it.state is RequestState.OPEN), None)


def _put(work: Work, request: VisitRequest, *, label: str = "request entry") -> None:
    work.put(request)
    record_entry(
        work,
        request.ticket_id,
        EntryKind.VISIT_REQUEST,
        label=label,
        text=request.cause,
        subject=request.id,
        visibility=Visibility.INTERNAL,
    )
