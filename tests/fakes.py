"""Stand-ins that keep what they are given in memory and do what the real parts do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from ordidesk.domain import catalogue
from ordidesk.domain.ids import derived_id
from ordidesk.domain.records import R, Record
from ordidesk.domain.work import Actor, Command, Finder

Key = tuple[str, str]
"""Kind and id of a record."""


class FakeRecords:
    """The records of a laptop, or with ``numbers`` of a portal, which gives public numbers."""

    def __init__(self, *records: Record, numbers: bool = False) -> None:
        self.held: dict[Key, Record] = {}
        self.numbers = numbers
        self.drawn = 0
        self.seed(*records)

    def seed(self, *records: Record) -> None:
        """Hold these records, without any command."""
        self.held.update({(record.kind, record.id): record for record in records})

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return a record as the last command left it."""
        return cast("R | None", self.held.get((record_type.kind, record_id)))

    def all(self, record_type: type[R]) -> list[R]:
        """Return the records of a type, in the order of their ids."""
        found = [record for record in self.held.values() if isinstance(record, record_type)]
        return sorted(found, key=lambda record: record.id)

    @contextlib.contextmanager
    def command(self, actor: Actor, *, now: datetime, command_id: str) -> Iterator[FakeWork]:
        """Hold what a block puts at its end; nothing of one that an exception leaves."""
        drawn = self.drawn
        work = FakeWork(self, actor, now, command_id)
        try:
            yield work
        except BaseException:
            self.drawn = drawn
            raise
        self.held.update(work.written)

    def do(self, command: Command, actor: Actor, *, now: datetime, command_id: str) -> FakeWork:
        """Run a command's rule and return its work; raises ``Refusal`` with nothing changed."""
        with self.command(actor, now=now, command_id=command_id) as work:
            catalogue.run(work, command)
        return work


class FakeWork:
    """A ``Work`` over records in memory."""

    def __init__(self, records: FakeRecords, actor: Actor, now: datetime, command_id: str) -> None:
        self._records = records
        self._actor = actor
        self._now = now
        self._command_id = command_id
        self.written: dict[Key, Record] = {}
        self.merged_fields: list[str] = []
        self.conflicts: list[tuple[str, str, str]] = []
        """Field, mine, theirs."""

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
        return cast("R | None", self.written.get(key) or self._records.held.get(key))

    def find(self, finder: Finder[R], value: str) -> tuple[R, ...]:
        """Return the records that the finder matches, in the order of their ids."""
        seen = {**self._records.held, **self.written}
        found = [cast("R", record) for record in seen.values() if finder.matches(record, value)]
        return tuple(sorted(found, key=lambda record: record.id))

    def put(self, record: Record) -> None:
        """Write a new record or the next version of one."""
        self.written[record.kind, record.id] = record

    def new_id(self, label: str) -> str:
        """Derive the id of a record that this command creates."""
        return derived_id(self._command_id, label)

    def number(self, record_type: type[Record]) -> str:
        """Draw the next public number, as a portal; nothing, as a laptop."""
        if not self._records.numbers:
            return ""
        self._records.drawn += 1
        return f"{record_type.kind[0].upper()}-{self._records.drawn:06d}"

    def merged(self, field: str) -> None:
        """Note that somebody else had made the very same change to a field."""
        self.merged_fields.append(field)

    def conflict(self, record: Record, field: str, *, mine: str, theirs: str) -> None:  # noqa: ARG002 - the protocol's signature
        """Note that a field was changed on both sides."""
        self.conflicts.append((field, mine, theirs))
