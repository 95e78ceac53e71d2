"""What the camera sees: its picture, its start and stop, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ordidesk.labels.camera import CameraFault, Source
from ordidesk.labels.reads import Read
from ordidesk.labels.scanner import Sighting
from ui.live_scan import LiveScan
from ui.scan_words import fault_words, hint_words
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.preview import Preview


class CameraPane(QWidget):
    """Runs the camera while it can be seen; shows still pictures in the same place."""

    read = Signal(object)
    """Codes that count now: a sequence of ``decode.Read``."""

    def __init__(
        self,
        theme: Theme,
        live: LiveScan,
        source: Callable[[], Source | None],
        parent: QWidget | None = None,
    ) -> None:
        """``source`` tells which camera to open when the pane is shown, ``None`` for no camera."""
        super().__init__(parent)
        self._live = live
        self._source = source
        self._preview = Preview(theme, self.tr("Camera picture"))
        self.toggle = Button(theme, self.tr("Start the camera"), icon="camera", field=True)
        """Starts and stops; whoever shows the pane places it."""
        pane = QVBoxLayout(self)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(self._preview)
        self.toggle.clicked.connect(self._toggle)
        live.frame_came.connect(self._show_frame)
        live.sighted.connect(self._take_sighting)
        live.failed.connect(self._show_fault)
        live.ended.connect(self._show_end)

    def close_camera(self) -> None:
        """Let the camera go."""
        self._live.stop()

    def show_message(self, text: str) -> None:
        """Say something over the picture."""
        self._preview.show_message(text)

    def show_still(self, image: QImage, reads: Sequence[Read]) -> None:
        """Show a picture and the codes in it instead of the camera's."""
        self._stop()
        self._preview.show_image(image)
        self._preview.show_outlines([read.polygon for read in reads])
        self._preview.show_message("")

    def show_no_still(self) -> None:
        """Take back what was said of a picture that turned out to be none."""
        self._preview.show_message("" if self._live.is_running else self.tr("The camera is off."))

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera."""
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the camera go: its light must not stay on behind another page."""
        super().hideEvent(event)
        self._stop()

    def _start(self) -> None:
        source = self._source()
        if source is None:
            self._show_fault(CameraFault.MISSING)
            return
        self._preview.show_message(self.tr("Opening the camera…"))
        self.toggle.set_label(self.tr("Stop the camera"), "camera-off")
        self._live.start(source)

    def _stop(self) -> None:
        self._live.stop()
        self._preview.show_image(None)
        self._preview.show_outlines(())
        self._preview.show_message(self.tr("The camera is off."))
        self.toggle.set_label(self.tr("Start the camera"), "camera")

    @Slot()
    def _toggle(self) -> None:
        if self._live.is_running:
            self._stop()
        else:
            self._start()

    @Slot()
    def _show_frame(self) -> None:
        image = self._live.newest()
        if image is not None:
            if self._preview.message() == self.tr("Opening the camera…"):
                self._preview.show_message("")
            self._preview.show_image(image)

    @Slot(object)
    def _take_sighting(self, sighting: Sighting) -> None:
        if not self._live.is_running:
            return
        self._preview.show_outlines([read.polygon for read in sighting.seen])
        self._preview.show_message(hint_words(sighting.hint) if sighting.hint else "")
        if sighting.confirmed:
            QApplication.beep()
            self.read.emit(sighting.confirmed)

    @Slot(object)
    def _show_fault(self, fault: CameraFault) -> None:
        self._live.stop()
        self._preview.show_image(None)
        self._preview.show_outlines(())
        self._preview.show_message(fault_words(fault))
        self.toggle.set_label(self.tr("Start the camera"), "camera")

    @Slot()
    def _show_end(self) -> None:
        self._live.stop()
        self.toggle.set_label(self.tr("Start the camera"), "camera")
