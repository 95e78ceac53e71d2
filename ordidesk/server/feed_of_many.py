"""The feed of a database with many writers, and which feed a database has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Connection,
    Text,
    Tuple,
    cast,
    delete,
    exists,
    func,
    literal,
    select,
    tuple_,
    update,
)

from ordidesk.server import feed
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed, OneWriterFeed, Passage, Position
from ordidesk.server.moment import stored
from ordidesk.server.tables import Xid8, postgresql_metadata

_table = postgresql_metadata.tables["feed"]
_feed = _table.c
_portal = postgresql_metadata.tables["portal"]
_PLACE = tuple_(_feed.xid, _feed.seq)
_OLDEST_OPEN = func.pg_snapshot_xmin(func.pg_current_snapshot(), type_=Xid8())
"""The oldest transaction that is still open: whatever is older is decided for good."""
_HELD_BACK = select(exists().where(_feed.xid >= _OLDEST_OPEN))
_POSITION = re.compile(r"(\d{1,20})-(\d{1,18})")


class ManyWritersFeed:
    """The feed of a database in which writers run at once (PostgreSQL).

    Their order is that of their transactions' numbers, and entries are told once no older
    transaction is open: a sequence alone is drawn before the commit, so that a reader who has seen
    a number would pass over a lower one that is committed after it.
    """

    def append(self, connection: Connection, entries: Iterable[Entry], at: datetime) -> None:
        """Add entries in the writer's transaction, whose number the table takes itself."""
        feed.append(connection, entries, at)

    def head(self, connection: Connection) -> Position:
        """Return the place behind everything that is decided: all that comes is newer."""
        oldest_open = connection.execute(select(cast(_OLDEST_OPEN, Text))).scalar_one()
        return f"{oldest_open}-0"

    def holds(self, connection: Connection, position: Position) -> bool:
        """Tell whether nothing after this place was dropped, and it is one of this feed."""
        place = _read(position)
        if place is None:
            return False
        asked = select(
            cast(_portal.c.feed_floor_xid, Text), _portal.c.feed_floor, cast(_OLDEST_OPEN, Text)
        )
        floor_xid, floor_seq, oldest_open = connection.execute(asked).one()
        return (int(floor_xid), floor_seq) <= place <= (int(oldest_open), 0)

    def after(self, connection: Connection, position: Position, limit: int) -> Passage:
        """Return the next entries, oldest first.

        What is decided and the entries are read in one statement, so that both are of one moment.
        """
        place = _read(position)
        assert place is not None, position  # noqa: S101 - ``holds`` was asked before
        asked = (
            select(cast(_feed.xid, Text).label("xid"), _feed.seq, *feed.entry_columns(_table))
            .where(_tuple(*place) < _PLACE, _feed.xid < _OLDEST_OPEN)
            .order_by(_feed.xid, _feed.seq)
            .limit(limit + 1)
        )
        rows = connection.execute(asked).all()
        more = len(rows) > limit
        rows = rows[:limit]
        return Passage(
            entries=tuple(feed.entry_of(row) for row in rows),
            end=f"{rows[-1].xid}-{rows[-1].seq}" if rows else position,
            more=more,
            held_back=not rows and connection.execute(_HELD_BACK).scalar_one(),
        )

    def drop_before(self, connection: Connection, moment: datetime) -> None:
        """Forget entries older than this; cursors that stand before them are gone."""
        asked = (
            select(cast(_feed.xid, Text), _feed.seq)
            .where(_feed.at < stored(moment), _feed.xid < _OLDEST_OPEN)
            .order_by(_feed.xid.desc(), _feed.seq.desc())
            .limit(1)
        )
        last = connection.execute(asked).first()
        if last is not None:
            xid, seq = last
            connection.execute(delete(_table).where(_tuple(int(xid), seq) >= _PLACE))
            connection.execute(update(_portal).values(feed_floor=seq, feed_floor_xid=xid))

    def held_back_since(self, connection: Connection) -> datetime | None:
        """Return when the oldest entry was made that cannot be told yet, ``None`` without any."""
        asked = select(func.min(_feed.at)).where(_feed.xid >= _OLDEST_OPEN)
        found = connection.execute(asked).scalar()
        return None if found is None else datetime.fromisoformat(found)

    def is_of_this_server(self, connection: Connection) -> bool:
        """Tell whether every entry's transaction has been on this server."""
        newest = func.pg_snapshot_xmax(func.pg_current_snapshot(), type_=Xid8())
        asked = select(~exists().where(_feed.xid >= newest))
        return bool(connection.execute(asked).scalar_one())

    def begin_epoch(self, connection: Connection) -> None:
        """Put what a backup brought back before every transaction of the server that holds it now.

        The numbers are those of the server that made the backup: here they may lie in the future,
        where their entries would wait for years and hide those of this server.
        """
        connection.execute(update(_table).values(xid="0"))
        connection.execute(update(_portal).values(feed_floor=0, feed_floor_xid="0"))


def feed_of(database: Database) -> Feed:
    """Return the feed that fits the writers of a database."""
    return OneWriterFeed() if database.one_writer else ManyWritersFeed()


def _tuple(xid: int, seq: int) -> Tuple:
    return tuple_(cast(literal(str(xid)), Xid8), literal(seq))


def _read(position: Position) -> tuple[int, int] | None:
    """Read a transaction's number and the place within it."""
    found = _POSITION.fullmatch(position)
    if found is None or int(found[1]) >= 1 << 64:
        return None
    return int(found[1]), int(found[2])
