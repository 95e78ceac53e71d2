"""A picture to look at: fitted to its room, or pixel by pixel to be dragged about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QBrush, QColor, QImage, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from ui.theme import SIZE, Theme


class PictureView(QGraphicsView):
    """Fits the picture until a double click, or ``toggle``, shows it in its own size."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._fits = True
        self._scene = QGraphicsScene(self)
        self._picture = self._scene.addPixmap(QPixmap())
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(self._scene)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(SIZE.preview_least)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        theme.changed.connect(self._dress)
        self._dress()

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, fitted; ``None`` for none."""
        self._picture.setPixmap(QPixmap() if image is None else QPixmap.fromImage(image))
        self._scene.setSceneRect(self._picture.boundingRect())
        self._fits = True
        self._fit()

    def fits(self) -> bool:
        """Tell whether all of the picture is seen."""
        return self._fits

    @Slot()
    def toggle(self) -> None:
        """Change between fitted and its own size."""
        self._fits = not self._fits
        self._fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look closer, or step back."""
        super().mouseDoubleClickEvent(event)
        self.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resetTransform()
        picture = self._picture.boundingRect()
        larger = picture.width() > self.width() or picture.height() > self.height()
        if self._fits and larger:
            self.fitInView(self._picture, Qt.AspectRatioMode.KeepAspectRatio)

    @Slot()
    def _dress(self) -> None:
        self.setBackgroundBrush(QBrush(QColor(self._theme.colors.camera)))
