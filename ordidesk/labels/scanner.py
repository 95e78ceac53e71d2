"""From frames to confirmed codes: bars need two identical reads, a code is told once."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from ordidesk.labels.decode import decode_frame
from ordidesk.labels.locate import bar_regions
from ordidesk.labels.reads import Gray, Read

READS_OF_BARS = 2
"""Identical reads before a 1D code counts; 2D codes correct their own errors."""
FRAMES_TO_FORGET = 12
"""Frames without a code after which it has left the picture: about half a second."""
_DARK = 45.0
"""Mean brightness, 0 … 255, of a frame in which nothing can be told any more."""
_WHITE = 252
"""Brightness from which a pixel is burnt out."""
_GLARE_SHARE = 0.12
_BLURRED = 18.0
"""Variance of the Laplacian on the frame halved; a sharp page has hundreds."""
_NARROWEST = 150.0
"""Pixels across: a number's Code 128 has about 100 modules, and 1.5 pixels each are needed."""


class Hint(enum.StrEnum):
    """What would help, measured on the frame."""

    TOO_DARK = "too_dark"
    GLARE = "glare"
    HOLD_STILL = "hold_still"
    COME_CLOSER = "come_closer"


@dataclass(frozen=True)
class Sighting:
    """What one frame brought."""

    confirmed: tuple[Read, ...] = ()
    """Codes that are told now, each once until it leaves the picture."""
    seen: tuple[Read, ...] = ()
    """Every code read in this frame, to outline them."""
    hint: Hint | None = None
    """Only after a while without any code."""


class Scanner:
    """Fed with frames of one camera, in order; used on one thread."""

    def __init__(self, *, patience: int = 20) -> None:
        """``patience``: frames without any code before a hint is given."""
        self._patience = patience
        self._reads: dict[tuple[str, str], int] = {}
        self._missing: dict[tuple[str, str], int] = {}
        self._told: set[tuple[str, str]] = set()
        self._turn = 0
        self._empty = 0

    def look(self, frame: Gray) -> Sighting:
        """Read one grey frame."""
        self._turn += 1
        seen = decode_frame(frame, self._turn)
        confirmed = tuple(read for read in seen if self._confirms(read))
        self._age({_key(read) for read in seen})
        self._empty = 0 if seen else self._empty + 1
        hint = _hint(frame) if self._empty >= self._patience else None
        return Sighting(confirmed, seen, hint)

    def forget(self) -> None:
        """Begin anew: the next code counts even if it was told a moment ago."""
        self._reads.clear()
        self._missing.clear()
        self._told.clear()
        self._empty = 0

    def _confirms(self, read: Read) -> bool:
        key = _key(read)
        self._reads[key] = self._reads.get(key, 0) + 1
        enough = READS_OF_BARS if read.symbology.is_linear else 1
        if self._reads[key] < enough or key in self._told:
            return False
        self._told.add(key)
        return True

    def _age(self, seen: set[tuple[str, str]]) -> None:
        for key in list(self._reads):
            self._missing[key] = 0 if key in seen else self._missing.get(key, 0) + 1
            if self._missing[key] >= FRAMES_TO_FORGET:
                del self._reads[key], self._missing[key]
                self._told.discard(key)


def _key(read: Read) -> tuple[str, str]:
    return read.symbology.value, read.text


def _hint(frame: Gray) -> Hint | None:
    """Name what keeps the frame from being read, by its light, its bars' size, its sharpness."""
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    if float(frame.mean()) < _DARK:
        return Hint.TOO_DARK
    if float(np.count_nonzero(frame >= _WHITE)) / frame.size > _GLARE_SHARE:
        return Hint.GLARE
    half = cv2.resize(frame, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    if float(cv2.Laplacian(half, cv2.CV_32F).var()) < _BLURRED:
        return Hint.HOLD_STILL
    bars = bar_regions(frame)
    if bars and max(region.length for region in bars) < _NARROWEST:
        return Hint.COME_CLOSER
    return None
