"""Grey lines where rows will be: no spinner, the page keeps its shape while it is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import SIZE, Theme

WIDTHS = (0.62, 0.48, 0.7, 0.55)


class Skeleton(QWidget):
    """The shape of rows of two lines, as many as fit."""

    def __init__(
        self, theme: Theme, *, row_height: int = SIZE.row_dense, parent: QWidget | None = None
    ) -> None:
        """Draw rows `row_height` px high."""
        super().__init__(parent)
        self._theme = theme
        self._row_height = row_height
        self.setAccessibleName(self.tr("Loading"))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.hover))
        room = self.width() - 2 * SIZE.space_12
        for row in range(self.height() // self._row_height):
            top = row * self._row_height + (self._row_height - SIZE.space_32) / 2
            for line, height in ((0, SIZE.space_12), (1, SIZE.space_8)):
                share = WIDTHS[(row + 2 * line) % len(WIDTHS)]
                rect = QRectF(
                    SIZE.space_12, top + line * (SIZE.space_16 + SIZE.space_4), room * share, height
                )
                painter.drawRoundedRect(rect, SIZE.thin_radius, SIZE.thin_radius)
