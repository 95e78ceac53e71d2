"""The foot of a list's card: what can be done with the chosen row, and a link at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import SIZE


class TapRow(QHBoxLayout):
    """Buttons from the left, the link at the right end."""

    def __init__(self, *taps: QWidget, link: QWidget) -> None:
        """Lay them out as a card without side margins needs it."""
        super().__init__()
        self.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_12, 0)
        self.setSpacing(SIZE.space_8)
        for tap in taps:
            self.addWidget(tap)
        self.addStretch()
        self.addWidget(link)
