"""Reads the codes in a picture: zxing-cpp, then found bars set upright, then a second opinion.

ITF and UPC-E are not read at all: on the photos they were measured on, they gave the false reads.
"""

from __future__ import annotations

import enum
import functools
import importlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Read:
    """A code that was read."""

    symbology: Symbology
    text: str
    polygon: Polygon
    """Its corners, from its own top left, clockwise."""


SHORTEST_CODE39 = 4
"""Letters; shorter ones are found in patterns that are no code at all."""
_SMALL_EDGE = 900
"""Pixels of the longer side below which doubling shows a code that is too fine."""


def decode(image: Gray, *, thorough: bool = True) -> tuple[Read, ...]:
    """Read the codes in a grey picture; several of them, each once.

    ``thorough`` goes on with enhanced versions of the picture when nothing was found: for still
    pictures. A live camera does that over its next frames (see ``Retries``).
    """
    for attempt in _attempts(image, thorough=thorough):
        reads = attempt()
        if reads:
            return reads
    return ()


def decode_retry(image: Gray, turn: int) -> tuple[Read, ...]:
    """Read a live frame: plainly and by found bars, then with one enhancement, in turn."""
    reads = decode(image, thorough=False)
    if reads:
        return reads
    enhancements = _enhancements(image)
    chosen = enhancements[turn % len(enhancements)]
    return chosen()


def _attempts(image: Gray, *, thorough: bool) -> Iterator[Callable[[], tuple[Read, ...]]]:
    yield lambda: _zxing(image)
    yield lambda: _from_bars(image)
    yield lambda: _pyzbar(image)
    if thorough:
        yield from _enhancements(image)


def _enhancements(image: Gray) -> tuple[Callable[[], tuple[Read, ...]], ...]:
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

    def contrast() -> tuple[Read, ...]:
        clahe = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8))
        return _zxing(_as_gray(clahe.apply(image)))

    def smooth() -> tuple[Read, ...]:
        return _zxing(_as_gray(cv2.blur(image, (3, 3))))

    def doubled() -> tuple[Read, ...]:
        if max(image.shape) > _SMALL_EDGE:
            return ()
        large = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        return _scaled(_zxing(_as_gray(large)), 0.5)

    return contrast, smooth, doubled


def _as_gray(image: np.ndarray[Any, Any]) -> Gray:
    return np.ascontiguousarray(image, dtype=np.uint8)


def _scaled(reads: tuple[Read, ...], factor: float) -> tuple[Read, ...]:
    return tuple(
        Read(read.symbology, read.text, _mapped(read.polygon, np.diag([factor, factor, 1.0])))
        for read in reads
    )


def _mapped(polygon: Polygon, matrix: np.ndarray[Any, Any]) -> Polygon:
    """Carry corners over into another picture by an affine or projective 3 × 3 matrix."""
    corners = np.array([[x, y, 1.0] for x, y in polygon]).T
    mapped = matrix @ corners
    top_left, top_right, bottom_right, bottom_left = (
        Point(float(x / w), float(y / w)) for x, y, w in mapped.T
    )
    return top_left, top_right, bottom_right, bottom_left


# --- zxing-cpp ----------------------------------------------------------------------------------


@functools.cache
def _zxing_formats() -> zxingcpp.BarcodeFormats:
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    kinds = zxingcpp.BarcodeFormat
    wanted = [
        kinds.Code128,
        kinds.Code39,
        kinds.EAN13,
        kinds.EAN8,
        kinds.UPCA,
        kinds.QRCode,
        kinds.DataMatrix,
    ]
    return zxingcpp.BarcodeFormats(wanted)


def _zxing(image: Gray) -> tuple[Read, ...]:
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    found = zxingcpp.read_barcodes(
        image, formats=_zxing_formats(), text_mode=zxingcpp.TextMode.Plain
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
        kept.setdefault((read.symbology, read.text), read)
    return tuple(kept.values())


# --- bars at any angle ----------------------------------------------------------------------------


def _from_bars(image: Gray) -> tuple[Read, ...]:
    """Read bars that were found and set upright; both decoders fail between 20° and 70°."""
    found: list[Read] = []
    for region in locate.bar_regions(image):
        crop, back = locate.upright(image, region)
        found += [
            Read(read.symbology, read.text, _mapped(read.polygon, back))
            for read in _zxing(crop) or _pyzbar(crop)
            if read.symbology.is_linear
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


def _pyzbar(image: Gray) -> tuple[Read, ...]:
    pyzbar = _pyzbar_module()
    if pyzbar is None:
        return ()
    symbols = [pyzbar.ZBarSymbol[name] for name in _PYZBAR_SYMBOLOGIES]
    found = []
    for symbol in pyzbar.decode(image, symbols=symbols):
        symbology = _PYZBAR_SYMBOLOGIES[symbol.type]
        text = symbol.data.decode("utf-8", "replace")
        if not _plausible(symbology, text):
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
