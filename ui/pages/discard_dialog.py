"""Giving up an action that came back: asked once, with all that is lost by it to copy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ordidesk.queries.outbox import Line
from ui import words
from ui.counted import Counted
from ui.models.outbox_words import about, typed
from ui.pages.context import PageContext
from ui.theme import SIZE
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.dialogs import FormDialog
from ui.widgets.facts import Fact, FactGrid


class DiscardDialog(FormDialog):
    """Says what is not sent then; the text can be copied first."""

    def __init__(self, context: PageContext, line: Line, parent: QWidget) -> None:
        """Ask about a line and what hangs on it."""
        translate = QCoreApplication.translate
        said = translate(
            "DiscardDialog",
            "This is not sent to the portal and takes no effect. It stays in the list for 30 days.",
        )
        if line.following:
            said = Counted.given_up_with(len(line.following))
        super().__init__(
            context.theme,
            translate("DiscardDialog", "Give this action up?"),
            said,
            translate("DiscardDialog", "Give up"),
            dangerous=True,
            parent=parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self._text = "\n".join(text for each in (line, *line.following) for _, text in typed(each))
        facts = [Fact(words.command(line.kind), about(line) or line.text)]
        facts += [Fact(name, text) for name, text in typed(line)]
        for each in line.following:
            facts.append(Fact(words.command(each.kind), each.text or about(each)))
        self.body.addWidget(FactGrid(context.theme, facts))
        self._copy = Button(context.theme, self.tr("Copy the text"), ButtonKind.PLAIN, icon="copy")
        self._copy.setVisible(bool(self._text))
        self._copy.clicked.connect(self._copy_text)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copy.set_label(self.tr("Copied"), "check")
