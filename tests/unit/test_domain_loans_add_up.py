"""Whatever people do with loaners, in whatever order: custody, condition and stock add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.loans import (
    AHEAD,
    HOLDS_LOANER,
    Loan,
    LoanState,
)
from ordidesk.domain.places import Site
from ordidesk.domain.repairs import REPAIR_STEPS, Repair, RepairState
from ordidesk.domain.tickets import ENDED, TicketState
from ordidesk.domain.visits import Visit, VisitState
from tests.fakes import FakeWork
from tests.support.scripts import Step, scripts
from tests.support.told import Told, each_step

STEPS: dict[LoanState | None, set[LoanState]] = {
    None: {LoanState.RESERVED, LoanState.READY, LoanState.HANDED_OVER},
    LoanState.RESERVED: {
        LoanState.PREPARING,
        LoanState.READY,
        LoanState.HANDED_OVER,
        LoanState.CANCELLED,
    },
    LoanState.PREPARING: {LoanState.READY, LoanState.HANDED_OVER, LoanState.CANCELLED},
    LoanState.READY: {LoanState.HANDED_OVER, LoanState.CANCELLED},
    LoanState.HANDED_OVER: {LoanState.RETURNED, LoanState.LOST},
    LoanState.LOST: {LoanState.RETURNED, LoanState.SETTLED},
    LoanState.RETURNED: {LoanState.INSPECTED, LoanState.DISPUTED},
    LoanState.INSPECTED: {LoanState.WIPED},
    LoanState.DISPUTED: {LoanState.SETTLED},
    LoanState.WIPED: {LoanState.SETTLED},
    LoanState.SETTLED: set(),
    LoanState.CANCELLED: set(),
}
"""The process, as it is drawn on paper."""
_WITH_US = {Custody.WORKSHOP, Custody.TRANSIT}
_BACK = {LoanState.RETURNED, LoanState.INSPECTED, LoanState.DISPUTED}


def _loaners(told: Told) -> list[Asset]:
    return [it for it in told.after.all(Asset) if not it.client_id]


def _loans_of(told: Told, loaner: Asset, *states: LoanState) -> list[Loan]:
    found = [it for it in told.after.all(Loan) if it.loaner_id == loaner.id]
    return [it for it in found if it.state in states]


def _a_loaner_is_lent_or_kept_once(told: Told) -> None:
    held = Counter(it.loaner_id for it in told.after.all(Loan) if it.state in HOLDS_LOANER)
    assert all(count == 1 for count in held.values())


def _what_is_lent_is_on_loan_and_nothing_else(told: Told) -> None:
    for asset in told.after.all(Asset):
        out = _loans_of(told, asset, LoanState.HANDED_OVER)
        assert (asset.custody is Custody.ON_LOAN) == bool(out)


def _what_is_lost_is_missing_and_nothing_else(told: Told) -> None:
    for asset in told.after.all(Asset):
        retired = asset.life_cycle is LifeCycle.RETIRED
        lost = bool(_loans_of(told, asset, LoanState.LOST))
        assert (asset.custody is Custody.MISSING) == (lost or retired)


def _a_prepared_loaner_works_and_is_with_us(told: Told) -> None:
    for asset in told.after.all(Asset):
        if asset.ready_at is not None:
            assert not asset.client_id
            assert asset.condition is Condition.WORKING
            assert asset.custody in _WITH_US
            assert asset.life_cycle is LifeCycle.IN_STOCK


def _a_loan_is_ready_when_its_loaner_is(told: Told) -> None:
    for loan in told.after.all(Loan):
        loaner = told.after.get(Asset, loan.loaner_id)
        assert loaner is not None
        if loan.state in AHEAD:
            assert (loan.state is LoanState.READY) == (loaner.ready_at is not None)


def _a_clients_machine_is_at_the_clients_unless_it_is_under_repair(told: Told) -> None:
    under_repair = {it.asset_id for it in told.after.all(Repair) if it.given_back_at is None}
    for asset in told.after.all(Asset):
        if asset.client_id:
            wanted = _WITH_US if asset.id in under_repair else {Custody.CLIENT}
            assert asset.custody in wanted
        else:
            assert asset.id not in under_repair
            assert asset.custody is not Custody.CLIENT


def _a_machine_has_one_repair_at_a_time(told: Told) -> None:
    open_ones = Counter(it.asset_id for it in told.after.all(Repair) if it.given_back_at is None)
    assert all(count == 1 for count in open_ones.values())


def _a_loaner_stands_with_whoever_has_it(told: Told) -> None:
    for loaner in _loaners(told):
        site = told.after.get(Site, loaner.site_id)
        if loaner.custody in _WITH_US:
            assert (loaner.site_id, loaner.user_id) == ("", "")
        for loan in _loans_of(told, loaner, LoanState.HANDED_OVER):
            assert site is None or site.client_id == loan.client_id


def _whoever_carries_a_machine_is_named(told: Told) -> None:
    for asset in told.after.all(Asset):
        assert bool(asset.holder_id) == (asset.custody is Custody.TRANSIT)


def _what_is_to_be_wiped_came_back(told: Told) -> None:
    for loaner in _loaners(told):
        if loaner.condition is Condition.TO_WIPE:
            assert _loans_of(told, loaner, *_BACK)


def _what_is_back_in_stock_holds_nobodys_data(told: Told) -> None:
    for loan in told.after.all(Loan):
        if loan.state is LoanState.SETTLED and loan.returned_at is not None:
            assert loan.wipe_method is not None
            assert loan.backup_by or loan.wipe_method == "none_needed"


def _continuity_has_its_loan(told: Told) -> None:
    for ticket in told.tickets():
        if ticket.state is TicketState.CONTINUITY:
            loans = [it for it in told.after.all(Loan) if it.ticket_id == ticket.id]
            assert any(it.handed_over_at is not None for it in loans)


def _an_ended_ticket_lends_and_keeps_nothing(told: Told) -> None:
    for loan in told.after.all(Loan):
        ticket = next(it for it in told.tickets() if it.id == loan.ticket_id)
        assert loan.client_id == ticket.client_id
        if ticket.state in ENDED:
            assert loan.state not in AHEAD | {LoanState.HANDED_OVER}


def _a_loan_moves_by_valid_steps_only(told: Told) -> None:
    for loan in told.after.all(Loan):
        was = told.was(loan)
        before = was.state if isinstance(was, Loan) else None
        assert before is loan.state or loan.state in STEPS[before]
        if isinstance(was, Loan):
            same = (was.ticket_id, was.loaner_id, was.client_id, was.number)
            assert same == (loan.ticket_id, loan.loaner_id, loan.client_id, loan.number)


def _each_step_of_a_loan_is_told_in_its_ticket(told: Told) -> None:
    for loan in told.after.all(Loan):
        was = told.was(loan)
        before = was.state if isinstance(was, Loan) else None
        if loan.state is before or loan.state is LoanState.PREPARING:
            continue
        assert any(
            (it.ticket_id, it.entry, it.subject, it.after)
            == (loan.ticket_id, EntryKind.LOAN, loan.id, loan.state)
            for it in told.new_entries()
        )


def _a_visit_that_is_called_off_takes_no_loaner_along(told: Told) -> None:
    off = {it.id for it in told.visits() if it.state is VisitState.CANCELLED and _was_on(told, it)}
    for loan in told.after.all(Loan):
        assert loan.state not in AHEAD or loan.visit_id not in off


def _was_on(told: Told, visit: Visit) -> bool:
    was = told.was(visit)
    return isinstance(was, Visit) and was.state is not VisitState.CANCELLED


def _a_repair_moves_by_valid_steps_only(told: Told) -> None:
    for repair in told.after.all(Repair):
        was = told.was(repair)
        if isinstance(was, Repair) and was.state is not repair.state:
            assert repair.state in REPAIR_STEPS[was.state]
            assert was.given_back_at is None


def _what_came_back_is_counted(told: Told) -> None:
    for loan in told.after.all(Loan):
        back = loan.returned_at is not None
        assert back == (loan.grade_back is not None)
        for it in loan.accessories:
            assert (it.back is not None) == back
            assert 0 <= (it.back or 0) <= it.quantity


def _no_loaner_leaves_the_stock_by_itself(told: Told) -> None:
    for kind, record_id in told.before:
        if kind == Asset.kind:
            was, now = told.before[kind, record_id], told.after.get(Asset, record_id)
            assert isinstance(was, Asset)
            assert now is not None
            assert was.client_id == now.client_id


def _a_machine_that_is_replaced_is_the_clients(told: Told) -> None:
    for loan in told.after.all(Loan):
        if loan.replaced_id:
            replaced = told.after.get(Asset, loan.replaced_id)
            assert replaced is not None
            assert replaced.client_id == loan.client_id


def _one_loaner_stands_in_for_a_machine(told: Told) -> None:
    out = [
        it.replaced_id
        for it in told.after.all(Loan)
        if it.replaced_id and it.state is LoanState.HANDED_OVER
    ]
    assert len(out) == len(set(out))


def _both_values_of_what_two_people_edit_are_shown(told: Told) -> None:
    edits = {
        *("edit_ticket", "edit_asset", "edit_company", "assign_ticket", "extend_loan"),
        *("evaluate_ticket", "decide_cover", "move_visit"),
    }
    if isinstance(told.outcome, FakeWork) and told.outcome.conflicts:
        assert told.step.command.kind in edits


INVARIANTS: tuple[Callable[[Told], None], ...] = (
    _a_loaner_is_lent_or_kept_once,
    _what_is_lent_is_on_loan_and_nothing_else,
    _what_is_lost_is_missing_and_nothing_else,
    _a_prepared_loaner_works_and_is_with_us,
    _a_loan_is_ready_when_its_loaner_is,
    _a_clients_machine_is_at_the_clients_unless_it_is_under_repair,
    _a_machine_has_one_repair_at_a_time,
    _a_loaner_stands_with_whoever_has_it,
    _whoever_carries_a_machine_is_named,
    _what_is_to_be_wiped_came_back,
    _what_is_back_in_stock_holds_nobodys_data,
    _continuity_has_its_loan,
    _an_ended_ticket_lends_and_keeps_nothing,
    _a_loan_moves_by_valid_steps_only,
    _each_step_of_a_loan_is_told_in_its_ticket,
    _a_visit_that_is_called_off_takes_no_loaner_along,
    _a_repair_moves_by_valid_steps_only,
    _what_came_back_is_counted,
    _no_loaner_leaves_the_stock_by_itself,
    _a_machine_that_is_replaced_is_the_clients,
    _one_loaner_stands_in_for_a_machine,
    _both_values_of_what_two_people_edit_are_shown,
)


@given(scripts)
@settings(max_examples=300, deadline=None)
def test_custody_condition_and_stock_add_up(script: list[Step]) -> None:
    for told in each_step(script):
        for invariant in INVARIANTS:
            invariant(told)


def test_scripts_lend_take_back_and_settle() -> None:
    """Invariants over loaners that never go anywhere would hold for nothing."""
    loans: set[LoanState] = set()
    repairs: set[RepairState] = set()

    @given(scripts)
    @settings(max_examples=1_000, deadline=None, derandomize=True, database=None)
    def collect(script: list[Step]) -> None:
        for told in each_step(script):
            loans.update(it.state for it in told.after.all(Loan))
            repairs.update(it.state for it in told.after.all(Repair))

    collect()
    assert loans == set(LoanState)
    assert repairs == set(RepairState)
