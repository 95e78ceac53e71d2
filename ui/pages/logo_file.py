"""A logo from a picture file: refused when it is none, or too large to be read safely."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter

_MOST_PIXELS = 40_000_000
_LARGEST = QSize(900, 300)
"""Pixels: three times what the head of a sheet shows at 300 dots an inch."""


class LogoRefused(Exception):  # noqa: N818 - says what happened
    """The file is no picture, or one that is too large."""


def logo_of(content: bytes) -> bytes:
    """Return the logo as a PNG no larger than a sheet shows. Raises ``LogoRefused``."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        raise LogoRefused
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise LogoRefused
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(written, QByteArray(b"png")).write(picture):
        raise LogoRefused
    return bytes(written.data().data())
