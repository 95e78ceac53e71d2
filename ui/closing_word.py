"""The last word when the window closes over unsent work: it is safe, and leaves later."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import text_label

SHOWN_SECONDS = 2.5
"""Long enough to be read; the app goes on sending meanwhile."""


class ClosingWord(QWidget):
    """A small window without a question; the app ends when it has gone."""

    def __init__(self, theme: Theme, text: str, middle: QPoint) -> None:
        """Say `text` around a point of the screen."""
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(text)
        card = QFrame()
        card.setObjectName("card")
        icon = QLabel()
        icon.setPixmap(theme.pixmap("laptop", theme.colors.ok.text, SIZE.icon, 1.0))
        row = QHBoxLayout(card)
        row.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        row.setSpacing(SIZE.space_12)
        row.addWidget(icon)
        row.addWidget(text_label(text, TextStyle.BODY, strong=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.adjustSize()
        self.move(middle - self.rect().center())
        QTimer.singleShot(round(SHOWN_SECONDS * 1000), self, self.close)
