"""Many sheets at once, by what a person clicks and reads, and what is in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from tests.support.drawn import page_texts
from tests.support.loan_sheets import ACCESSORIES, handover
from tests.support.preferences import preferences_in
from tests.support.seen import click, until, words_on
from ui.pages.batch_dialog import BatchDialog
from ui.printers import Printers
from ui.printing.batch import Entry, Order, Outcome
from ui.printing.handover_sheet import lay_out
from ui.printing.sheet import Sheet
from ui.theme import Theme
from ui.widgets.notices import NoticeBar
from ui.widgets.progress import ProgressPanel

Open = Callable[..., BatchDialog]


def good(number: int, accessories: int = 1) -> Entry:
    said = handover(number=f"P-{number:04d}", accessories=ACCESSORIES * accessories)
    return Entry(said.number, lambda: lay_out(said))


def bad(number: int) -> Entry:
    def make() -> Sheet:
        raise LookupError("adresse manquante.")

    return Entry(f"P-{number:04d}", make)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Open]:
    dialogs: list[BatchDialog] = []

    def made(entries: Sequence[Entry], printers: Sequence[str] = ()) -> BatchDialog:
        settings = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
        order = Order("Bons de demain", "Doubs Infogérance", tuple(entries), str)
        shown = BatchDialog(
            theme, order, settings, Printers(preferences_in(tmp_path), lambda: list(printers))
        )
        dialogs.append(shown)
        with qtbot.waitExposed(shown):
            shown.open()
        return shown

    yield made
    for shown in dialogs:
        shown.reject()


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))


def notice(dialog: BatchDialog) -> str:
    (found,) = dialog.findChildren(NoticeBar)
    return found.text()


def listed(dialog: BatchDialog) -> str:
    return "\n".join(it.text() for it in dialog.findChildren(QLabel) if it.isVisible())


def finish(qtbot: QtBot, dialog: BatchDialog, asked: str) -> None:
    (progress,) = dialog.findChildren(ProgressPanel)
    click(dialog, asked)
    until(qtbot, progress.isHidden)


def test_one_file_holds_every_sheet_with_its_own_page_numbers(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bons.pdf"
    saves_to(monkeypatch, path)
    shown = opened([good(1), good(2, accessories=30), good(3)])
    finish(qtbot, shown, "Save as one PDF…")
    pages = page_texts(path.read_bytes())
    numbers = [text.split("Page ")[1].split()[0] for text in pages]
    assert numbers == ["1/1", "1/3", "2/3", "3/3", "1/1"]
    assert [f"P-000{n}" in pages[at] for n, at in ((1, 0), (2, 1), (2, 3), (3, 4))] == [True] * 4
    assert "3 sheet(s) of 3 saved" in notice(shown)
    assert str(path) in notice(shown)


def test_one_bad_sheet_does_not_lose_the_others_and_is_named(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bons.pdf"
    saves_to(monkeypatch, path)
    shown = opened([good(1), bad(318), good(3)])
    outcomes: list[Outcome] = []
    shown.saved.connect(lambda outcome, _path: outcomes.append(outcome))
    finish(qtbot, shown, "Save as one PDF…")
    assert "2 sheet(s) of 3 saved" in notice(shown)
    assert "P-0318: adresse manquante." in listed(shown)
    assert len(page_texts(path.read_bytes())) == 2
    (outcome,) = outcomes
    assert outcome.done == ("P-0001", "P-0003")


def test_cancelling_between_two_sheets_saves_nothing_and_says_so(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bons.pdf"
    path.write_text("before")
    saves_to(monkeypatch, path)
    third = good(3)

    def make() -> Sheet:
        QTimer.singleShot(0, lambda: click(shown, "Cancel"))
        return third.make()

    shown = opened([good(1), good(2), Entry("P-0003", make), *map(good, range(4, 60))])
    finish(qtbot, shown, "Save as one PDF…")
    assert "No file was saved." in notice(shown)
    assert re.search(r"Not made: P-000[345], .*P-0059", listed(shown))
    assert [it.name for it in tmp_path.glob("*.pdf*")] == ["bons.pdf"]
    assert path.read_text() == "before"


def test_the_window_goes_on_while_sheets_are_made(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saves_to(monkeypatch, tmp_path / "bons.pdf")
    made: list[int] = []
    seen: set[int] = set()

    def watched(number: int) -> Entry:
        entry = good(number)

        def make() -> Sheet:
            made.append(number)
            return entry.make()

        return Entry(entry.name, make)

    shown = opened([watched(number) for number in range(8)])
    window = QTimer()
    window.timeout.connect(lambda: seen.add(len(made)))
    window.start()
    finish(qtbot, shown, "Save as one PDF…")
    assert seen >= set(range(1, 8))  # the loop had a turn between any two sheets


def test_a_full_disk_leaves_no_half_file(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "bons.pdf"
    path.write_text("before")
    saves_to(monkeypatch, path)
    shown = opened([good(1), good(2)])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        finish(qtbot, shown, "Save as one PDF…")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "the disk is full" in notice(shown)
    assert path.read_text() == "before"
    assert [it.name for it in tmp_path.glob("*.pdf*")] == ["bons.pdf"]


def prints_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the print dialog with a printer that writes a file."""

    def answer(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", answer)


def test_a_printer_gets_one_job_with_the_copies_of_each_together(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    prints_to(monkeypatch, path)
    shown = opened([good(1), bad(2), good(3)], printers=["Bureau"])
    outcomes: list[Outcome] = []
    shown.printed.connect(outcomes.append)
    finish(qtbot, shown, "Print…")
    pages = page_texts(path.read_bytes())
    assert [next(n for n in (1, 3) if f"P-000{n}" in text) for text in pages] == [1, 1, 3, 3]
    assert "2 sheet(s) of 3 printed." in notice(shown)
    assert outcomes[0].done == ("P-0001", "P-0003")


def test_the_person_says_how_many_copies(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    prints_to(monkeypatch, path)
    shown = opened([good(1)], printers=["Bureau"])
    (copies,) = shown.findChildren(QSpinBox)
    copies.setValue(3)
    finish(qtbot, shown, "Print…")
    assert len(page_texts(path.read_bytes())) == 3


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_leaves_all_to_be_done(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prints_to(monkeypatch, tmp_path / "not there" / "printed.pdf")
    shown = opened([good(1), good(2)], printers=["Bureau"])
    finish(qtbot, shown, "Print…")
    assert "The printer does not answer" in notice(shown)
    assert "Not made: P-0001, P-0002" in listed(shown)


def test_without_a_printer_it_says_so_and_offers_the_pdf(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bons.pdf"
    saves_to(monkeypatch, path)
    shown = opened([good(1)])
    click(shown, "Print…")
    assert "No printer is set up" in notice(shown)
    (bar,) = shown.findChildren(NoticeBar)
    (progress,) = shown.findChildren(ProgressPanel)
    bar.acted.emit()
    until(qtbot, lambda: progress.isHidden() and path.exists())


def test_how_many_there_are_is_said_before(opened: Open) -> None:
    assert "12 sheet(s) to print." in words_on(opened([good(n) for n in range(12)]))
