"""Inventory labels laid out: phone, number in clear, QR code and bars on each sticker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.inventory_labels import InventoryLabel
from ordidesk.domain import phones
from ui.printing import codes
from ui.printing.label_formats import LabelFormat
from ui.printing.marks import Placed, Shape, fitted
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import (
    LABEL_BARS_SHARE,
    LABEL_PADDING,
    LABEL_SPACE,
    MILLIMETRE,
    Type,
)

_SHARES = ((Type.SMALL, 0.19), (Type.STRONG, 0.23), (Type.NUMBER, 0.40), (Type.SMALL, 0.18))
"""Of the height beside the QR code: company, phone, number, second line."""


def lay_out(labels: Sequence[InventoryLabel], paper: LabelFormat, start: int = 0) -> Sheet:
    """Lay labels out, the first on the sticker `start`, counted from 0: a sheet may be in use."""
    begin = min(max(start, 0), paper.count - 1)
    pages: list[list[Placed]] = [[]]
    for number, label in enumerate(labels, begin):
        page, place = divmod(number, paper.count)
        if page == len(pages):
            pages.append([])
        left, top = paper.place(place)
        drawn = _sticker(label, paper.width * MILLIMETRE, paper.height * MILLIMETRE)
        pages[page] += [(mark, left + x, top + y) for mark, x, y in drawn]
    width, height = paper.page
    return Sheet(
        title=QCoreApplication.translate("Sheets", "Inventory labels"),
        author=labels[0].company if labels else "",
        made_at=None,
        pages=tuple(map(tuple, pages)),
        width=width,
        height=height,
    )


def _sticker(label: InventoryLabel, width: float, height: float) -> list[Placed]:
    """Return what stands on a sticker: QR code and texts above, bars over the width below."""
    inside = width - 2 * LABEL_PADDING
    bars_height = height * LABEL_BARS_SHARE
    marks: list[Placed] = []
    bars = codes.bars(label.number, width, bars_height)
    upper = height - 2 * LABEL_PADDING
    if bars is not None:
        path, wide = bars
        marks.append((Shape(path), (width - wide) / 2, height - LABEL_PADDING - bars_height))
        upper -= bars_height + LABEL_SPACE
    beside = LABEL_PADDING
    qr = codes.qr(label.number, upper)
    if qr is not None:
        marks.append((Shape(qr), LABEL_PADDING, LABEL_PADDING))
        beside += upper
    return marks + _texts(label, beside, inside - (beside - LABEL_PADDING), upper)


def _texts(label: InventoryLabel, x: float, width: float, height: float) -> list[Placed]:
    """Return the lines beside the code, each as large as it fits into its share."""
    told = (label.company, phones.written(label.phone), label.number, label.second_line)
    lines = [(text, kind, share) for text, (kind, share) in zip(told, _SHARES, strict=True) if text]
    stretch = height / sum(share for _text, _kind, share in lines) if lines else 0.0
    marks: list[Placed] = []
    y = LABEL_PADDING
    for text, kind, share in lines:
        line = fitted(text, kind, width, share * stretch)
        marks.append((line, x, y + (share * stretch - line.height) / 2))
        y += share * stretch
    return marks
