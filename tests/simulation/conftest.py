"""Where the simulation's files lie."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of commits are made."""
    memory = Path("/dev/shm")  # noqa: S108 - only as a faster place for a private folder
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="ordidesk-simulation-") as name:
        yield Path(name)
