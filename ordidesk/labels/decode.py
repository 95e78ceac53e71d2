"""Reads the codes in a picture: zxing-cpp, then found bars set upright, then a second opinion.

ITF and UPC-E are not read at all: on the photos they were measured on, they gave the false reads.
EAN and Code 39 check themselves weakly (one digit in ten passes; not at all): where the picture was
enhanced, two versions of it have to say the same.
"""

from __future__ import annotations

import enum
import functools
import importlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ordidesk.labels import locate

if TYPE_CHECKING:
    import zxingcpp

_log = logging.getLogger(__name__)

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


@dataclass(frozen=True)
class Read:
    """A code that was read."""

    symbology: Symbology
    text: str
    polygon: Polygon
    """Its corners, from its own top left, clockwise."""
    by: Way = Way.PLAIN


SHORTEST_CODE39 = 4
"""Letters; shorter ones are found in patterns that are no code at all."""
_SMALL_EDGE = 900
"""Pixels of the longer side below which doubling shows a code that is too fine."""


def decode(image: Gray, *, thorough: bool = True) -> tuple[Read, ...]:
    """Read the codes in a grey picture; several of them, each once. Empty: there is none.

    ``thorough`` goes on with enhanced versions of the picture when nothing was found: for still
    pictures. A live camera does that over its next frames (see ``decode_frame``).
    """
    reads = _by(Way.PLAIN, _zxing(image)) or _by(Way.UPRIGHT, _from_bars(image))
    reads = reads or _by(Way.SECOND_OPINION, _pyzbar(image))
    if reads or not thorough:
        return reads
    return _by(Way.ENHANCED, _from_enhanced(image, _ENHANCEMENTS))


def decode_frame(image: Gray, turn: int) -> tuple[Read, ...]:
    """Read a live frame, quickly: on a miss only one more attempt is made, another each turn.

    Found bars come first: finding and reading them takes 8 ms at 1280 × 720 where a noisy frame
    takes zxing-cpp 30 ms (CPU time).
    """
    reads = _by(Way.UPRIGHT, _from_bars(image)) or _by(Way.PLAIN, _zxing(image))
    if reads:
        return reads
    turn %= len(_ENHANCEMENTS) + 1
    if turn == len(_ENHANCEMENTS):
        return _by(Way.SECOND_OPINION, _pyzbar(_smoother(image).image))
    return _by(Way.ENHANCED, _from_enhanced(image, _ENHANCEMENTS[turn : turn + 1]))


def _by(way: Way, reads: tuple[Read, ...]) -> tuple[Read, ...]:
    return tuple(replace(read, by=way) for read in reads)


# --- enhanced pictures ----------------------------------------------------------------------------


class _Enhanced(NamedTuple):
    image: Gray
    factor: float
    """Of its size to the picture's."""


def _more_contrast(image: Gray) -> _Enhanced:
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    # Smoothed first: contrast raises the noise too, and noise is what costs a decoder its time.
    smooth = cv2.blur(image, (3, 3)) if max(image.shape) > _SMALL_EDGE else image
    clahe = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8))
    return _Enhanced(_as_gray(clahe.apply(smooth)), 1.0)


def _smoother(image: Gray) -> _Enhanced:
    import cv2  # noqa: PLC0415 - as above

    return _Enhanced(_as_gray(cv2.blur(image, (3, 3))), 1.0)


def _doubled(image: Gray) -> _Enhanced:
    """Double the picture, where that is a small one: its code is too fine."""
    import cv2  # noqa: PLC0415 - as above

    if max(image.shape) > _SMALL_EDGE:
        return _Enhanced(image, 1.0)
    large = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return _Enhanced(_as_gray(large), 2.0)


_ENHANCEMENTS: tuple[Callable[[Gray], _Enhanced], ...] = (_more_contrast, _smoother, _doubled)


def _from_enhanced(
    image: Gray, enhancements: Sequence[Callable[[Gray], _Enhanced]]
) -> tuple[Read, ...]:
    """Read enhanced versions in turn; what checks itself weakly has to be read twice."""
    once: set[tuple[Symbology, str]] = set()
    for enhance in enhancements:
        version = enhance(image)
        reads = _zxing(version.image)
        weak = {_key(read) for read in reads if not read.symbology.checks_itself}
        if weak:
            again = {_key(read) for read in _pyzbar(version.image)}
            weak, once = weak & (once | again), once | weak
        sure = tuple(read for read in reads if read.symbology.checks_itself or _key(read) in weak)
        if sure:
            return _scaled(sure, 1 / version.factor)
    return ()


def _key(read: Read) -> tuple[Symbology, str]:
    return read.symbology, read.text


def _as_gray(image: np.ndarray[Any, Any]) -> Gray:
    return np.ascontiguousarray(image, dtype=np.uint8)


def _scaled(reads: tuple[Read, ...], factor: float) -> tuple[Read, ...]:
    matrix = np.diag([factor, factor, 1.0])
    return tuple(replace(read, polygon=_mapped(read.polygon, matrix)) for read in reads)


def _mapped(polygon: Polygon, matrix: np.ndarray[Any, Any]) -> Polygon:
    """Carry corners over into another picture by an affine or projective 3 × 3 matrix."""
    corners = np.array([[x, y, 1.0] for x, y in polygon]).T
    mapped = matrix @ corners
    top_left, top_right, bottom_right, bottom_left = (
        Point(float(x / w), float(y / w)) for x, y, w in mapped.T
    )
    return top_left, top_right, bottom_right, bottom_left


# --- zxing-cpp ----------------------------------------------------------------------------------


_LINEAR = ("Code128", "Code39", "EAN13", "EAN8", "UPCA")
_MATRIX = ("QRCode", "DataMatrix")


def _zxing_formats(names: tuple[str, ...]) -> zxingcpp.BarcodeFormats:
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    return zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, name) for name in names])


def _zxing(image: Gray, names: tuple[str, ...] = _LINEAR + _MATRIX) -> tuple[Read, ...]:
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    found = zxingcpp.read_barcodes(
        image,
        formats=_zxing_formats(names),
        try_rotate=names != _LINEAR,  # bars alone are asked for where they already stand upright
        text_mode=zxingcpp.TextMode.Plain,
    )
    reads = (_read_of(barcode) for barcode in found)
    return _once(read for read in reads if read is not None)


def _read_of(barcode: zxingcpp.Barcode) -> Read | None:
    symbology = _zxing_symbology(barcode.format)
    if symbology is None or not barcode.valid or not _plausible(symbology, barcode.text):
        return None
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    top_left, top_right, bottom_right, bottom_left = (
        Point(float(corner.x), float(corner.y)) for corner in corners
    )
    text = barcode.text
    return Read(symbology, text, (top_left, top_right, bottom_right, bottom_left))


def _zxing_symbology(kind: zxingcpp.BarcodeFormat) -> Symbology | None:
    name = str(kind).rpartition(".")[2].replace(" ", "").replace("-", "").lower()
    return {
        "code128": Symbology.CODE128,
        "code39": Symbology.CODE39,
        "code39std": Symbology.CODE39,
        "code39ext": Symbology.CODE39,
        "ean13": Symbology.EAN13,
        "upca": Symbology.EAN13,
        "ean8": Symbology.EAN8,
        "qrcode": Symbology.QRCODE,
        "qrcodemodel1": Symbology.QRCODE,
        "qrcodemodel2": Symbology.QRCODE,
        "datamatrix": Symbology.DATAMATRIX,
    }.get(name)


def _plausible(symbology: Symbology, text: str) -> bool:
    if symbology is Symbology.CODE39:
        return len(text) >= SHORTEST_CODE39
    return bool(text)


def _once(reads: Iterator[Read]) -> tuple[Read, ...]:
    """Keep each code once: the same text is found by several scan lines."""
    kept: dict[tuple[Symbology, str], Read] = {}
    for read in reads:
        kept.setdefault(_key(read), read)
    return tuple(kept.values())


# --- bars at any angle ----------------------------------------------------------------------------


def _from_bars(image: Gray) -> tuple[Read, ...]:
    """Read bars that were found and set upright; both decoders fail between 20° and 70°."""
    found: list[Read] = []
    for region in locate.bar_regions(image):
        crop, back = locate.upright(image, region)
        if not locate.looks_like_bars(crop):
            continue
        found += [
            replace(read, polygon=_mapped(read.polygon, back))
            for read in _zxing(crop, _LINEAR) or _pyzbar(crop, linear=True)
        ]
    return _once(iter(found))


# --- pyzbar, a second opinion ---------------------------------------------------------------------


@functools.cache
def _pyzbar_module() -> ModuleType | None:
    """Return pyzbar, or ``None`` where libzbar is missing: said once, and lived without."""
    try:
        return importlib.import_module("pyzbar.pyzbar")
    except (ImportError, OSError) as error:
        _log.info("second decoder not available: %s", error)
        return None


def has_second_opinion() -> bool:
    """Tell whether libzbar is there, for the diagnostics."""
    return _pyzbar_module() is not None


_PYZBAR_SYMBOLOGIES = {
    "CODE128": Symbology.CODE128,
    "CODE39": Symbology.CODE39,
    "EAN13": Symbology.EAN13,
    "EAN8": Symbology.EAN8,
    "QRCODE": Symbology.QRCODE,
}


_FEWEST_LINES = 3
"""Scan lines that agree before zbar's bars count; phantoms have one."""


def _pyzbar(image: Gray, *, linear: bool = False) -> tuple[Read, ...]:
    pyzbar = _pyzbar_module()
    if pyzbar is None:
        return ()
    symbols = [
        pyzbar.ZBarSymbol[name]
        for name, symbology in _PYZBAR_SYMBOLOGIES.items()
        if symbology.is_linear or not linear
    ]
    found = []
    for symbol in pyzbar.decode(image, symbols=symbols):
        symbology = _PYZBAR_SYMBOLOGIES[symbol.type]
        text = symbol.data.decode("utf-8", "replace")
        if not _plausible(symbology, text):
            continue
        if symbology.is_linear and symbol.quality < _FEWEST_LINES:
            continue
        left, top, width, height = symbol.rect
        polygon = (
            Point(left, top),
            Point(left + width, top),
            Point(left + width, top + height),
            Point(left, top + height),
        )
        found.append(Read(symbology, text, polygon))
    return _once(iter(found))
