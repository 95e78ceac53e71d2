"""Ma journée as a technician goes through it: arriving, finishing, what is late, what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import QTime
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDateTimeEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Reason
from ordidesk.queries import loans, tickets
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    CHECKLIST,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    asset,
    entry,
    loaner,
    record_id,
    ticket,
    visit,
)
from tests.support.seen import (
    button,
    click,
    click_row,
    dialog,
    has_button,
    titles,
    until,
    words_on,
    write,
)
from tests.support.workbench import Workbench
from ui import words
from ui.models.journal import journal_entries
from ui.pages.day_page import DayPage
from ui.theme import SIZE
from ui.widgets.row_list import RowList
from ui.widgets.rows import RowRole

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
SERVER = ticket(1, assignee_id=LEA.id, state=TicketState.ASSIGNED, priority=Priority.HIGH)
PRINTER = ticket(
    2,
    assignee_id=LEA.id,
    state=TicketState.ASSIGNED,
    summary="Bourrage papier",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
)
FREE = ticket(3, summary="Écran noir")
FIRST = visit("first", SERVER, NOW, state=VisitState.CONFIRMED)
SECOND = visit("second", PRINTER, NOW + timedelta(hours=2), state=VisitState.CONFIRMED)
TOMORROW = visit("tomorrow", SERVER, NOW + timedelta(days=1))
WORLD = (*COMPANY, SERVER, PRINTER, FREE, FIRST, SECOND, TOMORROW)


def shown(qtbot: QtBot, bench: Workbench) -> DayPage:
    page = DayPage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def rows(page: DayPage, name: str) -> RowList:
    return next(it for it in page.findChildren(RowList) if it.accessibleName() == name)


def state_of(bench: Workbench, record: Visit) -> VisitState:
    found = bench.desk.ask(Reader.get, Visit, record.id)
    assert found is not None
    return found.state


def test_it_shows_the_day_the_next_visit_in_full_and_tomorrow(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    assert titles(rows(page, "Visits of the day")) == ["Mairie de Valbrune", "EHPAD Les Tilleuls"]
    assert titles(rows(page, "Visits of tomorrow")) == ["Mairie de Valbrune"]
    assert titles(rows(page, "My open tickets")) == [SERVER.summary, PRINTER.summary]
    said = words_on(page)
    for part in ("Hôtel de ville", "1 place de la République, 25190 Valbrune", "03 81 55 01 12"):
        assert part in said
    assert "0 of 2 visits done · 1 ticket(s) to take" in said
    assert button(page, "I have arrived").isEnabled()


def test_arriving_takes_one_click_and_leaving_has_a_page_of_its_own(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "I have arrived")
    until(qtbot, lambda: has_button(page, "Verify and finish"))
    assert state_of(open_bench, FIRST) is VisitState.ON_SITE
    assert "arrived at 10:00" in words_on(page)
    gone = QSignalSpy(page.navigate)
    click(page, "Verify and finish")
    assert gone.at(0) == ["leave", FIRST.id]


def test_a_visit_is_paused_and_resumed_by_a_tap_each(qtbot: QtBot, bench: OpenBench) -> None:
    work = bench(WORLD)
    page = shown(qtbot, work)
    click(page, "On my way")
    until(qtbot, lambda: state_of(work, FIRST) is VisitState.TRAVELLING)
    click(page, "I have arrived")
    until(qtbot, lambda: has_button(page, "Pause"))
    assert not has_button(page, "On my way")
    click(page, "Pause")
    until(qtbot, lambda: has_button(page, "Resume"))
    assert state_of(work, FIRST) is VisitState.PAUSED
    assert not has_button(page, "Verify and finish")
    click(page, "Resume")
    until(qtbot, lambda: has_button(page, "Verify and finish"))


def test_a_late_tap_is_put_right_and_the_journal_tells_it(qtbot: QtBot, bench: OpenBench) -> None:
    work = bench(WORLD)
    page = shown(qtbot, work)
    assert not has_button(page, "Correct the times…")
    click(page, "I have arrived")
    until(qtbot, lambda: has_button(page, "Correct the times…"))
    click(page, "Correct the times…")
    asked = dialog(qtbot)
    (arrived,) = asked.findChildren(QDateTimeEdit)
    assert arrived.accessibleName() == "Arrival"
    assert arrived.time() == QTime(10, 0)
    save = button(asked, "Save")
    assert not save.isEnabled()
    arrived.setTime(QTime(9, 50))
    assert save.isEnabled()
    click(asked, "Save")
    until(qtbot, lambda: "arrived at 09:50" in words_on(page))
    told = work.desk.ask(tickets.journal, SERVER.id)[-1]
    (shown_entry,) = journal_entries([told], NOW, "Europe/Paris")
    assert shown_entry.text.startswith("Visit, arrival: ")
    assert shown_entry.text.endswith("09:50")


def test_a_colleagues_visit_is_taken_over_with_a_note(qtbot: QtBot, bench: OpenBench) -> None:
    theirs = replace(FIRST, technician_id=KARIM.id)
    work = bench((*COMPANY, SERVER, PRINTER, SECOND, theirs))
    page = shown(qtbot, work)
    page.show_record(theirs.id)
    assert "Karim Benali is to go there." in words_on(page)
    assert not has_button(page, "I have arrived")
    click(page, "Take over…")
    asked = dialog(qtbot)
    assert "Karim" in words_on(asked)
    write(asked, "Je suis déjà dans le bâtiment.")
    click(asked, "Take over")
    until(qtbot, lambda: has_button(page, "I have arrived"))


def test_a_visit_that_is_not_done_needs_a_reason_and_is_planned_again(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "Not done…")
    asked = dialog(qtbot)
    assert not button(asked, "Record").isEnabled()
    write(asked, "Fermé ce matin")
    assert button(asked, "To be planned again by the hotline").isChecked()
    click(asked, "Record")
    until(qtbot, lambda: state_of(open_bench, FIRST) is VisitState.NOT_DONE)
    until(qtbot, lambda: bool(requests_of(open_bench)))
    (made,) = requests_of(open_bench)
    assert (made.cause, made.minutes, made.after_visit) == ("Fermé ce matin", 60, FIRST.id)


def requests_of(bench: Workbench) -> list[VisitRequest]:
    found = bench.desk.ask(Reader.rows, "SELECT id FROM visit_request")
    made = [bench.desk.ask(Reader.get, VisitRequest, key) for (key,) in found]
    return [it for it in made if it is not None]


def test_tomorrows_visits_say_whether_all_is_here(qtbot: QtBot, bench: OpenBench) -> None:
    unheld = ticket(8, asset_id=record_id("a machine that is not held"))
    nowhere = visit("nowhere", unheld, NOW + timedelta(days=1, hours=2), site_id="")
    complete = ticket(9, assignee_id=LEA.id, state=TicketState.ASSIGNED, asset_id=LAPTOP.id)
    ready = visit("ready", complete, NOW + timedelta(days=1, hours=4))
    page = shown(qtbot, bench((*WORLD, CHECKLIST, LAPTOP, unheld, nowhere, complete, ready)))
    tomorrow = rows(page, "Visits of tomorrow")
    said = [str(tomorrow.model().index(it, 0).data(RowRole.SUBTITLE)) for it in range(3)]
    assert said == [SERVER.summary, "missing: the address, the machine's record", complete.summary]
    chips = [tomorrow.model().index(it, 0).data(RowRole.CHIP).text for it in range(3)]
    assert chips == ["Ready", "To prepare", "Ready"]


def test_the_day_tells_its_hours_and_what_is_unsent(qtbot: QtBot, bench: OpenBench) -> None:
    came = replace(
        FIRST,
        state=VisitState.DONE,
        arrived_at=NOW - timedelta(minutes=95),
        ended_at=NOW - timedelta(minutes=10),
    )
    called = entry("call", SERVER, NOW - timedelta(minutes=5), minutes=20)
    earlier = entry("earlier", SERVER, NOW - timedelta(days=1), minutes=50)
    work = bench((*COMPANY, SERVER, PRINTER, SECOND, came, called, earlier))
    work.desk.sync.start()
    page = shown(qtbot, work)
    assert "1 h 25 on site · 20 min noted" in words_on(page)
    click(page, "I have arrived")
    until(qtbot, lambda: "1 h 25 on site · 20 min noted · 1 action(s) to send" in words_on(page))


def test_while_one_visit_runs_another_cannot_be_started_and_says_why(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    click(page, "I have arrived")
    until(qtbot, lambda: has_button(page, "Verify and finish"))
    click_row(rows(page, "Visits of the day"), 1)
    assert not button(page, "I have arrived").isEnabled()
    assert words.refusal(Reason.OTHER_VISIT_RUNNING) in words_on(page)


def test_a_report_that_is_refused_stays_in_its_dialog(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click(page, "Not done…")
    asked = dialog(qtbot)
    write(asked, "Fermé")
    change(open_bench.store, replace(FIRST, state=VisitState.CANCELLED))
    click(asked, "Record")
    until(qtbot, lambda: words.refusal(Reason.WRONG_STEP) in words_on(asked))
    assert asked.isVisible()
    assert button(asked, "Record").isEnabled()
    assert open_bench.told == []
    asked.reject()


def test_what_nobody_finished_stands_first_with_its_day(qtbot: QtBot, bench: OpenBench) -> None:
    late = visit("late", PRINTER, NOW - timedelta(days=4), state=VisitState.CONFIRMED)
    page = shown(qtbot, bench((*WORLD, late)))
    day = rows(page, "Visits of the day")
    first = day.model().index(0, 0)
    assert first.data(RowRole.KEY) == late.id
    assert first.data(RowRole.CHIP).text == "Overdue"
    assert "13" in first.data(RowRole.END)


def test_what_the_portal_moves_is_seen_at_once(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    moved = replace(SECOND, starts_at=NOW - timedelta(hours=1), ends_at=NOW)
    change(open_bench.store, moved)
    day = rows(page, "Visits of the day")
    until(qtbot, lambda: titles(day) == ["EHPAD Les Tilleuls", "Mairie de Valbrune"])
    assert day.current_key() == FIRST.id


def test_a_ticket_and_a_machine_are_one_click_away(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD))
    asked = QSignalSpy(page.navigate)
    click_row(rows(page, "My open tickets"), 1)
    click(page, "Scan")
    assert [asked.at(0), asked.at(1)] == [["tickets", PRINTER.id], ["scanner", None]]


def test_an_empty_day_says_what_to_do_next(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench((*COMPANY, FREE)))
    said = words_on(page)
    for part in ("No visit today", "No ticket is assigned to you.", "No visit tomorrow."):
        assert part in said
    asked = QSignalSpy(page.navigate)
    click(page, "Scan a label")
    assert asked.at(0) == ["scanner", None]


def test_a_visit_whose_site_is_not_here_yet_is_shown_all_the_same(
    qtbot: QtBot, bench: OpenBench
) -> None:
    lost = visit("lost", SERVER, NOW, site_id=record_id("elsewhere"), purpose="Onduleur")
    page = shown(qtbot, bench((*COMPANY, SERVER, lost)))
    assert titles(rows(page, "Visits of the day")) == ["Mairie de Valbrune"]
    assert "Onduleur" in words_on(page)


def test_in_a_narrow_window_everything_is_still_there(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD))
    page.resize(SIZE.window_narrowest - SIZE.rail, SIZE.window_shortest)
    tickets, day = rows(page, "My open tickets"), rows(page, "Visits of the day")
    until(qtbot, lambda: tickets.mapTo(page, tickets.rect().topLeft()).x() < SIZE.day_side)
    for part in (tickets, day, button(page, "I have arrived"), button(page, "Scan")):
        assert page.rect().contains(part.mapTo(page, part.rect().bottomRight()))
    page.resize(SIZE.window_width - SIZE.rail, SIZE.window_height)
    until(qtbot, lambda: tickets.mapTo(page, tickets.rect().topLeft()).x() > SIZE.breakpoint // 2)


def test_a_loaner_is_reserved_for_a_visit_to_come(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, loaner(900)))
    page = shown(qtbot, bench_)
    click(page, "Reserve a loaner…")
    asked = dialog(qtbot)
    until(qtbot, lambda: button(asked, "Reserve").isEnabled())
    click(asked, "Reserve")
    until(qtbot, lambda: not has_button(page, "Reserve a loaner…"))
    (kept,) = bench_.desk.ask(loans.history, loaner(900).id)
    assert kept.visit_id == FIRST.id
