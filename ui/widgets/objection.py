"""A sentence that speaks against something, with the sign of a warning."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import text_label

SENTENCES_SEEN = 5
"""The most pressing ones: whoever overrides them has read enough by then."""


class Objection(QWidget):
    """One sentence; hidden while there is none."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        """Say `text`."""
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        self._text = text_label("", TextStyle.LABEL, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._dress)
        self._dress()
        self.say(text)

    def say(self, text: str) -> None:
        """Say another sentence; nothing when empty."""
        self._text.setText(text)
        self.setVisible(bool(text))

    @Slot()
    def _dress(self) -> None:
        color = self._theme.colors.warn.text
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap("triangle-alert", color, SIZE.icon_small, ratio))


class Objections(QWidget):
    """Up to a few sentences under each other."""

    def __init__(self, theme: Theme, most: int) -> None:
        """Say nothing yet, and never more than `most` sentences."""
        super().__init__()
        self._lines = [Objection(theme) for _ in range(most)]
        self._said: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        for line in self._lines:
            column.addWidget(line)

    def say(self, sentences: tuple[str, ...]) -> None:
        """Say these and no others."""
        if sentences == self._said:
            return
        self._said = sentences
        shown = sentences[: len(self._lines)]
        padded = (*shown, *[""] * (len(self._lines) - len(shown)))
        for line, text in zip(self._lines, padded, strict=True):
            line.say(text)

    def said(self) -> tuple[str, ...]:
        """Return what is said."""
        return self._said
