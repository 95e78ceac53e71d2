"""Wakes the calls that wait for a change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_LOOK_AGAIN_SECONDS = 5.0
"""Another process may write to the database without being able to ring here."""


class Bell:
    """Rung after a commit by any thread; waited for on the event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Event] = set()
        self.closed = False

    @property
    def listeners(self) -> int:
        """How many calls wait."""
        return len(self._waiting)

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take the loop on which calls wait."""
        self._loop = loop

    def close(self) -> None:
        """Wake everybody for good: the portal stops. Called on the loop."""
        self.closed = True
        self._wake()

    def ring(self) -> None:
        """Wake everybody who waits, from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """Listen from before the feed is looked at, so that no ring is missed."""
        rung = asyncio.Event()
        self._waiting.add(rung)
        try:
            yield rung
        finally:
            self._waiting.discard(rung)

    async def wait(self, rung: asyncio.Event, seconds: float) -> None:
        """Return at a ring, and now and then to look again."""
        with suppress(TimeoutError):
            await asyncio.wait_for(rung.wait(), min(seconds, _LOOK_AGAIN_SECONDS))
        rung.clear()

    def _wake(self) -> None:
        for rung in self._waiting:
            rung.set()
