"""What becomes of a loaner when the visit that it was to go along with is called off."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.planning import CancelVisit, UnplanVisit
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.work import Command
from tests.fakes import FakeRecords
from tests.support.giving import do
from tests.support.lending import only
from tests.support.records import COMPANY, LEA, NOW, SOPHIE, loan, loaner, request, ticket, visit

TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
VISIT = visit("lent", TICKET, NOW)
LOANER = loaner(10)
RESERVED = loan("of the visit", TICKET, LOANER, visit_id=VISIT.id)
CANCEL = CancelVisit(visit_id=VISIT.id, reason="Réglé par téléphone")
UNPLAN = UnplanVisit(visit_id=VISIT.id)


def world(kept: Loan, *more: Loan | Asset) -> FakeRecords:
    return FakeRecords(*COMPANY, TICKET, VISIT, LOANER, kept, *more)


def told(records: FakeRecords) -> list[tuple[str, Visibility]]:
    entries = [it for it in records.all(JournalEntry) if it.entry is EntryKind.LOAN]
    return [(it.after, it.visibility) for it in entries]


def test_what_was_reserved_for_it_is_given_up_with_it() -> None:
    records = world(RESERVED)
    do(records, SOPHIE, CANCEL)
    assert only(records, Loan).state is LoanState.CANCELLED
    assert told(records) == [(LoanState.CANCELLED, Visibility.INTERNAL)]


@pytest.mark.parametrize("state", [LoanState.PREPARING, LoanState.READY])
def test_what_was_prepared_for_it_stays_and_the_journal_says_so(state: LoanState) -> None:
    records = world(replace(RESERVED, state=state))
    do(records, SOPHIE, CANCEL)
    kept = only(records, Loan)
    assert (kept.state, kept.visit_id) == (state, "")
    assert told(records) == [(state, Visibility.INTERNAL)]


def test_several_loaners_are_each_told() -> None:
    screen = loaner(11)
    records = world(RESERVED, loan("screen", TICKET, screen, visit_id=VISIT.id), screen)
    do(records, SOPHIE, CANCEL)
    assert told(records) == [(LoanState.CANCELLED, Visibility.INTERNAL)] * 2


@pytest.mark.parametrize(
    "kept",
    [
        replace(RESERVED, visit_id=""),
        replace(RESERVED, visit_id=visit("other", TICKET, NOW).id),
        replace(RESERVED, state=LoanState.HANDED_OVER),
        replace(RESERVED, state=LoanState.RETURNED),
    ],
    ids=["of the ticket", "of another visit", "out", "back"],
)
@pytest.mark.parametrize("command", [CANCEL, UNPLAN])
def test_any_other_loan_is_left_alone(kept: Loan, command: Command) -> None:
    records = world(kept)
    do(records, SOPHIE, command)
    assert only(records, Loan) == kept
    assert told(records) == []


@pytest.mark.parametrize("state", [LoanState.RESERVED, LoanState.READY])
def test_a_visit_that_is_planned_anew_keeps_its_loaner_for_the_next_one(state: LoanState) -> None:
    records = world(replace(RESERVED, state=state))
    do(records, SOPHIE, UNPLAN)
    kept = only(records, Loan)
    assert (kept.state, kept.visit_id) == (state, "")
    assert told(records) == []


def test_a_freed_day_that_is_put_back_keeps_it_too() -> None:
    records = world(RESERVED)
    freed = do(records, SOPHIE, ReleaseDay(technician_id=LEA.id, day=NOW.date(), reason="Malade"))
    do(records, SOPHIE, RestoreDay(release_id=freed.new_id("release")), 5)
    assert only(records, Loan).state is LoanState.RESERVED


def test_the_way_back_of_a_repaired_machine_gives_nothing_up() -> None:
    """Its visit has to be planned again, and what goes along with it is still needed."""
    back = request(
        "back", TICKET, state=RequestState.PLANNED, visit_id=VISIT.id, repair_id="repair"
    )
    records = world(RESERVED)
    records.seed(back)
    do(records, SOPHIE, CANCEL)
    kept = only(records, Loan)
    assert (kept.state, kept.visit_id) == (LoanState.RESERVED, "")
