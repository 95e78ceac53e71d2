"""Evaluating: impact, scope, urgency; work out of contract; tickets that were declared twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.catalogue import choice_between
from ordidesk.domain.evaluation import (
    DecideCover,
    EvaluateTicket,
    MergeDuplicate,
    judged,
)
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loans import LoanState
from ordidesk.domain.people import Person, Role
from ordidesk.domain.ticket_rules import sees
from ordidesk.domain.tickets import (
    AddNote,
    CoverDecision,
    Impact,
    Priority,
    Scope,
    SetTicketState,
    Ticket,
    TicketState,
    priority_of,
)
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    CARE_HOME,
    COMPANY,
    NOW,
    OLD_CONTRACT,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    actor,
    asset,
    loan,
    loaner,
    record_id,
    request,
    ticket,
    visit,
)

LAPTOP = asset(4217, contract_id="")
DECLARED = ticket(1, asset_id=LAPTOP.id, priority=Priority.LOW)
ALICE = Person(id=record_id("alice"), name="Alice Petit", role=Role.MANAGER)
CLERK = replace(SECRETARY, id=record_id("clerk"), name="Jean Blanc")
TWICE = ticket(2, requester_id=CLERK.id, opened_by=CLERK.id)
EVALUATE = EvaluateTicket(
    ticket_id=DECLARED.id,
    before=judged(DECLARED),
    qualified_impact=Impact.BLOCKING,
    scope=Scope.GROUP,
)
MERGE = MergeDuplicate(ticket_id=TWICE.id, into_id=DECLARED.id)
REOPEN = SetTicketState(ticket_id=TWICE.id, to=TicketState.REOPENED)


def world(*more: Ticket) -> FakeRecords:
    return FakeRecords(*COMPANY, ALICE, CLERK, LAPTOP, DECLARED, TWICE, *more)


def the(records: FakeRecords, of: Ticket = DECLARED) -> Ticket:
    found = records.get(Ticket, of.id)
    assert found is not None
    return found


def told(records: FakeRecords, kind: EntryKind, of: Ticket = DECLARED) -> list[JournalEntry]:
    found = [it for it in records.all(JournalEntry) if (it.entry, it.ticket_id) == (kind, of.id)]
    return sorted(found, key=lambda it: it.at)


# --- impact, scope, urgency -----------------------------------------------------------------------


def test_what_was_declared_stays_beside_what_the_hotline_makes_of_it() -> None:
    records = world()
    do(records, SOPHIE, replace(EVALUATE, urgency=1, reason="Paie demain"))
    now = the(records)
    assert (now.declared_impact, now.qualified_impact) == (Impact.DEGRADED, Impact.BLOCKING)
    assert (now.scope, now.urgency, now.priority) == (Scope.GROUP, 1, Priority.CRITICAL)
    (entry,) = told(records, EntryKind.EVALUATION)
    assert (entry.before, entry.after, entry.text) == ("4", "1", "Paie demain")
    assert entry.subject == "blocking group +1"
    assert entry.visibility is Visibility.INTERNAL


@given(st.sampled_from(Impact), st.sampled_from(Scope), st.sampled_from([-1, 0, 1]))
def test_the_priority_follows_from_the_judgement(
    impact: Impact, scope: Scope, urgency: int
) -> None:
    records = world()
    command = replace(
        EVALUATE, qualified_impact=impact, scope=scope, urgency=urgency, reason="Vu avec elle"
    )
    do(records, SOPHIE, command)
    now = the(records)
    assert now.priority is priority_of(impact, scope, urgency)
    assert judged(now).qualified_impact is impact


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"urgency": 1}, Reason.TEXT_MISSING),
        ({"urgency": -1, "reason": "  "}, Reason.TEXT_MISSING),
        ({"urgency": 2, "reason": "Vite"}, Reason.NOT_A_MEASURE),
    ],
)
def test_an_urgency_is_one_step_and_has_its_reason(
    values: dict[str, object], reason: Reason
) -> None:
    caught = refusal(FakeRecords(), SOPHIE, replace(EVALUATE, **values))
    assert isinstance(caught, NeverValid)
    assert caught.reason is reason


def test_a_ticket_that_is_solved_is_judged_no_more() -> None:
    records = world()
    records.seed(replace(DECLARED, state=TicketState.RESOLVED, resolution="Câble"))
    assert refusal(records, SOPHIE, EVALUATE).reason is Reason.WRONG_STEP


def test_of_two_managers_the_second_is_told_both_judgements_field_by_field() -> None:
    records = world()
    do(records, SOPHIE, EVALUATE)
    second = replace(
        EVALUATE,
        qualified_impact=Impact.DEGRADED,
        scope=Scope.ALL,
        urgency=1,
        reason="Toute la mairie",
    )
    work = do(records, ALICE, second, 1)
    assert work.conflicts == [
        ("qualified_impact", "degraded", "blocking"),
        ("scope", "all", "group"),
    ]
    now = the(records)
    assert (now.qualified_impact, now.scope, now.urgency) == (Impact.BLOCKING, Scope.GROUP, 1)
    shown = {"qualified_impact": "blocking", "scope": "group"}
    chosen = {"qualified_impact": "blocking", "scope": "all"}
    again = do(records, ALICE, choice_between(second, shown, chosen), 2)
    now = the(records)
    assert (again.conflicts, now.scope, now.priority) == ([], Scope.ALL, Priority.CRITICAL)


def test_two_managers_of_one_mind_merge() -> None:
    records = world()
    do(records, SOPHIE, EVALUATE)
    work = do(records, ALICE, EVALUATE, 1)
    assert (work.merged_fields, work.written) == (["qualified_impact", "scope"], {})


# --- out of contract ------------------------------------------------------------------------------

QUOTE = DecideCover(ticket_id=DECLARED.id, decision=CoverDecision.QUOTE, reason="Contrat échu")
REFUSE = replace(QUOTE, decision=CoverDecision.REFUSAL, cancel=True)


def test_a_decision_out_of_contract_is_kept_among_the_staff() -> None:
    records = world()
    do(records, SOPHIE, QUOTE)
    assert (the(records).cover_decision, the(records).state) == (
        CoverDecision.QUOTE,
        TicketState.NEW,
    )
    (entry,) = told(records, EntryKind.COVER)
    assert (entry.after, entry.text) == ("quote", "Contrat échu")
    assert entry.visibility is Visibility.INTERNAL
    assert do(records, ALICE, QUOTE, 1).merged_fields == ["cover_decision"]


def test_a_refusal_may_cancel_the_ticket() -> None:
    records = world()
    do(records, SOPHIE, REFUSE)
    assert the(records).state is TicketState.CANCELLED
    assert not any(
        it.visibility is Visibility.CLIENT and it.text for it in records.all(JournalEntry)
    )
    wrong = refusal(FakeRecords(), SOPHIE, replace(REFUSE, decision=CoverDecision.GOODWILL))
    assert isinstance(wrong, NeverValid)


def test_what_is_covered_needs_no_decision() -> None:
    records = world()
    records.seed(asset(4217))
    caught = refusal(records, SOPHIE, QUOTE)
    assert (caught.reason, caught.facts) == (Reason.COVERED, {"asset": LAPTOP.id})
    records.seed(asset(4217, contract_id=OLD_CONTRACT.id))
    do(records, SOPHIE, QUOTE)
    generic = world()
    generic.seed(replace(DECLARED, asset_id=""))
    do(generic, SOPHIE, QUOTE)


def test_of_two_managers_the_second_is_told_both_decisions() -> None:
    records = world()
    do(records, SOPHIE, QUOTE)
    work = do(records, ALICE, REFUSE, 1)
    assert work.conflicts == [("cover_decision", "refusal", "quote")]
    assert the(records).state is TicketState.NEW
    chosen = choice_between(REFUSE, {"cover_decision": "quote"}, {"cover_decision": "refusal"})
    do(records, ALICE, chosen, 2)
    assert the(records).cover_decision is CoverDecision.REFUSAL
    assert the(records).state is TicketState.CANCELLED


# --- declared twice -------------------------------------------------------------------------------


def test_a_duplicate_is_closed_with_a_link_both_ways_and_its_requester_follows() -> None:
    records = world()
    do(records, CLERK, AddNote(ticket_id=TWICE.id, text="Chez moi aussi"))
    do(records, SOPHIE, MERGE, 1)
    duplicate, goes_on = the(records, TWICE), the(records)
    assert (duplicate.state, duplicate.duplicate_of) == (TicketState.CANCELLED, DECLARED.id)
    assert (goes_on.state, goes_on.followers) == (TicketState.NEW, (CLERK.id,))
    assert sees(actor(CLERK), goes_on)
    assert not sees(actor(CLERK), DECLARED)
    (there,) = told(records, EntryKind.DUPLICATE, TWICE)
    (here,) = told(records, EntryKind.DUPLICATE)
    assert (there.subject, there.before, there.after) == (DECLARED.id, DECLARED.number, "into")
    assert (here.subject, here.before, here.after) == (TWICE.id, TWICE.number, "of")
    assert (there.visibility, here.visibility) == (Visibility.CLIENT, Visibility.INTERNAL)
    assert told(records, EntryKind.NOTE, TWICE)
    assert do(records, ALICE, MERGE, 2).merged_fields == ["duplicate_of"]
    assert the(records).followers == (CLERK.id,)


def test_opening_it_again_takes_it_back() -> None:
    records = world()
    do(records, SOPHIE, MERGE)
    do(records, SOPHIE, REOPEN, 1)
    assert (the(records, TWICE).state, the(records, TWICE).duplicate_of) == (
        TicketState.REOPENED,
        "",
    )
    assert the(records) == DECLARED
    assert told(records, EntryKind.DUPLICATE)[-1].after == "apart"


def test_whoever_declared_it_twice_follows_until_the_last_is_opened_again() -> None:
    third = ticket(3, requester_id=CLERK.id, opened_by=CLERK.id)
    records = world(third)
    do(records, SOPHIE, MERGE)
    do(records, SOPHIE, replace(MERGE, ticket_id=third.id), 1)
    assert the(records).followers == (CLERK.id, CLERK.id)
    do(records, SOPHIE, REOPEN, 2)
    assert the(records).followers == (CLERK.id,)


def test_the_followers_of_a_duplicate_go_along_and_come_back() -> None:
    third = ticket(3)
    records = world(third)
    do(records, SOPHIE, MERGE)
    do(records, SOPHIE, MergeDuplicate(ticket_id=DECLARED.id, into_id=third.id), 1)
    assert the(records, third).followers == (SECRETARY.id, CLERK.id)
    do(records, SOPHIE, replace(REOPEN, ticket_id=DECLARED.id), 2)
    assert the(records, third).followers == ()
    assert the(records).followers == (CLERK.id,)


def test_what_cannot_be_a_duplicate_is_told() -> None:
    records = world()
    itself = refusal(records, SOPHIE, replace(MERGE, into_id=TWICE.id))
    assert isinstance(itself, NeverValid)
    foreign = ticket(5, client_id=CARE_HOME.id)
    ended = ticket(6, state=TicketState.CLOSED, resolution="Câble")
    pointing = ticket(7, state=TicketState.CANCELLED, duplicate_of=DECLARED.id)
    records.seed(foreign, ended, pointing)
    reasons = {
        foreign.id: Reason.OTHER_CLIENT,
        ended.id: Reason.WRONG_STEP,
        pointing.id: Reason.SAME_TICKET,
    }
    for into_id, reason in reasons.items():
        assert refusal(records, SOPHIE, replace(MERGE, into_id=into_id)).reason is reason
    assert TOWN_HALL.id == TWICE.client_id


def test_what_is_under_way_or_ahead_is_ended_first() -> None:
    running = visit("running", TWICE, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
    lent = loan("out", TWICE, loaner(1), state=LoanState.HANDED_OVER)
    cases = {
        Reason.VISIT_STILL_RUNNING: running,
        Reason.VISIT_AHEAD: visit("ahead", TWICE, NOW),
        Reason.LOAN_OUT: lent,
    }
    for reason, held in cases.items():
        records = world()
        records.seed(held)
        assert refusal(records, SOPHIE, MERGE).reason is reason
    records = world()
    records.seed(request("asked", TWICE))
    assert refusal(records, SOPHIE, MERGE).reason is Reason.VISIT_AHEAD
