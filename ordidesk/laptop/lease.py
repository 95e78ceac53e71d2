"""For how long the app opens without the portal, whatever happens to the laptop's clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

_FIRST = timedelta(days=14)
"""Until the portal has said otherwise."""
_NOTED_EVERY = timedelta(minutes=10)


class Kept(Protocol):
    """Where the lease lies between two starts."""

    def load(self) -> str | None:
        """Return what was kept."""

    def save(self, text: str) -> None:
        """Keep it in place of the one before."""


class _Lease(msgspec.Struct, frozen=True, kw_only=True):
    until: datetime
    """By the portal's clock."""
    told_at: datetime
    """The portal's time when it last gave the lease."""
    heard_at: datetime
    """The laptop's time then."""
    latest: datetime
    """The latest portal's time that it was here, as far as could be told."""


class Lease:
    """Tells whether the portal was silent for too long.

    The portal's time is reckoned from its last word by the laptop's clock, and by how long the app
    has run since; it never goes back. A clock that is set back gains nothing, and once the portal
    has answered none of that counts any more. Any thread may call.
    """

    def __init__(
        self,
        kept: Kept,
        clock: Callable[[], datetime],
        running: Callable[[], float] = time.monotonic,
    ) -> None:
        """``running`` gives seconds that no setting of the clock changes."""
        self._kept = kept
        self._clock = clock
        self._running = running
        self._guard = threading.Lock()
        self._lease = _read(kept.load()) or self._begun(clock(), clock() + _FIRST)
        self._keep_from_here(self._lease)

    def renew(self, until: datetime | None, now: datetime | None) -> None:
        """Take the portal's word; ``now`` is its time. An older portal gives no lease."""
        if until is not None and now is not None:
            with self._guard:
                self._keep_from_here(self._begun(now, until))

    def is_over(self) -> bool:
        """Tell whether only the portal can open the app."""
        with self._guard:
            return self._portal_time() >= self._lease.until

    def note(self) -> None:
        """Keep how late it is, now and then: a start with the clock set back goes on from there."""
        with self._guard:
            latest = self._portal_time()
            if latest - self._lease.latest >= _NOTED_EVERY:
                self._keep_from_here(msgspec.structs.replace(self._lease, latest=latest))

    def _begun(self, now: datetime, until: datetime) -> _Lease:
        return _Lease(until=until, told_at=now, heard_at=self._clock(), latest=now)

    def _portal_time(self) -> datetime:
        lease = self._lease
        by_clock = lease.told_at + (self._clock() - lease.heard_at)
        by_running = self._from + timedelta(seconds=self._running() - self._began)
        return max(by_clock, by_running)

    def _keep_from_here(self, lease: _Lease) -> None:
        self._lease = lease
        self._from = lease.latest
        self._began = self._running()
        self._kept.save(msgspec.json.encode(lease).decode())


def _read(text: str | None) -> _Lease | None:
    try:
        return None if text is None else msgspec.json.decode(text, type=_Lease)
    except msgspec.DecodeError:
        return None
