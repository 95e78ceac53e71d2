"""The first thing to be seen: the app's mark, painted before anything slow is loaded."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import SIZE, TextStyle, Theme


class Opening(QWidget):
    """Stands where the window is going to be; ``painted`` once it is on the screen."""

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Be as large as the window that follows."""
        super().__init__()
        self._theme = theme
        self._told = False
        self.setWindowTitle("OrdiDesk")
        self.resize(SIZE.window_width, SIZE.window_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the name in the middle."""
        painter = QPainter(self)
        colors = self._theme.colors
        painter.fillRect(self.rect(), QColor(colors.ground))
        side = 2 * SIZE.icon_large
        mark = QRect(0, 0, side, side)
        mark.moveCenter(self.rect().center())
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(mark, icons.pixmap(icons.APP_ICON, colors.accent, side, ratio))
        name = mark.adjusted(-side, side + SIZE.space_12, side, side)
        painter.setFont(self._theme.font(TextStyle.TITLE, strong=True))
        painter.setPen(QColor(colors.text))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, "OrdiDesk")
        if not self._told:
            self._told = True
            self.painted.emit()
