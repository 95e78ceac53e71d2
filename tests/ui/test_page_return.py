"""Taking a loaner back: named by a scan, counted, looked at; the own machine in its place again."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.loans import Accessory, Loan, LoanSheet, LoanState
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.store.reader import Reader
from tests.support.records import COMPANY, LEA, NOW, SECRETARY, record_id
from tests.support.seen import button, click, until, words_on
from tests.support.signing import sign
from tests.support.workbench import Workbench
from tests.ui.test_page_swap import CLAUSES, HERE, LAPTOP, LOANER, TICKET, OpenBench, loan_of
from ui.pages.return_page import ReturnPage

OUT = replace(LOANER, custody=Custody.ON_LOAN, holder_id="", ready_at=None)
IN_REPAIR = replace(LAPTOP, custody=Custody.WORKSHOP, condition=Condition.WORKING)
LENT_FOR = replace(TICKET, state=TicketState.CONTINUITY)
LOAN = loan_of(
    LOANER,
    state=LoanState.HANDED_OVER,
    replaced_id=LAPTOP.id,
    replaced_taken=True,
    receiver_name=SECRETARY.name,
    accessories=(Accessory(designation="Chargeur"), Accessory(designation="Souris", quantity=2)),
    condition="Rayure au dos",
    handed_over_at=NOW,
    handed_over_by=LEA.id,
)
REPAIR = Repair(
    id=record_id("repair"),
    ticket_id=TICKET.id,
    client_id=TICKET.client_id,
    asset_id=LAPTOP.id,
    loan_id=LOAN.id,
    taken_by=LEA.id,
    taken_at=NOW,
    state=RepairState.REPAIRED,
)
WORLD = (*COMPANY, CLAUSES, IN_REPAIR, LENT_FOR, HERE, OUT, LOAN, REPAIR)


def shown(qtbot: QtBot, bench: Workbench, tmp_path: Path, loan_id: str = "") -> ReturnPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = ReturnPage(bench.context, settings, "https://portail.example")
    qtbot.addWidget(page)
    page.resize(1286, 640)
    page.show_record(loan_id)
    with qtbot.waitExposed(page):
        page.show()
    return page


def the_loan(bench: Workbench) -> Loan:
    found = bench.desk.ask(Reader.get, Loan, LOAN.id)
    assert found is not None
    return found


def test_the_loaner_comes_back_and_the_own_machine_goes_to_its_place(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    gone = QSignalSpy(page.navigate)
    page.take_scan("OD-000120")
    until(qtbot, lambda: "Return of OD-000120 Dell Latitude 5540" in words_on(page))
    assert "In good condition · Rayure au dos" in words_on(page)

    click(page, "In good condition")
    click(page, "Accessories checked")
    click(page, "Have it signed")
    sign(qtbot)
    click(page, "Take it back")

    until(qtbot, lambda: gone.count() > 0)
    assert gone.at(0) == ["loans", LOAN.id]
    loan = the_loan(bench_)
    assert (loan.state, loan.replaced_back) == (LoanState.RETURNED, True)
    assert [it.back for it in loan.accessories] == [1, 2]
    assert [it.sheet for it in loan.signed] == [LoanSheet.RETURN]
    laptop = bench_.desk.ask(Reader.get, Asset, LAPTOP.id)
    loaner = bench_.desk.ask(Reader.get, Asset, LOANER.id)
    ticket = bench_.desk.ask(Reader.get, Ticket, TICKET.id)
    assert laptop is not None
    assert loaner is not None
    assert ticket is not None
    assert (laptop.custody, laptop.condition) == (Custody.CLIENT, Condition.WORKING)
    assert (loaner.custody, loaner.condition) == (Custody.TRANSIT, Condition.TO_WIPE)
    assert ticket.state is TicketState.IN_PROGRESS


def test_what_is_missing_is_counted_and_said(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path, LOAN.id)
    mice = next(
        it for it in page.findChildren(QSpinBox) if it.accessibleName().endswith("Souris are back")
    )
    mice.setValue(1)
    assert "1 missing" in words_on(page)
    click(page, "In good condition")
    assert not button(page, "Take it back").isEnabled()
    click(page, "Accessories checked")
    click(page, "Take it back")
    until(qtbot, lambda: the_loan(bench_).state is LoanState.RETURNED)
    assert [it.back for it in the_loan(bench_).accessories] == [1, 1]


def test_the_qr_of_the_sheet_names_the_loan(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    page.take_scan(f"https://portail.example/l/{LOAN.id}/d")
    until(qtbot, lambda: "Return of OD-000120" in words_on(page))


def test_a_machine_that_is_not_out_is_refused_in_words(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    spare = replace(LOANER, id=record_id("spare"), inventory_number="OD-000121", holder_id="")
    page = shown(qtbot, bench((*WORLD, spare)), tmp_path)
    page.take_scan("OD-000121")
    assert "OD-000121 is not out on loan" in words_on(page)
    page.take_scan("OD-555555")
    assert "Unknown number" in words_on(page)


def test_a_machine_that_is_not_repaired_yet_stays_where_it_is(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    waiting = replace(REPAIR, state=RepairState.WAITING_PART)
    bench_ = bench((*WORLD[:-1], waiting))
    page = shown(qtbot, bench_, tmp_path, LOAN.id)
    click(page, "In good condition")
    click(page, "Accessories checked")
    click(page, "Take it back")
    until(qtbot, lambda: the_loan(bench_).state is LoanState.RETURNED)
    assert not the_loan(bench_).replaced_back
    laptop = bench_.desk.ask(Reader.get, Asset, LAPTOP.id)
    assert laptop == IN_REPAIR
