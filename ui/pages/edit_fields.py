"""Correcting fields of a record: what was seen goes along, so that nobody's change is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from ordidesk.domain.work import Command
from ui import words
from ui.pages.context import PageContext
from ui.theme import SIZE
from ui.widgets.dialogs import FormDialog

_LONG = frozenset({"description", "reproduction", "remark"})

Edit = Callable[[dict[str, str], dict[str, str]], Command]
"""Makes the command from the values before and after, of the fields that were changed."""


class EditFieldsDialog(FormDialog):
    """One field a line; only what was changed is given. It stays open when that is refused."""

    def __init__(
        self,
        context: PageContext,
        title: str,
        before: Mapping[str, str],
        command: Edit,
        parent: QWidget,
    ) -> None:
        """Show the values ``before`` for correction."""
        super().__init__(context.theme, title, "", "", parent=parent)
        self.main_button.set_label(self.tr("Save"))
        self.setMinimumWidth(SIZE.wide_dialog)
        self._context = context
        self._before = dict(before)
        self._command = command
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(SIZE.space_16)
        form.setVerticalSpacing(SIZE.space_8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, value in before.items():
            form.addRow(words.field(name), self._field(name, value))
        self.body.addLayout(form)
        self.main_button.clicked.disconnect(self.accept)
        self.main_button.clicked.connect(self._give)
        self.finished.connect(self.deleteLater)
        self._follow()

    def _field(self, name: str, value: str) -> QWidget:
        field: QLineEdit | QPlainTextEdit
        if name in _LONG:
            field = QPlainTextEdit(value)
            field.setTabChangesFocus(True)
        else:
            field = QLineEdit(value)
        field.setAccessibleName(words.field(name))
        field.textChanged.connect(self._follow)
        self._fields[name] = field
        return field

    def _changed(self) -> dict[str, str]:
        typed = {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self._fields.items()
        }
        return {name: text for name, text in typed.items() if text != self._before[name]}

    @Slot()
    def _follow(self) -> None:
        self.main_button.setEnabled(bool(self._changed()))

    @Slot()
    def _give(self) -> None:
        after = self._changed()
        before = {name: self._before[name] for name in after}
        self.main_button.setEnabled(False)
        self._context.actions.give(self._command(before, after), self._stored, self._follow)

    def _stored(self, _receipt: object) -> None:
        self.accept()
