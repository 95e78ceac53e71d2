"""What sync needs of the way to the portal."""

from __future__ import annotations

from typing import Protocol

from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import ChangesAnswer, PushAnswer, PushRequest, SnapshotPlan


class SyncLink(Protocol):
    """The portal's sync calls; each raises a ``PortalError``. Used by two threads."""

    def push(self, request: PushRequest) -> PushAnswer:
        """Send commands."""

    def changes(self, cursor: str, *, settled: int, limit: int, wait: int = 0) -> ChangesAnswer:
        """Fetch what changed after the cursor; the portal may hold the call ``wait`` seconds."""

    def snapshot_plan(self, *, settled: int) -> SnapshotPlan:
        """Ask for the cursor to go on from, and how many rows of each kind there are."""

    def snapshot_page(self, kind: str, *, after: str, limit: int) -> SnapshotPage:
        """Fetch the rows of a kind after an id, whole or not at all."""

    def close(self) -> None:
        """End all calls from any thread; those under way raise ``CallInterrupted``."""
