"""The real portal's reading and deciding over a real database, called without HTTP."""

from __future__ import annotations

import functools
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select, update

from ordidesk.domain.catalogue import RECORDS, read_command, write_arguments
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Plain, Record
from ordidesk.domain.tickets import EditTicket, Ticket
from ordidesk.domain.work import Actor, Command
from ordidesk.portal.errors import CursorGone, RequestRefused
from ordidesk.portal.snapshot import SnapshotPage, read_snapshot
from ordidesk.protocol import (
    ChangesAnswer,
    CommandLine,
    Outcome,
    Problem,
    PushAnswer,
    PushRequest,
    Result,
    SnapshotPlan,
)
from ordidesk.server import command_log, rows, schema, tables
from ordidesk.server.bell import Bell
from ordidesk.server.command_desk import CommandDesk, actor_of
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed, OneWriterFeed
from ordidesk.server.moment import Clock
from ordidesk.server.problems import ApiProblem
from ordidesk.server.reading import Gone, Reading
from ordidesk.server.scope import OF_TICKET, audience_of, visible
from ordidesk.server.work import SqlWork

Shown = dict[tuple[str, str], tuple[Plain, ...]]
"""Kind and id → the row's values and its version."""

_COMPILED: dict[object, object] = {}
"""SQLAlchemy's statements, written out once for all portals."""


class Overwritten(NamedTuple):
    """An edit that took the place of a value which its author had not seen."""

    author: str
    theirs: str
    mine: str


class _WatchedDesk(CommandDesk):
    """Notes when a command takes a value away that its author had not seen."""

    def __init__(
        self,
        database: Database,
        feed: Feed,
        bell: Bell,
        clock: Clock,
        overwritten: list[Overwritten],
    ) -> None:
        super().__init__(database, feed, bell, clock)
        self._overwritten = overwritten

    def _take_one(
        self, connection: Connection, stream_id: str, actor: Actor, line: CommandLine
    ) -> Outcome | None:
        edit = _fresh_edit(connection, line)
        theirs = None if edit is None else _location(connection, edit.ticket_id)
        outcome = super()._take_one(connection, stream_id, actor, line)
        if edit is not None and theirs is not None:
            mine, seen = edit.after["location"], edit.before["location"]
            if theirs not in {mine, seen} and _location(connection, edit.ticket_id) == mine:
                self._overwritten.append(Overwritten(actor.id, theirs, mine))
        return outcome


def _fresh_edit(connection: Connection, line: CommandLine) -> EditTicket | None:
    if line.kind != EditTicket.kind or command_log.find(connection, line.id) is not None:
        return None
    command = read_command(line.kind, line.version, bytes(line.arguments))
    return command if isinstance(command, EditTicket) else None


def _location(connection: Connection, ticket_id: str) -> str | None:
    found = rows.read(connection, Ticket, ticket_id)
    return None if found is None else found[0].location


class PortalInProcess:
    """A portal whose calls take plain arguments; time passes as the simulation says."""

    def __init__(self, path: Path, records: tuple[Record, ...]) -> None:
        self.now = datetime(2026, 3, 17, 7, 0, tzinfo=UTC)
        self.epoch = 1
        self.poisoned: set[str] = set()
        """Ids of commands that make the whole request fail, as a bug in the portal would."""
        self.removed: set[str] = set()
        """Ids of tickets that were deleted for good, once at least."""
        self.overwritten: list[Overwritten] = []
        self._path = path
        self._backup: bytes | None = None
        self._given = 0
        path.write_bytes(_filled(records))
        self._open()

    def _open(self) -> None:
        self._database = Database(str(self._path))
        product = self._database._product  # noqa: SLF001 - statements stay compiled over restarts
        for engine in (product.reads, product.writes):
            engine.update_execution_options(compiled_cache=_COMPILED)
        self._feed = OneWriterFeed()
        self._reading = Reading(self._database, self._feed)
        self._desk = _WatchedDesk(
            self._database, self._feed, Bell(), lambda: self.now, self.overwritten
        )

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # --- what laptops call ----------------------------------------------------------------------

    def push(self, actor: Actor, stream: str, request: PushRequest) -> PushAnswer:
        """Decide commands."""
        if any(line.id in self.poisoned and line.kind != "void" for line in request.lines):
            raise RequestRefused(Problem(title="no", status=422, code="command_unreadable"))
        gone = self._reading.gone(stream, request.epoch)
        if gone is not None:
            raise CursorGone(gone.epoch, gone.last_seq)
        try:
            told = self._desk.take(stream, actor, request.lines)
        except ApiProblem as problem:
            raise RequestRefused(
                Problem(title=problem.detail, status=problem.status, code=problem.code)
            ) from problem
        epoch, settlement = self._reading.settlement(actor, stream, request.settled, told)
        return PushAnswer(epoch=epoch, settlement=settlement)

    def changes(
        self, actor: Actor, stream: str, cursor: str, *, settled: int, limit: int
    ) -> ChangesAnswer:
        """Tell what changed."""
        try:
            return self._reading.changes(actor, stream, cursor=cursor, settled=settled, limit=limit)
        except Gone as gone:
            raise CursorGone(gone.body.epoch, gone.body.last_seq) from gone

    def plan(self, actor: Actor, stream: str, settled: int) -> SnapshotPlan:
        """Tell what a snapshot brings."""
        return self._reading.plan(actor, stream, settled)

    def page(self, actor: Actor, kind: str, after: str, limit: int) -> SnapshotPage:
        """Give a page of a snapshot."""
        return read_snapshot([self._reading.snapshot(actor, kind, after, limit)], "portal")

    # --- what happens at the portal -------------------------------------------------------------

    def give(self, person: Person, command: Command, command_id: str) -> None:
        """Have somebody with another device give a command; a refusal changes nothing."""
        self._given += 1
        line = CommandLine(
            seq=1,
            id=command_id,
            kind=command.kind,
            version=command.version,
            arguments=msgspec.Raw(write_arguments(command)),
            occurred_at=self.now,
        )
        self._desk.take(f"office {self._given}", actor_of(person), [line])

    def put(self, *records: Record) -> None:
        """Change records as an administrator would, beyond what commands do."""
        with self._database.writing() as connection:
            self._put(connection, records)

    def remove(self, ticket: Ticket) -> None:
        """Delete a ticket for good, with its visits and its journal."""
        self.removed.add(ticket.id)
        with self._database.writing() as connection:
            found = rows.read(connection, Ticket, ticket.id)
            if found is None:
                return
            entries = [_deleted(connection, *found, found[0])]
            for record_type in OF_TICKET:
                table = tables.RECORD_TABLES[record_type.kind]
                asked = select(table).where(table.c.ticket_id == ticket.id)
                for row in connection.execute(asked).all():
                    child = rows.record_of(record_type, row)
                    entries.append(_deleted(connection, child, row[-1], found[0]))
            self._feed.append(connection, entries, self.now)

    def forget_feed(self) -> None:
        """Drop what is old enough, so that cursors are gone."""
        with self._database.writing() as connection:
            self._feed.drop_before(connection, self.now + timedelta(days=1))

    def back_up(self) -> None:
        """Keep the database as it is now."""
        with closing(sqlite3.connect(self._path)) as source:
            self._backup = source.serialize()

    def restore(self) -> bool:
        """Go back to what was kept, in a new epoch; tell whether anything was."""
        if self._backup is None:
            return False
        self._database.close()
        for beside in ("-wal", "-shm"):
            self._path.with_name(f"{self._path.name}{beside}").unlink(missing_ok=True)
        self._path.write_bytes(self._backup)
        self._open()
        self.epoch += 1
        with self._database.writing() as connection:
            connection.execute(update(tables.portal).values(epoch=self.epoch))
        return True

    def _put(self, connection: Connection, records: Iterable[Record]) -> None:
        office = Actor("office", Role.MANAGER)
        work = SqlWork(connection, self._feed, command_id="", actor=office, now=self.now)
        for record in records:
            work.put(record)
        work.flush(self.now)

    # --- what the simulation looks at -----------------------------------------------------------

    def shown_to(self, actor: Actor) -> Shown:
        """Return every row that the actor may see."""
        found: Shown = {}
        with self._database.reading() as connection:
            for kind, table in tables.RECORD_TABLES.items():
                if kind not in RECORDS:
                    continue
                for row in connection.execute(select(table).where(visible(kind, actor))):
                    found[kind, row[0]] = tuple(row)
        return found

    def result_of(self, command_id: str) -> Result | None:
        """Tell what became of a command; ``None`` when it never came."""
        with self._database.reading() as connection:
            logged = command_log.find(connection, command_id)
        return None if logged is None else logged.decision.result


@functools.cache
def _filled(records: tuple[Record, ...]) -> bytes:
    """Return a database with these records: thousands of portals begin with the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portal.db"
        database = Database(str(path))
        schema.upgrade(database)
        office = Actor("office", Role.MANAGER)
        now = datetime(2026, 3, 17, 7, 0, tzinfo=UTC)
        with database.writing() as connection:
            work = SqlWork(connection, OneWriterFeed(), command_id="", actor=office, now=now)
            for record in records:
                work.put(record)
            work.flush(now)
        database.close()
        with closing(sqlite3.connect(path)) as source:
            return source.serialize()


def _deleted(connection: Connection, record: Record, ver: int, ticket: Ticket) -> Entry:
    table = tables.RECORD_TABLES[record.kind]
    connection.execute(delete(table).where(table.c.id == record.id))
    return Entry(record.kind, record.id, ver + 1, audience_of(record, ticket))
