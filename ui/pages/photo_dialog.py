"""Taking a photo with the webcam: look, take it, use it or take another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QRectF,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.attaching.sources import FileInMemory
from ordidesk.labels.capture import RESOLUTIONS, Wanted
from ordidesk.labels.devices import Device, choose
from ordidesk.labels.faults import CameraFault
from ui.cameras import Cameras
from ui.scan_words import fault_words
from ui.theme import SIZE, Theme
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.preview import Preview
from ui.widgets.reading_order import ReadingOrder

_QUALITY = 90


class PhotoDialog(ReadingOrder, QDialog):
    """`taken` gives the photo as the bytes of a JPEG; the camera is let go at the end."""

    taken = Signal(object)

    def __init__(
        self, theme: Theme, make_cameras: Callable[[], Cameras], parent: QWidget | None = None
    ) -> None:
        """Open the camera that was chosen for scanning, with all its pixels."""
        super().__init__(parent)
        self._cameras = make_cameras()
        self._live = self._cameras.live
        self._photo: QImage | None = None
        self._opened: Device | None = None
        self.setWindowTitle(self.tr("Take a photo"))
        self.setModal(True)
        self.resize(SIZE.photo_width, SIZE.photo_height)
        self._preview = Preview(theme, self.tr("Camera picture"))
        self._take = Button(
            theme, self.tr("Take the photo"), ButtonKind.PRIMARY, icon="camera", field=True
        )
        self._use = Button(
            theme, self.tr("Use this photo"), ButtonKind.PRIMARY, icon="check", field=True
        )
        self._again = Button(theme, self.tr("Take another"), icon="repeat", field=True)
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.QUIET, field=True)
        for button in (self._take, self._use, self._again, self._cancel):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._look()
        self._cameras.watch.start()
        source = self._cameras.source()
        if source is not None:
            self._live.start(source, Wanted(resolution=RESOLUTIONS[-1]))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._cancel)
        row.addStretch()
        row.addWidget(self._again)
        row.addWidget(self._take)
        row.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_16, SIZE.space_16, SIZE.space_16, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self._preview, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self._take.setShortcut(MAIN_ACTION)
        self._use.setShortcut(MAIN_ACTION)
        self._take.clicked.connect(self._hold)
        self._again.clicked.connect(self._look)
        self._use.clicked.connect(self._give)
        self._cancel.clicked.connect(self.reject)
        self._live.frame_came.connect(self._show_frame)
        self._live.failed.connect(self._show_fault)
        self._cameras.watch.listed.connect(self._take_devices)
        self.finished.connect(self._let_go)

    @Slot(object)
    def _take_devices(self, devices: Sequence[Device]) -> None:
        """Open the camera that is there; nothing of a source that stands for one."""
        if self._cameras.source() is not None:
            return
        device = choose(devices, self._cameras.memory.chosen)
        before, self._opened = self._opened, device
        if device is None:
            self._show_fault(CameraFault.UNPLUGGED if before else CameraFault.MISSING)
        elif device != before:
            self._live.start(device.number, Wanted(resolution=RESOLUTIONS[-1]))

    @Slot()
    def _show_frame(self) -> None:
        shown = self._live.newest()
        if shown is None or self._photo is not None:
            return
        self._preview.show_message("")
        part = shown.part
        self._preview.show_image(shown.image, QRectF(part.left, part.top, part.width, part.height))
        self._take.setEnabled(True)

    @Slot(object)
    def _show_fault(self, fault: CameraFault) -> None:
        self._live.stop()
        if self._photo is None:
            self._preview.show_image(None)
            self._preview.show_message(fault_words(fault))
            self._take.setEnabled(False)

    @Slot()
    def _look(self) -> None:
        self._photo = None
        self._take.setEnabled(False)
        self._take.show()
        self._use.hide()
        self._again.hide()
        self._preview.show_message(self.tr("Opening the camera…"))

    @Slot()
    def _hold(self) -> None:
        shown = self._live.newest()
        if shown is None:
            return
        # A copy: the camera writes its next picture into the same memory.
        self._photo = shown.shown().copy()
        self._preview.show_image(self._photo)
        self._take.hide()
        self._use.show()
        self._again.show()

    @Slot()
    def _give(self) -> None:
        if self._photo is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpg"))
        writer.setQuality(_QUALITY)
        writer.write(self._photo)
        self.accept()
        self.taken.emit(bytes(buffer.data().data()))

    @Slot()
    def _let_go(self) -> None:
        self._cameras.close()
        self.deleteLater()


def photo_source(now: datetime, content: bytes) -> FileInMemory:
    """Name a photo by when it was taken."""
    named = QCoreApplication.translate("PhotoDialog", "photo %Y-%m-%d %H%M%S")
    return FileInMemory(f"{now.strftime(named)}.jpg", content)
