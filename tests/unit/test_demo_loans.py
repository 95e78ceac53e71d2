"""The demo's loans: in every state that one wants to show, and consistent with all the rest."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TypeVar

import pytest

from ordidesk.domain.assets import Asset, Category, Condition, Custody, LifeCycle
from ordidesk.domain.company import Clauses, CompanyIdentity
from ordidesk.domain.equivalence import fit_of, kinds_go
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loans import AHEAD, HOLDS_LOANER, Loan, LoanState
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import ENDED, Ticket, TicketState
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.server.demo.world import demo_records

R = TypeVar("R", bound=Record)
_TODAY = date(2026, 11, 24)
_AMOUNTS = [(400, 120), (1, 9), (30, 9), (60, 120), (1500, 700)]


class _Demo:
    def __init__(self, records: tuple[Record, ...]) -> None:
        self._records = records
        self._by_id = {record.id: record for record in records}

    def of(self, record_type: type[R]) -> list[R]:
        return [record for record in self._records if isinstance(record, record_type)]

    def get(self, record_type: type[R], record_id: str) -> R:
        found = self._by_id[record_id]
        assert isinstance(found, record_type)
        return found

    def loans(self, *states: LoanState) -> list[Loan]:
        return [it for it in self.of(Loan) if it.state in states]


@pytest.fixture(scope="module")
def demo() -> _Demo:
    """The demo that the portal begins with."""
    return _Demo(tuple(demo_records(_TODAY)))


@pytest.fixture(scope="module", params=_AMOUNTS, ids=str)
def any_demo(request: pytest.FixtureRequest) -> _Demo:
    """The demo of any size."""
    assets, tickets = request.param
    return _Demo(tuple(demo_records(_TODAY, assets=assets, tickets=tickets)))


# --- what there is to show --------------------------------------------------------------------


def test_there_is_a_loan_in_each_state_to_show(demo: _Demo) -> None:
    states = Counter(it.state for it in demo.of(Loan))
    assert states[LoanState.HANDED_OVER] == 5
    for state in (LoanState.RESERVED, LoanState.READY, LoanState.RETURNED, LoanState.WIPED):
        assert states[state] == 1
    assert states[LoanState.SETTLED] == 2
    assert sum(it.overdue(_TODAY) for it in demo.of(Loan)) == 2
    assert any(it.due_on is None for it in demo.loans(LoanState.HANDED_OVER))


def test_what_is_kept_goes_along_to_a_visit_from_tomorrow_on(demo: _Demo) -> None:
    for loan in demo.loans(*AHEAD):
        visit = demo.get(Visit, loan.visit_id)
        assert visit.state in TO_START
        assert visit.starts_at.date() > _TODAY


def test_each_technician_has_a_prepared_loaner_in_the_van(demo: _Demo) -> None:
    carried = Counter(
        it.holder_id for it in demo.of(Asset) if not it.client_id and it.ready_at is not None
    )
    for person in demo.of(Person):
        if person.role is Role.TECHNICIAN:
            assert carried[person.id] == 1


def test_a_repair_is_under_way(demo: _Demo) -> None:
    under_way = [it for it in demo.of(Repair) if it.given_back_at is None]
    states = {it.state for it in under_way}
    assert {RepairState.WAITING_PART, RepairState.REPAIRED} <= states
    assert any(it.given_back_at is not None for it in demo.of(Repair))


def test_loaners_are_there_to_be_chosen_and_suit_more_or_less(demo: _Demo) -> None:
    held = {it.loaner_id for it in demo.loans(*HOLDS_LOANER)}
    free = [it for it in demo.of(Asset) if not it.client_id and it.id not in held]
    assert len(free) >= 5
    computers = [it for it in demo.of(Asset) if it.client_id and it.category is Category.LAPTOP]
    assert all(it.screen and it.ports and it.software and it.vpn for it in (*free, *computers))
    found = {fit.points for it in computers if (fit := fit_of(it, free[0])) is not None}
    assert len(found) > 3


def test_the_company_has_an_identity_and_clauses(demo: _Demo) -> None:
    (clauses,) = demo.of(Clauses)
    assert len(demo.of(CompanyIdentity)) == 1
    assert all(it.clauses_id == clauses.id for it in demo.of(Loan) if it.handed_over_at)


def test_numbers_follow_the_order_of_the_loans(demo: _Demo) -> None:
    loans = sorted(demo.of(Loan), key=lambda loan: loan.number)
    assert [it.number for it in loans] == [f"P-{number:04d}" for number in range(1, 12)]
    assert loans == sorted(loans, key=lambda loan: loan.made_at)


# --- and that it adds up ----------------------------------------------------------------------


def test_a_loaner_is_where_its_loan_says(any_demo: _Demo) -> None:
    held: dict[str, Loan] = {}
    for loan in any_demo.loans(*HOLDS_LOANER):
        assert loan.loaner_id not in held
        held[loan.loaner_id] = loan
    for loaner in any_demo.of(Asset):
        if loaner.client_id:
            assert loaner.id not in held
            continue
        loan_of = held.get(loaner.id)
        state = loan_of.state if loan_of else None
        assert (loaner.custody is Custody.ON_LOAN) == (state is LoanState.HANDED_OVER)
        in_service = loaner.life_cycle is LifeCycle.IN_SERVICE
        assert in_service == (state is LoanState.HANDED_OVER)
        assert (loaner.condition is Condition.TO_WIPE) == (state is LoanState.RETURNED)
        assert bool(loaner.holder_id) == (loaner.custody is Custody.TRANSIT)
        if loan_of is not None and state in AHEAD:
            assert (loaner.ready_at is not None) == (state is LoanState.READY)
        if state is not None and state not in AHEAD:
            assert loaner.ready_at is None


def test_a_tickets_state_is_what_its_loans_say(any_demo: _Demo) -> None:
    out = {it.ticket_id for it in any_demo.loans(LoanState.HANDED_OVER)}
    kept = {it.ticket_id for it in any_demo.loans(*AHEAD)}
    for ticket in any_demo.of(Ticket):
        assert (ticket.state is TicketState.CONTINUITY) == (ticket.id in out)
        assert ticket.state not in ENDED or ticket.id not in kept


def test_a_machine_under_repair_is_in_the_workshop_and_home_again_afterwards(
    any_demo: _Demo,
) -> None:
    for repair in any_demo.of(Repair):
        machine = any_demo.get(Asset, repair.asset_id)
        loan = any_demo.get(Loan, repair.loan_id)
        assert (loan.replaced_id, loan.client_id) == (machine.id, machine.client_id)
        loaner = any_demo.get(Asset, loan.loaner_id)
        assert kinds_go(machine.category, loaner.category)
        if repair.given_back_at is None:
            assert machine.custody is Custody.WORKSHOP
            works = repair.state is RepairState.REPAIRED
            assert (machine.condition is Condition.WORKING) == works
        else:
            assert (machine.custody, machine.condition) == (Custody.CLIENT, Condition.WORKING)
            assert loan.returned_at == repair.given_back_at
    open_ones = [it.asset_id for it in any_demo.of(Repair) if it.given_back_at is None]
    assert len(open_ones) == len(set(open_ones))


def test_the_steps_of_a_loan_are_in_its_tickets_journal_at_their_times(any_demo: _Demo) -> None:
    told = {
        (it.subject, it.after): it
        for it in any_demo.of(JournalEntry)
        if it.entry in {EntryKind.LOAN, EntryKind.REPAIR}
    }
    for loan in any_demo.of(Loan):
        entry = told[loan.id, loan.state]
        assert entry.ticket_id == loan.ticket_id
        if loan.handed_over_at is not None:
            assert told[loan.id, LoanState.HANDED_OVER].at == loan.handed_over_at
        if loan.returned_at is not None:
            assert loan.handed_over_at is not None
            assert loan.returned_at - loan.handed_over_at >= timedelta(days=1)
            assert told[loan.id, LoanState.RETURNED].at == loan.returned_at
            assert loan.returned_at.date() < _TODAY
        times = [loan.made_at, loan.handed_over_at, loan.returned_at, loan.inspected_at]
        happened = [it for it in (*times, loan.settled_at) if it is not None]
        assert happened == sorted(happened)
    for repair in any_demo.of(Repair):
        assert (repair.id, repair.state) in told


def test_the_client_reads_when_a_loan_came_and_went_and_no_more(demo: _Demo) -> None:
    seen = {
        it.after
        for it in demo.of(JournalEntry)
        if it.entry is EntryKind.LOAN and it.visibility is Visibility.CLIENT
    }
    assert seen == {"handed_over", "returned"}


def test_what_came_back_was_wiped_after_its_user_said_that_all_is_saved(demo: _Demo) -> None:
    for loan in demo.loans(LoanState.WIPED, LoanState.SETTLED):
        assert loan.backup_by
        assert loan.wipe_method is not None
        assert loan.wiped_on is not None
        assert loan.returned_at is not None
        assert loan.returned_at.date() <= loan.wiped_on < _TODAY
        assert all(it.back == it.quantity for it in loan.accessories)
