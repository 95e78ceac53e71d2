"""A visit that could not be done: why, and whether it is to be planned again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import FinishVisit, Visit
from ordidesk.store.store import Done
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext


class NotDoneDialog(TextDialog):
    """Records the reason; "plan it again" makes the request for the hotline from it."""

    def __init__(self, context: PageContext, visit: Visit, parent: QWidget) -> None:
        """Ask about a visit; it is to be planned again unless the person says otherwise."""
        translate = QCoreApplication.translate
        said = Question(
            translate("NotDoneDialog", "Visit not done"),
            translate("NotDoneDialog", "Why could it not be done? The client reads it."),
            translate("NotDoneDialog", "Record"),
        )

        def command(text: str) -> FinishVisit:
            return FinishVisit(visit_id=visit.id, done=False, report=text)

        self._visit = visit
        self._again = QCheckBox(translate("NotDoneDialog", "To be planned again by the hotline"))
        self._again.setChecked(True)
        super().__init__(context, said, command, parent=parent)
        self.body.addWidget(self._again)

    def stored(self, _receipt: Done) -> None:
        """Ask for another visit, of the length that this one had."""
        if not self._again.isChecked():
            return
        visit = self._visit
        minutes = round((visit.ends_at - visit.starts_at).total_seconds() / 60)
        self._context.actions.give(
            RequestVisit(
                ticket_id=visit.ticket_id,
                cause=self.text(),
                minutes=max(1, minutes),
                after_visit=visit.id,
            )
        )
