"""Planning in spite of what speaks against it: the reason is kept in the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ordidesk.store.store import Done
from ui.pages.board_deeds import Deed, Moved, Planned
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.widgets.objection import SENTENCES_SEEN, Objections


class OverrideDialog(TextDialog):
    """Says once more what speaks against the slot; whoever knows better writes why."""

    def __init__(
        self,
        context: PageContext,
        sentences: tuple[str, ...],
        deed: Planned | Moved,
        note: Callable[[Deed, str], None],
        parent: QWidget,
    ) -> None:
        """Ask about ``deed``; ``note`` gets it with its reason, and the id of the command."""
        translate = QCoreApplication.translate
        question = Question(
            translate("OverrideDialog", "Plan it all the same?"),
            "",
            translate("OverrideDialog", "Plan all the same"),
        )
        self._deed = deed
        self._note = note
        super().__init__(
            context, question, lambda reason: deed.overriding(reason).command, parent=parent
        )
        objections = Objections(context.theme, SENTENCES_SEEN)
        objections.say(sentences)
        self.body.insertWidget(0, objections)
        asked = translate("OverrideDialog", "Why does that not count? The journal keeps it.")
        self.name_text(asked)
        self.make_short()

    def stored(self, receipt: Done) -> None:
        """Remember what was done."""
        self._note(self._deed.overriding(self.text()), receipt.command_id)
