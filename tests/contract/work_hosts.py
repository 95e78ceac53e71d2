"""What runs rules, behind one face: the fake, the laptop's overlay and the portal's database."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Record, Row, columns, from_row, to_row
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Actor, Work
from ordidesk.server import rows, tables
from ordidesk.server.database import Database
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.work import SqlWork
from ordidesk.store.connection import open_for_writing
from ordidesk.store.overlay import Overlay
from ordidesk.store.rows import Confirmed, Key, key_of, set_row
from tests.fakes import FakeRecords

Noted = tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]
"""What a command merged (fields) and left in conflict (field, mine, theirs)."""


class Host(Protocol):
    """Holds records and makes the ``Work`` of one command after the other."""

    is_portal: bool
    """It gives numbers, and notes what was merged or in conflict."""
    noted: list[Noted]

    def seed(self, *records: Record) -> None:
        """Hold these records, without any command."""

    def command(
        self, actor: Actor, *, now: datetime, command_id: str
    ) -> AbstractContextManager[Work]:
        """Hold what a block puts at its end; nothing of one that an exception leaves."""

    def rows(self) -> dict[Key, Row]:
        """Return everything that is held."""


class FakeHost:
    """The fake that unit tests run rules on."""

    is_portal = True

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self._records = FakeRecords(numbers=True)

    def seed(self, *records: Record) -> None:
        """Hold these records, without any command."""
        self._records.seed(*records)

    @contextlib.contextmanager
    def command(self, actor: Actor, *, now: datetime, command_id: str) -> Iterator[Work]:
        """Hold what a block puts at its end; nothing of one that an exception leaves."""
        with self._records.command(actor, now=now, command_id=command_id) as work:
            yield work
        self.noted.append((tuple(work.merged_fields), tuple(work.conflicts)))

    def rows(self) -> dict[Key, Row]:
        """Return everything that is held."""
        return {key: to_row(record) for key, record in self._records.held.items()}


class LaptopHost:
    """The laptop's overlay.

    With ``pending`` as a rebase runs it: confirmed rows stand before tables that are behind, and
    what commands did stays in memory. Otherwise as ``do`` runs it: each command over the tables.
    """

    is_portal = False

    def __init__(self, path: Path, *, pending: bool) -> None:
        self.noted: list[Noted] = []
        self._pending = pending
        self._connection = open_for_writing(path, bytes(32))
        # One transaction for a whole test: the disk is not what is looked at.
        self._connection.execute("BEGIN IMMEDIATE")
        self._confirmed: dict[Key, Confirmed] = {}
        self._effects: dict[Key, Record] = {}

    def seed(self, *records: Record) -> None:
        """Hold these records, without any command."""
        for record in records:
            if self._pending:
                self._confirmed[key_of(record)] = Confirmed(2, to_row(record))
                if isinstance(record, Visit):
                    self._set(replace(record, state=VisitState.CANCELLED))
            else:
                self._set(record)

    @contextlib.contextmanager
    def command(self, actor: Actor, *, now: datetime, command_id: str) -> Iterator[Work]:
        """Hold what a block puts at its end; nothing of one that an exception leaves."""
        overlay = Overlay(self._connection, self._confirmed)
        overlay.effects.update(self._effects)
        work = overlay.begin(actor, now=now, command_id=command_id)
        yield work
        if self._pending:
            self._effects.update(work.written)
            return
        for record in work.written.values():
            self._set(record)

    def rows(self) -> dict[Key, Row]:
        """Return everything that is held."""
        held: dict[Key, Row] = {}
        for kind, record_type in RECORDS.items():
            listed = ", ".join(columns(record_type))
            for row in self._connection.execute(f"SELECT {listed} FROM {kind}"):  # noqa: S608 - our own names
                held[kind, row[0]] = row
        held.update({key: it.row for key, it in self._confirmed.items() if it.row is not None})
        held.update({key: to_row(record) for key, record in self._effects.items()})
        return held

    def close(self) -> None:
        """Throw away what was done."""
        self._connection.execute("ROLLBACK")
        self._connection.close()

    def _set(self, record: Record) -> None:
        set_row(self._connection, key_of(record), Confirmed(1, to_row(record)))


class PortalHost:
    """The portal's database, in one transaction, each command in a savepoint of its own.

    The tables are made in that transaction, too, and go with it at the end.
    """

    is_portal = True

    def __init__(self, address: str) -> None:
        self.noted: list[Noted] = []
        self._database = Database(address)
        self._feed = feed_of(self._database)
        self._stack = contextlib.ExitStack()
        self._connection = self._stack.enter_context(self._database.writing())
        many = not self._database.one_writer
        (tables.postgresql_metadata if many else tables.metadata).create_all(self._connection)

    def seed(self, *records: Record) -> None:
        """Hold these records, without any command."""
        for record in records:
            rows.write(self._connection, record, 1)

    @contextlib.contextmanager
    def command(self, actor: Actor, *, now: datetime, command_id: str) -> Iterator[Work]:
        """Hold what a block puts at its end; nothing of one that an exception leaves."""
        work = SqlWork(self._connection, self._feed, command_id=command_id, actor=actor, now=now)
        with self._connection.begin_nested():
            yield work
            work.flush(now)
        conflicts = tuple((it.field, it.mine, it.theirs) for it in work.conflicts)
        self.noted.append((tuple(work.merged_fields), conflicts))

    def rows(self) -> dict[Key, Row]:
        """Return everything that is held."""
        held: dict[Key, Row] = {}
        for kind, record_type in RECORDS.items():
            for row in self._connection.execute(tables.RECORD_TABLES[kind].select()):
                held[kind, row[0]] = to_row(from_row(record_type, tuple(row)[:-1]))
        return held

    def close(self) -> None:
        """Throw away what was done."""
        self._connection.rollback()
        self._stack.close()
        self._database.close()


NAMES = ("fake", "laptop", "laptop pending", "portal", "portal on PostgreSQL")


@contextlib.contextmanager
def open_host(name: str, folder: Path, server: Callable[[], str]) -> Iterator[Host]:
    """Make an empty host in an empty folder; ``server`` tells the address of an empty database."""
    match name:
        case "fake":
            yield FakeHost()
        case "portal":
            with contextlib.closing(PortalHost(str(folder / "portal.db"))) as portal:
                yield portal
        case "portal on PostgreSQL":
            with contextlib.closing(PortalHost(server())) as portal:
                yield portal
        case _:
            laptop = LaptopHost(folder / "store.db", pending=name == "laptop pending")
            with contextlib.closing(laptop):
                yield laptop
