"""Planning: dragging, undoing, what is said before a drop, and what others do meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ordidesk.domain.absences import Absence
from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.planning import MoveVisit, slot_of
from ordidesk.domain.records import R
from ordidesk.domain.tickets import TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.visits import ConfirmedBy, Visit, VisitState
from ordidesk.store.reader import Reader
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    SECRETARY,
    SOPHIE,
    record_id,
    ticket,
    visit,
)
from tests.support.seen import button, click, click_row, dialog, titles, until, words_on, write
from tests.support.workbench import Workbench
from ui.board.day_board import DayBoard
from ui.board.week_board import WeekBoard
from ui.pages.planning_page import PlanningPage
from ui.tour.pointer import Pointer
from ui.widgets.objection import Objection
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]
Shown = Callable[..., tuple[PlanningPage, Workbench]]

HOUR = timedelta(hours=1)
ELEVEN = NOW + HOUR
"""In Paris."""
WAITS = {"state": TicketState.PENDING, "waiting_for": WaitingFor.VISIT, "assignee_id": LEA.id}
FIRST, SECOND, THIRD = (ticket(number, **WAITS) for number in (1, 2, 3))
OF_LEA = visit("of lea", FIRST, ELEVEN)
OF_KARIM = visit(
    "of karim",
    SECOND,
    ELEVEN + 2 * HOUR,
    technician_id=KARIM.id,
    state=VisitState.CONFIRMED,
    confirmed_by="Mme Ducœur",
    confirmed_how=ConfirmedBy.PHONE,
)
REQUEST = VisitRequest(
    id=record_id("request"),
    ticket_id=THIRD.id,
    client_id=THIRD.client_id,
    site_id=THIRD.site_id,
    cause="Remplacer l'alimentation",
    requested_by=LEA.id,
    requested_at=NOW,
    minutes=90,
)
WORLD = (*COMPANY, NOE, FIRST, SECOND, THIRD, OF_LEA, OF_KARIM, REQUEST)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "page.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def shown(qtbot: QtBot, bench: OpenBench, settings: QSettings) -> Shown:
    def make(*records: object) -> tuple[PlanningPage, Workbench]:
        opened = bench(records or WORLD, SOPHIE)
        page = PlanningPage(opened.context, settings)
        qtbot.addWidget(page)
        page.resize(1286, 640)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        until(qtbot, page.isActiveWindow)
        until(qtbot, lambda: board_of(page).rect_on_viewport(OF_LEA.id).isValid())
        return page, opened

    return make


def board_of(page: PlanningPage) -> DayBoard:
    return page.findChildren(DayBoard)[0]


def backlog_of(page: PlanningPage) -> RowList:
    return page.findChildren(RowList)[0]


def now_of(opened: Workbench, visit_id: str) -> Visit:
    found = opened.desk.ask(Reader.get, Visit, visit_id)
    assert found is not None
    return found


def every(opened: Workbench, record_type: type[R]) -> list[R]:
    ids = opened.desk.ask(Reader.rows, f"SELECT id FROM {record_type.kind}")  # noqa: S608
    found = [opened.desk.ask(Reader.get, record_type, record_id) for (record_id,) in ids]
    return [it for it in found if it is not None]


def planned_for(opened: Workbench, ticket_id: str) -> list[Visit]:
    return [it for it in every(opened, Visit) if it.ticket_id == ticket_id]


def drag_visit(page: PlanningPage, of: Visit, row: str, starts_at: datetime) -> None:
    """Drag a visit by its middle so that it begins at an instant, in somebody's row."""
    board = board_of(page)
    box = board.rect_on_viewport(of.id)
    half = board.place_of(row, starts_at + (of.ends_at - of.starts_at) / 2)
    Pointer(page).drag(board.viewport(), box.center(), board.viewport(), half)


def choose(entry: str, qtbot: QtBot) -> None:
    """Choose from the menu that has just been asked for."""
    until(qtbot, lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = (it for it in menu.actions() if it.text() == entry)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def objections(widget: QWidget) -> list[str]:
    lines = [it for it in widget.findChildren(Objection) if it.isVisible()]
    return [label.text() for it in lines for label in it.findChildren(QLabel) if label.text()]


def test_dragging_moves_a_visit_to_another_hour(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    drag_visit(page, OF_LEA, LEA.id, ELEVEN + 3 * HOUR)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).starts_at == ELEVEN + 3 * HOUR)
    moved = now_of(opened, OF_LEA.id)
    assert moved.ends_at - moved.starts_at == HOUR
    assert moved.technician_id == LEA.id


def test_dragging_gives_a_visit_to_a_colleague(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    drag_visit(page, OF_LEA, KARIM.id, ELEVEN)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).technician_id == KARIM.id)
    assert now_of(opened, OF_LEA.id).starts_at == ELEVEN


def test_dragging_an_edge_makes_it_longer(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    box = board.rect_on_viewport(OF_LEA.id)
    edge = QPoint(box.right() - 2, box.center().y())
    until_two = board.place_of(LEA.id, ELEVEN + 2 * HOUR)
    Pointer(page).drag(board.viewport(), edge, board.viewport(), until_two)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).ends_at == ELEVEN + 2 * HOUR)
    assert now_of(opened, OF_LEA.id).starts_at == ELEVEN


def test_dragging_a_row_of_the_list_becomes_a_visit(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    rows, board = backlog_of(page), board_of(page)
    until(qtbot, lambda: len(titles(rows)) == 1)
    row = rows.visualRect(rows.model().index(0, 0)).center()
    place = board.place_of(KARIM.id, ELEVEN + 4 * HOUR)
    Pointer(page).drag(rows.viewport(), row, board.viewport(), place)
    until(qtbot, lambda: bool(planned_for(opened, THIRD.id)))
    (made,) = planned_for(opened, THIRD.id)
    assert (made.technician_id, made.starts_at) == (KARIM.id, ELEVEN + 4 * HOUR)
    assert made.ends_at - made.starts_at == timedelta(minutes=90)
    assert made.contact_id == SECRETARY.id
    until(qtbot, lambda: not titles(rows))


def test_dragging_esc_leaves_it_where_it_was(shown: Shown) -> None:
    page, opened = shown()
    board, pointer = board_of(page), Pointer(page)
    pointer.press(board.viewport(), board.rect_on_viewport(OF_LEA.id).center())
    pointer.move(board.viewport(), board.place_of(KARIM.id, ELEVEN + 2 * HOUR))
    assert board.held() is not None
    QTest.keyClick(board, Qt.Key.Key_Escape)
    pointer.release()
    assert board.held() is None
    assert now_of(opened, OF_LEA.id) == OF_LEA


def test_dragging_one_that_has_begun_stays(shown: Shown) -> None:
    begun = replace(OF_LEA, state=VisitState.ON_SITE, arrived_at=NOW)
    page, _ = shown(*(it for it in WORLD if it is not OF_LEA), begun)
    board, pointer = board_of(page), Pointer(page)
    pointer.press(board.viewport(), board.rect_on_viewport(begun.id).center())
    pointer.move(board.viewport(), board.place_of(KARIM.id, ELEVEN))
    assert board.held() is None
    pointer.release()


def test_dragging_into_the_row_of_somebody_who_left_is_not_possible(
    shown: Shown, qtbot: QtBot
) -> None:
    left = replace(KARIM, active=False)
    page, opened = shown(*(it for it in WORLD if it is not KARIM), left)
    board, pointer = board_of(page), Pointer(page)
    pointer.press(board.viewport(), board.rect_on_viewport(OF_LEA.id).center())
    pointer.move(board.viewport(), board.place_of(KARIM.id, ELEVEN + 4 * HOUR + HOUR / 2))
    held = board.held()
    assert held is not None
    assert held.row == LEA.id
    pointer.release()
    until(qtbot, lambda: now_of(opened, OF_LEA.id).starts_at != OF_LEA.starts_at)
    assert now_of(opened, OF_LEA.id).technician_id == LEA.id
    assert "Takes no visits" in board.names().accessibleDescription()


def test_dragging_by_keys_alone(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Right)
    while board.current() != OF_LEA.id:
        QTest.keyClick(board, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(board, Qt.Key.Key_Return)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).starts_at == ELEVEN + HOUR)


def test_warnings_are_said_before_the_drop_and_answered_with_a_reason(
    shown: Shown, qtbot: QtBot
) -> None:
    page, opened = shown()
    board, pointer = board_of(page), Pointer(page)
    pointer.press(board.viewport(), board.rect_on_viewport(OF_LEA.id).center())
    over = OF_KARIM.starts_at + HOUR / 2
    pointer.move(board.viewport(), board.place_of(KARIM.id, over))
    assert any("T-000002" in said for said in board.objections())
    pointer.release()
    asked = dialog(qtbot)
    assert any("T-000002" in said for said in objections(asked))
    assert not button(asked, "Plan all the same").isEnabled()
    write(asked, "Les deux sont au même étage")
    click(asked, "Plan all the same")
    until(qtbot, lambda: now_of(opened, OF_LEA.id).technician_id == KARIM.id)
    notes = [
        it.text
        for it in every(opened, JournalEntry)
        if it.entry is EntryKind.NOTE and it.subject == OF_LEA.id
    ]
    assert notes == ["Les deux sont au même étage"]


def test_warnings_whoever_thinks_better_of_it_changes_nothing(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    drag_visit(page, OF_LEA, KARIM.id, OF_KARIM.starts_at)
    click(dialog(qtbot), "Cancel")
    assert now_of(opened, OF_LEA.id) == OF_LEA


def test_warnings_an_absence_speaks_against_a_slot(shown: Shown, qtbot: QtBot) -> None:
    away = Absence(
        id=record_id("away"),
        technician_id=KARIM.id,
        starts_at=ELEVEN,
        ends_at=ELEVEN + HOUR,
        reason="Formation",
        recorded_by=SOPHIE.id,
        recorded_at=NOW,
    )
    page, _ = shown(*WORLD, away)
    drag_visit(page, OF_LEA, KARIM.id, ELEVEN)
    asked = dialog(qtbot)
    assert any("Formation" in said for said in objections(asked))
    asked.reject()


def test_undoing_a_move_and_who_had_agreed(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    told = QSignalSpy(page.done)
    drag_visit(page, OF_KARIM, KARIM.id, OF_KARIM.starts_at + HOUR)
    until(qtbot, lambda: now_of(opened, OF_KARIM.id).starts_at != OF_KARIM.starts_at)
    until(qtbot, lambda: told.count() == 1)
    assert "Mme Ducœur" in told.at(0)[0]
    assert not now_of(opened, OF_KARIM.id).confirmed_by
    QTest.keyClick(board_of(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: now_of(opened, OF_KARIM.id).state is VisitState.CONFIRMED)
    back = now_of(opened, OF_KARIM.id)
    assert (back.starts_at, back.confirmed_by) == (OF_KARIM.starts_at, "Mme Ducœur")
    QTest.keyClick(board_of(page), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    until(
        qtbot,
        lambda: now_of(opened, OF_KARIM.id).starts_at == OF_KARIM.starts_at + HOUR,
    )


def test_undoing_what_was_planned_and_then_moved_is_undone_and_done_again(
    shown: Shown, qtbot: QtBot
) -> None:
    page, opened = shown()
    rows, board = backlog_of(page), board_of(page)
    until(qtbot, lambda: len(titles(rows)) == 1)
    row = rows.visualRect(rows.model().index(0, 0)).center()
    place = board.place_of(KARIM.id, ELEVEN + 4 * HOUR)
    Pointer(page).drag(rows.viewport(), row, board.viewport(), place)
    until(qtbot, lambda: bool(planned_for(opened, THIRD.id)))
    (made,) = planned_for(opened, THIRD.id)
    until(qtbot, lambda: board.rect_on_viewport(made.id).isValid())
    drag_visit(page, made, LEA.id, ELEVEN + 4 * HOUR)
    until(qtbot, lambda: now_of(opened, made.id).technician_id == LEA.id)
    for wanted in (
        lambda: now_of(opened, made.id).technician_id == KARIM.id,
        lambda: now_of(opened, made.id).state is VisitState.CANCELLED,
    ):
        press(page, "Undo: ", qtbot)
        until(qtbot, wanted)
    until(qtbot, lambda: len(titles(rows)) == 1)
    press(page, "Do again: ", qtbot)
    until(qtbot, lambda: len(planned_for(opened, THIRD.id)) == 2)
    press(page, "Do again: ", qtbot)
    until(
        qtbot,
        lambda: any(
            (it.technician_id, it.starts_at) == (LEA.id, ELEVEN + 4 * HOUR)
            for it in planned_for(opened, THIRD.id)
            if it.state is VisitState.PLANNED
        ),
    )


def test_undoing_what_somebody_else_moved_since_stays(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    told = QSignalSpy(page.done)
    drag_visit(page, OF_LEA, LEA.id, ELEVEN + 3 * HOUR)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).starts_at == ELEVEN + 3 * HOUR)
    elsewhere = now_of(opened, OF_LEA.id)
    opened.desk.do(move(elsewhere, ELEVEN + 5 * HOUR))
    press(page, "Undo: ", qtbot)
    until(qtbot, lambda: told.count() > 0 and "Nothing was undone" in told.at(told.count() - 1)[0])
    assert now_of(opened, OF_LEA.id).starts_at == ELEVEN + 5 * HOUR


def press(page: PlanningPage, start: str, qtbot: QtBot) -> None:
    """Press the button whose name begins so, once it can be: it names what it does."""

    def called() -> list[str]:
        buttons = page.findChildren(QAbstractButton)
        return [it.accessibleName() for it in buttons if it.accessibleName().startswith(start)]

    until(qtbot, lambda: len(called()) == 1)
    click(page, called()[0])


def move(of: Visit, starts_at: datetime) -> MoveVisit:
    return MoveVisit(
        visit_id=of.id,
        before=slot_of(of),
        technician_id=of.technician_id,
        starts_at=starts_at,
        ends_at=starts_at + (of.ends_at - of.starts_at),
    )


def test_others_their_moves_come_as_they_happen(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    before = board.rect_on_viewport(OF_LEA.id)
    opened.desk.do(move(OF_LEA, ELEVEN + 2 * HOUR))
    until(qtbot, lambda: board.rect_on_viewport(OF_LEA.id).left() > before.left())


def test_others_a_visit_that_is_held_while_somebody_moves_it_is_let_go_of(
    shown: Shown, qtbot: QtBot
) -> None:
    page, opened = shown()
    told = QSignalSpy(page.told)
    board, pointer = board_of(page), Pointer(page)
    pointer.press(board.viewport(), board.rect_on_viewport(OF_LEA.id).center())
    pointer.move(board.viewport(), board.place_of(KARIM.id, ELEVEN + 4 * HOUR))
    opened.desk.do(move(OF_LEA, ELEVEN + 2 * HOUR))
    until(qtbot, lambda: told.count() == 1)
    assert "while you held it" in told.at(0)[0]
    pointer.release()
    assert now_of(opened, OF_LEA.id).starts_at == ELEVEN + 2 * HOUR
    assert now_of(opened, OF_LEA.id).technician_id == LEA.id


def test_others_another_visit_that_moves_leaves_what_is_held_in_the_hand(
    shown: Shown, qtbot: QtBot
) -> None:
    page, opened = shown()
    board, pointer = board_of(page), Pointer(page)
    before = board.rect_on_viewport(OF_KARIM.id)
    pointer.press(board.viewport(), board.rect_on_viewport(OF_LEA.id).center())
    pointer.move(board.viewport(), board.place_of(LEA.id, ELEVEN + 2 * HOUR))
    opened.desk.do(move(OF_KARIM, OF_KARIM.starts_at + HOUR))
    until(qtbot, lambda: board.rect_on_viewport(OF_KARIM.id) != before)
    assert board.held() is not None
    pointer.release()


def test_fields_plan_a_row_of_the_list_by_keys(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    rows = backlog_of(page)
    until(qtbot, lambda: len(titles(rows)) == 1)
    click_row(rows, 0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    asked = dialog(qtbot)
    people = asked.findChildren(QComboBox)[0]
    people.setCurrentIndex(people.findText(KARIM.name))
    (minutes,) = asked.findChildren(QSpinBox)
    assert minutes.value() == 90
    minutes.setValue(45)
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: bool(planned_for(opened, THIRD.id)))
    (made,) = planned_for(opened, THIRD.id)
    assert made.technician_id == KARIM.id
    assert (made.starts_at, made.ends_at) == (NOW, NOW + timedelta(minutes=45))


def test_fields_ask_for_a_reason_where_something_speaks_against_the_slot(
    shown: Shown, qtbot: QtBot
) -> None:
    page, opened = shown()
    board = board_of(page)
    QTest.mouseDClick(
        board.viewport(),
        Qt.MouseButton.LeftButton,
        pos=board.rect_on_viewport(OF_LEA.id).center(),
    )
    asked = dialog(qtbot)
    people = asked.findChildren(QComboBox)[0]
    (minutes,) = asked.findChildren(QSpinBox)
    people.setCurrentIndex(people.findText(KARIM.name))
    minutes.setValue(180)
    until(qtbot, lambda: any("T-000002" in said for said in objections(asked)))
    assert not button(asked, "Move").isEnabled()
    write(asked, "Karim finit plus tôt")
    click(asked, "Move")
    until(qtbot, lambda: now_of(opened, OF_LEA.id).technician_id == KARIM.id)


def test_confirming_records_who_and_how(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    QTest.mouseClick(
        board.viewport(),
        Qt.MouseButton.LeftButton,
        pos=board.rect_on_viewport(OF_LEA.id).center(),
    )
    click(page, "Confirm…")
    asked = dialog(qtbot)
    (who,) = asked.findChildren(QLineEdit)
    assert who.text() == SECRETARY.name
    click(asked, "By mail")
    click(asked, "Confirm")
    until(qtbot, lambda: now_of(opened, OF_LEA.id).state is VisitState.CONFIRMED)
    confirmed = now_of(opened, OF_LEA.id)
    assert (confirmed.confirmed_by, confirmed.confirmed_how) == (
        SECRETARY.name,
        ConfirmedBy.MAIL,
    )
    until(qtbot, lambda: SECRETARY.name in words_on(page))


def test_freeing_a_day_shows_whom_to_call_and_is_one_step_to_undo(
    shown: Shown, qtbot: QtBot
) -> None:
    again = visit("again", FIRST, ELEVEN + 3 * HOUR)
    page, opened = shown(*WORLD, again)
    board = board_of(page)
    names = board.names()
    QTest.mouseClick(names, Qt.MouseButton.LeftButton, pos=names.row_box(LEA.id).center())
    choose(f"Free the day of {LEA.name}…", qtbot)
    asked = dialog(qtbot)
    write(asked, "Malade")
    click(asked, "Free the day")
    until(qtbot, lambda: "People to call" in words_on_dialog())
    calls = dialog(qtbot)
    (people,) = calls.findChildren(RowList)
    assert len(titles(people)) == 2
    assert all(SECRETARY.name in title for title in titles(people))
    click(calls, "Copy the list")
    assert SECRETARY.phone in QGuiApplication.clipboard().text()
    calls.reject()
    until(qtbot, lambda: not board.rect_on_viewport(OF_LEA.id).isValid())
    press(page, "Undo: ", qtbot)
    until(
        qtbot,
        lambda: {now_of(opened, it.id).state for it in (OF_LEA, again)} == {VisitState.PLANNED},
    )


def test_freeing_a_day_an_absence_is_recorded_and_removed(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    names = board_of(page).names()
    QTest.mouseClick(names, Qt.MouseButton.LeftButton, pos=names.row_box(KARIM.id).center())
    choose(f"Absence of {KARIM.name}…", qtbot)
    asked = dialog(qtbot)
    (reason,) = (it for it in asked.findChildren(QLineEdit) if it.placeholderText())
    reason.setText("Congés")
    click(asked, "Record")
    until(qtbot, lambda: bool(every(opened, Absence)))
    press(page, "Undo: ", qtbot)
    until(
        qtbot,
        lambda: all(it.removed_at for it in every(opened, Absence)),
    )


def words_on_dialog() -> str:
    shown = QApplication.activeModalWidget()
    return words_on(shown) if shown is not None else ""


def test_back_to_the_list_takes_a_visit_off_the_board(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    QTest.mouseClick(
        board.viewport(),
        Qt.MouseButton.LeftButton,
        pos=board.rect_on_viewport(OF_LEA.id).center(),
    )
    click(page, "More")
    choose("Back to the list", qtbot)
    until(qtbot, lambda: now_of(opened, OF_LEA.id).state is VisitState.CANCELLED)
    until(qtbot, lambda: len(titles(backlog_of(page))) == 2)
    requests = every(opened, VisitRequest)
    assert {it.ticket_id for it in requests if it.state is RequestState.OPEN} == {
        FIRST.id,
        THIRD.id,
    }


def test_back_to_the_list_calling_off_asks_why(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    board = board_of(page)
    QTest.mouseClick(
        board.viewport(),
        Qt.MouseButton.LeftButton,
        pos=board.rect_on_viewport(OF_LEA.id).center(),
    )
    click(page, "More")
    choose("Call off…", qtbot)
    asked = dialog(qtbot)
    assert not button(asked, "Call off").isEnabled()
    write(asked, "Le client a changé d'avis")
    click(asked, "Call off")
    until(qtbot, lambda: now_of(opened, OF_LEA.id).state is VisitState.CANCELLED)


def test_going_about_the_week_shows_the_load_and_turns_to_a_day(shown: Shown, qtbot: QtBot) -> None:
    page, _ = shown()
    click(page, "Week")
    week = page.findChildren(WeekBoard)[0]
    until(qtbot, week.isVisible)
    table = week.table
    place = table.model().index(0, 1)
    assert "1 " in str(place.data())
    table.setCurrentIndex(place)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    until(qtbot, lambda: board_of(page).isVisible())
    assert page.day() == date(2026, 3, 17)


def test_going_about_the_next_day_and_back(shown: Shown, qtbot: QtBot) -> None:
    page, _ = shown()
    click(page, "Later")
    until(qtbot, lambda: not board_of(page).rect_on_viewport(OF_LEA.id).isValid())
    assert page.day() == date(2026, 3, 18)
    click(page, "Earlier")
    until(qtbot, lambda: board_of(page).rect_on_viewport(OF_LEA.id).isValid())


def test_going_about_today_is_that_of_the_clock_here(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    opened.clock.now += timedelta(days=2)
    click(page, "Today")
    until(qtbot, lambda: page.shown_day() == date(2026, 3, 19))


def test_going_about_a_visit_is_found_on_its_day(shown: Shown, qtbot: QtBot) -> None:
    later = visit("later", THIRD, ELEVEN + timedelta(days=3))
    page, _ = shown(*WORLD, later)
    page.show_record(later.id)
    until(qtbot, lambda: board_of(page).current() == later.id)
    assert page.day() == date(2026, 3, 20)


def test_going_about_printing_a_day_without_visits_says_so(shown: Shown, qtbot: QtBot) -> None:
    page, _ = shown()
    told, asked = QSignalSpy(page.told), QSignalSpy(page.print_asked)
    click(page, "Print the day (Ctrl+P)")
    assert set(asked.at(0)[1]) == {LEA.id, KARIM.id}
    click(page, "Later")
    until(qtbot, lambda: not board_of(page).rect_on_viewport(OF_LEA.id).isValid())
    click(page, "Print the day (Ctrl+P)")
    assert "nothing to print" in told.at(0)[0]


def test_the_backlog_is_filtered_by_words_and_kind(shown: Shown, qtbot: QtBot) -> None:
    back = replace(REQUEST, id=record_id("back"), cause="Rendre la tour", repair_id="repair")
    page, _ = shown(*WORLD, back)
    rows = backlog_of(page)
    until(qtbot, lambda: len(titles(rows)) == 2)
    click(page, "Returns")
    until(qtbot, lambda: len(titles(rows)) == 1)
    field = next(it for it in page.findChildren(QLineEdit) if it.placeholderText())
    QTest.keyClicks(field, "alimentation")
    until(qtbot, lambda: "Nothing like that" in words_on(page))
    click(page, "Clear the filter")
    until(qtbot, lambda: len(titles(rows)) == 2)


def test_a_drop_in_the_past_is_refused_and_says_why(shown: Shown, qtbot: QtBot) -> None:
    page, opened = shown()
    drag_visit(page, OF_LEA, KARIM.id, NOW - HOUR)
    until(qtbot, lambda: bool(opened.told))
    assert now_of(opened, OF_LEA.id) == OF_LEA


def test_everybody_s_day_is_reached_by_keys(shown: Shown, qtbot: QtBot) -> None:
    page, _ = shown()
    click(page, "People and their days")
    until(qtbot, lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    people = QApplication.activePopupWidget()
    assert isinstance(people, QMenu)
    assert [it.text() for it in people.actions()] == [KARIM.name, LEA.name]
    QTest.keyClick(people, Qt.Key.Key_Down)
    QTest.keyClick(people, Qt.Key.Key_Right)
    until(qtbot, lambda: QApplication.activePopupWidget() is not people)
    of_karim = QApplication.activePopupWidget()
    assert isinstance(of_karim, QMenu)
    QTest.keyClick(of_karim, Qt.Key.Key_Return)
    asked = dialog(qtbot)
    assert KARIM.name in asked.windowTitle()
    asked.reject()


def test_the_keyboard_is_seen_when_it_comes_to_the_board(shown: Shown, qtbot: QtBot) -> None:
    page, _ = shown()
    board = board_of(page)
    board.setFocus(Qt.FocusReason.TabFocusReason)
    until(qtbot, lambda: board.current() != "")
    assert "Mairie de Valbrune" in words_on(page)
