"""The two decoders behind one face: zxing-cpp, and pyzbar as a second opinion.

ITF and UPC-E are not read at all: on the photos they were measured on, they gave the false reads.
"""

from __future__ import annotations

import enum
import functools
import importlib
import logging
from types import ModuleType
from typing import TYPE_CHECKING

from ordidesk.labels.reads import Gray, Point, Read, Symbology, once

if TYPE_CHECKING:
    import zxingcpp

_log = logging.getLogger(__name__)

SHORTEST_CODE39 = 4
"""Letters; shorter ones are found in patterns that are no code at all."""

# --- zxing-cpp ------------------------------------------------------------------------------------


class Sought(enum.Enum):
    """What zxing-cpp looks for: each kind of code costs it time."""

    EVERYTHING = ("Code128", "Code39", "EAN13", "EAN8", "UPCA", "QRCode", "DataMatrix")
    UPRIGHT_BARS = EVERYTHING[:5]
    """Bars that stand upright already."""
    QR = ("QRCode",)


def zxing(image: Gray, sought: Sought = Sought.EVERYTHING) -> tuple[Read, ...]:
    """Read with zxing-cpp."""
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    found = zxingcpp.read_barcodes(
        image,
        formats=_zxing_formats(sought),  # made anew: kept, it is told as leaked at the app's end
        try_rotate=sought is Sought.EVERYTHING,
        text_mode=zxingcpp.TextMode.Plain,
    )
    reads = (_read_of(barcode) for barcode in found)
    return once(read for read in reads if read is not None)


def _zxing_formats(sought: Sought) -> zxingcpp.BarcodeFormats:
    import zxingcpp  # noqa: PLC0415 - only scanning needs it

    return zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, name) for name in sought.value])


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


def pyzbar(image: Gray, *, linear: bool = False) -> tuple[Read, ...]:
    """Read with pyzbar, bars alone if ``linear``; nothing where libzbar is missing."""
    module = _pyzbar_module()
    if module is None:
        return ()
    symbols = [
        module.ZBarSymbol[name]
        for name, symbology in _PYZBAR_SYMBOLOGIES.items()
        if symbology.is_linear or not linear
    ]
    found = []
    for symbol in module.decode(image, symbols=symbols):
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
    return once(found)
