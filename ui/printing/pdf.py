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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageSize(paper_of(sheet))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(sheet.title)
    writer.setAuthor(sheet.author)
    writer.setCreator(CREATOR)
    writer.setDocumentId(QUuid(str(_document_id(sheet))))
    painter = QPainter()
    if not painter.begin(writer):
        raise RuntimeError("no PDF can be drawn")
    for page in range(len(sheet.pages)):
        if page:
            writer.newPage()
        sheet.draw(painter, page)
    painter.end()
    buffer.close()
    content = bytes(buffer.data().data())
    return content if sheet.made_at is None else _dated(content, sheet.made_at)


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


def _document_id(sheet: Sheet) -> uuid.UUID:
    """Make the file's id of what it says, so that the same content is the same document."""
    said = f"{sheet.title}\f{sheet.author}\f{sheet.whole_text()}"
    return uuid.UUID(bytes=hashlib.sha256(said.encode()).digest()[:16], version=4)
