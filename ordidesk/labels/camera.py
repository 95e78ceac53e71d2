"""A webcam, or a video file or a folder of pictures that stands for one: its newest frame."""

from __future__ import annotations

import contextlib
import enum
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ordidesk.labels.pictures import SUFFIXES, PictureError, pictures_in, read_picture

if TYPE_CHECKING:
    import cv2

Frame = np.ndarray[Any, np.dtype[np.uint8]]
"""Height × width × 3, blue green red."""

WIDTH, HEIGHT = 1280, 720
"""Asked for at least: at 720 lines a module of a small label still has 1.5 pixels."""
_PICTURE_RATE = 15.0
_FAILED_READS = 30
"""In a row, about a second: then the camera was unplugged."""
_MOST_CAMERAS = 4


class CameraFault(enum.StrEnum):
    """Why there is no picture."""

    MISSING = "missing"
    BUSY = "busy"
    """It is there and gives no frame: another application has it, or the system forbids it."""
    UNPLUGGED = "unplugged"


class CameraError(Exception):
    """There is no picture; the other ways to give a number stay open."""

    def __init__(self, fault: CameraFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


Source = int | Path
"""A device number, or a video file, a picture or a folder of pictures."""


def list_cameras() -> tuple[int, ...]:
    """Return the device numbers that answer. Slow (each is opened): off the window's thread."""
    if sys.platform.startswith("linux"):
        numbers = sorted(
            int(device.name.removeprefix("video"))
            for device in Path("/dev").glob("video*")
            if device.name.removeprefix("video").isdecimal()
        )
    else:
        numbers = list(range(_MOST_CAMERAS))
    found = []
    for number in numbers:
        with contextlib.suppress(CameraError), contextlib.closing(_open_device(number)):
            found.append(number)
    return tuple(found)


class Camera:
    """Delivers frames to ``on_frame`` on a thread of its own, until ``close``.

    Only the newest frame counts: while ``on_frame`` runs, older ones are let go.
    """

    def __init__(  # noqa: PLR0913 - three callbacks, and how a file is played by name
        self,
        source: Source,
        on_frame: Callable[[Frame], None],
        on_fault: Callable[[CameraFault], None],
        on_end: Callable[[], None] = lambda: None,
        *,
        repeat: bool = False,
        rate: float | None = None,
    ) -> None:
        """``on_end`` tells that a file is over; with ``repeat`` it begins again.

        ``rate``: a file's frames a second, ``None`` for its own, ``math.inf`` for no waiting.
        """
        self._source = source
        self._on_frame = on_frame
        self._on_fault = on_fault
        self._on_end = on_end
        self._repeat = repeat
        self._rate = rate
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let the camera go; waits for the frame that is being worked on."""
        self._stopping.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        try:
            given = self._play()
            while self._repeat and given and not self._stopping.is_set():
                given = self._play()
        except CameraError as error:
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
        if not given and not self._stopping.is_set():
            raise CameraError(CameraFault.MISSING)
        return given

    def _frames(self) -> Iterator[Frame]:
        if isinstance(self._source, int):
            return _device_frames(self._source, self._stopping)
        if self._source.is_dir() or self._source.suffix.lower() in SUFFIXES:
            return self._paced(_picture_frames(self._source), _PICTURE_RATE)
        frames, rate = _video_frames(self._source)
        return self._paced(frames, rate)

    def _paced(self, frames: Iterator[Frame], own_rate: float) -> Iterator[Frame]:
        """Give a file's frames at a rate, as a camera would."""
        rate = self._rate or own_rate
        start = time.monotonic()
        for number, frame in enumerate(frames):
            ahead = start + number / rate - time.monotonic()
            if ahead > 0 and self._stopping.wait(ahead):
                return
            yield frame


def _open_device(number: int) -> _Capture:
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    # Media Foundation takes seconds to open where DirectShow takes tenths.
    apis = [cv2.CAP_DSHOW, cv2.CAP_ANY] if sys.platform == "win32" else [cv2.CAP_ANY]
    for api in apis:
        capture = cv2.VideoCapture(number, api)
        if capture.isOpened():
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            return _Capture(capture)
        capture.release()
    there = not sys.platform.startswith("linux") or Path(f"/dev/video{number}").exists()
    known = sys.platform.startswith("linux") and there
    raise CameraError(CameraFault.BUSY if known else CameraFault.MISSING)


class _Capture:
    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def read(self) -> Frame | None:
        given, frame = self._capture.read()
        return np.asarray(frame, dtype=np.uint8) if given else None

    def close(self) -> None:
        self._capture.release()


def _device_frames(number: int, stopping: threading.Event) -> Iterator[Frame]:
    with contextlib.closing(_open_device(number)) as capture:
        given, failed = 0, 0
        while not stopping.is_set():
            frame = capture.read()
            if frame is not None:
                given, failed = given + 1, 0
                yield frame
                continue
            failed += 1
            if failed >= _FAILED_READS:
                raise CameraError(CameraFault.UNPLUGGED if given else CameraFault.BUSY)
            stopping.wait(1 / 30)


def _picture_frames(place: Path) -> Iterator[Frame]:
    for path in pictures_in(place):
        with contextlib.suppress(PictureError):
            grey = read_picture(path)
            yield np.repeat(grey[:, :, None], 3, axis=2)


def _video_frames(path: Path) -> tuple[Iterator[Frame], float]:
    import cv2  # noqa: PLC0415 - as above

    capture = cv2.VideoCapture(str(path))
    if not capture.isOpened():
        raise CameraError(CameraFault.MISSING)
    rate = float(capture.get(cv2.CAP_PROP_FPS)) or _PICTURE_RATE

    def frames() -> Iterator[Frame]:
        with contextlib.closing(_Capture(capture)) as opened:
            while (frame := opened.read()) is not None:
                yield frame

    return frames(), rate
