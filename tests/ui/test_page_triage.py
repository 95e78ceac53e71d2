"""À traiter: a queue, three fields, Ctrl+Enter, next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import (
    CoverDecision,
    Impact,
    Priority,
    Scope,
    TicketState,
)
from tests.support.records import (
    COMPANY,
    LEA,
    SOPHIE,
)
from tests.support.seen import button, click, dialog, titles, until, words_on, write
from tests.support.triage import (
    CONTROL,
    MOUSE,
    PRINTER,
    SERVER,
    WORLD,
    chosen,
    field,
    focused,
    held,
    press,
    queue,
    send,
    shown,
    table,
    turn_to,
)
from tests.support.workbench import Workbench
from ui.main_window import MainWindow

OpenBench = Callable[..., Workbench]


def test_the_most_blocking_comes_first_and_is_shown(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    assert titles(queue(page)) == [SERVER.summary, PRINTER.summary, MOUSE.summary]
    assert page.current_ticket() == SERVER.id
    assert "All  3" in words_on(page)
    assert "Blocking  1" in words_on(page)


def test_keys_alone_judge_and_assign_a_ticket_and_turn_to_the_next(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    done = QSignalSpy(page.done)
    until(qtbot, lambda: focused() == "Blocking")  # the first field has the keyboard
    press(Qt.Key.Key_Left)
    assert focused() == "Degraded"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Left)
    assert focused() == "A group"
    press(Qt.Key.Key_Tab)
    assert focused() == "As derived"
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table(page)
    press(Qt.Key.Key_Down)
    assert chosen(page) == LEA.name
    send(page)
    until(qtbot, lambda: held(bench_, SERVER).assignee_id == LEA.id)
    server = held(bench_, SERVER)
    assert server.state is TicketState.ASSIGNED
    assert (server.qualified_impact, server.scope) == (Impact.DEGRADED, Scope.GROUP)
    assert server.priority is Priority.NORMAL
    assert server.declared_impact is Impact.BLOCKING
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    until(qtbot, lambda: titles(queue(page)) == [PRINTER.summary, MOUSE.summary])
    assert focused() == "Degraded"
    assert done.at(0) == ["T-000001 assigned to Léa Martin", SERVER.id]
    assert chosen(page) == LEA.name  # the last choice is the next proposal


def test_arrows_go_through_the_queue_and_enter_begins(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    queue(page).setFocus()
    press(Qt.Key.Key_Down)
    assert page.current_ticket() == PRINTER.id
    assert QApplication.focusWidget() is queue(page)
    press(Qt.Key.Key_Return)
    assert focused() == "Degraded"


def test_priority_and_promise_follow_what_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    until(qtbot, lambda: "to be solved by 13:20" in words_on(page))
    click(page, "One user")
    until(qtbot, lambda: "to be solved by 17:20" in words_on(page))
    assert "High" in words_on(page)
    assert "Declared: blocking" in words_on(page)


def test_a_promise_that_is_past_is_said(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    bench_.clock.advance(5 * 60)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: "was to be solved by 13:20" in words_on(page))
    assert "Overdue  1" in words_on(page)
    click(page, "Overdue  1")
    until(qtbot, lambda: titles(queue(page)) == [SERVER.summary])


def test_another_urgency_asks_why(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    turn_to(qtbot, page, MOUSE)
    click(page, "More urgent")
    send(page)
    until(qtbot, lambda: "Say why it is more or less urgent." in words_on(page))
    assert focused() == "Reason"
    QTest.keyClicks(field(page, "Reason"), "Conseil municipal ce soir")
    send(page)
    until(qtbot, lambda: held(bench_, MOUSE).urgency == 1)
    until(qtbot, lambda: held(bench_, MOUSE).priority is Priority.NORMAL)


def test_who_can_be_called_now_is_a_view_of_its_own(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    click(page, "Can be called now  1")
    until(qtbot, lambda: titles(queue(page)) == [MOUSE.summary])
    assert page.current_ticket() == SERVER.id  # what is being filled in stays


def test_a_text_narrows_the_queue(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    field(page, "Filter the list").setText("souris")
    until(qtbot, lambda: titles(queue(page)) == [MOUSE.summary])
    field(page, "Filter the list").setText("nichts")
    until(qtbot, lambda: "No waiting ticket with these words" in words_on(page))
    click(page, "Clear the filter")
    until(qtbot, lambda: len(titles(queue(page))) == 3)


def test_work_out_of_contract_has_to_be_decided(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    turn_to(qtbot, page, PRINTER)
    send(page)
    until(qtbot, lambda: "No contract covers this machine" in words_on(page))
    click(page, "Goodwill")
    why = field(page, "Why this is decided out of contract")
    QTest.keyClicks(why, "Bon client")
    send(page)
    until(qtbot, lambda: held(bench_, PRINTER).assignee_id != "")
    assert held(bench_, PRINTER).cover_decision is CoverDecision.GOODWILL


def test_a_refusal_may_end_the_ticket(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    done = QSignalSpy(page.done)
    turn_to(qtbot, page, PRINTER)
    click(page, "Refusal")
    QTest.keyClicks(field(page, "Why this is decided out of contract"), "Personnel")
    click(page, "Cancel the ticket too")
    assert button(page, "Refuse and cancel").isEnabled()
    send(page)
    until(qtbot, lambda: held(bench_, PRINTER).state is TicketState.CANCELLED)
    until(qtbot, lambda: page.current_ticket() == MOUSE.id)
    assert done.at(0)[0] == "T-000002 refused and cancelled"


def test_a_call_is_recorded_from_here(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "Record a call…")
    box = dialog(qtbot)
    click(box, "Absent")
    write(box, "Rappellera à 11 h")
    click(box, "Record")
    until(qtbot, lambda: "Rappellera à 11 h" in words_on(page))
    assert page.current_ticket() == SERVER.id


def test_a_visit_is_requested_from_here(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "Request a visit…")
    box = dialog(qtbot)
    write(box, "Le serveur ne démarre plus")
    click(box, "Request")
    until(qtbot, lambda: "requested a visit" in words_on(page))
    assert page.current_ticket() == SERVER.id


def test_what_is_known_of_a_ticket_is_read_at_once(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    turn_to(qtbot, page, MOUSE)
    seen = words_on(page)
    assert "Le pointeur saute." in seen
    assert "Hélène Ducœur, Secrétaire de mairie" in seen
    assert "03 81 55 01 12" in seen
    assert "Le matin, avant 11 h" in seen
    turn_to(qtbot, page, PRINTER)
    assert "OD-003924 · HP ProBook 450 G8" in words_on(page)
    assert "Out of contract" in words_on(page)


def test_an_empty_queue_says_what_is_next(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*COMPANY, SERVER), SOPHIE)
    page = shown(qtbot, bench_)
    went = QSignalSpy(page.navigate)
    send(page)
    until(qtbot, lambda: "Everything is evaluated" in words_on(page))
    until(qtbot, lambda: titles(queue(page)) == [])
    click(page, "Plan the visits")
    assert went.at(0)[0] == "planning"


def test_the_window_begins_there_and_leads_to_what_was_assigned(
    qtbot: QtBot, bench: OpenBench, show: Callable[[Workbench], MainWindow]
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    window = show(bench_)
    until(qtbot, lambda: "All  3" in words_on(window))
    assert window.current_page() == "triage"
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: "T-000001 assigned to Karim Benali" in words_on(window))
    click(window, "Open it")
    until(qtbot, lambda: window.current_page() == "tickets")
    assert SERVER.summary in words_on(window)


def test_f6_goes_from_the_queue_over_the_declaration_to_the_fields(
    qtbot: QtBot, bench: OpenBench, show: Callable[[Workbench], MainWindow]
) -> None:
    window = show(bench(WORLD, SOPHIE))
    until(qtbot, lambda: focused() == "Blocking")
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F6, shift)
    assert focused() == "Phone 03 81 55 01 12"
    QTest.keyClick(window, Qt.Key.Key_F6, shift)
    assert focused() == "To be dealt with"
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert focused() == "Blocking"
