"""What laptops read: the snapshot, the changes, and the outcomes that go with every answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import cast

import msgspec
from sqlalchemy import Connection, Select, func, select

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.people import STAFF
from ordidesk.domain.records import columns
from ordidesk.domain.work import Actor
from ordidesk.protocol import (
    ChangesAnswer,
    CursorGone,
    KindCount,
    Outcome,
    Settlement,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
)
from ordidesk.server import command_log, tables
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.rows import changes_of
from ordidesk.server.scope import EVERYBODY, Audience, digest, shown, visible

_ROWS_A_LINE = 1000
_ENTRIES_AT_ONCE = 1000
_MOST_ENTRIES = 10_000
"""Entries of the feed looked through in one answer, most of which the person may not see."""
_encoder = msgspec.json.Encoder()


class Gone(Exception):  # noqa: N818 - the protocol's word
    """The cursor is too old, of another epoch or of another scope."""

    def __init__(self, body: CursorGone) -> None:
        super().__init__("cursor gone")
        self.body = body


class Look(msgspec.Struct, frozen=True):
    """What changed, and whether more is there that cannot be told before others have committed."""

    answer: ChangesAnswer
    held_back: bool


class Reading:
    """Answers to pulls, each read in one transaction."""

    def __init__(self, database: Database, feed: Feed) -> None:
        self._database = database
        self._feed = feed

    def state(self) -> tuple[int, datetime | None]:
        """Return the database's epoch, and since when the feed is held back if it is."""
        with self._database.reading() as connection:
            return _epoch(connection), self._feed.held_back_since(connection)

    def owner(self, stream_id: str) -> str | None:
        """Return whose stream it is, ``None`` for a new one."""
        with self._database.reading() as connection:
            return command_log.owner(connection, stream_id)

    def plan(self, actor: Actor, stream_id: str, settled: int) -> SnapshotPlan:
        """Return the cursor before the first page, and how many rows there are to come."""
        with self._database.reading() as connection:
            epoch = _epoch(connection)
            return SnapshotPlan(
                epoch=epoch,
                cursor=_cursor(epoch, actor, self._feed.head(connection)),
                kinds=tuple(
                    KindCount(kind=kind, rows=_count(connection, kind, actor)) for kind in RECORDS
                ),
                settlement=self._settlement(connection, actor, stream_id, settled, ()),
            )

    def snapshot(self, actor: Actor, kind: str, after: str, limit: int) -> bytes:
        """Return a page of rows as lines of JSON: header, rows, footer."""
        table = tables.RECORD_TABLES[kind]
        asked = (
            shown(kind, actor)
            .where(visible(kind, actor), table.c.id > after)
            .order_by(table.c.id)
            .limit(limit + 1)
        )
        with self._database.reading() as connection:
            header = SnapshotHeader(
                kind=kind,
                epoch=_epoch(connection),
                columns=(*columns(RECORDS[kind]), "ver"),
            )
            rows = _raw(connection, asked)
        more = len(rows) > limit
        del rows[limit:]
        footer = SnapshotFooter(after=cast("str", rows[-1][0]) if rows else after, more=more)
        lines = [_encoder.encode(header)]
        lines += (
            _encoder.encode(rows[start : start + _ROWS_A_LINE])
            for start in range(0, len(rows), _ROWS_A_LINE)
        )
        lines.append(_encoder.encode(footer))
        return b"\n".join(lines) + b"\n"

    def changes(  # noqa: PLR0913 - what a pull asks for, each named at the call
        self,
        actor: Actor,
        stream_id: str,
        *,
        cursor: str,
        settled: int,
        limit: int,
        told: Iterable[Outcome] = (),
    ) -> ChangesAnswer:
        """Return what changed after the cursor; raises ``Gone``."""
        look = self.look(actor, stream_id, cursor=cursor, settled=settled, limit=limit, told=told)
        return look.answer

    def look(  # noqa: PLR0913 - what a pull asks for, each named at the call
        self,
        actor: Actor,
        stream_id: str,
        *,
        cursor: str,
        settled: int,
        limit: int,
        told: Iterable[Outcome] = (),
    ) -> Look:
        """Return what changed after the cursor, and whether to look again soon; raises ``Gone``."""
        with self._database.reading() as connection:
            epoch = _epoch(connection)
            position = self._position(connection, actor, stream_id, cursor, epoch)
            entries: list[Entry] = []
            looked = 0
            more, held_back = True, False
            while more and len(entries) < limit and looked < _MOST_ENTRIES:
                at_once = min(limit - len(entries), _ENTRIES_AT_ONCE)
                passage = self._feed.after(connection, position, at_once)
                position, more, held_back = passage.end, passage.more, passage.held_back
                looked += len(passage.entries)
                entries += _worth_telling(connection, passage.entries, actor)
            answer = ChangesAnswer(
                epoch=epoch,
                cursor=_cursor(epoch, actor, position),
                more=more,
                changes=tuple(changes_of(connection, entries, actor)),
                settlement=self._settlement(connection, actor, stream_id, settled, told),
            )
        return Look(answer, held_back)

    def settlement(
        self, actor: Actor, stream_id: str, settled: int, told: Iterable[Outcome]
    ) -> tuple[int, Settlement]:
        """Return the epoch and what became of a stream's lines after a seq."""
        with self._database.reading() as connection:
            return _epoch(connection), self._settlement(connection, actor, stream_id, settled, told)

    def gone(self, stream_id: str, epoch: int) -> CursorGone | None:
        """Return what a laptop of another epoch needs to start over; 0 is one that has none yet."""
        with self._database.reading() as connection:
            ours = _epoch(connection)
            if epoch in {0, ours}:
                return None
            return CursorGone(epoch=ours, last_seq=command_log.last_seq(connection, stream_id))

    def _settlement(
        self,
        connection: Connection,
        actor: Actor,
        stream_id: str,
        settled: int,
        told: Iterable[Outcome],
    ) -> Settlement:
        by_seq = {outcome.seq: outcome for outcome in told}
        touched: dict[command_log.Key, None] = {}
        for outcome, keys in command_log.outcomes_after(connection, stream_id, settled):
            by_seq.setdefault(outcome.seq, outcome)
            touched.update(dict.fromkeys(keys))
        # Whoever touched a row knows of it: one that they may not see is told as "out".
        known = Audience(people=(EVERYBODY,))
        entries = (Entry(kind, row_id, 0, known) for kind, row_id in touched)
        return Settlement(
            outcomes=tuple(by_seq[seq] for seq in sorted(by_seq)),
            touched=tuple(changes_of(connection, entries, actor)),
            last_seq=command_log.last_seq(connection, stream_id),
        )

    def _position(
        self, connection: Connection, actor: Actor, stream_id: str, cursor: str, epoch: int
    ) -> str:
        told, _, rest = cursor.partition(".")
        scope, _, position = rest.partition(".")
        ours = told == str(epoch) and scope == digest(actor)
        if not ours or not self._feed.holds(connection, position):
            last = command_log.last_seq(connection, stream_id)
            raise Gone(CursorGone(epoch=epoch, last_seq=last))
        return position


def _cursor(epoch: int, actor: Actor, position: str) -> str:
    return f"{epoch}.{digest(actor)}.{position}"


def _worth_telling(connection: Connection, entries: Iterable[Entry], actor: Actor) -> list[Entry]:
    """Return the entries of which the actor is going to hear something."""
    entries = list(entries)
    if actor.role in STAFF:
        return entries
    told = {(change.kind, change.id) for change in changes_of(connection, entries, actor)}
    return [entry for entry in entries if (entry.kind, entry.id) in told]


def _epoch(connection: Connection) -> int:
    return int(connection.execute(select(tables.portal.c.epoch)).scalar_one())


def _count(connection: Connection, kind: str, actor: Actor) -> int:
    table = tables.RECORD_TABLES[kind]
    asked = select(func.count()).select_from(table).where(visible(kind, actor))
    return connection.execute(asked).scalar_one()


def _raw(connection: Connection, asked: Select[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Fetch the driver's own tuples: the columns are plain, and 100,000 rows take half the time."""
    cursor = cast("sqlite3.Cursor", connection.execute(asked).cursor)
    return cursor.fetchall()
