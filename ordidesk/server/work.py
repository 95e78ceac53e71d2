"""The portal's ``Work``: a command's view of the database, written only if the rule agrees."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, select

from ordidesk.domain.ids import derived_id
from ordidesk.domain.loans import Loan
from ordidesk.domain.records import R, Record
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Actor, Finder
from ordidesk.protocol import FieldConflict
from ordidesk.server import last_edits, mail_outbox, rows, tables
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.notices import Written
from ordidesk.server.retention import bring_back
from ordidesk.server.scope import OF_TICKET, Audience, audience_of
from ordidesk.server.upsert import insert_into

_NUMBERS = {Ticket.kind: "T-{:06d}", Loan.kind: "P-{:04d}"}
"""How the public numbers of a kind are written."""


class SqlWork:
    """Implements ``ordidesk.domain.work.Work`` in a write transaction of the database.

    What the rule puts stays in memory until ``flush``; without it nothing was written.
    """

    def __init__(
        self, connection: Connection, feed: Feed, *, command_id: str, actor: Actor, now: datetime
    ) -> None:
        self._connection = connection
        self._feed = feed
        self._command_id = command_id
        self._actor = actor
        self._now = now
        self._read: dict[tuple[str, str], tuple[Record, int] | None] = {}
        self._put: dict[tuple[str, str], Record] = {}
        self.merged_fields: list[str] = []
        self.conflicts: list[FieldConflict] = []

    @property
    def command_id(self) -> str:
        """The id of the command that runs."""
        return self._command_id

    @property
    def actor(self) -> Actor:
        """Whoever gave the command."""
        return self._actor

    @property
    def now(self) -> datetime:
        """When the person gave the command."""
        return self._now

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return the record as this command sees it, or ``None``."""
        key = (record_type.kind, record_id)
        if key in self._put:
            return cast("R", self._put[key])
        held = self._held(record_type, record_id)
        return None if held is None else held[0]

    def find(self, finder: Finder[R], value: str) -> tuple[R, ...]:
        """Return the records that the finder matches, in the order of their ids."""
        table = tables.RECORD_TABLES[finder.record_type.kind]
        asked = select(table).where(table.c[finder.field] == value)
        if finder.states:
            asked = asked.where(table.c.state.in_(finder.states))
        found: dict[str, R] = {}
        for row in self._connection.execute(asked):
            record = rows.record_of(finder.record_type, row)
            self._read.setdefault((record.kind, record.id), (record, row[-1]))
            found[record.id] = record
        for (kind, record_id), put in self._put.items():
            if kind == finder.record_type.kind:
                found.pop(record_id, None)
                if finder.matches(put, value):
                    found[record_id] = cast("R", put)
        return tuple(found[record_id] for record_id in sorted(found))

    def put(self, record: Record) -> None:
        """Write a new record or the next version of one."""
        self._put[record.kind, record.id] = record

    def new_id(self, label: str) -> str:
        """Derive the id of a record that this command creates."""
        return derived_id(self._command_id, label)

    def number(self, record_type: type[Record]) -> str:
        """Draw the next public number of a kind, without a gap while commands succeed."""
        table = tables.counter
        drawn = self._connection.execute(
            insert_into(self._connection, table)
            .values(kind=record_type.kind, value=1)
            .on_conflict_do_update(index_elements=[table.c.kind], set_={"value": table.c.value + 1})
            .returning(table.c.value)
        ).scalar_one()
        return _NUMBERS[record_type.kind].format(drawn)

    def merged(self, field: str) -> None:
        """Note that somebody else had made the very same change to a field."""
        self.merged_fields.append(field)

    def conflict(self, record: Record, field: str, *, mine: str, theirs: str) -> None:
        """Note that a field was changed on both sides, and by whom."""
        by, at = last_edits.find(self._connection, record, field)
        self.conflicts.append(
            FieldConflict(field=field, mine=mine, theirs=theirs, theirs_by=by, theirs_at=at)
        )

    def flush(self, at: datetime) -> list[tuple[str, str]]:
        """Write what was put and differs, tell the feed and who waits for news by mail.

        Returns what was touched.
        """
        entries: list[Entry] = []
        written: list[Written] = []
        for (kind, record_id), record in self._put.items():
            held = self._held(type(record), record_id)
            if held is not None and held[0] == record:
                continue
            before = Audience() if held is None else self._audience(held[0])
            ver = 1 if held is None else held[1] + 1
            rows.write(self._connection, record, ver)
            if held is not None:
                last_edits.note(self._connection, held[0], record, self._actor.id, self._now)
            entries.append(Entry(kind, record_id, ver, before))
            written.append((None if held is None else held[0], record))
            if isinstance(record, Ticket) and held is not None:
                entries += bring_back(self._connection, record)
                entries += self._moved_with(cast("Ticket", held[0]), record)
        self._feed.append(self._connection, entries, at)
        mail_outbox.queue(self._connection, written, by=self._actor, happened=self._now, now=at)
        return list(self._put)

    def _held(self, record_type: type[R], record_id: str) -> tuple[R, int] | None:
        """Return what the database has, read once."""
        key = (record_type.kind, record_id)
        if key not in self._read:
            self._read[key] = rows.read(self._connection, record_type, record_id)
        return cast("tuple[R, int] | None", self._read[key])

    def _audience(self, record: Record) -> Audience:
        """Say who saw a record before this command."""
        ticket = None
        if isinstance(record, OF_TICKET):
            held = self._held(Ticket, record.ticket_id)
            ticket = None if held is None else held[0]
        return audience_of(record, ticket)

    def _moved_with(self, before: Ticket, after: Ticket) -> list[Entry]:
        """Raise the version of what follows a ticket that other people see from now on."""
        if audience_of(before, None) == audience_of(after, None):
            return []
        entries: list[Entry] = []
        for record_type in OF_TICKET:
            table = tables.RECORD_TABLES[record_type.kind]
            asked = select(table).where(table.c.ticket_id == after.id)
            for row in self._connection.execute(asked).all():
                key = (record_type.kind, row[0])
                if key in self._put:
                    continue
                record = rows.record_of(record_type, row)
                ver = row[-1] + 1
                rows.write(self._connection, record, ver)
                entries.append(Entry(*key, ver, audience_of(record, before)))
        return entries
