"""The tour's way out of a visit, without a network: four taps and a signature."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ordidesk.desk import Desk
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.verifications import RunState
from ordidesk.queries import day, verifications
from ordidesk.store.reader import Reader
from ui.main_window import MainWindow
from ui.pages.leave_page import LeavePage
from ui.pages.signing_dialog import SigningDialog
from ui.tour.stage import Stage
from ui.widgets.signature_pad import SignaturePad

_STROKES = (((0.10, 0.70), (0.22, 0.25), (0.30, 0.72)), ((0.34, 0.60), (0.62, 0.30), (0.86, 0.62)))
"""As parts of the pad's width and height."""
_STEPS = 12


def leave_visit(stage: Stage, window: MainWindow, desk: Desk, report: str) -> str:
    """Verify, write the resolution, have it signed, finish; returns the id of the closed ticket."""
    running = desk.ask(day.running, desk.actor.id)
    stage.see("a running visit", running)
    ticket_id = running.ticket_id if running else ""
    window.show_page("day")
    stage.wait_for_button(window, "VisitPanel", "Verify and finish")
    stage.click(window, "VisitPanel", "Verify and finish")
    page = stage.only(window, LeavePage)
    stage.picture(window, "quitter-intervention")
    stage.click(page, "VerificationPanel", "All OK")
    stage.wait_for("the list passed", lambda: _passed(desk, ticket_id))
    stage.write(page, "ResolutionCard", "Resolution", report)
    stage.click(page, "SignatureCard", "Have it signed")
    _sign(stage)
    stage.picture(window, "tout-est-pret")
    stage.click(page, "LeavePage", "Finish the visit")
    stage.wait_for("no running visit", lambda: desk.ask(day.running, desk.actor.id) is None)
    stage.wait_for("the ticket closed", lambda: _is_closed(desk, ticket_id))
    return ticket_id


def _sign(stage: Stage) -> None:
    stage.wait_for(
        "the signing", lambda: isinstance(QApplication.activeModalWidget(), SigningDialog)
    )
    asked = QApplication.activeModalWidget()
    if not isinstance(asked, SigningDialog):
        raise TypeError(asked)
    pad = stage.only(asked, SignaturePad)
    for stroke in _STROKES:
        points = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
        for begin, end in itertools.pairwise(points):
            for step in range(1, _STEPS + 1):
                QTest.mouseMove(pad, begin + (end - begin) * step / _STEPS)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])
    stage.picture(asked, "signature")
    stage.click(asked, "SigningDialog", "Sign")


def _passed(desk: Desk, ticket_id: str) -> bool:
    return any(it.state is RunState.PASSED for it in desk.ask(verifications.of_ticket, ticket_id))


def _is_closed(desk: Desk, ticket_id: str) -> bool:
    ticket = desk.ask(Reader.get, Ticket, ticket_id)
    return ticket is not None and ticket.state is TicketState.CLOSED
