"""A sheet on a printer."""

from __future__ import annotations

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
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(paper_of(sheet))
    printer.setFullPage(True)
    printer.setDocName(sheet.title)
    return printer


def print_sheet(printer: QPrinter, sheet: Sheet) -> None:
    """Print the pages that the printer is set to, copies included.

    Raises ``RuntimeError`` when the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise RuntimeError("the printer takes nothing")
    try:
        for number, page in enumerate(_pages(printer, len(sheet.pages))):
            if number and not printer.newPage():
                raise RuntimeError("the printer takes no further page")
            painter.save()
            scale = printer.resolution() / UNITS_PER_INCH
            painter.scale(scale, scale)
            sheet.draw(painter, page)
            painter.restore()
    finally:
        painter.end()


def _pages(printer: QPrinter, count: int) -> list[int]:
    """Return which pages to print, counted from 0, once for each copy the printer cannot make."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    chosen = list(range(first - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if printer.supportsMultipleCopies():
        return chosen
    return chosen * printer.copyCount()
