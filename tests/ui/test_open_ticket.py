"""Declaring an incident while somebody is on the phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import Channel, Ticket
from ordidesk.store.reader import Reader
from tests.support.records import COMPANY, SECRETARY, SOPHIE, TOWN_HALL, asset, ticket
from tests.support.seen import click, click_row, until, words_on
from tests.support.workbench import Workbench
from ui.pages.open_ticket import OpenTicketDialog
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
DECLARED = ticket(1, asset_id=LAPTOP.id, summary="Écran noir au démarrage")
WORLD = (*COMPANY, LAPTOP, DECLARED)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, bench: Workbench, window: QWidget) -> OpenTicketDialog:
    dialog = OpenTicketDialog(bench.context, "", window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def field(dialog: OpenTicketDialog, name: str) -> QLineEdit:
    return next(it for it in dialog.findChildren(QLineEdit) if it.accessibleName() == name)


def chosen(dialog: OpenTicketDialog, name: str) -> str:
    boxes = (it for it in dialog.findChildren(QComboBox) if it.accessibleName() == name)
    return next(boxes).currentText()


def call(qtbot: QtBot, dialog: OpenTicketDialog, text: str) -> None:
    QTest.keyClicks(field(dialog, "Who is calling"), text)
    people = next(
        it for it in dialog.findChildren(RowList) if it.accessibleName() == "People who fit"
    )
    until(qtbot, people.isVisible)
    QTest.keyClick(field(dialog, "Who is calling"), Qt.Key.Key_Return)


def test_a_phone_number_proposes_person_site_and_machine(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    told = QSignalSpy(dialog.opened)
    call(qtbot, dialog, "0381550112")
    assert chosen(dialog, "Client") == TOWN_HALL.name
    assert chosen(dialog, "Requester").startswith(SECRETARY.name)
    assert chosen(dialog, "Machine").startswith(LAPTOP.inventory_number)
    field(dialog, "Summary").setText("Impossible de se connecter au serveur")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)
    kept = bench_.desk.ask(Reader.get, Ticket, str(told.at(0)[0]))
    assert kept is not None
    assert (kept.requester_id, kept.asset_id) == (SECRETARY.id, LAPTOP.id)
    assert kept.channel is Channel.PHONE


def test_what_is_open_already_can_be_turned_to_instead(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD, SOPHIE), window)
    told = QSignalSpy(dialog.shown_instead)
    call(qtbot, dialog, "0381550112")
    similar = next(
        it
        for it in dialog.findChildren(RowList)
        if it.accessibleName() == "Open tickets that may be the same"
    )
    until(qtbot, similar.isVisible)
    click_row(similar, 0)
    assert told.at(0) == [DECLARED.id]


def test_a_summary_that_says_nothing_is_questioned_once(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD), window)
    told = QSignalSpy(dialog.opened)
    field(dialog, "Summary").setText("Ça ne marche pas")
    click(dialog, "Open the ticket")
    assert "Say in a few words what it touches" in words_on(dialog)
    assert told.count() == 0
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)


def test_nobody_known_is_said_with_what_can_be_done(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD), window)
    QTest.keyClicks(field(dialog, "Who is calling"), "Inconnue")
    until(qtbot, lambda: "Nobody is known by this" in words_on(dialog))
