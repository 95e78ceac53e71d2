"""A dialog that gives a command: it closes once that is stored, and says why when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from ordidesk.domain.work import Command
from ordidesk.store.store import Done
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.dialogs import FormDialog
from ui.widgets.form import long_field
from ui.widgets.text import text_label

_BELOW_THE_BODY = 2
"""A gap and the row of buttons end a ``FormDialog``."""


class Question(NamedTuple):
    """What a dialog says: its title, a sentence, and its buttons."""

    title: str
    sentence: str
    action: str
    cancel: str = ""
    dangerous: bool = False


class CommandDialog(FormDialog):
    """What was typed stays until it is stored; subclasses make the command from it."""

    def __init__(
        self,
        context: PageContext,
        question: Question,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for what a command needs."""
        super().__init__(
            context.theme,
            question.title,
            question.sentence,
            question.action,
            dangerous=question.dangerous,
            cancel=question.cancel,
            parent=parent,
        )
        self._context = context
        self.in_place_of = ""
        """The id of a command that came back, in whose place this one is given."""
        self._giving = False
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._problem.hide()
        column = self.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.count() - _BELOW_THE_BODY, self._problem)
        self.finished.connect(self.deleteLater)

    def command(self) -> Command:
        """Return the command for what is typed now."""
        raise NotImplementedError

    def is_complete(self) -> bool:
        """Tell whether enough is typed."""
        return True

    def stored(self, receipt: Done) -> None:
        """Go on from what was stored; the dialog closes next."""

    def problem(self) -> str:
        """Return why the command was refused, empty when it was not."""
        return "" if self._problem.isHidden() else self._problem.text()

    @Slot()
    def follow(self) -> None:
        """Allow the main button once enough is typed."""
        self.main_button.setEnabled(self.is_complete() and not self._giving)

    def accept(self) -> None:
        """Give the command; only what is stored closes the dialog."""
        if self._giving or not self.is_complete():
            return
        self.hold()
        self._context.actions.give(
            self.command(), self._close, self.stay, in_place_of=self.in_place_of
        )

    def reject(self) -> None:
        """Close without giving anything; not while something is being stored."""
        if not self._giving:
            super().reject()

    def is_held(self) -> bool:
        """Tell whether something is being stored."""
        return self._giving

    def hold(self) -> None:
        """Keep the dialog as it is while something is being stored."""
        self._giving = True
        self._problem.hide()
        self.follow()

    def finish(self) -> None:
        """Close: all there was to store is stored."""
        self._giving = False
        super().accept()

    def stay(self, why: str = "") -> None:
        """Stay open, with the reason when there is one."""
        self._giving = False
        self._problem.setText(why)
        self._problem.setVisible(bool(why))
        self.make_room()
        self.follow()

    def _close(self, receipt: Done) -> None:
        self.stored(receipt)
        self.finish()


class TextDialog(CommandDialog):
    """Asks for one text: a resolution, a reason, a report."""

    def __init__(  # noqa: PLR0913 - what a dialog says, each part named at the call
        self,
        context: PageContext,
        question: Question,
        command: Callable[[str], Command],
        *,
        optional: bool = False,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the ``command`` from the text, which begins with ``text``."""
        super().__init__(context, question, parent)
        self._command = command
        self._optional = optional
        self._text = long_field()
        self._text.setAccessibleName(question.sentence)
        self._text.setPlainText(text)
        self._text.textChanged.connect(self.follow)
        self.body.addWidget(self._text)
        self.follow()
        self._text.setFocus()

    def command(self) -> Command:
        """Return the command for the text as it is."""
        return self._command(self._text.toPlainText())

    def name_text(self, name: str) -> None:
        """Say in the empty field, and to screen readers, what belongs there."""
        self._text.setPlaceholderText(name)
        self._text.setAccessibleName(name)

    def make_short(self) -> None:
        """Keep the field to a few lines: a word or two are enough."""
        self._text.setFixedHeight(SIZE.long_text)

    def text(self) -> str:
        """Return what is typed."""
        return self._text.toPlainText()

    def is_complete(self) -> bool:
        """Tell whether there is a text where one is needed."""
        return self._optional or bool(self._text.toPlainText().strip())
