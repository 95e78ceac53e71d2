"""Correcting fields of a record: what was seen goes along, so that nobody's change is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ordidesk.domain.work import Command
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE
from ui.widgets.form import Form, long_field

_LONG = frozenset({"description", "reproduction", "remark"})

Edit = Callable[[dict[str, str], dict[str, str]], Command]
"""Makes the command from the values before and after, of the fields that were changed."""


class EditFieldsDialog(CommandDialog):
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
        save = QCoreApplication.translate("EditFieldsDialog", "Save")
        super().__init__(context, Question(title, "", save), parent)
        self.setMinimumWidth(SIZE.wide_dialog)
        self._before = dict(before)
        self._edit = command
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        form = Form()
        for name, value in before.items():
            form.add(words.field(name), self._field(name, value))
        self.body.addLayout(form)
        self.follow()
        next(iter(self._fields.values())).setFocus()

    def _field(self, name: str, value: str) -> QWidget:
        field: QLineEdit | QPlainTextEdit
        if name in _LONG:
            field = long_field()
            field.setPlainText(value)
        else:
            field = QLineEdit(value)
        field.textChanged.connect(self.follow)
        self._fields[name] = field
        return field

    def _changed(self) -> dict[str, str]:
        typed = {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self._fields.items()
        }
        return {name: text for name, text in typed.items() if text != self._before[name]}

    def is_complete(self) -> bool:
        """Tell whether anything was changed; what came back may be given as it was."""
        return bool(self._changed() or self.in_place_of)

    def command(self) -> Command:
        """Return the command for the fields that were changed."""
        after = self._changed()
        return self._edit({name: self._before[name] for name in after}, after)
