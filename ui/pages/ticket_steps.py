"""Moving a ticket on: what each step is called, and what it asks first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QWidget

from ordidesk.domain.tickets import SetTicketState, TicketState, WaitingFor
from ui import words
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext

_ASKING = frozenset({TicketState.PENDING, TicketState.RESOLVED, TicketState.CANCELLED})


def step_words(to: TicketState | None) -> str:
    """Say what a step does; ``None`` is taking the ticket."""
    translate = QCoreApplication.translate
    if to is None:
        return translate("TicketSteps", "Take the ticket")
    return {
        TicketState.NEW: translate("TicketSteps", "Back to new"),
        TicketState.ASSIGNED: translate("TicketSteps", "Assign"),
        TicketState.IN_PROGRESS: translate("TicketSteps", "Start work"),
        TicketState.PENDING: translate("TicketSteps", "Put on hold…"),
        TicketState.CONTINUITY: translate("TicketSteps", "Working again, loan in place"),
        TicketState.RESOLVED: translate("TicketSteps", "Resolve…"),
        TicketState.CLOSED: translate("TicketSteps", "Close"),
        TicketState.REOPENED: translate("TicketSteps", "Reopen"),
        TicketState.CANCELLED: translate("TicketSteps", "Cancel the ticket…"),
    }[to]


class TicketSteps(QObject):
    """Takes steps for a panel, asking for a reason or a resolution where the rule wants one."""

    def __init__(self, context: PageContext, panel: QWidget) -> None:
        """Ask over the panel's window."""
        super().__init__(panel)
        self._context = context
        self._panel = panel

    def take(self, ticket_id: str, to: TicketState) -> None:
        """Take the step at once, or ask first."""
        if to not in _ASKING:
            self._context.actions.give(SetTicketState(ticket_id=ticket_id, to=to))
            return
        dialog = self._dialog(ticket_id, to)
        dialog.open()

    def _dialog(self, ticket_id: str, to: TicketState) -> TextDialog:
        said = {
            TicketState.PENDING: Question(
                self.tr("Put the ticket on hold"),
                self.tr("What does it wait for? A word of explanation helps whoever reads it."),
                self.tr("Put on hold"),
                self.tr("Back"),
            ),
            TicketState.RESOLVED: Question(
                self.tr("Resolve the ticket"),
                self.tr("What solved the problem? The client reads it."),
                self.tr("Resolve"),
                self.tr("Back"),
            ),
            TicketState.CANCELLED: Question(
                self.tr("Cancel the ticket"),
                self.tr("Why is it cancelled? The reason stays in the journal."),
                self.tr("Cancel the ticket"),
                self.tr("Back"),
                dangerous=True,
            ),
        }[to]
        if to is TicketState.PENDING:
            return _OnHold(self._context, said, ticket_id, self._panel.window())

        def command(text: str) -> SetTicketState:
            if to is TicketState.RESOLVED:
                return SetTicketState(ticket_id=ticket_id, to=to, resolution=text)
            return SetTicketState(ticket_id=ticket_id, to=to, reason=text)

        return TextDialog(self._context, said, command, parent=self._panel.window())


class _OnHold(TextDialog):
    """Asks what the ticket waits for too."""

    def __init__(
        self, context: PageContext, question: Question, ticket_id: str, parent: QWidget
    ) -> None:
        self._waits = QComboBox()
        super().__init__(context, question, self._hold, optional=True, parent=parent)
        self._ticket_id = ticket_id
        self._waits.setAccessibleName(QCoreApplication.translate("TicketSteps", "It waits for"))
        for reason in (WaitingFor.USER, WaitingFor.VISIT, WaitingFor.PART):
            self._waits.addItem(words.word(reason), reason)
        self.body.insertWidget(0, self._waits)

    def _hold(self, text: str) -> SetTicketState:
        return SetTicketState(
            ticket_id=self._ticket_id,
            to=TicketState.PENDING,
            reason=text,
            waiting_for=WaitingFor(self._waits.currentData()),
        )
