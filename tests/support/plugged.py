"""Cameras that are plugged in and out: what the system and its drivers answer, handed in."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSettings

from ordidesk.labels.camera import Source
from ordidesk.labels.capture import Frame, Wanted
from ordidesk.labels.controls import Offered
from ordidesk.labels.devices import Device
from ordidesk.labels.faults import CameraError, CameraFault
from ordidesk.labels.reads import Gray
from ui import cameras as ui_cameras
from ui.cameras import Cameras
from ui.preferences import Preferences

_RATE = 50.0


@dataclass
class Webcam:
    """A camera of the system: what it sees can change, and it can be pulled out."""

    name: str
    picture: Gray
    offered: Offered = field(default_factory=Offered)
    refused: CameraFault | None = None
    """Why it cannot be opened."""
    hangs: threading.Event | None = None
    """Until it is set, reading does not come back."""
    there: bool = True
    opened: list[Wanted] = field(default_factory=list)
    """How it was asked for its pictures, each time it was opened or adjusted."""
    in_use: int = 0
    times_opened: int = 0
    frames: deque[Frame] = field(default_factory=lambda: deque(maxlen=20))
    """The newest that were read, the memory itself."""


class Plugged:
    """The cameras of a machine; counts what was heard, too."""

    def __init__(self, *webcams: Webcam) -> None:
        self.webcams = webcams
        self.heard: list[str] = []

    def make_cameras(
        self,
        settings: QSettings,
        preferences: Preferences,
        source: Callable[[], Source | None],
    ) -> Cameras:
        """Build what the pane works with, over these cameras."""
        return ui_cameras.make_cameras(
            settings,
            preferences,
            source,
            list_devices=self.list_devices,
            open_device=self.open_device,
            play=self._hear,
        )

    def list_devices(self) -> Sequence[Device]:
        """Return those that are plugged in."""
        return tuple(
            Device(number, webcam.name)
            for number, webcam in enumerate(self.webcams)
            if webcam.there
        )

    def open_device(self, number: int, wanted: Wanted) -> OpenWebcam:
        """Open one, as a driver would."""
        webcam = self.webcams[number]
        if not webcam.there:
            raise CameraError(CameraFault.MISSING)
        if webcam.refused is not None:
            raise CameraError(webcam.refused)
        if webcam.in_use:
            raise CameraError(CameraFault.BUSY)
        return OpenWebcam(webcam, wanted)

    def _hear(self, path: Path) -> None:
        self.heard.append(path.stem)


class OpenWebcam:
    """One that was opened: only once at a time, as real ones."""

    def __init__(self, webcam: Webcam, wanted: Wanted) -> None:
        self._webcam = webcam
        self._pause = threading.Event()
        self.offered = webcam.offered
        webcam.in_use += 1
        webcam.times_opened += 1
        webcam.opened.append(wanted)

    def read(self) -> Frame | None:
        """Give what it sees, at its rate."""
        if self._webcam.hangs is not None:
            self._webcam.hangs.wait()
        self._pause.wait(1 / _RATE)
        if not self._webcam.there:
            return None
        frame = np.repeat(self._webcam.picture[:, :, None], 3, axis=2)
        self._webcam.frames.append(frame)
        return frame

    def adjust(self, wanted: Wanted) -> float:
        """Do what is asked, and zoom where it can."""
        self._webcam.opened.append(wanted)
        return wanted.zoom if self.offered.zoom else 1.0

    def fault(self, *, gave_frames: bool) -> CameraFault:
        """Tell why there is no frame."""
        if self._webcam.there:
            return CameraFault.SILENT if gave_frames else CameraFault.BUSY
        return CameraFault.UNPLUGGED if gave_frames else CameraFault.MISSING

    def close(self) -> None:
        """Let it go."""
        self._webcam.in_use -= 1
