"""Reserving a loaner: what suits best comes first, its gaps are said, a shortage is said early."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Custody
from ordidesk.domain.equivalence import Aspect, Gap
from ordidesk.domain.loans import LoanState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.queries import loans
from tests.support.records import COMPANY, LEA, NOW, asset, loan, loaner, ticket, visit
from tests.support.seen import button, click, titles, until, words_on
from tests.support.workbench import Workbench
from ui.models.loaner_words import gap_words
from ui.pages.reserve_loaner import ReserveLoanerDialog
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]

BROKEN = asset(4217, memory="16 Go", software="Office 2021, AutoCAD", vpn="FortiClient")
TICKET = ticket(1, assignee_id=LEA.id, state=TicketState.IN_PROGRESS, asset_id=BROKEN.id)
OTHER = ticket(2, state=TicketState.ASSIGNED)
VISIT = visit("soon", TICKET, NOW)
GOOD = loaner(900, memory="16 Go", software="AutoCAD, Office 2021", vpn="FortiClient")
SMALL = loaner(901, memory="8 Go", software="Office 2021", vpn="FortiClient")
LENT = loaner(902, custody=Custody.ON_LOAN)
OUT = loan("out", OTHER, LENT, state=LoanState.HANDED_OVER)
WORLD = (*COMPANY, BROKEN, TICKET, OTHER, VISIT, LENT, OUT)


def opened(qtbot: QtBot, bench: Workbench, of: Ticket = TICKET) -> ReserveLoanerDialog:
    dialog = ReserveLoanerDialog(bench.context, of, None, visit_id=VISIT.id)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def rows(dialog: ReserveLoanerDialog) -> RowList:
    return dialog.findChildren(RowList)[0]


def made(bench: Workbench) -> list[loans.LoanRow]:
    return list(bench.desk.ask(loans.of_ticket, TICKET.id))


def test_the_best_is_first_and_is_reserved_for_the_ticket_and_its_visit(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*WORLD, GOOD, SMALL))
    dialog = opened(qtbot, bench_)
    until(qtbot, lambda: len(titles(rows(dialog))) == 2)
    assert [it.split(" ")[0] for it in titles(rows(dialog))] == ["OD-000900", "OD-000901"]
    assert "Equivalent" in words_on(dialog)
    rows(dialog).choose(SMALL.id)
    until(qtbot, lambda: "8 Go in place of 16 Go, without AutoCAD" in words_on(dialog))
    done = QSignalSpy(dialog.accepted)
    click(dialog, "Reserve")
    until(qtbot, lambda: done.count() == 1)
    (kept,) = made(bench_)
    assert (kept.loaner_number, kept.visit_id) == ("OD-000901", VISIT.id)
    assert kept.replaced_number == BROKEN.inventory_number


def test_without_any_the_shortage_is_said_at_once_with_what_to_do(
    qtbot: QtBot, bench: OpenBench
) -> None:
    dialog = opened(qtbot, bench(WORLD))
    assert "Laptop — none available any more" in words_on(dialog)
    until(qtbot, lambda: "No loaner is free" in words_on(dialog))
    assert not button(dialog, "Reserve").isEnabled()
    button(dialog, "Show those that are lent or reserved too").click()
    until(qtbot, lambda: titles(rows(dialog)) == ["OD-000902 · HP ProBook 450 G8"])
    until(qtbot, lambda: "It is kept for Mairie de Valbrune" in words_on(dialog))
    assert not button(dialog, "Reserve").isEnabled()


def test_a_scan_finds_the_loaner_in_the_list(qtbot: QtBot, bench: OpenBench) -> None:
    dialog = opened(qtbot, bench((*WORLD, GOOD, SMALL)))
    until(qtbot, lambda: len(titles(rows(dialog))) == 2)
    dialog.take_scan("od 901")
    until(qtbot, lambda: titles(rows(dialog)) == ["OD-000901 · HP ProBook 450 G8"])
    (field,) = (
        it for it in dialog.findChildren(QLineEdit) if it.accessibleName() == "Filter the loaners"
    )
    field.setText("nobody")
    until(qtbot, lambda: "No loaner with these words" in words_on(dialog))


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (Gap(Aspect.MEMORY, "16 Go", "8 Go", 15), "8 Go in place of 16 Go"),
        (Gap(Aspect.KIND, "laptop", "tablet", 15), "Tablet in place of Laptop"),
        (Gap(Aspect.VPN, "FortiClient", "AnyConnect", 10), "without the VPN FortiClient"),
        (Gap(Aspect.SCREEN, '15,6"', "", 2), 'Screen not known (15,6" wanted)'),
        (Gap(Aspect.PORTS, "HDMI, RJ45, USB-C", "usb-c; hdmi", 2), "without RJ45"),
        (Gap(Aspect.SOFTWARE, "Éditeur, Office", "editeur", 5), "without Office"),
    ],
)
def test_what_a_loaner_lacks_is_said_as_people_say_it(gap: Gap, said: str) -> None:
    assert gap_words(gap) == said
