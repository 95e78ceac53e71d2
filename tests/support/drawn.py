"""A sheet as a printer puts it on paper, and a PDF as a reader of its own sees it."""

from __future__ import annotations

import unicodedata

import numpy as np
import pypdfium2
from PySide6.QtGui import QImage, QPainter

from ordidesk.labels.reads import Gray
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import UNITS_PER_INCH

DPI = 150


def image(sheet: Sheet, page: int = 0, dpi: int = DPI) -> QImage:
    """Draw a page as a printer of that many dots would."""
    scale = dpi / UNITS_PER_INCH
    drawn = QImage(
        round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_Grayscale8
    )
    drawn.fill(255)
    painter = QPainter(drawn)
    painter.scale(scale, scale)
    sheet.draw(painter, page)
    painter.end()
    return drawn


def gray(drawn: QImage) -> Gray:
    """Return the pixels of a picture without colours."""
    rows = np.frombuffer(drawn.constBits(), np.uint8).reshape(drawn.height(), -1)
    return rows[:, : drawn.width()].copy()  # the image goes, and its memory with it


def rendered(pdf: bytes, page: int = 0, dpi: int = DPI) -> Gray:
    """Render a page of a file as PDFium does."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=dpi / 72, grayscale=True)
        return np.ascontiguousarray(picture.to_numpy().reshape(picture.height, -1)).copy()


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page of a file, as a search in it finds it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            unicodedata.normalize("NFC", page.get_textpage().get_text_range()) for page in document
        ]


def squeezed(text: str) -> str:
    """Return a text without its breaks and spaces, which are the paper's affair.

    Sheets have the apostrophe of a keyboard.
    """
    return "".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
