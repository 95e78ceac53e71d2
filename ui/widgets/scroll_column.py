"""A column that scrolls when it is longer than its page, instead of squeezing what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SIZE


class ScrollColumn(QScrollArea):
    """Widgets one below the other, `gap` px between them; scrolls up and down only."""

    def __init__(self, *, gap: int = SIZE.space_16, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scroll_column")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        self.column.addStretch()
        self.setWidget(inner)

    def add(self, widget: QWidget) -> None:
        """Add a widget below what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)
