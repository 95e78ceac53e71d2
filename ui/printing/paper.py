"""A sheet on a printer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.printing.sheet import Sheet
from ui.printing.sheet_style import MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH, UNITS_PER_INCH


def paper_of(sheet: Sheet) -> QPageSize:
    """Return the paper that a sheet is laid out for; of the usual kind, under its usual name."""
    if (sheet.width, sheet.height) == (PAGE_WIDTH, PAGE_HEIGHT):
        return QPageSize(QPageSize.PageSizeId.A4)
    size = QSizeF(sheet.width / MILLIMETRE, sheet.height / MILLIMETRE)
    return QPageSize(size, QPageSize.Unit.Millimeter)


def make_printer(sheet: Sheet) -> QPrinter:
    """Return the person's printer, set for the sheet's paper up to its edges.

    The sheet has margins of its own.
    """
    printer = job_printer(sheet.title)
    printer.setPageSize(paper_of(sheet))
    return printer


def job_printer(title: str) -> QPrinter:
    """Return the person's printer, set for A4 up to its edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_sheet(printer: QPrinter, sheet: Sheet) -> None:
    """Print the pages that the printer is set to, copies included.

    Raises ``RuntimeError`` when the printer takes nothing.
    """
    job = PrintJob(printer)
    try:
        job.add(sheet, _pages(printer, len(sheet.pages)))
    finally:
        job.finish()


class PrintJob:
    """Sheets that a printer gets at once; it begins with the first page."""

    def __init__(self, printer: QPrinter) -> None:
        """Take a printer that is set up."""
        self._printer = printer
        self._painter = QPainter()

    def add(self, sheet: Sheet, pages: Iterable[int] | None = None) -> None:
        """Print pages of a sheet, counted from 0, or all of them.

        Raises ``RuntimeError`` when the printer takes nothing, or nothing more.
        """
        scale = self._printer.resolution() / UNITS_PER_INCH
        for page in range(len(sheet.pages)) if pages is None else pages:
            if not self._painter.isActive():
                if not self._painter.begin(self._printer):
                    raise RuntimeError("the printer takes nothing")
            elif not self._printer.newPage():
                raise RuntimeError("the printer takes no further page")
            self._painter.save()
            self._painter.scale(scale, scale)
            sheet.draw(self._painter, page)
            self._painter.restore()

    def finish(self) -> None:
        """Let the printer have it; nothing happens when nothing was added."""
        if self._painter.isActive():
            self._painter.end()


def _pages(printer: QPrinter, count: int) -> list[int]:
    """Return which pages to print, counted from 0, once for each copy the printer cannot make."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    chosen = list(range(first - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if printer.supportsMultipleCopies():
        return chosen
    return chosen * printer.copyCount()
