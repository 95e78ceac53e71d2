"""Loans as they are looked after: lists with counts, one in full, its steps, the list as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QDate
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.loans import Accessory, Grade, Loan, LoanSheet, LoanState, Signed, WipeMethod
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import TicketState
from ordidesk.queries.loans import View
from ordidesk.store.reader import Reader
from tests.support.records import (
    COMPANY,
    LEA,
    NOE,
    NOW,
    SECRETARY,
    asset,
    attachment,
    loan,
    loaner,
    repair,
    ticket,
)
from tests.support.seen import click, dialog, has_button, titles, until, words_on, write
from tests.support.workbench import Workbench
from ui.pages.loan_panel import LoanPanel
from ui.pages.loans_page import LoansPage
from ui.pages.swap_for import SwapFor
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]

TODAY = date(2026, 3, 17)
BROKEN = asset(4217, custody=Custody.WORKSHOP, condition=Condition.IN_REPAIR)
TICKET = ticket(1, assignee_id=LEA.id, state=TicketState.CONTINUITY, asset_id=BROKEN.id)
LENT = loaner(900, custody=Custody.ON_LOAN)
SECOND, KEPT, BACK = loaner(901, custody=Custody.ON_LOAN), loaner(902), loaner(903)
PARTS = (Accessory(designation="Chargeur"), Accessory(designation="Souris"))
OUT = loan(
    "out",
    TICKET,
    LENT,
    number="P-0312",
    state=LoanState.HANDED_OVER,
    replaced_id=BROKEN.id,
    replaced_taken=True,
    receiver_id=SECRETARY.id,
    receiver_name=SECRETARY.name,
    handed_over_by=LEA.id,
    handed_over_at=NOW - timedelta(days=10),
    made_at=NOW - timedelta(days=11),
    due_on=TODAY - timedelta(days=4),
    accessories=PARTS,
    condition="Rayure sur le capot",
)
OPEN_ENDED = loan("open", TICKET, SECOND, number="P-0313", state=LoanState.HANDED_OVER)
AHEAD = loan("ahead", TICKET, KEPT, number="P-0314")
RETURNED = loan(
    "back",
    TICKET,
    BACK,
    number="P-0315",
    state=LoanState.RETURNED,
    accessories=tuple(replace(it, back=1) for it in PARTS),
    returned_at=NOW,
    returned_by=LEA.id,
    grade_back=Grade.GOOD,
)
ON_BENCH = repair("bench", TICKET, BROKEN, loan_id=OUT.id)
WORLD = (*COMPANY, NOE, TICKET, BROKEN, LENT, SECOND, KEPT, BACK)
LOANS = (OUT, OPEN_ENDED, AHEAD, RETURNED, ON_BENCH)


def shown(qtbot: QtBot, bench: Workbench, argument: object = None) -> LoansPage:
    page = LoansPage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    until(qtbot, lambda: "Settled" in words_on(page))
    if argument is not None:
        show(qtbot, page, argument)
    return page


def show(qtbot: QtBot, page: LoansPage, argument: object) -> None:
    """Ask for a loan as a link does, and wait for the list that it is in."""
    page.show_record(argument)
    until(qtbot, lambda: loans_list(page).current_key() == argument)


def loans_list(page: LoansPage) -> RowList:
    return next(it for it in page.findChildren(RowList) if it.accessibleName() == "Loans")


def panel(page: LoansPage) -> LoanPanel:
    return page.findChildren(LoanPanel)[0]


def stored(bench: Workbench, record: Loan) -> Loan:
    found = bench.desk.ask(Reader.get, Loan, record.id)
    assert found is not None
    return found


def take(page: LoansPage, words: str) -> None:
    """Choose an entry of the open loan's menu."""
    menus = [it for it in panel(page).findChildren(QMenu) if it.actions()]
    (action,) = (it for menu in menus for it in menu.actions() if it.text() == words)
    action.trigger()


def test_what_is_overdue_comes_first_and_says_how_late_it_is(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)))
    words = words_on(page)
    for segment in ("Overdue  1", "With clients  2", "To come  1", "Returns  1", "Settled"):
        assert segment in words
    assert titles(loans_list(page)) == [f"{COMPANY[0].name} · {SECRETARY.name}"]
    until(qtbot, lambda: "P-0312" in words_on(panel(page)))
    said = words_on(panel(page))
    assert "4 day(s) late" in said
    assert "03 81 55 01 12" in said
    assert "OD-000900 · HP ProBook 450 G8" in said
    assert "OD-004217 · HP ProBook 450 G8" in said
    assert "Rayure sur le capot" in said
    assert "Chargeur" in said
    assert "Received" in said


def test_without_anything_overdue_the_loans_with_clients_are_shown(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench((*WORLD, OPEN_ENDED)))
    assert len(titles(loans_list(page))) == 1
    click(page, "Returns  0")
    until(qtbot, lambda: "Every loaner that came back is settled" in words_on(page))


def test_the_filter_looks_at_whom_what_and_which_ticket(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)))
    click(page, "With clients  2")
    until(qtbot, lambda: len(titles(loans_list(page))) == 2)
    (field,) = (
        it for it in page.findChildren(QLineEdit) if it.accessibleName() == "Filter the loans"
    )
    field.setText("ducoeur")
    until(qtbot, lambda: len(titles(loans_list(page))) == 1)
    field.setText("nobody")
    until(qtbot, lambda: "No loan with these words" in words_on(page))
    click(page, "Clear the filter")
    until(qtbot, lambda: len(titles(loans_list(page))) == 2)


def test_a_loan_that_is_asked_for_is_shown_with_the_list_that_it_is_in(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)), RETURNED.id)
    until(qtbot, lambda: "P-0315" in words_on(panel(page)))
    until(qtbot, lambda: loans_list(page).current_key() == RETURNED.id)
    page.show_record(View.OVERDUE)
    until(qtbot, lambda: loans_list(page).keys() == [OUT.id])


def test_the_next_step_leads_to_the_return_and_to_the_swap(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)), OUT.id)
    led = QSignalSpy(page.navigate)
    click(panel(page), "Record the return")
    assert led.at(0) == ["return", OUT.id]
    show(qtbot, page, AHEAD.id)
    click(panel(page), "Hand over")
    assert led.at(1) == ["swap", SwapFor(TICKET.id, "", KEPT.id)]


def test_a_loan_is_extended_to_a_day_with_a_reason(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, *LOANS))
    page = shown(qtbot, bench_, OUT.id)
    click(panel(page), "Extend…")
    asked = dialog(qtbot)
    assert not asked.findChildren(QDateEdit)[0].date() < QDate(2026, 3, 17)
    asked.findChildren(QDateEdit)[0].setDate(QDate(2026, 3, 31))
    write(asked, "Pièce en retard")
    click(asked, "Extend")
    until(qtbot, lambda: stored(bench_, OUT).due_on == date(2026, 3, 31))
    until(qtbot, lambda: "4 day(s) late" not in words_on(panel(page)))


def test_a_loan_may_stay_until_the_end_of_the_repair(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, *LOANS))
    page = shown(qtbot, bench_, OUT.id)
    click(panel(page), "Extend…")
    asked = dialog(qtbot)
    write(asked, "Réparation plus longue")
    click(asked, "Until the end of the repair")
    assert not asked.findChildren(QDateEdit)[0].isEnabled()
    click(asked, "Extend")
    until(qtbot, lambda: stored(bench_, OUT).due_on is None)


def test_what_came_back_is_inspected_wiped_and_settled_step_by_step(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*WORLD, *LOANS), NOE)
    page = shown(qtbot, bench_, RETURNED.id)
    assert "All back" in words_on(panel(page))
    click(panel(page), "Good condition")
    until(qtbot, lambda: stored(bench_, RETURNED).state is LoanState.INSPECTED)
    until(qtbot, lambda: has_button(panel(page), "Data erased…"))
    click(panel(page), "Data erased…")
    asked = dialog(qtbot)
    assert "Nobody has confirmed yet" in words_on(asked)
    (record,) = (it for it in asked.findChildren(QComboBox) if it.accessibleName() == "Method")
    record.setCurrentIndex(record.findData(WipeMethod.SECURE_ERASE))
    (backup,) = (
        it for it in asked.findChildren(QLineEdit) if it.accessibleName() == "Backup confirmed by"
    )
    backup.setText(SECRETARY.name)
    click(asked, "Record")
    until(qtbot, lambda: stored(bench_, RETURNED).state is LoanState.WIPED)
    wiped = stored(bench_, RETURNED)
    assert (wiped.wipe_method, wiped.backup_by) == (WipeMethod.SECURE_ERASE, SECRETARY.name)
    assert wiped.wiped_by == NOE.id
    until(qtbot, lambda: has_button(panel(page), "Settle"))
    click(panel(page), "Settle")
    until(qtbot, lambda: stored(bench_, RETURNED).state is LoanState.SETTLED)
    assert bench_.told == []


def test_what_came_back_incomplete_is_not_waved_through(qtbot: QtBot, bench: OpenBench) -> None:
    short = replace(RETURNED, accessories=(replace(PARTS[1], back=0),))
    bench_ = bench((*WORLD, short), NOE)
    page = shown(qtbot, bench_, short.id)
    assert "1 missing" in words_on(panel(page))
    assert not has_button(panel(page), "Good condition")
    click(panel(page), "Inspect…")
    asked = dialog(qtbot)
    click(asked, "Damaged")
    click(asked, "Record")
    until(qtbot, lambda: stored(bench_, short).state is LoanState.DISPUTED)
    disputed = stored(bench_, short)
    assert (disputed.grade_found, disputed.dispute) == (Grade.DAMAGED, "Missing: 1 × Souris")


def test_a_reservation_is_given_up(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, *LOANS))
    page = shown(qtbot, bench_, AHEAD.id)
    words = "Cancel the reservation…"
    if has_button(panel(page), words):
        click(panel(page), words)
    else:
        take(page, words)
    asked = dialog(qtbot)
    click(asked, "Cancel the reservation")
    until(qtbot, lambda: stored(bench_, AHEAD).state is LoanState.CANCELLED)


def test_a_lost_loaner_says_what_happened_and_how_it_was_settled(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*WORLD, *LOANS), NOE)
    page = shown(qtbot, bench_, OUT.id)
    take(page, "Declare lost…")
    asked = dialog(qtbot)
    write(asked, "Volé dans le train")
    click(asked, "Declare lost")
    until(qtbot, lambda: stored(bench_, OUT).state is LoanState.LOST)
    until(qtbot, lambda: "Volé dans le train" in words_on(panel(page)))
    click(panel(page), "Settle…")
    asked = dialog(qtbot)
    write(asked, "Remboursé par l'assurance")
    click(asked, "Settle")
    until(qtbot, lambda: stored(bench_, OUT).state is LoanState.SETTLED)


def test_a_repair_is_moved_on_beside_its_loan(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, *LOANS), NOE)
    page = shown(qtbot, bench_, OUT.id)
    click(panel(page), "Repair: next step…")
    asked = dialog(qtbot)
    assert "What was found?" in words_on(asked)
    write(asked, "Carte mère HS")
    click(asked, "Record")
    until(qtbot, lambda: "Carte mère HS" in words_on(panel(page)))
    moved = bench_.desk.ask(Reader.get, Repair, ON_BENCH.id)
    assert moved is not None
    assert moved.state is RepairState.DIAGNOSED


def test_sheets_are_asked_to_be_printed(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)), RETURNED.id)
    asked = QSignalSpy(page.print_asked)
    take(page, "Print the return sheet…")
    assert asked.at(0) == [(RETURNED.id,), LoanSheet.RETURN]


def test_the_list_is_written_whole_with_how_many_lines_and_where(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    named = replace(OUT, receiver_name='=cmd|"/C calc"!A0')
    page = shown(qtbot, bench((*WORLD, named)))
    said, target = QSignalSpy(page.done), tmp_path / "prêts.csv"
    page.export_to(target)
    until(qtbot, lambda: said.count() == 1)
    assert said.at(0)[0] == f"1 line(s) written to {target}."
    text = target.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    header, row, rest = text.decode("utf-8-sig").split("\r\n")
    assert header.startswith("Loan;State;Days late;Loaner;")
    assert row.startswith("P-0312;Handed over;4;OD-000900;")
    assert '"\'=cmd|""/C calc""!A0"' in row
    assert rest == ""


def test_a_list_that_cannot_be_written_leaves_what_was_there(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench((*WORLD, OUT)))
    told = QSignalSpy(page.told)
    page.export_to(tmp_path / "no such folder" / "loans.csv")
    until(qtbot, lambda: told.count() == 1)
    assert told.at(0)[0].startswith("Nothing was written: ")
    assert list(tmp_path.glob("**/*.csv")) == []


def test_the_stock_says_early_what_runs_short_and_where_each_loaner_is(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*WORLD, *LOANS), NOE)
    page = shown(qtbot, bench_)
    click(page, "Loaners")
    until(qtbot, lambda: "Laptop — none available any more" in words_on(page))
    assert "1 reserved, to be prepared" in words_on(page)
    stock = next(it for it in page.findChildren(RowList) if it.accessibleName() == "Loaners")
    until(qtbot, lambda: stock.keys().count(None) == 1)
    assert len(stock.keys()) == 5
    stock.choose(KEPT.id)
    until(qtbot, lambda: "for Mairie de Valbrune" in words_on(page))
    click(page, "Load into a van…")
    asked = dialog(qtbot)
    (who,) = asked.findChildren(QComboBox)
    who.setCurrentIndex(who.findData(LEA.id))
    click(asked, "Load")
    until(qtbot, lambda: f"with {LEA.name}" in words_on(page))
    click(page, "Bring in")
    until(qtbot, lambda: f"with {LEA.name}" not in words_on(page))
    kept = bench_.desk.ask(Reader.get, Asset, KEPT.id)
    assert kept is not None
    assert kept.custody is Custody.WORKSHOP


def test_photos_and_signed_sheets_are_shown_large(qtbot: QtBot, bench: OpenBench) -> None:
    photo = attachment("capot", TICKET)
    paper = attachment("bon", TICKET, media_type="application/pdf")
    signed = Signed(
        sheet=LoanSheet.HANDOVER, document=paper.sha256, name=SECRETARY.name, at=NOW, on_paper=True
    )
    with_both = replace(OUT, photos=(photo.id,), signed=(signed,))
    page = shown(qtbot, bench((*WORLD, with_both, photo, paper)), OUT.id)
    click(panel(page), "Photos at handover, 1")
    viewer = dialog(qtbot)
    assert photo.name in words_on(viewer)
    viewer.reject()
    assert "On paper" in words_on(panel(page))
    click(panel(page), f"Handover sheet {SECRETARY.name}, 17 03 2026 10:00")
    assert paper.name in words_on(dialog(qtbot))


def test_where_the_loaner_was_before_leads_there(qtbot: QtBot, bench: OpenBench) -> None:
    before = loan("before", TICKET, LENT, number="P-0200", state=LoanState.SETTLED)
    page = shown(qtbot, bench((*WORLD, OUT, before)), OUT.id)
    assert "Earlier loans of this loaner" in words_on(panel(page))
    went = QSignalSpy(page.shown)
    click(panel(page), "17 03 2026 Mairie de Valbrune")
    until(qtbot, lambda: "P-0200" in words_on(panel(page)))
    assert went.at(0) == [before.id]
    until(qtbot, lambda: loans_list(page).current_key() == before.id)


def test_a_loan_whose_ticket_and_machines_are_not_here_is_shown_all_the_same(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench((*COMPANY, OUT)), OUT.id)
    assert "P-0312" in words_on(panel(page))
    assert SECRETARY.name in words_on(panel(page))


def test_in_a_narrow_window_the_loan_takes_the_place_of_the_list(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench((*WORLD, *LOANS)))
    page.resize(820, 560)
    until(qtbot, lambda: not panel(page).isVisible())
    show(qtbot, page, OUT.id)
    until(qtbot, panel(page).isVisible)
    assert not loans_list(page).isVisible()
    click(page, "Back to the list")
    until(qtbot, loans_list(page).isVisible)
