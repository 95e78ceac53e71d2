"""Verification lists: begun, answered in any order, ended, followed up; and the closing rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.closing import still_missing
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.tickets import SetTicketState, Ticket, TicketState
from ordidesk.domain.verifications import (
    Answer,
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Item,
    Outcome,
    RunState,
    StartVerification,
    VerificationRun,
    VoidVerification,
)
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords, FakeWork
from tests.support.giving import do, refusal
from tests.support.records import CHECKLIST, KARIM, LEA, NOW, actor, asset, run, ticket, visit

LAPTOP = asset(4217)
TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=LAPTOP.id)
RUN = run("here", TICKET)
START = StartVerification(ticket_id=TICKET.id, template_id=CHECKLIST.id, asset_id=LAPTOP.id)
WELL = tuple(Given(item=key, outcome=Outcome.OK) for key in ("boot", "printing"))


def world(*more: object) -> FakeRecords:
    return FakeRecords(CHECKLIST, LAPTOP, TICKET, LEA, KARIM, *more)  # type: ignore[arg-type]


def answered(records: FakeRecords, *answers: Given, minutes: int = 1) -> VerificationRun:
    do(records, LEA, AnswerChecks(run_id=RUN.id, answers=answers), minutes)
    return the_run(records)


def the_run(records: FakeRecords) -> VerificationRun:
    found = records.get(VerificationRun, RUN.id)
    assert found is not None
    return found


def test_a_run_freezes_the_list_that_it_began_with() -> None:
    records = world()
    work = do(records, LEA, START)
    run_id = derived_id(work.command_id, "run")
    newer = replace(CHECKLIST, items=(Item(key="new", title="Nouveau"),), version=2)
    records.seed(replace(CHECKLIST, retired=True), replace(newer, id=CHECKLIST.id + "2"))

    do(records, LEA, AnswerChecks(run_id=run_id, answers=WELL), 1)
    do(records, LEA, FinishVerification(run_id=run_id), 2)
    ended = records.get(VerificationRun, run_id)
    assert ended is not None
    assert (ended.version, ended.items, ended.state) == (1, CHECKLIST.items, RunState.PASSED)


def test_a_run_that_is_under_way_goes_on_instead_of_another() -> None:
    records = world(RUN)
    told = refusal(records, LEA, START)
    assert (told.reason, told.facts["id"]) == (Reason.ALREADY_THERE, RUN.id)
    do(records, LEA, VoidVerification(run_id=RUN.id, reason="Mauvaise machine"), 1)
    assert do(records, LEA, START, 2).written


@pytest.mark.parametrize(
    ("value", "kept", "outcome"),
    [
        ("87", "87", Outcome.OK),
        ("60", "60", Outcome.OK),
        ("59,9", "59.9", Outcome.KO),
        ("100,5", "100.5", Outcome.KO),
        ("1\u202f000", "1000", Outcome.KO),
    ],
)
def test_a_measured_value_is_judged_by_its_bounds(value: str, kept: str, outcome: Outcome) -> None:
    ended = answered(world(RUN), Given(item="battery", value=value))
    assert [(it.value, it.outcome) for it in ended.answers] == [(kept, outcome)]


@pytest.mark.parametrize("value", ["", "beaucoup", "nan", "1e999"])
def test_what_is_no_number_is_refused_and_nothing_kept(value: str) -> None:
    records = world(RUN)
    given_value = Given(item="battery", value=value, outcome=Outcome.OK)
    told = refusal(records, LEA, AnswerChecks(run_id=RUN.id, answers=(*WELL, given_value)))
    assert (told.reason, told.facts) == (Reason.NOT_A_MEASURE, {"field": "battery"})
    assert the_run(records).answers == ()


def test_what_does_not_apply_needs_no_value() -> None:
    ended = answered(world(RUN), Given(item="battery", outcome=Outcome.NA))
    assert ended.answers[0].outcome is Outcome.NA


@pytest.mark.parametrize("item", ["boot", "serial", "photo"])
def test_an_answer_without_what_it_consists_of_is_refused(item: str) -> None:
    told = refusal(world(RUN), LEA, AnswerChecks(run_id=RUN.id, answers=(Given(item=item),)))
    assert told.reason is Reason.TEXT_MISSING


def test_another_answer_takes_the_place_of_the_first_which_is_kept() -> None:
    records = world(RUN)
    answered(records, Given(item="boot", outcome=Outcome.KO, comment="Écran noir"))
    ended = answered(records, Given(item="boot", outcome=Outcome.OK), minutes=2)
    assert [(it.item, it.outcome) for it in ended.answers] == [("boot", Outcome.OK)]
    assert [(it.outcome, it.comment) for it in ended.replaced] == [(Outcome.KO, "Écran noir")]
    do(records, LEA, ClearCheck(run_id=RUN.id, item="boot"), 3)
    assert the_run(records).answers == ()
    assert len(the_run(records).replaced) == 2


def test_a_run_ends_only_when_the_required_lines_are_answered() -> None:
    records = world(RUN)
    answered(records, WELL[0])
    told = refusal(records, LEA, FinishVerification(run_id=RUN.id))
    assert (told.reason, told.facts["count"]) == (Reason.CHECKS_UNANSWERED, "1")


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ((*WELL, Given(item="battery", value="20")), RunState.PASSED_WITH_RESERVATIONS),
        ((WELL[0], Given(item="printing", outcome=Outcome.KO)), RunState.FAILED),
        ((WELL[0], Given(item="printing", outcome=Outcome.NA)), RunState.PASSED),
    ],
)
def test_what_a_run_comes_to(found: tuple[Given, ...], state: RunState) -> None:
    records = world(RUN)
    answered(records, *found)
    do(records, LEA, FinishVerification(run_id=RUN.id, comment="Vu avec l'utilisatrice"), 2)
    assert the_run(records).state is state
    (told,) = [it for it in records.all(JournalEntry) if it.entry is EntryKind.VERIFICATION]
    assert (told.after, told.text) == (state, "Vu avec l'utilisatrice")
    assert told.visibility is Visibility.CLIENT


def test_an_ended_run_takes_no_answers() -> None:
    records = world(RUN)
    answered(records, *WELL)
    do(records, LEA, FinishVerification(run_id=RUN.id), 2)
    told = refusal(records, LEA, AnswerChecks(run_id=RUN.id, answers=WELL))
    assert told.reason is Reason.WRONG_STEP


def test_a_colleague_who_has_nothing_to_do_there_answers_nothing() -> None:
    told = refusal(world(RUN), KARIM, AnswerChecks(run_id=RUN.id, answers=WELL))
    assert told.reason is Reason.NOT_YOURS


def test_a_fault_becomes_a_ticket_or_a_note_once() -> None:
    fault = Answer(item="boot", outcome=Outcome.KO, comment="Disque bruyant")
    records = world(replace(RUN, answers=(fault,)))
    follow = FollowUpCheck(
        run_id=RUN.id, item="boot", text="Disque bruyant\nÀ remplacer", new_ticket=True
    )
    work = do(records, LEA, follow)
    opened = records.get(Ticket, derived_id(work.command_id, "ticket"))
    assert opened is not None
    assert (opened.summary, opened.asset_id) == ("Disque bruyant", LAPTOP.id)
    assert opened.client_id == TICKET.client_id
    assert the_run(records).answers[0].follow_up == opened.id
    assert refusal(records, LEA, follow).reason is Reason.ALREADY_THERE


def test_another_comment_leaves_the_follow_up_where_it_is() -> None:
    fault = Answer(item="boot", outcome=Outcome.KO, follow_up="T-2")
    records = world(replace(RUN, answers=(fault,)))
    ended = answered(records, Given(item="boot", outcome=Outcome.KO, comment="Disque bruyant"))
    assert ended.answers[0].follow_up == "T-2"
    assert answered(records, WELL[0], minutes=2).answers[0].follow_up == ""


def test_nothing_follows_what_is_ok() -> None:
    records = world(RUN)
    answered(records, *WELL)
    told = refusal(records, LEA, FollowUpCheck(run_id=RUN.id, item="boot", text="?"))
    assert told.reason is Reason.WRONG_STEP


def test_the_same_line_twice_in_one_command_is_never_valid() -> None:
    twice = AnswerChecks(run_id=RUN.id, answers=(WELL[0], WELL[0]))
    assert isinstance(refusal(world(RUN), LEA, twice), NeverValid)


@given(
    st.lists(
        st.tuples(st.sampled_from([it.key for it in CHECKLIST.items]), st.sampled_from(Outcome)),
        max_size=12,
    )
)
@settings(deadline=None)
def test_whatever_the_order_the_last_answer_counts_and_none_is_lost(
    answers: list[tuple[str, Outcome]],
) -> None:
    records = world(RUN)
    expected: dict[str, Outcome] = {}
    for minute, (item, outcome) in enumerate(answers):
        value = {Outcome.OK: "80", Outcome.KO: "10", Outcome.NA: ""}[outcome]
        photo = item == "photo" and outcome is Outcome.OK
        given_answer = Given(item=item, outcome=Outcome.NA if photo else outcome, value=value)
        answered(records, given_answer, minutes=minute + 1)
        expected[item] = Outcome.NA if photo else outcome
    ended = the_run(records)
    assert {it.item: it.outcome for it in ended.answers} == expected
    order = [item.key for item in CHECKLIST.items]
    assert [it.item for it in ended.answers] == sorted(expected, key=order.index)


# --- closing --------------------------------------------------------------------------------------

SOLVED = replace(TICKET, state=TicketState.RESOLVED, resolution="Câble remplacé.", resolved_at=NOW)
VISITED = visit("done", TICKET, NOW, state=VisitState.DONE, arrived_at=NOW, ended_at=NOW)
CLOSE = SetTicketState(ticket_id=TICKET.id, to=TicketState.CLOSED)


def missing(records: FakeRecords) -> list[Reason]:
    held = records.get(Ticket, TICKET.id)
    assert held is not None
    work = FakeWork(records, actor(LEA), now=NOW, command_id=RUN.id)
    return [it.reason for it in still_missing(work, held)]


def close_refused(records: FakeRecords) -> Reason:
    return refusal(records, LEA, CLOSE).reason


def test_what_was_solved_from_afar_closes_without_a_list() -> None:
    records = world(SOLVED)
    assert missing(records) == []
    do(records, LEA, CLOSE)


def test_after_a_visit_the_machine_goes_through_its_list() -> None:
    records = world(SOLVED, VISITED)
    assert missing(records) == [Reason.VERIFICATION_MISSING]
    assert close_refused(records) is Reason.VERIFICATION_MISSING
    passed = replace(RUN, state=RunState.PASSED, finished_at=NOW)
    records.seed(passed)
    assert missing(records) == []
    do(records, LEA, CLOSE)


def test_a_retired_list_and_one_for_other_machines_are_not_asked_for() -> None:
    assert missing(world(SOLVED, VISITED, replace(CHECKLIST, retired=True))) == []
    assert missing(world(SOLVED, VISITED, replace(CHECKLIST, categories=()))) == []


def test_an_open_run_and_an_unfollowed_fault_keep_a_ticket_open() -> None:
    assert missing(world(SOLVED, RUN)) == [Reason.VERIFICATION_OPEN]
    fault = Answer(item="boot", outcome=Outcome.KO)
    failed = replace(RUN, state=RunState.FAILED, finished_at=NOW, answers=(fault,))
    records = world(SOLVED, failed)
    assert missing(records) == [Reason.VERIFICATION_FAILED]
    do(records, LEA, FollowUpCheck(run_id=RUN.id, item="boot", text="À revoir"), 1)
    assert missing(records) == []


def test_everything_that_is_missing_is_told_at_once() -> None:
    running = replace(VISITED, state=VisitState.ON_SITE, ended_at=None)
    records = world(replace(TICKET, resolution=""), running, RUN)
    assert missing(records) == [
        Reason.VISIT_STILL_RUNNING,
        Reason.VERIFICATION_OPEN,
        Reason.RESOLUTION_MISSING,
    ]
