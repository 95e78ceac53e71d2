"""The middle of a frame, enlarged: for small codes, and where the camera itself cannot zoom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from ordidesk.labels.reads import Gray, Point, Polygon, Read

_LARGEST = 1920
"""Pixels of the longer side after enlarging; more only takes longer."""


@dataclass(frozen=True)
class Part:
    """A rectangle of a frame, in its pixels."""

    left: int
    top: int
    width: int
    height: int


def middle(width: int, height: int, factor: float) -> Part:
    """Return the middle of a frame that fills the picture at a zoom of ``factor``."""
    wide, high = round(width / factor), round(height / factor)
    return Part((width - wide) // 2, (height - high) // 2, wide, high)


def enlarged(pixels: Gray, factor: float) -> tuple[Gray, float]:
    """Enlarge a part of a frame, and tell by how much: ``factor``, or less where it is large.

    Cubic: it keeps the edges of bars that are one or two pixels wide.
    """
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    scale = max(1.0, min(factor, _LARGEST / max(pixels.shape)))
    if scale == 1.0:
        return pixels, 1.0
    larger = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, dtype=np.uint8), scale


def carried_back(reads: Iterable[Read], part: Part, scale: float) -> tuple[Read, ...]:
    """Return reads of an enlarged part with their corners where they are in the whole frame."""
    return tuple(replace(read, polygon=_back(read.polygon, part, scale)) for read in reads)


def _back(polygon: Polygon, part: Part, scale: float) -> Polygon:
    one, two, three, four = (Point(part.left + x / scale, part.top + y / scale) for x, y in polygon)
    return one, two, three, four
