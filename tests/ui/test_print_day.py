"""Printing the day of technicians, by what a person clicks and reads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.drawn import page_texts
from tests.support.records import COMPANY, KARIM, LEA, NOW, SOPHIE, ticket, visit
from tests.support.seen import click, dialog, until, words_on
from tests.support.workbench import Workbench
from tests.ui.conftest import OpenBench
from ui.pages.batch_dialog import BatchDialog
from ui.pages.printing import Printing
from ui.pages.sheet_preview import SheetPreview

TICKET, OTHER = ticket(1), ticket(2)
VISIT = visit("lea", TICKET, NOW)
THEIRS = visit("karim", OTHER, NOW + timedelta(hours=1), technician_id=KARIM.id)
TODAY = NOW.date()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def printing(bench: Workbench, window: QWidget, folder: Path) -> Printing:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return Printing(bench.context, settings, "https://portail.example", window)


def test_several_technicians_make_one_file_with_a_page_each_and_one_copy(
    qtbot: QtBot,
    bench: OpenBench,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = printing(bench((*COMPANY, TICKET, OTHER, VISIT, THEIRS), SOPHIE), window, tmp_path)
    shown.show_day(TODAY, [LEA.id, KARIM.id, SOPHIE.id])
    asked = dialog(qtbot)
    assert isinstance(asked, BatchDialog)
    assert "2 sheet(s) to print." in words_on(asked)
    assert asked.findChildren(QSpinBox)[0].value() == 1
    path = tmp_path / "day.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    click(asked, "Save as one PDF…")
    until(qtbot, path.exists)
    until(qtbot, lambda: "saved" in words_on(asked))
    texts = page_texts(path.read_bytes())
    assert ["Léa Martin" in texts[0], "Karim Benali" in texts[1]] == [True, True]
    assert [TICKET.number in texts[0], OTHER.number in texts[1]] == [True, True]
    asked.reject()
    shown.close()


def test_one_technicians_day_is_looked_at_first_even_an_empty_one(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    shown = printing(bench((*COMPANY, TICKET, VISIT), SOPHIE), window, tmp_path)
    for person, day in ((LEA, TODAY), (KARIM, TODAY)):
        shown.show_day(day, [person.id])
        asked = dialog(qtbot)
        assert isinstance(asked, SheetPreview)
        assert person.name in words_on(asked)
        asked.reject()
        until(qtbot, lambda asked=asked: not asked.isVisible())  # type: ignore[misc]
    shown.close()
