"""A manager judges a ticket: impact, urgency, work out of contract, declared twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import CoverDecision, Impact, Priority, Ticket, TicketState
from ordidesk.store.reader import Reader
from tests.support.records import COMPANY, LEA, SOPHIE, asset, ticket
from tests.support.seen import button, click, dialog, until, words_on, write
from tests.support.workbench import Workbench
from ui.pages.ticket_panel import TicketPanel
from ui.remote_program import RemoteProgram

OpenBench = Callable[..., Workbench]

DECLARED = ticket(1, summary="Imprimante muette")
FIRST = ticket(2, summary="Plus rien ne s'imprime")
WORLD = (*COMPANY, DECLARED, FIRST)


def shown(qtbot: QtBot, bench: Workbench) -> TicketPanel:
    panel = TicketPanel(bench.context, RemoteProgram(QSettings()))
    qtbot.addWidget(panel)
    panel.resize(926, 640)
    panel.show_ticket(DECLARED.id)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def offered(panel: TicketPanel) -> list[str]:
    return [it.text() for menu in panel.findChildren(QMenu) for it in menu.actions()]


def choose(panel: TicketPanel, words: str) -> None:
    actions = (it for menu in panel.findChildren(QMenu) for it in menu.actions())
    next(it for it in actions if it.text() == words).trigger()


def pick(asked: QWidget, name: str, value: object) -> None:
    boxes = (it for it in asked.findChildren(QComboBox) if it.accessibleName() == name)
    box = next(boxes)
    box.setCurrentIndex(box.findData(value))


def held(bench: Workbench) -> Ticket:
    found = bench.desk.ask(Reader.get, Ticket, DECLARED.id)
    assert found is not None
    return found


def test_the_priority_follows_what_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    choose(shown(qtbot, bench_), "Evaluate…")
    asked = dialog(qtbot)
    pick(asked, "Qualified impact", Impact.BLOCKING)
    until(qtbot, lambda: "to be solved by" in words_on(asked))
    click(asked, "Evaluate")
    until(qtbot, lambda: held(bench_).qualified_impact is Impact.BLOCKING)
    assert held(bench_).priority is Priority.HIGH
    assert held(bench_).declared_impact is DECLARED.declared_impact


def test_another_urgency_needs_its_reason(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    choose(shown(qtbot, bench_), "Evaluate…")
    asked = dialog(qtbot)
    pick(asked, "Urgency", 1)
    assert not button(asked, "Evaluate").isEnabled()
    write(asked, "Élections dimanche")
    click(asked, "Evaluate")
    until(qtbot, lambda: held(bench_).urgency == 1)


def test_a_refusal_out_of_contract_may_cancel_the_ticket(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    choose(shown(qtbot, bench_), "Decide out of contract…")
    asked = dialog(qtbot)
    cancel = asked.findChild(QCheckBox)
    assert cancel is not None
    assert not cancel.isEnabled()
    pick(asked, "Decision out of contract", CoverDecision.REFUSAL)
    cancel.setChecked(True)
    write(asked, "Matériel personnel")
    click(asked, "Decide")
    until(qtbot, lambda: held(bench_).state is TicketState.CANCELLED)
    assert held(bench_).cover_decision is CoverDecision.REFUSAL


def test_a_ticket_declared_twice_leads_to_the_other(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    choose(shown(qtbot, bench_), "Declared twice…")
    asked = dialog(qtbot)
    pick(asked, "The ticket that goes on", FIRST.id)
    click(asked, "Close as a duplicate")
    until(qtbot, lambda: held(bench_).duplicate_of == FIRST.id)
    assert held(bench_).state is TicketState.CANCELLED


def test_what_only_managers_judge_is_not_offered_to_others(qtbot: QtBot, bench: OpenBench) -> None:
    panel = shown(qtbot, bench(WORLD, LEA))
    assert not {"Evaluate…", "Decide out of contract…", "Declared twice…"} & set(offered(panel))


def test_a_covered_machine_is_not_out_of_contract(qtbot: QtBot, bench: OpenBench) -> None:
    covered = asset(4217)
    about = ticket(1, asset_id=covered.id)
    panel = shown(qtbot, bench((*COMPANY, covered, about), SOPHIE))
    assert "Decide out of contract…" not in offered(panel)
    assert "Evaluate…" in offered(panel)
