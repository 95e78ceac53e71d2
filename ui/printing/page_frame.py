"""What stands on every page around its content: who and what at its head, its number below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainterPath

from ui.printing.marks import Box, Placed, Rule, Shape, Words, one_line
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
    QR_TO_EDGE,
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
    """The words around a sheet's content."""

    company: str
    address: str
    """Below the company's name, with its phone."""
    title: str
    subject: str
    """What the sheet is about, a number and a few words."""
    running: str
    """At the head of the pages that follow the first."""
    origin: str
    """At the foot: what it was printed from, and when."""
    code: QPainterPath | None
    """The QR code that leads to the record."""
    reprint: bool


def head(frame: Frame, page: list[Placed], number: int) -> float:
    """Put the head of a page, the first being 1; returns where the content starts."""
    return _first_head(frame, page) if number == 1 else _next_head(frame, page)


def _first_head(frame: Frame, page: list[Placed]) -> float:
    width = WIDTH - (QR_SIDE + GAP if frame.code is not None else 0)
    y = MARGIN_TOP
    if frame.code is not None:
        page.append((Shape(frame.code), MARGIN + WIDTH - QR_SIDE + QR_TO_EDGE, y - QR_TO_EDGE))
    for text, kind, space in (
        (frame.company, Type.COMPANY, 0.0),
        (frame.address, Type.SMALL, TITLE_SPACE),
    ):
        if text:
            words = Words(text, kind, width)
            page.append((words, MARGIN, y))
            y += words.height + space
    title = Words(frame.title, Type.TITLE, width)
    page.append((title, MARGIN, y))
    if frame.reprint:
        _reprint(page, MARGIN + title.widest + GAP, y, Type.TITLE.line)
    y += title.height
    if frame.subject:
        subject = Words(frame.subject, Type.STRONG, width)
        page.append((subject, MARGIN, y))
        y += subject.height
    if frame.code is not None:
        y = max(y, MARGIN_TOP + QR_SIDE - 2 * QR_TO_EDGE)
    y += HEADER_SPACE
    page.append((Rule(WIDTH, RULE, INK), MARGIN, y))
    return y + RULE + HEADER_SPACE


def _next_head(frame: Frame, page: list[Placed]) -> float:
    y = MARGIN_TOP
    words = one_line(frame.running, Type.SMALL, WIDTH * 3 / 4)
    page.append((words, MARGIN, y))
    if frame.reprint:
        _reprint(page, MARGIN + WIDTH, y, Type.SMALL.line, ends_there=True)
    y += words.height + HEADER_SPACE
    page.append((Rule(WIDTH, HAIRLINE, HAIRLINE_INK), MARGIN, y))
    return y + HAIRLINE + HEADER_SPACE


def foot(frame: Frame, page: list[Placed], number: int, count: int) -> None:
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
