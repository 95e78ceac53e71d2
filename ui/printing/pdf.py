"""A sheet as a PDF file: its fonts inside, for archives (PDF/A-1b)."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from ui.printing.paper import paper_of
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import UNITS_PER_INCH

CREATOR = "OrdiDesk"
_IN_DICTIONARY = re.compile(rb"(/(?:Creation|Mod)Date \(D:)[0-9]{14}(Z|[+-][0-9]{2}'[0-9]{2}')")
_IN_XMP = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date=")[0-9T:+-]{25}')
_XMP = "%Y-%m-%dT%H:%M:%S+00:00"


def pdf_bytes(sheet: Sheet) -> bytes:
    """Return the file; takes some 10 ms for a page, 3 for each that follows.

    The same sheet gives the same bytes while the app runs; the next time Qt may list the fonts in
    another order. Raises ``RuntimeError`` when Qt will not draw.
    """
    pages = PdfPages(sheet.title, sheet.author, sheet.whole_text())
    pages.add(sheet)
    content = pages.finished()
    return content if sheet.made_at is None else _dated(content, sheet.made_at)


class PdfPages:
    """A file that sheets are added to, one after the other, each with its own page numbers."""

    def __init__(self, title: str, author: str, said: str) -> None:
        """Begin a file; what is `said` in it makes its id, with its title and author."""
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
        self._writer.setResolution(UNITS_PER_INCH)
        self._writer.setPageMargins(QMarginsF())
        self._writer.setTitle(title)
        self._writer.setAuthor(author)
        self._writer.setCreator(CREATOR)
        self._writer.setDocumentId(QUuid(str(_document_id(title, author, said))))
        self._painter = QPainter()

    def add(self, sheet: Sheet) -> None:
        """Draw a sheet on pages of its size. Raises ``RuntimeError`` when Qt will not draw."""
        self._writer.setPageSize(paper_of(sheet))
        for page in range(len(sheet.pages)):
            if self._painter.isActive():
                self._writer.newPage()
            elif not self._painter.begin(self._writer):
                raise RuntimeError("no PDF can be drawn")
            sheet.draw(self._painter, page)

    def finished(self) -> bytes:
        """Return the file; nothing can be added any more."""
        self._painter.end()
        self._buffer.close()
        return bytes(self._buffer.data().data())


def _dated(content: bytes, made_at: datetime) -> bytes:
    """Put the sheet's own date where Qt wrote the present one, which nobody can give it.

    The lengths stay, and with them the places that the file lists.
    """
    plain, written = (made_at.astimezone(UTC).strftime(form) for form in ("%Y%m%d%H%M%S", _XMP))

    def in_dictionary(found: re.Match[bytes]) -> bytes:
        zone = b"Z" if found[2] == b"Z" else b"+00'00'"
        return found[1] + plain.encode() + zone

    content = _IN_DICTIONARY.sub(in_dictionary, content)
    return _IN_XMP.sub(rb"\g<1>" + written.encode(), content)


def _document_id(title: str, author: str, said: str) -> uuid.UUID:
    """Make the file's id of what it says, so that the same content is the same document."""
    digest = hashlib.sha256(f"{title}\f{author}\f{said}".encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4)
