"""A QR code on the screen, dark on white in any look: a camera has to read it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import SIZE


class CodeView(QWidget):
    """Shows a path as large as there is room; its name says what it leads to."""

    def __init__(self, path: QPainterPath, name: str) -> None:
        """``path`` holds the dark modules."""
        super().__init__()
        self._path = path
        self.setAccessibleName(name)
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return a size that a camera reads from an arm's length away."""
        return QSize(SIZE.code, SIZE.code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the modules, with a white margin of a tenth around them."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        painter.fillRect((self.width() - side) // 2, 0, side, side, Qt.GlobalColor.white)
        box = self._path.boundingRect()
        scale = side * 0.8 / max(box.width(), box.height())
        painter.translate(self.width() / 2, side / 2)
        painter.scale(scale, scale)
        painter.translate(-box.center())
        painter.fillPath(self._path, Qt.GlobalColor.black)
        painter.end()
