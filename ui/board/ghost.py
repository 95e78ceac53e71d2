"""What moves while something is dragged: the slot it would take, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QStyleOptionGraphicsItem,
    QVBoxLayout,
    QWidget,
)

from ui.board.blocks import Verdict
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.objection import SENTENCES_SEEN, Objections
from ui.widgets.text import text_label

_FITTED_KEPT = 50


class GhostItem(QGraphicsItem):
    """The slot that would be taken, with what would take it and its times."""

    def __init__(self, theme: Theme) -> None:
        """Stay unseen until there is something to drag."""
        super().__init__()
        self._theme = theme
        self._size = QRectF()
        self._title = ""
        self._times = ""
        self._doubtful = False
        self._fitted: dict[tuple[str, int, float], str] = {}
        self.setZValue(3)
        self.hide()

    def show_slot(self, rect: QRectF, title: str, times: str, *, doubtful: bool) -> None:
        """Stand there, saying what it is and the times."""
        if rect.size() != self._size.size():
            self.prepareGeometryChange()
            self._size = QRectF(0, 0, rect.width(), rect.height())
        self._title, self._times, self._doubtful = title, times, doubtful
        self.setPos(rect.topLeft())
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what is drawn in."""
        return self._size

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the slot."""
        colors = self._theme.colors
        pair = colors.warn if self._doubtful else colors.info
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QColor(colors.warn.text if self._doubtful else colors.accent)
        painter.setPen(QPen(border, SIZE.focus_ring))
        painter.setBrush(QColor(pair.fill))
        inset = SIZE.focus_ring / 2
        box = self._size.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, SIZE.radius, SIZE.radius)
        painter.setPen(QColor(pair.text))
        self._paint_words(painter, box.adjusted(SIZE.space_8, SIZE.space_4, -SIZE.space_4, 0))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        """Write what it is over its times; the bubble beside it says the times in any case."""
        line = self._theme.line(TextStyle.LABEL)
        both = bool(self._title) and room.height() >= 2 * line
        words = [self._title, self._times] if both else [self._title or self._times]
        high = line if both else room.height() - SIZE.space_4
        for place, text in enumerate(words):
            style = TextStyle.LABEL if place == 0 else TextStyle.SMALL
            painter.setFont(self._theme.font(style, strong=place == 0, figures=True))
            fitting = self._fitting(painter, text, int(room.width()))
            box = QRectF(room.left(), room.top() + place * line, room.width(), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _fitting(self, painter: QPainter, text: str, width: int) -> str:
        """Shorten a text to its room; measuring costs more than painting, and most stays."""
        kept = (text, width, self._theme.text_scale)
        if kept not in self._fitted:
            if len(self._fitted) >= _FITTED_KEPT:
                self._fitted.clear()
            mode = Qt.TextElideMode.ElideRight
            self._fitted[kept] = painter.fontMetrics().elidedText(text, mode, width)
        return self._fitted[kept]


class ClosedItem(QGraphicsItem):
    """When the place cannot be entered, over the row that something is dragged in."""

    def __init__(self, theme: Theme) -> None:
        """Stay unseen until there is something to drag."""
        super().__init__()
        self._theme = theme
        self._bands: list[QRectF] = []
        self.setZValue(-1)
        self.hide()

    def show_bands(self, bands: list[QRectF]) -> None:
        """Stand over these times."""
        if bands != self._bands:
            self.prepareGeometryChange()
            self._bands = bands
            self.update()
        self.setVisible(bool(bands))

    def boundingRect(self) -> QRectF:
        """Return what is drawn in."""
        whole = QRectF()
        for band in self._bands:
            whole |= band
        return whole

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Hatch the times."""
        color = QColor(self._theme.colors.danger.text)
        for band in self._bands:
            painter.fillRect(band, QColor(self._theme.colors.danger.fill))
            painter.fillRect(band, QBrush(color, Qt.BrushStyle.BDiagPattern))


class Bubble(QFrame):
    """The times, and sentences beside what is dragged; never under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Stay unseen until there is something to say."""
        super().__init__(parent)
        self._within = parent
        self.setObjectName("board_bubble")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(SIZE.board_bubble)
        self._times = text_label("", TextStyle.LABEL, strong=True)
        self._objections = Objections(theme, SENTENCES_SEEN)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        column.setSpacing(SIZE.space_4)
        column.addWidget(self._times)
        column.addWidget(self._objections)
        self.hide()

    def say(self, times: str, verdict: Verdict, beside: QRect) -> None:
        """Say the times and what speaks against the slot that is there, in the parent's pixels."""
        if not times:
            self._objections.say(())
            self.hide()
            return
        if (times, verdict.sentences) != (self._times.text(), self._objections.said()):
            self._times.setText(times)
            self._objections.say(verdict.sentences)
            self._objections.setVisible(bool(verdict.sentences))
            self._fit()
        self._stand_beside(beside)
        self.show()

    def sentences(self) -> tuple[str, ...]:
        """Return what speaks against the slot."""
        return () if self.isHidden() else self._objections.said()

    def _fit(self) -> None:
        """Be as high as the words, which wrap, ask for."""
        column = self.layout()
        if column is not None:
            column.activate()
            self.setFixedHeight(column.totalHeightForWidth(self.width()))

    def _stand_beside(self, beside: QRect) -> None:
        room = self._within.size()
        top = beside.bottom() + SIZE.space_8
        if top + self.height() > room.height():
            top = beside.top() - self.height() - SIZE.space_8
        left = min(max(0, beside.left()), max(0, room.width() - self.width()))
        self.move(QPoint(left, max(0, top)))
