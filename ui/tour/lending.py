"""The tour's loan: a loaner handed over in six taps and one scan, its sheet, and its way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ordidesk.desk import Desk
from ordidesk.domain.assets import Asset
from ordidesk.domain.equivalence import kinds_go
from ordidesk.domain.loans import Loan, LoanSheet, LoanState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.queries import attachments, loaners, loans, tickets
from ordidesk.queries.loaners import LoanerRow
from ordidesk.queries.tickets import View
from ordidesk.store.reader import Reader
from ui.main_window import MainWindow
from ui.pages.return_page import ReturnPage
from ui.pages.sheet_preview import SheetPreview
from ui.pages.swap_page import SwapPage
from ui.tour.signing import sign
from ui.tour.stage import Stage


def hand_over(stage: Stage, window: MainWindow, desk: Desk) -> str:
    """Lend what the technician has in the van for one of their tickets; returns the loan's id."""
    (carried, *_) = desk.ask(loaners.carried_by, desk.actor.id)
    ticket_id = _ticket_to_lend_for(stage, desk, carried)
    window.show_page("tickets", ticket_id)
    stage.press(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    stage.wait_for("the swap page", lambda: window.current_page() == "swap")
    page = stage.only(window, SwapPage)
    stage.picture(window, "mettre-en-pret")
    page.take_scan(carried.number)
    stage.click(page, "AccessoriesCard", "Accessories OK")
    stage.click(page, "Words", "In good condition")
    stage.picture(window, "ce-qui-va-changer")
    stage.click(page, "SignatureCard", "Have it signed")
    sign(stage)
    stage.click(page, "SwapPage", "Hand over")
    stage.wait_for("the loan", lambda: bool(_out(desk, ticket_id)))
    loan_id = _out(desk, ticket_id)
    stage.wait_for("the signed sheet", lambda: bool(_signed(desk, loan_id, LoanSheet.HANDOVER)))
    stage.wait_for("the ticket again", lambda: window.current_page() == "tickets")
    ticket = desk.ask(Reader.get, Ticket, ticket_id)
    stage.see("continuity", ticket is not None and ticket.state is TicketState.CONTINUITY)
    return loan_id


def sheet_of(stage: Stage, desk: Desk, loan_id: str) -> tuple[str, int]:
    """Return the name of the signed sheet and its size in bytes; it is on this laptop."""
    document = _signed(desk, loan_id, LoanSheet.HANDOVER)
    content = desk.files.read(document)
    stage.see("the sheet's bytes", content is not None and content.startswith(b"%PDF"))
    row = desk.ask(loans.row, loan_id)
    files = desk.ask(attachments.of_ticket, row.ticket_id) if row else ()
    name = next((it.name for it in files if it.sha256 == document), "")
    return name, len(content or b"")


def take_back(stage: Stage, window: MainWindow, desk: Desk, loan_id: str) -> None:
    """Scan the loaner and take it back."""
    row = desk.ask(loans.row, loan_id)
    window.show_page("return", "")
    page = stage.only(window, ReturnPage)
    page.take_scan(row.loaner_number if row else "")
    stage.click(page, "Words", "In good condition")
    stage.click(page, "AccessoriesBackCard", "Accessories checked")
    stage.picture(window, "retour")
    _look_at_sheet(stage, page)
    stage.click(page, "SignatureCard", "Have it signed")
    sign(stage)
    stage.click(page, "ReturnPage", "Take it back")
    stage.wait_for("the return", lambda: _state(desk, loan_id) is LoanState.RETURNED)
    stage.wait_for("the signed sheet", lambda: bool(_signed(desk, loan_id, LoanSheet.RETURN)))
    window.show_page("loans")
    stage.picture(window, "prets")


def _look_at_sheet(stage: Stage, page: ReturnPage) -> None:
    """Open what is to be signed as it will be on paper, and close it again."""
    stage.click(page, "SignatureCard", "See the sheet")
    stage.wait_for("the sheet", lambda: isinstance(QApplication.activeModalWidget(), SheetPreview))
    preview = QApplication.activeModalWidget()
    if not isinstance(preview, SheetPreview):
        raise TypeError(preview)
    stage.picture(preview, "bon")
    preview.reject()


def _ticket_to_lend_for(stage: Stage, desk: Desk, carried: LoanerRow) -> str:
    keys = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.MINE))
    for row in desk.ask(tickets.rows, keys).values():
        ticket = desk.ask(Reader.get, Ticket, row.id)
        asset = desk.ask(Reader.get, Asset, ticket.asset_id) if ticket else None
        if ticket is None or asset is None or ticket.state is not TicketState.IN_PROGRESS:
            continue
        if kinds_go(asset.category, carried.category):
            return ticket.id
    stage.see("a ticket in progress with a machine", holds=False)
    return ""


def _out(desk: Desk, ticket_id: str) -> str:
    found = desk.ask(loans.of_ticket, ticket_id)
    return next((it.id for it in found if it.state is LoanState.HANDED_OVER), "")


def _state(desk: Desk, loan_id: str) -> LoanState | None:
    loan = desk.ask(Reader.get, Loan, loan_id)
    return loan.state if loan else None


def number_of(desk: Desk, loan_id: str) -> str:
    """Return the number that the portal gave; empty until then."""
    row = desk.ask(loans.row, loan_id)
    return row.number if row else ""


def _signed(desk: Desk, loan_id: str, sheet: LoanSheet) -> str:
    loan = desk.ask(Reader.get, Loan, loan_id)
    signed = loan.signed if loan else ()
    return next((it.document for it in signed if it.sheet is sheet), "")
