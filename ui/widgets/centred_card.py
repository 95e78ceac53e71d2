"""A card in the middle of an otherwise empty window: signing in, the PIN, the first sync."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SIZE
from ui.widgets.scroll_column import ScrollColumn


class CentredCard(ScrollColumn):
    """Fill it through `body`; it grows with what it says, and scrolls in a low window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty card, a little above the middle."""
        super().__init__(parent=parent)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(SIZE.dialog)
        self.body = QVBoxLayout(card)
        self.body.setContentsMargins(SIZE.space_32, SIZE.space_24, SIZE.space_32, SIZE.space_24)
        self.body.setSpacing(SIZE.space_12)
        # Centred by stretches, not by an alignment: that would ask for the height that the text
        # takes in the whole window's width.
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(SIZE.space_16, SIZE.space_16, SIZE.space_16, SIZE.space_16)
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        self.add(middle)
        self.column.insertStretch(0, 2)
        self.column.setStretch(self.column.count() - 1, 3)
