"""A store that cannot be read any more makes room for a new one, and is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ordidesk.store.connection import key_check_path
from ordidesk.store.errors import damage_mark
from ordidesk.store.locks import FileLock


def set_aside(path: Path, *, now: datetime) -> Path:
    """Rename the store's file, with its log, to a name with the time; return the new name.

    Nothing in it is touched; ``Store.salvage`` brings out of it what was done. Its key stays the
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


def files_set_aside(path: Path) -> list[Path]:
    """Return the damaged files that this store's file was made in place of, oldest first."""
    return sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}"))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")
