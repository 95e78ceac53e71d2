"""A picture from the clipboard as a file to attach: it becomes a PNG when it is first read."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QImage, QImageWriter


class PastedPicture:
    """A ``Source``: large screens take half a second to write, which is not the window's to wait.

    It is read by one thread only, that of the files.
    """

    def __init__(self, picture: QImage, now: datetime) -> None:
        named = QCoreApplication.translate("PastedPicture", "picture %Y-%m-%d %H%M%S")
        self._path = Path(now.strftime(named) + ".png")
        self._picture = picture
        self._content = b""

    @property
    def path(self) -> Path:
        """What it is called: when it was pasted."""
        return self._path

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return io.BytesIO(self._written())

    def size(self) -> int:
        """Return its length in bytes."""
        return len(self._written())

    def _written(self) -> bytes:
        if not self._content:
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            QImageWriter(buffer, QByteArray(b"png")).write(self._picture)
            self._content = bytes(buffer.data().data())
        return self._content
