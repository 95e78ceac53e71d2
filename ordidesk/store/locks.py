"""One app a store (operating-system lock), one writer at a time (a person's write goes first)."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from ordidesk.store.errors import StoreLocked

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Held from construction to ``release``; the system lets go of it when the process dies.

    Raises ``StoreLocked`` when another app, or another store in this one, holds it.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreLocked(path) from error

    def release(self) -> None:
        """Let another app open the store."""
        os.close(self._descriptor)


class FairLock:
    """A lock that background work gives up to people at each of its batches."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._held = False
        self._people = 0

    @property
    def people_waiting(self) -> int:
        """How many people wait for their turn."""
        return self._people

    @contextlib.contextmanager
    def for_person(self) -> Iterator[None]:
        """Wait for whoever writes just now, and go before all background work."""
        with self._turn:
            self._people += 1
            while self._held:
                self._turn.wait()
            self._people -= 1
            self._held = True
        try:
            yield
        finally:
            self._release()

    @contextlib.contextmanager
    def for_background(self) -> Iterator[None]:
        """Wait until nobody writes and no person waits."""
        with self._turn:
            while self._held or self._people:
                self._turn.wait()
            self._held = True
        try:
            yield
        finally:
            self._release()

    def _release(self) -> None:
        with self._turn:
            self._held = False
            self._turn.notify_all()
