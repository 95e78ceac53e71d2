"""What is remembered of the cameras: which one, and how each is set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from ordidesk.labels.capture import RESOLUTIONS, Wanted
from ordidesk.labels.controls import Exposure
from ui.preferences import Preferences

CAMERA, SCAN_SOUND = "camera.name", "sounds.scan"
ZOOMS = (1.0, 2.0, 3.0)
SMALL_CODES_ZOOM = 2.0


@dataclass(frozen=True)
class CameraSettings:
    """How one camera is set."""

    resolution: tuple[int, int] = RESOLUTIONS[1]
    mirrored: bool = False
    exposure: Exposure = Exposure.AUTOMATIC
    focus_held: bool = False
    zoom: float = ZOOMS[0]
    small_codes: bool = False
    """The most pixels the camera has, and their middle enlarged."""

    def wanted(self) -> Wanted:
        """Return what the camera is asked for."""
        return Wanted(
            resolution=RESOLUTIONS[-1] if self.small_codes else self.resolution,
            exposure=self.exposure,
            focus_held=self.focus_held,
            zoom=max(self.zoom, SMALL_CODES_ZOOM) if self.small_codes else self.zoom,
        )


class CameraMemory:
    """Reads and writes the person's settings; a value that is no value counts as none."""

    def __init__(self, settings: QSettings, preferences: Preferences) -> None:
        """``settings`` hold how each camera is set, ``preferences`` which one and its sound."""
        self._settings = settings
        self._preferences = preferences

    @property
    def chosen(self) -> str:
        """The name of the camera that was chosen, empty when none was."""
        return self._preferences.settings.camera.name

    @chosen.setter
    def chosen(self, name: str) -> None:
        self._preferences.remember(CAMERA, name)

    @property
    def sound(self) -> bool:
        """Whether reading a code is heard."""
        return self._preferences.settings.sounds.scan

    @sound.setter
    def sound(self, on: bool) -> None:
        self._preferences.remember(SCAN_SOUND, on)

    def may_choose(self, path: str) -> bool:
        """Tell whether the person decides: neither the policy nor the environment does."""
        return self._preferences.found.is_free(path)

    def settings_of(self, name: str) -> CameraSettings:
        """Return how the camera of this name was set; files share the empty name."""
        usual = CameraSettings()
        resolution = tuple(
            int(side) for side in self._text(name, "resolution").split("x") if side.isdecimal()
        )
        exposure = self._text(name, "exposure")
        zoom = self._text(name, "zoom")
        return CameraSettings(
            resolution=next((it for it in RESOLUTIONS if it == resolution), usual.resolution),
            mirrored=self._text(name, "mirrored") == "true",
            exposure=Exposure(exposure) if exposure in set(Exposure) else usual.exposure,
            focus_held=self._text(name, "focus_held") == "true",
            zoom=next((it for it in ZOOMS if f"{it:g}" == zoom), usual.zoom),
            small_codes=self._text(name, "small_codes") == "true",
        )

    def remember(self, name: str, settings: CameraSettings) -> None:
        """Keep how the camera of this name is set."""
        width, height = settings.resolution
        for key, value in (
            ("resolution", f"{width}x{height}"),
            ("mirrored", str(settings.mirrored).lower()),
            ("exposure", settings.exposure.value),
            ("focus_held", str(settings.focus_held).lower()),
            ("zoom", f"{settings.zoom:g}"),
            ("small_codes", str(settings.small_codes).lower()),
        ):
            self._settings.setValue(_key(name, key), value)

    def _text(self, name: str, key: str) -> str:
        return str(self._settings.value(_key(name, key), ""))


def _key(name: str, key: str) -> str:
    """Return where a camera's value stands: a name may hold what settings take for a path."""
    plain = re.sub(r"[^\w -]", "_", name) or "file"
    return f"camera/of {plain}/{key}"
