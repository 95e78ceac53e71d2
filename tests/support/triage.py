"""The page À traiter as a person uses it: what waits, the fields, the keys."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import (
    Impact,
    Priority,
    Scope,
    Ticket,
    TicketState,
)
from ordidesk.store.reader import Reader
from tests.support.records import (
    COMPANY,
    LEA,
    NOW,
    SOPHIE,
    asset,
    record_id,
    ticket,
)
from tests.support.seen import click_row, titles, until, words_on
from tests.support.workbench import Workbench
from ui.pages.triage_page import TriagePage
from ui.widgets.row_list import RowList
from ui.widgets.table import DataTable

CLAIRE = replace(SOPHIE, id=record_id("claire"), name="Claire Dubois")
OUT = asset(3924, contract_id="")
SERVER = ticket(
    1,
    summary="Serveur inaccessible",
    declared_impact=Impact.BLOCKING,
    scope=Scope.ALL,
    priority=Priority.CRITICAL,
    opened_at=NOW - timedelta(minutes=40),
)
PRINTER = ticket(
    2,
    summary="Imprimante muette",
    asset_id=OUT.id,
    priority=Priority.LOW,
    opened_at=NOW - timedelta(hours=2),
)
MOUSE = ticket(
    3,
    summary="Souris capricieuse",
    priority=Priority.LOW,
    opened_at=NOW - timedelta(hours=1),
    callback="Le matin, avant 11 h",
    description="Le pointeur saute.",
)
WORLD = (
    *COMPANY,
    CLAIRE,
    OUT,
    SERVER,
    PRINTER,
    MOUSE,
    ticket(9, assignee_id=LEA.id, state=TicketState.IN_PROGRESS, summary="Écran noir"),
)
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, bench: Workbench) -> TriagePage:
    """Show the page by itself and wait until it is filled."""
    page = TriagePage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: "Can be called now" in words_on(page))
    return page


def queue(page: TriagePage) -> RowList:
    """Return the list of what waits."""
    return page.findChildren(RowList)[0]


def table(page: TriagePage) -> DataTable:
    """Return the table of who can be given a ticket."""
    (found,) = page.findChildren(DataTable)
    return found


def field(page: TriagePage, name: str) -> QLineEdit:
    """Return the visible line that is called so."""
    (found,) = (
        it for it in page.findChildren(QLineEdit) if it.isVisible() and it.accessibleName() == name
    )
    return found


def turn_to(qtbot: QtBot, page: TriagePage, record: Ticket) -> None:
    """Click a ticket of the queue."""
    click_row(queue(page), titles(queue(page)).index(record.summary))
    until(qtbot, lambda: page.current_ticket() == record.id)


def send(page: TriagePage) -> None:
    """Press the keys of the main button."""
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def focused() -> str:
    """Return the name of what has the keyboard."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


def chosen(page: TriagePage) -> str:
    """Return who is chosen to get the ticket."""
    found = table(page).currentIndex()
    return str(found.sibling(found.row(), 0).data())


def offered(page: TriagePage) -> list[str]:
    """Return who can be given the ticket, in their order."""
    model = table(page).model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def held(bench: Workbench, record: Ticket) -> Ticket:
    """Return a ticket as the store holds it."""
    found = bench.desk.ask(Reader.get, Ticket, record.id)
    assert found is not None
    return found
