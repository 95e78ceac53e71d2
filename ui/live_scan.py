"""The camera in the window: frames at its rate, decoding beside it, both newest first."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ordidesk.labels.camera import Camera, CameraFault, Frame, Source
from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import Scanner

_log = logging.getLogger(__name__)


class LiveScan(QObject):
    """Runs one camera at a time; ``stop`` before it goes.

    The camera's thread only keeps its newest frame; another thread decodes the newest one there
    is, so that the preview goes on while a hard frame is worked on.
    """

    frame_came = Signal()
    """A newer frame can be shown: see ``newest``."""
    sighted = Signal(object)
    """A ``labels.scanner.Sighting``."""
    failed = Signal(object)
    """A ``CameraFault``."""
    ended = Signal()
    """A file that stands for a camera is over."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with no camera."""
        super().__init__(parent)
        self._camera: Camera | None = None
        self._decoder: threading.Thread | None = None
        self._news = threading.Condition()
        self._frame: Frame | None = None
        self._undecoded = False
        self._stopping = False

    @property
    def is_running(self) -> bool:
        """Whether a camera is open or being opened."""
        return self._camera is not None

    def start(self, source: Source, *, repeat: bool = False) -> None:
        """Open a camera; what it brings comes as signals."""
        self.stop()
        self._stopping = False
        self._decoder = threading.Thread(target=self._decode, name="decoder", daemon=True)
        self._decoder.start()
        self._camera = Camera(source, self._take, self._fail, self._end, repeat=repeat)

    def stop(self) -> None:
        """Let the camera go and wait for both threads."""
        with self._news:
            self._stopping = True
            self._frame = None
            self._undecoded = False
            self._news.notify_all()
        if self._camera is not None:
            self._camera.close()
            self._camera = None
        if self._decoder is not None:
            self._decoder.join()
            self._decoder = None

    def newest(self) -> QImage | None:
        """Return the newest frame without copying it: the picture keeps the array alive."""
        frame = self._frame
        if frame is None:
            return None
        height, width, _ = frame.shape
        image = QImage(frame.data, width, height, frame.strides[0], QImage.Format.Format_BGR888)
        image.frame = frame  # type: ignore[attr-defined]  # Qt reads the array's memory while it paints
        return image

    def _take(self, frame: Frame) -> None:
        with self._news:
            if self._stopping:
                return
            self._frame = frame
            self._undecoded = True
            self._news.notify_all()
        self.frame_came.emit()

    def _fail(self, fault: CameraFault) -> None:
        self.failed.emit(fault)

    def _end(self) -> None:
        self.ended.emit()

    def _decode(self) -> None:
        import cv2  # noqa: PLC0415 - 233 ms that only scanning pays, on this thread

        scanner = Scanner()
        while True:
            with self._news:
                self._news.wait_for(lambda: self._undecoded or self._stopping)
                if self._stopping or self._frame is None:
                    return
                frame, self._undecoded = self._frame, False
            try:
                sighting = scanner.look(_gray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)))
            except Exception:  # noqa: BLE001 - one frame must not end the scanning
                _log.exception("a frame could not be decoded")
                continue
            self.sighted.emit(sighting)


def _gray(pixels: object) -> Gray:
    return pixels  # type: ignore[return-value]  # OpenCV's stubs do not know that it stays 8-bit


def gray_of(image: QImage) -> Gray:
    """Return a picture's grey pixels, in memory of their own."""
    import numpy as np  # noqa: PLC0415 - only scanning needs it

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def image_of(pixels: Gray) -> QImage:
    """Return grey pixels as a picture with memory of its own."""
    height, width = pixels.shape
    grey = QImage.Format.Format_Grayscale8
    return QImage(pixels.tobytes(), width, height, width, grey).copy()
