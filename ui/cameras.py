"""What the camera's pane works with, made in one place and closed in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from ordidesk.labels.camera import Source
from ordidesk.labels.capture import Capture, Wanted, open_device
from ordidesk.labels.devices import Device, list_devices
from ui.camera_memory import CameraMemory
from ui.device_watch import DeviceWatch
from ui.live_scan import LiveScan
from ui.preferences import Preferences
from ui.sounds import Play, Sounds

IDLE_MS = 10 * 60 * 1000
"""After ten minutes in which nothing was read or done, the camera is let go."""


MakeCameras = Callable[[QSettings, Preferences, Callable[[], Source | None]], "Cameras"]


@dataclass(frozen=True)
class Cameras:
    """One camera at a time, out of those that are plugged in."""

    live: LiveScan
    watch: DeviceWatch
    memory: CameraMemory
    sounds: Sounds
    source: Callable[[], Source | None] = lambda: None
    """A camera or a file to use whatever is plugged in; ``None``: one that is plugged in."""
    idle_ms: int = IDLE_MS

    def close(self) -> None:
        """Let the camera go, and end every thread."""
        self.live.close()
        self.watch.close()
        self.sounds.close()


def make_cameras(  # noqa: PLR0913 - the machine is handed in for the tests
    settings: QSettings,
    preferences: Preferences,
    source: Callable[[], Source | None],
    *,
    list_devices: Callable[[], Sequence[Device]] = list_devices,
    open_device: Callable[[int, Wanted], Capture] = open_device,
    play: Play | None = None,
) -> Cameras:
    """Build what the pane works with, over this machine's cameras and its sound."""
    return Cameras(
        live=LiveScan(open_device=open_device),
        watch=DeviceWatch(list_devices=list_devices),
        memory=CameraMemory(settings, preferences),
        sounds=Sounds(play=play),
        source=source,
    )
