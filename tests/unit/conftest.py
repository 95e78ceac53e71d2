"""A store on disk for tests that read or write one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.empty_store import lay_empty_store
from tests.support.records import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a new, encrypted store; ``NOW`` is its time."""
    path, key = tmp_path / "store.db", bytes(32)
    lay_empty_store(path, key)
    opened = Store(path, key, clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    """Read what the store's last commit left."""
    with store.reader() as opened:
        yield opened
