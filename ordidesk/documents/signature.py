"""A signature on a sheet: drawn by hand, or refused."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

Point = tuple[float, float]
"""Right and down from the top left of the box, 0 … 1 each."""
Stroke = tuple[Point, ...]
"""From where the pen came down to where it left; no times, no pressure: nothing biometric."""

BOX_RATIO = 3.0
"""Width over height of the box that strokes are drawn in."""


class Side(enum.StrEnum):
    """For whom somebody signs."""

    TECHNICIAN = "technician"
    CLIENT = "client"


class SheetSignature(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed, for whom and when; neither strokes nor a reason: still to be signed, on paper."""

    side: Side
    name: str = ""
    function: str = ""
    signed_at: datetime | None = None
    """UTC; when it was refused, if it was."""
    strokes: tuple[Stroke, ...] = ()
    refused_reason: str = ""

    @property
    def refused(self) -> bool:
        """Whether the person would not sign, and said why."""
        return bool(self.refused_reason)
