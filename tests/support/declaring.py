"""The dialog that declares an incident, by what a person types, chooses and sees in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import Ticket
from ordidesk.store.reader import Reader
from tests.support.seen import until
from tests.support.workbench import Workbench
from ui.pages.open_ticket import OpenTicketDialog
from ui.widgets.row_list import RowList

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, bench: Workbench, window: QWidget) -> OpenTicketDialog:
    """Open the dialog over a window."""
    dialog = OpenTicketDialog(bench.context, "", window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    until(qtbot, dialog.isActiveWindow)
    return dialog


def is_open(window: QWidget) -> bool:
    """Tell whether the dialog is still there."""
    return any(it.isVisible() for it in window.findChildren(OpenTicketDialog))


def field(dialog: OpenTicketDialog, name: str) -> QLineEdit:
    """Return a field of one line."""
    return next(it for it in dialog.findChildren(QLineEdit) if it.accessibleName() == name)


def description(dialog: OpenTicketDialog) -> QPlainTextEdit:
    """Return the field for the description."""
    return next(
        it for it in dialog.findChildren(QPlainTextEdit) if it.accessibleName() == "Description"
    )


def choice(dialog: OpenTicketDialog, name: str) -> QComboBox:
    """Return a field to choose from."""
    return next(it for it in dialog.findChildren(QComboBox) if it.accessibleName() == name)


def chosen(dialog: OpenTicketDialog, name: str) -> str:
    """Return what is chosen in a field."""
    return choice(dialog, name).currentText()


def rows(dialog: OpenTicketDialog, name: str) -> RowList:
    """Return a list by its name."""
    return next(it for it in dialog.findChildren(RowList) if it.accessibleName() == name)


def call(qtbot: QtBot, dialog: OpenTicketDialog, text: str) -> None:
    """Type who calls and take the one who fits."""
    QTest.keyClicks(field(dialog, "Who is calling"), text)
    until(qtbot, rows(dialog, "People who fit").isVisible)
    QTest.keyClick(field(dialog, "Who is calling"), Qt.Key.Key_Return)


def main_action(dialog: OpenTicketDialog) -> None:
    """Press Ctrl+Enter."""
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return, CONTROL)


def kept(bench: Workbench) -> list[Ticket]:
    """Return the tickets that are stored, the newest last."""
    ids = bench.desk.ask(Reader.rows, "SELECT id FROM ticket ORDER BY opened_at, rid")
    found = [bench.desk.ask(Reader.get, Ticket, str(ticket_id)) for (ticket_id,) in ids]
    return [it for it in found if it is not None]
