"""A webcam, or a video file or a folder of pictures that stands for one: its newest frame."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from ordidesk.labels.capture import Capture, Frame, Wanted, open_device, read_frame
from ordidesk.labels.controls import Offered
from ordidesk.labels.faults import CameraError, CameraFault
from ordidesk.labels.pictures import SUFFIXES, PictureError, pictures_in, read_picture

_PICTURE_RATE = 15.0
_FAILED_READS = 30
"""In a row, about a second; a camera that the system no longer lists is not waited for."""
_RELEASE_WAIT = 5.0
"""Seconds a camera may take to let its device go before the next one tries to open it."""

Source = int | Path
"""A device number, or a video file, a picture or a folder of pictures."""


class Camera:
    """Delivers frames to ``on_frame`` on a thread of its own, until ``leave``.

    Only the newest frame counts: while ``on_frame`` runs, older ones are let go. Everything that
    may take long (opening, a driver that hangs) happens on that thread.
    """

    def __init__(  # noqa: PLR0913 - three callbacks, and how it is opened and played by name
        self,
        source: Source,
        on_frame: Callable[[Frame], None],
        on_fault: Callable[[CameraFault], None],
        on_end: Callable[[], None] = lambda: None,
        *,
        on_open: Callable[[Offered], None] = lambda _offered: None,
        wanted: Wanted | None = None,
        repeat: bool = False,
        rate: float | None = None,
        after: Camera | None = None,
        open_device: Callable[[int, Wanted], Capture] = open_device,
    ) -> None:
        """``on_end`` tells that a file is over; with ``repeat`` it begins again.

        ``rate``: a file's frames a second, ``None`` for its own, ``math.inf`` for no waiting.
        ``after``: a camera that may still hold the device; it is waited for, over there.
        """
        self._source = source
        self._on_frame = on_frame
        self._on_fault = on_fault
        self._on_end = on_end
        self._on_open = on_open
        self._wanted = wanted or Wanted()
        self._repeat = repeat
        self._rate = rate
        self._after = after
        self._open_device = open_device
        self._stopping = threading.Event()
        self.device_zoom = 1.0
        """The part of the zoom that the device does itself; the rest is left to cropping."""
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def ask(self, wanted: Wanted) -> None:
        """Set exposure, focus and zoom from the next frame on; another resolution needs opening."""
        self._wanted = replace(wanted, resolution=self._wanted.resolution)

    def leave(self) -> None:
        """Let the camera go without waiting for it: a driver may take seconds."""
        self._stopping.set()

    def close(self, timeout: float | None = None) -> bool:
        """Let the camera go and wait, at most ``timeout`` seconds; tells whether it has ended."""
        self.leave()
        if self._thread is not threading.current_thread():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        if self._after is not None:
            self._after.close(_RELEASE_WAIT)
            self._after = None
        try:
            given = self._play()
            while self._repeat and given and not self._stopping.is_set():
                given = self._play()
        except CameraError as error:
            if not self._stopping.is_set():
                self._on_fault(error.fault)
            return
        if not self._stopping.is_set():
            self._on_end()

    def _play(self) -> int:
        """Hand over the source's frames; returns how many there were."""
        given = 0
        for frame in self._frames():
            if self._stopping.is_set():
                break
            self._on_frame(frame)
            given += 1
        gone = isinstance(self._source, Path) and not self._source.exists()
        if (gone or not given) and not self._stopping.is_set():
            raise CameraError(CameraFault.UNPLUGGED if given else CameraFault.MISSING)
        return given

    def _frames(self) -> Iterator[Frame]:
        if self._stopping.is_set():
            return iter(())
        if isinstance(self._source, int):
            return self._device_frames(self._source)
        if self._source.is_dir() or self._source.suffix.lower() in SUFFIXES:
            return self._paced(_picture_frames(self._source), _PICTURE_RATE)
        frames, rate = _video_frames(self._source)
        return self._paced(frames, rate)

    def _device_frames(self, number: int) -> Iterator[Frame]:
        with contextlib.closing(self._open_device(number, self._wanted)) as capture:
            self._on_open(capture.offered)
            asked: Wanted | None = None
            given, failed = 0, 0
            while not self._stopping.is_set():
                if asked != self._wanted:
                    asked = self._wanted
                    self.device_zoom = capture.adjust(asked)
                frame = capture.read()
                if frame is not None:
                    given, failed = given + 1, 0
                    yield frame
                    continue
                failed += 1
                fault = capture.fault(gave_frames=given > 0) if failed == 1 else None
                if fault in {CameraFault.UNPLUGGED, CameraFault.MISSING}:
                    raise CameraError(fault)
                if failed >= _FAILED_READS:
                    raise CameraError(capture.fault(gave_frames=given > 0))
                self._stopping.wait(1 / 30)

    def _paced(self, frames: Iterator[Frame], own_rate: float) -> Iterator[Frame]:
        """Give a file's frames at a rate, as a camera would."""
        rate = self._rate or own_rate
        start = time.monotonic()
        for number, frame in enumerate(frames):
            ahead = start + number / rate - time.monotonic()
            if ahead > 0 and self._stopping.wait(ahead):
                return
            yield frame


def _picture_frames(place: Path) -> Iterator[Frame]:
    for path in pictures_in(place):
        with contextlib.suppress(PictureError):
            grey = read_picture(path)
            yield np.repeat(grey[:, :, None], 3, axis=2)


def _video_frames(path: Path) -> tuple[Iterator[Frame], float]:
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    capture = cv2.VideoCapture(str(path))
    if not capture.isOpened():
        raise CameraError(CameraFault.MISSING)
    rate = float(capture.get(cv2.CAP_PROP_FPS)) or _PICTURE_RATE

    def frames() -> Iterator[Frame]:
        try:
            while (frame := read_frame(capture)) is not None:
                yield frame
        finally:
            capture.release()

    return frames(), rate
