"""What can go wrong with the laptop's store.

StoreError
├── StoreLocked     another app has it open
├── StoreTooNew     a newer app wrote it
├── WrongKey        the key is not the one it was made with
├── StoreDamaged    it cannot be read any more: set it aside, nothing in it is touched
├── DiskFull        there is no room left: nothing was written, nothing is lost
└── DiskFailing     the disk does not do what it is told
"""

# ruff: noqa: N818 - the names say what happened, in the design's words

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_LEAST_ROOM = 65_536
"""Bytes: SQLite's index of the log alone takes half of it."""


class StoreError(Exception):
    """Something is wrong with the store's file or its disk; ``path`` names the file."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path


class StoreLocked(StoreError):
    """Another app has the store open."""


class StoreTooNew(StoreError):
    """A newer version of the app wrote this store."""


class WrongKey(StoreError):
    """The store was made with another key."""


class StoreDamaged(StoreError):
    """The store cannot be read any more; the file is left as it is."""


class DiskFull(StoreError):
    """There is no room for the write; it was undone as a whole."""


class DiskFailing(StoreError):
    """Reading or writing failed for another reason than room; the write was undone."""


def damage_mark(path: Path) -> Path:
    """Name the file that keeps a store from being opened as sound: damage shows on a few pages."""
    return path.with_name(f"{path.name}.damaged")


def _has_room(path: Path, error: Exception) -> bool:
    """Tell whether a failed write failed for another reason than room: SQLite does not say."""
    if isinstance(error, OSError):
        return error.errno not in _NO_ROOM
    try:
        return shutil.disk_usage(path.parent).free >= _LEAST_ROOM
    except OSError:
        return True


def _mark_damaged(path: Path, error: apsw.Error) -> None:
    # The search index is made from the rows: that it is torn says nothing about them.
    if getattr(error, "extendedresult", 0) != apsw.SQLITE_CORRUPT_VTAB:
        with contextlib.suppress(OSError):
            damage_mark(path).touch()


@contextlib.contextmanager
def told_as_store_errors(path: Path) -> Iterator[None]:
    """Turn errors about file and disk into ours; errors of our own SQL pass through."""
    try:
        yield
    except apsw.FullError as error:
        raise DiskFull(path, str(error)) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        _mark_damaged(path, error)
        raise StoreDamaged(path, str(error)) from error
    except (OSError, apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
        kind = DiskFailing if _has_room(path, error) else DiskFull
        raise kind(path, str(error)) from error
