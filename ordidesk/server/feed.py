"""The order in which rows changed, and where a reader stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, update

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
    held_back: bool = False
    """Whether entries are there already that cannot be told before an open transaction ends."""


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

    def held_back_since(self, connection: Connection) -> datetime | None:
        """Return when the oldest entry was made that cannot be told yet, ``None`` without any."""

    def is_of_this_server(self, connection: Connection) -> bool:
        """Tell whether the order is that of the server at hand, and not of one before a restore."""

    def begin_epoch(self, connection: Connection) -> None:
        """Make what a backup brought back readable; cursors of before are gone with their epoch."""


def append(connection: Connection, entries: Iterable[Entry], at: datetime) -> None:
    """Write entries at the end of the table, in the writer's transaction."""
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


def entry_columns(table: Table = tables.feed) -> tuple[ColumnElement[Any], ...]:
    """Return the columns that ``entry_of`` reads."""
    columns = table.c
    return columns.kind, columns.id, columns.ver, columns.was_client, columns.was_people


def entry_of(row: Row[Any]) -> Entry:
    """Read an entry from a row that has ``entry_columns``."""
    before = Audience(row.was_client, tuple(row.was_people.split()))
    return Entry(row.kind, row.id, row.ver, before)


class OneWriterFeed:
    """The feed of a database in which one writer at a time gives the order (SQLite)."""

    def append(self, connection: Connection, entries: Iterable[Entry], at: datetime) -> None:
        """Add entries in the writer's transaction."""
        append(connection, entries, at)

    def head(self, connection: Connection) -> Position:
        """Return the place behind everything that this transaction sees."""
        return str(self._head(connection))

    def holds(self, connection: Connection, position: Position) -> bool:
        """Tell whether nothing after this place was dropped, and it is one of this feed."""
        floor = connection.execute(select(tables.portal.c.feed_floor)).scalar_one()
        return position.isdecimal() and floor <= int(position) <= self._head(connection)

    def after(self, connection: Connection, position: Position, limit: int) -> Passage:
        """Return the next entries, oldest first."""
        seq = tables.feed.c.seq
        asked = (
            select(seq, *entry_columns()).where(seq > int(position)).order_by(seq).limit(limit + 1)
        )
        rows = connection.execute(asked).all()
        more = len(rows) > limit
        rows = rows[:limit]
        return Passage(
            entries=tuple(entry_of(row) for row in rows),
            end=str(rows[-1].seq) if rows else position,
            more=more,
        )

    def drop_before(self, connection: Connection, moment: datetime) -> None:
        """Forget entries older than this; cursors that stand before them are gone."""
        old = tables.feed.c.at < stored(moment)
        last = connection.execute(select(func.max(tables.feed.c.seq)).where(old)).scalar()
        if last is not None:
            connection.execute(delete(tables.feed).where(tables.feed.c.seq <= last))
            connection.execute(update(tables.portal).values(feed_floor=last))

    def held_back_since(self, _connection: Connection) -> datetime | None:
        """Nothing is ever held back: what is committed has its place behind all the rest."""
        return None

    def is_of_this_server(self, _connection: Connection) -> bool:
        """A file carries its order with it: a restore cannot be told from it."""
        return True

    def begin_epoch(self, connection: Connection) -> None:
        """Nothing to do: the order of a file is the file's own."""

    def _head(self, connection: Connection) -> int:
        floor = connection.execute(select(tables.portal.c.feed_floor)).scalar_one()
        last = connection.execute(select(func.max(tables.feed.c.seq))).scalar()
        return int(last if last is not None else floor)
