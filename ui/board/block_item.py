"""A block of the board as an item of its scene: painted once, then copied until it changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui.board.blocks import Block, Look
from ui.board.grip import Hold
from ui.board.scale import DayScale
from ui.theme import SIZE, Colors, TextStyle, Theme
from ui.widgets.chip import paint_shape

_FILLS = {
    Look.PLANNED: ("surface", "control_border"),
    Look.CONFIRMED: ("selected", "accent"),
}
_TONES = {Look.RUNNING: "ok", Look.DONE: "neutral", Look.NOT_DONE: "warn"}
_ENDED = frozenset({Look.DONE, Look.NOT_DONE})
_CURSORS = {
    Hold.WHOLE: Qt.CursorShape.OpenHandCursor,
    Hold.BEGINNING: Qt.CursorShape.SizeHorCursor,
    Hold.END: Qt.CursorShape.SizeHorCursor,
}


class BlockItem(QGraphicsItem):
    """Draws a block; what is done with it is the view's."""

    def __init__(self, theme: Theme, scale: DayScale, block: Block) -> None:
        """Stand nowhere until `place`."""
        super().__init__()
        self._theme = theme
        self._scale = scale
        self._size = QRectF()
        self._chosen = False
        self._held = False
        self.block = block
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setAcceptHoverEvents(True)
        self.setToolTip(block.said)

    def place(self, scale: DayScale, rect: QRectF) -> None:
        """Stand there."""
        self._scale = scale
        if rect.size() != self._size.size():
            self.prepareGeometryChange()
            self._size = QRectF(0, 0, rect.width(), rect.height())
            self.update()
        self.setPos(rect.topLeft())

    def show_block(self, block: Block) -> None:
        """Show the block as it is now."""
        if block != self.block:
            self.block = block
            self.update()
        self.block = block
        self.setToolTip(block.said)

    def set_chosen(self, *, chosen: bool) -> None:
        """Be drawn as the chosen one."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.setZValue(1 if chosen else 0)
            self.update()

    def set_held(self, *, held: bool) -> None:
        """Be drawn as what was left behind while it is dragged."""
        if held != self._held:
            self._held = held
            self.setOpacity(SIZE.board_held / 100 if held else 1.0)

    def hold_at(self, x: float) -> Hold:
        """Return by what it is taken there, in the item's own pixels: edges resize."""
        edge = min(float(SIZE.space_8), self._size.width() / 4)
        if x < edge:
            return Hold.BEGINNING
        return Hold.END if x > self._size.width() - edge else Hold.WHOLE

    def boundingRect(self) -> QRectF:
        """Return what is drawn in."""
        return self._size

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show by what it would be taken."""
        if self.block.movable:
            self.setCursor(_CURSORS[self.hold_at(event.pos().x())])
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the block."""
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = self._paint_ground(painter, colors)
        self._paint_access(painter, colors)
        self._paint_words(painter, colors, text)

    def _paint_ground(self, painter: QPainter, colors: Colors) -> str:
        """Draw fill and border, and return the colour of the words on it."""
        look = self.block.look
        if look in _FILLS:
            fill_name, border_name = _FILLS[look]
            fill, border, text = getattr(colors, fill_name), getattr(colors, border_name), ""
        else:
            pair = getattr(colors, _TONES[look])
            fill, border, text = pair.fill, pair.text, pair.text
        width = SIZE.focus_ring if self._chosen else SIZE.hairline
        pen = QPen(QColor(colors.accent if self._chosen else border), width)
        if look is Look.PLANNED and not self._chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        if look in _ENDED and not self._chosen:
            pen = QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        inset = width / 2
        painter.drawRoundedRect(
            self._size.adjusted(inset, inset, -inset, -inset), SIZE.radius, SIZE.radius
        )
        return text or colors.text

    def _paint_access(self, painter: QPainter, colors: Colors) -> None:
        """Draw under the words when the place is open, and when it is not."""
        block = self.block
        if block.open is None:
            return
        left = self._scale.x_of(block.starts_at)
        high = SIZE.thin_radius
        strip = QRectF(
            SIZE.radius,
            self._size.height() - high - SIZE.hairline,
            self._size.width() - 2 * SIZE.radius,
            high,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.danger.text))
        painter.drawRect(strip)
        painter.setBrush(QColor(colors.ok.text))
        for starts_at, ends_at in block.open:
            begins = max(strip.left(), self._scale.x_of(starts_at) - left)
            ends = min(strip.right(), self._scale.x_of(ends_at) - left)
            if begins < ends:
                painter.drawRect(QRectF(begins, strip.top(), ends - begins, high))

    def _paint_words(self, painter: QPainter, colors: Colors, text: str) -> None:
        block = self.block
        room = self._size.adjusted(SIZE.space_8, SIZE.space_4, -SIZE.space_4, -SIZE.space_4)
        if room.width() < SIZE.icon_small:
            return  # not even a letter and an ellipsis
        first, second = self._theme.line(TextStyle.LABEL), self._theme.line(TextStyle.SMALL)
        both = first + second <= room.height()
        under = SIZE.space_4 if block.open is not None else 0
        top = room.top() if both else (self._size.height() - under - first) / 2
        line = QRectF(room.left(), top, room.width(), first)
        line.setLeft(line.left() + self._paint_mark(painter, line, colors))
        line.setRight(line.right() - self._paint_icon(painter, line, text))
        painter.setPen(QColor(text))
        font = self._theme.font(TextStyle.LABEL, strong=True)
        _paint_fitting(painter, line, block.title, font)
        if both:
            below = QRectF(room.left(), line.bottom(), room.width(), second)
            ended = block.look in _ENDED or block.look is Look.RUNNING
            painter.setPen(QColor(text if ended else colors.secondary))
            small = self._theme.font(TextStyle.SMALL)
            _paint_fitting(painter, below, block.subtitle, small)

    def _paint_mark(self, painter: QPainter, line: QRectF, colors: Colors) -> float:
        """Draw the priority's shape and return the room it took."""
        mark = self.block.mark
        if mark is None or line.width() < 2 * SIZE.icon_small:
            return 0.0
        pair = colors.pair(mark)
        box = QRectF(0, 0, SIZE.icon_small, SIZE.icon_small)
        box.moveLeft(line.left())
        box.moveTop(line.center().y() - SIZE.icon_small / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.fill))
        painter.drawRoundedRect(box, SIZE.thin_radius, SIZE.thin_radius)
        margin = SIZE.space_4
        paint_shape(painter, box.adjusted(margin, margin, -margin, -margin), mark, pair.text)
        return float(SIZE.icon_small + SIZE.space_4)

    def _paint_icon(self, painter: QPainter, line: QRectF, text: str) -> float:
        """Draw what goes along, or that it is not sent yet; return the room it took."""
        name = "clock" if self.block.pending else self.block.icon
        if not name or line.width() < SIZE.board_hour * 0.75:
            return 0.0
        box = QRectF(0, 0, SIZE.space_12, SIZE.space_12)
        box.moveRight(line.right())
        box.moveTop(line.center().y() - SIZE.space_12 / 2)
        ratio = painter.device().devicePixelRatio()
        pixmap = self._theme.pixmap(name, text, SIZE.space_12, ratio)
        painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
        return float(SIZE.space_12 + SIZE.space_4)


def _paint_fitting(painter: QPainter, line: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    metrics = painter.fontMetrics()
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
