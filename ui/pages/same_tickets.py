"""Open tickets that may be about the same as the one that is being judged, to be merged with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.queries.similar import Similar
from ui.pages.similar_tickets import in_common
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel

_MOST_SHOWN = 2


class SameTickets(Card):
    """Hidden while there is none; ``merge_asked`` gives the id of the one that is to go on."""

    merge_asked = Signal(str)
    shown_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show none yet."""
        super().__init__(self.tr("Declared already?"), parent=parent)
        self._lines = [_Line(theme) for _ in range(_MOST_SHOWN)]
        for line in self._lines:
            self.add(line)
            line.merge_asked.connect(self.merge_asked)
            line.shown_asked.connect(self.shown_asked)
        self.hide()

    def show_similar(self, found: Sequence[Similar]) -> None:
        """Show the closest of these."""
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(found))
            if place < len(found):
                line.show_ticket(found[place])
        self.setVisible(bool(found))


class _Line(QWidget):
    """One ticket: what it is about over what it has in common, and the ways to it."""

    merge_asked = Signal(str)
    shown_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ticket_id = ""
        self._summary = ElidedLabel("", TextStyle.LABEL, strong=True)
        self._common = ElidedLabel("", TextStyle.LABEL, tone="secondary")
        self._open = Button(theme, self.tr("Open"), ButtonKind.LINK)
        self._merge = Button(theme, self.tr("Merge…"), ButtonKind.LINK)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._summary)
        said.addWidget(self._common)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_12)
        row.addLayout(said, 1)
        row.addWidget(self._open)
        row.addWidget(self._merge)
        self._open.clicked.connect(self._ask_to_show)
        self._merge.clicked.connect(self._ask_to_merge)

    def show_ticket(self, it: Similar) -> None:
        """Show another ticket."""
        self._ticket_id = it.ticket.id
        self._summary.setText(it.ticket.summary)
        self._common.setText(in_common(it))
        for button in (self._open, self._merge):
            button.setAccessibleDescription(it.ticket.summary)

    @Slot()
    def _ask_to_show(self) -> None:
        self.shown_asked.emit(self._ticket_id)

    @Slot()
    def _ask_to_merge(self) -> None:
        self.merge_asked.emit(self._ticket_id)
