"""À traiter: a queue, three fields, Ctrl+Enter, next; and what becomes of what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.journal import EntryKind
from ordidesk.domain.tickets import (
    CoverDecision,
    Impact,
    Priority,
    Scope,
    Ticket,
    TicketState,
)
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    absence,
    asset,
    entry,
    record_id,
    ticket,
)
from tests.support.seen import button, click, click_row, dialog, titles, until, words_on, write
from tests.support.workbench import Workbench
from ui.main_window import MainWindow
from ui.pages.triage_page import TriagePage
from ui.widgets.row_list import RowList
from ui.widgets.table import DataTable

OpenBench = Callable[..., Workbench]

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
    return page.findChildren(RowList)[0]


def table(page: TriagePage) -> DataTable:
    (found,) = page.findChildren(DataTable)
    return found


def field(page: TriagePage, name: str) -> QLineEdit:
    (found,) = (
        it for it in page.findChildren(QLineEdit) if it.isVisible() and it.accessibleName() == name
    )
    return found


def turn_to(qtbot: QtBot, page: TriagePage, record: Ticket) -> None:
    click_row(queue(page), titles(queue(page)).index(record.summary))
    until(qtbot, lambda: page.current_ticket() == record.id)


def send(page: TriagePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


def chosen(page: TriagePage) -> str:
    found = table(page).currentIndex()
    return str(found.sibling(found.row(), 0).data())


def offered(page: TriagePage) -> list[str]:
    model = table(page).model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def held(bench: Workbench, record: Ticket) -> Ticket:
    found = bench.desk.ask(Reader.get, Ticket, record.id)
    assert found is not None
    return found


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


def test_another_managers_word_is_told_and_what_was_typed_stays(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "Less urgent")
    QTest.keyClicks(field(page, "Reason"), "Peut attendre")
    taken = replace(
        SERVER,
        qualified_impact=Impact.BLOCKING,
        assignee_id=KARIM.id,
        state=TicketState.ASSIGNED,
    )
    word = entry(
        "claire",
        SERVER,
        NOW,
        entry=EntryKind.ASSIGNMENT,
        author_id=CLAIRE.id,
        text="",
        after=KARIM.id,
    )
    change(bench_.store, taken, word)
    until(qtbot, lambda: "Claire Dubois dealt with this ticket meanwhile" in words_on(page))
    assert "Karim Benali has it" in words_on(page)
    assert page.current_ticket() == SERVER.id
    assert field(page, "Reason").text() == "Peut attendre"
    until(qtbot, lambda: SERVER.summary not in titles(queue(page)))
    send(page)  # goes on, and gives nothing
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    assert held(bench_, SERVER).urgency == 0


def test_what_changes_meanwhile_leaves_the_choice_and_says_so(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "A group")
    word = entry(
        "claire", SERVER, NOW, entry=EntryKind.EVALUATION, author_id=CLAIRE.id, text="",
        subject="degraded one +0", before="1", after="4",
    )  # fmt: skip
    change(bench_.store, replace(SERVER, qualified_impact=Impact.DEGRADED), word)
    until(qtbot, lambda: "Claire Dubois changed this ticket meanwhile" in words_on(page))
    assert button(page, "A group").isChecked()
    assert button(page, "Blocking").isChecked()


def test_what_is_chosen_for_a_ticket_waits_there(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    click(page, "Less urgent")
    QTest.keyClicks(field(page, "Reason"), "Plus tard")
    turn_to(qtbot, page, MOUSE)
    assert button(page, "As derived").isChecked()
    turn_to(qtbot, page, SERVER)
    assert button(page, "Less urgent").isChecked()
    assert field(page, "Reason").text() == "Plus tard"


def test_what_is_seen_goes_along_with_what_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "A group")
    turn_to(qtbot, page, MOUSE)
    change(bench_.store, replace(SERVER, scope=Scope.ONE))
    turn_to(qtbot, page, SERVER)
    assert "changed this ticket meanwhile" in words_on(page)
    send(page)
    until(qtbot, lambda: held(bench_, SERVER).assignee_id != "")
    assert held(bench_, SERVER).scope is Scope.ONE  # the first word stays; both are kept


def test_who_left_meanwhile_is_no_longer_offered(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    assert chosen(page) == KARIM.name
    change(bench_.store, replace(KARIM, active=False))
    until(qtbot, lambda: KARIM.name not in offered(page))
    assert chosen(page) == LEA.name


def test_what_is_stored_is_told_apart_from_what_is_not(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    assert chosen(page) == KARIM.name
    click(page, "A group")
    give = button(page, "Evaluate and assign")
    # He leaves in the very moment in which he is given the ticket.
    change(bench_.store, replace(KARIM, active=False))
    give.click()
    until(qtbot, lambda: "The evaluation is stored, the assignment is not" in words_on(page))
    assert page.current_ticket() == SERVER.id
    assert held(bench_, SERVER).scope is Scope.GROUP
    assert held(bench_, SERVER).assignee_id == ""
    until(qtbot, lambda: KARIM.name not in offered(page))
    send(page)
    until(qtbot, lambda: "Choose who gets the ticket." in words_on(page))
    press(Qt.Key.Key_Down)
    assert chosen(page) == LEA.name
    send(page)
    until(qtbot, lambda: held(bench_, SERVER).assignee_id == LEA.id)


def test_who_is_away_is_marked_and_not_proposed(qtbot: QtBot, bench: OpenBench) -> None:
    away = absence("ill", KARIM, starts_at=NOW - timedelta(hours=1))
    page = shown(qtbot, bench((*WORLD, away), SOPHIE))
    assert chosen(page) == LEA.name
    model = table(page).model()
    last = model.index(model.rowCount() - 1, 0)
    spoken = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Karim Benali, Away")


def test_a_ticket_declared_twice_is_merged(qtbot: QtBot, bench: OpenBench) -> None:
    twin = ticket(4, summary="La souris saute", state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
    bench_ = bench((*WORLD, twin), SOPHIE)
    page = shown(qtbot, bench_)
    done = QSignalSpy(page.done)
    turn_to(qtbot, page, MOUSE)
    until(qtbot, lambda: twin.summary in words_on(page))
    (merge,) = (
        it
        for it in page.findChildren(QAbstractButton)
        if it.text() == "Merge…" and it.accessibleDescription() == twin.summary
    )
    QTest.mouseClick(merge, Qt.MouseButton.LeftButton)
    box = dialog(qtbot)
    (into,) = box.findChildren(QComboBox)
    assert into.currentData() == twin.id
    click(box, "Close as a duplicate")
    until(qtbot, lambda: held(bench_, MOUSE).duplicate_of == twin.id)
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    assert done.at(0)[0] == "T-000003 closed as a duplicate of T-000004"


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


def test_who_was_just_given_one_is_not_the_first_to_be_proposed_again(
    qtbot: QtBot, bench: OpenBench
) -> None:
    hands = (
        ticket(10, assignee_id=KARIM.id, state=TicketState.IN_PROGRESS),
        ticket(11, assignee_id=LEA.id, state=TicketState.IN_PROGRESS),
    )
    page = shown(qtbot, bench((*WORLD[:-1], *hands), SOPHIE))
    assert chosen(page) == KARIM.name
    send(page)
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    until(qtbot, lambda: chosen(page) == LEA.name)


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
    click(page, "See the open tickets")
    assert went.at(0)[0] == "tickets"


def test_a_new_declaration_comes_by_itself(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    page = shown(qtbot, bench_)
    assert "Everything is evaluated" in words_on(page)
    change(bench_.store, SERVER)
    until(qtbot, lambda: page.current_ticket() == SERVER.id)


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
