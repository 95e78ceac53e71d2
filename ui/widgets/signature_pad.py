"""A sheet of paper to sign on, with a mouse, a finger or a pen."""

from __future__ import annotations

import itertools
import math
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ordidesk.documents.signature import BOX_RATIO, Point, Stroke
from ui.ink import ink_path
from ui.printing.sheet_style import (
    HAIRLINE_INK,
    INK,
    PAPER,
    SIGNATURE_LINE,
    SIGNATURE_LINE_ENDS,
)
from ui.theme import SIZE, TextStyle, Theme

_LEAST_LENGTH = 0.25
"""Of the box's width, all strokes together: less is a slip of the hand, not a name."""
_LEAST_SPREAD = 0.06
"""Of the box's width, in one direction at least: what stays below was rubbed on one spot."""
_MOST_POINTS = 4_000
"""A long name takes 600; more is a drawing, and would travel with the record."""
_BENT = 4
"""Points at a stroke's end between which its path changes when one comes."""
_DIGITS = 4
"""Of a point's place: a fifth of a pixel on the widest screens."""


class _Tool(Enum):
    NONE = "none"
    MOUSE = "mouse"
    TOUCH = "touch"
    PEN = "pen"


class SignaturePad(QWidget):
    """Takes strokes; `changed` after each, and when some are taken away again."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        """Show an empty pad, called `name`; `hint` stands on it until something is drawn."""
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self._strokes: list[list[Point]] = []
        self._tool = _Tool.NONE
        self._finger = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(SIZE.signing_pad)
        theme.changed.connect(self.update)

    # --- what is on it ----------------------------------------------------------------------------

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was drawn, each point in 0 … 1 of a box three times as wide as high."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def is_signed(self) -> bool:
        """Tell whether there is more than a dot, or a slip of the hand."""
        points = [point for stroke in self._strokes for point in stroke]
        if not points:
            return False
        across = max(x for x, _ in points) - min(x for x, _ in points)
        down = (max(y for _, y in points) - min(y for _, y in points)) / BOX_RATIO
        length = sum(
            math.hypot(to[0] - at[0], (to[1] - at[1]) / BOX_RATIO)
            for stroke in self._strokes
            for at, to in itertools.pairwise(stroke)
        )
        return length >= _LEAST_LENGTH and max(across, down) >= _LEAST_SPREAD

    def clear(self) -> None:
        """Take everything away."""
        self._strokes.clear()
        self._let_go()

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._let_go()

    def _let_go(self) -> None:
        self._tool = _Tool.NONE
        self.update()
        self.changed.emit()

    # --- how it is drawn on -----------------------------------------------------------------------

    def _down(self, tool: _Tool, place: QPointF) -> bool:
        """Begin a stroke; a hand that rests on the screen while a pen writes begins none."""
        if self._tool is not _Tool.NONE:
            return False
        self._tool = tool
        self._strokes.append([self._point(place)])
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()
        return True

    def _moved(self, tool: _Tool, place: QPointF) -> None:
        if self._tool is not tool:
            return
        stroke, point, box = self._strokes[-1], self._point(place), self._box()
        x, y = stroke[-1]
        far = math.hypot((point[0] - x) * box.width(), (point[1] - y) * box.height())
        if far < SIZE.pen_step or sum(map(len, self._strokes)) >= _MOST_POINTS:
            return
        stroke.append(point)
        self.update(self._around(stroke[-_BENT:]))

    def _up(self, tool: _Tool) -> None:
        if self._tool is tool:
            self._let_go()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with the left button."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._down(_Tool.MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._moved(_Tool.MOUSE, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._up(_Tool.MOUSE)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; whatever was begun by the hand that holds it goes."""
        place = event.position()
        if event.type() is QEvent.Type.TabletPress:
            if self._tool is _Tool.TOUCH:
                self.undo()
            self._down(_Tool.PEN, place)
        elif event.type() is QEvent.Type.TabletMove:
            self._moved(_Tool.PEN, place)
        elif event.type() is QEvent.Type.TabletRelease:
            self._up(_Tool.PEN)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take fingers, of which the first draws."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        kind = event.type()
        if kind is QEvent.Type.TouchCancel:
            if self._tool is _Tool.TOUCH:
                self.undo()
            return
        for finger in event.points():
            if kind is QEvent.Type.TouchBegin and self._down(_Tool.TOUCH, finger.position()):
                self._finger = finger.id()
            elif finger.id() == self._finger:
                self._moved(_Tool.TOUCH, finger.position())
                if finger.state() is finger.State.Released:
                    self._up(_Tool.TOUCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo the last stroke, or take all away."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            super().keyPressEvent(event)

    # --- how it looks -----------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Keep the shape of the box on the sheet."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that goes with a width."""
        return round(width / BOX_RATIO)

    def sizeHint(self) -> QSize:
        """Ask for the width of the signing window's side."""
        return QSize(SIZE.signing_side, self.heightForWidth(SIZE.signing_side))

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than a finger can write in."""
        return QSize(SIZE.signing_pad, self.heightForWidth(SIZE.signing_pad))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper, the line to write on and the ink."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        width = SIZE.focus_ring if focused else SIZE.hairline
        painter.setPen(QPen(QColor(colors.accent if focused else colors.control_border), width))
        painter.setBrush(PAPER)
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(frame, SIZE.radius, SIZE.radius)
        box = self._box()
        line = box.top() + SIGNATURE_LINE * box.height()
        ends = SIGNATURE_LINE_ENDS * box.width()
        painter.setPen(QPen(HAIRLINE_INK, SIZE.hairline))
        painter.drawLine(QPointF(box.left() + ends, line), QPointF(box.right() - ends, line))
        if not self._strokes:
            painter.setFont(self._theme.font(TextStyle.LABEL))
            painter.setPen(HAIRLINE_INK)
            below = QRectF(box.left(), line, box.width(), box.bottom() - line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._hint)
            return
        painter.translate(box.topLeft())
        pen = QPen(INK, SIZE.ink)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(ink_path(self.strokes(), box.width(), box.height()), pen)

    def _box(self) -> QRectF:
        """Return the part of the pad that has the shape of the box on the sheet."""
        width = min(self.width(), self.height() * BOX_RATIO)
        height = width / BOX_RATIO
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _point(self, place: QPointF) -> Point:
        box = self._box()
        x, y = (place.x() - box.x()) / box.width(), (place.y() - box.y()) / box.height()
        return round(min(max(x, 0.0), 1.0), _DIGITS), round(min(max(y, 0.0), 1.0), _DIGITS)

    def _around(self, points: list[Point]) -> QRect:
        """Return what has to be painted again for the last points of a stroke."""
        box = self._box()
        places = [QPointF(x * box.width(), y * box.height()) + box.topLeft() for x, y in points]
        bounds = QPolygonF(places).boundingRect()
        return bounds.adjusted(-SIZE.ink, -SIZE.ink, SIZE.ink, SIZE.ink).toAlignedRect()
