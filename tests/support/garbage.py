"""Garbage collection for tests with windows, as the app has it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

_YOUNG = 1


@pytest.fixture(autouse=True)
def collect_garbage_here() -> Iterator[None]:
    """Let no thread of a test collect what belongs to the window's (see ``ui.garbage``)."""
    was_enabled = gc.isenabled()
    gc.disable()
    yield
    gc.collect(_YOUNG)
    if was_enabled:
        gc.enable()


@pytest.fixture(scope="module", autouse=True)
def collect_no_garbage_between() -> Iterator[None]:
    """Let no thread of a window that several tests share do so before, between and after them.

    What is left of the windows is collected here: a thread of a later test would do it otherwise,
    and a socket's notifier that ends there leaves Qt complaining of its socket for ever.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()
