"""Deciding about work that no contract covers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ordidesk.domain.evaluation import DecideCover
from ordidesk.domain.tickets import CoverDecision, Ticket
from ui import words
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext


class CoverDialog(TextDialog):
    """A quote, goodwill or a refusal, with the reason; a refusal may cancel the ticket."""

    def __init__(self, context: PageContext, ticket: Ticket, parent: QWidget) -> None:
        """Begin with what was decided, if anything was."""
        translate = QCoreApplication.translate
        said = Question(
            translate("CoverDialog", "Work out of contract"),
            translate("CoverDialog", "Why? The reason stays among the staff."),
            translate("CoverDialog", "Decide"),
        )
        self._ticket = ticket
        self._decision = QComboBox()
        self._decision.setAccessibleName(words.field("cover_decision"))
        for decision in CoverDecision:
            self._decision.addItem(words.word(decision), decision)
        self._cancel_too = QCheckBox(translate("CoverDialog", "Cancel the ticket too"))
        super().__init__(context, said, self._made, parent=parent)
        self.body.insertWidget(0, self._decision)
        self.body.addWidget(self._cancel_too)
        self._decision.currentIndexChanged.connect(self._show_cancel)
        there = self._decision.findData(ticket.cover_decision)
        self._decision.setCurrentIndex(max(0, there))
        self._show_cancel()

    def _made(self, text: str) -> DecideCover:
        decision = CoverDecision(self._decision.currentData())
        return DecideCover(
            ticket_id=self._ticket.id,
            decision=decision,
            reason=text,
            before=self._ticket.cover_decision,
            cancel=decision is CoverDecision.REFUSAL and self._cancel_too.isChecked(),
        )

    @Slot()
    def _show_cancel(self) -> None:
        self._cancel_too.setEnabled(self._decision.currentData() == CoverDecision.REFUSAL)
