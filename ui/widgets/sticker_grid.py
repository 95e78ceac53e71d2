"""A little picture of a sheet of stickers, to say on which one printing begins."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.printing.label_formats import LabelFormat
from ui.printing.sheet_style import MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH
from ui.theme import SIZE, Theme

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Columns and rows that an arrow moves by."""


class StickerGrid(QWidget):
    """The first sticker is clicked, or moved to by arrows; `chosen` gives it, counted from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, paper: LabelFormat, parent: QWidget | None = None) -> None:
        """Show a sheet of `paper`, nothing printed on it yet."""
        super().__init__(parent)
        self._theme = theme
        self._paper = paper
        self._start = 0
        self._count = 0
        self.setFixedHeight(SIZE.preview_least)
        self.setFixedWidth(round(SIZE.preview_least * PAGE_WIDTH / PAGE_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("First label on the sheet"))
        theme.changed.connect(self.update)

    def show_paper(self, paper: LabelFormat, count: int) -> None:
        """Show another paper, on which so many labels are printed."""
        self._paper = paper
        self._count = count
        self._start = min(self._start, paper.count - 1)
        self._tell()

    def start(self) -> int:
        """Return the sticker that printing begins on, counted from 0."""
        return self._start

    def set_start(self, start: int) -> None:
        """Begin on another sticker; the nearest that there is."""
        self._start = min(max(start, 0), self._paper.count - 1)
        self._tell()

    def place_of(self, sticker: int) -> QPointF:
        """Return the middle of a sticker, in the widget."""
        return self._cell(sticker).center()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin on the sticker that was clicked."""
        for sticker in range(self._paper.count):
            if self._cell(sticker).contains(event.position()):
                self._choose(sticker)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, to the first and to the last."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self._start + step[0] + step[1] * self._paper.across)
        elif event.key() == Qt.Key.Key_Home:
            self._choose(0)
        elif event.key() == Qt.Key.Key_End:
            self._choose(self._paper.count - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet: stickers that are used, that will be printed on, and those left."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = SIZE.focus_ring if self.hasFocus() else SIZE.hairline
        edge = QColor(colors.accent if self.hasFocus() else colors.control_border)
        painter.setPen(QPen(edge, ring))
        painter.setBrush(QColor(colors.surface))
        half = ring / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.setPen(QPen(QColor(colors.control_border), SIZE.hairline))
        for sticker in range(self._paper.count):
            printed = self._start <= sticker < self._start + self._count
            used = sticker < self._start
            painter.setBrush(
                QColor(colors.accent if printed else colors.hover if used else colors.surface)
            )
            painter.drawRect(self._cell(sticker))

    def _choose(self, sticker: int) -> None:
        before = self._start
        self.set_start(sticker)
        if self._start != before:
            self.chosen.emit(self._start)

    def _cell(self, sticker: int) -> QRectF:
        scale = self.height() / PAGE_HEIGHT
        x, y = self._paper.place(sticker)
        wide, high = self._paper.width * MILLIMETRE, self._paper.height * MILLIMETRE
        inset = SIZE.hairline
        cell = QRectF(x * scale, y * scale, wide * scale, high * scale)
        return cell.adjusted(inset, inset, -inset, -inset)

    def _tell(self) -> None:
        told = self.tr("Label {n} of {count}")
        self.setAccessibleDescription(told.format(n=self._start + 1, count=self._paper.count))
        self.update()
