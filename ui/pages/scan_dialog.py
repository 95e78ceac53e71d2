"""Scanning one label with the camera, over a form that needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.labels.reads import Read
from ui.cameras import Cameras
from ui.pages.camera_pane import CameraPane
from ui.theme import SIZE, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.reading_order import ReadingOrder


class ScanDialog(ReadingOrder, QDialog):
    """``read`` gives the text of the first label that counts; the camera is let go at the end."""

    read = Signal(str)

    def __init__(
        self, theme: Theme, make_cameras: Callable[[], Cameras], parent: QWidget | None = None
    ) -> None:
        """Open the camera that was chosen for scanning."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Scan a label"))
        self.setModal(True)
        self.resize(SIZE.photo_width, SIZE.photo_height)
        self._pane = CameraPane(theme, make_cameras())
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.QUIET, field=True)
        row = QHBoxLayout()
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._cancel)
        row.addStretch()
        row.addWidget(self._pane.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_16, SIZE.space_16, SIZE.space_16, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self._pane, 1)
        column.addLayout(row)
        self._cancel.clicked.connect(self.reject)
        self._pane.read.connect(self._take)
        self.finished.connect(self._let_go)

    def take_scan(self, text: str) -> bool:
        """Take what a USB scanner read instead."""
        self.accept()
        self.read.emit(text)
        return True

    @Slot(object)
    def _take(self, reads: Sequence[Read]) -> None:
        if reads:
            self._pane.acknowledge(reads[0].text, known=True)
            self.take_scan(reads[0].text)

    @Slot()
    def _let_go(self) -> None:
        self._pane.close_camera()
        self.deleteLater()
