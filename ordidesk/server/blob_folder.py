"""The bytes of files on the portal's disk: begun ones by person, whole ones by their hash.

The disk is the truth: a file's length is how far it came, its final name says that it is whole.
Nothing about it is in the database, so that a database of a backup fits any folder, and several
processes may work on one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


NEVER_FINISHED = timedelta(days=7)
"""What nobody went on with for so long is begun again from the first byte."""
_READ_BYTES = 1 << 20


class WrongOffset(Exception):  # noqa: N818 - what the laptop is told
    """Bytes that do not follow on those that are here; ``offset`` is where they end."""

    def __init__(self, offset: int) -> None:
        super().__init__(str(offset))
        self.offset = offset


class OtherBytes(Exception):  # noqa: N818 - what the laptop is told
    """What came has another hash than its name: it was thrown away."""


class BlobFolder:
    """One folder, for any number of threads and processes."""

    def __init__(self, folder: Path) -> None:
        """Make nothing yet; ``folder`` has to be on one disk."""
        self.folder = folder
        self._begun = folder / "begun"

    def whole(self, sha256: str) -> Path | None:
        """Return where a whole file is, ``None`` when it is not."""
        path = self._final(sha256)
        return path if path.is_file() else None

    def offset(self, sha256: str, person_id: str) -> int:
        """Tell how many bytes of a person's upload are here; all of them once it is whole."""
        whole = self.whole(sha256)
        with contextlib.suppress(FileNotFoundError):
            return (whole or self._part(sha256, person_id)).stat().st_size
        return 0

    def head(self, sha256: str, person_id: str, count: int) -> bytes:
        """Return the first bytes that are here of a person's upload."""
        path = self.whole(sha256) or self._part(sha256, person_id)
        with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
            return file.read(count)
        return b""

    def append(self, sha256: str, person_id: str, offset: int, piece: bytes, size: int) -> int:
        """Add bytes at an offset and return where they end; raises ``WrongOffset``.

        The lock is held for the writing alone: a second request of the same laptop, whose first one
        hangs in the network, goes on where that one stopped, and the first one then meets the
        wrong offset.
        """
        self._begun.mkdir(parents=True, exist_ok=True)
        with self._part(sha256, person_id).open("ab") as file:
            _lock(file)
            there = self._length(sha256, file)
            if offset != there or there + len(piece) > size:
                raise WrongOffset(there)
            file.write(piece)
            return there + len(piece)

    def finish(self, sha256: str, person_id: str) -> None:
        """Check the hash of what came and give it its name; on the disk when this returns.

        Raises ``OtherBytes``, with nothing left of it.
        """
        if self.whole(sha256) is not None:
            return
        part, final = self._part(sha256, person_id), self._final(sha256)
        # Gone when another request of the same laptop was first: then the whole one is there.
        with contextlib.suppress(FileNotFoundError):
            if _hash_on_disk(part) != sha256:
                part.unlink(missing_ok=True)
                raise OtherBytes(sha256)
            final.parent.mkdir(parents=True, exist_ok=True)
            part.replace(final)
            _sync_folder(final.parent)

    def read(self, sha256: str, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from ``start`` up to ``end``, which is not among them."""
        with self._final(sha256).open("rb") as file:
            file.seek(start)
            left = end - start
            while left and (piece := file.read(min(left, _READ_BYTES // 4))):
                yield piece
                left -= len(piece)

    def names(self) -> Iterator[tuple[str, datetime]]:
        """Name every whole file, with the instant since which it is there (UTC)."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            yield path.name, _changed_at(path)

    def remove(self, sha256: str) -> None:
        """Forget a whole file."""
        self._final(sha256).unlink(missing_ok=True)

    def sweep(self, now: datetime) -> int:
        """Remove uploads that nobody went on with; returns how many."""
        old = [path for path in self._begun.glob("*") if now - _changed_at(path) > NEVER_FINISHED]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _length(self, sha256: str, file: BinaryIO) -> int:
        # Between opening and locking the file may have become the whole one.
        whole = self.whole(sha256)
        return whole.stat().st_size if whole is not None else os.fstat(file.fileno()).st_size

    def _final(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def _part(self, sha256: str, person_id: str) -> Path:
        """Apart by person, so that nobody can spoil what somebody else is sending."""
        person = hashlib.sha256(person_id.encode()).hexdigest()[:16]
        return self._begun / f"{sha256}.{person}"


def _hash_on_disk(path: Path) -> str:
    """Hash a file, and have it on the disk."""
    hashed = hashlib.sha256()
    with path.open("rb+") as file:
        while read := file.read(_READ_BYTES):
            hashed.update(read)
        os.fsync(file.fileno())
    return hashed.hexdigest()


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _sync_folder(folder: Path) -> None:
    """Have the new name itself on the disk, where a folder can be opened."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
