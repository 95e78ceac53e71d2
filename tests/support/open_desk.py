"""A desk over a real store whose portal nobody answers for: the laptop in a basement."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from ordidesk.desk import Desk
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.portal.errors import PortalUnreachable, Reach
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import BlobLimits, ChangesAnswer, PushAnswer, PushRequest, SnapshotPlan
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine
from tests.support.empty_store import lay_empty_store
from tests.support.filled_store import fill
from tests.support.records import NOW, actor


class NoNetwork:
    """A ``Link`` without a network under it."""

    def push(self, request: PushRequest) -> PushAnswer:  # noqa: ARG002 - the protocol's signature
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def changes(
        self,
        cursor: str,  # noqa: ARG002 - the protocol's signature
        *,
        settled: int,  # noqa: ARG002 - the protocol's signature
        limit: int,  # noqa: ARG002 - the protocol's signature
        wait: int = 0,  # noqa: ARG002 - the protocol's signature
    ) -> ChangesAnswer:
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def snapshot_plan(self, *, settled: int) -> SnapshotPlan:  # noqa: ARG002 - the protocol's signature
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def snapshot_page(self, kind: str, *, after: str, limit: int) -> SnapshotPage:  # noqa: ARG002 - the protocol's signature
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def blob_limits(self) -> BlobLimits:
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def blob_offset(self, sha256: str) -> int:  # noqa: ARG002 - the protocol's signature
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def send_blob(self, sha256: str, offset: int, piece: bytes) -> int:  # noqa: ARG002 - as above
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def fetch_blob(self, sha256: str, offset: int, length: int) -> Iterator[bytes]:  # noqa: ARG002 - as above
        """Reach nobody."""
        raise PortalUnreachable(Reach.NO_ROUTE, "portal")

    def close(self) -> None:
        """Nothing is open."""


@contextlib.contextmanager
def open_desk(
    folder: Path,
    person: Person,
    records: Iterable[Record],
    *,
    clock: Callable[[], datetime] = lambda: NOW,
) -> Iterator[tuple[Desk, Store]]:
    """Open a person's desk over these records, and close it at the end.

    Sync is not started: call ``desk.sync.start()`` to be offline instead. The store is handed out
    for ``filled_store.change`` and ``decide``.
    """
    path, key = folder / "store.db", bytes(32)
    lay_empty_store(path, key)
    store = Store(path, key, clock=clock)
    fill(store, records)
    draws = itertools.count(1)
    desk = Desk(
        store,
        actor(person),
        SyncEngine(store, NoNetwork(), clock=clock, chance=lambda: 1.0),
        clock=clock,
        random_bits=lambda: next(draws),
    )
    try:
        yield desk, store
    finally:
        desk.close()
