"""What a person sees and clicks in a window: words, buttons, rows, links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.chip import Chip
from ui.widgets.row_list import RowList


def words_on(widget: QWidget) -> str:
    """Return the words of the labels, chips and buttons that can be seen, a line each."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    buttons = [it.text() for it in widget.findChildren(QAbstractButton) if it.isVisible()]
    chips = [chip.spec().text for chip in widget.findChildren(Chip) if chip.isVisible()]
    return "\n".join([*labels, *buttons, *chips])


def button(widget: QWidget, text: str) -> QAbstractButton:
    """Return the visible button that is called so."""
    found = [
        it
        for it in widget.findChildren(QAbstractButton)
        if it.isVisible() and text in {it.text(), it.accessibleName()}
    ]
    assert len(found) == 1, (text, words_on(widget))
    return found[0]


def has_button(widget: QWidget, text: str) -> bool:
    """Tell whether a button that is called so can be seen."""
    return any(it.isVisible() and it.text() == text for it in widget.findChildren(QAbstractButton))


def click(widget: QWidget, text: str) -> None:
    """Click the button that is called so."""
    target = button(widget, text)
    assert target.isEnabled(), text
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def click_row(rows: RowList, place: int) -> None:
    """Click a row of a list."""
    box = rows.visualRect(rows.model().index(place, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def titles(rows: RowList) -> list[str]:
    """Return the titles of a list's rows."""
    model = rows.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def dialog(qtbot: QtBot) -> QDialog:
    """Wait for the dialog that has just been asked for."""
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    shown.activateWindow()
    until(qtbot, shown.isActiveWindow)
    return shown


def give_up(qtbot: QtBot, asked: QDialog, answer: str = "Close without saving") -> None:
    """Press Escape in a dialog in which something was typed, and answer what that asks."""
    QTimer.singleShot(0, lambda: click(dialog(qtbot), answer))
    QTest.keyClick(asked, Qt.Key.Key_Escape)


def write(widget: QWidget, text: str) -> None:
    """Put a text into the one field for longer ones; QTest's keys know no accents."""
    (field,) = (it for it in widget.findChildren(QPlainTextEdit) if it.isVisible())
    field.insertPlainText(text)


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something holds, as long as a busy machine may take."""
    qtbot.waitUntil(holds, timeout=20_000)


def drop_on(window: QWidget, data: QMimeData, place: QPoint) -> bool:
    """Drag something over a window and let it go there; tell whether the window took it."""
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    handle = window.windowHandle()
    entered = QDragEnterEvent(place, copy, data, left, none)
    entered.ignore()
    QApplication.sendEvent(handle, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(handle, QDropEvent(QPointF(place), copy, data, left, none))
    return True
