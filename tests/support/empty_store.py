"""The store's file as its first opening leaves it, made once a process and laid where a test is."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from ordidesk.store.connection import key_check_path, open_for_writing


def lay_empty_store(path: Path, key: bytes) -> None:
    """Put a store there that holds nothing, unless there is one.

    A new one takes a transaction for each migration, 40 ms of them, and many tests need one; that
    they lead from nothing to this schema is ``test_store_file``'s to claim. What is a store's own,
    as its stream, is made by ``Store`` itself.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    held, check = _made(key)
    path.write_bytes(held)
    key_check_path(path).write_bytes(check)


@functools.cache
def _made(key: bytes) -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        open_for_writing(path, key).close()
        return path.read_bytes(), key_check_path(path).read_bytes()
