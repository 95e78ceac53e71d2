"""A loaner goes out: what a swap moves at once, and what it is refused for as a whole."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loan_stock import ReserveLoaner
from ordidesk.domain.loan_swap import HandOverLoaner
from ordidesk.domain.loans import (
    LOCAL_NUMBER,
    Accessory,
    DiskPlace,
    Grade,
    Loan,
    LoanState,
    local_number,
)
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.work import NeverValid, Reason
from ordidesk.labels.label import Meaning, meanings
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.lending import (
    LENT,
    LOANER,
    MACHINE,
    OTHER,
    OUT,
    RAW,
    TICKET,
    only,
    the,
    world,
)
from tests.support.records import (
    CARE_HOME,
    CLAUSES,
    KARIM,
    LEA,
    NOE,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    TOWN_HALL_SITE,
    asset,
    attachment,
    loan,
    record_id,
    repair,
    visit,
)

SWAP = HandOverLoaner(
    ticket_id=TICKET.id,
    loaner_id=LOANER.id,
    receiver_name="Hélène Ducœur",
    receiver_id=SECRETARY.id,
    replaced_id=MACHINE.id,
    replaced_taken=True,
    location="Bureau 12",
    data_note="Dossier partagé copié",
)

# --- a loaner goes out ------------------------------------------------------------------------


def test_a_swap_moves_both_machines_the_ticket_and_the_loan_at_once() -> None:
    records = world()
    do(records, LEA, SWAP)
    lent, out = only(records, Loan), the(records, Asset, LOANER.id)
    assert (lent.state, lent.client_id) == (LoanState.HANDED_OVER, TICKET.client_id)
    assert (lent.handed_over_by, lent.handed_over_at) == (LEA.id, NOW)
    assert (out.custody, out.life_cycle) == (Custody.ON_LOAN, LifeCycle.IN_SERVICE)
    assert (out.site_id, out.location, out.user_id) == (
        TOWN_HALL_SITE.id,
        "Bureau 12",
        SECRETARY.id,
    )
    taken = the(records, Asset, MACHINE.id)
    assert (taken.custody, taken.holder_id) == (Custody.TRANSIT, LEA.id)
    assert taken.condition is Condition.FAULTY
    under_repair = only(records, Repair)
    assert (under_repair.asset_id, under_repair.loan_id) == (MACHINE.id, lent.id)
    assert (under_repair.state, under_repair.note) == (
        RepairState.RECEIVED,
        "Dossier partagé copié",
    )
    assert the(records, Ticket, TICKET.id).state is TicketState.CONTINUITY


def test_the_client_reads_of_the_loan_and_of_the_repair_in_the_journal() -> None:
    records = world()
    do(records, LEA, SWAP)
    told = {
        (it.entry, it.before, it.after)
        for it in records.all(JournalEntry)
        if it.visibility is Visibility.CLIENT
    }
    assert told == {
        (EntryKind.LOAN, LOANER.inventory_number, "handed_over"),
        (EntryKind.REPAIR, MACHINE.inventory_number, "received"),
        (EntryKind.STATE, "in_progress", "continuity"),
    }


def test_a_loaner_that_goes_out_is_to_be_prepared_again_before_the_next_time() -> None:
    records = world()
    do(records, LEA, SWAP)
    assert the(records, Asset, LOANER.id).ready_at is None


def test_what_the_workshop_takes_stands_in_the_workshop() -> None:
    records = world()
    do(records, NOE, SWAP)
    taken = the(records, Asset, MACHINE.id)
    assert (taken.custody, taken.holder_id) == (Custody.WORKSHOP, "")


def test_a_machine_that_stays_where_it_is_gets_no_repair() -> None:
    records = world()
    do(records, LEA, replace(SWAP, replaced_taken=False))
    stays = the(records, Asset, MACHINE.id)
    assert (stays.custody, stays.condition) == (Custody.CLIENT, Condition.FAULTY)
    assert records.all(Repair) == []


def test_a_machine_that_is_in_the_workshop_already_stays_there_with_its_repair() -> None:
    there = replace(MACHINE, custody=Custody.WORKSHOP, condition=Condition.IN_REPAIR)
    before = repair("before", TICKET, MACHINE, state=RepairState.DIAGNOSED)
    records = world(there, before)
    do(records, LEA, SWAP)
    assert the(records, Asset, MACHINE.id) == there
    assert only(records, Repair) == replace(before, loan_id=only(records, Loan).id)


def test_a_loaner_is_lent_without_taking_any_machines_place() -> None:
    records = world()
    do(records, LEA, replace(SWAP, replaced_id=""))
    assert not only(records, Loan).replaced_taken
    assert the(records, Asset, MACHINE.id) == MACHINE


def test_a_visit_says_where_the_loaner_stands() -> None:
    elsewhere = replace(TOWN_HALL_SITE, id=record_id("school"), name="École")
    there = visit("school", TICKET, NOW, site_id=elsewhere.id)
    records = world(elsewhere, there)
    do(records, LEA, replace(SWAP, visit_id=there.id))
    assert the(records, Asset, LOANER.id).site_id == elsewhere.id
    assert only(records, Loan).site_id == elsewhere.id


def test_what_was_said_at_the_handover_is_kept() -> None:
    photo = attachment("scratch", TICKET)
    records = world(photo)
    do(
        records,
        LEA,
        replace(
            SWAP,
            accessories=(Accessory(designation=" Chargeur ", quantity=2, back=2),),
            grade=Grade.WORN,
            condition=" Rayé ",
            photos=(photo.id,),
            disk=DiskPlace.MOVED,
            due_on=NOW.date(),
            clauses_id=CLAUSES.id,
        ),
    )
    kept = only(records, Loan)
    assert kept.accessories == (Accessory(designation="Chargeur", quantity=2),)
    assert (kept.grade, kept.condition, kept.photos) == (Grade.WORN, "Rayé", (photo.id,))
    assert (kept.disk, kept.due_on, kept.clauses_id) == (DiskPlace.MOVED, NOW.date(), CLAUSES.id)


def test_an_unprepared_loaner_goes_out_when_somebody_says_why() -> None:
    records = world()
    unprepared = replace(SWAP, loaner_id=RAW.id)
    told = refusal(records, LEA, unprepared)
    assert (told.reason, told.facts) == (Reason.LOANER_NOT_READY, {"asset": RAW.id})
    do(records, LEA, replace(unprepared, unprepared="Panne totale, rien d'autre en stock"))
    assert only(records, Loan).unprepared == "Panne totale, rien d'autre en stock"


def test_the_tickets_own_reservation_goes_out() -> None:
    records = world()
    do(records, LEA, ReserveLoaner(ticket_id=TICKET.id, loaner_id=LOANER.id))
    kept = only(records, Loan)
    do(records, LEA, SWAP, 5)
    out = only(records, Loan)
    assert (out.id, out.state, out.made_at) == (kept.id, LoanState.HANDED_OVER, NOW)


def test_another_loaner_of_the_same_ticket_goes_out_beside_the_first() -> None:
    records = world(*OUT)
    do(
        records,
        LEA,
        replace(SWAP, loaner_id=RAW.id, replaced_id="", unprepared="Urgence"),
    )
    assert the(records, Ticket, TICKET.id).state is TicketState.CONTINUITY
    assert sum(it.entry is EntryKind.STATE for it in records.all(JournalEntry)) == 0


# --- refused as a whole -----------------------------------------------------------------------

KEPT = loan("kept", OTHER, LOANER, number="P-0300")
GONE = replace(LENT, ticket_id=OTHER.id, client_id=CARE_HOME.id)
REFUSED: dict[str, tuple[HandOverLoaner, tuple[Record, ...], Reason]] = {
    "kept for another ticket": (SWAP, (KEPT,), Reason.LOANER_TAKEN),
    "with somebody else": (SWAP, (GONE,), Reason.LOANER_TAKEN),
    "not wiped yet": (
        SWAP,
        (replace(LENT, state=LoanState.RETURNED),),
        Reason.LOANER_TAKEN,
    ),
    "lost": (SWAP, (replace(LOANER, custody=Custody.MISSING),), Reason.LOANER_UNFIT),
    "out of order": (SWAP, (replace(LOANER, condition=Condition.FAULTY),), Reason.LOANER_UNFIT),
    "holds data": (SWAP, (replace(LOANER, condition=Condition.TO_WIPE),), Reason.LOANER_UNFIT),
    "retired": (SWAP, (replace(LOANER, life_cycle=LifeCycle.RETIRED),), Reason.LOANER_UNFIT),
    "a client's machine is lent": (
        replace(SWAP, loaner_id=asset(2).id),
        (asset(2),),
        Reason.NOT_A_LOANER,
    ),
    "a loaner is replaced": (replace(SWAP, replaced_id=RAW.id), (), Reason.IS_A_LOANER),
    "another client's machine": (
        replace(SWAP, replaced_id=asset(3).id),
        (asset(3, client_id=CARE_HOME.id),),
        Reason.OTHER_CLIENT,
    ),
    "another client's person": (replace(SWAP, receiver_id=NURSE.id), (), Reason.OTHER_CLIENT),
    "replaced already": (
        SWAP,
        (replace(LENT, loaner_id=RAW.id, number="P-0007"),),
        Reason.ALREADY_REPLACED,
    ),
    "nobody's ticket": (
        SWAP,
        (replace(TICKET, assignee_id=KARIM.id),),
        Reason.NOT_YOURS,
    ),
    "a closed ticket": (
        SWAP,
        (replace(TICKET, state=TicketState.CLOSED),),
        Reason.WRONG_STEP,
    ),
    "a resolved ticket": (
        SWAP,
        (replace(TICKET, state=TicketState.RESOLVED),),
        Reason.WRONG_STEP,
    ),
    "no such clauses": (replace(SWAP, clauses_id="none"), (), Reason.UNKNOWN_RECORD),
    "another ticket's visit": (
        replace(SWAP, visit_id=visit("other", OTHER, NOW).id),
        (visit("other", OTHER, NOW),),
        Reason.UNKNOWN_RECORD,
    ),
    "another ticket's photo": (
        replace(SWAP, photos=(attachment("other", OTHER).id,)),
        (attachment("other", OTHER),),
        Reason.UNKNOWN_RECORD,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_swap_is_refused_as_a_whole(case: str) -> None:
    command, instead, reason = REFUSED[case]
    records = world(*instead)
    before = dict(records.held)
    told = refusal(records, LEA, command)
    assert told.reason is reason
    assert not isinstance(told, NeverValid)
    assert records.held == before


def test_whoever_is_refused_a_loaner_hears_who_has_it() -> None:
    told = refusal(world(GONE), LEA, SWAP)
    assert told.facts == {
        "loan": GONE.id,
        "number": "P-0312",
        "state": "handed_over",
        "holder": "M. Roche",
        "client": "EHPAD Les Tilleuls",
    }
    kept = refusal(world(KEPT), LEA, SWAP)
    assert (kept.facts["client"], kept.facts["holder"]) == ("EHPAD Les Tilleuls", "")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (replace(SWAP, replaced_id=SWAP.loaner_id), Reason.SAME_MACHINE),
        (replace(SWAP, receiver_name="  "), Reason.TEXT_MISSING),
        (replace(SWAP, accessories=(Accessory(designation=" "),)), Reason.TEXT_MISSING),
        (
            replace(SWAP, accessories=(Accessory(designation="Souris", quantity=0),)),
            Reason.NOT_A_MEASURE,
        ),
        (replace(SWAP, condition="x" * 2_001), Reason.TEXT_TOO_LONG),
    ],
)
def test_what_never_can_be_a_swap_is_told_before_anything_is_looked_up(
    command: HandOverLoaner, reason: Reason
) -> None:
    told = refusal(FakeRecords(), LEA, command)
    assert told.reason is reason
    assert isinstance(told, NeverValid)


def test_the_workshop_lends_for_tickets_that_somebody_has() -> None:
    nobodys = replace(TICKET, state=TicketState.NEW, assignee_id="")
    told = refusal(world(nobodys), NOE, SWAP)
    assert (told.reason, told.facts) == (Reason.NOT_A_TECHNICIAN, {"person": NOE.id})
    records = world(nobodys)
    do(records, SOPHIE, SWAP)
    assert the(records, Ticket, TICKET.id).assignee_id == SOPHIE.id


def test_a_machine_whose_loaner_was_lost_is_replaced_again() -> None:
    lost = replace(LENT, loaner_id=RAW.id, state=LoanState.LOST)
    records = world(lost, replace(RAW, custody=Custody.MISSING))
    do(records, LEA, SWAP)
    assert {it.state for it in records.all(Loan)} == {LoanState.LOST, LoanState.HANDED_OVER}


# --- the number on the paper ------------------------------------------------------------------


def test_the_number_on_the_paper_is_the_loans_whatever_was_drawn_before() -> None:
    records = world()
    do(records, LEA, replace(SWAP, number="P-K7QX-12"))
    assert only(records, Loan).number == "P-K7QX-12"


def test_a_number_that_another_loan_has_is_given_to_nobody_twice() -> None:
    theirs = loan("theirs", TICKET, RAW, number="P-K7QX-12", state=LoanState.SETTLED)
    records = world(theirs)
    records.numbers = True
    do(records, LEA, replace(SWAP, number="P-K7QX-12"))
    (ours,) = (it for it in records.all(Loan) if it.id != theirs.id)
    assert ours.number
    assert ours.number != theirs.number


def test_what_is_no_number_of_a_laptop_is_told_at_once() -> None:
    told = refusal(world(), LEA, replace(SWAP, number="P-0312"))
    assert (told.reason, told.facts) == (Reason.NOT_A_NUMBER, {"field": "number"})
    assert isinstance(told, NeverValid)


@given(st.uuids(), st.integers(min_value=1, max_value=9_999_999))
def test_every_number_of_a_laptop_is_one_that_labels_and_rules_know(
    stream: uuid.UUID, count: int
) -> None:
    number = local_number(str(stream), count)
    assert LOCAL_NUMBER.fullmatch(number)
    assert meanings(number)[0] == (Meaning.LOAN, number)
