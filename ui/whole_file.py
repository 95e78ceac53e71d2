"""Writing a file whole or not at all: what was there before stays until the new one is complete."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile


class NotWritten(Exception):  # noqa: N818 - says what happened
    """The file could not be written; the text is the system's reason."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in the place of one that may be there. Raises ``NotWritten``."""
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(content) != len(content) or not file.commit():
        raise NotWritten(file.errorString())
