"""What moves while something is dragged: the slot it would take, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QHBoxLayout,
    QLabel,
    QStyleOptionGraphicsItem,
    QVBoxLayout,
    QWidget,
)

from ui.board.blocks import Verdict
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import text_label

_SENTENCES_SEEN = 4


class GhostItem(QGraphicsItem):
    """The slot that would be taken, with its times."""

    def __init__(self, theme: Theme) -> None:
        """Stay unseen until there is something to drag."""
        super().__init__()
        self._theme = theme
        self._size = QRectF()
        self._text = ""
        self._doubtful = False
        self.setZValue(3)
        self.hide()

    def show_slot(self, rect: QRectF, text: str, *, doubtful: bool) -> None:
        """Stand there, saying the times."""
        if rect.size() != self._size.size():
            self.prepareGeometryChange()
            self._size = QRectF(0, 0, rect.width(), rect.height())
        self._text, self._doubtful = text, doubtful
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
        painter.setFont(self._theme.font(TextStyle.LABEL, strong=True, figures=True))
        room = box.adjusted(SIZE.space_8, 0, -SIZE.space_4, 0)
        if painter.fontMetrics().horizontalAdvance(self._text) <= room.width():
            painter.setPen(QColor(pair.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._text)


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
        self._said: tuple[str, ...] = ()
        self._times = text_label("", TextStyle.LABEL, strong=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        column.setSpacing(SIZE.space_4)
        column.addWidget(self._times)
        self._lines = [self._line(theme, column) for _ in range(_SENTENCES_SEEN)]
        self.hide()

    def _line(self, theme: Theme, column: QVBoxLayout) -> Objection:
        line = Objection(theme)
        column.addWidget(line)
        return line

    def say(self, times: str, verdict: Verdict, beside: QRect) -> None:
        """Say the times and what speaks against the slot that is there, in the parent's pixels."""
        said = (times, *verdict.sentences[:_SENTENCES_SEEN])
        if not times:
            self._said = ()
            self.hide()
            return
        if said != self._said:
            self._said = said
            self._times.setText(times)
            for line, text in zip(self._lines, (*said[1:], *[""] * _SENTENCES_SEEN), strict=False):
                line.say(text)
            self.adjustSize()
        self._stand_beside(beside)
        self.show()

    def sentences(self) -> tuple[str, ...]:
        """Return what speaks against the slot."""
        return () if self.isHidden() else self._said[1:]

    def _stand_beside(self, beside: QRect) -> None:
        room = self._within.size()
        top = beside.bottom() + SIZE.space_8
        if top + self.height() > room.height():
            top = beside.top() - self.height() - SIZE.space_8
        left = min(max(0, beside.left()), max(0, room.width() - self.width()))
        self.move(QPoint(left, max(0, top)))


class Objection(QWidget):
    """A sentence that speaks against a slot, with the sign of a warning."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        self._text = text_label("", TextStyle.LABEL, wrap=True)
        self._text.setFixedWidth(SIZE.board_bubble)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, text: str) -> None:
        """Say a sentence; nothing when empty."""
        self._text.setText(text)
        self.setVisible(bool(text))

    @Slot()
    def _dress(self) -> None:
        color = self._theme.colors.warn.text
        self._sign.setPixmap(
            self._theme.pixmap("triangle-alert", color, SIZE.icon_small, self.devicePixelRatioF())
        )
