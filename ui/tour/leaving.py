"""The tour's way out of a visit, without a network: four taps and a signature."""

from __future__ import annotations

from ordidesk.desk import Desk
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.verifications import RunState
from ordidesk.queries import day, verifications
from ordidesk.store.reader import Reader
from ui.main_window import MainWindow
from ui.pages.leave_page import LeavePage
from ui.tour.signing import sign
from ui.tour.stage import Stage


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
    sign(stage)
    stage.picture(window, "tout-est-pret")
    stage.click(page, "LeavePage", "Finish the visit")
    stage.wait_for("no running visit", lambda: desk.ask(day.running, desk.actor.id) is None)
    stage.wait_for("the ticket closed", lambda: _is_closed(desk, ticket_id))
    return ticket_id


def _passed(desk: Desk, ticket_id: str) -> bool:
    return any(it.state is RunState.PASSED for it in desk.ask(verifications.of_ticket, ticket_id))


def _is_closed(desk: Desk, ticket_id: str) -> bool:
    ticket = desk.ask(Reader.get, Ticket, ticket_id)
    return ticket is not None and ticket.state is TicketState.CLOSED
