"""What stands still beside the board while it scrolls: the hours above, the people at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui import moments
from ui.board.blocks import BoardRow
from ui.board.scale import HOURS
from ui.theme import SIZE, TextStyle, Theme


def row_height(theme: Theme) -> int:
    """Return how high rows are: taller when the text is scaled up."""
    lines = theme.line(TextStyle.LABEL) + theme.line(TextStyle.SMALL)
    return max(SIZE.row_dense, lines + 5 * SIZE.space_4)


class HoursHeader(QWidget):
    """The hours of the day over the board."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin at midnight."""
        super().__init__(parent)
        self._theme = theme
        self._left = 0
        theme.changed.connect(self.update)

    def scroll_to(self, left: int) -> None:
        """Show the hours from that pixel of the day on."""
        self._left = left
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each hour over its line."""
        painter = QPainter(self)
        colors = self._theme.colors
        painter.fillRect(self.rect(), QColor(colors.surface))
        painter.setFont(self._theme.font(TextStyle.SMALL, figures=True))
        for hour in range(HOURS):
            x = hour * SIZE.board_hour - self._left
            painter.setPen(QColor(colors.secondary))
            room = QRectF(x + SIZE.space_4, 0, SIZE.board_hour - SIZE.space_4, self.height())
            text = moments.full_hour(hour)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(QPen(QColor(colors.line), SIZE.hairline))
            painter.drawLine(x, self.height() // 2, x, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class NamesColumn(QWidget):
    """Who each row is; a click asks for what can be done with their day."""

    menu_asked = Signal(str, QPoint)
    """The row's key, and where on the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nobody yet."""
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[BoardRow, ...] = ()
        self._top = 0
        self._height = SIZE.row_dense
        self.setFixedWidth(SIZE.board_names)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_rows(self, rows: Sequence[BoardRow], height: int) -> None:
        """Show these people, each `height` px high."""
        self._rows = tuple(rows)
        self._height = height
        self.setAccessibleDescription(", ".join(row.said or row.title for row in rows))
        self.update()

    def scroll_to(self, top: int) -> None:
        """Show the rows from that pixel on."""
        self._top = top
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name and line below of each row."""
        painter = QPainter(self)
        colors = self._theme.colors
        painter.fillRect(self.rect(), QColor(colors.surface))
        first, second = self._theme.line(TextStyle.LABEL), self._theme.line(TextStyle.SMALL)
        for place, row in enumerate(self._rows):
            box = QRect(0, place * self._height - self._top, self.width(), self._height)
            if not box.intersects(self.rect()):
                continue
            painter.setPen(QPen(QColor(colors.line), SIZE.hairline))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            words = box.adjusted(SIZE.space_8, 0, -SIZE.space_4, 0)
            top = box.center().y() - (first + (second if row.subtitle else 0)) // 2 + 1
            painter.setPen(QColor(colors.text if row.takes else colors.secondary))
            painter.setFont(self._theme.font(TextStyle.LABEL, strong=True))
            _draw(painter, QRect(words.left(), top, words.width(), first), row.title)
            painter.setPen(QColor(colors.secondary))
            painter.setFont(self._theme.font(TextStyle.SMALL))
            _draw(painter, QRect(words.left(), top + first, words.width(), second), row.subtitle)
        painter.setPen(QPen(QColor(colors.line), SIZE.hairline))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def row_box(self, key: str) -> QRect:
        """Return where somebody's row is, in the column's own pixels."""
        place = next(n for n, row in enumerate(self._rows) if row.key == key)
        return QRect(0, place * self._height - self._top, self.width(), self._height)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the menu of the row under the pointer."""
        self._ask(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for it by the other button or the menu key too."""
        self._ask(event.pos())

    def event(self, event: QEvent) -> bool:
        """Say all of a row in words where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._at(event.pos())
            QToolTip.showText(event.globalPos(), row.said if row else "", self)
            return True
        return super().event(event)

    def _ask(self, where: QPoint) -> None:
        row = self._at(where)
        if row is not None:
            self.menu_asked.emit(row.key, self.mapToGlobal(where))

    def _at(self, where: QPoint) -> BoardRow | None:
        place = (where.y() + self._top) // self._height
        return self._rows[place] if 0 <= place < len(self._rows) else None


def _draw(painter: QPainter, line: QRect, text: str) -> None:
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
