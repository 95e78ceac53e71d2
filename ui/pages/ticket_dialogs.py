"""What can be done with a ticket beside its steps: each entry of its menu opens a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from ordidesk.domain.diagnosis import EndRemoteControl, StartRemoteControl
from ordidesk.domain.loans import AHEAD, OUT
from ordidesk.domain.repairs import GiveBackMachine, TakeForRepair
from ordidesk.domain.tickets import EDITABLE, EditTicket, TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.queries import tickets
from ordidesk.queries.loans import LoanRow
from ordidesk.store.store import Done
from ui.pages.assign_ticket import AssignDialog
from ui.pages.call_dialog import CallDialog
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.pages.cover_dialog import CoverDialog
from ui.pages.duplicate_dialog import DuplicateDialog
from ui.pages.edit_fields import EditFieldsDialog
from ui.pages.evaluate_dialog import EvaluateDialog
from ui.pages.remote_dialog import RemoteDialog
from ui.pages.request_visit import RequestVisitDialog
from ui.pages.reserve_loaner import ReserveLoanerDialog
from ui.pages.swap_for import SwapFor
from ui.pages.transfer_dialog import TransferDialog
from ui.pages.user_word import UserWordDialog
from ui.remote_program import RemoteProgram


class TicketDialogs(QObject):
    """Opens the dialogs of the ticket that is shown."""

    told = Signal(str)
    """What could not be done, as a sentence."""
    navigate = Signal(str, object)

    def __init__(self, context: PageContext, remote: RemoteProgram, panel: QWidget) -> None:
        """Open them over the panel's window."""
        super().__init__(panel)
        self._context = context
        self._remote = remote
        self._panel = panel
        self._agreed_on = ""
        """The ticket whose user is being asked for consent."""

    def offered(self, detail: tickets.Detail) -> list[tuple[str, Callable[[], None]]]:
        """Return what this person may do now: its words, and what opens it."""
        actions = detail.actions
        ticket_id, has_it = detail.ticket.id, detail.ticket.assignee_id
        requester = detail.requester
        name = requester.name if requester else ""
        mail = requester.mail if requester else ""
        partner = detail.asset.remote_id if detail.asset else ""
        reserved = [it for it in detail.loans if it.state in AHEAD]
        visited = next((it for it in detail.visits if it.state is VisitState.DONE), None)
        every: tuple[tuple[bool, str, Callable[[], QDialog]], ...] = (
            (
                actions.end_remote,
                self.tr("End remote control…"),
                lambda: self._end_remote(ticket_id),
            ),
            (
                actions.ask_remote,
                self.tr("Remote control…"),
                lambda: self._ask_remote(ticket_id, name, mail, partner),
            ),
            (
                actions.call,
                self.tr("Record a call…"),
                lambda: CallDialog(self._context, ticket_id, self._window()),
            ),
            (
                actions.request_visit,
                self.tr("Request a visit…"),
                lambda: RequestVisitDialog(self._context, ticket_id, self._window()),
            ),
            (
                actions.take_for_repair,
                self.tr("Take the machine away for repair…"),
                lambda: self._ask_repair(detail),
            ),
            (
                detail.repair is not None,
                self.tr("The machine is given back…"),
                lambda: self._ask_give_back(detail),
            ),
            (
                actions.confirm,
                self.tr("What the user says…"),
                lambda: UserWordDialog(self._context, ticket_id, name, self._window()),
            ),
            (
                actions.transfer,
                self.tr("Transfer…"),
                lambda: TransferDialog(self._context, ticket_id, has_it, self._window()),
            ),
            (
                actions.assign,
                self.tr("Assign to…"),
                lambda: AssignDialog(self._context, ticket_id, has_it, self._window()),
            ),
            (
                actions.evaluate,
                self.tr("Evaluate…"),
                lambda: EvaluateDialog(self._context, detail, self._window()),
            ),
            (
                actions.decide_cover,
                self.tr("Decide out of contract…"),
                lambda: CoverDialog(self._context, detail.ticket, self._window()),
            ),
            (
                actions.merge,
                self.tr("Declared twice…"),
                lambda: DuplicateDialog(self._context, detail.ticket, self._window()),
            ),
            (actions.edit, self.tr("Correct…"), lambda: self._correct(detail)),
        )
        offered = [(words, _opener(make)) for allowed, words, make in every if allowed]
        if visited is not None and detail.ticket.state is TicketState.RESOLVED and actions.confirm:
            visit_id = visited.id
            go_on = self.tr("Verify and close…")
            offered.insert(0, (go_on, lambda: self.navigate.emit("leave", visit_id)))
        if actions.lend:
            reserve = _opener(
                lambda: ReserveLoanerDialog(self._context, detail.ticket, self._window())
            )
            offered.insert(0, (self.tr("Reserve a loaner…"), reserve))
            lend = self.tr("Hand the loaner over…") if reserved else self.tr("Set up a loan…")
            offered.insert(0, (lend, lambda: self.navigate.emit("swap", SwapFor(ticket_id))))
        for loan in detail.loans:
            if loan.state in OUT:
                offered.insert(0, (self._take_back_words(loan), self._take_back(loan.id)))
        return offered

    def _take_back_words(self, loan: LoanRow) -> str:
        return self.tr("Take {number} back…").format(number=loan.loaner_number)

    def _take_back(self, loan_id: str) -> Callable[[], None]:
        return lambda: self.navigate.emit("return", loan_id)

    def _window(self) -> QWidget:
        return self._panel.window()

    def _correct(self, detail: tickets.Detail) -> QDialog:
        ticket = detail.ticket
        before = {field: str(getattr(ticket, field)) for field in EDITABLE}

        def command(old: dict[str, str], new: dict[str, str]) -> EditTicket:
            return EditTicket(ticket_id=ticket.id, before=old, after=new)

        title = self.tr("Correct the ticket")
        return EditFieldsDialog(self._context, title, before, command, self._window())

    def _ask_repair(self, detail: tickets.Detail) -> QDialog:
        ticket = detail.ticket
        said = Question(
            self.tr("Take the machine away for repair"),
            self.tr("What goes along, and what about its data? The journal keeps it."),
            self.tr("Take away"),
        )

        def command(text: str) -> TakeForRepair:
            return TakeForRepair(ticket_id=ticket.id, asset_id=ticket.asset_id, note=text)

        return TextDialog(self._context, said, command, optional=True, parent=self._window())

    def _ask_give_back(self, detail: tickets.Detail) -> QDialog:
        repair_id = detail.repair.id if detail.repair else ""
        said = Question(
            self.tr("The machine is given back"),
            self.tr("It stands in its place again. Anything to note?"),
            self.tr("Given back"),
        )

        def command(text: str) -> GiveBackMachine:
            return GiveBackMachine(repair_id=repair_id, note=text)

        return TextDialog(self._context, said, command, optional=True, parent=self._window())

    def _ask_remote(self, ticket_id: str, name: str, mail: str, partner: str) -> QDialog:
        self._agreed_on = ticket_id
        dialog = RemoteDialog(
            self._context, self._remote, ticket_id, name, mail, partner, self._window()
        )
        dialog.agreed.connect(self._begin_remote)
        return dialog

    @Slot(str)
    def _begin_remote(self, partner: str) -> None:
        """Start the program once the beginning is recorded."""
        ticket_id = self._agreed_on

        def begun(_receipt: Done) -> None:
            if not self._remote.start(partner):
                missing = self.tr(
                    "{program} could not be started: install it, or set its command in the "
                    "settings. The consent is recorded."
                )
                self.told.emit(missing.format(program=self._remote.name() or "TeamViewer"))

        begin = StartRemoteControl(ticket_id=ticket_id, partner=partner)
        self._context.actions.give(begin, begun)

    def _end_remote(self, ticket_id: str) -> QDialog:
        said = Question(
            self.tr("End remote control"),
            self.tr("What was done? The client reads it in the portal."),
            self.tr("End"),
        )

        def command(text: str) -> EndRemoteControl:
            return EndRemoteControl(ticket_id=ticket_id, text=text)

        return TextDialog(self._context, said, command, optional=True, parent=self._window())


def _opener(make: Callable[[], QDialog]) -> Callable[[], None]:
    return lambda: make().open()
