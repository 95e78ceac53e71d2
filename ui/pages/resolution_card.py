"""What was done, for the client to read: a quick text in one tap, or one's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.theme import SIZE
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowRow
from ui.widgets.form import long_field
from ui.widgets.segments import Segment, Segments

SOLVED, TO_FOLLOW = "solved", "to follow"


class ResolutionCard(Card):
    """Whether the problem is solved, and the text that says how."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin solved, without a text."""
        super().__init__(self.tr("Resolution"), parent=parent)
        self._outcome = Segments(
            self.tr("Outcome"),
            [
                Segment(SOLVED, self.tr("Problem solved")),
                Segment(TO_FOLLOW, self.tr("Still to be followed")),
            ],
        )
        quick = FlowRow(self._quick_texts())
        quick.tapped.connect(self._take_quick)
        self._text = long_field()
        self._text.setAccessibleName(self.tr("Resolution"))
        self._text.setPlaceholderText(self.tr("What was found and done; the client reads it"))
        self._text.setFixedHeight(SIZE.long_text)
        self._text.textChanged.connect(self.edited)
        self._outcome.chosen.connect(self.edited)
        self.add(self._outcome)
        self.add(quick)
        self.add(self._text)

    def _quick_texts(self) -> tuple[str, ...]:
        return (
            self.tr("Hardware replaced."),
            self.tr("Driver reinstalled."),
            self.tr("Cable replaced."),
            self.tr("Settings corrected."),
            self.tr("Updates installed."),
            self.tr("Tested with the user."),
        )

    def text(self) -> str:
        """Return what is written."""
        return self._text.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Write a text in place of what is there."""
        if text != self._text.toPlainText():
            self._text.setPlainText(text)

    def is_solved(self) -> bool:
        """Tell whether the problem is said to be solved."""
        return self._outcome.current_key() == SOLVED

    def set_solved(self, *, solved: bool) -> None:
        """Choose the outcome."""
        self._outcome.choose(SOLVED if solved else TO_FOLLOW)

    def write(self) -> None:
        """Put the caret where the text is written."""
        self._text.setFocus()

    @Slot(str)
    def _take_quick(self, said: str) -> None:
        before = self.text()
        if said not in before:
            self._text.setPlainText(f"{before} {said}".strip())
