"""Planning in spite of what speaks against it: the reason is kept in the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ordidesk.store.store import Done
from ui.pages.board_deeds import Deed
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.widgets.objection import Objection


class OverrideDialog(TextDialog):
    """Says once more what speaks against the slot; whoever knows better writes why."""

    def __init__(
        self,
        context: PageContext,
        sentences: tuple[str, ...],
        make: Callable[[str], Deed],
        note: Callable[[Deed, str], None],
        parent: QWidget,
    ) -> None:
        """``make`` makes what is done from the reason; ``note`` is told, once it is stored."""
        translate = QCoreApplication.translate
        question = Question(
            translate("OverrideDialog", "Plan it all the same?"),
            "",
            translate("OverrideDialog", "Plan all the same"),
        )
        self._make = make
        self._note = note
        super().__init__(context, question, lambda text: make(text).command, parent=parent)
        for place, said in enumerate(sentences):
            self.body.insertWidget(place, Objection(context.theme, said))
        asked = translate("OverrideDialog", "Why does that not count? The journal keeps it.")
        self.name_text(asked)

    def stored(self, receipt: Done) -> None:
        """Remember what was done."""
        self._note(self._make(self.text()), receipt.command_id)
