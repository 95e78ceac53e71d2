"""What the camera sees, with the codes outlined; or words when there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import SIZE, TextStyle, Theme

Outline = Sequence[tuple[float, float]]


class Preview(QWidget):
    """A picture scaled to fit, on a dark ground in both schemes, as cameras are shown."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._outlines: Sequence[Outline] = ()
        self._message = ""
        self._mirrored = False
        self.setAccessibleName(name)
        self.setMinimumHeight(SIZE.preview_least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._repaint)

    def show_image(self, image: QImage | None) -> None:
        """Show a newer frame; the outlines stay until they are set again."""
        self._image = image
        self.update()

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Outline codes, in the picture's pixels."""
        self._outlines = outlines
        self.update()

    def show_message(self, text: str) -> None:
        """Say something at the foot of the picture, or in its middle when there is none."""
        self._message = text
        self.setAccessibleDescription(text)
        self.update()

    def message(self) -> str:
        """Return what is said."""
        return self._message

    def set_mirrored(self, *, mirrored: bool) -> None:
        """Show the picture as in a mirror; it is read as it is."""
        self._mirrored = mirrored
        self.update()

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
        if self._message:
            self._paint_message(painter)

    def _paint_image(self, painter: QPainter, image: QImage) -> None:
        place = self._place(image)
        painter.save()
        if self._mirrored:
            painter.translate(2 * place.center().x(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        factor = place.width() / image.width()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colors.outline), SIZE.space_4))
        for outline in self._outlines:
            corners = [
                QPointF(place.left() + x * factor, place.top() + y * factor) for x, y in outline
            ]
            painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def _place(self, image: QImage) -> QRectF:
        factor = min(self.width() / image.width(), self.height() / image.height())
        width, height = image.width() * factor, image.height() * factor
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

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

    @Slot()
    def _repaint(self) -> None:
        self.update()
