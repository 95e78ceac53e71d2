"""The hotline's judgement of a ticket: how pressing, covered or not, declared before or not."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.closing import loans_in_the_way
from ordidesk.domain.duplicates import join
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import Role
from ordidesk.domain.places import Contract, CoverState, cover_on
from ordidesk.domain.ticket_steps import take_step
from ordidesk.domain.tickets import (
    ENDED,
    OPEN,
    STEPS,
    TEXT_LIMIT,
    CoverDecision,
    Impact,
    Scope,
    Ticket,
    TicketState,
    priority_of,
)
from ordidesk.domain.visit_requests import VisitRequest, open_request
from ordidesk.domain.visits import RUNNING, TO_START, VISITS_OF_TICKET, Visit
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)
from ordidesk.domain.zones import local_day, zone_of

EVALUATORS = frozenset({Role.MANAGER})
_URGENCIES = frozenset({-1, 0, 1})
_JUDGED = ("qualified_impact", "scope", "urgency")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What the hotline makes of a ticket."""

    qualified_impact: Impact | None
    """``None``: nobody has judged it, and what was declared counts."""
    scope: Scope
    urgency: int


def judged(ticket: Ticket) -> Judged:
    """Return a ticket's judgement, as a command that changes it tells what was seen."""
    return Judged(
        qualified_impact=ticket.qualified_impact, scope=ticket.scope, urgency=ticket.urgency
    )


class EvaluateTicket(Command, frozen=True, kw_only=True):
    """Judge how blocking a ticket is, for whom, and how urgent; the priority follows."""

    kind: ClassVar[str] = "evaluate_ticket"
    allowed = EVALUATORS

    ticket_id: str
    before: Judged
    qualified_impact: Impact
    scope: Scope
    urgency: int = 0
    reason: str = ""
    """Needed for an urgency other than 0."""


class DecideCover(Command, frozen=True, kw_only=True):
    """Decide about work that no contract covers; a refusal may cancel the ticket."""

    kind: ClassVar[str] = "decide_cover"
    allowed = EVALUATORS

    ticket_id: str
    decision: CoverDecision
    reason: str
    before: CoverDecision | None = None
    """What had been decided, as the manager saw it."""
    cancel: bool = False


class MergeDuplicate(Command, frozen=True, kw_only=True):
    """Close a ticket that was declared twice; reopening it takes that back."""

    kind: ClassVar[str] = "merge_duplicate"
    allowed = EVALUATORS

    ticket_id: str
    into_id: str
    """The one that goes on."""


def evaluate_ticket(work: Work, command: EvaluateTicket) -> None:
    """Keep the judgement beside what was declared; of two managers the first one's stays."""
    reason = fitting_text("reason", command.reason, TEXT_LIMIT)
    if command.urgency not in _URGENCIES:
        raise NeverValid(Reason.NOT_A_MEASURE, field="urgency")
    if command.urgency and not reason:
        raise NeverValid(Reason.TEXT_MISSING, field="reason")
    ticket = need(work, Ticket, command.ticket_id)
    _must_be_open(ticket, TicketState.ASSIGNED)
    values = {field: _merged(work, ticket, command, field) for field in _JUDGED}
    changed = replace(ticket, **values)
    if changed == ticket:
        return
    impact = changed.qualified_impact or changed.declared_impact
    priority = priority_of(impact, changed.scope, changed.urgency)
    work.put(replace(changed, priority=priority))
    record_entry(
        work,
        ticket.id,
        EntryKind.EVALUATION,
        subject=f"{impact} {changed.scope} {changed.urgency:+d}",
        before=str(int(ticket.priority)),
        after=str(int(priority)),
        text=reason,
        visibility=Visibility.INTERNAL,
    )


def _merged(work: Work, ticket: Ticket, command: EvaluateTicket, field: str) -> object:
    """Return a field's value; one that was left as it was seen is no edit."""
    there: object = getattr(ticket, field)
    seen: object = getattr(command.before, field)
    wanted: object = getattr(command, field)
    if wanted == seen:
        return there
    if there == wanted:
        work.merged(field)
    elif there != seen:
        work.conflict(ticket, field, mine=str(wanted), theirs="" if there is None else str(there))
        return there
    return wanted


def evaluated_as_chosen(
    command: EvaluateTicket, shown: dict[str, str], chosen: dict[str, str]
) -> EvaluateTicket:
    """Return the command that judges as was chosen, and leaves what was not in conflict alone."""
    before, after = (_judged_in(command, values) for values in (shown, chosen))
    return EvaluateTicket(
        ticket_id=command.ticket_id,
        before=before,
        qualified_impact=after.qualified_impact or command.qualified_impact,
        scope=after.scope,
        urgency=after.urgency,
        reason=command.reason,
    )


def _judged_in(command: EvaluateTicket, values: dict[str, str]) -> Judged:
    impact = values.get("qualified_impact", command.qualified_impact)
    return Judged(
        qualified_impact=Impact(impact) if impact else None,
        scope=Scope(values.get("scope", command.scope)),
        urgency=int(values.get("urgency", command.urgency)),
    )


def decide_cover(work: Work, command: DecideCover) -> None:
    """Keep the decision and why; the client reads that the ticket is cancelled, no more."""
    reason = need_text("reason", command.reason, TEXT_LIMIT)
    if command.cancel and command.decision is not CoverDecision.REFUSAL:
        raise NeverValid(Reason.FIELD_FIXED, field="cancel")
    ticket = need(work, Ticket, command.ticket_id)
    _must_be_open(ticket, TicketState.CANCELLED if command.cancel else TicketState.ASSIGNED)
    _must_be_out_of_cover(work, ticket)
    there = ticket.cover_decision
    if there is not command.decision and there is not command.before and there is not None:
        work.conflict(ticket, "cover_decision", mine=command.decision, theirs=there)
        return
    if there is command.decision and not command.cancel:
        work.merged("cover_decision")
        return
    decided = replace(ticket, cover_decision=command.decision)
    work.put(decided)
    record_entry(
        work,
        ticket.id,
        EntryKind.COVER,
        before=there or "",
        after=command.decision,
        text=reason,
        visibility=Visibility.INTERNAL,
    )
    if command.cancel:
        _must_be_free(work, ticket)
        take_step(work, decided, TicketState.CANCELLED, worker_id=work.actor.id)


def _must_be_out_of_cover(work: Work, ticket: Ticket) -> None:
    """Check that no contract covers the machine; a ticket without one is the manager's to judge."""
    asset = work.get(Asset, ticket.asset_id) if ticket.asset_id else None
    if asset is None:
        return
    contract = work.get(Contract, asset.contract_id) if asset.contract_id else None
    if cover_on(contract, local_day(work.now, zone_of(None))).state is CoverState.COVERED:
        raise Refusal(Reason.COVERED, asset=asset.id)


def merge_duplicate(work: Work, command: MergeDuplicate) -> None:
    """Cancel the duplicate with a link to the other; its requester follows that one."""
    if command.ticket_id == command.into_id:
        raise NeverValid(Reason.SAME_TICKET)
    ticket = need(work, Ticket, command.ticket_id)
    into = need(work, Ticket, command.into_id)
    if into.client_id != ticket.client_id:
        raise Refusal(Reason.OTHER_CLIENT, kind=Ticket.kind, id=into.id)
    if ticket.duplicate_of == into.id:
        work.merged("duplicate_of")
        return
    if into.duplicate_of:
        raise Refusal(Reason.SAME_TICKET)
    if into.state in ENDED:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=into.state, to=TicketState.IN_PROGRESS
        )
    _must_be_free(work, ticket)
    take_step(
        work,
        replace(ticket, duplicate_of=into.id),
        TicketState.CANCELLED,
        worker_id=work.actor.id,
    )
    join(work, ticket, into)


def _must_be_free(work: Work, ticket: Ticket) -> None:
    """Check that nothing of a ticket that is to be cancelled is under way or ahead."""
    if TicketState.CANCELLED not in STEPS[ticket.state]:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.CANCELLED
        )
    visits = work.find(VISITS_OF_TICKET, ticket.id)
    for visit in visits:
        if visit.state in RUNNING:
            raise Refusal(Reason.VISIT_STILL_RUNNING, visit=visit.id)
        if visit.state in TO_START:
            raise Refusal(Reason.VISIT_AHEAD, kind=Visit.kind, id=visit.id)
    asked = open_request(work, ticket.id)
    if asked is not None:
        raise Refusal(Reason.VISIT_AHEAD, kind=VisitRequest.kind, id=asked.id)
    for lent in loans_in_the_way(work, ticket):
        raise lent


def _must_be_open(ticket: Ticket, to: TicketState) -> None:
    if ticket.state not in OPEN:
        raise Refusal(Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=to)
