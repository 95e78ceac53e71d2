"""Leaving a visit as a technician does: all OK, a quick text, a signature, finished."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.verifications import Answer, RunState, VerificationRun
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.queries import attachments, verifications
from ordidesk.store.reader import Reader
from tests.support.records import CHECKLIST, COMPANY, LEA, NOW, SECRETARY, asset, ticket, visit
from tests.support.seen import button, click, until, words_on
from tests.support.workbench import Workbench
from ui.pages.leave_page import LeavePage
from ui.pages.signing_dialog import SigningDialog
from ui.widgets.check_row import CheckRow
from ui.widgets.signature_pad import SignaturePad

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


def sign(qtbot: QtBot) -> None:
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), SigningDialog))
    asked = QApplication.activeModalWidget()
    assert asked is not None
    (pad,) = asked.findChildren(SignaturePad)
    with qtbot.waitExposed(asked):
        pass
    left, right = QPoint(20, 60), QPoint(pad.width() - 20, 30)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=left)
    for step in range(1, 11):
        QTest.mouseMove(pad, left + (right - left) * step / 10)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=right)
    click(asked, "Sign")


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
    assert told.at(0) == ["Visit finished, ticket closed."]
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
    assert told.at(0) == ["Visit finished, ticket resolved. It is closed later."]
    assert the_ticket(bench_).state is TicketState.RESOLVED


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


def _answer(bench: Workbench, key: str) -> Answer:
    run = the_run(bench)
    assert run is not None
    found = run.answer_of(key)
    assert found is not None
    return found
