"""Records in and out of their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Plain, R, Record, columns, from_row, to_row
from ordidesk.domain.work import Actor
from ordidesk.protocol import Change
from ordidesk.server.feed import Entry
from ordidesk.server.scope import shown, visible
from ordidesk.server.tables import RECORD_TABLES
from ordidesk.server.upsert import insert_into

_AT_ONCE = 500
"""Ids in one question, below every database's limit on parameters."""


def read(connection: Connection, record_type: type[R], record_id: str) -> tuple[R, int] | None:
    """Return a record with its version."""
    table = RECORD_TABLES[record_type.kind]
    row = connection.execute(select(table).where(table.c.id == record_id)).first()
    return None if row is None else (record_of(record_type, row), row[-1])


def record_of(record_type: type[R], row: Row[tuple[Any, ...]]) -> R:
    """Rebuild a record from a row of its table, whose last value is the version."""
    return from_row(record_type, tuple(row[:-1]))


def write(connection: Connection, record: Record, ver: int) -> None:
    """Insert a record or replace it."""
    table = RECORD_TABLES[record.kind]
    values = {**row_of(record), "ver": ver}
    statement = insert_into(connection, table).values(values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[table.c.id], set_=values)
        if ver > 1
        else statement
    )


def row_of(record: Record) -> dict[str, Plain]:
    """Return column → value as tables and messages hold it: booleans are 0 and 1."""
    return {
        name: int(value) if isinstance(value, bool) else value
        for name, value in zip(columns(type(record)), to_row(record), strict=True)
    }


def changes_of(connection: Connection, entries: Iterable[Entry], actor: Actor) -> list[Change]:
    """Turn entries of the feed into what the actor may know of them: each row once, as it is now.

    A row that the actor does not see is told as ``out`` when they saw it before the entry, and
    passed over otherwise.
    """
    told: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.kind, entry.id)
        held = told.setdefault(key, entry)
        # A deletion counts by its own version, whatever was told of the row before it.
        before = held.before if held.before.has(actor) else entry.before
        told[key] = Entry(*key, max(held.ver, entry.ver), before)
    seen = _seen(connection, told, actor)
    there = _there(connection, [key for key in told if key not in seen])
    found: list[Change] = []
    for key, entry in told.items():
        kind, row_id = key
        if key in seen:
            found.append(seen[key])
        elif entry.before.has(actor):
            ver = there.get(key)
            if ver is None:
                found.append(Change(kind=kind, id=row_id, ver=entry.ver, op="del"))
            else:
                found.append(Change(kind=kind, id=row_id, ver=ver, op="out"))
    return found


def _seen(
    connection: Connection, keys: Iterable[tuple[str, str]], actor: Actor
) -> dict[tuple[str, str], Change]:
    found: dict[tuple[str, str], Change] = {}
    for kind, ids in _by_kind(keys):
        table = RECORD_TABLES[kind]
        names = columns(RECORDS[kind])
        asked = shown(kind, actor).where(table.c.id.in_(ids), visible(kind, actor))
        for row in connection.execute(asked):
            values = tuple(row)
            found[kind, values[0]] = Change(
                kind=kind,
                id=values[0],
                ver=values[-1],
                op="put",
                row=dict(zip(names, values[:-1], strict=True)),
            )
    return found


def _there(connection: Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for kind, ids in _by_kind(keys):
        table = RECORD_TABLES[kind]
        asked = select(table.c.id, table.c.ver).where(table.c.id.in_(ids))
        found |= {(kind, row_id): ver for row_id, ver in connection.execute(asked)}
    return found


def _by_kind(keys: Iterable[tuple[str, str]]) -> Iterable[tuple[str, list[str]]]:
    kinds: dict[str, list[str]] = {}
    for kind, row_id in keys:
        kinds.setdefault(kind, []).append(row_id)
    for kind, ids in kinds.items():
        for start in range(0, len(ids), _AT_ONCE):
            yield kind, ids[start : start + _AT_ONCE]
