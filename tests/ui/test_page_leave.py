"""Leaving a visit as a technician does: all OK, a quick text, a signature, finished."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.documents.signature import Side
from ordidesk.domain.assets import Custody
from ordidesk.domain.loans import LoanState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.verifications import Answer, Item, RunState, VerificationRun
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.queries import attachments, verifications
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import (
    CARE_HOME,
    CHECKLIST,
    COMPANY,
    LEA,
    NOW,
    SECRETARY,
    asset,
    loan,
    loaner,
    ticket,
    visit,
)
from tests.support.seen import button, click, dialog, has_button, until, words_on, write
from tests.support.signing import sign
from tests.support.workbench import Workbench
from ui.pages.leave_page import LeavePage
from ui.pages.signing_dialog import SigningDialog
from ui.widgets.check_row import CheckRow

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=LAPTOP.id)
HERE = visit(
    "here",
    TICKET,
    NOW,
    state=VisitState.ON_SITE,
    arrived_at=NOW,
    contact_id=SECRETARY.id,
)
WORLD = (*COMPANY, CHECKLIST, LAPTOP, TICKET, HERE)


def shown(qtbot: QtBot, bench: Workbench, tmp_path: Path) -> LeavePage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = LeavePage(bench.context, settings, "https://portail.example")
    qtbot.addWidget(page)
    page.resize(1286, 640)
    page.show_record(HERE.id)
    with qtbot.waitExposed(page):
        page.show()
    return page


def the_run(bench: Workbench) -> VerificationRun | None:
    found = bench.desk.ask(
        verifications.to_verify, bench.desk.actor, TICKET.id, bench.context.clock()
    )
    return found[0].run


def the_ticket(bench: Workbench) -> Ticket:
    found = bench.desk.ask(Reader.get, Ticket, TICKET.id)
    assert found is not None
    return found


def row(page: LeavePage, title: str) -> CheckRow:
    return next(it for it in page.findChildren(CheckRow) if title in words_on(it))


def test_four_taps_close_the_ticket_when_all_is_well(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    told = QSignalSpy(page.told)

    click(page, "All OK")
    until(qtbot, lambda: (run := the_run(bench_)) is not None and run.state is RunState.PASSED)
    click(page, "Cable replaced.")
    click(page, "Have it signed")
    sign(qtbot)
    until(qtbot, lambda: "Signed by Hélène Ducœur at 10:00" in words_on(page))
    click(page, "Finish the visit")

    until(qtbot, lambda: told.count() == 1)
    assert told.at(0)[0] == "Visit finished, ticket closed."
    closed = the_ticket(bench_)
    assert closed.state is TicketState.CLOSED
    assert closed.resolution == "Cable replaced."
    assert closed.confirmed_by == SECRETARY.name
    ended = bench_.desk.ask(Reader.get, Visit, HERE.id)
    assert ended is not None
    assert (ended.state, ended.report) == (VisitState.DONE, closed.resolution)
    (report,) = bench_.desk.ask(attachments.of_ticket, TICKET.id)
    assert report.sha256 == ended.signed_report
    content = bench_.desk.files.read(report.sha256)
    assert content is not None
    assert content.startswith(b"%PDF-")


def test_a_machine_without_its_list_leaves_the_ticket_resolved_and_says_what_is_missing(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    assert not button(page, "Finish the visit").isEnabled()
    assert "Nothing is missing" not in words_on(page)
    click(page, "Write it")
    assert isinstance(page.focusWidget(), QPlainTextEdit)
    click(page, "Cable replaced.")
    told = QSignalSpy(page.told)
    click(page, "Finish the visit")
    until(qtbot, lambda: told.count() == 1)
    assert told.at(0)[0] == "Visit finished, ticket resolved. It is closed later."
    assert the_ticket(bench_).state is TicketState.RESOLVED


def test_what_was_left_resolved_is_verified_and_closed_later(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    solved = replace(
        TICKET, state=TicketState.RESOLVED, resolution="Câble remplacé.", resolved_at=NOW
    )
    over = replace(HERE, state=VisitState.DONE, ended_at=NOW, report="Câble remplacé.")
    bench_ = bench((*COMPANY, CHECKLIST, LAPTOP, solved, over))
    page = shown(qtbot, bench_, tmp_path)
    told = QSignalSpy(page.told)
    assert "The machine has not been verified" in words_on(page)
    click(page, "All OK")
    until(qtbot, lambda: "Nothing is missing" in words_on(page))
    click(page, "Close the ticket")
    until(qtbot, lambda: told.count() == 1)
    assert the_ticket(bench_).state is TicketState.CLOSED
    assert bench_.desk.ask(attachments.of_ticket, TICKET.id) == ()
    undo = told.at(0)[1]
    bench_.context.actions.give(undo)
    until(qtbot, lambda: the_ticket(bench_).state is TicketState.REOPENED)


def test_each_line_is_answered_commented_and_taken_back(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    boot = row(page, "Démarre sans erreur")
    click(boot, "Not OK")
    until(qtbot, lambda: (run := the_run(bench_)) is not None and len(run.answers) == 1)
    comment = next(it for it in boot.findChildren(QLineEdit) if it.placeholderText() == "Comment")
    until(qtbot, comment.isVisible)
    comment.setFocus()
    QTest.keyClicks(comment, "Ecran noir")
    QTest.keyClick(comment, Qt.Key.Key_Return)
    until(qtbot, lambda: _answer(bench_, "boot").comment == "Ecran noir")
    assert "1 of 5" in words_on(page)
    click(boot, "Not OK")
    until(qtbot, lambda: (run := the_run(bench_)) is not None and not run.answers)


def test_the_technicians_own_signature_is_drawn_once_and_stands_on_the_next_report(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    click(page, "Draw my own signature…")
    sign(qtbot)
    until(qtbot, lambda: has_button(page, "My own signature: change…"))
    report = page.report()
    assert report is not None
    assert [(it.side, it.name) for it in report.signatures] == [(Side.TECHNICIAN, LEA.name)]


def test_taps_that_follow_each_other_fast_are_all_kept(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    for title in ("Démarre sans erreur", "Impression d'une page"):
        click(row(page, title), "OK")  # the list is being begun by the first
    until(qtbot, lambda: (run := the_run(bench_)) is not None and len(run.answers) == 2)
    assert len(runs_of(bench_)) == 1
    assert bench_.told == []


def test_a_photo_waits_for_the_answer_that_it_goes_with(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    boot = row(page, "Démarre sans erreur")
    click(boot, "Add a photo")
    assert "Answer first, then add the photo." in words_on(boot)


def test_a_list_of_200_lines_is_there_whole_and_ends_by_one_tap(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    items = tuple(Item(key=f"k{it}", title=f"Point de contrôle n° {it}") for it in range(200))
    bench_ = bench((*COMPANY, replace(CHECKLIST, items=items), LAPTOP, TICKET, HERE))
    page = shown(qtbot, bench_, tmp_path)
    until(qtbot, lambda: sum(it.isVisible() for it in page.findChildren(CheckRow)) == len(items))
    titles = [words_on(it).splitlines()[0] for it in page.findChildren(CheckRow)]
    assert titles == [it.title for it in items]
    click(page, "All OK")
    until(qtbot, lambda: (run := the_run(bench_)) is not None and run.state is RunState.PASSED)
    until(qtbot, lambda: "200 of 200" in words_on(page))


def test_a_ticket_that_was_closed_meanwhile_stays_closed_and_the_visit_ends(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    click(page, "Cable replaced.")
    closed = replace(
        TICKET, state=TicketState.CLOSED, resolution="Par téléphone", resolved_at=NOW, closed_at=NOW
    )
    change(bench_.store, closed)
    told = QSignalSpy(page.told)
    click(page, "Finish the visit")
    until(qtbot, lambda: told.count() == 1)
    assert told.at(0)[0] == "Visit finished, ticket closed."
    assert the_ticket(bench_).resolution == "Par téléphone"
    ended = bench_.desk.ask(Reader.get, Visit, HERE.id)
    assert ended is not None
    assert (ended.state, ended.report) == (VisitState.DONE, "Cable replaced.")


def test_a_declined_signature_leaves_the_ticket_resolved_with_the_reason(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    click(page, "All OK")
    until(qtbot, lambda: (run := the_run(bench_)) is not None and run.state is RunState.PASSED)
    click(page, "Cable replaced.")
    click(page, "Have it signed")
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), SigningDialog))
    signing = QApplication.activeModalWidget()
    assert signing is not None
    click(signing, "Decline to sign…")
    asked = dialog(qtbot)
    write(asked, "Veut d'abord essayer")
    click(asked, "Record")
    until(qtbot, lambda: "Hélène Ducœur did not sign: Veut d'abord essayer" in words_on(page))
    told = QSignalSpy(page.told)
    click(page, "Finish the visit")
    until(qtbot, lambda: told.count() == 1)
    held = the_ticket(bench_)
    assert (held.state, held.confirmed_by) == (TicketState.RESOLVED, "")


def test_parts_are_noted_and_taken_off_again(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    click(page, "Add a part…")
    asked = dialog(qtbot)
    (designation,) = (
        it for it in asked.findChildren(QLineEdit) if it.accessibleName() == "Designation"
    )
    designation.setText("Câble RJ45")
    click(asked, "Add")
    until(qtbot, lambda: "1 × Câble RJ45" in words_on(page))
    click(page, "Take off Câble RJ45")
    until(qtbot, lambda: "Câble RJ45" not in words_on(page))


def test_another_machine_of_the_client_is_verified_too(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    second = asset(4218)
    theirs = asset(5000, client_id=CARE_HOME.id)
    bench_ = bench((*WORLD, second, theirs))
    page = shown(qtbot, bench_, tmp_path)
    click(page, "Another machine…")
    asked = dialog(qtbot)
    (number,) = (it for it in asked.findChildren(QLineEdit) if it.accessibleName() == "Number")
    number.setText(theirs.inventory_number)
    assert "This machine belongs to another client." in words_on(asked)
    assert not button(asked, "Verify").isEnabled()
    number.setText(second.inventory_number)
    click(asked, "Verify")
    until(qtbot, lambda: second.id in {it.asset_id for it in runs_of(bench_)})
    until(qtbot, lambda: "0 of 5" in words_on(page))
    assert button(page, "All OK").isEnabled()


def runs_of(bench: Workbench) -> list[verifications.RunRow]:
    return list(bench.desk.ask(verifications.of_ticket, TICKET.id))


def _answer(bench: Workbench, key: str) -> Answer:
    run = the_run(bench)
    assert run is not None
    found = run.answer_of(key)
    assert found is not None
    return found


def test_the_report_names_the_loan_that_is_in_place(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    lent = replace(TICKET, state=TicketState.CONTINUITY)
    stand_in = loaner(120, custody=Custody.ON_LOAN)
    out = loan(
        "out", lent, stand_in, number="P-0312", state=LoanState.HANDED_OVER, replaced_id=LAPTOP.id
    )
    world = (*COMPANY, CHECKLIST, LAPTOP, lent, HERE, stand_in, out)
    report = shown(qtbot, bench(world), tmp_path).report()
    assert report is not None
    (left,) = report.remaining
    assert left.startswith(f"Loan P-0312 in place: {stand_in.inventory_number}")
    assert LAPTOP.inventory_number in left
