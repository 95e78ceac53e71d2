"""What a manager chose becomes commands: what stands there already is not said again."""

from __future__ import annotations

from dataclasses import replace as replaced

from ordidesk.domain.evaluation import DecideCover, EvaluateTicket
from ordidesk.domain.tickets import AssignTicket, CoverDecision, Impact, Scope, TicketState
from tests.support.records import KARIM, LEA, ticket
from ui.pages.verdict import Verdict, commands, seen_of

NEW = ticket(1)
TAKEN = ticket(2, assignee_id=LEA.id, state=TicketState.ASSIGNED)
JUDGED = ticket(3, qualified_impact=Impact.BLOCKING)
SAID = Verdict(impact=Impact.BLOCKING, scope=Scope.ONE, technician_id=LEA.id)


def test_a_new_ticket_is_judged_then_assigned() -> None:
    evaluated, assigned = commands(NEW.id, seen_of(NEW), SAID)
    assert isinstance(evaluated, EvaluateTicket)
    assert evaluated.before == seen_of(NEW).judged
    assert assigned == AssignTicket(ticket_id=NEW.id, technician_id=LEA.id, before="")


def test_who_has_it_already_is_not_told_again() -> None:
    (evaluated,) = commands(TAKEN.id, seen_of(TAKEN), SAID)
    assert isinstance(evaluated, EvaluateTicket)
    _, assigned = commands(TAKEN.id, seen_of(TAKEN), replaced(SAID, technician_id=KARIM.id))
    assert assigned == AssignTicket(ticket_id=TAKEN.id, technician_id=KARIM.id, before=LEA.id)


def test_a_judgement_that_stands_is_not_made_again() -> None:
    (assigned,) = commands(JUDGED.id, seen_of(JUDGED), SAID)
    assert isinstance(assigned, AssignTicket)


def test_a_ticket_that_is_reopened_begins_anew_with_who_had_it() -> None:
    again = ticket(4, assignee_id=LEA.id, state=TicketState.REOPENED)
    assert isinstance(commands(again.id, seen_of(again), SAID)[-1], AssignTicket)


def test_what_is_refused_and_cancelled_is_neither_judged_nor_assigned() -> None:
    refused = replaced(
        SAID, decision=CoverDecision.REFUSAL, decision_reason="Personnel", cancel=True
    )
    (decided,) = commands(NEW.id, seen_of(NEW), refused)
    assert isinstance(decided, DecideCover)
    assert decided.cancel
    decision, *rest = commands(NEW.id, seen_of(NEW), replaced(refused, cancel=False))
    assert isinstance(decision, DecideCover)
    assert len(rest) == 2
