"""The preview of a sheet: looked at, saved, printed, by what a person clicks and reads."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ordidesk.documents.visit_report import VisitReport
from tests.support.preferences import preferences_in
from tests.support.seen import button, click, dialog, until, words_on
from tests.support.sheets import REPORT, report
from ui.pages.sheet_preview import SheetPreview
from ui.printers import Printers
from ui.printing.visit_report import lay_out
from ui.theme import Theme
from ui.widgets.notices import NoticeBar
from ui.widgets.sheet_view import SheetView

Open = Callable[..., SheetPreview]
LONG = report(work_done="Une ligne de ce qui a été fait.\n" * 180)
PAGES = 4


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def preview(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[Open]:
    opened: list[SheetPreview] = []

    def made(said: VisitReport = REPORT, printers: tuple[str, ...] = ()) -> SheetPreview:
        shown = SheetPreview(
            theme,
            lay_out(said),
            settings,
            Printers(preferences_in(tmp_path), lambda: list(printers)),
        )
        opened.append(shown)
        with qtbot.waitExposed(shown):
            shown.open()
        shown.activateWindow()
        until(qtbot, shown.isActiveWindow)
        return shown

    yield made
    for shown in opened:
        shown.reject()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answer the file dialog; returns what it proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        proposed.append(suggested)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def view(preview: SheetPreview) -> SheetView:
    (found,) = preview.findChildren(SheetView)
    return found


def test_pages_are_turned_by_buttons_and_keys(qtbot: QtBot, preview: Open) -> None:
    shown = preview(LONG)
    assert view(shown).page_count() == PAGES
    assert f"Page 1/{PAGES}" in words_on(shown)
    assert not button(shown, "Previous page").isEnabled()
    click(shown, "Next page")
    assert f"Page 2/{PAGES}" in words_on(shown)
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert f"Page 3/{PAGES}" in words_on(shown)
    QTest.keyClick(view(shown), Qt.Key.Key_End)
    assert f"Page {PAGES}/{PAGES}" in words_on(shown)
    assert not button(shown, "Next page").isEnabled()
    QTest.keyClick(view(shown), Qt.Key.Key_Home)
    assert f"Page 1/{PAGES}" in words_on(shown)
    until(qtbot, lambda: button(shown, "Next page").isEnabled())


def test_the_page_stays_when_it_is_shown_in_another_size(preview: Open) -> None:
    shown = preview(LONG)
    click(shown, "Next page")
    bar = view(shown).verticalScrollBar()
    fitted = bar.maximum()
    click(shown, "100 %")
    assert bar.maximum() != fitted
    assert f"Page 2/{PAGES}" in words_on(shown)
    click(shown, "Fit the width")
    assert bar.maximum() == fitted
    assert f"Page 2/{PAGES}" in words_on(shown)


def test_it_saves_a_pdf_and_remembers_the_folder(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Fiches"
    folder.mkdir()
    proposed = choose(monkeypatch, folder / "fiche.pdf")
    shown = preview()
    saved = QSignalSpy(shown.saved)
    click(shown, "Save as PDF…")
    assert (folder / "fiche.pdf").read_bytes().startswith(b"%PDF-1.4")
    assert saved.at(0) == [str(folder / "fiche.pdf")]
    assert f"Saved: {folder / 'fiche.pdf'}" in words_on(shown)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(shown, "Open")
    assert [url.toLocalFile() for url in opened] == [str(folder / "fiche.pdf")]
    click(shown, "Save as PDF…")
    name = "Visit report – T-000123 – Mairie de Valbrune.pdf"
    assert proposed == [str(Path.home() / name), str(folder / name)]
    assert [it.name for it in folder.iterdir()] == ["fiche.pdf"]


def test_a_file_that_nobody_was_asked_about_is_not_replaced(
    qtbot: QtBot, preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "fiche.pdf"
    there.write_bytes(b"signed")
    choose(monkeypatch, tmp_path / "fiche")
    shown = preview()

    def answer(word: str) -> None:
        asked = dialog(qtbot)
        assert "fiche.pdf is there already." in words_on(asked)
        click(asked, word)

    QTimer.singleShot(0, lambda: answer("Cancel"))
    click(shown, "Save as PDF…")
    assert there.read_bytes() == b"signed"
    QTimer.singleShot(0, lambda: answer("Replace"))
    click(shown, "Save as PDF…")
    assert there.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (PermissionError(errno.EACCES, "no"), "nothing may be written in this folder"),
        (OSError(errno.ENOSPC, "full"), "the disk is full"),
        (FileNotFoundError(errno.ENOENT, "gone"), "this folder is not there"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_cannot_be_written_is_said_and_can_go_elsewhere(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, said: str
) -> None:
    target = tmp_path / "fiche.pdf"
    target.write_bytes(b"before")
    choose(monkeypatch, target)
    shown = preview()
    with monkeypatch.context() as broken:

        def refuse(_path: Path, _content: bytes) -> None:
            raise fault

        broken.setattr(Path, "write_bytes", refuse)
        click(shown, "Save as PDF…")
    assert said in words_on(shown)
    assert target.read_bytes() == b"before"
    assert [it.name for it in tmp_path.iterdir() if it.suffix == ".part"] == []


def test_without_a_printer_it_says_so_and_offers_the_pdf(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = preview()
    QTest.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "No printer is set up on this computer." in words_on(shown)
    target = tmp_path / "fiche.pdf"
    choose(monkeypatch, target)
    (notice,) = shown.findChildren(NoticeBar)
    click(notice, "Save as PDF…")
    assert target.exists()


def test_it_prints_the_pages_that_were_chosen(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def to_file(asked: QPrintDialog) -> QDialog.DialogCode:
        printer = asked.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(2, 3)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", to_file)
    shown = preview(LONG, ("Bureau",))
    printed = QSignalSpy(shown.printed)
    click(shown, "Print…")
    assert "Sent to the printer." in words_on(shown)
    assert printed.count() == 1
    assert target.read_bytes().count(b"/Type /Page\n") == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(asked: QPrintDialog) -> QDialog.DialogCode:
        printer = asked.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no such folder" / "x.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", nowhere)
    shown = preview(REPORT, ("Bureau",))
    click(shown, "Print…")
    assert "The printer does not answer." in words_on(shown)


def test_giving_up_leaves_everything_as_it_was(
    preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    shown = preview(REPORT, ("Bureau",))
    before = words_on(shown)
    click(shown, "Save as PDF…")
    click(shown, "Print…")
    assert words_on(shown) == before
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
