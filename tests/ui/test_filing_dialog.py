"""Filing signed papers by what a person drops, reads, types and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.papers.record_links import PaperKind, RecordLink
from tests.support.loan_sheets import LOAN_ID, handover
from tests.support.scans import papers, scan_pdf
from tests.support.seen import button, click, click_row, drop_on, titles, until, words_on
from ui.models.filing import Found
from ui.pages.filing_dialog import FilingDialog
from ui.printing.handover_sheet import lay_out
from ui.theme import Theme
from ui.widgets.notices import NoticeBar
from ui.widgets.progress import ProgressPanel
from ui.widgets.row_list import RowList
from ui.workers import Worker

KNOWN = Found(LOAN_ID, PaperKind.HANDOVER, "P-0312 · Mairie de Valbrune", "Dell Latitude 5540")
OTHER = Found("other", PaperKind.HANDOVER, "P-0318 · Lycée Pergaud")


class Kept:
    """A store with two loans, that keeps what is filed, or refuses it."""

    def __init__(self) -> None:
        self.filed: list[tuple[Found, bytes]] = []
        self.refusal = ""

    def find(self, what: RecordLink | str) -> Found | None:
        if isinstance(what, RecordLink):
            return KNOWN if what.id == LOAN_ID else None
        return OTHER if what == "P-0318" else None

    def file(
        self, found: Found, content: bytes, done: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        if self.refusal:
            failed(self.refusal)
            return
        self.filed.append((found, content))
        done()


@pytest.fixture
def store() -> Kept:
    return Kept()


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, store: Kept) -> Iterator[FilingDialog]:
    worker = Worker("papers")
    shown = FilingDialog(theme, store, worker)
    with qtbot.waitExposed(shown):
        shown.open()
    yield shown
    worker.stop()
    shown.reject()


@pytest.fixture
def pile(tmp_path: Path, theme: Theme) -> Path:  # noqa: ARG001 - its fonts are the sheets'
    """A handover sheet with its code, one without, and an empty page."""
    known = papers(lay_out(handover()))
    unknown = papers(lay_out(handover(record_link="")))
    file = tmp_path / "pile.pdf"
    file.write_bytes(scan_pdf([*known, *unknown, np.full_like(known[0], 255)]))
    return file


def rows(dialog: FilingDialog) -> RowList:
    (found,) = dialog.findChildren(RowList)
    return found


def notice(dialog: FilingDialog) -> str:
    (found,) = dialog.findChildren(NoticeBar)
    return found.text()


def drop(qtbot: QtBot, dialog: FilingDialog, *files: Path) -> None:
    """Drop files, and wait until they are read."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    assert drop_on(dialog, data, QPoint(40, 120))
    (progress,) = dialog.findChildren(ProgressPanel)
    until(qtbot, progress.isHidden)


def type_number(dialog: FilingDialog, text: str) -> None:
    (field,) = dialog.findChildren(QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_the_codes_say_is_filed_in_one_click(
    qtbot: QtBot, opened: FilingDialog, store: Kept, pile: Path
) -> None:
    drop(qtbot, opened, pile)
    assert titles(rows(opened)) == [
        "Handover sheet · P-0312 · Mairie de Valbrune",
        "No code could be read on it",
        "No code could be read on it",
    ]
    assert store.filed == []
    click(opened, "File 1 paper(s)")
    ((found, content),) = store.filed
    assert found == KNOWN
    assert content.startswith(b"%PDF-")
    assert not button(opened, "File").isEnabled()


def test_a_page_without_a_code_is_filed_under_the_number_that_is_typed(
    qtbot: QtBot, opened: FilingDialog, store: Kept, pile: Path
) -> None:
    drop(qtbot, opened, pile)
    click_row(rows(opened), 1)
    type_number(opened, "P-9999")
    assert "Unknown number: P-9999" in words_on(opened)
    rows(opened).setFocus()
    click_row(rows(opened), 1)
    (field,) = opened.findChildren(QLineEdit)
    field.clear()
    type_number(opened, "P-0318")
    assert titles(rows(opened))[1] == "Handover sheet · P-0318 · Lycée Pergaud"
    click(opened, "Return sheet")
    assert titles(rows(opened))[1] == "Return sheet · P-0318 · Lycée Pergaud"
    click(opened, "File 2 paper(s)")
    assert [found.kind for found, _ in store.filed] == [PaperKind.HANDOVER, PaperKind.RETURN]


def test_a_paper_that_cannot_be_filed_says_why_and_can_be_tried_again(
    qtbot: QtBot, opened: FilingDialog, store: Kept, pile: Path
) -> None:
    drop(qtbot, opened, pile)
    store.refusal = "The disk is full."
    click(opened, "File 1 paper(s)")
    assert "The disk is full." in words_on(opened)
    store.refusal = ""
    click(opened, "File 1 paper(s)")
    assert len(store.filed) == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    qtbot: QtBot, opened: FilingDialog, pile: Path
) -> None:
    broken = pile.with_name("notes.pdf")
    broken.write_bytes(b"Bonjour")
    drop(qtbot, opened, broken, pile, pile.with_name("parti.pdf"))
    assert "notes.pdf is neither a PDF nor a picture" in notice(opened)
    assert "parti.pdf cannot be opened" in notice(opened)
    assert len(titles(rows(opened))) == 3


def test_reading_tells_its_number_and_can_be_cancelled(
    qtbot: QtBot, opened: FilingDialog, tmp_path: Path
) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(scan_pdf([np.full((2339, 1654), 255, np.uint8)] * 40))
    opened.read([file])
    (progress,) = opened.findChildren(ProgressPanel)
    until(qtbot, lambda: progress.number().startswith("2 of 40"))
    click(opened, "Cancel")
    until(qtbot, progress.isHidden)
    assert titles(rows(opened)) == []


def test_closing_stops_the_reading(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(scan_pdf([np.full((2339, 1654), 255, np.uint8)] * 40))
    worker = Worker("papers")
    shown = FilingDialog(theme, Kept(), worker)
    shown.open()
    shown.read([file])
    (progress,) = shown.findChildren(ProgressPanel)
    until(qtbot, lambda: progress.number().startswith("1 of 40"))
    shown.reject()
    reached: list[bool] = []
    worker.run(lambda: True, reached.append, lambda error: pytest.fail(str(error)))
    until(qtbot, lambda: bool(reached))  # what was being read has ended, not its forty pages
    worker.stop()
