"""The signed-in window as a whole: roles, search, keys, dialogs, notices, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Custody
from ordidesk.domain.loans import LoanState
from ordidesk.domain.tickets import SUMMARY_LIMIT, TEXT_LIMIT, AddNote, EditTicket, TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Reason
from ordidesk.labels.sticker import View, photograph
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.filled_store import change, decide
from tests.support.keyed import Keyboard
from tests.support.records import (
    COMPANY,
    LEA,
    NOE,
    NOW,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    ticket,
    visit,
)
from tests.support.seen import click, dialog, drop_on, give_up, titles, until, words_on, write
from tests.ui.conftest import OpenBench, Show
from ui import words
from ui.keyed_scanner import KeyedScanner
from ui.main_window import MainWindow
from ui.pages.picture_batch import PictureBatch
from ui.shell import Shell
from ui.widgets.journal import JournalView
from ui.widgets.number_field import NumberField
from ui.widgets.row_list import RowList
from ui.widgets.table import DataTable

CONTROL = Qt.KeyboardModifier.ControlModifier
LAPTOP = asset(4217)
MINE = ticket(1, assignee_id=LEA.id, state=TicketState.IN_PROGRESS, asset_id=LAPTOP.id)
OTHER = ticket(2, assignee_id=LEA.id, state=TicketState.ASSIGNED, summary="Bourrage papier")
VISIT = visit("one", MINE, NOW, state=VisitState.CONFIRMED)
WORLD = (*COMPANY, LAPTOP, MINE, OTHER, VISIT)
LENT = loaner(900, custody=Custody.ON_LOAN)
LOAN = loan("out", MINE, LENT, number="P-0312", state=LoanState.HANDED_OVER)


def rail(window: MainWindow) -> list[str]:
    return [it.text() for it in window.rail.findChildren(QToolButton) if it.isVisible()]


def search(window: MainWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.top_bar.search, text)


def take_best(qtbot: QtBot, window: MainWindow) -> None:
    until(qtbot, window.top_bar.search.results_shown)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)


def test_each_role_has_its_pages_and_begins_where_its_work_is(show: Show, bench: OpenBench) -> None:
    window = show(bench(WORLD))
    assert rail(window) == ["My day", "Tickets", "Scanner", "Machines", "Loans", "Sync", "Léa"]
    assert window.current_page() == "day"


def test_a_manager_begins_with_what_waits(show: Show, bench: OpenBench) -> None:
    window = show(bench(WORLD, SOPHIE))
    pages = ["Triage", "Planning", "Tickets", "Machines", "Loans", "Scanner", "Sync", "Sophie"]
    assert rail(window) == pages
    assert window.current_page() == "triage"


def test_the_workshop_begins_with_what_leaves_and_takes_scans_there(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench((*WORLD, NOE, LENT, LOAN), NOE))
    pages = ["Workshop", "Loans", "Scanner", "Machines", "Tickets", "Sync", "Noé"]
    assert rail(window) == pages
    assert window.current_page() == "workshop"
    until(qtbot, lambda: "Leaving tomorrow" in words_on(window))
    window.findChildren(Shell)[0].take_scan(LENT.inventory_number)
    until(qtbot, lambda: "is still lent to Mairie de Valbrune" in words_on(window))
    assert window.current_page() == "workshop"


def test_a_loans_number_searched_for_opens_it(show: Show, bench: OpenBench, qtbot: QtBot) -> None:
    window = show(bench((*WORLD, LENT, LOAN)))
    search(window, "p312")
    take_best(qtbot, window)
    assert window.current_page() == "loans"
    until(qtbot, lambda: "P-0312 · HP ProBook 450 G8" in words_on(window))


def test_a_number_searched_for_opens_its_machine(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    search(window, "4217")
    take_best(qtbot, window)
    assert window.current_page() == "assets"
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def test_a_person_searched_for_can_be_called_and_leads_to_the_machines(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    search(window, "ducoeur")
    take_best(qtbot, window)
    asked = dialog(qtbot)
    until(qtbot, lambda: SECRETARY.phone in words_on(asked))
    assert "Allowed to contact support" in words_on(asked)
    click(asked, "Machines of the client")
    until(qtbot, lambda: window.current_page() == "assets")
    table = window.findChildren(DataTable)[0]
    until(qtbot, lambda: table.model().rowCount() == 1)


def test_search_offers_what_was_meant_and_enter_alone_does_not_take_it(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    search(window, "OD-00421B")
    until(qtbot, window.top_bar.search.results_shown)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.current_page() == "scanner"
    assert "Laptop · HP ProBook 450 G8" not in words_on(window)
    search(window, "OD-0042l7")
    until(qtbot, window.top_bar.search.results_shown)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.current_page() == "assets"
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def test_what_search_does_not_know_is_tried_as_a_label(show: Show, bench: OpenBench) -> None:
    window = show(bench(WORLD))
    search(window, "999999")
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.current_page() == "scanner"
    assert "Unknown number: 999999" in number_field(window).error()


def test_back_and_forward_go_through_the_records_that_were_seen(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    window.show_page("tickets", MINE.id)
    window.show_page("tickets", OTHER.id)
    window.show_page("assets", LAPTOP.id)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until(qtbot, lambda: "T-000002 · Mairie de Valbrune" in words_on(window))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until(qtbot, lambda: "T-000001 · Mairie de Valbrune" in words_on(window))
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    until(qtbot, lambda: "T-000002 · Mairie de Valbrune" in words_on(window))


def test_a_ticket_is_opened_for_the_machine_in_front_with_the_keyboard(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench(WORLD)
    window = show(open_bench)
    window.show_page("assets", LAPTOP.id)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot)
    assert "OD-004217 · HP ProBook 450 G8 · Mairie de Valbrune" in words_on(asked)
    summary = asked.focusWidget()
    assert isinstance(summary, QLineEdit)
    QTest.keyClicks(summary, "Ventilateur bruyant")
    QTest.keyClick(asked, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: window.current_page() == "tickets")
    until(qtbot, lambda: "Ventilateur bruyant" in words_on(window))
    assert "Number to come" in words_on(window)
    assert "Ticket recorded." in window.toast.text()


def test_during_a_visit_a_new_ticket_is_for_the_client_who_is_visited(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    running = replace(VISIT, state=VisitState.ON_SITE, arrived_at=NOW)
    window = show(bench((*COMPANY, MINE, running)))
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot)
    choices = [it.currentText() for it in asked.findChildren(QComboBox)]
    assert choices[:2] == [TOWN_HALL.name, TOWN_HALL_SITE.name]
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    until(qtbot, lambda: QApplication.activeModalWidget() is None)


def test_a_refused_ticket_stays_in_its_dialog_with_all_that_was_typed(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot)
    summary = asked.focusWidget()
    assert isinstance(summary, QLineEdit)
    QTest.keyClicks(summary, "Imprimante muette")
    write(asked, "a" * (TEXT_LIMIT + 1))
    click(asked, "Open the ticket")
    until(qtbot, lambda: words.refusal(Reason.TEXT_TOO_LONG) in words_on(asked))
    assert summary.text() == "Imprimante muette"
    assert summary.maxLength() == SUMMARY_LIMIT
    give_up(qtbot, asked)
    until(qtbot, lambda: QApplication.activeModalWidget() is None)


def test_a_note_is_begun_from_any_page(show: Show, bench: OpenBench, qtbot: QtBot) -> None:
    window = show(bench(WORLD))
    window.show_page("tickets", MINE.id)
    window.show_page("scanner")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert window.current_page() == "tickets"
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("Rappelé")
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    journal = window.findChildren(JournalView)[0]
    until(qtbot, lambda: "Rappelé" in journal.toPlainText())


def test_a_loan_is_set_up_for_what_is_shown(show: Show, bench: OpenBench, qtbot: QtBot) -> None:
    window = show(bench(WORLD))
    window.show_page("tickets", MINE.id)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)  # from within a text, too
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClick(field, Qt.Key.Key_E, CONTROL)
    assert window.current_page() == "swap"
    until(qtbot, lambda: "Scan the loaner." in words_on(window))


def test_a_running_visit_is_in_the_top_bar_until_it_is_finished(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    work = bench(WORLD)
    window = show(work)
    click(window, "I have arrived")
    until(qtbot, lambda: "Mairie de Valbrune · 0:00" in words_on(window.top_bar))
    window.show_page("sync")
    click(window.top_bar, "Mairie de Valbrune · 0:00")
    assert window.current_page() == "day"
    click(window, "Verify and finish")
    assert window.current_page() == "leave"
    write(window, "Câble remplacé")
    click(window, "Finish the visit")
    until(qtbot, lambda: "Mairie de Valbrune" not in words_on(window.top_bar))
    until(qtbot, lambda: "ticket resolved" in window.toast.text())
    click(window, "Undo")
    reopened = "SELECT count(*) FROM ticket WHERE state = 'reopened'"
    until(qtbot, lambda: work.desk.ask(Reader.value, reopened) == 1)


def test_offline_the_top_bar_counts_what_waits(show: Show, bench: OpenBench, qtbot: QtBot) -> None:
    open_bench = bench(WORLD)
    window = show(open_bench)
    open_bench.desk.sync.start()
    until(qtbot, lambda: "Offline" in words_on(window.top_bar))
    click(window, "I have arrived")
    until(qtbot, lambda: "Offline · 1 action(s) to send" in words_on(window.top_bar))
    click(window.top_bar, "Offline · 1 action(s) to send")
    assert window.current_page() == "sync"


def test_a_picture_dropped_anywhere_is_read(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(bench(WORLD))
    path = tmp_path / "label.png"
    assert cv2.imwrite(str(path), photograph("OD-004217", View(noise=3, blur=0.6)))
    drop(window, path)
    assert window.current_page() == "scanner"
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def number_field(window: QWidget) -> NumberField:
    return next(it for it in window.findChildren(NumberField) if it.isVisible())


def drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop_on(window, data, QPoint(400, 300))


def write_label(path: Path, number: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    assert cv2.imwrite(str(path), photograph(number, View(noise=3, blur=0.6)))
    return path


def test_several_pictures_and_folders_are_all_read_and_the_person_chooses(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    other = asset(5001, model="EliteBook 840")
    window = show(bench((*WORLD, other)))
    first = write_label(tmp_path / "a.png", "OD-004217")
    write_label(tmp_path / "folder" / "b.png", "OD-005001")
    (tmp_path / "folder" / "notes.txt").write_text("Rappeler Mme Roche")
    notes = tmp_path / "notes.jpg"
    notes.write_text("Rappeler Mme Roche")
    drop(window, first, tmp_path / "folder", notes)
    choices = next(
        it for it in window.findChildren(RowList) if it.accessibleName() == "What it may be"
    )
    until(qtbot, choices.isVisible)
    assert [title.split(" · ")[0] for title in titles(choices)] == ["OD-004217", "OD-005001"]
    said = number_field(window)
    until(qtbot, lambda: "“notes.jpg” is not a picture" in said.error())
    assert not window.findChildren(PictureBatch)[0].isVisible()


def test_pictures_are_counted_while_they_are_read_and_can_be_stopped(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(bench(WORLD))
    paths = [write_label(tmp_path / f"{place:02}.png", "OD-004217") for place in range(20)]
    batch = window.findChildren(PictureBatch)[0]
    drop(window, *paths)
    until(qtbot, lambda: batch.number().endswith(" of 20"))
    assert "Reading pictures" in words_on(batch)
    click(batch, "Cancel")
    until(qtbot, batch.isHidden)
    done = int(batch.number().split()[0])
    assert done < 20
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def test_a_folder_without_pictures_says_so(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(bench(WORLD))
    (tmp_path / "folder").mkdir()
    drop(window, tmp_path / "folder")
    said = number_field(window)
    until(qtbot, lambda: said.error() == "There is no picture in it.")


def test_a_label_link_that_is_dropped_is_followed_and_another_address_is_not(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    data = QMimeData()
    data.setUrls([QUrl("https://www.example/photo.jpg")])
    assert drop_on(window, data, QPoint(400, 300))
    assert "Only the picture's address came" in window.notice.text()
    data.setUrls([QUrl("https://portail.example/a/OD-004217")])
    assert drop_on(window, data, QPoint(400, 300))
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def test_a_scan_on_any_page_shows_the_card_and_leaves_what_is_typed(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    window.show_page("tickets", MINE.id)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("Rappelé")
    with keyed(window):
        Keyboard(window).scan("OD)àà'é&è")
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))
    assert window.current_page() == "scanner"
    assert field.toPlainText() == "Rappelé"


def test_a_scan_while_a_ticket_is_written_chooses_its_machine(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot)
    summary = asked.focusWidget()
    assert isinstance(summary, QLineEdit)
    QTest.keyClicks(summary, "Ventilateur bruyant")
    with keyed(window):
        Keyboard(asked).scan("OD-004217")
    chosen = [it.currentText() for it in asked.findChildren(QComboBox)]
    assert chosen[:3] == [TOWN_HALL.name, TOWN_HALL_SITE.name, "OD-004217 · HP ProBook 450 G8"]
    assert summary.text() == "Ventilateur bruyant"
    assert window.current_page() == "day"
    assert not window.notice.text()


def test_a_scan_that_a_dialog_has_no_use_for_is_kept_until_it_is_closed(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    window = show(bench(WORLD))
    window.show_page("assets", LAPTOP.id)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot)
    summary = asked.focusWidget()
    assert isinstance(summary, QLineEdit)
    QTest.keyClicks(summary, "Ventilateur bruyant")
    with keyed(window):
        Keyboard(asked).scan("OD-004217")
    assert "“OD-004217” was scanned" in window.notice.text()
    assert asked.isVisible()
    assert summary.text() == "Ventilateur bruyant"
    give_up(qtbot, asked)
    until(qtbot, lambda: QApplication.activeModalWidget() is None)
    click(window.notice, "Show it")
    assert window.current_page() == "scanner"
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


@contextmanager
def keyed(window: MainWindow) -> Iterator[None]:
    """Let USB scanners reach the window's shell, as the app does."""
    scanner = KeyedScanner(lambda: True)
    scanner.scanned.connect(window.findChildren(Shell)[0].take_scan)
    yield
    scanner.close()


def test_a_refusal_of_the_portal_is_told_once_and_leads_to_its_reason(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench(WORLD)
    window = show(open_bench)
    open_bench.desk.sync.start()
    receipts: list[int] = []
    note = AddNote(ticket_id=MINE.id, text="Rappelé")
    open_bench.context.actions.give(note, lambda done: receipts.append(done.seq))
    until(qtbot, lambda: bool(receipts))
    (line,) = open_bench.desk.ask(Reader.rows, "SELECT seq, id FROM outbox")
    refused = Outcome(
        seq=line[0], id=line[1], result=Result.REFUSED, reason=Reason.NOT_YOURS, facts={}
    )
    decide(open_bench.store, refused)
    until(qtbot, lambda: "The portal refused an action." in window.notice.text())
    click(window.notice, "See why")
    assert window.current_page() == "sync"
    assert not window.notice.text()
    until(qtbot, lambda: words.refusal(Reason.NOT_YOURS) in words_on(window))


def test_a_conflict_alone_is_told_and_no_more_once_it_is_decided(
    qtbot: QtBot, show: Show, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    window = show(open_bench)
    open_bench.desk.sync.start()
    receipts: list[Done] = []
    edit = EditTicket(ticket_id=MINE.id, before={"location": ""}, after={"location": "Cave"})
    open_bench.context.actions.give(edit, receipts.append)
    until(qtbot, lambda: bool(receipts))
    change(open_bench.store, replace(MINE, location="Salle 3"))
    both = FieldConflict(field="location", mine="Cave", theirs="Salle 3")
    outcome = Outcome(
        seq=receipts[0].seq, id=receipts[0].command_id, result=Result.CONFLICT, conflicts=(both,)
    )
    decide(open_bench.store, outcome)
    until(qtbot, lambda: "Both values are kept: choose." in window.notice.text())
    click(window.notice, "Choose")
    assert window.current_page() == "sync"
    until(qtbot, lambda: "Salle 3" in words_on(window))
    click(window, "The other value")
    click(window, "Keep this choice")
    until(qtbot, lambda: open_bench.desk.sync.status.conflicts == 0)
    assert not window.notice.text()


def test_an_expired_session_is_told_once_and_can_be_renewed(show: Show, bench: OpenBench) -> None:
    window = show(bench(WORLD))
    shell = window.findChildren(Shell)[0]
    asked = QSignalSpy(shell.sign_in_asked)
    expired = SyncStatus(phase=Phase.SIGNED_OUT, waiting=4)
    shell.show_status(expired)
    assert "Session expired. Sign in again" in window.notice.text()
    click(window.notice, "Close this message")
    shell.show_status(expired)
    assert not window.notice.text()
    shell.show_status(SyncStatus(phase=Phase.UP_TO_DATE))
    shell.show_status(expired)
    click(window.notice, "Sign in")
    assert asked.count() == 1
