"""Pictures on a sheet: a logo, photos; drawn opaque, for PDF/A-1b knows no transparency."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from ui.printing.flow import Figure
from ui.printing.marks import Box, Placed, Words
from ui.printing.sheet_style import (
    GAP,
    HAIRLINE,
    HAIRLINE_INK,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    PAPER,
    PHOTO_GAP,
    PHOTO_HEIGHT,
    PHOTOS_ACROSS,
    PICTURE_DPI,
    UNITS_PER_INCH,
    WIDTH,
    Type,
)

_PHOTO_WIDTH = (WIDTH - (PHOTOS_ACROSS - 1) * PHOTO_GAP) / PHOTOS_ACROSS


@dataclass(frozen=True)
class Picture:
    """A picture in its shape."""

    image: QImage
    width: float
    height: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it, smooth where the paper has fewer dots."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(x, y, self.width, self.height), self.image)


@functools.lru_cache(maxsize=2)
def logo(content: bytes) -> Picture | None:
    """Return a company's logo: one picture for all its sheets, which a file of many holds once."""
    return picture(content, LOGO_WIDTH, LOGO_HEIGHT)


def picture(content: bytes, width: float, height: float) -> Picture | None:
    """Return a picture file as large as fits; ``None`` when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    turned = bool(reader.transformation().value & _ON_ITS_SIDE)
    size = reader.size().transposed() if turned else reader.size()
    if size.isEmpty():
        return None
    scale = min(width / size.width(), height / size.height())
    dots = scale * PICTURE_DPI / UNITS_PER_INCH
    if dots < 1:
        wanted = QSize(max(1, round(size.width() * dots)), max(1, round(size.height() * dots)))
        reader.setScaledSize(wanted.transposed() if turned else wanted)
    image = reader.read()
    if image.isNull():
        return None
    return Picture(_on_paper(image), size.width() * scale, size.height() * scale)


_ON_ITS_SIDE = 4
"""The bit of a turn by a quarter in Qt's transformations."""


def _on_paper(image: QImage) -> QImage:
    """Return a picture without transparency: what is transparent is white."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(PAPER)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def photo_rows(photos: Sequence[bytes]) -> Iterator[Figure]:
    """Return photos in rows; one that cannot be read leaves an empty frame that says so."""
    for begin in range(0, len(photos), PHOTOS_ACROSS):
        content: list[Placed] = []
        height = 0.0
        for place, photo in enumerate(photos[begin : begin + PHOTOS_ACROSS]):
            x = place * (_PHOTO_WIDTH + PHOTO_GAP)
            drawn = picture(photo, _PHOTO_WIDTH, PHOTO_HEIGHT)
            marks = [(drawn, 0.0, 0.0)] if drawn is not None else _unreadable()
            content += [(mark, x + left, y) for mark, left, y in marks]
            height = max(height, PHOTO_HEIGHT if drawn is None else drawn.height)
        yield Figure(height, content)


def _unreadable() -> Iterable[Placed]:
    said = QCoreApplication.translate("Sheets", "This photo cannot be read.")
    return [
        (Box(_PHOTO_WIDTH, PHOTO_HEIGHT, HAIRLINE, HAIRLINE_INK), 0.0, 0.0),
        (Words(said, Type.SMALL, _PHOTO_WIDTH - GAP, Qt.AlignmentFlag.AlignHCenter), GAP / 2, GAP),
    ]
