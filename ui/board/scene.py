"""The scene of a day: the ground with its rows, hours and absences, and a block for each visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from ui.board.block_item import BlockItem
from ui.board.blocks import Block, BoardRow, Proposal, Span
from ui.board.scale import HOURS, DayScale, lanes_of
from ui.theme import SIZE, TextStyle, Theme


class BoardScene(QGraphicsScene):
    """Keeps an item for each block while it is shown: what did not change is not painted again."""

    def __init__(self, theme: Theme, scale: DayScale, parent: QObject) -> None:
        """Show an empty day; ``parent`` takes the scene along when it goes."""
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, BlockItem] = {}
        self._place_of: dict[str, int] = {}
        self._now: datetime | None = None
        self.rows: tuple[BoardRow, ...] = ()
        self.scale = scale

    def show_day(
        self, scale: DayScale, rows: Sequence[BoardRow], blocks: Sequence[Block], now: datetime
    ) -> None:
        """Show a day as it is now."""
        self.scale, self.rows, self._now = scale, tuple(rows), now
        self._place_of = {row.key: place for place, row in enumerate(self.rows)}
        shown = {block.key: block for block in blocks if block.row in self._place_of}
        for key in self._items.keys() - shown.keys():
            self.removeItem(self._items.pop(key))
        lanes = lanes_of(shown.values())
        for key, block in shown.items():
            item = self._items.get(key)
            if item is None:
                item = self._items[key] = BlockItem(self._theme, scale, block)
                self.addItem(item)
            lane, count = lanes[key]
            item.show_block(block)
            item.place(scale, scale.rect_of(block, self._place_of[block.row], lane, count))
        self.setSceneRect(0, 0, scale.width, max(1, len(self.rows)) * scale.row_height)
        self.invalidate(self.sceneRect(), QGraphicsScene.SceneLayer.BackgroundLayer)

    def set_now(self, now: datetime) -> None:
        """Draw what has passed up to another instant."""
        self._now = now
        self.invalidate(self.sceneRect(), QGraphicsScene.SceneLayer.BackgroundLayer)

    def item_of(self, key: str) -> BlockItem | None:
        """Return the item of a block that is shown."""
        return self._items.get(key)

    def blocks(self) -> list[Block]:
        """Return the blocks, row by row and each row by time."""
        places = self._place_of
        return sorted(
            (item.block for item in self._items.values()),
            key=lambda it: (places[it.row], it.starts_at, it.key),
        )

    def row_of(self, key: str) -> BoardRow | None:
        """Return a row by its key."""
        place = self._place_of.get(key)
        return None if place is None else self.rows[place]

    def row_at(self, y: float) -> BoardRow | None:
        """Return the row that is there, the first or the last beyond them."""
        return self.rows[self.scale.row_at(y, len(self.rows))] if self.rows else None

    def neighbour(self, key: str, step: int) -> BoardRow | None:
        """Return the next row up or down that visits can be dropped in."""
        place = self._place_of.get(key, -1) + step
        while 0 <= place < len(self.rows):
            if self.rows[place].takes:
                return self.rows[place]
            place += step
        return None

    def rect_of(self, proposal: Proposal) -> QRectF:
        """Return the room that something would take."""
        stands = Block(proposal.key, proposal.row, proposal.starts_at, proposal.ends_at, "", "")
        return self.scale.rect_of(stands, self._place_of.get(proposal.row, 0))

    def band_of(self, row: str, span: Span) -> QRectF:
        """Return a time of somebody's row, over its whole height."""
        left, right = self.scale.x_of(span[0]), self.scale.x_of(span[1])
        top = self._place_of.get(row, 0) * self.scale.row_height
        return QRectF(left, top, right - left, self.scale.row_height - SIZE.hairline)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the ground under `rect`."""
        rect = QRectF(rect)
        colors = self._theme.colors
        height = self.scale.row_height
        painter.fillRect(rect, QColor(colors.ground))
        day = QRectF(0, 0, self.scale.width, len(self.rows) * height)
        painter.fillRect(rect & day, QColor(colors.surface))
        self._paint_past(painter, rect & day)
        first, last = int(rect.top() // height), int(rect.bottom() // height) + 1
        for place in range(max(0, first), min(last, len(self.rows))):
            self._paint_away(painter, self.rows[place], rect)
        painter.setPen(QPen(QColor(colors.line), SIZE.hairline))
        bottom = min(rect.bottom(), day.bottom())
        for hour in range(HOURS + 1):
            x = hour * SIZE.board_hour
            if rect.left() - 1 <= x <= rect.right() + 1:
                painter.drawLine(x, int(rect.top()), x, int(bottom))
        for place in range(max(0, first), min(last, len(self.rows)) + 1):
            y = place * height - 1
            painter.drawLine(int(rect.left()), y, int(rect.right()), y)
        self._paint_now(painter, rect & day)

    def _paint_past(self, painter: QPainter, rect: QRectF) -> None:
        if self._now is None or self._now <= self.scale.begins:
            return
        past = QRectF(0, rect.top(), self.scale.x_of(self._now), rect.height())
        painter.fillRect(past & rect, QColor(self._theme.colors.ground))

    def _paint_now(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line of the present instant, under what is planned."""
        now, scale = self._now, self.scale
        if now is not None and scale.begins <= now < scale.ends:
            x = scale.x_of(now)
            painter.setPen(QPen(QColor(self._theme.colors.accent), SIZE.focus_ring))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))

    def _paint_away(self, painter: QPainter, row: BoardRow, rect: QRectF) -> None:
        colors = self._theme.colors
        for away in row.away:
            band = self.band_of(row.key, (away.starts_at, away.ends_at))
            if band.width() <= 0 or not band.intersects(rect):
                continue
            painter.fillRect(band, QColor(colors.neutral.fill))
            painter.fillRect(band, QBrush(QColor(colors.button_border), Qt.BrushStyle.BDiagPattern))
            if away.reason:
                self._paint_reason(painter, band & rect, away.reason)

    def _paint_reason(self, painter: QPainter, band: QRectF, reason: str) -> None:
        """Say why, on a ground of its own: hatches make words hard to read."""
        colors = self._theme.colors
        painter.setFont(self._theme.font(TextStyle.SMALL))
        metrics = painter.fontMetrics()
        width = min(band.width() - SIZE.space_8, metrics.horizontalAdvance(reason) + SIZE.space_16)
        if width < SIZE.icon_large:
            return
        chip = QRectF(band.left() + SIZE.space_4, 0, width, SIZE.chip)
        chip.moveTop(band.center().y() - SIZE.chip / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.neutral.fill))
        painter.drawRoundedRect(chip, SIZE.radius, SIZE.radius)
        painter.setPen(QColor(colors.neutral.text))
        room = chip.adjusted(SIZE.space_8, 0, -SIZE.space_4, 0)
        fitting = metrics.elidedText(reason, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)
