"""A disk that forgets, when the power fails, what it was not told to keep.

Writes are noted below SQLite and its encryption. ``after_a_cut`` makes the files as they may be
found: all that was synced, and of what was written since any part, torn in the middle too.
"""

from __future__ import annotations

import contextlib
import functools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import apsw

_NAME = "forgetful"
_ENCRYPTED = f"multipleciphers-{_NAME}"
_SECTOR = 512
Content = dict[str, bytearray]


class _Write(NamedTuple):
    file: str
    offset: int
    data: bytes


class _Truncate(NamedTuple):
    file: str
    size: int


class _Delete(NamedTuple):
    file: str


class _Sync(NamedTuple):
    file: str


Event = _Write | _Truncate | _Delete | _Sync


class ForgetfulDisk:
    """Everything that SQLite did to files, in order; a context manager's target."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def after_a_cut(self, moment: int, dice: random.Random, folder: Path) -> None:
        """Write the files as found after the power failed behind so many events."""
        kept: Content = {}
        unsynced: list[_Write | _Truncate] = []
        for event in self.events[:moment]:
            match event:
                case _Sync(file):
                    for done in unsynced:
                        if done.file == file:
                            _apply(kept, done)
                    unsynced = [it for it in unsynced if it.file != file]
                    kept.setdefault(file, bytearray())
                case _Delete(file):
                    kept.pop(file, None)
                    unsynced = [it for it in unsynced if it.file != file]
                case _:
                    unsynced.append(event)
        for survivor in unsynced:
            if dice.random() < 0.5:
                _apply(kept, _torn(survivor, dice))
        for file, content in kept.items():
            (folder / Path(file).name).write_bytes(content)


def syncs(disk: ForgetfulDisk) -> int:
    """Count how often the disk was told to keep what it has."""
    return sum(isinstance(event, _Sync) for event in disk.events)


def _torn(event: _Write | _Truncate, dice: random.Random) -> _Write | _Truncate:
    if isinstance(event, _Write) and len(event.data) > _SECTOR and dice.random() < 0.3:
        return event._replace(data=event.data[: dice.randrange(_SECTOR, len(event.data), _SECTOR)])
    return event


def _apply(kept: Content, event: _Write | _Truncate) -> None:
    content = kept.setdefault(event.file, bytearray())
    if isinstance(event, _Truncate):
        del content[event.size :]
        return
    end = event.offset + len(event.data)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.data


class _File(apsw.VFSFile):
    def __init__(self, disk: ForgetfulDisk, name: object, flags: list[int]) -> None:
        self._disk = disk
        self._file = str(name.filename() if isinstance(name, apsw.URIFilename) else name)
        super().__init__("unix", name, flags)  # type: ignore[arg-type]

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.events.append(_Write(self._file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.events.append(_Truncate(self._file, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.events.append(_Sync(self._file))
        super().xSync(flags)


class _Disk(apsw.VFS):
    """The file system below SQLite's encryption; registered for good, since that holds on to it."""

    def __init__(self) -> None:
        super().__init__(_NAME, "unix")
        self.disk = ForgetfulDisk()
        apsw.Connection(":memory:", vfs=_ENCRYPTED).close()  # Puts the encryption above it.

    def xOpen(self, name: object, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name
        return _File(self.disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 - SQLite's
        self.disk.events.append(_Delete(filename))
        super().xDelete(filename, syncdir)


@functools.cache
def _below() -> _Disk:
    return _Disk()


@contextlib.contextmanager
def forgetful_disk() -> Iterator[ForgetfulDisk]:
    """Have every store opened within the block write to such a disk, one connection at a time.

    A file system in Python has no shared memory for the log's index: it is kept by the connection.
    """
    disk = _below().disk = ForgetfulDisk()
    before = apsw.vfs_names()[0]
    apsw.set_default_vfs(_ENCRYPTED)

    def alone(connection: apsw.Connection) -> None:
        connection.pragma("locking_mode", "exclusive")

    apsw.connection_hooks.append(alone)
    try:
        yield disk
    finally:
        apsw.connection_hooks.remove(alone)
        apsw.set_default_vfs(before)
