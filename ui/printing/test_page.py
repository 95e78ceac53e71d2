"""A page that shows whether a printer prints: edges, letters, and codes that a scanner reads."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.company import COMPANY
from ui.printing import codes
from ui.printing.flow import Figure, Flow
from ui.printing.marks import Placed, Shape
from ui.printing.naming import joined, known_zone, origin
from ui.printing.page_frame import Frame, framed
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import BARS_HEIGHT, GAP, PARAGRAPH_SPACE, QR_SIDE, WIDTH
from ui.printing.tables import paragraph

SAMPLE = "OD-000001"


def lay_out(printed_at: datetime, zone: str) -> Sheet:
    """Lay the page out on A4, in the app's language."""
    translate = QCoreApplication.translate
    title = translate("Sheets", "Test page")
    frame = Frame(
        company=COMPANY,
        title=title,
        subject=translate("Sheets", "This printer works with OrdiDesk."),
        running=title,
        origin=origin("", printed_at, known_zone(zone)),
        link="",
        reprint=False,
    )

    def fill(flow: Flow) -> None:
        flow.add(
            paragraph(
                translate(
                    "Sheets",
                    "Both codes below say {number}. Hold them before the camera of the scanner: "
                    "if it reads them, labels and sheets of this printer can be read too.",
                ).format(number=SAMPLE)
            )
        )
        flow.space(PARAGRAPH_SPACE)
        marks: list[Placed] = []
        square = codes.qr(SAMPLE, QR_SIDE)
        if square is not None:
            marks.append((Shape(square), 0, 0))
        drawn = codes.bars(SAMPLE, WIDTH - QR_SIDE - GAP)
        if drawn is not None:
            marks.append((Shape(drawn[0]), QR_SIDE + 2 * GAP, (QR_SIDE - BARS_HEIGHT) / 2))
        flow.add(Figure(QR_SIDE, tuple(marks)))

    return framed(frame, joined(" – ", "OrdiDesk", title), printed_at, fill)
