"""What somebody else changes of a technician's day is said once, quietly, and leads there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ordidesk.domain.journal import EntryKind
from ordidesk.domain.tickets import Priority, TakeTicket, TicketState
from ordidesk.domain.visits import StartVisit, Visit, VisitState
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import COMPANY, KARIM, LEA, NOW, SOPHIE, TOWN_HALL, entry, ticket, visit
from tests.support.seen import click, dialog, until
from tests.ui.conftest import OpenBench, Show
from ui.main_window import MainWindow

MINE = ticket(1, assignee_id=LEA.id, state=TicketState.IN_PROGRESS)
VISIT = visit("one", MINE, NOW + timedelta(hours=1), state=VisitState.CONFIRMED)
TOMORROW = visit("tomorrow", MINE, NOW + timedelta(days=1))
FREE = ticket(7, priority=Priority.CRITICAL, summary="Serveur arrêté")
WORLD = (*COMPANY, MINE, VISIT, TOMORROW, FREE)
NEW = visit("two", MINE, NOW + timedelta(hours=3))
GIVEN = replace(FREE, assignee_id=LEA.id, state=TicketState.ASSIGNED)
BY_SOPHIE = entry(
    "given", FREE, NOW, entry=EntryKind.ASSIGNMENT, author_id=SOPHIE.id, after=LEA.id, text=""
)


def _said(qtbot: QtBot, window: MainWindow) -> str:
    until(qtbot, lambda: bool(window.notice.text()))
    return window.notice.text()


def _holds(reader: Reader, visit_id: str) -> bool:
    return reader.get(Visit, visit_id) is not None


def test_a_new_visit_of_today_is_said_and_a_click_leads_there(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    window.show_page("tickets")
    change(work.store, NEW)
    said = _said(qtbot, window)
    assert said == f"New visit today at 13:00: {TOWN_HALL.name}."
    click(window, "See")
    assert window.current_page() == "day"
    assert not window.notice.text()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            replace(VISIT, starts_at=NOW + timedelta(hours=2)),
            f"Visit of today moved to 12:00: {TOWN_HALL.name}.",
        ),
        (
            replace(VISIT, starts_at=NOW + timedelta(days=1)),
            f"This visit is no longer in your day: {TOWN_HALL.name}.",
        ),
        (
            replace(VISIT, technician_id=KARIM.id),
            f"This visit is no longer in your day: {TOWN_HALL.name}.",
        ),
        (
            replace(VISIT, state=VisitState.CANCELLED),
            f"This visit is no longer in your day: {TOWN_HALL.name}.",
        ),
        (
            replace(TOMORROW, starts_at=NOW + timedelta(hours=5)),
            f"Visit of today moved to 15:00: {TOWN_HALL.name}.",
        ),
    ],
    ids=["moved", "to another day", "to somebody else", "cancelled", "to today"],
)
def test_what_happens_to_a_visit_of_today_is_said(
    qtbot: QtBot, bench: OpenBench, show: Show, changed: object, said: str
) -> None:
    work = bench(WORLD)
    window = show(work)
    change(work.store, changed)  # type: ignore[arg-type]  # each is a visit
    assert _said(qtbot, window) == said


def test_a_critical_ticket_from_a_manager_is_said_and_a_click_leads_there(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    change(work.store, GIVEN, BY_SOPHIE)
    said = _said(qtbot, window)
    assert said == f"Critical ticket assigned to you: Serveur arrêté ({TOWN_HALL.name})."
    click(window, "See")
    assert window.current_page() == "tickets"


def test_changes_that_come_together_are_one_notice(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    change(work.store, NEW)
    change(work.store, replace(VISIT, starts_at=NOW + timedelta(hours=2)))
    change(work.store, GIVEN, BY_SOPHIE)
    assert _said(qtbot, window) == "3 change(s) in your day: see what is new."


def test_what_the_person_does_is_no_news_nor_is_a_visit_of_another_day(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    work.desk.do(TakeTicket(ticket_id=FREE.id))
    work.desk.do(StartVisit(visit_id=VISIT.id))
    change(work.store, replace(TOMORROW, starts_at=NOW + timedelta(days=1, hours=1)))
    change(work.store, visit("later", MINE, NOW + timedelta(days=2)))
    change(work.store, NEW, ver=3)
    assert _said(qtbot, window) == f"New visit today at 13:00: {TOWN_HALL.name}."


def test_nothing_is_said_while_a_dialog_is_open_and_it_is_said_after(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    asking = dialog(qtbot)
    change(work.store, NEW)
    until(qtbot, lambda: work.context.desk.ask(_holds, NEW.id))
    assert not window.notice.text()
    asking.reject()
    assert _said(qtbot, window) == f"New visit today at 13:00: {TOWN_HALL.name}."


def test_a_refusal_that_was_not_read_yet_is_not_painted_over(
    qtbot: QtBot, bench: OpenBench, show: Show
) -> None:
    work = bench(WORLD)
    window = show(work)
    window.show_notice("Refused, and why.", action="See why", token="sync")
    change(work.store, NEW)
    until(qtbot, lambda: work.context.desk.ask(_holds, NEW.id))
    assert _said(qtbot, window) == "Refused, and why."
    click(window.notice, "Close this message")
    until(qtbot, lambda: window.notice.text() == f"New visit today at 13:00: {TOWN_HALL.name}.")
