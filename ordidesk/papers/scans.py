"""A file of scans, whatever it came as: its pages as pictures to read, and as PDFs to keep."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ordidesk.attaching.pictures import on_paper, shrunk
from ordidesk.labels.pictures import NotAPicture, PictureError, PictureTooLarge, opened_picture
from ordidesk.labels.reads import Gray
from ordidesk.papers.faults import PaperFault, PaperRefused

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 200
MOST_BYTES = 200_000_000
LONGEST_SIDE = 14_400
"""Points: what the format allows; five metres."""
MOST_MEGAPIXELS = 150
"""Of the pictures on a page: 600 dots an inch on A3 are 70."""
LONGEST_EDGE = 4096
"""Pixels that a page is drawn with at most."""
_PHOTO_EDGE = 3508
"""A4 at 300 dots an inch."""
_A4 = (595.28, 841.89)
_PASSWORD = 4
"""PDFium's number for a file that asks for one."""
_HEAD = 1024
"""Bytes within which a PDF has to say that it is one."""
_DEPTH = 5
"""Of groups within groups that are looked into for pictures."""


@contextlib.contextmanager
def opened_scans(name: str, content: bytes) -> Iterator[Scans]:
    """Open a PDF, or a photo or scan as picture file, by its bytes; ``name`` is for what is told.

    Raises ``PaperRefused``. One thread at a time: PDFium is not made for more.
    """
    import pypdfium2  # noqa: PLC0415 - only filing needs it

    if len(content) > MOST_BYTES:
        raise PaperRefused(name, PaperFault.TOO_LARGE)
    if not content:
        raise PaperRefused(name, PaperFault.EMPTY)
    if b"%PDF-" not in content[:_HEAD]:
        content = _of_pictures(name, content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD
        raise PaperRefused(name, PaperFault.LOCKED if locked else PaperFault.DAMAGED) from error
    try:
        yield Scans(name, document)
    finally:
        document.close()


class Scans:
    """The pages of an open file, counted from 1."""

    def __init__(self, name: str, document: pypdfium2.PdfDocument) -> None:
        """Take an open document; raises ``PaperRefused`` when it has no or too many pages."""
        self.name = name
        self._document = document
        self.page_count = len(document)
        if not self.page_count:
            raise PaperRefused(name, PaperFault.EMPTY)
        if self.page_count > MOST_PAGES:
            raise PaperRefused(name, PaperFault.TOO_MANY_PAGES)

    def picture(self, page: int, dpi: float) -> Gray:
        """Draw a page in grey, with less dots where it is very large."""
        with self._page(page) as opened:
            width, height = opened.get_size()
            if not 0 < max(width, height) <= LONGEST_SIDE:
                raise PaperRefused(self.name, PaperFault.TOO_LARGE, page)
            self._check_pictures(opened, page)
            scale = min(dpi / 72, LONGEST_EDGE / max(width, height))
            bitmap = opened.render(scale=scale, grayscale=True)
            drawn = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
            copied = np.ascontiguousarray(drawn, np.uint8).copy()
            bitmap.close()
            return copied

    def extracted(self, pages: Sequence[tuple[int, int]]) -> bytes:
        """Return some pages as a PDF: numbers, each with the quarter turns that set it upright."""
        import pypdfium2  # noqa: PLC0415 - only filing needs it

        made = pypdfium2.PdfDocument.new()
        try:
            made.import_pages(self._document, [number - 1 for number, _turns in pages])
            for place, (_number, turns) in enumerate(pages):
                if turns:
                    page = made[place]
                    page.set_rotation((page.get_rotation() + 90 * turns) % 360)
                    page.close()
            written = io.BytesIO()
            made.save(written)
            return written.getvalue()
        except pypdfium2.PdfiumError as error:
            raise PaperRefused(self.name, PaperFault.DAMAGED, pages[0][0]) from error
        finally:
            made.close()

    @contextlib.contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        import pypdfium2  # noqa: PLC0415 - only filing needs it

        try:
            page = self._document[number - 1]
            try:
                yield page
            finally:
                page.close()
        except pypdfium2.PdfiumError as error:
            raise PaperRefused(self.name, PaperFault.DAMAGED, number) from error

    def _check_pictures(self, opened: pypdfium2.PdfPage, number: int) -> None:
        """Refuse a page whose pictures would take the memory, by what they announce."""
        import pypdfium2.raw  # noqa: PLC0415 - only filing needs it

        pictures = opened.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEPTH)
        pixels = sum(width * height for width, height in (it.get_px_size() for it in pictures))
        if pixels > MOST_MEGAPIXELS * 1_000_000:
            raise PaperRefused(self.name, PaperFault.TOO_LARGE, number)


def _of_pictures(name: str, content: bytes) -> bytes:
    """Return a picture file as a PDF of A4 pages; a TIFF may have several."""
    import pypdfium2  # noqa: PLC0415 - only filing needs it

    document = pypdfium2.PdfDocument.new()
    try:
        for jpeg, width, height in _upright_jpegs(name, content):
            image = pypdfium2.PdfImage.new(document)
            image.load_jpeg(io.BytesIO(jpeg), inline=True)
            paper = sorted(_A4, reverse=width > height)
            scale = min(paper[0] / width, paper[1] / height)
            image.set_matrix(pypdfium2.PdfMatrix().scale(width * scale, height * scale))
            page = document.new_page(width * scale, height * scale)
            page.insert_obj(image)
            page.gen_content()
            page.close()
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()


def _upright_jpegs(name: str, content: bytes) -> Iterator[tuple[bytes, int, int]]:
    path = Path(name)
    try:
        with opened_picture(path, io.BytesIO(content)) as picture:
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if count > MOST_PAGES:
                raise PaperRefused(name, PaperFault.TOO_MANY_PAGES)
            for number in range(count):
                if number:
                    picture.seek(number)
                upright = on_paper(shrunk(path, picture, (_PHOTO_EDGE, _PHOTO_EDGE)))
                written = io.BytesIO()
                upright.save(written, "JPEG", quality=85)
                yield written.getvalue(), *upright.size
    except PictureTooLarge as error:
        raise PaperRefused(name, PaperFault.TOO_LARGE) from error
    except PictureError as error:
        unknown = isinstance(error, NotAPicture)
        fault = PaperFault.NOT_A_PAPER if unknown else PaperFault.DAMAGED
        raise PaperRefused(name, fault) from error
