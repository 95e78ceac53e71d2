"""A read-only connection: sees the last commit, never waits for whoever writes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from ordidesk.domain.records import Plain, R, Record, from_row
from ordidesk.domain.work import Actor, Command, Refusal, Work
from ordidesk.store.connection import open_for_reading
from ordidesk.store.errors import told_as_store_errors
from ordidesk.store.overlay import Overlay
from ordidesk.store.rows import find_held

T = TypeVar("T")

_NEVER_GIVEN = "00000000-0000-0000-0000-000000000000"
"""The id of a command that is only tried."""


class Tried(NamedTuple):
    """What a command would come to."""

    refusal: Refusal | None
    written: tuple[Record, ...] = ()
    """The records as it would leave them; what it creates has ids that mean nothing."""


class Reader:
    """Used by one thread, closed by whoever asked for it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._connection = open_for_reading(path, key)

    def rows(self, sql: str, *values: Plain) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with told_as_store_errors(self._path):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Plain) -> tuple[Any, ...] | None:
        """Return the first row of a query, or ``None``."""
        with told_as_store_errors(self._path):
            return self._connection.execute(sql, values).fetchone()

    def value(self, sql: str, *values: Plain) -> Any:  # noqa: ANN401 - whatever the query asks for
        """Return the first value of the first row, or ``None``."""
        found = self.row(sql, *values)
        return found[0] if found else None

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return a record as the windows show it, or ``None``."""
        with told_as_store_errors(self._path):
            held = find_held(self._connection, (record_type.kind, record_id))
        return from_row(record_type, held.row) if held else None

    def setting(self, name: str) -> str | None:
        """Return what the app remembered under this name, without a turn among the writers."""
        value: str | None = self.value("SELECT value FROM setting WHERE name = ?", name)
        return value

    def tried(self, command: Command, actor: Actor, *, now: datetime) -> Tried:
        """Try a command's rule on what the windows show; nothing is kept, whatever it says."""
        overlay = Overlay(self._connection)
        work = overlay.begin(actor, now=now, command_id=_NEVER_GIVEN)
        with told_as_store_errors(self._path):
            try:
                overlay.run(work, command)
            except Refusal as refusal:
                return Tried(refusal)
        return Tried(None, tuple(work.written.values()))

    def refusal(self, command: Command, actor: Actor, *, now: datetime) -> Refusal | None:
        """Tell why a command would be refused, if it would."""
        return self.tried(command, actor, now=now).refusal

    def answered(self, question: Callable[[Work], T], actor: Actor, *, now: datetime) -> T:
        """Ask what a rule would ask, of what the windows show."""
        work = Overlay(self._connection).begin(actor, now=now, command_id=_NEVER_GIVEN)
        with told_as_store_errors(self._path):
            return question(work)

    @contextlib.contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let several queries see the same commit."""
        with told_as_store_errors(self._path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Use the reader in a ``with``."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the ``with``."""
        self._connection.close()
