"""What is read in a picture: a code's kind, its text and its place."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

Gray = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
"""A picture: height × width, 0 black … 255 white."""


class Point(NamedTuple):
    """A place in the picture, in its pixels from the top left."""

    x: float
    y: float


Polygon = tuple[Point, Point, Point, Point]


class Symbology(enum.StrEnum):
    """The kinds of code that labels carry."""

    CODE128 = "code128"
    CODE39 = "code39"
    EAN13 = "ean13"
    EAN8 = "ean8"
    QRCODE = "qrcode"
    DATAMATRIX = "datamatrix"

    @property
    def is_linear(self) -> bool:
        """Whether it is bars: a misread is likelier than with the error correction of 2D."""
        return self not in {Symbology.QRCODE, Symbology.DATAMATRIX}

    @property
    def checks_itself(self) -> bool:
        """Whether a misread is as good as excluded: error correction, or a checksum of 103."""
        return self in {Symbology.QRCODE, Symbology.DATAMATRIX, Symbology.CODE128}


class Way(enum.StrEnum):
    """How a code was read, for the diagnostics."""

    PLAIN = "plain"
    """zxing-cpp, on the picture as it is."""
    UPRIGHT = "upright"
    """Bars that were found and set upright."""
    SECOND_OPINION = "second_opinion"
    """pyzbar, on the picture as it is."""
    ENHANCED = "enhanced"
    FITTED = "fitted"
    """The shapes of symbols laid over blurred bars."""


@dataclass(frozen=True)
class Read:
    """A code that was read."""

    symbology: Symbology
    text: str
    polygon: Polygon
    """Its corners, from its own top left, clockwise."""
    by: Way = Way.PLAIN

    @property
    def key(self) -> tuple[Symbology, str]:
        """What makes it the same code in another picture."""
        return self.symbology, self.text


def once(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Keep each code once: the same text is found by several scan lines."""
    kept: dict[tuple[Symbology, str], Read] = {}
    for read in reads:
        kept.setdefault(read.key, read)
    return tuple(kept.values())
