"""Tickets as they are worked through: chips, filter, journal, steps, and what a refusal keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.tickets import TEXT_LIMIT, Priority, Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Reason
from ordidesk.queries import tickets
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import COMPANY, KARIM, LEA, NOW, SOPHIE, asset, entry, ticket, visit
from tests.support.seen import button, click, click_row, dialog, titles, until, words_on, write
from tests.support.workbench import Workbench
from ui import words
from ui.pages.tickets_page import TicketsPage
from ui.theme import SIZE
from ui.widgets.journal import JournalView
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
MINE = ticket(
    1,
    assignee_id=LEA.id,
    state=TicketState.IN_PROGRESS,
    priority=Priority.HIGH,
    asset_id=LAPTOP.id,
)
OTHER = ticket(2, assignee_id=LEA.id, state=TicketState.ASSIGNED, summary="Bourrage papier")
FREE = ticket(3, summary="Écran noir")
KARIMS = ticket(4, assignee_id=KARIM.id, state=TicketState.ASSIGNED, summary="Wi-Fi invisible")
ENDED = ticket(5, state=TicketState.CLOSED, summary="Souris cassée")
NOTE = entry("first", MINE, NOW - timedelta(hours=2))
WORLD = (*COMPANY, LAPTOP, MINE, OTHER, FREE, KARIMS, ENDED, NOTE)


def shown(qtbot: QtBot, bench: Workbench) -> TicketsPage:
    page = TicketsPage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: bool(titles(rows(page))))
    until(qtbot, lambda: "Ended" in words_on(page))  # Qt shows new chips a turn later
    return page


def rows(page: TicketsPage) -> RowList:
    return page.findChildren(RowList)[0]


def journal(page: TicketsPage) -> str:
    return page.findChildren(JournalView)[0].toPlainText()


def composer(page: TicketsPage) -> QPlainTextEdit:
    return page.findChildren(QPlainTextEdit)[0]


def state_of(bench: Workbench, record: Ticket) -> TicketState:
    found = bench.desk.ask(Reader.get, Ticket, record.id)
    assert found is not None
    return found.state


def choose_step(page: TicketsPage, step: str) -> None:
    action = offered_step(page, step)
    assert action.isEnabled()
    action.trigger()


def offered_step(page: TicketsPage, step: str) -> QAction:
    """Return an entry of the menu; the menu itself would grab the screen."""
    assert button(page, "Other steps").isVisible()
    menu = next(it for it in page.findChildren(QMenu) if it.toolTipsVisible())
    (action,) = (it for it in menu.actions() if it.text() == step)
    return action


def test_ones_own_come_first_the_most_urgent_in_full(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD))
    assert titles(rows(page)) == [MINE.summary, OTHER.summary]
    until(qtbot, lambda: "OD-004217" in words_on(page))
    said = words_on(page)
    for part in ("Mine  2", "To take  1", "Open  4", "T-000001 · Mairie de Valbrune"):
        assert part in said
    for part in ("Hélène Ducœur", "OD-004217", "HP ProBook 450 G8", "03 81 55 01 12"):
        assert part in said
    assert NOTE.text in journal(page)


def test_a_chip_narrows_the_list_and_taking_moves_a_ticket_to_ones_own(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "To take  1")
    until(qtbot, lambda: titles(rows(page)) == [FREE.summary])
    click_row(rows(page), 0)
    click(page, "Take the ticket")
    until(qtbot, lambda: "Mine  3" in words_on(page))
    taken = open_bench.desk.ask(Reader.get, Ticket, FREE.id)
    assert taken is not None
    assert taken.assignee_id == LEA.id
    assert button(page, "Start work").isVisible()
    click(page, "Start work")
    until(qtbot, lambda: state_of(open_bench, FREE) is TicketState.IN_PROGRESS)


def test_a_filter_without_hits_says_so_and_can_be_cleared(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD))
    typed = page.findChildren(QLineEdit)[0]
    QTest.keyClicks(typed, "bourr")
    until(qtbot, lambda: titles(rows(page)) == [OTHER.summary])
    QTest.keyClicks(typed, "zzz")
    until(qtbot, lambda: "No ticket with these words" in words_on(page))
    click(page, "Clear the filter")
    until(qtbot, lambda: titles(rows(page)) == [MINE.summary, OTHER.summary])


def test_a_note_written_with_the_keyboard_is_in_the_journal_to_be_sent(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    page.write_note()
    composer(page).insertPlainText("Rappelé, sans réponse")
    QTest.keyClick(composer(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: "Rappelé, sans réponse" in journal(page))
    assert "Internal, to be sent" in journal(page)


def test_ctrl_enter_takes_the_next_step_but_not_out_of_a_note(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click_row(rows(page), 1)
    page.write_note()
    QTest.keyClick(composer(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state_of(open_bench, OTHER) is TicketState.ASSIGNED
    rows(page).setFocus()
    QTest.keyClick(rows(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: state_of(open_bench, OTHER) is TicketState.IN_PROGRESS)


def test_a_manager_begins_with_the_tickets_that_nobody_has(qtbot: QtBot, bench: OpenBench) -> None:
    page = TicketsPage(bench(WORLD, SOPHIE).context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    until(qtbot, lambda: "To take  1" in words_on(page))
    assert titles(rows(page)) == [FREE.summary]
    assert button(page, "To take  1").isChecked()
    assert not composer(page).toPlainText()


def test_each_ticket_keeps_its_draft_and_asks_again_who_may_read_it(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    composer(page).insertPlainText("Brouillon")
    visible = button(page, "Visible to the client")
    visible.click()
    click_row(rows(page), 1)
    assert not composer(page).toPlainText()
    assert not visible.isChecked()
    click_row(rows(page), 0)
    assert composer(page).toPlainText() == "Brouillon"
    click(page, "Add")
    until(qtbot, lambda: "Brouillon" in journal(page))
    detail = open_bench.desk.ask(tickets.detail, open_bench.desk.actor, MINE.id, NOW, NOW.date())
    assert detail is not None
    noted = open_bench.desk.ask(Reader.get, JournalEntry, detail.entries[-1].id)
    assert noted is not None
    assert noted.visibility is Visibility.INTERNAL


def test_a_refused_note_stays_where_it_was_written(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    too_long = "a" * (TEXT_LIMIT + 1)
    composer(page).setPlainText(too_long)
    click(page, "Add")
    until(qtbot, lambda: open_bench.told == [words.refusal(Reason.TEXT_TOO_LONG)])
    assert composer(page).toPlainText() == too_long


def test_resolving_asks_for_the_solution_and_ends_the_ticket(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "Resolve…")
    asked = dialog(qtbot)
    assert not button(asked, "Resolve").isEnabled()
    write(asked, "Câble remplacé")
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: "Mine  1" in words_on(page))
    assert state_of(open_bench, MINE) is TicketState.RESOLVED
    until(qtbot, lambda: "Câble remplacé" in words_on(page))


def test_a_solution_that_comes_too_late_is_not_lost(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "Resolve…")
    asked = dialog(qtbot)
    write(asked, "Câble remplacé")
    change(open_bench.store, replace(MINE, state=TicketState.CLOSED))
    click(asked, "Resolve")
    until(qtbot, lambda: words.refusal(Reason.WRONG_STEP) in words_on(asked))
    assert asked.findChildren(QPlainTextEdit)[0].toPlainText() == "Câble remplacé"
    asked.reject()


def test_holding_says_what_the_ticket_waits_for(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    choose_step(page, "Put on hold…")
    asked = dialog(qtbot)
    waits = asked.findChildren(QComboBox)[0]
    waits.setCurrentIndex(waits.findData(WaitingFor.PART))
    click(asked, "Put on hold")
    until(qtbot, lambda: state_of(open_bench, MINE) is TicketState.PENDING)
    until(qtbot, lambda: words.word(WaitingFor.PART) in words_on(page))


def test_a_step_that_something_stands_in_the_way_of_says_what(
    qtbot: QtBot, bench: OpenBench
) -> None:
    running = visit("running", MINE, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
    page = shown(qtbot, bench((*WORLD, running)))
    blocked = offered_step(page, "Resolve…")
    assert not blocked.isEnabled()
    assert blocked.toolTip() == words.refusal(Reason.VISIT_STILL_RUNNING)


def test_what_a_colleague_does_appears_without_moving_the_choice(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click_row(rows(page), 1)
    theirs = entry("theirs", OTHER, NOW, author_id=KARIM.id, text="Pièce commandée")
    change(open_bench.store, theirs, replace(MINE, priority=Priority.LOW))
    until(qtbot, lambda: "Pièce commandée" in journal(page))
    until(qtbot, lambda: titles(rows(page)) == [OTHER.summary, MINE.summary])
    assert rows(page).current_key() == OTHER.id


def test_a_ticket_asked_for_is_shown_although_the_list_leaves_it_out(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    page.show_record(ENDED.id)
    assert ENDED.summary in words_on(page)
    assert page.current_ticket() == ENDED.id
    told = QSignalSpy(page.navigate)
    page.show_record(MINE.id)
    until(qtbot, lambda: "OD-004217" in words_on(page))
    click(page, "Number OD-004217")
    assert told.at(0) == ["assets", LAPTOP.id]


def test_long_words_never_need_a_horizontal_scroll_bar(qtbot: QtBot, bench: OpenBench) -> None:
    long = replace(MINE, summary="Imprimante " * 18, description="a" * 200, location="Salle " * 33)
    page = shown(qtbot, bench((*COMPANY, replace(LAPTOP, model="M" * 200), long, NOTE)))
    for scrolling in (page.findChildren(RowList)[0], *page.findChildren(JournalView)):
        assert not scrolling.horizontalScrollBar().isVisible()
    assert page.minimumSizeHint().width() <= SIZE.window_width - SIZE.rail
    window = page.rect()
    for text in ("Resolve…", "Other steps", "Mine  1", "Ended"):
        seen = button(page, text)
        assert window.contains(seen.mapTo(page, seen.rect().bottomRight()))
        assert seen.width() >= seen.sizeHint().width()


def test_a_manager_gives_a_ticket_to_whom_the_least_is_on(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD, person=SOPHIE)
    page = shown(qtbot, open_bench)
    page.show_record(FREE.id)
    choose_step(page, "Assign to…")
    asked = dialog(qtbot)
    (technicians,) = asked.findChildren(QComboBox)
    offered = [technicians.itemText(place) for place in range(technicians.count())]
    assert f"{KARIM.name} · 1" in offered
    technicians.setCurrentIndex(offered.index(f"{KARIM.name} · 1"))
    click(asked, "Assign")
    until(qtbot, lambda: state_of(open_bench, FREE) is TicketState.ASSIGNED)
    given = open_bench.desk.ask(Reader.get, Ticket, FREE.id)
    assert given is not None
    assert given.assignee_id == KARIM.id


def test_a_correction_gives_only_what_was_changed(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    page.show_record(OTHER.id)
    choose_step(page, "Correct…")
    asked = dialog(qtbot)
    (summary,) = (it for it in asked.findChildren(QLineEdit) if it.text() == OTHER.summary)
    summary.setText("Bourrage au bac 2")
    click(asked, "Save")
    until(qtbot, lambda: "Bourrage au bac 2" in titles(rows(page)))
    line = open_bench.store.outbox()[-1]
    assert msgspec.json.decode(line.arguments)["after"] == {"summary": "Bourrage au bac 2"}
