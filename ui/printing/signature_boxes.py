"""The boxes at the end of a sheet: ink and name of who signed, the refusal, or room for a pen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.signature import BOX_RATIO, SheetSignature, Side
from ui import moments
from ui.ink import ink_path
from ui.printing.flow import Figure
from ui.printing.marks import Box, Handwriting, Mark, Placed, Words
from ui.printing.sheet_style import (
    GAP,
    HAIRLINE,
    HAIRLINE_INK,
    HEADING_SPACE,
    INK_WIDTH,
    SIGNATURE_PADDING,
    SIGNATURE_SHARE,
    SIGNATURE_TIGHT,
    WIDTH,
    Type,
)

_WIDTH = (WIDTH - GAP) / 2
_INK_WIDTH = (_WIDTH - 2 * SIGNATURE_PADDING) * SIGNATURE_SHARE
_INK_HEIGHT = _INK_WIDTH / BOX_RATIO
_NAMES_AT = SIGNATURE_PADDING + _INK_WIDTH + GAP
_NAMES_WIDTH = _WIDTH - _NAMES_AT - SIGNATURE_PADDING


def signature_boxes(signatures: Iterable[SheetSignature], zone: str) -> Figure:
    """Return both boxes beside each other; a side that has not signed gets an empty one."""
    given = {it.side: it for it in signatures}
    content: list[Placed] = []
    bottoms = []
    for place, side in enumerate((Side.TECHNICIAN, Side.CLIENT)):
        signature = given.get(side, SheetSignature(side=side))
        x = place * (_WIDTH + GAP)
        marks, bottom = _filled(signature, zone)
        content += [(mark, x + left, y) for mark, left, y in marks]
        bottoms.append(bottom)
    heading = Type.STRONG.line + HEADING_SPACE
    height = max(bottoms) - heading
    content += [
        (Box(_WIDTH, height, HAIRLINE, HAIRLINE_INK), place * (_WIDTH + GAP), heading)
        for place in range(2)
    ]
    return Figure(heading + height, content)


def fits_its_box(signature: SheetSignature) -> bool:
    """Tell whether the reason of a refusal can stand in the box itself."""
    return len(_reason(signature).lines) <= SIGNATURE_TIGHT


def _filled(signature: SheetSignature, zone: str) -> tuple[list[Placed], float]:
    """Return what stands in and above a box, and where the box ends."""
    title = Words(_side(signature.side), Type.STRONG, _WIDTH)
    marks: list[Placed] = [(title, 0.0, 0.0)]
    y = Type.STRONG.line + HEADING_SPACE + SIGNATURE_PADDING
    inked = _ink(signature)
    if inked is not None:
        marks.append((inked, SIGNATURE_PADDING, y))
    bottom = y + _INK_HEIGHT
    for text, kind in _lines(signature, zone):
        if not text:
            continue
        words = Words(text, kind, _NAMES_WIDTH)
        marks.append((words, _NAMES_AT, y))
        y += words.height
    return marks, max(y, bottom) + SIGNATURE_PADDING


def _ink(signature: SheetSignature) -> Mark | None:
    if signature.refused:
        return _reason(signature) if fits_its_box(signature) else _below_said()
    if not signature.strokes:
        return None
    return Handwriting(ink_path(signature.strokes, _INK_WIDTH, _INK_HEIGHT), INK_WIDTH)


def _reason(signature: SheetSignature) -> Words:
    refused = QCoreApplication.translate("Sheets", "Declined to sign: {reason}")
    return Words(refused.format(reason=signature.refused_reason), Type.BODY, _INK_WIDTH)


def _below_said() -> Words:
    said = QCoreApplication.translate("Sheets", "Declined to sign, for the reason given above.")
    return Words(said, Type.BODY, _INK_WIDTH)


def _lines(signature: SheetSignature, zone: str) -> list[tuple[str, Type]]:
    """Return who signed and when; of a box for a pen, what is to be filled in."""
    if not signature.strokes and not signature.refused:
        asked = QCoreApplication.translate("Sheets", "Name, function, date and signature")
        return [(signature.name, Type.BODY), (signature.function, Type.SMALL), (asked, Type.SMALL)]
    when = ""
    if signature.signed_at is not None:
        said = (
            QCoreApplication.translate("Sheets", "Declined on {date} at {time}")
            if signature.refused
            else QCoreApplication.translate("Sheets", "Signed on {date} at {time}")
        )
        when = said.format(
            date=moments.short_date(moments.local_day(signature.signed_at, zone)),
            time=moments.time_of_day(signature.signed_at, zone),
        )
    return [(signature.name, Type.BODY), (signature.function, Type.SMALL), (when, Type.SMALL)]


def _side(side: Side) -> str:
    return {
        Side.TECHNICIAN: QCoreApplication.translate("Sheets", "For the provider"),
        Side.CLIENT: QCoreApplication.translate("Sheets", "For the client"),
    }[side]
