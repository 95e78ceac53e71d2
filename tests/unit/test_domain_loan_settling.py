"""After a loan: lost and found, inspected, wiped, settled; and a return that is put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.catalogue import choice_between
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loan_settling import (
    DeclareLost,
    ExtendLoan,
    InspectLoaner,
    SettleLoan,
    WipeLoaner,
)
from ordidesk.domain.loan_swap import TakeBackLoaner
from ordidesk.domain.loans import Grade, Loan, LoanState, WipeMethod
from ordidesk.domain.work import NeverValid, Reason
from tests.support.giving import do, refusal
from tests.support.lending import LENT, LOANER, OUT, only, the, world
from tests.support.records import LEA, NOE, NOW, SECRETARY, SOPHIE

TODAY = NOW.date()
RETURNED = replace(LENT, state=LoanState.RETURNED, returned_at=NOW, grade_back=Grade.GOOD)
SAVED = replace(RETURNED, backup_by="M. Roche")
INSPECTED = replace(SAVED, state=LoanState.INSPECTED)
DISPUTED = replace(SAVED, state=LoanState.DISPUTED, dispute="Chargeur absent")
BACK = replace(LOANER, ready_at=None, condition=Condition.TO_WIPE)
WIPE = WipeLoaner(loan_id=LENT.id, method=WipeMethod.SECURE_ERASE, wiped_on=TODAY)


# --- put off ----------------------------------------------------------------------------------


def extend(before: date | None, due_on: date | None) -> ExtendLoan:
    return ExtendLoan(loan_id=LENT.id, before=before, due_on=due_on, reason="Pièce en retard")


FRIDAY, MONDAY = date(2026, 3, 20), date(2026, 3, 23)


@pytest.mark.parametrize(("before", "after"), [(None, FRIDAY), (FRIDAY, MONDAY), (FRIDAY, None)])
def test_a_return_is_put_off_and_the_journal_tells_both_days(
    before: date | None, after: date | None
) -> None:
    records = world(*OUT, replace(LENT, due_on=before))
    do(records, LEA, extend(before, after))
    assert the(records, Loan, LENT.id).due_on == after
    told = only(records, JournalEntry)
    assert (told.entry, told.text) == (EntryKind.LOAN_DUE, "Pièce en retard")
    days = tuple(day.isoformat() if day else "" for day in (before, after))
    assert (told.before, told.after, told.visibility) == (*days, Visibility.CLIENT)


def test_two_days_for_one_return_are_both_shown_and_either_can_be_chosen() -> None:
    records = world(*OUT, replace(LENT, due_on=MONDAY))
    mine = extend(None, FRIDAY)
    work = do(records, LEA, mine)
    assert work.conflicts == [("due_on", "2026-03-20", "2026-03-23")]
    assert the(records, Loan, LENT.id).due_on == MONDAY
    choice = choice_between(mine, {"due_on": "2026-03-23"}, {"due_on": "2026-03-20"})
    do(records, LEA, choice, 5)
    assert the(records, Loan, LENT.id).due_on == FRIDAY


def test_the_same_day_from_both_is_no_conflict() -> None:
    work = do(world(*OUT, replace(LENT, due_on=FRIDAY)), LEA, extend(None, FRIDAY))
    assert (work.merged_fields, work.conflicts, work.written) == (["due_on"], [], {})


def test_what_is_back_is_not_put_off() -> None:
    told = refusal(world(RETURNED), LEA, extend(None, FRIDAY))
    assert (told.reason, told.facts["state"]) == (Reason.WRONG_STEP, "returned")


@pytest.mark.parametrize(
    ("due_on", "state", "overdue"),
    [
        (TODAY, LoanState.HANDED_OVER, False),
        (TODAY - timedelta(days=1), LoanState.HANDED_OVER, True),
        (TODAY - timedelta(days=1), LoanState.LOST, True),
        (TODAY - timedelta(days=1), LoanState.RETURNED, False),
        (TODAY - timedelta(days=1), LoanState.RESERVED, False),
        (None, LoanState.HANDED_OVER, False),
    ],
)
def test_a_loan_is_overdue_from_the_day_after_until_it_is_back(
    due_on: date | None, state: LoanState, *, overdue: bool
) -> None:
    assert replace(LENT, due_on=due_on, state=state).overdue(TODAY) is overdue


# --- lost and found ---------------------------------------------------------------------------


def test_what_is_lost_is_missing_and_the_client_is_not_told_why() -> None:
    records = world(*OUT)
    do(records, NOE, DeclareLost(loan_id=LENT.id, note="Volé, plainte n° 12"))
    assert the(records, Asset, LOANER.id).custody is Custody.MISSING
    assert the(records, Loan, LENT.id).lost_at == NOW
    assert only(records, JournalEntry).visibility is Visibility.INTERNAL


def test_what_was_lost_and_turns_up_is_taken_back_like_any_other() -> None:
    records = world(*OUT)
    do(records, NOE, DeclareLost(loan_id=LENT.id, note="Volé"))
    do(records, NOE, TakeBackLoaner(loan_id=LENT.id), 5)
    assert the(records, Asset, LOANER.id).custody is Custody.WORKSHOP
    assert the(records, Loan, LENT.id).state is LoanState.RETURNED


def test_what_stays_lost_leaves_the_stock_once_it_is_said_how_it_was_settled() -> None:
    records = world(*OUT)
    do(records, NOE, DeclareLost(loan_id=LENT.id, note="Volé"))
    told = refusal(records, NOE, SettleLoan(loan_id=LENT.id))
    assert (told.reason, told.facts) == (Reason.TEXT_MISSING, {"field": "settlement"})
    do(records, NOE, SettleLoan(loan_id=LENT.id, settlement="Facturé au client"), 5)
    gone = the(records, Asset, LOANER.id)
    assert (gone.life_cycle, gone.custody) == (LifeCycle.RETIRED, Custody.MISSING)
    assert the(records, Loan, LENT.id).state is LoanState.SETTLED


# --- inspected --------------------------------------------------------------------------------


def test_an_inspection_takes_the_loaner_into_the_workshop() -> None:
    carried = replace(BACK, custody=Custody.TRANSIT, holder_id=LEA.id)
    records = world(RETURNED, carried)
    do(records, NOE, InspectLoaner(loan_id=LENT.id, grade=Grade.WORN))
    there = the(records, Asset, LOANER.id)
    assert (there.custody, there.holder_id) == (Custody.WORKSHOP, "")
    looked_at = the(records, Loan, LENT.id)
    assert (looked_at.state, looked_at.grade_found) == (LoanState.INSPECTED, Grade.WORN)
    assert looked_at.grade_back is RETURNED.grade_back  # it was signed so


@pytest.mark.parametrize(
    ("faulty", "after"), [(True, Condition.FAULTY), (False, Condition.WORKING)]
)
def test_a_loaner_that_came_back_broken_stays_so_when_it_is_wiped(
    after: Condition, *, faulty: bool
) -> None:
    records = world(SAVED, BACK)
    do(records, NOE, InspectLoaner(loan_id=LENT.id, faulty=faulty))
    do(records, NOE, WIPE, 5)
    assert the(records, Asset, LOANER.id).condition is after


def test_nothing_is_inspected_twice() -> None:
    told = refusal(world(INSPECTED, BACK), NOE, InspectLoaner(loan_id=LENT.id))
    assert told.reason is Reason.WRONG_STEP


# --- wiped ------------------------------------------------------------------------------------


def test_nothing_is_erased_before_somebody_says_that_it_is_saved() -> None:
    unsaved = replace(INSPECTED, backup_by="")
    told = refusal(world(unsaved, BACK), NOE, WIPE)
    assert (told.reason, told.facts) == (Reason.BACKUP_NOT_CONFIRMED, {"loan": LENT.id})
    records = world(unsaved, BACK)
    do(records, NOE, replace(WIPE, backup_by="Hélène Ducœur"))
    wiped = the(records, Loan, LENT.id)
    assert (wiped.state, wiped.backup_by) == (LoanState.WIPED, "Hélène Ducœur")
    assert (wiped.wiped_by, wiped.wiped_on, wiped.wipe_method) == (
        NOE.id,
        TODAY,
        WipeMethod.SECURE_ERASE,
    )


def test_who_confirmed_the_backup_at_the_return_stays() -> None:
    records = world(INSPECTED, BACK)
    do(records, NOE, replace(WIPE, backup_by="Un autre"))
    assert the(records, Loan, LENT.id).backup_by == "M. Roche"


def test_what_holds_no_data_needs_no_word_of_a_backup() -> None:
    records = world(replace(INSPECTED, backup_by=""), BACK)
    do(records, NOE, replace(WIPE, method=WipeMethod.NONE_NEEDED))
    assert the(records, Asset, LOANER.id).condition is Condition.WORKING


@pytest.mark.parametrize("days", [1, -1])
def test_an_erasure_lies_between_the_loan_and_today(days: int) -> None:
    wrong = replace(WIPE, wiped_on=TODAY + timedelta(days=days))
    told = refusal(world(INSPECTED, BACK), NOE, wrong)
    assert (told.reason, told.facts) == (Reason.TIMES_OUT_OF_ORDER, {"field": "wiped_on"})


def test_a_colleague_erased_it_but_no_client() -> None:
    records = world(INSPECTED, BACK)
    do(records, SOPHIE, replace(WIPE, operator_id=NOE.id))
    assert the(records, Loan, LENT.id).wiped_by == NOE.id
    told = refusal(world(INSPECTED, BACK), SOPHIE, replace(WIPE, operator_id=SECRETARY.id))
    assert told.reason is Reason.NOT_A_TECHNICIAN


@pytest.mark.parametrize("state", [LoanState.HANDED_OVER, LoanState.RETURNED, LoanState.WIPED])
def test_only_what_was_looked_at_is_erased(state: LoanState) -> None:
    told = refusal(world(replace(SAVED, state=state), BACK), NOE, WIPE)
    assert told.reason is Reason.WRONG_STEP


# --- settled ----------------------------------------------------------------------------------


def test_a_loan_without_any_difference_is_settled_without_a_word() -> None:
    records = world(INSPECTED, BACK)
    do(records, NOE, WIPE)
    do(records, NOE, SettleLoan(loan_id=LENT.id), 5)
    settled = the(records, Loan, LENT.id)
    assert (settled.state, settled.settled_by) == (LoanState.SETTLED, NOE.id)


def test_a_difference_stays_open_until_it_is_wiped_and_said_how_it_was_settled() -> None:
    records = world(SAVED, BACK)
    do(records, NOE, InspectLoaner(loan_id=LENT.id, dispute="Chargeur absent"))
    assert the(records, Loan, LENT.id).state is LoanState.DISPUTED
    settle = SettleLoan(loan_id=LENT.id, settlement="Chargeur facturé")
    told = refusal(records, NOE, settle)
    assert (told.reason, told.facts) == (Reason.WIPE_MISSING, {"loan": LENT.id})
    do(records, NOE, WIPE, 5)
    open_still = the(records, Loan, LENT.id)
    assert (open_still.state, open_still.wiped_on) == (LoanState.DISPUTED, TODAY)
    assert refusal(records, NOE, SettleLoan(loan_id=LENT.id)).reason is Reason.TEXT_MISSING
    do(records, NOE, settle, 6)
    assert the(records, Loan, LENT.id).settlement == "Chargeur facturé"


def test_what_was_wiped_once_is_not_wiped_again() -> None:
    wiped = replace(DISPUTED, wipe_method=WipeMethod.RESET, wiped_on=TODAY)
    assert refusal(world(wiped, BACK), NOE, WIPE).reason is Reason.WRONG_STEP


@pytest.mark.parametrize("state", [LoanState.HANDED_OVER, LoanState.RETURNED, LoanState.INSPECTED])
def test_what_is_not_over_is_not_settled(state: LoanState) -> None:
    told = refusal(
        world(replace(SAVED, state=state), BACK), NOE, SettleLoan(loan_id=LENT.id, settlement="Oui")
    )
    assert told.reason is Reason.WRONG_STEP


@pytest.mark.parametrize(
    "command",
    [
        ExtendLoan(loan_id=LENT.id, before=None, due_on=FRIDAY, reason=" "),
        DeclareLost(loan_id=LENT.id, note=""),
    ],
)
def test_whoever_puts_off_or_gives_up_says_why(command: ExtendLoan | DeclareLost) -> None:
    told = refusal(world(*OUT), SOPHIE, command)
    assert told.reason is Reason.TEXT_MISSING
    assert isinstance(told, NeverValid)
