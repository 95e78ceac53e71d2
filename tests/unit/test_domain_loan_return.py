"""A loaner comes back: where both machines are then, and when the ticket may end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.loan_swap import TakeBackLoaner
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import SetTicketState, Ticket, TicketState
from ordidesk.domain.work import Reason
from tests.support.giving import do, refusal
from tests.support.lending import (
    IN_REPAIR,
    LENT,
    LOANER,
    MACHINE,
    OUT,
    RAW,
    TICKET,
    the,
    world,
)
from tests.support.records import (
    LEA,
    NOE,
    NOW,
    SOPHIE,
    loan,
)

# --- and comes back ---------------------------------------------------------------------------

BACK = TakeBackLoaner(loan_id=LENT.id, backup_by="M. Roche", giver_name="M. Roche")


def test_a_loaner_that_comes_back_is_carried_home_to_be_wiped() -> None:
    records = world(*OUT)
    do(records, LEA, BACK)
    back = the(records, Asset, LOANER.id)
    assert (back.custody, back.holder_id) == (Custody.TRANSIT, LEA.id)
    assert (back.condition, back.life_cycle) == (Condition.TO_WIPE, LifeCycle.IN_STOCK)
    assert (back.site_id, back.location, back.user_id) == ("", "", "")
    assert the(records, Loan, LENT.id).returned_by == LEA.id


def test_one_that_is_brought_to_the_workshop_stands_there() -> None:
    records = world(*OUT)
    do(records, NOE, BACK)
    back = the(records, Asset, LOANER.id)
    assert (back.custody, back.holder_id) == (Custody.WORKSHOP, "")


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (RepairState.REPAIRED, Condition.WORKING),
        (RepairState.BEYOND_REPAIR, Condition.FAULTY),
        (RepairState.DIAGNOSED, Condition.FAULTY),
    ],
)
def test_the_clients_machine_goes_back_as_its_repair_left_it(
    state: RepairState, condition: Condition
) -> None:
    records = world(*OUT, replace(IN_REPAIR, state=state))
    do(records, LEA, replace(BACK, replaced_back=True))
    home = the(records, Asset, MACHINE.id)
    assert (home.custody, home.holder_id, home.condition) == (Custody.CLIENT, "", condition)
    assert the(records, Repair, IN_REPAIR.id).given_back_at == NOW


def test_without_the_clients_machine_its_repair_goes_on() -> None:
    records = world(*OUT)
    do(records, LEA, BACK)
    assert the(records, Asset, MACHINE.id).custody is Custody.WORKSHOP
    assert the(records, Repair, IN_REPAIR.id) == IN_REPAIR


def test_the_ticket_goes_on_once_no_loan_of_it_is_out() -> None:
    second = loan("second", TICKET, RAW, state=LoanState.HANDED_OVER)
    records = world(*OUT, second, replace(RAW, custody=Custody.ON_LOAN))
    do(records, LEA, BACK)
    assert the(records, Ticket, TICKET.id).state is TicketState.CONTINUITY
    do(records, LEA, TakeBackLoaner(loan_id=second.id), 5)
    assert the(records, Ticket, TICKET.id).state is TicketState.IN_PROGRESS


def test_a_ticket_that_was_resolved_meanwhile_stays_so() -> None:
    solved = replace(TICKET, state=TicketState.RESOLVED, resolution="Carte mère", resolved_at=NOW)
    records = world(*OUT, solved)
    do(records, LEA, BACK)
    assert the(records, Ticket, TICKET.id) == solved


@pytest.mark.parametrize(
    ("back", "counted"), [((), [1, 2]), ((1, 0), [1, 0]), ((0, 1), [0, 1])], ids=str
)
def test_what_comes_back_is_counted(back: tuple[int, ...], counted: list[int]) -> None:
    records = world(*OUT)
    do(records, LEA, replace(BACK, back=back))
    assert [it.back for it in the(records, Loan, LENT.id).accessories] == counted


@pytest.mark.parametrize("back", [(1,), (1, 2, 0), (2, 2), (-1, 2)])
def test_more_than_went_out_cannot_come_back(back: tuple[int, ...]) -> None:
    told = refusal(world(*OUT), LEA, replace(BACK, back=back))
    assert (told.reason, told.facts) == (Reason.NOT_A_MEASURE, {"field": "back"})


def test_nothing_comes_back_twice() -> None:
    records = world(*OUT)
    do(records, LEA, BACK)
    told = refusal(records, LEA, BACK)
    assert (told.reason, told.facts["state"]) == (Reason.WRONG_STEP, "returned")


def test_no_machine_goes_back_that_none_was_replaced_for() -> None:
    records = world(*OUT, replace(LENT, replaced_id="", replaced_taken=False))
    told = refusal(records, LEA, replace(BACK, replaced_back=True))
    assert told.reason is Reason.UNKNOWN_RECORD


# --- closing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (LoanState.HANDED_OVER, Reason.LOAN_OUT),
        (LoanState.RESERVED, Reason.LOAN_AHEAD),
        (LoanState.PREPARING, Reason.LOAN_AHEAD),
        (LoanState.READY, Reason.LOAN_AHEAD),
    ],
)
@pytest.mark.parametrize(
    ("to", "from_"),
    [
        (TicketState.CLOSED, TicketState.RESOLVED),
        (TicketState.CANCELLED, TicketState.IN_PROGRESS),
    ],
)
def test_a_ticket_ends_with_no_loan_that_is_out_or_kept(
    state: LoanState, reason: Reason, to: TicketState, from_: TicketState
) -> None:
    solved = replace(TICKET, state=from_, resolution="Carte mère remplacée")
    records = world(solved, replace(LENT, state=state))
    end = SetTicketState(ticket_id=TICKET.id, to=to, reason="Doublon")
    told = refusal(records, SOPHIE, end)
    assert (told.reason, told.facts) == (reason, {"loan": LENT.id, "number": "P-0312"})


@pytest.mark.parametrize(
    "state", [LoanState.RETURNED, LoanState.INSPECTED, LoanState.DISPUTED, LoanState.CANCELLED]
)
def test_returned_is_enough_to_close(state: LoanState) -> None:
    solved = replace(TICKET, state=TicketState.RESOLVED, resolution="Carte mère remplacée")
    records = world(solved, replace(LENT, state=state))
    do(records, SOPHIE, SetTicketState(ticket_id=TICKET.id, to=TicketState.CLOSED))
    assert the(records, Ticket, TICKET.id).state is TicketState.CLOSED


def test_nobody_brings_a_ticket_to_continuity_by_hand() -> None:
    by_hand = SetTicketState(ticket_id=TICKET.id, to=TicketState.CONTINUITY)
    assert refusal(world(), SOPHIE, by_hand).reason is Reason.WRONG_STEP
