"""Live: what a manager does is on the technician's window by itself, over the long poll."""

from __future__ import annotations

from itertools import count

from ordidesk.domain.places import Client
from ordidesk.domain.tickets import AssignTicket, Channel, Impact, OpenTicket, Scope, Ticket
from ordidesk.domain.work import Command
from ordidesk.queries.tickets import View
from tests.e2e.conftest import StartApp
from tests.support.portal_calls import Caller, line
from tests.support.running_app import RunningApp
from tests.support.seen import titles
from ui.counted import Counted
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.tickets_page import TicketsPage
from ui.widgets.row_list import RowList

CLAIRE = "claire.dubois@ordidesk.example"


class Manager:
    """A manager at another computer, who gives commands there."""

    def __init__(self, portal: DemoPortal) -> None:
        self.caller = Caller(portal.address, stream="stream-of-a-manager-live")
        assert self.caller.sign_in(CLAIRE, DEMO_PASSWORD).ok
        self._seqs = count(self.caller.plan().settlement.last_seq + 1)

    def give(self, *commands: Command) -> None:
        """Push commands together."""
        lines = [line(next(self._seqs), command, number=4711) for command in commands]
        answer = self.caller.push(*lines)
        assert {it.result for it in answer.settlement.outcomes} <= {"applied", "merged"}

    def open_critical(self, summary: str) -> str:
        """Declare a ticket that stops everybody; returns its id."""
        (client, *_) = self.caller.snapshot(Client.kind)
        self.give(
            OpenTicket(
                client_id=client["id"],
                summary=summary,
                channel=Channel.PHONE,
                impact=Impact.BLOCKING,
                scope=Scope.ALL,
            )
        )
        (ticket_id,) = (
            str(it["id"]) for it in self.caller.snapshot(Ticket.kind) if it["summary"] == summary
        )
        return ticket_id


def _rows(app: RunningApp) -> list[str]:
    page = app.stage.only(app.window, TicketsPage)
    return titles(next(it for it in page.findChildren(RowList) if it.isVisible()))


def test_a_ticket_that_a_manager_assigns_appears_and_is_said_once_and_a_click_leads_there(
    start: StartApp, portal: DemoPortal
) -> None:
    manager = Manager(portal)
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    app.window.show_page("tickets", View.MINE)
    me = app.context.desk.actor.id
    first = manager.open_critical("Serveur de fichiers arrêté")
    second = manager.open_critical("Téléphones muets")
    app.stage.settle()
    assert "Serveur de fichiers arrêté" not in _rows(app)
    assert not app.window.notice.text()
    manager.give(AssignTicket(ticket_id=first, technician_id=me))
    app.stage.wait_for("the row", lambda: "Serveur de fichiers arrêté" in _rows(app))
    app.stage.wait_for("the notice", lambda: bool(app.window.notice.text()))
    assert "Serveur de fichiers arrêté" in app.window.notice.text()
    app.window.show_page("day")
    app.stage.click(app.window, "Shell", "See")
    assert app.window.current_page() == "tickets"
    page = app.stage.only(app.window, TicketsPage)
    app.stage.wait_for("the ticket", lambda: page.current_ticket() == first)
    third = manager.open_critical("Accès internet coupé")
    manager.give(
        AssignTicket(ticket_id=second, technician_id=me),
        AssignTicket(ticket_id=third, technician_id=me),
    )
    app.stage.wait_for("one notice of both", lambda: _told(app) == Counted.news_of_the_day(2))
    manager.caller.session.close()


def _told(app: RunningApp) -> str:
    return app.window.notice.text()
