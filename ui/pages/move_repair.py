"""Moving the repair of a client's machine on: the diagnosis, the part it waits for, the outcome."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.repairs import REPAIR_STEPS, TEXT_LIMIT, MoveRepair, RepairState
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import long_field
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label


class MoveRepairDialog(CommandDialog):
    """The next step at a tap, and the words that go with it."""

    def __init__(
        self, context: PageContext, repair_id: str, state: RepairState, parent: QWidget
    ) -> None:
        """Offer the steps that lead on from a state."""
        translate = QCoreApplication.translate
        question = Question(
            translate("MoveRepairDialog", "Repair: next step"),
            translate(
                "MoveRepairDialog",
                "Once it is repaired, or beyond repair, the way back appears in the list to plan.",
            ),
            translate("MoveRepairDialog", "Record"),
        )
        super().__init__(context, question, parent)
        self._repair_id = repair_id
        steps = [it for it in RepairState if it in REPAIR_STEPS[state]]
        self._to = Segments(self.tr("Step"), [Segment(it, words.word(it)) for it in steps])
        self._asked = text_label("")
        self._text = long_field()
        self.body.addWidget(self._to)
        self.body.addWidget(self._asked)
        self.body.addWidget(self._text)
        self._to.chosen.connect(self._follow_step)
        self._text.textChanged.connect(self.follow)
        self._follow_step()
        self._text.setFocus()

    def command(self) -> MoveRepair:
        """Return the command for the chosen step."""
        return MoveRepair(
            repair_id=self._repair_id, to=self._step(), text=self._text.toPlainText().strip()
        )

    def is_complete(self) -> bool:
        """Tell whether the step has its words; a repair may speak for itself."""
        text = self._text.toPlainText().strip()
        needed = self._step() is not RepairState.REPAIRED
        return len(text) <= TEXT_LIMIT and (bool(text) or not needed)

    def _step(self) -> RepairState:
        return RepairState(str(self._to.current_key()))

    @Slot()
    def _follow_step(self) -> None:
        asked = {
            RepairState.DIAGNOSED: self.tr("What was found?"),
            RepairState.WAITING_PART: self.tr("Which part does it wait for?"),
            RepairState.REPAIRED: self.tr("What was done?"),
            RepairState.BEYOND_REPAIR: self.tr("Why can it not be repaired?"),
        }.get(self._step(), "")
        self._asked.setText(asked)
        self._text.setAccessibleName(asked)
        self.follow()
