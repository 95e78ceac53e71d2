"""Dense rows of two lines: the roles a model serves, and the delegate that draws them."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.chip import ChipSpec, chip_size, paint_chip, paint_shape

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a row's model answers `data()` with; anything else may be None at once.

    The title is Qt.DisplayRole, so that screen readers and type-ahead have it.
    """

    KEY = Qt.ItemDataRole.UserRole + 1  # object: what the row stands for
    SUBTITLE = Qt.ItemDataRole.UserRole + 2  # str
    TIME = Qt.ItemDataRole.UserRole + 3  # str, at the right of the title
    CHIP = Qt.ItemDataRole.UserRole + 4  # ChipSpec, at the right of the subtitle
    PRIORITY = Qt.ItemDataRole.UserRole + 5  # Tone of a priority: shape at the left
    ICON = Qt.ItemDataRole.UserRole + 6  # str: Lucide name, at the left
    PENDING = Qt.ItemDataRole.UserRole + 7  # bool: not yet sent, a dot before the time
    START = Qt.ItemDataRole.UserRole + 8  # str: time at the left of a timeline
    END = Qt.ItemDataRole.UserRole + 9  # str
    MOMENT = Qt.ItemDataRole.UserRole + 10  # Moment: done, current, upcoming, cancelled
    MARK = Qt.ItemDataRole.UserRole + 11  # str: Lucide name, a small sign before the time


class RowDelegate(QStyledItemDelegate):
    """Draws title, subtitle, time, chip, and a priority's shape or an icon at the left."""

    def __init__(
        self, theme: Theme, *, height: int = SIZE.row_dense, parent: QObject | None = None
    ) -> None:
        """Draw rows `height` px high, or taller when the text is scaled up."""
        super().__init__(parent)
        self._theme = theme
        self._height = height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is as high as the others."""
        text = self._theme.line(TextStyle.BODY) + self._theme.line(TextStyle.LABEL)
        return QSize(0, max(self._height, text + 2 * SIZE.space_8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        paint_row_ground(painter, option, self._theme)
        rect = QRect(option.rect)
        inner = rect.adjusted(SIZE.space_12, 0, -SIZE.space_12, 0)
        inner.setLeft(self._paint_mark(painter, inner, index))
        paint_two_lines(painter, inner, self._theme, index, on_selected=is_selected(option))
        painter.restore()

    def _paint_mark(self, painter: QPainter, inner: QRect, index: Index) -> int:
        """Draw the shape or icon at the left and return where the text begins."""
        colors = self._theme.colors
        tone = index.data(RowRole.PRIORITY)
        icon = index.data(RowRole.ICON)
        if not isinstance(tone, Tone) and not icon:
            return inner.left()
        box = QRect(0, 0, SIZE.icon, SIZE.icon)
        box.moveCenter(QPoint(inner.left() + SIZE.icon // 2, inner.center().y()))
        if isinstance(tone, Tone):
            pair = colors.pair(tone)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(pair.fill))
            painter.drawRoundedRect(box, SIZE.radius, SIZE.radius)
            margin = SIZE.space_4 + SIZE.hairline
            shape = QRectF(box).adjusted(margin, margin, -margin, -margin)
            paint_shape(painter, shape, tone, pair.text)
        else:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(
                box, self._theme.pixmap(str(icon), colors.secondary, SIZE.icon, ratio)
            )
        return box.right() + 1 + SIZE.space_12


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the row being drawn is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Draw what lies under a row: hover, selection, the keyboard's ring, the hairline below."""
    colors = theme.colors
    rect = QRect(option.rect)
    state = option.state
    if is_selected(option):
        painter.fillRect(rect, QColor(colors.selected))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colors.hover))
    painter.setPen(QPen(QColor(colors.line), SIZE.hairline))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if is_selected(option):
        bar = QRect(rect.left(), rect.top(), SIZE.thin_radius, rect.height())
        painter.fillRect(bar, QColor(colors.accent))
    paint_focus_ring(painter, option, theme)


def paint_focus_ring(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Draw a ring inside what has the keyboard, once the person has used it to get about."""
    state = option.state
    has_focus = state & QStyle.StateFlag.State_HasFocus
    if has_focus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(QPen(QColor(theme.colors.accent), SIZE.focus_ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = SIZE.focus_ring // 2
        painter.drawRect(option.rect.adjusted(inside, inside, -inside, -inside))


def paint_two_lines(
    painter: QPainter, rect: QRect, theme: Theme, index: Index, *, on_selected: bool
) -> None:
    """Draw title and time on one line, subtitle and chip on the next, centred in `rect`."""
    first_height, second_height = theme.line(TextStyle.BODY), theme.line(TextStyle.LABEL)
    subtitle = index.data(RowRole.SUBTITLE)
    chip = index.data(RowRole.CHIP)
    both = first_height + (second_height if subtitle or chip else 0)
    first = QRect(rect.left(), rect.center().y() - both // 2 + 1, rect.width(), first_height)
    second = QRect(rect.left(), first.bottom() + 1, rect.width(), second_height)
    _paint_time(painter, first, theme, index)
    painter.setPen(QColor(theme.colors.text))
    _paint_fitting(painter, first, theme, TextStyle.BODY, str(index.data() or ""), strong=True)
    if isinstance(chip, ChipSpec):
        size = chip_size(theme, chip)
        box = QRect(QPoint(0, 0), size)
        box.moveRight(second.right())
        box.moveTop(second.center().y() - size.height() // 2 + 1)
        paint_chip(painter, box, theme, chip, on_selected=on_selected)
        second.setRight(box.left() - SIZE.space_8)
    painter.setPen(QColor(theme.colors.secondary))
    _paint_fitting(painter, second, theme, TextStyle.LABEL, str(subtitle or ""))


def _paint_time(painter: QPainter, line: QRect, theme: Theme, index: Index) -> None:
    """Draw the time, a small sign and the dot of what is not sent yet; take room off `line`."""
    time = index.data(RowRole.TIME)
    if time:
        font = theme.font(TextStyle.SMALL)
        width = QFontMetrics(font).horizontalAdvance(str(time))
        painter.setFont(font)
        painter.setPen(QColor(theme.colors.secondary))
        painter.drawText(
            line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(time)
        )
        line.setRight(line.right() - width - SIZE.space_8)
    mark = index.data(RowRole.MARK)
    if mark:
        box = QRect(0, 0, SIZE.icon_small, SIZE.icon_small)
        box.moveCenter(QPoint(line.right() - SIZE.icon_small // 2, line.center().y() + 1))
        ratio = painter.device().devicePixelRatio()
        color = theme.colors.ok.text
        painter.drawPixmap(box, theme.pixmap(str(mark), color, SIZE.icon_small, ratio))
        line.setRight(box.left() - SIZE.space_8)
    if index.data(RowRole.PENDING):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colors.accent))
        dot = QRect(0, 0, SIZE.dot, SIZE.dot)
        dot.moveCenter(QPoint(line.right() - SIZE.dot // 2, line.center().y() + 1))
        painter.drawEllipse(dot)
        line.setRight(dot.left() - SIZE.space_8)


def _paint_fitting(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    style: TextStyle,
    text: str,
    *,
    strong: bool = False,
) -> None:
    font = theme.font(style, strong=strong)
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
