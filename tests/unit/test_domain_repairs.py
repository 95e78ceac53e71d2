"""A client's machine in the workshop: taken, moved on step by step, on its way back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import (
    GIVEN_BACK,
    REPAIR_STEPS,
    GiveBackMachine,
    MoveRepair,
    Repair,
    RepairState,
    TakeForRepair,
)
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.work import NeverValid, Reason
from tests.support.giving import do, refusal
from tests.support.lending import MACHINE, RAW, TICKET, only, the, world
from tests.support.records import CARE_HOME, KARIM, LEA, NOE, NOW, asset, repair, request

TAKE = TakeForRepair(ticket_id=TICKET.id, asset_id=MACHINE.id, note="Sans chargeur")
THERE = replace(MACHINE, custody=Custody.WORKSHOP, condition=Condition.FAULTY)
IN_REPAIR = repair("machine", TICKET, MACHINE)


def at(state: RepairState) -> tuple[Record, ...]:
    return THERE, replace(IN_REPAIR, state=state)


# --- taken ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "custody", "holder"), [(LEA, Custody.TRANSIT, LEA.id), (NOE, Custody.WORKSHOP, "")]
)
def test_a_machine_that_is_taken_is_with_whoever_took_it(
    person: Person, custody: Custody, holder: str
) -> None:
    records = world()
    do(records, person, TAKE)
    taken = the(records, Asset, MACHINE.id)
    assert (taken.custody, taken.holder_id, taken.condition) == (custody, holder, Condition.FAULTY)
    begun = only(records, Repair)
    assert (begun.state, begun.note, begun.taken_by) == (
        RepairState.RECEIVED,
        "Sans chargeur",
        person.id,
    )
    told = only(records, JournalEntry)
    assert (told.entry, told.visibility) == (EntryKind.REPAIR, Visibility.CLIENT)


@pytest.mark.parametrize(
    ("instead", "reason"),
    [
        ((IN_REPAIR,), Reason.ALREADY_THERE),
        ((replace(MACHINE, client_id=CARE_HOME.id),), Reason.OTHER_CLIENT),
        ((replace(MACHINE, client_id=""),), Reason.IS_A_LOANER),
        ((replace(TICKET, state=TicketState.CLOSED),), Reason.WRONG_STEP),
        ((replace(TICKET, assignee_id=KARIM.id),), Reason.NOT_YOURS),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_what_is_not_the_tickets_to_take_stays(instead: tuple[Record, ...], reason: Reason) -> None:
    assert refusal(world(*instead), LEA, TAKE).reason is reason


def test_one_that_was_given_back_is_taken_again() -> None:
    records = world(replace(IN_REPAIR, given_back_at=NOW))
    do(records, LEA, TAKE)
    assert sum(it.given_back_at is None for it in records.all(Repair)) == 1


# --- moved on ---------------------------------------------------------------------------------


@pytest.mark.parametrize("before", RepairState)
@pytest.mark.parametrize("to", RepairState)
def test_a_repair_moves_by_the_steps_of_the_process(before: RepairState, to: RepairState) -> None:
    records = world(*at(before))
    move = MoveRepair(repair_id=IN_REPAIR.id, to=to, text="Carte mère")
    if to is before:
        assert do(records, NOE, move).merged_fields == ["state"]
    elif to in REPAIR_STEPS[before]:
        do(records, NOE, move)
        assert the(records, Repair, IN_REPAIR.id).state is to
    else:
        told = refusal(records, NOE, move)
        assert (told.reason, told.facts["to"]) == (Reason.WRONG_STEP, to)


@pytest.mark.parametrize(
    ("to", "condition", "texts"),
    [
        (RepairState.DIAGNOSED, Condition.IN_REPAIR, ("Carte mère", "", "")),
        (RepairState.WAITING_PART, Condition.IN_REPAIR, ("", "Carte mère", "")),
        (RepairState.REPAIRED, Condition.WORKING, ("", "", "Carte mère")),
        (RepairState.BEYOND_REPAIR, Condition.FAULTY, ("", "", "Carte mère")),
    ],
)
def test_a_step_says_how_the_machine_is_and_what_was_found(
    to: RepairState, condition: Condition, texts: tuple[str, str, str]
) -> None:
    before = RepairState.DIAGNOSED if to is RepairState.WAITING_PART else RepairState.RECEIVED
    records = world(*at(before))
    do(records, NOE, MoveRepair(repair_id=IN_REPAIR.id, to=to, text="Carte mère"))
    moved = the(records, Repair, IN_REPAIR.id)
    assert the(records, Asset, MACHINE.id).condition is condition
    assert (moved.diagnosis, moved.part, moved.outcome) == texts
    assert (moved.changed_by, moved.changed_at) == (NOE.id, NOW)


@pytest.mark.parametrize(
    "to", [RepairState.DIAGNOSED, RepairState.WAITING_PART, RepairState.BEYOND_REPAIR]
)
def test_what_was_found_and_what_it_waits_for_is_said(to: RepairState) -> None:
    told = refusal(world(*at(RepairState.DIAGNOSED)), NOE, MoveRepair(repair_id="x", to=to))
    assert told.reason is Reason.TEXT_MISSING
    assert isinstance(told, NeverValid)


def test_what_was_given_back_moves_no_more() -> None:
    back = replace(IN_REPAIR, given_back_at=NOW)
    move = MoveRepair(repair_id=IN_REPAIR.id, to=RepairState.REPAIRED)
    assert refusal(world(MACHINE, back), NOE, move).reason is Reason.WRONG_STEP


# --- on its way back --------------------------------------------------------------------------


@pytest.mark.parametrize("to", [RepairState.REPAIRED, RepairState.BEYOND_REPAIR])
def test_the_way_back_of_a_machine_comes_once_into_the_list_to_plan(to: RepairState) -> None:
    records = world(*at(RepairState.RECEIVED))
    done = MoveRepair(repair_id=IN_REPAIR.id, to=to, text="Carte mère remplacée")
    do(records, NOE, done)
    asked = only(records, VisitRequest)
    assert (asked.repair_id, asked.cause) == (IN_REPAIR.id, "Carte mère remplacée")
    assert (asked.site_id, asked.state) == (TICKET.site_id, RequestState.OPEN)
    again = MoveRepair(repair_id=IN_REPAIR.id, to=RepairState.DIAGNOSED, text="Encore")
    do(records, NOE, again, 5)
    do(records, NOE, done, 6)
    assert only(records, VisitRequest) == asked


def test_a_request_that_is_open_takes_the_machine_along() -> None:
    open_one = request("other", TICKET)
    records = world(*at(RepairState.RECEIVED), open_one)
    do(records, NOE, MoveRepair(repair_id=IN_REPAIR.id, to=RepairState.REPAIRED))
    assert only(records, VisitRequest) == replace(open_one, repair_id=IN_REPAIR.id)


def test_a_step_on_the_way_asks_for_no_visit() -> None:
    records = world(*at(RepairState.RECEIVED))
    step = MoveRepair(repair_id=IN_REPAIR.id, to=RepairState.DIAGNOSED, text="Carte mère")
    do(records, NOE, step)
    assert records.all(VisitRequest) == []


def test_a_loaner_is_not_taken_for_a_client() -> None:
    told = refusal(world(), LEA, replace(TAKE, asset_id=RAW.id))
    assert (told.reason, told.facts) == (Reason.IS_A_LOANER, {"asset": RAW.id})


def test_another_machine_of_the_client_is_taken_too() -> None:
    second = asset(7)
    records = world(second, IN_REPAIR)
    do(records, LEA, replace(TAKE, asset_id=second.id))
    assert {it.asset_id for it in records.all(Repair)} == {MACHINE.id, second.id}


# --- home again -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (RepairState.REPAIRED, Condition.WORKING),
        (RepairState.BEYOND_REPAIR, Condition.FAULTY),
        (RepairState.WAITING_PART, Condition.FAULTY),
    ],
)
def test_a_machine_goes_home_as_it_is_without_any_loan(
    state: RepairState, condition: Condition
) -> None:
    records = world(*at(state))
    do(records, LEA, GiveBackMachine(repair_id=IN_REPAIR.id, note="Essayé avec l'utilisatrice"))
    home = the(records, Asset, MACHINE.id)
    assert (home.custody, home.holder_id, home.condition) == (Custody.CLIENT, "", condition)
    assert the(records, Repair, IN_REPAIR.id).given_back_at is not None
    told = only(records, JournalEntry)
    assert (told.entry, told.after, told.text) == (
        EntryKind.REPAIR,
        GIVEN_BACK,
        "Essayé avec l'utilisatrice",
    )
    again = do(records, NOE, GiveBackMachine(repair_id=IN_REPAIR.id))
    assert again.merged_fields == ["given_back_at"]
