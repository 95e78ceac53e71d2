"""The synchronisation page: what the lines of loans and repairs are about, in data."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Custody
from ordidesk.domain.catalogue import RULES, choice_between
from ordidesk.domain.company import COMPANY_ID, EditCompany, ReviseClauses, SetLogo
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
from ordidesk.domain.loans import LoanSheet, LoanState, WipeMethod
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import GiveBackMachine, MoveRepair, RepairState, TakeForRepair
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.work import Command
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.queries import outbox
from ordidesk.queries.outbox import Line
from ordidesk.queries.said import said
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import decide, fill
from tests.support.records import (
    COMPANY,
    LEA,
    NOW,
    SOPHIE,
    actor,
    asset,
    loan,
    loaner,
    repair,
    ticket,
)

MACHINE = asset(4217)
LOANER = loaner(9001, custody=Custody.ON_LOAN)
TICKET = ticket(1, assignee_id=LEA.id, state=TicketState.CONTINUITY, asset_id=MACHINE.id)
OUT = loan("out", TICKET, LOANER, number="P-0312", state=LoanState.HANDED_OVER)
REPAIR = repair("laptop", TICKET, MACHINE)
WORLD: tuple[Record, ...] = (*COMPANY, MACHINE, LOANER, TICKET, OUT, REPAIR)
NAMED = "OD-009001 · HP ProBook 450 G8"
DAY = date(2026, 4, 1)
COMMAND = command_id(NOW, 1)
MODULES = {"loan_stock", "loan_swap", "loan_settling", "loan_papers", "repairs", "company"}

SAID: tuple[tuple[Command, tuple[str, str, str, str]], ...] = (
    (
        ReserveLoaner(ticket_id=TICKET.id, loaner_id=LOANER.id, note="Pour lundi"),
        ("ticket", TICKET.id, f"{NAMED} · Pour lundi", ""),
    ),
    (
        HandOverLoaner(ticket_id=TICKET.id, loaner_id=LOANER.id, receiver_name="M. Roche"),
        ("ticket", TICKET.id, f"{NAMED} · M. Roche", "handed_over"),
    ),
    (
        TakeForRepair(ticket_id=TICKET.id, asset_id=MACHINE.id, note="Sans chargeur"),
        (
            "ticket",
            TICKET.id,
            "OD-004217 · HP ProBook 450 G8 · Mairie de Valbrune · Sans chargeur",
            "",
        ),
    ),
    (ReleaseLoaner(loan_id=OUT.id, reason="Réparé"), ("loan", OUT.id, "Réparé", "cancelled")),
    (StartPreparation(loan_id=OUT.id), ("loan", OUT.id, "", "preparing")),
    (
        TakeBackLoaner(loan_id=OUT.id, giver_name="M. Roche", condition="Rayé"),
        ("loan", OUT.id, "M. Roche · Rayé", "returned"),
    ),
    (
        ExtendLoan(loan_id=OUT.id, before=None, due_on=DAY, reason="Pièce en retard"),
        ("loan", OUT.id, "Pièce en retard", ""),
    ),
    (DeclareLost(loan_id=OUT.id, note="Volé"), ("loan", OUT.id, "Volé", "lost")),
    (InspectLoaner(loan_id=OUT.id, note="Propre"), ("loan", OUT.id, "Propre", "inspected")),
    (
        InspectLoaner(loan_id=OUT.id, note="Propre", dispute="Chargeur absent"),
        ("loan", OUT.id, "Chargeur absent", "disputed"),
    ),
    (
        WipeLoaner(loan_id=OUT.id, method=WipeMethod.RESET, wiped_on=DAY, backup_by="M. Roche"),
        ("loan", OUT.id, "M. Roche", "wiped"),
    ),
    (SettleLoan(loan_id=OUT.id, settlement="Facturé"), ("loan", OUT.id, "Facturé", "settled")),
    (
        SignLoanSheet(loan_id=OUT.id, sheet=LoanSheet.HANDOVER, document="0" * 64, name="M. Roche"),
        ("loan", OUT.id, "M. Roche", ""),
    ),
    (
        NoteSheetPrinted(loan_id=OUT.id, sheet=LoanSheet.HANDOVER, content="0" * 64),
        ("loan", OUT.id, "", ""),
    ),
    (
        MarkLoanerReady(loaner_id=LOANER.id, serial="5CD", run_id="x"),
        ("asset", LOANER.id, "5CD", "ready"),
    ),
    (CarryAsset(asset_id=LOANER.id, holder_id=LEA.id), ("asset", LOANER.id, "", "Léa Martin")),
    (BringIn(asset_id=LOANER.id), ("asset", LOANER.id, "", "")),
    (
        MendLoaner(loaner_id=LOANER.id, works=True, note="Réparé"),
        ("asset", LOANER.id, "Réparé", ""),
    ),
    (
        MoveRepair(repair_id=REPAIR.id, to=RepairState.DIAGNOSED, text="Carte mère"),
        ("repair", REPAIR.id, "Carte mère", "diagnosed"),
    ),
    (GiveBackMachine(repair_id=REPAIR.id, note="Essayé"), ("repair", REPAIR.id, "Essayé", "")),
    (EditCompany(before={}, after={"name": "Ordi"}), ("company", COMPANY_ID, "", "")),
    (SetLogo(logo=""), ("company", COMPANY_ID, "", "")),
    (
        ReviseClauses(based_on="", texts=("Un",)),
        ("clauses", derived_id(COMMAND, "clauses"), "", ""),
    ),
)


@pytest.mark.parametrize(
    ("command", "wanted"), SAID, ids=[f"{command.kind}-{it[3]}" for command, it in SAID]
)
def test_each_command_tells_its_record_and_its_words(
    store: Store, reader: Reader, command: Command, wanted: tuple[str, str, str, str]
) -> None:
    fill(store, WORLD)
    told = said(reader, COMMAND, command)
    assert (told.record_kind, told.record_id, told.text, told.to) == wanted


def test_no_command_of_loans_is_left_out() -> None:
    of_loans = {it for it in RULES if it.__module__.rsplit(".", 1)[1] in MODULES}
    assert of_loans == {type(command) for command, _ in SAID}


def only(reader: Reader) -> Line:
    """Return the only line."""
    (line,) = outbox.lines(reader)
    return line


def test_a_line_about_a_loan_names_loan_loaner_and_client(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    store.do(TakeBackLoaner(loan_id=OUT.id), actor(LEA), now=NOW, command_id=COMMAND)
    line = only(reader)
    assert (line.number, line.title) == ("P-0312", "OD-009001 HP ProBook 450 G8")
    assert line.client_name == "Mairie de Valbrune"


def test_a_line_about_a_repair_names_the_machine_and_the_client(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    move = MoveRepair(repair_id=REPAIR.id, to=RepairState.REPAIRED)
    store.do(move, actor(LEA), now=NOW, command_id=COMMAND)
    line = only(reader)
    told = (line.number, line.title, line.client_name)
    assert told == ("OD-004217", "HP ProBook 450 G8", "Mairie de Valbrune")


@pytest.mark.parametrize(("there", "theirs"), [(None, ""), (date(2026, 4, 9), "2026-04-09")])
def test_two_due_dates_are_shown_as_days_and_either_can_be_chosen(
    store: Store, reader: Reader, there: date | None, theirs: str
) -> None:
    fill(store, [it for it in WORLD if it is not OUT] + [replace(OUT, due_on=there)])
    extend = ExtendLoan(loan_id=OUT.id, before=date(2026, 3, 20), due_on=DAY, reason="Pièce")
    store.do(extend, actor(LEA), now=NOW, command_id=COMMAND)
    conflict = FieldConflict(field="due_on", mine="2026-04-01", theirs=theirs, theirs_by=SOPHIE.id)
    decide(store, Outcome(seq=1, id=COMMAND, result=Result.CONFLICT, conflicts=(conflict,)))
    (both,) = only(reader).conflicts
    assert (both.mine, both.theirs, both.by) == ("2026-04-01", theirs, "Sophie Renaud")
    chosen = choice_between(extend, {"due_on": both.theirs}, {"due_on": both.mine})
    assert chosen == replace(extend, before=there)
