"""Codes as shapes: a QR code that leads to a record, and Code 128 of a number."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
from PySide6.QtGui import QPainterPath

from ui.printing.sheet_style import (
    BARS_HEIGHT,
    BARS_MODULE,
    BARS_MODULE_LEAST,
    BARS_QUIET,
    QR_QUIET,
)

_CORRECTION = "Q"
"""A quarter of the modules may be lost: signed papers come back with stamps on them."""
Modules = np.ndarray[Any, Any]
"""Rows of modules, true where they are dark."""


def qr(text: str, across: float) -> QPainterPath | None:
    """Return a QR code, its quiet margin included, at most so many units wide and high.

    ``None`` when a text is empty, or longer than a code can hold.
    """
    modules = _modules(text, "QRCode", ec_level=_CORRECTION)
    if modules is None:
        return None
    side = _short(across / (len(modules) + 2 * QR_QUIET))
    path = QPainterPath()
    for row, begin, end in _dark_runs(modules):
        left, top = (QR_QUIET + begin) * side, (QR_QUIET + row) * side
        path.addRect(left, top, (end - begin) * side, side)
    return path


def bars(text: str, room: float, high: float = BARS_HEIGHT) -> tuple[QPainterPath, float] | None:
    """Return a Code 128, so many units high, with its width; both without quiet margins.

    ``room`` is the width that there is with them. ``None`` when the text does not fit into it in
    bars that can be read, or holds letters that the code has not.
    """
    modules = _modules(text, "Code128")
    if modules is None:
        return None
    width = modules.shape[1]
    module = _short(min(BARS_MODULE, room / (width + 2 * BARS_QUIET)))
    if module < BARS_MODULE_LEAST:
        return None
    path = QPainterPath()
    for _row, begin, end in _dark_runs(modules[:1]):
        path.addRect(begin * module, 0, (end - begin) * module, high)
    return path, width * module


def _short(module: float) -> float:
    """Return a module's side in halves of a unit: places of few digits make a file small."""
    return int(module * 2) / 2


def _modules(text: str, kind: str, **options: str) -> Modules | None:
    import zxingcpp  # noqa: PLC0415 - only sheets and scanning need it

    if not text:
        return None
    with contextlib.suppress(ValueError, RuntimeError):
        code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind), **options)
        drawn = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
        modules: Modules = np.array(drawn, np.uint8) == 0
        return modules
    return None


def _dark_runs(modules: Modules) -> list[tuple[int, int, int]]:
    """Return row, begin and end of dark modules: one rectangle each, instead of one a module."""
    steps = np.diff(np.pad(modules.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, begins = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return list(zip(rows.tolist(), begins.tolist(), ends.tolist(), strict=True))
