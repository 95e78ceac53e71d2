"""Garbage collection for tests with windows, as the app has it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

_YOUNG = 1


@pytest.fixture(autouse=True)
def collect_garbage_here() -> Iterator[None]:
    """Let no thread of a test collect what belongs to the window's (see ``ui.garbage``)."""
    gc.disable()
    yield
    gc.collect(_YOUNG)
    gc.enable()
