"""Asking the hotline for a visit: why, how long, which skill, which parts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.visit_requests import SHORT_LIMIT, RequestVisit
from ui import words
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.widgets.form import Form, minutes_field

_USUAL_MINUTES = 60


class RequestVisitDialog(TextDialog):
    """A manager plans it from what stands here."""

    def __init__(self, context: PageContext, ticket_id: str, parent: QWidget) -> None:
        """Ask for a visit for this ticket, of an hour."""
        translate = QCoreApplication.translate
        said = Question(
            translate("RequestVisitDialog", "Request a visit"),
            translate("RequestVisitDialog", "Why must somebody go there? The hotline plans it."),
            translate("RequestVisitDialog", "Request"),
        )
        self._ticket_id = ticket_id
        self._minutes = minutes_field(least=1)
        self._minutes.setValue(_USUAL_MINUTES)
        self._skill, self._parts = QLineEdit(), QLineEdit()
        super().__init__(context, said, self._made, parent=parent)
        form = Form()
        form.add(words.field("minutes"), self._minutes)
        for name, field in (("skill", self._skill), ("parts", self._parts)):
            field.setMaxLength(SHORT_LIMIT)
            form.add(words.field(name), field)
        self.body.addLayout(form)

    def _made(self, text: str) -> RequestVisit:
        return RequestVisit(
            ticket_id=self._ticket_id,
            cause=text,
            minutes=self._minutes.value(),
            skill=self._skill.text(),
            parts=self._parts.text(),
        )
