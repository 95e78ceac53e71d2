"""A panel's layout: a header over what matters at the left and a column of cards at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import SIZE, Theme
from ui.widgets.scroll_column import ScrollColumn


class SideColumn(ScrollColumn):
    """Cards below each other at the right edge of a panel; wider where the letters are larger."""

    def __init__(self, theme: Theme, cards: Iterable[QWidget], width: int) -> None:
        """Show cards in a column ``width`` px wide in the design's size."""
        super().__init__(gap=SIZE.space_12)
        self._theme = theme
        self._width = width
        self.column.setContentsMargins(0, SIZE.space_12, SIZE.space_12, SIZE.space_12)
        for card in cards:
            self.add(card)
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(side_width(self._theme, self._width))


def side_width(theme: Theme, width: int) -> int:
    """Return how wide a column is at the side of a page: it grows by half at most."""
    return min(theme.scaled(width), width * 3 // 2)


def lay_out_panel(panel: QWidget, header: QWidget, main: QWidget | QLayout, aside: QWidget) -> None:
    """Fill a panel from edge to edge; what matters takes the width there is."""
    body = QHBoxLayout()
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(SIZE.space_12)
    if isinstance(main, QWidget):
        body.addWidget(main, 1)
    else:
        body.addLayout(main, 1)
    body.addWidget(aside)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header)
    column.addLayout(body, 1)
