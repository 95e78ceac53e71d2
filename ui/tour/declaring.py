"""The tour's call, without a network: a number, a summary, two keys; the rest while talking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ordidesk.desk import Desk
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.tickets import Channel, Ticket
from ordidesk.queries import attachments, directory
from ordidesk.queries.callers import Caller, callers
from ordidesk.store.reader import Reader
from ui.main_window import MainWindow
from ui.pages.open_ticket import OpenTicketDialog
from ui.tour.colleague import Colleague
from ui.tour.stage import Stage
from ui.widgets.file_tile import FileTile

SUMMARY = "Outlook se ferme sur les pièces jointes"
DESCRIPTION = (
    "Depuis ce matin, à chaque pièce jointe. Redémarré deux fois, les collègues n'ont rien."
)
_CONTROL = Qt.KeyboardModifier.ControlModifier


def declare_by_phone(stage: Stage, window: MainWindow, desk: Desk) -> str:
    """Store a call at once, add what is said next and a screenshot; returns the ticket's id."""
    caller = _somebody(stage, desk)
    screenshot = window.grab().toImage()
    window.show_page("tickets")
    stage.press(window, Qt.Key.Key_N, _CONTROL)
    stage.wait_for(
        "the form", lambda: isinstance(QApplication.activeModalWidget(), OpenTicketDialog)
    )
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, OpenTicketDialog):
        raise TypeError(dialog)
    told: list[str] = []
    dialog.opened.connect(told.append)
    stage.write(dialog, "FindCaller", "Who is calling", caller.phone)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    stage.wait_for("the caller's ticket", lambda: dialog.command().requester_id == caller.id)
    stage.write(dialog, "TicketForm", "Summary", SUMMARY)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return, _CONTROL)
    stage.wait_for_button(dialog, "OpenTicketDialog", "Close")
    QApplication.clipboard().setImage(screenshot)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_V, _CONTROL)
    stage.write(dialog, "TicketForm", "Description", DESCRIPTION)
    stage.wait_for(
        "the screenshot", lambda: any(it.shows_picture() for it in dialog.findChildren(FileTile))
    )
    stage.picture(dialog, "appel-complete")
    stage.click(dialog, "OpenTicketDialog", "Open the ticket")
    stage.wait_for("the ticket's page", lambda: bool(told))
    ticket = desk.ask(Reader.get, Ticket, told[0])
    stage.see("by phone", ticket is not None and ticket.channel is Channel.PHONE)
    stage.see("what was said next", ticket is not None and ticket.description == DESCRIPTION)
    stage.see("its screenshot", len(desk.ask(attachments.of_ticket, told[0])) == 1)
    stage.picture(window, "appel-hors-ligne")
    return told[0]


def check_declared(stage: Stage, colleague: Colleague, ticket_id: str) -> None:
    """See the call's ticket at the portal, numbered, once, with its screenshot."""
    held = [it for it in colleague.records(Ticket) if isinstance(it, Ticket)]
    (ticket,) = (it for it in held if it.id == ticket_id)
    stage.see("the call's number", ticket.number)
    stage.see("what was said next at the portal", ticket.description == DESCRIPTION)
    files = [it for it in colleague.records(Attachment) if isinstance(it, Attachment)]
    stage.see("its file at the portal", [it for it in files if it.ticket_id == ticket_id])


def _somebody(stage: Stage, desk: Desk) -> Caller:
    """Return a client's person whom their phone number alone tells."""
    for client in desk.ask(directory.clients):
        for person in desk.ask(directory.people, client.id):
            found = desk.ask(callers, person.phone) if person.phone else ()
            if len(found) == 1:
                return found[0]
    stage.see("somebody with a phone number of their own", holds=False)
    raise AssertionError
