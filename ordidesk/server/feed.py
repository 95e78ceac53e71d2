"""The order in which rows changed, and where a reader stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from ordidesk.server import tables
from ordidesk.server.moment import stored
from ordidesk.server.scope import Audience

Position = str
"""A place in the feed; only the feed that made it reads it."""


class Entry(msgspec.Struct, frozen=True):
    """A row that changed; ``before`` says who saw it until then."""

    kind: str
    id: str
    ver: int
    before: Audience


class Passage(msgspec.Struct, frozen=True):
    """Entries in order, and where to go on after them."""

    entries: tuple[Entry, ...]
    end: Position
    more: bool


class Feed(Protocol):
    """What every database's feed does. Reads belong to the caller's transaction."""

    def append(self, connection: Connection, entries: Iterable[Entry], at: datetime) -> None:
        """Add entries in the writer's transaction."""

    def head(self, connection: Connection) -> Position:
        """Return the place behind everything that this transaction sees."""

    def holds(self, connection: Connection, position: Position) -> bool:
        """Tell whether nothing after this place was dropped, and it is one of this feed."""

    def after(self, connection: Connection, position: Position, limit: int) -> Passage:
        """Return the next entries, oldest first."""

    def drop_before(self, connection: Connection, moment: datetime) -> None:
        """Forget entries older than this; cursors that stand before them are gone."""


class OneWriterFeed:
    """The feed of a database in which one writer at a time gives the order (SQLite)."""

    def append(self, connection: Connection, entries: Iterable[Entry], at: datetime) -> None:
        """Add entries in the writer's transaction."""
        rows = [
            {
                "kind": entry.kind,
                "id": entry.id,
                "ver": entry.ver,
                "at": stored(at),
                "was_client": entry.before.client,
                "was_people": " ".join(entry.before.people),
            }
            for entry in entries
        ]
        if rows:
            connection.execute(insert(tables.feed), rows)

    def head(self, connection: Connection) -> Position:
        """Return the place behind everything that this transaction sees."""
        return str(self._head(connection))

    def holds(self, connection: Connection, position: Position) -> bool:
        """Tell whether nothing after this place was dropped, and it is one of this feed."""
        floor = connection.execute(select(tables.portal.c.feed_floor)).scalar_one()
        return position.isdecimal() and floor <= int(position) <= self._head(connection)

    def after(self, connection: Connection, position: Position, limit: int) -> Passage:
        """Return the next entries, oldest first."""
        columns = tables.feed.c
        rows: Sequence[tuple[int, str, str, int, str, str]] = [
            tuple(row)
            for row in connection.execute(
                select(
                    columns.seq,
                    columns.kind,
                    columns.id,
                    columns.ver,
                    columns.was_client,
                    columns.was_people,
                )
                .where(columns.seq > int(position))
                .order_by(columns.seq)
                .limit(limit + 1)
            )
        ]
        more = len(rows) > limit
        rows = rows[:limit]
        return Passage(
            entries=tuple(
                Entry(kind, row_id, ver, Audience(client, tuple(people.split())))
                for _, kind, row_id, ver, client, people in rows
            ),
            end=str(rows[-1][0]) if rows else position,
            more=more,
        )

    def drop_before(self, connection: Connection, moment: datetime) -> None:
        """Forget entries older than this; cursors that stand before them are gone."""
        old = tables.feed.c.at < stored(moment)
        last = connection.execute(select(func.max(tables.feed.c.seq)).where(old)).scalar()
        if last is not None:
            connection.execute(delete(tables.feed).where(tables.feed.c.seq <= last))
            connection.execute(update(tables.portal).values(feed_floor=last))

    def _head(self, connection: Connection) -> int:
        floor = connection.execute(select(tables.portal.c.feed_floor)).scalar_one()
        last = connection.execute(select(func.max(tables.feed.c.seq))).scalar()
        return int(last if last is not None else floor)
