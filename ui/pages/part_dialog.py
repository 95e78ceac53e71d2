"""Recording a part that was fitted during a visit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ordidesk.domain.parts import MOST, NAME_LIMIT, UsePart
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import Form, set_text_in


class PartDialog(CommandDialog):
    """Asks what it is, how many, and its reference."""

    def __init__(self, context: PageContext, visit_id: str, parent: QWidget) -> None:
        """Begin with one of nothing."""
        translate = QCoreApplication.translate
        question = Question(
            translate("PartDialog", "Part used"),
            translate("PartDialog", "It stands on the visit report."),
            translate("PartDialog", "Add"),
        )
        super().__init__(context, question, parent)
        self._visit_id = visit_id
        self._designation = QLineEdit()
        self._reference = QLineEdit()
        for field in (self._designation, self._reference):
            field.setMaxLength(NAME_LIMIT)
        self._quantity = QSpinBox()
        self._quantity.setRange(1, MOST)
        set_text_in(self._quantity)
        form = Form()
        form.add(words.field("designation"), self._designation)
        form.add(words.field("quantity"), self._quantity)
        form.add(words.field("reference"), self._reference)
        self.body.addLayout(form)
        self._designation.textChanged.connect(self.follow)
        self.follow()
        self._designation.setFocus()

    def command(self) -> UsePart:
        """Return the command for what is typed now."""
        return UsePart(
            visit_id=self._visit_id,
            designation=self._designation.text(),
            quantity=self._quantity.value(),
            reference=self._reference.text(),
        )

    def is_complete(self) -> bool:
        """Tell whether the part has a name."""
        return bool(self._designation.text().strip())
