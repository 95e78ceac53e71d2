"""Freeing the day of somebody who does not come: every visit that has not begun goes back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ordidesk.domain.ids import derived_id
from ordidesk.domain.released_days import ReleaseDay
from ordidesk.store.store import Done
from ui import moments
from ui.pages.board_deeds import Freed
from ui.pages.board_history import BoardHistory
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext


class ReleaseDayDialog(TextDialog):
    """Asks why; afterwards come the people to call."""

    released = Signal(str)
    """The id of the freed day."""

    def __init__(
        self,
        context: PageContext,
        technician: tuple[str, str],
        day: date,
        history: BoardHistory,
        parent: QWidget,
    ) -> None:
        """Ask about a day of ``technician``, id and name."""
        translate = QCoreApplication.translate
        said = translate(
            "ReleaseDayDialog",
            "The visits that have not begun go back to the list to be planned. Then you see whom "
            "to call. “Undo” puts all of it back at once.",
        )
        title = translate("ReleaseDayDialog", "Free the day of {name}: {day}")
        self._technician_id, self._name = technician
        self._day = day
        self._history = history
        super().__init__(
            context,
            Question(
                title.format(name=self._name, day=moments.long_day(day)),
                said,
                translate("ReleaseDayDialog", "Free the day"),
            ),
            self._made,
            parent=parent,
        )
        self.name_text(translate("ReleaseDayDialog", "Why: ill, car broken down…"))
        self.make_short()

    def _made(self, text: str) -> ReleaseDay:
        return ReleaseDay(technician_id=self._technician_id, day=self._day, reason=text)

    def stored(self, receipt: Done) -> None:
        """Remember it, and go on to the people to call."""
        said = self.tr("day of {name} freed").format(name=self._name)
        self._history.note(Freed(said, self._made(self.text())), receipt.command_id)
        self.released.emit(derived_id(receipt.command_id, "release"))
