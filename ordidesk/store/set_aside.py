"""A store that cannot be read any more makes room for a new one, and is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw

from ordidesk.store import outbox
from ordidesk.store.connection import key_check_path, open_for_reading
from ordidesk.store.errors import StoreError, damage_mark, told_as_store_errors
from ordidesk.store.locks import FileLock


def set_aside(path: Path, *, now: datetime) -> Path:
    """Rename the store's file, with its log, to a name with the time; return the new name.

    Nothing in it is touched, so that what was not sent can be brought out of it. Its key stays the
    same. Raises ``StoreLocked`` when an app has it open, and ``OSError``.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    try:
        for before, after in (
            (path, kept),
            (_beside(path, "-wal"), _beside(kept, "-wal")),
            (key_check_path(path), key_check_path(kept)),
        ):
            if before.exists():
                before.rename(after)
        _beside(path, "-shm").unlink(missing_ok=True)
        damage_mark(path).unlink(missing_ok=True)
    finally:
        lock.release()
    return kept


def count_unsent(kept: Path, key: bytes) -> int | None:
    """Count the lines of a store set aside that no portal decided; ``None`` when it cannot be read.

    Those in doubt, which may have arrived, are counted as unsent.
    """
    try:
        connection = open_for_reading(kept, key)
        try:
            with told_as_store_errors(kept):
                counts = outbox.count_by_status(connection)
        finally:
            connection.close()
    except (StoreError, apsw.Error, ValueError):
        return None
    return sum(counts[status] for status in outbox.UNDECIDED)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")
