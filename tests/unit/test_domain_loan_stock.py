"""Loaners before they go out: kept for a ticket, prepared, carried about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.loan_stock import (
    BringIn,
    CarryAsset,
    MarkLoanerReady,
    MendLoaner,
    ReleaseLoaner,
    ReserveLoaner,
    StartPreparation,
)
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.verifications import (
    RunState,
    StartVerification,
    Use,
    VerificationRun,
)
from ordidesk.domain.work import Reason
from tests.support.giving import do, refusal
from tests.support.lending import LOANER, MACHINE, OTHER, RAW, TICKET, only, the, world
from tests.support.records import (
    CHECKLIST,
    KARIM,
    LEA,
    NOE,
    NOW,
    PREPARATION,
    SECRETARY,
    SOPHIE,
    loan,
    preparation,
    visit,
)

RUN = preparation("raw", RAW)
READY = MarkLoanerReady(loaner_id=RAW.id, serial=RAW.serial, run_id=RUN.id)
KEPT = loan("kept", TICKET, RAW)
RESERVE = ReserveLoaner(ticket_id=TICKET.id, loaner_id=RAW.id, note="Pour lundi")


# --- kept -------------------------------------------------------------------------------------


def test_a_loaner_is_kept_for_a_ticket_and_only_the_staff_read_why() -> None:
    records = world()
    do(records, LEA, replace(RESERVE, replaced_id=MACHINE.id))
    kept = only(records, Loan)
    assert (kept.state, kept.loaner_id, kept.replaced_id) == (
        LoanState.RESERVED,
        RAW.id,
        MACHINE.id,
    )
    assert (kept.client_id, kept.made_by, kept.note) == (TICKET.client_id, LEA.id, "Pour lundi")
    told = only(records, JournalEntry)
    assert (told.text, told.visibility) == ("Pour lundi", Visibility.INTERNAL)
    assert the(records, Asset, RAW.id) == RAW


def test_one_that_stands_prepared_is_ready_at_once() -> None:
    records = world()
    do(records, LEA, replace(RESERVE, loaner_id=LOANER.id))
    assert only(records, Loan).state is LoanState.READY


def test_a_loaner_is_kept_once() -> None:
    kept = replace(KEPT, number="P-0300")
    told = refusal(world(kept), LEA, RESERVE)
    assert (told.reason, told.facts["number"]) == (Reason.LOANER_TAKEN, "P-0300")


def test_what_is_kept_for_a_visit_is_for_the_tickets_own() -> None:
    own, other = visit("own", TICKET, NOW), visit("other", OTHER, NOW)
    records = world(own)
    do(records, LEA, replace(RESERVE, visit_id=own.id))
    assert only(records, Loan).visit_id == own.id
    told = refusal(world(other), LEA, replace(RESERVE, visit_id=other.id))
    assert told.reason is Reason.UNKNOWN_RECORD


def test_a_reservation_that_is_given_up_leaves_the_loaner_as_prepared_as_it_is() -> None:
    kept = replace(KEPT, loaner_id=LOANER.id, state=LoanState.READY)
    records = world(kept)
    do(records, LEA, ReleaseLoaner(loan_id=kept.id, reason="Réparé sur place"))
    assert the(records, Loan, kept.id).state is LoanState.CANCELLED
    assert the(records, Asset, LOANER.id) == LOANER
    work = do(records, SOPHIE, ReleaseLoaner(loan_id=kept.id), 5)
    assert (work.merged_fields, work.written) == (["state"], {})
    do(records, LEA, replace(RESERVE, loaner_id=LOANER.id), 6)


def test_what_went_out_is_not_given_up_but_taken_back() -> None:
    out = replace(KEPT, state=LoanState.HANDED_OVER)
    assert refusal(world(out), LEA, ReleaseLoaner(loan_id=out.id)).reason is Reason.WRONG_STEP


# --- prepared ---------------------------------------------------------------------------------


def test_a_loaner_that_went_through_its_list_is_ready_and_so_is_the_loan_that_waits() -> None:
    records = world(PREPARATION, RUN, KEPT)
    do(records, NOE, StartPreparation(loan_id=KEPT.id))
    assert the(records, Loan, KEPT.id).state is LoanState.PREPARING
    do(records, NOE, READY, 5)
    prepared = the(records, Asset, RAW.id)
    assert (prepared.ready_at, prepared.ready_run) == (NOW + timedelta(minutes=5), RUN.id)
    assert the(records, Loan, KEPT.id).state is LoanState.READY


def test_a_serial_number_is_read_however_it_is_spaced_and_kept_where_there_was_none() -> None:
    spaced = replace(READY, serial=f" {RAW.serial[:4].lower()}-{RAW.serial[4:]} ")
    records = world(PREPARATION, RUN)
    do(records, NOE, spaced)
    assert the(records, Asset, RAW.id).serial == RAW.serial
    records = world(PREPARATION, RUN, replace(RAW, serial=""))
    do(records, NOE, replace(READY, serial=" ABC "))
    assert the(records, Asset, RAW.id).serial == "ABC"


@pytest.mark.parametrize("serial", ["", "5CD0000010"])
def test_another_serial_number_is_another_machine(serial: str) -> None:
    told = refusal(world(PREPARATION, RUN), NOE, replace(READY, serial=serial))
    assert (told.reason, told.facts) == (
        Reason.SERIAL_DIFFERS,
        {"asset": RAW.id, "serial": RAW.serial},
    )


NOT_PREPARED: dict[str, tuple[Record, ...]] = {
    "another loaner's run": (PREPARATION, replace(RUN, asset_id=LOANER.id)),
    "an unfinished run": (PREPARATION, replace(RUN, state=RunState.IN_PROGRESS)),
    "a failed run": (PREPARATION, replace(RUN, state=RunState.FAILED)),
    "a void run": (PREPARATION, replace(RUN, state=RunState.VOID)),
    "a list for the return": (replace(PREPARATION, use=Use.RETURN), RUN),
    "a run that served already": (PREPARATION, RUN, replace(RAW, ready_run=RUN.id)),
}


@pytest.mark.parametrize("case", NOT_PREPARED)
def test_each_going_out_has_its_own_list_gone_through(case: str) -> None:
    told = refusal(world(*NOT_PREPARED[case]), NOE, READY)
    assert (told.reason, told.facts) == (Reason.PREPARATION_MISSING, {"asset": RAW.id})


def test_a_list_with_reservations_will_do() -> None:
    noted = replace(RUN, state=RunState.PASSED_WITH_RESERVATIONS)
    assert do(world(PREPARATION, noted), NOE, READY).written


def test_saying_it_twice_changes_nothing() -> None:
    ready = replace(RAW, ready_at=NOW, ready_run=RUN.id)
    work = do(world(PREPARATION, RUN, ready), NOE, READY)
    assert (work.merged_fields, work.written) == (["ready_at"], {})


@pytest.mark.parametrize(
    ("loaner", "reason"),
    [
        (replace(RAW, condition=Condition.TO_WIPE), Reason.LOANER_UNFIT),
        (replace(RAW, custody=Custody.MISSING), Reason.LOANER_UNFIT),
        (replace(RAW, client_id=MACHINE.client_id), Reason.NOT_A_LOANER),
    ],
)
def test_what_cannot_be_lent_is_not_made_ready(loaner: Asset, reason: Reason) -> None:
    assert refusal(world(PREPARATION, RUN, loaner), NOE, READY).reason is reason


def test_what_is_out_is_not_made_ready() -> None:
    out = replace(KEPT, state=LoanState.HANDED_OVER)
    assert refusal(world(PREPARATION, RUN, out), NOE, READY).reason is Reason.LOANER_TAKEN


# --- its lists --------------------------------------------------------------------------------

START = StartVerification(ticket_id="", template_id=PREPARATION.id, asset_id=RAW.id)


def test_the_list_of_a_loaner_belongs_to_no_ticket() -> None:
    records = world(PREPARATION)
    do(records, NOE, START)
    assert (only(records, VerificationRun).ticket_id, records.all(JournalEntry)) == ("", [])
    told = refusal(world(PREPARATION), NOE, replace(START, ticket_id=TICKET.id))
    assert (told.reason, told.facts) == (Reason.FIELD_FIXED, {"field": "ticket_id"})


def test_a_clients_machine_goes_through_no_list_of_loaners() -> None:
    told = refusal(world(PREPARATION), NOE, replace(START, asset_id=MACHINE.id))
    assert told.reason is Reason.NOT_A_LOANER


def test_one_preparation_of_a_loaner_is_under_way_at_a_time() -> None:
    begun = replace(RUN, state=RunState.IN_PROGRESS)
    told = refusal(world(PREPARATION, begun), LEA, START)
    assert (told.reason, told.facts["id"]) == (Reason.ALREADY_THERE, begun.id)
    assert do(world(PREPARATION, RUN), LEA, START).written


def test_the_workshop_goes_through_the_lists_of_loaners_only() -> None:
    of_ticket = StartVerification(ticket_id=TICKET.id, template_id=CHECKLIST.id)
    assert refusal(world(CHECKLIST), NOE, of_ticket).reason is Reason.ROLE_MAY_NOT


# --- carried ----------------------------------------------------------------------------------


def test_a_prepared_loaner_is_carried_from_hand_to_hand_and_into_the_workshop() -> None:
    records = world()
    for holder in (LEA, KARIM):
        do(records, NOE, CarryAsset(asset_id=LOANER.id, holder_id=holder.id))
        carried = the(records, Asset, LOANER.id)
        assert (carried.custody, carried.holder_id) == (Custody.TRANSIT, holder.id)
        assert carried.ready_at == LOANER.ready_at
    do(records, LEA, BringIn(asset_id=LOANER.id))
    assert the(records, Asset, LOANER.id) == LOANER


def test_saying_twice_who_carries_it_changes_nothing() -> None:
    carried = replace(LOANER, custody=Custody.TRANSIT, holder_id=LEA.id)
    work = do(world(carried), LEA, CarryAsset(asset_id=LOANER.id, holder_id=LEA.id))
    assert (work.merged_fields, work.written) == (["holder_id"], {})
    work = do(world(), LEA, BringIn(asset_id=LOANER.id))
    assert (work.merged_fields, work.written) == (["custody"], {})


@pytest.mark.parametrize("holder", [SECRETARY, replace(KARIM, active=False)])
def test_only_the_companys_people_carry_machines(holder: Person) -> None:
    carry = CarryAsset(asset_id=LOANER.id, holder_id=holder.id)
    assert refusal(world(holder), NOE, carry).reason is Reason.NOT_A_TECHNICIAN


@pytest.mark.parametrize("custody", [Custody.CLIENT, Custody.ON_LOAN, Custody.MISSING])
def test_what_is_not_with_us_is_neither_loaded_nor_brought_in(custody: Custody) -> None:
    elsewhere = replace(LOANER, custody=custody)
    for command in (CarryAsset(asset_id=LOANER.id, holder_id=LEA.id), BringIn(asset_id=LOANER.id)):
        told = refusal(world(elsewhere), LEA, command)
        assert (told.reason, told.facts["custody"]) == (Reason.NOT_WITH_US, custody)


# --- out of order -----------------------------------------------------------------------------


def test_a_loaner_that_broke_is_lent_to_nobody_until_it_works_again() -> None:
    records = world()
    do(records, NOE, MendLoaner(loaner_id=LOANER.id, works=False, note="Charnière cassée"))
    broken = the(records, Asset, LOANER.id)
    assert (broken.condition, broken.ready_at) == (Condition.FAULTY, None)
    assert "Charnière cassée" in broken.remark
    lend = ReserveLoaner(ticket_id=TICKET.id, loaner_id=LOANER.id)
    assert refusal(records, LEA, lend).reason is Reason.LOANER_UNFIT
    do(records, NOE, MendLoaner(loaner_id=LOANER.id, works=True, note="Charnière remplacée"))
    do(records, LEA, lend)
    assert only(records, Loan).state is LoanState.RESERVED  # it is to be prepared once more


def test_what_holds_a_users_data_is_not_declared_fit_without_being_wiped() -> None:
    back = replace(LOANER, condition=Condition.TO_WIPE, custody=Custody.WORKSHOP, ready_at=None)
    of_it = loan("back", TICKET, LOANER, state=LoanState.RETURNED, returned_at=NOW)
    told = refusal(world(back, of_it), NOE, MendLoaner(loaner_id=LOANER.id, works=True))
    assert told.reason is Reason.LOANER_UNFIT


def test_a_clients_machine_is_mended_by_its_repair_only() -> None:
    told = refusal(world(), NOE, MendLoaner(loaner_id=MACHINE.id, works=True))
    assert told.reason is Reason.NOT_A_LOANER
