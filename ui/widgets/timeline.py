"""A day as a timeline: times at the left, a line with a mark a visit, and the visit's two lines."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.rows import (
    Index,
    RowDelegate,
    RowRole,
    is_selected,
    paint_row_ground,
    paint_two_lines,
)


class Moment(Enum):
    """Where an entry of the day stands."""

    DONE = "done"
    CURRENT = "current"
    UPCOMING = "upcoming"
    CANCELLED = "cancelled"


class TimelineDelegate(RowDelegate):
    """Draws a row with RowRole.START, END and MOMENT before its two lines."""

    def __init__(self, theme: Theme) -> None:
        """Draw rows of the comfortable height."""
        super().__init__(theme, height=SIZE.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one visit."""
        painter.save()
        paint_row_ground(painter, option, self._theme)
        inner = QRect(option.rect).adjusted(SIZE.space_12, 0, -SIZE.space_12, 0)
        self._paint_times(painter, inner, index)
        axis = inner.left() + self._theme.scaled(SIZE.timeline_times) + SIZE.space_8
        self._paint_axis(painter, QRect(option.rect), axis, index, on_selected=is_selected(option))
        inner.setLeft(axis + SIZE.space_8 + SIZE.space_12)
        paint_two_lines(painter, inner, self._theme, index, on_selected=is_selected(option))
        painter.restore()

    def _paint_times(self, painter: QPainter, inner: QRect, index: Index) -> None:
        first, second = self._theme.line(TextStyle.BODY), self._theme.line(TextStyle.LABEL)
        top = inner.center().y() - (first + second) // 2 + 1
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        cancelled = index.data(RowRole.MOMENT) is Moment.CANCELLED
        font = self._theme.font(TextStyle.BODY, strong=not cancelled)
        font.setStrikeOut(cancelled)
        painter.setFont(font)
        painter.setPen(
            QColor(self._theme.colors.secondary if cancelled else self._theme.colors.text)
        )
        start = QRect(inner.left(), top, self._theme.scaled(SIZE.timeline_times), first)
        painter.drawText(start, flags, str(index.data(RowRole.START) or ""))
        painter.setFont(self._theme.font(TextStyle.SMALL))
        painter.setPen(QColor(self._theme.colors.secondary))
        end = QRect(inner.left(), top + first, self._theme.scaled(SIZE.timeline_times), second)
        painter.drawText(end, flags, str(index.data(RowRole.END) or ""))

    def _paint_axis(
        self, painter: QPainter, rect: QRect, axis: int, index: Index, *, on_selected: bool
    ) -> None:
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(colors.button_border), SIZE.hairline))
        last = index.row() == index.model().rowCount() - 1
        centre = QPoint(axis, rect.center().y())
        if index.row() > 0:
            painter.drawLine(axis, rect.top(), axis, centre.y())
        if not last:
            painter.drawLine(axis, centre.y(), axis, rect.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colors.selected if on_selected else colors.surface
        moment = index.data(RowRole.MOMENT)
        radius = SIZE.dot // 2 + 1
        painter.setPen(QPen(QColor(ground), SIZE.space_4))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(centre, SIZE.dot, SIZE.dot)
        if moment is Moment.DONE:
            box = QRect(0, 0, SIZE.icon_small, SIZE.icon_small)
            box.moveCenter(centre)
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(
                box, self._theme.pixmap("circle-check", colors.ok.text, SIZE.icon_small, ratio)
            )
            return
        current = moment is Moment.CURRENT
        color = QColor(colors.accent if current else colors.control_border)
        painter.setPen(QPen(color, SIZE.focus_ring))
        painter.setBrush(color if current else QColor(ground))
        painter.drawEllipse(centre, radius, radius)
