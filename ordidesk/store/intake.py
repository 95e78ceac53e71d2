"""What sync calls: lines to send, and everything that comes from the portal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

import apsw

from ordidesk.domain.records import Row, instant_text
from ordidesk.protocol import ChangesAnswer, PushAnswer, Settlement, SnapshotPlan
from ordidesk.store import files, meta, outbox, row_indexes, search_index, snapshot
from ordidesk.store.absorb import Absorption, Incoming, from_wire
from ordidesk.store.meta import Name
from ordidesk.store.notices import Announcer, Changed
from ordidesk.store.outbox import OutboxLine
from ordidesk.store.retention import Retention
from ordidesk.store.rows import column_order, load_rows
from ordidesk.store.snapshot import SnapshotState
from ordidesk.store.writer import Writer

TOMBSTONES_KEPT = timedelta(days=90)
"""As long as the portal's: an older cursor is refused anyway."""
_GUARDED_BATCH = 25
"""Rows a commit while a person may be at work: some 2 ms."""
_COMPARED_AT_ONCE = 500
_BEYOND_ALL_IDS = "\U0010ffff"


class Position(NamedTuple):
    """Where the store stood when the portal was asked: an answer is taken by the same only."""

    epoch: int
    """0 before the first snapshot has begun."""
    cursor: str
    """Empty before the first snapshot is complete."""
    generation: int
    settled: int


class Page(NamedTuple):
    """Rows of one kind that a snapshot brings, in the order of their ids."""

    kind: str
    epoch: int
    columns: tuple[str, ...]
    """The last one is ``ver``."""
    rows: Sequence[Row]
    after: str
    """The id to go on after."""
    more: bool


class Intake:
    """The portal's side of the store. Any thread may call; each call is one or more commits."""

    def __init__(
        self,
        writer: Writer,
        announcer: Announcer,
        clock: Callable[[], datetime],
        retention: Retention,
    ) -> None:
        self._writer = writer
        self._retention = retention
        self._announcer = announcer
        self._clock = clock

    def position(self) -> Position:
        """Tell where the store stands, to ask the portal from there."""
        with self._writer.reading() as connection:
            return _position(connection)

    def snapshot_state(self) -> SnapshotState | None:
        """Tell where a snapshot stands that has begun and is not complete."""
        with self._writer.reading() as connection:
            return snapshot.state(connection)

    # --- commands -------------------------------------------------------------------------------

    def next_lines(self, limit: int) -> tuple[OutboxLine, ...]:
        """Return the next lines to send; from now on they are frozen."""
        with self._writer.for_background() as connection:
            lines = outbox.to_send(connection, limit)
            outbox.freeze(connection, [line.seq for line in lines])
            return tuple(lines)

    def has_lines_to_send(self) -> bool:
        """Tell whether anything waits for the portal."""
        with self._writer.reading() as connection:
            return bool(outbox.to_send(connection, 1))

    def has_sent_lines(self) -> bool:
        """Tell whether the portal may know of lines whose outcome is not known here."""
        with self._writer.reading() as connection:
            return bool(outbox.lines(connection, "status = 'sending'", limit=1))

    def push_answer(self, asked: Position, answer: PushAnswer) -> bool:
        """Absorb the outcomes of what was sent; ``False`` when the answer came too late."""
        with self._writer.for_background() as connection:
            if not _is_timely(connection, asked, answer.epoch):
                return False
            notice = self._absorb(connection, answer.settlement)
        self._announcer.announce(notice)
        return True

    def gap(self, last_seq: int) -> None:
        """The portal holds nothing after this seq: send the rest again."""
        with self._writer.for_background() as connection:
            outbox.send_again_after(connection, last_seq)

    def park(self, seq: int, reason: str, facts: dict[str, str]) -> None:
        """Set a line aside that the portal cannot take in, and take its effects back."""
        with self._writer.for_background() as connection:
            outbox.park(connection, seq, reason, facts, self._clock())
            notice = self._absorb(connection, Settlement())
        self._announcer.announce(Changed(notice.records, outbox=True))

    # --- changes --------------------------------------------------------------------------------

    def changes(self, asked: Position, answers: Sequence[ChangesAnswer]) -> bool:
        """Absorb consecutive pages of the feed together; ``False`` when they came too late."""
        with self._writer.for_background() as connection:
            current = meta.get_value(connection, "meta", Name.CURSOR) or ""
            if current != asked.cursor or not _is_timely(connection, asked, answers[-1].epoch):
                return False
            absorption = self._begin(connection)
            for answer in answers:
                absorption.settle(answer.settlement.outcomes)
            for answer in answers:
                absorption.accept(from_wire(answer.changes))
                absorption.accept(from_wire(answer.settlement.touched))
            notice = absorption.finish()
            meta.set_value(connection, "meta", Name.CURSOR, answers[-1].cursor)
        self._announcer.announce(notice)
        return True

    # --- snapshots ------------------------------------------------------------------------------

    def begin_snapshot(self, plan: SnapshotPlan) -> SnapshotState:
        """Start over from the portal's state: into an empty store, or beside what is there."""
        with self._writer.for_background() as connection:
            before = _position(connection)
            unfinished = snapshot.state(connection)
            restored = before.epoch not in {0, plan.epoch}
            meta.set_value(connection, "meta", Name.GENERATION, str(before.generation + 1))
            meta.set_value(connection, "meta", Name.EPOCH, str(plan.epoch))
            connection.execute("DELETE FROM confirmed_since")
            if restored:
                connection.execute("DELETE FROM tombstone")
                outbox.send_again_after(connection, plan.settlement.last_seq)
            state = snapshot.planned(
                plan,
                first=snapshot.holds_nothing(connection),
                forced=restored or (unfinished is not None and unfinished.forced),
            )
            if not state.first:
                row_indexes.make_all(connection)  # The load that put them off was cut.
            for count in state.kinds:
                if state.first:
                    search_index.switch_off(connection, count.kind)
                    row_indexes.put_off(connection, count.kind)
                else:
                    search_index.defer(connection, count.kind)
            snapshot.remember(connection, state)
            notice = self._absorb(connection, plan.settlement)
        self._announcer.announce(Changed(notice.records, outbox=notice.outbox or restored))
        return state

    def snapshot_page(self, asked: SnapshotState, page: Page) -> SnapshotState | None:
        """Take in one page; ``None`` when it does not fit where the snapshot stands now."""
        if page.epoch != asked.epoch or self.snapshot_state() != asked:
            return None
        advanced = asked.advanced(rows=len(page.rows), after=page.after, more=page.more)
        if not self._load(asked, page, advanced):
            self._merge(asked, page, advanced)
        if asked.first and not page.more:
            self._announcer.announce(Changed(everything=True))
        return advanced

    def finish_snapshot(self, asked: SnapshotState) -> bool:
        """All rows are in: the feed goes on from the snapshot's cursor."""
        with self._writer.for_background() as connection:
            if snapshot.state(connection) != asked:
                return False
            row_indexes.make_all(connection)
            for count in asked.kinds:
                search_index.begin_to_fill(connection, count.kind)
            connection.execute("DELETE FROM confirmed_since")
            meta.set_value(connection, "meta", Name.CURSOR, asked.cursor)
            snapshot.remember(connection, None)
        self._announcer.announce(Changed(everything=asked.first))
        return True

    def _load(self, asked: SnapshotState, page: Page, advanced: SnapshotState) -> bool:
        """Insert the rows as they came, if nothing else is there that they could meet."""
        if not asked.first:
            return False
        try:
            with self._writer.for_redoable() as connection:
                if not _has_nothing_of_its_own(connection):
                    return False
                load_rows(connection, page.kind, page.columns, page.rows)
                if not page.more:
                    row_indexes.make(connection, page.kind)
                snapshot.remember(connection, advanced)
        except apsw.ConstraintError:
            return False  # A row is there already, brought by a command's answer: compare.
        self._writer.checkpoint()
        return True

    def _merge(self, asked: SnapshotState, page: Page, advanced: SnapshotState) -> None:
        """Take in what is new, let go what the page lacks, a small batch at a time."""
        if asked.first:
            with self._writer.for_background() as connection:
                row_indexes.make_all(connection)  # From now on rules and windows ask by them.
        news = iter(self._compare(asked, page))
        while batch := list(islice(news, _GUARDED_BATCH)):
            with self._writer.for_redoable() as connection:
                absorption = self._begin(connection)
                absorption.accept(batch, of_snapshot=True)
                notice = absorption.finish(of_many=True)
            self._announcer.announce(notice)
            self._writer.checkpoint()
        with self._writer.for_background() as connection:
            notice = self._begin(connection).finish()
            snapshot.remember(connection, advanced)
        self._announcer.announce(notice)

    def _compare(self, asked: SnapshotState, page: Page) -> Iterator[Incoming]:
        """Tell what differs between a page and the rows held in its range of ids."""
        place = page.columns.index("id")
        in_order = column_order(page.kind, page.columns)
        after = asked.after
        for start in range(0, len(page.rows) or 1, _COMPARED_AT_ONCE):
            rows = page.rows[start : start + _COMPARED_AT_ONCE]
            is_last = start + _COMPARED_AT_ONCE >= len(page.rows) and not page.more
            upper = _BEYOND_ALL_IDS if is_last else str(rows[-1][place])
            held = self._versions(page.kind, after, upper)
            for row in rows:
                record_id, ver = str(row[place]), int(str(row[-1]))
                if asked.forced or ver > held.get(record_id, 0):
                    yield Incoming((page.kind, record_id), ver, "put", in_order(row))
                held.pop(record_id, None)
            for record_id, ver in held.items():
                yield Incoming((page.kind, record_id), ver, "absent", None)
            after = upper

    def _versions(self, kind: str, after: str, upper: str) -> dict[str, int]:
        with self._writer.reading_beside() as connection:
            return {
                str(record_id): int(str(ver))
                for record_id, ver in connection.execute(
                    f"SELECT id, ver FROM {kind} WHERE id > ? AND id <= ?",  # noqa: S608 - our kinds
                    (after, upper),
                )
            }

    # --- files ----------------------------------------------------------------------------------

    def files_shown(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the files that attachments name as the windows show them, or previews."""
        with self._writer.reading() as connection:
            return files.shown(connection, names)

    def files_confirmed(self, names: Collection[str]) -> frozenset[str]:
        """Return those of which the portal knows: their command was applied."""
        with self._writer.reading() as connection:
            return files.confirmed(connection, names)

    def files_lacking(self) -> frozenset[str]:
        """Return those of which the portal knows and whose bytes it does not have."""
        with self._writer.reading() as connection:
            return files.lacking(connection)

    def files_named(self) -> frozenset[str]:
        """Return all that must stay: what is shown, and what an unsettled line names."""
        with self._writer.reading() as connection:
            return files.named(connection)

    def previews_ahead(self, person_id: str) -> list[files.Preview]:
        """Return the previews of the tickets that somebody works on, the newest first."""
        with self._writer.reading() as connection:
            return files.ahead(connection, person_id)

    # --- background work ------------------------------------------------------------------------

    def tidy(self) -> bool:
        """Do one piece of what can wait; ``True`` when there is more.

        Called by one thread only.
        """
        with self._writer.for_redoable() as connection:
            more = snapshot.state(connection) is None and search_index.tidy(connection)
        self._writer.checkpoint(at_rest=not more)
        return more

    def forget_what_is_old(self) -> None:
        """Drop confirmed lines and tombstones that nobody can ask for any more."""
        now = self._clock()
        with self._writer.for_background() as connection:
            outbox.forget_confirmed_before(connection, now - self._retention.sent)
            connection.execute(
                "DELETE FROM tombstone WHERE at < ?", (instant_text(now - TOMBSTONES_KEPT),)
            )

    # --- absorbing ------------------------------------------------------------------------------

    def _absorb(self, connection: apsw.Connection, settlement: Settlement) -> Changed:
        absorption = self._begin(connection)
        absorption.settle(settlement.outcomes)
        absorption.accept(from_wire(settlement.touched))
        return absorption.finish()

    def _begin(self, connection: apsw.Connection) -> Absorption:
        state = snapshot.state(connection)
        return Absorption(
            connection,
            self._clock(),
            forced=state is not None and state.forced,
            snapshot=state is not None,
        )


def _position(connection: apsw.Connection) -> Position:
    return Position(
        meta.epoch(connection),
        meta.get_value(connection, "meta", Name.CURSOR) or "",
        int(meta.get_value(connection, "meta", Name.GENERATION) or 0),
        outbox.settled(connection),
    )


def _is_timely(connection: apsw.Connection, asked: Position, epoch: int) -> bool:
    now = _position(connection)
    return (now.epoch, now.generation) == (epoch, asked.generation)


def _has_nothing_of_its_own(connection: apsw.Connection) -> bool:
    """Tell whether no pending work, pin or tombstone could meet a row that comes in."""
    return not outbox.pending(connection) and all(
        connection.execute(f"SELECT 1 FROM {table} LIMIT 1").get is None  # noqa: S608 - our tables
        for table in ("kept", "tombstone", "pinned")
    )
