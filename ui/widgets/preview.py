"""What the camera sees, with the codes outlined; or words when there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractAnimation,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import SIZE, TextStyle, Theme

_FLASH_MS = 360
_NOTCH = 120
"""Eighths of a degree that a wheel turns from one notch to the next."""


@dataclass(frozen=True)
class Outline:
    """A code in the picture: its corners in the picture's pixels, and what it says."""

    corners: Sequence[tuple[float, float]]
    text: str = ""


class Preview(QWidget):
    """A picture scaled to fit, on a dark ground in both schemes, as cameras are shown.

    Where several codes are outlined each is named, and one can be picked: by a tap, or with the
    arrows and Enter.
    """

    picked = Signal(int)
    """The place of an outline in what ``show_outlines`` was given."""
    tapped = Signal()
    """A tap where no code is, or Enter without one."""
    zoomed = Signal(int)
    """Notches of the wheel, positive to come closer."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._part: QRectF | None = None
        self._scaled: QImage | None = None
        """The picture as it was painted last: what is drawn over it changes more often."""
        self._outlines: Sequence[Outline] = ()
        self._current = 0
        self._message = ""
        self._mirrored = False
        self._turned = 0
        self._flash = QVariantAnimation(self)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setDuration(_FLASH_MS)
        self._flash.valueChanged.connect(self._repaint)
        self._flash.finished.connect(self._repaint)
        self.setAccessibleName(name)
        self.setMinimumHeight(SIZE.preview_least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._repaint)

    def show_image(self, image: QImage | None, part: QRectF | None = None) -> None:
        """Show a newer frame, or ``part`` of it; the outlines stay until they are set again."""
        self._image = image
        self._part = part
        self._scaled = None
        self.update()

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Outline codes."""
        self._outlines = outlines
        self._current = min(self._current, max(0, len(outlines) - 1))
        several = len(outlines) > 1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus)
        self.update()

    def outlines(self) -> Sequence[Outline]:
        """Return the codes that are outlined."""
        return self._outlines

    def show_message(self, text: str) -> None:
        """Say something at the foot of the picture, or in its middle when there is none."""
        if text == self._message:
            return
        self._message = text
        self.setAccessibleDescription(text)
        self.update()

    def message(self) -> str:
        """Return what is said."""
        return self._message

    def set_mirrored(self, *, mirrored: bool) -> None:
        """Show the picture as in a mirror; it is read as it is."""
        self._mirrored = mirrored
        self._scaled = None
        self.update()

    def flash(self) -> None:
        """Light the picture's frame up for a moment."""
        self._flash.stop()
        self._flash.start()

    def is_flashing(self) -> bool:
        """Tell whether the frame is lit."""
        return self._flash.state() is QAbstractAnimation.State.Running

    def place_of(self, place: int) -> QPointF:
        """Return where the middle of an outline is, in the widget's pixels."""
        corners = self._on_widget(self._outlines[place])
        return corners.boundingRect().center()

    # --- what the person does ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the code under the finger; the smallest where several lie over each other."""
        hit = [
            (corners.boundingRect().width(), place)
            for place, outline in enumerate(self._outlines)
            if (corners := self._on_widget(outline)).containsPoint(
                event.position(), Qt.FillRule.WindingFill
            )
        ]
        if hit:
            self.picked.emit(min(hit)[1])
        else:
            self.tapped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from code to code with the arrows, pick with Enter or the space bar."""
        key, count = event.key(), len(self._outlines)
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and count:
            self._current = (self._current + (1 if key == Qt.Key.Key_Right else -1)) % count
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if count:
                self.picked.emit(self._current)
            else:
                self.tapped.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer or go back, a step a notch; touchpads turn by less at a time."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        if notches:
            self._turned -= notches * _NOTCH
            self.zoomed.emit(notches)
        event.accept()

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, picture, outlines and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.camera))
        painter.drawRoundedRect(self.rect(), SIZE.radius_large, SIZE.radius_large)
        if self._image is not None and not self._image.isNull():
            self._paint_image(painter, self._image)
            self._paint_outlines(painter)
        if self._message:
            self._paint_message(painter)
        if self.is_flashing():
            self._paint_frame(painter, colors.outline, SIZE.space_4, self._flash_opacity())
        if self.hasFocus():
            self._paint_frame(painter, colors.accent, SIZE.focus_ring)

    def _paint_image(self, painter: QPainter, image: QImage) -> None:
        place, part = self._place()
        ratio = self.devicePixelRatio()
        room = place.toAlignedRect()
        if self._scaled is None or self._scaled.size() != room.size() * ratio:
            self._scaled = self._scale(image, part, room.size() * ratio)
            self._scaled.setDevicePixelRatio(ratio)
        painter.drawImage(room.topLeft(), self._scaled)

    def _scale(self, image: QImage, part: QRectF, size: QSize) -> QImage:
        """Return the part of a picture in its size on the screen."""
        scaled = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(scaled)
        if self._mirrored:
            painter.translate(size.width(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Qt scales this format, whose pixels are words, in a third of the time.
        words = image.convertToFormat(QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), words, part)
        painter.end()
        return scaled

    def _paint_outlines(self, painter: QPainter) -> None:
        painter.save()
        place, _ = self._place()
        painter.setClipRect(place)
        several = len(self._outlines) > 1
        for number, outline in enumerate(self._outlines):
            chosen = several and self.hasFocus() and number == self._current
            corners = self._on_widget(outline)
            color = QColor(self._theme.colors.accent if chosen else self._theme.colors.outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, SIZE.space_4))
            painter.drawPolygon(corners)
            if several:
                self._paint_pill(painter, _below(corners.boundingRect(), place), outline.text)
        painter.restore()

    def _paint_frame(self, painter: QPainter, color: str, width: int, opacity: float = 1.0) -> None:
        painter.save()
        painter.setOpacity(opacity)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), width))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, SIZE.radius_large, SIZE.radius_large)
        painter.restore()

    def _paint_message(self, painter: QPainter) -> None:
        colors = self._theme.colors
        painter.setFont(self._theme.font(TextStyle.BODY, strong=True))
        room = self.rect().adjusted(SIZE.space_24, SIZE.space_16, -SIZE.space_24, -SIZE.space_16)
        middle = self._image is None
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        flags |= Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignBottom
        taken = painter.boundingRect(room, int(flags), self._message)
        if not middle:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.camera_veil))
            pill = taken.adjusted(-SIZE.space_12, -SIZE.space_4, SIZE.space_12, SIZE.space_4)
            painter.drawRoundedRect(pill, SIZE.radius, SIZE.radius)
        painter.setPen(QColor(colors.on_camera))
        painter.drawText(room, int(flags), self._message)

    def _paint_pill(self, painter: QPainter, foot: QPointF, text: str) -> None:
        """Write a code's text on a veil, its top middle at ``foot``."""
        painter.setFont(self._theme.font(TextStyle.LABEL, strong=True))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text) + 2 * SIZE.space_8
        height = self._theme.line(TextStyle.LABEL) + SIZE.space_4
        pill = QRectF(foot.x() - width / 2, foot.y(), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.camera_veil))
        painter.drawRoundedRect(pill, SIZE.radius, SIZE.radius)
        painter.setPen(QColor(self._theme.colors.on_camera))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _flash_opacity(self) -> float:
        """Return how bright the flash is; steady where nothing is to move."""
        return float(self._flash.currentValue()) if self._theme.moves else 1.0

    def _place(self) -> tuple[QRectF, QRectF]:
        """Return where the picture is painted, and which part of it."""
        image = self._image
        whole = QRectF(image.rect()) if image is not None else QRectF(self.rect())
        part = self._part or whole
        factor = min(self.width() / part.width(), self.height() / part.height())
        width, height = part.width() * factor, part.height() * factor
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        return QRectF(left, top, width, height), part

    def _on_widget(self, outline: Outline) -> QPolygonF:
        """Return an outline in the widget's pixels."""
        place, part = self._place()
        factor = place.width() / part.width()
        corners = []
        for x, y in outline.corners:
            across = place.left() + (x - part.left()) * factor
            if self._mirrored:
                across = 2 * place.center().x() - across
            corners.append(QPointF(across, place.top() + (y - part.top()) * factor))
        return QPolygonF(corners)

    @Slot()
    def _repaint(self) -> None:
        self.update()


def _below(box: QRectF, place: QRectF) -> QPointF:
    """Return where an outline's text begins: below it, or above the foot of the picture."""
    room = SIZE.space_24 + SIZE.space_4
    return QPointF(box.center().x(), min(box.bottom() + SIZE.space_4, place.bottom() - room))
