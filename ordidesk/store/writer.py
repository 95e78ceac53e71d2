"""The one connection that writes: its transactions, its turn-taking, its log."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import apsw

from ordidesk.store.connection import open_beside, open_for_writing
from ordidesk.store.errors import told_as_store_errors
from ordidesk.store.locks import FairLock, FileLock

_CHECKPOINT_PAGES = 32_768
"""By which the log grows between two checkpoints: 128 MiB."""
_MOST_LOG_PAGES = 4 * _CHECKPOINT_PAGES


class Writer:
    """Owns the file: nobody else writes to it. Any thread may call.

    Raises ``StoreLocked``, ``WrongKey``, ``StoreDamaged``, ``StoreTooNew``, ``DiskFull`` or
    ``DiskFailing``.
    """

    def __init__(self, path: Path, key: bytes, *, page_limit: int | None = None) -> None:
        self.path = path
        self.key = key
        self._turns = FairLock()
        self._log_pages = 0
        self._beside: apsw.Connection | None = None
        self._movers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-log")
        self._moving: Future[None] | None = None
        self._moved_at = 0
        with told_as_store_errors(path):
            self._file_lock = FileLock(path.with_name(f"{path.name}.lock"))
        try:
            self._connection = open_for_writing(path, key)
        except BaseException:
            self._file_lock.release()
            raise
        if page_limit is not None:
            self._connection.pragma("max_page_count", page_limit)
        self._connection.set_wal_hook(self._note_log)

    @contextlib.contextmanager
    def for_person(self) -> Iterator[apsw.Connection]:
        """Write what a person did, before any background work that waits."""
        with self._turns.for_person(), self._transaction() as connection:
            yield connection

    @contextlib.contextmanager
    def for_background(self) -> Iterator[apsw.Connection]:
        """Write one batch of background work, after any person who waits."""
        with self._turns.for_background(), self._transaction() as connection:
            yield connection

    @contextlib.contextmanager
    def for_redoable(self) -> Iterator[apsw.Connection]:
        """Write what is made again when it is lost: the commit does not wait for the disk.

        A power cut may take back the last of these commits, whole: the first load and the filling
        of the search index go on from where they then stand. The next commit of ``for_person`` or
        ``for_background`` brings all of them to the disk before its own, since the log is written
        in order.
        """
        with self._turns.for_background():
            self._connection.pragma("synchronous", "normal")
            try:
                with self._transaction() as connection:
                    yield connection
            finally:
                self._connection.pragma("synchronous", "full")

    @contextlib.contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Read what the last commit left, in turn with whoever writes."""
        with self._turns.for_person(), told_as_store_errors(self.path):
            yield self._connection

    @contextlib.contextmanager
    def reading_beside(self) -> Iterator[apsw.Connection]:
        """Read what the last commit left, while others write: for what takes long.

        Called by one thread only, the one that does the background work.
        """
        self._wait_for_checkpoint()
        with told_as_store_errors(self.path):
            yield self._connection_beside()

    def checkpoint(self, *, at_rest: bool = False) -> None:
        """Have the log moved into the file when it has grown; writers and readers go on meanwhile.

        It is done on a thread of its own, and waited for only when the log is much too long. The
        log begins anew once all of it is moved: while much is written that is seldom so, and
        ``at_rest``, when no more work waits, makes up for it.

        Called by one thread only, the one that does the background work.
        """
        begun_anew = self._log_pages < self._moved_at
        moved_at = 0 if at_rest or begun_anew else self._moved_at
        is_too_long = self._log_pages >= _MOST_LOG_PAGES
        if self._log_pages - moved_at < _CHECKPOINT_PAGES and not is_too_long:
            return
        if self._moving is not None and not self._moving.done() and not is_too_long:
            return
        self._wait_for_checkpoint()
        self._moved_at = self._log_pages
        self._moving = self._movers.submit(self._move_log)
        if is_too_long:
            self._wait_for_checkpoint()

    def close(self) -> None:
        """Move the log into the file and let another app open it."""
        self._movers.shutdown()
        with self._turns.for_person():
            if self._beside is not None:
                self._beside.close()
            self._connection.close()
            self._file_lock.release()

    def _move_log(self) -> None:
        with told_as_store_errors(self.path):
            self._connection_beside().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def _wait_for_checkpoint(self) -> None:
        moving, self._moving = self._moving, None
        if moving is not None:
            moving.result()

    def _connection_beside(self) -> apsw.Connection:
        """Return the one connection beside the writer's: used by one thread at a time."""
        if self._beside is None:
            self._beside = open_beside(self.path, self.key)
        return self._beside

    def _note_log(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        self._log_pages = pages
        return apsw.SQLITE_OK

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        """Commit at the end; undo everything on any error."""
        with told_as_store_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
