"""A stack of scans taken apart: the pages of each record together, what is unclear by itself."""

from __future__ import annotations

import enum
import io
import math
from collections.abc import Callable, Collection
from typing import NamedTuple

import msgspec
import numpy as np

from ordidesk.labels.decode import decode
from ordidesk.labels.decoders import Sought, zxing
from ordidesk.labels.reads import Gray, Polygon, Read, Symbology
from ordidesk.papers.faults import Stopped
from ordidesk.papers.record_links import RecordLink, record_link
from ordidesk.papers.scans import Scans, opened_scans

_DPI, _FINE_DPI = 200, 300
"""Dots that a page is read at, first and when nothing was found."""
PREVIEW_EDGE = 1000
"""Pixels of the longer side: names on the paper can be read."""


_DARKEST_SHARE = 1.0
"""Per cent of a page that is printed black for sure."""
_INK_SPREAD = 40
"""Steps of grey over which a scanner spreads black."""


class WhyLoose(enum.StrEnum):
    """Why nobody but a person can tell where a page belongs."""

    NO_CODE = "no_code"
    ANOTHER_CODE = "another_code"
    """There is a QR code, and it is none of our sheets'."""
    SEVERAL = "several"
    """Codes of several records."""


class SignedPaper(msgspec.Struct, frozen=True):
    """The pages of one sheet of one record, in the order in which they were scanned."""

    link: RecordLink
    pages: tuple[int, ...]
    """Their numbers in the file, from 1."""
    content: bytes
    """A PDF of them, upright."""
    preview: bytes
    """A PNG of the first."""


class LoosePage(msgspec.Struct, frozen=True):
    """A page that a person has to file."""

    page: int
    why: WhyLoose
    content: bytes
    preview: bytes


class Split(msgspec.Struct, frozen=True):
    """What a file came to."""

    name: str
    page_count: int
    papers: tuple[SignedPaper, ...]
    """In the order of their first pages."""
    loose: tuple[LoosePage, ...]


class _Page(NamedTuple):
    number: int
    link: RecordLink | None
    why: WhyLoose
    turns: int
    """Clockwise quarters that set it upright."""
    preview: bytes


def split(
    name: str,
    content: bytes,
    hosts: Collection[str] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Split:
    """Take a PDF or a picture file apart by the QR codes on its pages; some 0.1 s a page.

    ``hosts`` are the portal's; ``progress`` is told how many pages are read, and of how many.
    Raises ``PaperRefused``, or ``Stopped`` once ``stopped`` says so. One thread at a time.
    """
    with opened_scans(name, content) as scans:
        pages = []
        for number in range(1, scans.page_count + 1):
            if stopped():
                raise Stopped
            pages.append(_read(scans, number, hosts))
            progress(number, scans.page_count)
        return _sorted_out(scans, pages)


def _sorted_out(scans: Scans, pages: list[_Page]) -> Split:
    together: dict[RecordLink, list[_Page]] = {}
    for page in pages:
        if page.link is not None:
            together.setdefault(page.link, []).append(page)
    papers = tuple(
        SignedPaper(
            link=link,
            pages=tuple(it.number for it in its),
            content=scans.extracted([(it.number, it.turns) for it in its]),
            preview=its[0].preview,
        )
        for link, its in together.items()
    )
    loose = tuple(
        LoosePage(it.number, it.why, scans.extracted([(it.number, it.turns)]), it.preview)
        for it in pages
        if it.link is None
    )
    return Split(scans.name, scans.page_count, papers, loose)


def _read(scans: Scans, number: int, hosts: Collection[str] | None) -> _Page:
    """Read a page's codes: quickly, then finer, then with everything that scanning knows."""
    picture = scans.picture(number, _DPI)
    codes = _codes(zxing(picture, Sought.QR))
    if not _links(codes, hosts):
        codes += _codes(zxing(scans.picture(number, _FINE_DPI), Sought.QR))
    if not _links(codes, hosts):
        codes += _codes(zxing(_without_stamps(picture), Sought.QR))
    if not _links(codes, hosts):
        codes += _codes(decode(picture))
    links = _links(codes, hosts)
    turns = _turns(codes[0].polygon) if codes else 0
    link = next(iter(links)) if len(links) == 1 else None
    why = WhyLoose.SEVERAL if links else WhyLoose.ANOTHER_CODE if codes else WhyLoose.NO_CODE
    return _Page(number, link, why, turns, _preview(picture, turns))


def _without_stamps(picture: Gray) -> Gray:
    """Return the black of a page alone: a stamp's ink, in colour, is not as dark."""
    darkest = np.percentile(picture, _DARKEST_SHARE)
    return np.where(picture < darkest + _INK_SPREAD, 0, 255).astype(np.uint8)


def _codes(reads: Collection[Read]) -> list[Read]:
    return [read for read in reads if read.symbology is Symbology.QRCODE]


def _links(codes: list[Read], hosts: Collection[str] | None) -> set[RecordLink]:
    found = (record_link(read.text, hosts) for read in codes)
    return {link for link in found if link is not None}


def _turns(polygon: Polygon) -> int:
    """Return the clockwise quarters that set a code upright."""
    top_left, top_right = polygon[:2]
    angle = math.atan2(top_right.y - top_left.y, top_right.x - top_left.x)
    return -round(angle / (math.pi / 2)) % 4


def _preview(picture: Gray, turns: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 - only filing needs it here

    small = Image.fromarray(picture)
    small.thumbnail((PREVIEW_EDGE, PREVIEW_EDGE))
    written = io.BytesIO()
    small.rotate(-90 * turns, expand=True).save(written, "PNG")
    return written.getvalue()
