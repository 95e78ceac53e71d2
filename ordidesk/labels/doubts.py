"""What is not believed of bars, most of which check themselves weakly.

Of an EAN's misreads one in ten passes its check digit, Code 39 has none, and even Code 128 was read
in two ways at once. A wrong text shows another machine: so it has to be alone on its bars, and a
weak one confirmed, with nothing beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ordidesk.labels.reads import Gray, Polygon, Read

_QUIET = 0.07
"""Of a code's length, on either side, in which nothing may stand (EAN asks for 7 of 95 modules)."""
_QUIETER = 0.4
"""Of the code's contrast, by what is there all the same: shade, blur, grain."""


def confirmed(reads: Sequence[Read], others: Sequence[Read]) -> tuple[Read, ...]:
    """Keep what checks itself well, and of the rest what others say too."""
    again = repeated(reads, others)
    return tuple(read for read in reads if read.symbology.checks_itself or read in again)


def repeated(reads: Sequence[Read], others: Sequence[Read]) -> tuple[Read, ...]:
    """Keep what others say too, however well it checks itself."""
    also = {read.key for read in others}
    return tuple(read for read in reads if read.key in also)


def uncontested(reads: Sequence[Read]) -> tuple[Read, ...]:
    """Leave out bars that are read in another way too, though each text has a right check digit."""
    return tuple(
        read
        for read in reads
        if not read.symbology.is_linear
        or not any(_overlap(read, other) for other in reads if other.key != read.key)
    )


def _overlap(one: Read, other: Read) -> bool:
    """Tell whether the upright rectangles around two codes have a part in common."""
    (left, top, right, bottom), (its_left, its_top, its_right, its_bottom) = (
        _bounds(read.polygon) for read in (one, other)
    )
    return left < its_right and its_left < right and top <= its_bottom and its_top <= bottom


def _bounds(polygon: Polygon) -> tuple[float, float, float, float]:
    xs, ys = zip(*polygon, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def ends_in_quiet(crop: Gray, read: Read) -> bool:
    """Tell whether nothing stands beside a code in a crop in which its bars are upright.

    A stretch of a longer code can look like a whole shorter one.
    """
    if read.symbology.checks_itself:
        return True
    left, top, right, bottom = _bounds(read.polygon)
    first = min(max(0, int(top)), crop.shape[0] - 1)
    profile = crop[first : max(first + 1, int(bottom))].mean(axis=0)
    contrast = float(np.ptp(profile[max(0, int(left)) : max(1, int(right) + 1)]))
    zone = _QUIET * (right - left)
    beside = (
        profile[max(0, int(left - zone)) : max(0, int(left - zone / 4))],
        profile[int(right + zone / 4) : int(right + zone)],
    )
    return all(not part.size or float(np.ptp(part)) < _QUIETER * contrast for part in beside)
