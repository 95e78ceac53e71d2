"""What sync needs of the way to the portal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import BlobLimits, ChangesAnswer, PushAnswer, PushRequest, SnapshotPlan


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


class BlobLink(Protocol):
    """The portal's calls for files' bytes; each raises a ``PortalError``."""

    def blob_limits(self) -> BlobLimits:
        """Ask what the portal takes of files."""

    def blob_offset(self, sha256: str) -> int:
        """Ask how many bytes of a file the portal has, from the first on."""

    def send_blob(self, sha256: str, offset: int, piece: bytes) -> int:
        """Send bytes from an offset on; returns up to where the portal has them now."""

    def fetch_blob(self, sha256: str, offset: int, length: int) -> Iterator[bytes]:
        """Yield so many bytes of a file from an offset on, as they come."""


class Link(SyncLink, BlobLink, Protocol):
    """Everything that sync asks of a portal."""

    def close(self) -> None:
        """End all calls from any thread; those under way raise ``CallInterrupted``."""
