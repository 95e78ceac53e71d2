"""Printing labels, by what a person chooses, clicks and sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from ordidesk.documents.inventory_labels import InventoryLabel
from tests.support.preferences import preferences_in
from tests.support.seen import click, until, words_on
from ui.pages.labels_dialog import LabelsDialog
from ui.pages.sheet_preview import SheetPreview
from ui.printers import Printers
from ui.printing.label_formats import FORMATS
from ui.theme import Theme
from ui.widgets.sheet_view import SheetView
from ui.widgets.sticker_grid import StickerGrid

Open = Callable[..., LabelsDialog]
LABELS = [
    InventoryLabel(number=f"OD-{number:06d}", phone="01 99 00 42 00")
    for number in range(4217, 4224)
]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Open]:
    dialogs: list[LabelsDialog] = []

    def made() -> LabelsDialog:
        settings = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
        shown = LabelsDialog(theme, LABELS, settings, Printers(preferences_in(tmp_path), list))
        dialogs.append(shown)
        with qtbot.waitExposed(shown):
            shown.open()
        return shown

    yield made
    for shown in dialogs:
        shown.reject()


def grid(dialog: LabelsDialog) -> StickerGrid:
    (found,) = dialog.findChildren(StickerGrid)
    return found


def paper(dialog: LabelsDialog) -> QComboBox:
    (found,) = dialog.findChildren(QComboBox)
    return found


def spin(dialog: LabelsDialog, name: str) -> QSpinBox:
    (found,) = (it for it in dialog.findChildren(QSpinBox) if it.accessibleName() == name)
    return found


def preview(qtbot: QtBot, dialog: LabelsDialog) -> SheetPreview:
    click(dialog, "Preview…")
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), SheetPreview))
    (found,) = dialog.findChildren(SheetPreview)
    return found


def shown_text(shown: SheetPreview) -> str:
    (view,) = shown.findChildren(SheetView)
    return view.accessibleDescription()


def test_the_first_sticker_is_clicked_in_the_picture_of_the_sheet(opened: Open) -> None:
    shown = opened()
    QTest.mouseClick(grid(shown), Qt.MouseButton.LeftButton, pos=grid(shown).place_of(16).toPoint())
    assert spin(shown, "First label on the sheet").value() == 17
    assert grid(shown).accessibleDescription() == "Label 17 of 21"
    assert "7 labels on 2 sheet(s)" in words_on(shown)


def test_the_first_sticker_is_reached_by_arrows_too(opened: Open) -> None:
    shown = opened()
    grid(shown).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(grid(shown), key)
    assert grid(shown).start() == 0
    QTest.keyClick(grid(shown), Qt.Key.Key_End)
    assert spin(shown, "First label on the sheet").value() == FORMATS[0].count


def test_the_preview_holds_every_label_as_often_as_was_said(qtbot: QtBot, opened: Open) -> None:
    shown = opened()
    spin(shown, "Copies of each").setValue(2)
    text = shown_text(preview(qtbot, shown))
    assert [text.count(label.number) for label in LABELS] == [2] * len(LABELS)


def test_a_label_printer_has_no_sheet_to_begin_on(qtbot: QtBot, opened: Open) -> None:
    shown = opened()
    paper(shown).setCurrentIndex(len(FORMATS) - 1)
    assert not grid(shown).isVisible()
    assert not spin(shown, "First label on the sheet").isEnabled()
    (view,) = preview(qtbot, shown).findChildren(SheetView)
    assert view.page_count() == len(LABELS)


def test_the_paper_is_remembered(opened: Open) -> None:
    first = opened()
    paper(first).setCurrentIndex(3)
    assert paper(opened()).currentData() == FORMATS[3].key


def test_another_paper_with_less_stickers_keeps_a_place_that_it_has(opened: Open) -> None:
    shown = opened()
    paper(shown).setCurrentIndex(4)
    spin(shown, "First label on the sheet").setValue(FORMATS[4].count)
    paper(shown).setCurrentIndex(0)
    assert spin(shown, "First label on the sheet").value() == FORMATS[0].count
    assert grid(shown).start() == FORMATS[0].count - 1
