"""What a ticket still lacks before it may be closed, each with a link to do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ordidesk.domain.work import Reason
from ordidesk.queries.verifications import Missing
from ui import words
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.text import text_label


class ClosingCard(Card):
    """``asked`` gives the ``Missing`` that the person wants to do something about."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing said."""
        super().__init__(self.tr("To close the ticket"), parent=parent)
        self._theme = theme
        self._missing: tuple[Missing, ...] | None = None
        self._lines: list[QWidget] = []

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Say what is missing, or that nothing is."""
        if tuple(missing) == self._missing:
            return
        self._missing = tuple(missing)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(place, it) for place, it in enumerate(missing)]
        if not missing:
            self._lines = [Chip(self._theme, ChipSpec(self.tr("Nothing is missing"), Tone.OK))]
        for line in self._lines:
            self.add(line)

    def _line(self, place: int, missing: Missing) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        title = missing.facts.get("title", "")
        said = words.refusal(missing.reason, missing.facts)
        row.addWidget(
            text_label(f"{title} : {said}" if title else said, TextStyle.LABEL, wrap=True), 1
        )
        link = Button(self._theme, do_words(missing.reason), ButtonKind.LINK)
        link.setObjectName(str(place))
        link.clicked.connect(self._ask)
        row.addWidget(link)
        return line

    @Slot()
    def _ask(self) -> None:
        sender = self.sender()
        if self._missing:
            self.asked.emit(self._missing[int(sender.objectName())])


def do_words(reason: Reason) -> str:
    """Name what can be done about something that is missing."""
    translate = QCoreApplication.translate
    return {
        Reason.VERIFICATION_MISSING: translate("ClosingCard", "Verify"),
        Reason.VERIFICATION_OPEN: translate("ClosingCard", "Go on"),
        Reason.VERIFICATION_FAILED: translate("ClosingCard", "Follow up"),
        Reason.RESOLUTION_MISSING: translate("ClosingCard", "Write it"),
        Reason.LOAN_OUT: translate("ClosingCard", "Take it back"),
        Reason.VISIT_STILL_RUNNING: translate("ClosingCard", "Finish it"),
    }.get(reason, translate("ClosingCard", "See"))
