"""What a manager makes of a ticket in one go, and the commands that say so, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from ordidesk.domain.evaluation import DecideCover, EvaluateTicket, Judged, judged
from ordidesk.domain.tickets import AssignTicket, CoverDecision, Impact, Scope, Ticket, TicketState
from ordidesk.domain.work import Command

_STARTS = frozenset({TicketState.NEW, TicketState.REOPENED})


@dataclass(frozen=True)
class Seen:
    """What stood there when the manager began."""

    judged: Judged
    decision: CoverDecision | None
    assignee_id: str
    state: TicketState


def seen_of(ticket: Ticket) -> Seen:
    """Return what a ticket shows of what others may change meanwhile."""
    return Seen(judged(ticket), ticket.cover_decision, ticket.assignee_id, ticket.state)


@dataclass(frozen=True)
class Verdict:
    """What is chosen; ``decision`` only where no contract covers the machine."""

    impact: Impact
    scope: Scope
    urgency: int = 0
    reason: str = ""
    decision: CoverDecision | None = None
    decision_reason: str = ""
    cancel: bool = False
    """Refused, and the ticket ends with it: then nothing else is said."""
    technician_id: str = ""


def judges_anew(seen: Seen, verdict: Verdict) -> bool:
    """Tell whether a verdict is another judgement than the one that stands there."""
    wanted = Judged(qualified_impact=verdict.impact, scope=verdict.scope, urgency=verdict.urgency)
    return wanted != seen.judged and not verdict.cancel


def commands(ticket_id: str, seen: Seen, verdict: Verdict) -> list[Command]:
    """Return what is to be given; what stands there already is left out."""
    given: list[Command] = []
    if verdict.decision is not None:
        given.append(
            DecideCover(
                ticket_id=ticket_id,
                decision=verdict.decision,
                reason=verdict.decision_reason,
                before=seen.decision,
                cancel=verdict.cancel,
            )
        )
    if verdict.cancel:
        return given
    if judges_anew(seen, verdict):
        given.append(
            EvaluateTicket(
                ticket_id=ticket_id,
                before=seen.judged,
                qualified_impact=verdict.impact,
                scope=verdict.scope,
                urgency=verdict.urgency,
                reason=verdict.reason,
            )
        )
    if verdict.technician_id != seen.assignee_id or seen.state in _STARTS:
        given.append(
            AssignTicket(
                ticket_id=ticket_id,
                technician_id=verdict.technician_id,
                before=seen.assignee_id,
            )
        )
    return given
