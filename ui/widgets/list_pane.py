"""The left pane of a page: what chooses, over the list that it chooses from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.theme import SIZE


class ListPane(QWidget):
    """Fields and chips under each other, the list below them takes the rest."""

    def __init__(self, head: Sequence[QWidget | QLayout], rows: QWidget) -> None:
        """Place `head` over `rows`."""
        super().__init__()
        self.setObjectName("list_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QVBoxLayout()
        top.setContentsMargins(SIZE.space_12, SIZE.space_12, SIZE.space_12, SIZE.space_8)
        top.setSpacing(SIZE.space_8)
        for part in head:
            if isinstance(part, QWidget):
                top.addWidget(part)
            else:
                top.addLayout(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rows, 1)
