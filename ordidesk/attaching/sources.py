"""Where a file to attach comes from: the disk, or another application's clipboard."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO, Protocol


class Source(Protocol):
    """A file that can be read from its beginning as often as needed."""

    @property
    def path(self) -> Path:
        """What it is called; for a file of the disk, where it is."""

    def open(self) -> BinaryIO:
        """Open it for reading; raises ``OSError``."""

    def size(self) -> int:
        """Return its length in bytes; raises ``OSError``."""


class FileOnDisk:
    """A file of this laptop, read only when it is needed: it may change or go meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return self._path.open("rb")

    def size(self) -> int:
        """Return its length in bytes."""
        return self._path.stat().st_size


class FileInMemory:
    """A picture that was pasted."""

    def __init__(self, name: str, content: bytes) -> None:
        self._path = Path(name)
        self._content = content

    @property
    def path(self) -> Path:
        """What it is called."""
        return self._path

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return io.BytesIO(self._content)

    def size(self) -> int:
        """Return its length in bytes."""
        return len(self._content)
