"""Chips: a state or a priority as words, colour and shape, as a widget and for delegates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import SIZE, Pair, TextStyle, Theme, Tone

PRIORITIES = (Tone.CRITICAL, Tone.HIGH, Tone.NORMAL, Tone.LOW)
ICONS = {
    Tone.OK: "check",
    Tone.WARN: "triangle-alert",
    Tone.DANGER: "octagon-alert",
    Tone.LOAN: "repeat",
}


@dataclass(frozen=True)
class ChipSpec:
    """What a chip says; priorities carry their shape, states an icon unless `plain`."""

    text: str
    tone: Tone = Tone.NEUTRAL
    plain: bool = False


def chip_size(theme: Theme, spec: ChipSpec) -> QSize:
    """Return the room a chip takes, in logical pixels."""
    width = QFontMetrics(theme.font(TextStyle.SMALL, strong=True)).horizontalAdvance(spec.text)
    mark = SIZE.space_12 + SIZE.space_4 if _has_mark(spec) else 0
    height = max(SIZE.chip, theme.line(TextStyle.SMALL) + SIZE.space_4)
    # A hairline of slack: the painter may round the words up.
    return QSize(width + mark + 2 * SIZE.chip_padding + SIZE.hairline, height)


def paint_chip(
    painter: QPainter, rect: QRect, theme: Theme, spec: ChipSpec, *, on_selected: bool = False
) -> None:
    """Draw a chip filling `rect`, which `chip_size` measured."""
    pair = theme.colors.pair(spec.tone)
    if on_selected and pair.fill == theme.colors.selected:
        pair = Pair(pair.text, theme.colors.surface)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.fill))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    left = rect.left() + SIZE.chip_padding
    if _has_mark(spec):
        mark = QRect(left, rect.center().y() - SIZE.space_12 // 2 + 1, SIZE.space_12, SIZE.space_12)
        if spec.tone in PRIORITIES:
            paint_shape(painter, QRectF(mark).adjusted(1, 1, -1, -1), spec.tone, pair.text)
        else:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(
                mark, theme.pixmap(ICONS[spec.tone], pair.text, SIZE.space_12, ratio)
            )
        left = mark.right() + 1 + SIZE.space_4
    painter.setPen(QColor(pair.text))
    painter.setFont(theme.font(TextStyle.SMALL, strong=True))
    room = QRect(left, rect.top(), rect.right() + 1 - SIZE.chip_padding - left, rect.height())
    fitting = painter.fontMetrics().elidedText(spec.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    painter.restore()


def paint_shape(painter: QPainter, rect: QRectF, tone: Tone, color: str) -> None:
    """Draw a priority's shape in a square: two bars, triangle up, disc, hollow triangle down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    unit = rect.width() / 10
    if tone is Tone.CRITICAL:
        for left in (2.0, 6.0):
            bar = QRectF(rect.left() + left * unit, rect.top(), 2 * unit, 6.2 * unit)
            painter.drawRoundedRect(bar, unit, unit)
            painter.drawEllipse(bar.center() + QPointF(0, 5.7 * unit), 1.15 * unit, 1.15 * unit)
    elif tone is Tone.HIGH:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(rect.center().x(), rect.top() + unit),
                    QPointF(rect.right(), rect.bottom() - unit),
                    QPointF(rect.left(), rect.bottom() - unit),
                ]
            )
        )
    elif tone is Tone.NORMAL:
        painter.drawEllipse(rect.center(), 3.4 * unit, 3.4 * unit)
    elif tone is Tone.LOW:
        painter.setPen(QPen(QColor(color), 1.4 * unit, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(rect.left() + unit, rect.top() + 1.8 * unit),
                    QPointF(rect.right() - unit, rect.top() + 1.8 * unit),
                    QPointF(rect.center().x(), rect.bottom() - 1.6 * unit),
                ]
            )
        )
    painter.restore()


def _has_mark(spec: ChipSpec) -> bool:
    return spec.tone in PRIORITIES or (spec.tone in ICONS and not spec.plain)


class Chip(QWidget):
    """A chip to place in a layout."""

    def __init__(self, theme: Theme, spec: ChipSpec, parent: QWidget | None = None) -> None:
        """Show `spec`."""
        super().__init__(parent)
        self._theme = theme
        self._spec = spec
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self.set_spec(spec)

    def set_spec(self, spec: ChipSpec) -> None:
        """Say something else."""
        self._spec = spec
        self.setAccessibleName(spec.text)
        self._dress()

    def spec(self) -> ChipSpec:
        """Return what the chip says."""
        return self._spec

    def sizeHint(self) -> QSize:
        """Return the room the words take."""
        return chip_size(self._theme, self._spec)

    def minimumSizeHint(self) -> QSize:
        """Give way where there is no room, but for a word or two: those end in no ellipsis."""
        whole = self.sizeHint()
        return QSize(whole.width() if whole.width() <= SIZE.choice else SIZE.target, whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        paint_chip(QPainter(self), self.rect(), self._theme, self._spec)

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class ChipRow(QHBoxLayout):
    """Chips beside each other, shown anew as a whole."""

    def __init__(self, theme: Theme) -> None:
        """Show none yet."""
        super().__init__()
        self._theme = theme
        self.setSpacing(SIZE.space_8)

    def set_chips(self, chips: Sequence[ChipSpec]) -> None:
        """Show other chips."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for spec in chips:
            self.addWidget(Chip(self._theme, spec))
