"""Frames out of a device, through OpenCV: opening it, and telling that it is gone."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ordidesk.labels.controls import Controls, Exposure, Offered
from ordidesk.labels.devices import list_devices
from ordidesk.labels.faults import CameraError, CameraFault, explain, facts_of, refusal

if TYPE_CHECKING:
    import cv2

Frame = np.ndarray[Any, np.dtype[np.uint8]]
"""Height × width × 3, blue green red."""

RESOLUTIONS = ((640, 480), (1280, 720), (1920, 1080))
"""What can be asked for; a driver gives the nearest it has."""


@dataclass(frozen=True)
class Wanted:
    """How a device is asked to give its pictures; it does what it can."""

    resolution: tuple[int, int] = RESOLUTIONS[1]
    """Width and height: at 720 lines a module of a small label still has 1.5 pixels."""
    exposure: Exposure = Exposure.AUTOMATIC
    focus_held: bool = False
    zoom: float = 1.0


class Capture(Protocol):
    """An open device; used on one thread."""

    offered: Offered

    def read(self) -> Frame | None:
        """Wait for the next frame; ``None``: there was none."""

    def adjust(self, wanted: Wanted) -> float:
        """Set what can be set while it runs; returns the zoom that the device does itself."""

    def fault(self, *, gave_frames: bool) -> CameraFault:
        """Tell why there is no frame."""

    def close(self) -> None:
        """Let the device go."""


def open_device(number: int, wanted: Wanted) -> Capture:
    """Open a camera.

    Raises:
        CameraError: it is not there, forbidden, or taken.

    """
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    refused = refusal(facts_of(_node(number), there=True))
    if refused is not None:
        raise CameraError(refused)
    # Media Foundation takes seconds to open where DirectShow takes tenths.
    apis = [cv2.CAP_DSHOW, cv2.CAP_ANY] if sys.platform == "win32" else [cv2.CAP_ANY]
    for api in apis:
        capture = cv2.VideoCapture(number, api)
        if capture.isOpened():
            width, height = wanted.resolution
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            return DeviceCapture(number, capture)
        capture.release()
    raise CameraError(_why(number, gave_frames=False))


class DeviceCapture:
    """A device that OpenCV has opened."""

    def __init__(self, number: int, capture: cv2.VideoCapture) -> None:
        self._number = number
        self._capture = capture
        self._controls = Controls(capture)
        self.offered = self._controls.offered

    def read(self) -> Frame | None:
        """Wait for the next frame; ``None``: there was none."""
        return read_frame(self._capture)

    def adjust(self, wanted: Wanted) -> float:
        """Set what can be set while it runs; returns the zoom that the device does itself."""
        self._controls.set_exposure(wanted.exposure)
        self._controls.hold_focus(held=wanted.focus_held)
        return self._controls.zoom(wanted.zoom)

    def fault(self, *, gave_frames: bool) -> CameraFault:
        """Tell why there is no frame."""
        return _why(self._number, gave_frames=gave_frames)

    def close(self) -> None:
        """Let the device go."""
        self._capture.release()


def read_frame(capture: cv2.VideoCapture) -> Frame | None:
    """Return the next frame in the memory OpenCV made for it, ``None`` when there is none."""
    given, frame = capture.read()
    return np.asarray(frame, dtype=np.uint8) if given else None


def _why(number: int, *, gave_frames: bool) -> CameraFault:
    there = sys.platform.startswith("linux") or any(
        device.number == number for device in list_devices()
    )
    return explain(facts_of(_node(number), there=there), gave_frames=gave_frames)


def _node(number: int) -> str:
    return f"/dev/video{number}"
