"""What a camera's driver lets be set: exposure, focus, zoom; found out by trying.

OpenCV neither says what a driver has nor in which range. What is offered is what stays when it is
set and read again.
"""

from __future__ import annotations

import enum
import sys
from dataclasses import dataclass
from typing import Protocol

# OpenCV's numbers of the properties, so that nothing here has to import it.
_ZOOM, _EXPOSURE, _AUTO_EXPOSURE, _AUTO_FOCUS = 27, 15, 21, 39
_UNITS_OF_ZOOM = 100.0
"""USB's zoom counts from 100, as nearly every driver does; where it does not, none is used."""
_MANUAL, _AUTOMATIC = (0.25, 0.75) if sys.platform == "win32" else (1.0, 3.0)
"""Of the automatic exposure: DirectShow's values in OpenCV, and V4L2's menu."""
_STOPS = 1.5
"""By how much darker or brighter is asked for, in powers of two of the time."""


class Exposure(enum.StrEnum):
    """How bright the picture is to be."""

    AUTOMATIC = "automatic"
    DARKER = "darker"
    """Against glare, and against motion."""
    BRIGHTER = "brighter"


class Properties(Protocol):
    """A driver's properties, as OpenCV's ``VideoCapture`` has them."""

    def get(self, propId: int, /) -> float:  # noqa: N803 - OpenCV's name
        """Return a value, 0 or -1 for what there is not."""

    def set(self, propId: int, value: float, /) -> bool:  # noqa: N803 - as above
        """Ask for a value; the answer says little of whether it was taken."""


@dataclass(frozen=True)
class Offered:
    """What a camera's driver lets be set."""

    exposure: bool = False
    focus_hold: bool = False
    zoom: bool = False


class Controls:
    """Sets a driver's properties; used on the thread that reads the frames.

    Probing leaves everything as the driver's automatic has it, without zoom.
    """

    def __init__(self, properties: Properties) -> None:
        self._properties = properties
        self._automatic_exposure = properties.get(_EXPOSURE)
        zoom = self._sticks(_ZOOM, 2 * _UNITS_OF_ZOOM) and self._sticks(_ZOOM, _UNITS_OF_ZOOM)
        hold = self._sticks(_AUTO_FOCUS, 0.0) and self._sticks(_AUTO_FOCUS, 1.0)
        exposure = (
            self._sticks(_AUTO_EXPOSURE, _MANUAL)
            and self._sticks(_EXPOSURE, self._exposed(Exposure.DARKER))
            and self._sticks(_AUTO_EXPOSURE, _AUTOMATIC)
        )
        self.offered = Offered(exposure=exposure, focus_hold=hold, zoom=zoom)

    def set_exposure(self, exposure: Exposure) -> None:
        """Expose as the driver would, or darker or brighter than it did when it was opened."""
        if not self.offered.exposure:
            return
        if exposure is Exposure.AUTOMATIC:
            self._properties.set(_AUTO_EXPOSURE, _AUTOMATIC)
            return
        self._properties.set(_AUTO_EXPOSURE, _MANUAL)
        self._properties.set(_EXPOSURE, self._exposed(exposure))

    def hold_focus(self, *, held: bool) -> None:
        """Keep the focus where it is, or let the driver look for it."""
        if self.offered.focus_hold:
            self._properties.set(_AUTO_FOCUS, 0.0 if held else 1.0)

    def zoom(self, factor: float) -> float:
        """Zoom; returns the factor the driver does, the rest is left to cropping."""
        if not self.offered.zoom:
            return 1.0
        if self._sticks(_ZOOM, factor * _UNITS_OF_ZOOM):
            return factor
        self._properties.set(_ZOOM, _UNITS_OF_ZOOM)
        return 1.0

    def _exposed(self, exposure: Exposure) -> float:
        stops = {Exposure.DARKER: -_STOPS, Exposure.BRIGHTER: _STOPS}.get(exposure, 0.0)
        if self._automatic_exposure <= 0:  # DirectShow counts in powers of two seconds
            return round(self._automatic_exposure + stops)
        return max(1.0, float(round(self._automatic_exposure * 2**stops)))

    def _sticks(self, prop: int, value: float) -> bool:
        return self._properties.set(prop, value) and abs(self._properties.get(prop) - value) < 0.01  # noqa: PLR2004 - a float's slack
