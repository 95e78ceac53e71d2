"""What people do with loaners in random scripts: loans under way, and loaners to spare."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.company import EditCompany, ReviseClauses, SetLogo
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.loan_papers import NoteSheetPrinted, SignLoanSheet
from ordidesk.domain.loan_settling import (
    DeclareLost,
    ExtendLoan,
    InspectLoaner,
    SettleLoan,
    WipeLoaner,
)
from ordidesk.domain.loan_stock import (
    BringIn,
    CarryAsset,
    MarkLoanerReady,
    MendLoaner,
    ReleaseLoaner,
    ReserveLoaner,
    StartPreparation,
)
from ordidesk.domain.loan_swap import HandOverLoaner, TakeBackLoaner
from ordidesk.domain.loans import Accessory, DiskPlace, Grade, LoanSheet, LoanState, WipeMethod
from ordidesk.domain.repairs import GiveBackMachine, MoveRepair, RepairState, TakeForRepair
from ordidesk.domain.tickets import Priority, SetTicketState, TicketState
from ordidesk.domain.verifications import StartVerification
from ordidesk.domain.work import Command
from tests.support.records import (
    CARE_HOME,
    CLAUSES,
    KARIM,
    LEA,
    NOE,
    NOW,
    PREPARATION,
    SECRETARY,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    preparation,
    record_id,
    repair,
    ticket,
)

YESTERDAY = NOW - timedelta(days=1)
TODAY = NOW.date()

PREPARED = loaner(9201, ready_at=YESTERDAY, ready_run=record_id("preparation old"))
UNPREPARED = loaner(9202)
LENT = loaner(
    9203, custody=Custody.ON_LOAN, life_cycle=LifeCycle.IN_SERVICE, site_id=TOWN_HALL_SITE.id
)
KEPT = loaner(9204)
BROUGHT_BACK = loaner(9205, custody=Custody.TRANSIT, holder_id=LEA.id, condition=Condition.TO_WIPE)
LOANERS = (PREPARED, UNPREPARED, LENT, KEPT, BROUGHT_BACK)
PREPARING = preparation("new", UNPREPARED)

MACHINE = asset(4300)
"""The client's, which works and which a loaner may stand in for."""
TAKEN = asset(4301, custody=Custody.TRANSIT, holder_id=LEA.id, condition=Condition.FAULTY)
OTHERS = asset(4302, client_id=CARE_HOME.id, site_id="", user_id="", contract_id="")
"""Another client's."""

CONTINUED = ticket(
    3,
    state=TicketState.CONTINUITY,
    assignee_id=LEA.id,
    asset_id=TAKEN.id,
    priority=Priority.LOW,
)
"""A ticket whose loan is in place."""
OUT = loan(
    "out",
    CONTINUED,
    LENT,
    state=LoanState.HANDED_OVER,
    replaced_id=TAKEN.id,
    replaced_taken=True,
    accessories=(Accessory(designation="Chargeur", quantity=2),),
    receiver_name=SECRETARY.name,
    receiver_id=SECRETARY.id,
    due_on=TODAY,
    handed_over_by=LEA.id,
    handed_over_at=YESTERDAY,
    made_at=YESTERDAY,
)
RESERVED = loan("reserved", CONTINUED, KEPT, number="P-0002")
RETURNED = loan(
    "returned",
    CONTINUED,
    BROUGHT_BACK,
    number="P-0003",
    state=LoanState.RETURNED,
    receiver_name="M. Roche",
    handed_over_by=LEA.id,
    handed_over_at=YESTERDAY,
    returned_by=LEA.id,
    returned_at=YESTERDAY,
    grade_back=Grade.GOOD,
    backup_by="M. Roche",
    made_at=YESTERDAY,
)
IN_REPAIR = repair("taken", CONTINUED, TAKEN, loan_id=OUT.id)

LOAN_WORLD = (
    PREPARATION,
    CLAUSES,
    NOE,
    *LOANERS,
    PREPARING,
    MACHINE,
    TAKEN,
    OTHERS,
    CONTINUED,
    OUT,
    RESERVED,
    RETURNED,
    IN_REPAIR,
)
"""What lending starts from, beside the tickets of every script."""

_STEPS = range(12)
"""A loan or a repair that one of these steps makes can be named by the later ones."""
_nowhere = record_id("nowhere")


def _made(label: str) -> tuple[str, ...]:
    return tuple(derived_id(command_id(NOW, index), label) for index in _STEPS)


_loaners = st.sampled_from([it.id for it in LOANERS])
_any_machine = st.sampled_from([*(it.id for it in (*LOANERS, MACHINE, TAKEN, OTHERS)), _nowhere])
_loans = st.sampled_from([OUT.id, RESERVED.id, RETURNED.id, *_made("loan"), _nowhere])
_known_loans = st.sampled_from([OUT.id, RESERVED.id, RETURNED.id, *_made("loan")[:4]])
_repairs = st.one_of(st.just(IN_REPAIR.id), st.sampled_from(_made("repair")))
_texts = st.sampled_from(["", "Rayé", "  Pièce en retard. ", "Écran\x00 noir"])
_names = st.sampled_from(["", "M. Roche"])
_days = st.sampled_from([None, TODAY, TODAY + timedelta(days=9), TODAY - timedelta(days=3)])
_hashes = st.sampled_from(["a" * 64, "b" * 64, "no hash"])
_accessories = st.sampled_from(
    [
        (),
        (Accessory(designation="Chargeur"), Accessory(designation="Souris", quantity=2)),
        (Accessory(designation="", quantity=1),),
        (Accessory(designation="Sacoche", quantity=0),),
    ]
)


def lending_anything(tickets: st.SearchStrategy[str]) -> st.SearchStrategy[Command]:
    """Any of the commands of loans, mostly with something that does not fit."""
    return st.one_of(
        st.builds(
            ReserveLoaner,
            ticket_id=tickets,
            loaner_id=_any_machine,
            replaced_id=st.one_of(st.just(""), _any_machine),
            note=_texts,
        ),
        st.builds(ReleaseLoaner, loan_id=_loans, reason=_texts),
        st.builds(StartPreparation, loan_id=_loans),
        st.builds(
            MarkLoanerReady,
            loaner_id=_any_machine,
            serial=st.sampled_from([UNPREPARED.serial, PREPARED.serial, ""]),
            run_id=st.sampled_from([PREPARING.id, _nowhere]),
        ),
        st.builds(
            CarryAsset,
            asset_id=_any_machine,
            holder_id=st.sampled_from([LEA.id, KARIM.id, SECRETARY.id]),
        ),
        st.builds(BringIn, asset_id=_any_machine),
        st.builds(MendLoaner, loaner_id=_any_machine, works=st.booleans(), note=_texts),
        st.builds(
            HandOverLoaner,
            ticket_id=tickets,
            loaner_id=_any_machine,
            receiver_name=_names,
            receiver_id=st.sampled_from(["", SECRETARY.id]),
            replaced_id=st.one_of(st.just(""), _any_machine),
            replaced_taken=st.booleans(),
            accessories=_accessories,
            grade=st.sampled_from(Grade),
            condition=_texts,
            disk=st.sampled_from(DiskPlace),
            due_on=_days,
            unprepared=_texts,
            clauses_id=st.sampled_from(["", CLAUSES.id, _nowhere]),
        ),
        st.builds(
            TakeBackLoaner,
            loan_id=_loans,
            grade=st.sampled_from(Grade),
            condition=_texts,
            back=st.sampled_from([(), (1,), (2,), (3,), (1, 1)]),
            backup_by=_names,
            replaced_back=st.booleans(),
        ),
        st.builds(ExtendLoan, loan_id=_loans, before=_days, due_on=_days, reason=_texts),
        st.builds(DeclareLost, loan_id=_loans, note=_texts),
        st.builds(InspectLoaner, loan_id=_loans, faulty=st.booleans(), note=_texts, dispute=_texts),
        st.builds(
            WipeLoaner,
            loan_id=_loans,
            method=st.sampled_from(WipeMethod),
            wiped_on=st.sampled_from([TODAY, TODAY - timedelta(days=9), TODAY + timedelta(days=1)]),
            operator_id=st.sampled_from(["", KARIM.id, SECRETARY.id]),
            backup_by=_names,
        ),
        st.builds(SettleLoan, loan_id=_loans, settlement=_texts),
        st.builds(
            SignLoanSheet,
            loan_id=_loans,
            sheet=st.sampled_from(LoanSheet),
            document=_hashes,
            name=_names,
            refused=_texts,
            on_paper=st.booleans(),
        ),
        st.builds(
            NoteSheetPrinted, loan_id=_loans, sheet=st.sampled_from(LoanSheet), content=_hashes
        ),
        st.builds(GiveBackMachine, repair_id=_repairs, note=_texts),
        st.builds(TakeForRepair, ticket_id=tickets, asset_id=_any_machine, note=_texts),
        st.builds(MoveRepair, repair_id=_repairs, to=st.sampled_from(RepairState), text=_texts),
        st.builds(
            EditCompany,
            before=st.sampled_from([{"name": ""}, {"name": "Ordi"}]),
            after=st.sampled_from([{"name": "Ordi"}, {"name": "Ordi Services"}, {"name": ""}]),
        ),
        st.builds(SetLogo, logo=st.sampled_from(["", "iVBORw0KGgo="])),
        st.builds(
            ReviseClauses,
            based_on=st.sampled_from(["", CLAUSES.id, *_made("clauses")[:3]]),
            texts=st.sampled_from([(), ("Un",), ("Un", "Deux")]),
        ),
    )


def lending(tickets: st.SearchStrategy[str], replaced: Asset) -> st.SearchStrategy[Command]:
    """What mostly goes through, so that loaners go out, come back and are settled."""
    return st.one_of(
        st.builds(ReserveLoaner, ticket_id=tickets, loaner_id=_loaners),
        st.builds(
            HandOverLoaner,
            ticket_id=tickets,
            loaner_id=_loaners,
            receiver_name=st.just("M. Roche"),
            replaced_id=st.sampled_from(["", replaced.id, MACHINE.id]),
            replaced_taken=st.booleans(),
            unprepared=st.just("Urgence"),
        ),
        st.builds(ReleaseLoaner, loan_id=_known_loans),
        st.builds(StartPreparation, loan_id=_known_loans),
        st.builds(TakeBackLoaner, loan_id=_known_loans, backup_by=st.just("M. Roche")),
        st.builds(
            TakeBackLoaner,
            loan_id=_known_loans,
            backup_by=st.just("M. Roche"),
            replaced_back=st.just(value=True),
        ),
        st.builds(
            InspectLoaner,
            loan_id=_known_loans,
            faulty=st.sampled_from([False, False, True]),
            dispute=st.sampled_from(["", "", "Chargeur absent"]),
        ),
        st.builds(
            WipeLoaner,
            loan_id=_known_loans,
            method=st.just(WipeMethod.RESET),
            wiped_on=st.just(TODAY),
        ),
        st.builds(DeclareLost, loan_id=_known_loans, note=st.just("Volé")),
        st.builds(SettleLoan, loan_id=_known_loans, settlement=st.just("Facturé")),
        st.builds(
            MoveRepair,
            repair_id=st.sampled_from([*[IN_REPAIR.id] * 3, *_made("repair")[:3]]),
            to=st.sampled_from([RepairState.DIAGNOSED, RepairState.WAITING_PART, *RepairState]),
            text=st.just("Carte mère"),
        ),
        st.builds(
            MarkLoanerReady,
            loaner_id=st.just(UNPREPARED.id),
            serial=st.just(UNPREPARED.serial),
            run_id=st.just(PREPARING.id),
        ),
    )


def finishing() -> st.SearchStrategy[Command]:
    """What the workshop does with what is back, more often than chance would have it done."""
    back = st.sampled_from([RETURNED.id, RETURNED.id, OUT.id])
    return st.one_of(
        st.builds(TakeBackLoaner, loan_id=back, backup_by=st.just("M. Roche")),
        st.builds(InspectLoaner, loan_id=back, dispute=st.sampled_from(["", "Chargeur absent"])),
        st.builds(
            WipeLoaner, loan_id=back, method=st.just(WipeMethod.RESET), wiped_on=st.just(TODAY)
        ),
        st.builds(SettleLoan, loan_id=back, settlement=st.just("Facturé")),
        st.builds(
            MoveRepair,
            repair_id=st.just(IN_REPAIR.id),
            to=st.sampled_from([RepairState.DIAGNOSED, RepairState.WAITING_PART]),
            text=st.just("Carte mère"),
        ),
    )


def preparing(machine: Asset) -> st.SearchStrategy[Command]:
    """The beginning of a loaner's list, also where it does not fit."""
    return st.builds(
        StartVerification,
        ticket_id=st.sampled_from(["", CONTINUED.id]),
        template_id=st.just(PREPARATION.id),
        asset_id=st.sampled_from([UNPREPARED.id, machine.id]),
    )


def ending(tickets: st.SearchStrategy[str], reason: str) -> st.SearchStrategy[Command]:
    """The end of a ticket, with whatever is lent for it."""
    ends = [TicketState.IN_PROGRESS, TicketState.RESOLVED, TicketState.CLOSED]
    return st.builds(
        SetTicketState,
        ticket_id=tickets,
        to=st.sampled_from([*ends, TicketState.CANCELLED]),
        reason=st.just(reason),
        resolution=st.just("Carte mère remplacée."),
    )
