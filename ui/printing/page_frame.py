"""What stands on every page around its content: who and what at its head, its number below."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainterPath

from ordidesk.documents.company import Company
from ui.printing import codes
from ui.printing.flow import Flow
from ui.printing.marks import Box, Placed, Rule, Shape, Words, one_line
from ui.printing.naming import company_lines
from ui.printing.pictures import logo
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import (
    FOOTER_SPACE,
    GAP,
    HAIRLINE,
    HAIRLINE_INK,
    HEADER_SPACE,
    INK,
    MARGIN,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    PAGE_HEIGHT,
    QR_SIDE,
    QR_SIDE_NEXT,
    REPRINT_PADDING,
    RULE,
    TITLE_SPACE,
    WIDTH,
    Type,
)

PAGE_BOTTOM = PAGE_HEIGHT - MARGIN_BOTTOM - Type.SMALL.line - FOOTER_SPACE
"""Where the content of a page ends."""


@dataclass(frozen=True)
class Frame:
    """What stands around a sheet's content."""

    company: Company
    title: str
    subject: str
    """What the sheet is about, a number and a few words."""
    running: str
    """At the head of the pages that follow the first."""
    origin: str
    """At the foot: what it was printed from, and when."""
    link: str
    """Leads to the record; a QR code of it is on every page, so that each scan finds its place."""
    reprint: bool

    @functools.cached_property
    def code(self) -> QPainterPath | None:
        """The QR code of the first page."""
        return codes.qr(self.link, QR_SIDE)

    @functools.cached_property
    def next_code(self) -> QPainterPath | None:
        """That of the pages that follow, made once: a long sheet has many."""
        return codes.qr(self.link, QR_SIDE_NEXT)


def framed(
    frame: Frame, name: str, made_at: datetime | None, fill: Callable[[Flow], None]
) -> Sheet:
    """Return a sheet of A4 pages: `fill` puts the content, the frame goes around it."""
    flow = Flow(functools.partial(_head, frame), PAGE_BOTTOM)
    fill(flow)
    for number, page in enumerate(flow.pages, 1):
        _foot(frame, page, number, len(flow.pages))
    return Sheet(
        title=name,
        author=frame.company.name,
        made_at=made_at,
        pages=tuple(tuple(page) for page in flow.pages),
    )


def _head(frame: Frame, page: list[Placed], number: int) -> float:
    """Put the head of a page, the first being 1; returns where the content starts."""
    return _first_head(frame, page) if number == 1 else _next_head(frame, page)


def _first_head(frame: Frame, page: list[Placed]) -> float:
    taken = _put_code(frame.code, page)
    width = WIDTH - (taken + GAP if taken else 0)
    y = _issuer(frame.company, page, width) + TITLE_SPACE
    title = Words(frame.title, Type.TITLE, width)
    page.append((title, MARGIN, y))
    if frame.reprint:
        _reprint(page, MARGIN + title.widest + GAP, y, Type.TITLE.line)
    y += title.height
    if frame.subject:
        subject = Words(frame.subject, Type.STRONG, width)
        page.append((subject, MARGIN, y))
        y += subject.height
    y = max(y, MARGIN_TOP + taken) + HEADER_SPACE
    page.append((Rule(WIDTH, RULE, INK), MARGIN, y))
    return y + RULE + HEADER_SPACE


def _issuer(company: Company, page: list[Placed], width: float) -> float:
    """Put the logo, and beside it name and address; returns where they end."""
    drawn = logo(company.logo) if company.logo else None
    x, y = MARGIN, MARGIN_TOP
    bottom = y
    if drawn is not None:
        page.append((drawn, x, y))
        x, width, bottom = x + drawn.width + GAP, width - drawn.width - GAP, y + drawn.height
    for text, kind in ((company.name, Type.COMPANY), (company_lines(company), Type.SMALL)):
        if text:
            words = Words(text, kind, width)
            page.append((words, x, y))
            y += words.height
    return max(y, bottom)


def _next_head(frame: Frame, page: list[Placed]) -> float:
    taken = _put_code(frame.next_code, page)
    width = WIDTH - (taken + GAP if taken else 0)
    y = MARGIN_TOP
    words = one_line(frame.running, Type.SMALL, width * 3 / 4)
    page.append((words, MARGIN, y))
    if frame.reprint:
        _reprint(page, MARGIN + width, y, Type.SMALL.line, ends_there=True)
    y += max(words.height, taken) + HEADER_SPACE
    page.append((Rule(WIDTH, HAIRLINE, HAIRLINE_INK), MARGIN, y))
    return y + HAIRLINE + HEADER_SPACE


def _put_code(path: QPainterPath | None, page: list[Placed]) -> float:
    """Put a QR code in the corner of a page; returns the room that it takes, 0 without one.

    Its white margin reaches over the sheet's own, so that its modules end there.
    """
    if path is None:
        return 0.0
    dark = path.boundingRect()
    page.append((Shape(path), MARGIN + WIDTH - dark.right(), MARGIN_TOP - dark.top()))
    return dark.height()


def _foot(frame: Frame, page: list[Placed], number: int, count: int) -> None:
    """Put the foot of a page."""
    y = PAGE_HEIGHT - MARGIN_BOTTOM - Type.SMALL.line
    told = QCoreApplication.translate("Sheets", "Page {page}/{count}")
    numbered = Words(
        told.format(page=number, count=count), Type.SMALL, WIDTH, Qt.AlignmentFlag.AlignRight
    )
    page.append((one_line(frame.origin, Type.SMALL, WIDTH * 3 / 4), MARGIN, y))
    page.append((numbered, MARGIN, y))


def _reprint(
    page: list[Placed], x: float, y: float, line: float, *, ends_there: bool = False
) -> None:
    """Put the framed word for a reprint, centred on a line of that height."""
    words = Words(QCoreApplication.translate("Sheets", "Reprint"), Type.HEAD, WIDTH)
    width = words.widest + 2 * REPRINT_PADDING
    height = words.height + REPRINT_PADDING / 2
    left, top = x - (width if ends_there else 0), y + (line - height) / 2
    page.append((Box(width, height, RULE, INK), left, top))
    page.append((words, left + REPRINT_PADDING, top + (height - words.height) / 2))
