"""The head of a page or of a detail: a title, a line below, chips, and the actions at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.chip import ChipRow, ChipSpec
from ui.widgets.text import ElidedLabel


class PageHeader(QFrame):
    """A strip over a page; add its buttons with `add_action`, the main one last."""

    def __init__(
        self, theme: Theme, title: str = "", subtitle: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `title` over `subtitle`."""
        super().__init__(parent)
        self.setObjectName("page_header")
        self._theme = theme
        self._title = ElidedLabel(title, TextStyle.TITLE, strong=True)
        self._subtitle = ElidedLabel(subtitle, TextStyle.LABEL, tone="secondary")
        self._chips = ChipRow(theme)
        below = QHBoxLayout()
        below.setSpacing(SIZE.space_8)
        below.addLayout(self._chips)
        below.addWidget(self._subtitle, 1)
        words = QVBoxLayout()
        words.setSpacing(SIZE.space_4)
        words.addStretch()
        words.addWidget(self._title)
        words.addLayout(below)
        words.addStretch()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SIZE.space_8)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_24, SIZE.space_12, SIZE.space_16, SIZE.space_12)
        row.setSpacing(SIZE.space_16)
        row.addLayout(words, 1)
        row.addLayout(self._actions)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title and line below."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self.setAccessibleName(title)

    def set_chips(self, chips: Sequence[ChipSpec]) -> None:
        """Show other chips before the line below."""
        self._chips.set_chips(chips)

    def add_action(self, widget: QWidget) -> None:
        """Place a button at the right end."""
        self._actions.addWidget(widget)
