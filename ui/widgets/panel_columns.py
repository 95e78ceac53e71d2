"""A panel's layout: a header over what matters at the left and a column of cards at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import SIZE
from ui.widgets.scroll_column import ScrollColumn


def side_column(cards: Iterable[QWidget], width: int) -> ScrollColumn:
    """Return cards below each other, so wide, at the right edge of a panel."""
    aside = ScrollColumn(gap=SIZE.space_12)
    aside.column.setContentsMargins(0, SIZE.space_12, SIZE.space_12, SIZE.space_12)
    aside.setFixedWidth(width)
    for card in cards:
        aside.add(card)
    return aside


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
