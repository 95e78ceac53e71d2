"""Rows of records: one table a kind, read and written by id."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

import apsw
import msgspec

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Plain, Record, Row, columns
from ordidesk.domain.work import Finder

Key = tuple[str, str]
"""Kind and id of a record."""


class Held(NamedTuple):
    """A row as its table holds it."""

    rid: int
    ver: int
    row: Row


class Confirmed(NamedTuple):
    """What the portal last said of a record; without a row, it does not exist there."""

    ver: int
    row: Row | None


NOWHERE = Confirmed(0, None)


class _Statements(NamedTuple):
    columns: tuple[str, ...]
    select: str
    insert: str


@functools.cache
def _statements(kind: str) -> _Statements:
    """Write out a kind's SQL once; names come from our own record types only."""
    names = columns(RECORDS[kind])
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    insert = f"INSERT INTO {kind}({listed}, ver) VALUES({marks}, ?)"
    return _Statements(
        columns=names,
        select=f"SELECT rid, ver, {listed} FROM {kind} WHERE id = ?",  # noqa: S608 - our own names
        insert=insert,
    )


@functools.cache
def _update(kind: str, names: tuple[str, ...]) -> str:
    """Write out what changes these columns only: SQLite writes an index anew that names another."""
    assigned = "".join(f'"{name}" = ?, ' for name in names)
    return f"UPDATE {kind} SET {assigned}ver = ? WHERE rid = ?"  # noqa: S608 - our own names


@functools.cache
def _defaults(kind: str) -> dict[str, Plain]:
    """Tell what a column holds that an older portal does not send."""
    values: dict[str, Plain] = {}
    for field in msgspec.structs.fields(RECORDS[kind]):
        if field.default is not msgspec.NODEFAULT:
            values[field.name] = cast("Plain", msgspec.to_builtins(field.default))
    return values


def row_from_wire(kind: str, values: dict[str, Plain]) -> Row:
    """Order a change's columns as our table has them; what a newer portal added is passed over."""
    try:
        return tuple([values[name] for name in _statements(kind).columns])
    except KeyError:
        filled = {**_defaults(kind), **values}
        return tuple([filled[name] for name in _statements(kind).columns])


def insert_statement(kind: str) -> str:
    """Return the SQL that inserts a row and its version, in the order of our table."""
    return _statements(kind).insert


def find_held(connection: apsw.Connection, key: Key) -> Held | None:
    """Read a row by the record's id."""
    found = connection.execute(_statements(key[0]).select, (key[1],)).fetchone()
    return Held(found[0], found[1], found[2:]) if found else None


def set_row(connection: apsw.Connection, key: Key, wanted: Confirmed) -> bool:
    """Make a row what it should be, touching nothing that already is; tell whether it differed."""
    kind = key[0]
    held = find_held(connection, key)
    if wanted.row is None:
        if held is None:
            return False
        connection.execute(f"DELETE FROM {kind} WHERE rid = ?", (held.rid,))  # noqa: S608 - our own names
        return True
    if held is None:
        connection.execute(_statements(kind).insert, (*wanted.row, wanted.ver))
        return True
    differing = [
        (name, value)
        for name, value, before in zip(_statements(kind).columns, wanted.row, held.row, strict=True)
        if value != before
    ]
    if differing or held.ver != wanted.ver:
        names, values = zip(*differing, strict=True) if differing else ((), ())
        connection.execute(_update(kind, names), (*values, wanted.ver, held.rid))
    return bool(differing)


def load_rows(
    connection: apsw.Connection, kind: str, names: tuple[str, ...], rows: Sequence[Row]
) -> None:
    """Insert rows whose values are named by ``names``, ``ver`` last.

    Raises ``apsw.ConstraintError`` when one of them is there already.
    """
    if names != (*_statements(kind).columns, "ver"):
        in_order = column_order(kind, names)
        rows = [(*in_order(row), row[-1]) for row in rows]
    connection.executemany(_statements(kind).insert, rows)


def column_order(kind: str, names: Sequence[str]) -> Callable[[Row], Row]:
    """Make what puts a row's values into the order of our table, without its ``ver``."""
    own = _statements(kind).columns
    if tuple(names[: len(own)]) == own:
        return lambda row: row[: len(own)]
    places = {name: place for place, name in enumerate(names)}
    defaults = _defaults(kind)
    return lambda row: tuple(
        [row[places[name]] if name in places else defaults[name] for name in own]
    )


def find_rows(connection: apsw.Connection, finder: Finder[Any], value: str) -> list[Row]:
    """Ask a finder's question, in the order of ids."""
    kind = finder.record_type.kind
    listed = ", ".join(f'"{name}"' for name in _statements(kind).columns)
    states = sorted(finder.states)
    narrowed = f"AND state IN ({', '.join('?' for _ in states)})" if states else ""
    return connection.execute(
        f'SELECT {listed} FROM {kind} WHERE "{finder.field}" = ? {narrowed} ORDER BY id',  # noqa: S608 - our own names
        (value, *states),
    ).fetchall()


def key_of(record: Record) -> Key:
    """Name a record by kind and id."""
    return (record.kind, record.id)
