"""Reads the codes in a picture: zxing-cpp, found bars set upright, a second opinion, fitted shapes.

What checks itself weakly has to be read twice where the picture was changed before it was read, by
two decoders or in two versions of it (see ``doubts``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from ordidesk.labels import fitting, locate
from ordidesk.labels.decoders import Sought, pyzbar, zxing
from ordidesk.labels.doubts import confirmed, ends_in_quiet, repeated, uncontested
from ordidesk.labels.reads import Gray, Point, Polygon, Read, Symbology, Way, once

_SMALL_EDGE = 900
"""Pixels of the longer side below which doubling shows a code that is too fine."""
_MOST_IN_FRAME = 3
"""Stretches of bars that are read in a live frame: pyzbar takes 3 to 20 ms over each in vain."""
_MOST_FITTED = 2
"""Stretches of bars that are fitted in a picture: each takes some 20 ms."""


def decode(image: Gray, *, thorough: bool = True) -> tuple[Read, ...]:
    """Read the codes in a grey picture; several of them, each once. Empty: there is none.

    ``thorough`` goes on with enhanced versions of the picture when nothing was found: for still
    pictures. A live camera does that over its next frames (see ``decode_frame``).
    """
    plain = uncontested(zxing(image))
    reads = _by(Way.PLAIN, confirmed(plain, ()))
    bars = _bars(image, reads)
    reads += _by(Way.UPRIGHT, _from_bars(bars, plain))
    if len(once(reads)) < len(plain) or not reads:
        second = pyzbar(image)
        reads += _by(Way.PLAIN, repeated(plain, second))
        reads = once(reads) or _by(
            Way.SECOND_OPINION, confirmed(second, plain) if plain else second
        )
    if reads or not thorough:
        return once(reads)
    return _by(Way.ENHANCED, _from_enhanced(image, _enhancements(image))) or _by(
        Way.FITTED, _from_fitted(bars)
    )


def decode_frame(image: Gray, turn: int) -> tuple[Read, ...]:
    """Read a live frame, quickly: what is hard to read is tried another way each ``turn``.

    Found bars come first, which take 5 ms at 1280 × 720, then QR, which takes 3 ms; all kinds at
    once take zxing-cpp 15 to 40 ms (processor time). A frame in which bars were read is searched
    for a QR code beside them every other time only.
    """
    bars = _bars(image)[:_MOST_IN_FRAME]
    reads = _by(Way.UPRIGHT, _from_bars(bars))
    if not reads or turn % 2:
        reads += _by(Way.PLAIN, zxing(image, Sought.QR))
    if reads:
        return once(reads)
    if bars and turn % 2:
        return _by(Way.FITTED, _from_fitted(bars[:1]))
    enhance = _FRAME_ENHANCEMENTS[turn // (2 if bars else 1) % len(_FRAME_ENHANCEMENTS)]
    return _by(Way.ENHANCED, _from_enhanced(image, [enhance]))


def _by(way: Way, reads: tuple[Read, ...]) -> tuple[Read, ...]:
    return tuple(replace(read, by=way) for read in reads)


# --- bars at any angle ----------------------------------------------------------------------------


class _Bars(NamedTuple):
    """A stretch of bars, upright."""

    crop: Gray
    back: np.ndarray[Any, Any]
    """The 3 × 3 matrix from its pixels to the picture's."""


def _bars(image: Gray, known: Sequence[Read] = ()) -> list[_Bars]:
    """Cut out what looks like bars, apart from codes that are known already."""
    found = []
    for region in locate.bar_regions(image):
        if any(_inside(region.x, region.y, read.polygon) for read in known):
            continue
        crop, back = locate.upright(image, region)
        if locate.looks_like_bars(crop):
            found.append(_Bars(crop, back))
    return found


def _inside(x: float, y: float, polygon: Polygon) -> bool:
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    return cv2.pointPolygonTest(np.array(polygon, np.float32), (x, y), measureDist=False) >= 0


def _from_bars(bars: Sequence[_Bars], said: Sequence[Read] = ()) -> tuple[Read, ...]:
    """Read upright bars: both decoders fail on bars that are turned between 20° and 70°.

    ``said`` is what was read in the whole picture: it confirms what is read here.
    """
    found: list[Read] = []
    for crop, back in bars:
        reads = (read for read in _from_crop(crop, said) if ends_in_quiet(crop, read))
        found += [replace(read, polygon=_mapped(read.polygon, back)) for read in reads]
    return once(found)


def _from_crop(crop: Gray, said: Sequence[Read]) -> tuple[Read, ...]:
    reads = zxing(crop, Sought.UPRIGHT_BARS)
    sure = bool(reads) and all(read.symbology.checks_itself for read in reads)
    others = () if sure else pyzbar(crop, linear=True)
    every = once((*reads, *others))
    clear = uncontested(every)
    if len(clear) < len(every):  # what stands there is told by the shapes, or not at all
        fit = fitting.fit_bars(crop)
        return tuple(read for read in every if fit is not None and fit.text == read.text)
    if sure or not every:
        return reads
    twice = confirmed(reads, (*others, *said)) or repeated(others, (*reads, *said))
    if twice:
        return twice
    # Averaged lines are all alike: that many of them agree says nothing about a read of pyzbar's.
    half = np.ascontiguousarray(crop[: crop.shape[0] // 2])
    again = (*zxing(half, Sought.UPRIGHT_BARS), *pyzbar(half, linear=True))
    return confirmed(reads, again) or repeated(others, again)


def _from_fitted(bars: Sequence[_Bars]) -> tuple[Read, ...]:
    """Read bars that are too blurred for both decoders."""
    found: list[Read] = []
    for crop, back in bars[:_MOST_FITTED]:
        fit = fitting.fit_bars(crop)
        if fit is not None:
            high = crop.shape[0]
            corners = (fit.left, 0), (fit.right, 0), (fit.right, high), (fit.left, high)
            top_left, top_right, bottom_right, bottom_left = (Point(x, y) for x, y in corners)
            place = _mapped((top_left, top_right, bottom_right, bottom_left), back)
            found.append(Read(Symbology(fit.kind), fit.text, place))
    return once(found)


def _mapped(polygon: Polygon, matrix: np.ndarray[Any, Any]) -> Polygon:
    """Carry corners over into another picture by an affine or projective 3 × 3 matrix."""
    corners = np.array([[x, y, 1.0] for x, y in polygon]).T
    mapped = matrix @ corners
    top_left, top_right, bottom_right, bottom_left = (
        Point(float(x / w), float(y / w)) for x, y, w in mapped.T
    )
    return top_left, top_right, bottom_right, bottom_left


# --- enhanced pictures ----------------------------------------------------------------------------


class _Enhanced(NamedTuple):
    image: Gray
    back: np.ndarray[Any, Any]
    """The 3 × 3 matrix from its pixels to the picture's."""


_SAME_PLACE = np.eye(3)


def _more_contrast(image: Gray) -> _Enhanced:
    import cv2  # noqa: PLC0415 - as above

    # Smoothed first: contrast raises the noise too, and noise is what costs a decoder its time.
    smooth = cv2.blur(image, (3, 3)) if max(image.shape) > _SMALL_EDGE else image
    clahe = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8))
    return _Enhanced(_as_gray(clahe.apply(smooth)), _SAME_PLACE)


def _smoother(image: Gray) -> _Enhanced:
    import cv2  # noqa: PLC0415 - as above

    return _Enhanced(_as_gray(cv2.blur(image, (3, 3))), _SAME_PLACE)


def _middle(image: Gray) -> _Enhanced:
    """Double the middle, where the person aims: a code there is too fine.

    Of made frames with 2D codes that were small, blurred or worn, it read 110 of 200, the whole
    frame as it is 76, in less time.
    """
    high, wide = image.shape
    top, left = round(0.3 * high), round(0.3 * wide)
    doubled = _doubled(image[top : high - top, left : wide - left])
    back = doubled.back + np.array([[0.0, 0.0, left], [0.0, 0.0, top], [0.0, 0.0, 0.0]])
    return _Enhanced(doubled.image, back)


def _doubled(image: Gray) -> _Enhanced:
    import cv2  # noqa: PLC0415 - as above

    large = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 2.5)
    sharp = cv2.addWeighted(large, 2.0, soft, -1.0, 0.0)
    return _Enhanced(_as_gray(sharp), np.diag([0.5, 0.5, 1.0]))


_Enhancement = Callable[[Gray], _Enhanced]
_FRAME_ENHANCEMENTS: tuple[_Enhancement, ...] = (_middle, _smoother)
"""Of a frame, in turn. More contrast costs as much again and read nothing else in made frames."""


def _enhancements(image: Gray) -> tuple[_Enhancement, ...]:
    """Return those of a still picture; a small one is doubled, of a large one the middle."""
    larger = _doubled if max(image.shape) <= _SMALL_EDGE else _middle
    return _more_contrast, _smoother, larger


def _from_enhanced(image: Gray, enhancements: Sequence[_Enhancement]) -> tuple[Read, ...]:
    """Read enhanced versions in turn; what checks itself weakly has to be read twice."""
    before: tuple[Read, ...] = ()
    for enhance in enhancements:
        version = enhance(image)
        reads = zxing(version.image)
        weak = any(not read.symbology.checks_itself for read in reads)
        sure = confirmed(reads, (*before, *pyzbar(version.image))) if weak else reads
        if sure:
            return tuple(
                replace(read, polygon=_mapped(read.polygon, version.back)) for read in sure
            )
        before += reads
    return ()


def _as_gray(image: np.ndarray[Any, Any]) -> Gray:
    return np.ascontiguousarray(image, dtype=np.uint8)
