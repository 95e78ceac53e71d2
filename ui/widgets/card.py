"""Surfaces: a card with a radius and an optional heading, and the heading of a section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle
from ui.widgets.text import ElidedLabel, text_label


class SectionHeading(QWidget):
    """A strong line over a part of a page, with room at the right for a count or a button."""

    def __init__(self, title: str, trailing: str = "", parent: QWidget | None = None) -> None:
        """Show `title`, and `trailing` in the secondary tone at the right."""
        super().__init__(parent)
        self._title = ElidedLabel(title, TextStyle.LABEL, strong=True)
        self._trailing = text_label(trailing, TextStyle.SMALL, tone="secondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SIZE.space_8)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self._trailing)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_trailing(self, text: str) -> None:
        """Show another text at the right."""
        self._trailing.setText(text)

    def add_widget(self, widget: QWidget) -> None:
        """Place a small widget, such as a link button, at the right end."""
        self._row.addWidget(widget)


class Card(QFrame):
    """A surface with rounded corners; fill it through `body`, a vertical layout.

    `flush` leaves no margin at the sides, for lists whose rows reach the edges.
    """

    def __init__(
        self, title: str = "", *, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show an empty card, headed by `title` unless it is empty."""
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(0, 0, 0, 0)
        self.heading = SectionHeading(title)
        margin = SIZE.space_12 if flush else SIZE.space_16
        self.heading.setContentsMargins(margin, SIZE.space_12, margin, SIZE.space_8)
        self.heading.setVisible(bool(title))
        outer.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(SIZE.space_8)
        side, end = (0, SIZE.space_8) if flush else (SIZE.space_16, SIZE.space_12)
        self.body.setContentsMargins(side, 0 if title or flush else SIZE.space_12, side, end)
        outer.addLayout(self.body)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def set_title(self, title: str) -> None:
        """Head the card with another title."""
        self.heading.set_title(title)
        self.heading.setVisible(bool(title))
