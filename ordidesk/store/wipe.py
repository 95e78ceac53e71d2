"""The end of a store on a laptop that was lost or retired: the key first, then the files.

Every step may be the last one before a power cut: a mark that is written first has the next start
of the app go on. Doing it again does no harm.
"""

from __future__ import annotations

import contextlib
import enum
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from ordidesk.laptop.atomic_file import write_whole
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.keyring_secret import KeyringMissing, KeyringSecret
from ordidesk.laptop.last_sign_in import LastSignIn, remember, remembered
from ordidesk.laptop.unsent_work import forget
from ordidesk.store.key import demo_key_file, key_file, keyring_entry

_log = logging.getLogger(__name__)
_MARK = "wipe.json"


class WipeReason(enum.StrEnum):
    """Why a laptop's data is wiped."""

    LOST = "lost"
    RETIRED = "retired"


class Wiped(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever opens the app next is told."""

    reason: WipeReason
    at: datetime


class Wipe:
    """Takes one person's data off this laptop."""

    def __init__(
        self, folders: Folders, store_file: Path, keyring: KeyringSecret | None = None
    ) -> None:
        """``keyring`` is the store's ``keyring_entry`` unless given."""
        self._folders = folders
        self._store_file = store_file
        self._folder = store_file.parent
        self._mark = self._folder / _MARK
        self._keyring = keyring or keyring_entry(store_file)

    def destroy_key(self, reason: WipeReason, now: datetime) -> None:
        """Make the data unreadable for good; the store may still be open."""
        for _ in self.key_steps(reason, now):
            pass

    def remove_files(self) -> None:
        """Remove everything; the store is closed. Raises ``OSError`` for what stays."""
        for _ in self.file_steps():
            pass

    def key_steps(self, reason: WipeReason, now: datetime) -> Iterator[str]:
        """Destroy the key, stopping after each thing that is done for good."""
        if not self._mark.exists():
            # A full disk keeps no mark, and saves no data either.
            with contextlib.suppress(OSError):
                write_whole(self._mark, msgspec.json.encode(Wiped(reason=reason, at=now)))
            yield "marked"
        for path in (key_file(self._store_file), demo_key_file(self._store_file)):
            if path.exists():
                _overwrite(path)
                yield f"{path.name} overwritten"
                path.unlink(missing_ok=True)
                yield f"{path.name} removed"
        try:
            self._keyring.remove()
        except KeyringMissing:
            _log.info("no keyring to take the key out of")
        yield "keyring"

    def file_steps(self) -> Iterator[str]:
        """Remove the files, stopping after each; what the windows remember goes too."""
        told = _read(self._mark)
        for path in sorted(self._folder.iterdir() if self._folder.is_dir() else ()):
            if path == self._mark:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            yield f"{path.name} removed"
        last = remembered(self._folders.last_sign_in)
        if last is not None:
            nobody = LastSignIn(portal_url=last.portal_url, mail="", person_id="")
            with contextlib.suppress(OSError):
                remember(self._folders.last_sign_in, nobody)
            yield "last sign-in forgotten"
        if self._folders.unsent_work.exists():
            with contextlib.suppress(OSError):
                forget(self._folders.unsent_work, self._folder.name)
            yield "unsent work forgotten"
        self._folders.laptop_id.unlink(missing_ok=True)
        if told is not None:
            with contextlib.suppress(OSError):
                write_whole(self._folders.wiped, msgspec.json.encode(told))
            yield "told"
        self._mark.unlink(missing_ok=True)
        yield "mark removed"
        with contextlib.suppress(OSError):
            self._folder.rmdir()


def finish_wipes(folders: Folders, now: datetime) -> None:
    """Go on with what was cut off. Raises ``OSError`` for what cannot be removed yet."""
    for mark in unfinished_wipes(folders):
        told = _read(mark) or Wiped(reason=WipeReason.LOST, at=now)
        wipe = Wipe(folders, mark.with_name("store.db"))
        wipe.destroy_key(told.reason, told.at)
        wipe.remove_files()


def unfinished_wipes(folders: Folders) -> tuple[Path, ...]:
    """Return the marks of wipes that were cut off."""
    return tuple(sorted(folders.data.glob(f"stores/*/*/{_MARK}")))


def wiped(folders: Folders) -> Wiped | None:
    """Return what was wiped here since somebody last signed in."""
    return _read(folders.wiped)


def _read(path: Path) -> Wiped | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Wiped)
    except (OSError, msgspec.DecodeError):
        return None


def _overwrite(path: Path) -> None:
    """Write over a small file in its place, as far as the disk does so."""
    with contextlib.suppress(OSError), path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
