"""A snapshot under way: where it stands, so that it goes on after a restart."""

from __future__ import annotations

import apsw
import msgspec

from ordidesk.domain.catalogue import RECORDS
from ordidesk.protocol import KindCount, SnapshotPlan
from ordidesk.store import meta
from ordidesk.store.meta import Name


class SnapshotState(msgspec.Struct, frozen=True, kw_only=True):
    """What is left to fetch."""

    epoch: int
    cursor: str
    """Where the feed goes on afterwards; taken before the first page."""
    kinds: tuple[KindCount, ...]
    first: bool
    """The store was empty when it began."""
    forced: bool
    """The rows held are of an epoch that is over."""
    place: int = 0
    """The kind that is being fetched."""
    after: str = ""
    """The last id of that kind that is in."""
    done: int = 0
    """Rows that came in, of all kinds."""

    @property
    def kind(self) -> str | None:
        """The kind to fetch next; ``None`` when all rows are in."""
        return self.kinds[self.place].kind if self.place < len(self.kinds) else None

    @property
    def total(self) -> int:
        """Rows that the portal announced; it may bring some more or less."""
        return sum(count.rows for count in self.kinds)

    def advanced(self, *, rows: int, after: str, more: bool) -> SnapshotState:
        """Return the state after a page."""
        return msgspec.structs.replace(
            self,
            place=self.place if more else self.place + 1,
            after=after if more else "",
            done=self.done + rows,
        )


def planned(plan: SnapshotPlan, *, first: bool, forced: bool) -> SnapshotState:
    """Start from a portal's plan; kinds of a newer portal are passed over."""
    return SnapshotState(
        epoch=plan.epoch,
        cursor=plan.cursor,
        kinds=tuple(count for count in plan.kinds if count.kind in RECORDS),
        first=first,
        forced=forced,
    )


def state(connection: apsw.Connection) -> SnapshotState | None:
    """Read the snapshot under way."""
    text = meta.get_value(connection, "meta", Name.SNAPSHOT)
    return msgspec.json.decode(text, type=SnapshotState) if text else None


def remember(connection: apsw.Connection, wanted: SnapshotState | None) -> None:
    """Write down where the snapshot stands; ``None`` when there is none."""
    text = None if wanted is None else msgspec.json.encode(wanted).decode()
    meta.set_value(connection, "meta", Name.SNAPSHOT, text)


def holds_nothing(connection: apsw.Connection) -> bool:
    """Tell whether the store has no row yet."""
    return all(
        connection.execute(f"SELECT 1 FROM {kind} LIMIT 1").get is None  # noqa: S608 - our kinds
        for kind in RECORDS
    )
