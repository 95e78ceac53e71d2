"""The camera in the window: frames at its rate, decoding beside it, both newest first."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from ordidesk.labels.camera import Camera, Source
from ordidesk.labels.capture import Capture, Frame, Wanted, open_device
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import Scanner
from ordidesk.labels.zoom import Part, middle

_log = logging.getLogger(__name__)

CLOSE_WAIT = 3.0
"""Seconds that closing waits for a driver; what hangs longer ends with the process."""
_TICK_MS = 1000
_TICKS_SILENT = 5
"""Ticks without a frame after which a driver hangs."""
_TICKS_OPENING = 20
"""Media Foundation may need ten seconds for the first frame."""


@dataclass(frozen=True)
class Shown:
    """A frame to paint, and the part of it that fills the picture."""

    image: QImage
    part: Part

    def shown(self) -> QImage:
        """Return what fills the picture; a copy where that is not the whole frame."""
        part = QRect(self.part.left, self.part.top, self.part.width, self.part.height)
        return self.image if part == self.image.rect() else self.image.copy(part)


class LiveScan(QObject):
    """Runs one camera at a time; ``close`` before it goes.

    The camera's thread only keeps its newest frame; another thread decodes the newest one there
    is, so that the preview goes on while a hard frame is worked on. Neither opening nor stopping
    waits for a driver. Signals come on the thread that made it, and none of a camera that was
    stopped.
    """

    opened = Signal(object)
    """The ``labels.controls.Offered`` of a device; not for files."""
    frame_came = Signal()
    """A newer frame can be shown: see ``newest``."""
    sighted = Signal(object)
    """A ``labels.scanner.Sighting``."""
    failed = Signal(object)
    """A ``labels.faults.CameraFault``."""
    ended = Signal()
    """A file that stands for a camera is over."""
    _told = Signal(object, str, object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        open_device: Callable[[int, Wanted], Capture] = open_device,
        make_scanner: Callable[[], Scanner] = Scanner,
        tick_ms: int = _TICK_MS,
    ) -> None:
        """Start with no camera; ``tick_ms``: how often it is looked whether frames still come."""
        super().__init__(parent)
        self._open_device = open_device
        self._make_scanner = make_scanner
        self._run: _Run | None = None
        self._leaving: list[_Run] = []
        self._wanted = Wanted()
        self._watch = QTimer(self)
        self._watch.setInterval(tick_ms)
        self._watch.timeout.connect(self._look_whether_frames_come)
        self._ticks = 0
        self._frames_before = 0
        self._told.connect(self._deliver)

    @property
    def is_running(self) -> bool:
        """Whether a camera is open or being opened."""
        return self._run is not None

    def start(self, source: Source, wanted: Wanted | None = None, *, repeat: bool = False) -> None:
        """Open a camera; what it brings comes as signals."""
        self.stop()
        self._wanted = wanted or Wanted()
        before = self._leaving[-1].camera if self._leaving else None
        self._run = _Run(self._make_scanner(), self._told.emit)
        self._run.begin(
            source, self._wanted, repeat=repeat, after=before, open_device=self._open_device
        )
        if isinstance(source, int):
            self._ticks = self._frames_before = 0
            self._watch.start()

    def adjust(self, wanted: Wanted) -> None:
        """Set exposure, focus and zoom of what runs; another resolution takes a new start."""
        self._wanted = replace(wanted, resolution=self._wanted.resolution)
        if self._run is not None:
            self._run.ask(self._wanted)

    def stop(self) -> None:
        """Let the camera go, without waiting for its driver."""
        self._watch.stop()
        run, self._run = self._run, None
        if run is not None:
            run.leave()
            self._leaving.append(run)
        self._leaving = [run for run in self._leaving if not run.has_ended()]

    def close(self, timeout: float = CLOSE_WAIT) -> None:
        """Let the camera go and wait for its threads, but not for ever."""
        self.stop()
        hanging = [run for run in self._leaving if not run.wait(timeout)]
        if hanging:
            _log.warning("a camera's driver hangs; its thread is left behind")
        self._leaving.clear()

    def newest(self) -> Shown | None:
        """Return the newest frame without copying it: the picture keeps the array alive."""
        run = self._run
        frame = run.take_for_show() if run is not None else None
        if run is None or frame is None:
            return None
        height, width, _ = frame.shape
        image = QImage(frame.data, width, height, frame.strides[0], QImage.Format.Format_BGR888)
        image.frame = frame  # type: ignore[attr-defined]  # Qt reads the array's memory while it paints
        return Shown(image, middle(width, height, run.cropping()))

    @Slot(object, str, object)
    def _deliver(self, run: object, kind: str, what: Any) -> None:  # noqa: ANN401 - as the signal has it
        if run is not self._run:
            return
        if kind == "frame":
            self.frame_came.emit()
        elif kind == "ended":
            self.ended.emit()
        elif kind == "opened":
            self.opened.emit(what)
        elif kind == "failed":
            self.failed.emit(what)
        else:
            self.sighted.emit(what)

    @Slot()
    def _look_whether_frames_come(self) -> None:
        frames = self._run.frames if self._run is not None else 0
        self._ticks = self._ticks + 1 if frames == self._frames_before else 0
        self._frames_before = frames
        if self._ticks >= (_TICKS_SILENT if frames else _TICKS_OPENING):
            self.stop()
            self.failed.emit(CameraFault.SILENT)


class _Run:
    """One camera from its start to its stop: two threads and the frame between them."""

    def __init__(self, scanner: Scanner, tell: Callable[[object, str, object], None]) -> None:
        self._scanner = scanner
        self._tell_on = tell
        self._news = threading.Condition()
        self._frame: Frame | None = None
        self._undecoded = False
        self._announced = False
        self._stopping = False
        self._zoom = 1.0
        self.frames = 0
        """How many came."""
        self._decoder = threading.Thread(target=self._decode, name="decoder", daemon=True)

    def begin(
        self,
        source: Source,
        wanted: Wanted,
        *,
        repeat: bool,
        after: Camera | None,
        open_device: Callable[[int, Wanted], Capture],
    ) -> None:
        """Start both threads."""
        self._zoom = wanted.zoom
        self._decoder.start()
        with self._news:  # no frame is taken before it is known whose it is
            self.camera = Camera(
                source,
                self._take,
                lambda fault: self._tell("failed", fault),
                lambda: self._tell("ended"),
                on_open=lambda offered: self._tell("opened", offered),
                wanted=wanted,
                repeat=repeat,
                after=after,
                open_device=open_device,
            )

    def ask(self, wanted: Wanted) -> None:
        """Set what can be set while it runs."""
        self._zoom = wanted.zoom
        self.camera.ask(wanted)

    def cropping(self) -> float:
        """Return the part of the zoom that the camera does not do itself."""
        return max(1.0, self._zoom / self.camera.device_zoom)

    def take_for_show(self) -> Frame | None:
        """Return the newest frame; the next one is announced again."""
        with self._news:
            self._announced = False
            return self._frame

    def leave(self) -> None:
        """Tell both threads to end; nothing is told from here on."""
        with self._news:
            self._stopping = True
            self._frame = None
            self._news.notify_all()
        self.camera.leave()

    def has_ended(self) -> bool:
        """Tell whether both threads are over."""
        return self.wait(0)

    def wait(self, timeout: float) -> bool:
        """Wait for both threads, at most this many seconds for each."""
        ended = self.camera.close(timeout)
        self._decoder.join(timeout)
        return ended and not self._decoder.is_alive()

    def _tell(self, kind: str, what: object = None) -> None:
        if not self._stopping:
            self._tell_on(self, kind, what)

    def _take(self, frame: Frame) -> None:
        with self._news:
            if self._stopping:
                return
            self._frame = frame
            self.frames += 1
            self._undecoded = True
            announced, self._announced = self._announced, True
            self._news.notify_all()
        if not announced:  # the window is still to look: it will find this one
            self._tell("frame")

    def _decode(self) -> None:
        import cv2  # noqa: PLC0415 - 233 ms that only scanning pays, on this thread

        while True:
            with self._news:
                self._news.wait_for(lambda: self._undecoded or self._stopping)
                if self._stopping or self._frame is None:
                    return
                frame, self._undecoded = self._frame, False
            try:
                grey = _gray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY))
                sighting = self._scanner.look(grey, zoom=self.cropping())
            except Exception:  # noqa: BLE001 - one frame must not end the scanning
                _log.exception("a frame could not be decoded")
                continue
            self._tell("sighted", sighting)


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
