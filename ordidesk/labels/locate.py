"""Finds the bars of 1D codes at any angle, and sets them upright.

Where bars stand, the brightness changes along one direction only: the structure tensor of the
gradient is strong and coherent. The tensor is summed over cells of a few pixels, which is all that
is looked at from there on. Coherent cells are grouped by direction, so that bars are told from text
beside them, and each group is turned upright, enlarged, and averaged along its bars.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from ordidesk.labels.reads import Gray

Array = np.ndarray[Any, Any]

_WORKING_EDGE = 640
"""Pixels of the longer side on which bars are searched; finer ones are still coherent there."""
_CELL = 4
"""Working pixels of a cell's side."""
_WINDOW = 3
"""Cells over which the gradient's direction has to agree."""
_COHERENT = 0.55
_ONE_SIDED = 0.7
"""Of the gradient, by which an edge or a shadow goes one way only; bars go up and down again."""
_STRONG = 0.12
"""Share of the picture's strong gradients (98th percentile of the energy) that counts."""
_FAINTEST = 60.0
"""Squared grey levels a pixel (Scharr): grain stays below, faint print does not."""
_SECTORS = 12
_MOST_REGIONS = 6
_FEWEST_CELLS = 10
_FILLED = 0.45
"""Of its rectangle, by a region that is bars."""
_ENLARGED = 2.0
_LARGEST_CROP = 1800
_TALLEST_CROP = 160
"""Pixels: along the bars nothing changes, so that more lines only cost time."""
_FEWEST_EDGES = 24
"""From dark to light and back; the shortest code, one letter of Code 128, has 26."""
_MARGIN = 0.12
"""Of the length, at each end: the quiet zone belongs to the code."""


class Region(NamedTuple):
    """A stretch of bars: centre, size across and along the bars, and the turn of the bars."""

    x: float
    y: float
    length: float
    """Pixels across the bars, in the reading direction."""
    height: float
    """Pixels along the bars."""
    angle: float
    """Radians from the x axis to the reading direction."""


def bar_regions(image: Gray) -> list[Region]:
    """Return where bars may be, the largest first, at most six."""
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    scale = min(1.0, _WORKING_EDGE / max(image.shape))
    small = (
        cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        if scale < 1.0
        else image
    )
    if min(small.shape) < _CELL * _WINDOW:
        return []
    coherent, angle = _coherence(small)
    kept: list[Region] = []
    for region in _regions(coherent, angle):
        if not any(_same(region, other) for other in kept):
            kept.append(region)
        if len(kept) == _MOST_REGIONS:
            break
    return [_enlarged(region, _CELL / scale) for region in kept]


def _enlarged(region: Region, factor: float) -> Region:
    """Carry a region over from cells to the picture's pixels."""
    x, y, length, height, angle = region
    return Region((x + 0.5) * factor, (y + 0.5) * factor, length * factor, height * factor, angle)


def _coherence(image: Array) -> tuple[Array, Array]:
    """Return, by cell, where the gradient is that of bars, and its direction.

    The direction is in radians, 0 … π.
    """
    import cv2  # noqa: PLC0415 - as above

    dx = cv2.Scharr(image, cv2.CV_32F, 1, 0, scale=1 / 16)
    dy = cv2.Scharr(image, cv2.CV_32F, 0, 1, scale=1 / 16)
    xx, yy, xy = (
        _by_cell(cv2.multiply(one, other)) for one, other in ((dx, dx), (dy, dy), (dx, dy))
    )
    energy = xx + yy
    difference = np.sqrt((xx - yy) ** 2 + 4 * xy * xy)
    strong = energy > max(_FAINTEST, _STRONG * float(np.percentile(energy, 98)))
    one_way = np.hypot(_by_cell(dx), _by_cell(dy))
    both_ways = one_way < _ONE_SIDED * _by_cell(cv2.magnitude(dx, dy))
    coherent = strong & both_ways & (difference > _COHERENT * energy)
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) % math.pi
    return coherent, angle


def _by_cell(values: Array) -> Array:
    """Average over cells, then over each cell's neighbours."""
    import cv2  # noqa: PLC0415 - as above

    high, wide = (side // _CELL for side in values.shape)
    whole = values[: high * _CELL, : wide * _CELL]
    cells = cv2.resize(whole, (wide, high), interpolation=cv2.INTER_AREA)
    return cv2.boxFilter(cells, -1, (_WINDOW, _WINDOW))


def _regions(coherent: Array, angle: Array) -> list[Region]:
    """Group coherent cells of one direction to turned rectangles in cells, the largest first."""
    labels, ys, xs = _groups(coherent, angle)
    if not len(labels):
        return []
    count = np.bincount(labels).astype(np.float64)
    large = count >= _FEWEST_CELLS

    def mean(values: Array) -> Array:
        return np.bincount(labels, values) / np.maximum(count, 1)

    turns = angle[ys, xs]
    # Directions are axes: 0 and π are the same, so their doubled angles are averaged.
    turn = 0.5 * np.arctan2(mean(np.sin(2 * turns)), mean(np.cos(2 * turns)))
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = mean(xs), mean(ys)
    off_x, off_y = xs - x[labels], ys - y[labels]
    along = off_x * cos[labels] + off_y * sin[labels]
    across = off_y * cos[labels] - off_x * sin[labels]
    # A side of length L has the variance (L² - 1) / 12 over whole cells.
    length = np.sqrt(12 * mean(along * along) + 1)
    height = np.sqrt(12 * mean(across * across) + 1)
    fits = large & (length >= 0.5 * height) & (count >= _FILLED * length * height)
    order = [place for place in np.argsort(-length * height) if fits[place]]
    return [
        Region(*(float(part[place]) for part in (x, y, length, height, turn))) for place in order
    ]


def _groups(coherent: Array, angle: Array) -> tuple[Array, Array, Array]:
    """Label touching cells whose directions lie in the same 30°: in two neighbouring sectors.

    Returns, for each cell in a group, the group's number and the cell's row and column; a cell may
    be in two groups, as its sector has two neighbours.
    """
    import cv2  # noqa: PLC0415 - as above

    sectors = (angle * (_SECTORS / math.pi)).astype(np.uint8) % _SECTORS
    sectors[~coherent] = _SECTORS
    closing = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    found: list[tuple[Array, Array, Array]] = []
    first = 0
    for sector in range(_SECTORS):
        mask = ((sectors == sector) | (sectors == (sector + 1) % _SECTORS)).astype(np.uint8)
        if np.count_nonzero(mask) < _FEWEST_CELLS:
            continue
        count, labels = cv2.connectedComponents(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, closing))
        ys, xs = np.nonzero(labels)
        found.append((labels[ys, xs] - 1 + first, ys, xs))
        first += count - 1
    if not found:
        return np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, np.intp)
    labels, ys, xs = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return labels, ys, xs


def _same(one: Region, other: Region) -> bool:
    near = math.hypot(one.x - other.x, one.y - other.y) < 0.25 * other.length
    turn = abs((one.angle - other.angle + math.pi / 2) % math.pi - math.pi / 2)
    return near and turn < math.radians(12) and one.length < 1.3 * other.length


def upright(image: Gray, region: Region) -> tuple[Gray, Array]:
    """Cut a region out with its bars vertical, enlarged and averaged along the bars.

    Returns the crop and the 3 × 3 matrix that carries its pixels back into the picture.
    """
    import cv2  # noqa: PLC0415 - as above

    length = region.length * (1 + 2 * _MARGIN)
    zoom = min(_ENLARGED, _LARGEST_CROP / length)
    wide = max(16, round(length * zoom))
    high = max(8, min(_TALLEST_CROP, round(region.height * zoom)))
    squeeze = region.height / high
    cos, sin = math.cos(region.angle), math.sin(region.angle)
    across_x, across_y = cos / zoom, sin / zoom
    along_x, along_y = -sin * squeeze, cos * squeeze
    back = np.array(
        [
            [across_x, along_x, region.x - across_x * wide / 2 - along_x * high / 2],
            [across_y, along_y, region.y - across_y * wide / 2 - along_y * high / 2],
            [0.0, 0.0, 1.0],
        ]
    )
    crop = cv2.warpAffine(
        image,
        back[:2],
        (wide, high),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    stroke = max(3, min(high // 3, 15)) | 1
    return np.ascontiguousarray(cv2.blur(crop, (1, stroke))), back


def looks_like_bars(crop: Gray) -> bool:
    """Tell whether an upright crop changes from dark to light as often as the shortest code."""
    import cv2  # noqa: PLC0415 - as above

    profile = crop.mean(axis=0, dtype=np.float32)[None, :]
    window = max(3, profile.shape[1] // 12)
    around = cv2.blur(profile, (2 * window + 1, 1), borderType=cv2.BORDER_REPLICATE)
    dark = (profile < around)[0]
    return int(np.count_nonzero(dark[1:] != dark[:-1])) >= _FEWEST_EDGES
