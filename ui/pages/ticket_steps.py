"""Moving a ticket on: what each step is called, and what it asks first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from ordidesk.domain.tickets import SetTicketState, TicketState, WaitingFor
from ui import words
from ui.pages.context import PageContext
from ui.widgets.dialogs import FormDialog

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
        dialog = self._dialog(to)
        waits = QComboBox()
        waits.setAccessibleName(self.tr("What it waits for"))
        if to is TicketState.PENDING:
            for reason in (WaitingFor.USER, WaitingFor.VISIT, WaitingFor.PART):
                waits.addItem(words.word(reason), reason)
            dialog.body.addWidget(waits)
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setAccessibleName(dialog.accessibleDescription())
        dialog.body.addWidget(text)
        if to is not TicketState.PENDING:
            dialog.main_button.setEnabled(False)
            text.textChanged.connect(
                lambda: dialog.main_button.setEnabled(bool(text.toPlainText().strip()))
            )

        def give() -> None:
            resolving = to is TicketState.RESOLVED
            self._context.actions.give(
                SetTicketState(
                    ticket_id=ticket_id,
                    to=to,
                    reason="" if resolving else text.toPlainText(),
                    resolution=text.toPlainText() if resolving else "",
                    waiting_for=WaitingFor(waits.currentData())
                    if to is TicketState.PENDING
                    else WaitingFor.NOTHING,
                )
            )

        dialog.accepted.connect(give)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        text.setFocus()

    def _dialog(self, to: TicketState) -> FormDialog:
        title, sentence, action = {
            TicketState.PENDING: (
                self.tr("Put the ticket on hold"),
                self.tr("What does it wait for? A word of explanation helps whoever reads it."),
                self.tr("Put on hold"),
            ),
            TicketState.RESOLVED: (
                self.tr("Resolve the ticket"),
                self.tr("What solved the problem? The client reads it."),
                self.tr("Resolve"),
            ),
            TicketState.CANCELLED: (
                self.tr("Cancel the ticket"),
                self.tr("Why is it cancelled? The reason stays in the journal."),
                self.tr("Cancel the ticket"),
            ),
        }[to]
        return FormDialog(
            self._context.theme,
            title,
            sentence,
            action,
            dangerous=to is TicketState.CANCELLED,
            cancel=self.tr("Back"),
            parent=self._panel.window(),
        )
