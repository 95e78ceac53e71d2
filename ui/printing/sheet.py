"""A sheet that is laid out: its pages, and how one is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QPainter

from ui.printing.marks import Placed, texts_of
from ui.printing.sheet_style import PAGE_HEIGHT, PAGE_WIDTH


@dataclass(frozen=True)
class Sheet:
    """Pages of marks in the sheet's own units, whatever they are drawn on."""

    title: str
    """Names the file and the print job."""
    author: str
    made_at: datetime | None
    """UTC: the dates in the file; ``None``: when the file is made."""
    pages: tuple[tuple[Placed, ...], ...]
    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    """Of every page; A4, but for what a label printer prints."""

    def text(self, page: int) -> str:
        """Return what can be read on a page, counted from 0."""
        return "\n".join(texts_of(self.pages[page]))

    def whole_text(self) -> str:
        """Return what can be read on all pages."""
        return "\n".join(self.text(page) for page in range(len(self.pages)))

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0; the painter is scaled to ``UNITS_PER_INCH`` already."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        for mark, x, y in self.pages[page]:
            mark.draw(painter, x, y)
