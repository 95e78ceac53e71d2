"""Printing what the pages ask for: tomorrow's sheets at once, and only those that changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.loans import Loan, LoanSheet, LoanState
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import CARE_HOME, COMPANY, record_id, ticket
from tests.support.seen import click, dialog, until, words_on
from tests.support.workbench import Workbench
from tests.ui.test_page_swap import CLAUSES, LAPTOP, LOANER, TICKET, OpenBench, loan_of
from ui.pages.batch_dialog import BatchDialog
from ui.pages.printing import Printing
from ui.pages.sheet_preview import SheetPreview

LOANERS = tuple(
    replace(LOANER, id=record_id(f"loaner {n}"), inventory_number=f"OD-{200 + n:06d}")
    for n in range(3)
)
LOANS = tuple(
    loan_of(
        loaner,
        id=record_id(f"loan {n}"),
        number=f"P-{n + 1:04d}",
        state=LoanState.READY,
        site_id=TICKET.site_id,
    )
    for n, loaner in enumerate(LOANERS)
)
WORLD = (*COMPANY, CLAUSES, LAPTOP, TICKET, *LOANERS, *LOANS)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def printing(bench: Workbench, window: QWidget, folder: Path) -> Printing:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return Printing(bench.context, settings, "https://portail.example", window)


def print_all(qtbot: QtBot, path: Path) -> None:
    asked = dialog(qtbot)
    assert isinstance(asked, BatchDialog)
    printer = QPrinter()
    printer.setOutputFileName(str(path))
    asked.print_on(printer)
    until(qtbot, lambda: "printed" in words_on(asked))
    asked.reject()


def printed(bench: Workbench, loan: Loan) -> bool:
    found = bench.desk.ask(Reader.get, Loan, loan.id)
    return found is not None and bool(found.printed)


def test_what_was_printed_is_not_printed_again_until_it_changes(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    shown = printing(bench_, window, tmp_path)
    ids = tuple(it.id for it in LOANS)
    shown.show_chosen(ids, LoanSheet.HANDOVER)
    print_all(qtbot, tmp_path / "tomorrow.pdf")
    until(qtbot, lambda: all(printed(bench_, it) for it in LOANS))
    assert (tmp_path / "tomorrow.pdf").read_bytes().startswith(b"%PDF")

    shown.show_chosen(ids, LoanSheet.HANDOVER)
    asked = dialog(qtbot)
    assert "Nothing has changed" in words_on(asked)
    click(asked, "Cancel")

    change(bench_.store, replace(LOANERS[1], serial="SERIAL-2"))
    shown.show_chosen(ids, LoanSheet.HANDOVER)
    asked = dialog(qtbot)
    assert isinstance(asked, BatchDialog)
    assert "1 sheet(s) to print." in words_on(asked)
    asked.reject()


def test_one_without_an_address_does_not_lose_the_others(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    nowhere = replace(
        CARE_HOME, id=record_id("nowhere"), code="NULLE", name="Association sans toit"
    )
    lost = ticket(9, client_id=nowhere.id, site_id="")
    loaner = replace(LOANER, id=record_id("loaner 9"), inventory_number="OD-000299")
    bad = loan_of(
        loaner,
        id=record_id("loan 9"),
        number="P-0318",
        ticket_id=lost.id,
        client_id=nowhere.id,
        state=LoanState.READY,
    )
    bench_ = bench((*WORLD, nowhere, lost, loaner, bad))
    shown = printing(bench_, window, tmp_path)
    shown.show_chosen((LOANS[0].id, bad.id, LOANS[1].id), LoanSheet.HANDOVER)
    asked = dialog(qtbot)
    assert isinstance(asked, BatchDialog)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    asked.print_on(printer)
    until(qtbot, lambda: "address missing" in words_on(asked))
    assert "P-0318" in words_on(asked)
    until(qtbot, lambda: printed(bench_, LOANS[0]) and printed(bench_, LOANS[1]))
    assert not printed(bench_, bad)


def test_one_loans_sheet_is_looked_at_first(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    shown = printing(bench(WORLD), window, tmp_path)
    shown.show_pair((LOANS[0].id, LoanSheet.HANDOVER))
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), SheetPreview))
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QDialog)
    assert "P-0001" in asked.windowTitle()
    asked.reject()
