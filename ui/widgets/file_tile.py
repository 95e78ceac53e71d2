"""A file as a small square: its picture or its name, and a button to take it off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel


class FileTile(QFrame):
    """``removed`` says that the person does not want it."""

    removed = Signal()

    def __init__(
        self, theme: Theme, name: str, *, removable: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show a file by its name until there is a picture of it."""
        super().__init__(parent)
        self.setObjectName("value")
        self.setFixedSize(SIZE.thumbnail_height, SIZE.photo_small)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setPixmap(
            theme.pixmap("file", theme.colors.secondary, SIZE.icon, self.devicePixelRatioF())
        )
        self._name = ElidedLabel(name, TextStyle.SMALL, tone="secondary")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._remove = IconButton(
            theme,
            "x",
            self.tr("Remove {name}").format(name=name),
            size=SIZE.icon_small,
            side=SIZE.space_24,
            parent=self,
        )
        self._remove.setObjectName("tile_remove")
        self._remove.setVisible(removable)
        self._remove.clicked.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_4, SIZE.space_4, SIZE.space_4, SIZE.space_4)
        column.setSpacing(0)
        column.addWidget(self._picture, 1)
        column.addWidget(self._name)

    def show_preview(self, content: bytes) -> None:
        """Show a small picture in place of the name; nothing when there is none."""
        picture = QPixmap()
        if content and picture.loadFromData(content):
            self._name.hide()
            ratio = self.devicePixelRatioF()
            small = picture.scaled(
                round((self.width() - SIZE.space_8) * ratio),
                round((self.height() - SIZE.space_8) * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self._picture.setPixmap(small)

    def shows_picture(self) -> bool:
        """Tell whether its picture stands in place of its name."""
        return self._name.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the upper right corner."""
        super().resizeEvent(event)
        self._remove.move(self.width() - self._remove.width(), 0)
        self._remove.raise_()
