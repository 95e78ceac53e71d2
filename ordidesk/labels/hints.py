"""What keeps a frame from being read: its light, its glare, its sharpness, the size of its bars."""

from __future__ import annotations

import enum
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any

import numpy as np

from ordidesk.labels.locate import Region, bar_regions, looks_like_bars, upright
from ordidesk.labels.reads import Gray

Array = np.ndarray[Any, Any]


class Hint(enum.StrEnum):
    """What would help, measured on the frame."""

    TOO_DARK = "too_dark"
    GLARE = "glare"
    HOLD_STILL = "hold_still"
    OUT_OF_FOCUS = "out_of_focus"
    COME_CLOSER = "come_closer"


_DARK = 70
"""Grey level that the brightest of a frame reaches at least where paper can be told from ink."""
_BURNT = 253
"""Grey level from which a pixel is burnt out."""
_GLARE_LEAST = 0.012
"""Of the frame's middle, by a burnt-out patch that can hide a code."""
_PAPER = 245
"""Grey level above which the paper is burnt out as a whole, and no patch stands out."""
_MOSTLY = 0.5
"""Of the middle: a patch that large is glare whatever is around it."""
_HALF = 0.5
_REACH = 21
"""Pixels of the halved frame within which an edge's dark and light side lie, if blurred too."""
_STEP = _REACH // 2
_LEAST = 4 * _REACH
"""Pixels of a side; a frame with less has no place to look at."""
_CONTRAST = 50
"""Grey levels between the sides of an edge that counts; grain and a desk's shading have less."""
_EDGES = 40
"""Places with such an edge from which on there is something to judge sharpness by."""
_SOFT = 3.4
"""Pixels of the halved frame that an edge takes when bars of three pixels cannot be read any more.

A blur of 2 pixels (standard deviation) gives 3.1, one of 3 gives 3.9; a sharp print 2.6.
"""
_LATELY = 5
"""Frames of which most have to say the same."""
_MOVING = 3.0
"""Pixels between two frames that were looked at, from which blur comes of motion."""
_NARROWEST = 1.6
"""Pixels a module has to have (see docs/decisions/scanning.md)."""
_SMALL = 0.1
"""Of the frame's width, by a label with a QR: smaller ones cannot be read."""
_SPECK = 0.01
"""Of the frame's width, by what is too small to be a label at all."""
_CLEAR = 0.05
"""Of a crop's range, by what is a bar or a gap and not grain."""
_FEWEST_MODULES = 90
"""Across an inventory number's Code 128, its quiet zones apart."""


@dataclass(frozen=True)
class Measures:
    """What was measured on one frame."""

    brightest: float
    """Grey level, 0 … 255, that half a percent of the frame reaches."""
    glare: float
    """Share of the frame's middle that one burnt-out patch covers, 0 where paper is burnt too."""
    edges: tuple[float, float] | None
    """Pixels of the halved frame that its sharpest strong edges take (three in ten take less), and
    its softest (two in ten take more); ``None``: there are too few."""
    shift: float
    """Pixels by which the middle moved since the frame before."""
    module: float | None
    """Pixels of the narrowest bar; ``None``: there are no bars."""
    subject: float | None
    """Share of the frame's width that the largest thing with contrast spans."""


class HintGiver:
    """Measures frames one after the other; used on one thread."""

    def __init__(self) -> None:
        self._before: Array | None = None
        self._lately: deque[Hint | None] = deque(maxlen=_LATELY)

    def forget(self) -> None:
        """Compare the next frame with none."""
        self._before = None
        self._lately.clear()

    def hint(self, frame: Gray) -> Hint | None:
        """Name what keeps the last few frames from being read, ``None`` when nothing can be told.

        What most of them say: a hint has to stand long enough to be read.
        """
        self._lately.append(hint_of(self.measure(frame)))
        return Counter(self._lately).most_common(1)[0][0]

    def measure(self, frame: Gray) -> Measures:
        """Measure a frame; 10 ms at 1280 × 720 (CPU time)."""
        import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

        if min(frame.shape) < _LEAST:
            return Measures(float(frame.max()), 0.0, None, 0.0, None, None)
        half = cv2.resize(frame, None, fx=_HALF, fy=_HALF, interpolation=cv2.INTER_AREA)
        small = np.asarray(cv2.resize(half, None, fx=_HALF, fy=_HALF), dtype=np.uint8)
        modules = [module for region in bar_regions(frame) if (module := _module_of(frame, region))]
        contrast, slope = _edges(np.asarray(half))
        before, self._before = self._before, _middle(small).astype(np.float32)
        return Measures(
            brightest=float(np.percentile(small, 99.5)),
            glare=_glare(_middle(small)),
            edges=_edge_widths(contrast, slope),
            shift=_shift(before, self._before) / (_HALF * _HALF),
            module=max(modules) if modules else None,
            subject=_largest_subject(contrast),
        )


def hint_of(measures: Measures) -> Hint | None:
    """Name what keeps a frame from being read, what hinders most first."""
    if measures.brightest < _DARK:
        return Hint.TOO_DARK
    if measures.glare > _GLARE_LEAST:
        return Hint.GLARE
    return _hint_of_sharpness(measures) or _hint_of_size(measures)


def _hint_of_sharpness(measures: Measures) -> Hint | None:
    if measures.edges is None:
        return None
    sharp, soft = measures.edges
    # Motion leaves the edges along its way sharp, lost focus none.
    if measures.shift > _MOVING and soft > _SOFT:
        return Hint.HOLD_STILL
    return Hint.OUT_OF_FOCUS if sharp > _SOFT else None


def _hint_of_size(measures: Measures) -> Hint | None:
    if measures.module is not None:
        small = measures.module < _NARROWEST
    else:
        small = measures.subject is not None and _SPECK < measures.subject < _SMALL
    return Hint.COME_CLOSER if small else None


def _middle(frame: Array) -> Array:
    """Return the middle three quarters each way, where a label is held."""
    height, width = frame.shape
    return frame[height // 8 : height - height // 8, width // 8 : width - width // 8]


def _glare(middle: Array) -> float:
    """Return the share of the largest burnt-out patch, 0 when the paper around is burnt too.

    White between bars is narrow: only a patch that is wider than the widest of them counts.
    """
    import cv2  # noqa: PLC0415 - as above

    burnt = (middle >= _BURNT).astype(np.uint8)
    solid = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid)
    if count < 2:  # noqa: PLR2004 - the first is what is not burnt
        return 0.0
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    share = float(stats[largest, cv2.CC_STAT_AREA]) / middle.size
    rest = middle[labels != largest]
    paper_too = share < _MOSTLY and float(np.percentile(rest, 90)) >= _PAPER
    return 0.0 if paper_too else share


def _edges(half: Array) -> tuple[Array, Array]:
    """Return, on a grid, the contrast within reach and the steepest slope, in levels a pixel."""
    import cv2  # noqa: PLC0415 - as above

    smooth = cv2.GaussianBlur(half, (3, 3), 0)
    reach = np.ones((_REACH, _REACH), np.uint8)
    contrast = cv2.subtract(cv2.dilate(smooth, reach), cv2.erode(smooth, reach))
    dx = cv2.Scharr(smooth, cv2.CV_32F, 1, 0, scale=1 / 32)
    dy = cv2.Scharr(smooth, cv2.CV_32F, 0, 1, scale=1 / 32)
    steepest = cv2.dilate(cv2.magnitude(dx, dy), reach)
    grid = np.s_[_STEP::_STEP, _STEP::_STEP]
    return contrast[grid].astype(np.float32), np.maximum(steepest[grid], 1)


def _edge_widths(contrast: Array, slope: Array) -> tuple[float, float] | None:
    """Return how many pixels sharp and soft edges take, from one side's grey level to the other's.

    Contrast over slope: unlike the Laplacian's variance it says the same of a small label and of a
    large one, of a faint one and of a clear one, and grain hardly counts.
    """
    counts = contrast > _CONTRAST
    if int(np.count_nonzero(counts)) < _EDGES:
        return None
    sharp, soft = np.percentile(contrast[counts] / slope[counts], (30, 80))
    return float(sharp), float(soft)


def _largest_subject(contrast: Array) -> float | None:
    """Return the span of the largest group of places with contrast, as a share of the width."""
    import cv2  # noqa: PLC0415 - as above

    count, _, stats, _ = cv2.connectedComponentsWithStats((contrast > _CONTRAST).astype(np.uint8))
    if count < 2:  # noqa: PLR2004 - the first is what has no contrast
        return None
    sides = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    # The contrast's reach makes each group two places wider than what is there.
    return max(0.0, float(sides.max()) - 2) / int(contrast.shape[1])


def _shift(before: Array | None, now: Array) -> float:
    """Return by how many pixels the picture moved."""
    import cv2  # noqa: PLC0415 - as above

    if before is None or before.shape != now.shape:
        return 0.0
    window = cv2.createHanningWindow((now.shape[1], now.shape[0]), cv2.CV_32F)
    (x, y), response = cv2.phaseCorrelate(before, now, window)
    return float(np.hypot(x, y)) if response > 0.1 else 0.0  # noqa: PLR2004 - below, it is chance


def _module_of(frame: Gray, region: Region) -> float | None:
    """Return the pixels of a code's narrowest bars, ``None`` when the region is no code.

    Where bars melt into each other the narrow ones are not seen, so that the rest look wide: the
    length over the fewest modules a number has is an upper bound.
    """
    crop, back = upright(frame, region)
    if not looks_like_bars(crop):
        return None
    profile = crop.mean(axis=0, dtype=np.float32)
    window = max(9, len(profile) // 12) | 1
    around = np.convolve(np.pad(profile, window // 2, mode="edge"), np.ones(window), "valid")
    off = profile - around / window
    # Beside the bars only grain goes up and down: what is near the mean changes nothing.
    clear = np.flatnonzero(np.abs(off) > _CLEAR * float(np.ptp(profile)))
    if len(clear) < 2:  # noqa: PLR2004 - a change takes two
        return None
    dark = off[clear] < 0
    places = clear[1:][dark[1:] != dark[:-1]]
    if len(places) < 2:  # noqa: PLR2004 - a bar has two edges
        return None
    runs = np.sort(np.diff(places))
    # About half of Code 128's bars and gaps are one module wide.
    narrow = float(runs[: max(1, len(runs) * 2 // 5)].mean()) * _length_across(back)
    return float(min(narrow, region.length / _FEWEST_MODULES))


def _length_across(back: Array) -> float:
    """Return the frame's pixels that one pixel of an upright crop stands for."""
    return float(np.hypot(back[0, 0], back[1, 0]))
