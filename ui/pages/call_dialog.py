"""Recording a call: whether the person was reached, what was said, how long it took."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ordidesk.domain.diagnosis import CallOutcome, LogCall
from ui import words
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.widgets.form import Form, minutes_field
from ui.widgets.segments import Segment, Segments


class CallDialog(TextDialog):
    """One tap says what came of it; a word about it and the time may follow."""

    def __init__(self, context: PageContext, ticket_id: str, parent: QWidget) -> None:
        """Ask about a call for this ticket."""
        translate = QCoreApplication.translate
        said = Question(
            translate("CallDialog", "Record a call"),
            translate("CallDialog", "What was said stays among the company's people."),
            translate("CallDialog", "Record"),
        )
        self._ticket_id = ticket_id
        self._outcome = Segments(
            translate("CallDialog", "What came of it"),
            [Segment(it, words.word(it)) for it in CallOutcome],
        )
        self._minutes = minutes_field()
        super().__init__(context, said, self._made, optional=True, parent=parent)
        self.body.insertWidget(0, self._outcome)
        form = Form()
        form.add(words.field("minutes"), self._minutes)
        self.body.addLayout(form)

    def _made(self, text: str) -> LogCall:
        return LogCall(
            ticket_id=self._ticket_id,
            outcome=CallOutcome(str(self._outcome.current_key())),
            text=text,
            minutes=self._minutes.value(),
        )
