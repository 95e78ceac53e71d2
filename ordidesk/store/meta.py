"""Named values: where the store stands, and the app's settings for this person."""

from __future__ import annotations

import enum
from typing import Literal

import apsw


class Name(enum.StrEnum):
    """What the store remembers about itself."""

    STREAM_ID = "stream_id"
    """Names this file's outbox to the portal; a salvaged file starts a new stream."""
    EPOCH = "epoch"
    """Grows when the portal is restored from a backup; "0" before the first snapshot."""
    CURSOR = "cursor"
    """Up to where the feed is absorbed; empty before the first snapshot is complete."""
    GENERATION = "generation"
    """Grows when a snapshot begins: answers asked for before are dropped."""
    SNAPSHOT = "snapshot"
    """JSON of the snapshot under way; empty when there is none."""
    INDEXES_PUT_OFF = "indexes_put_off"
    """JSON: kind → the SQL of its indexes that are made once its first rows are in."""
    SALVAGED = "salvaged"
    """JSON: names of the damaged files whose lines are in the outbox, or could not be read."""


Table = Literal["meta", "setting"]


def get_value(connection: apsw.Connection, table: Table, name: str) -> str | None:
    """Return a named value, or ``None``."""
    found = connection.execute(
        f"SELECT value FROM {table} WHERE name = ?",  # noqa: S608 - one of our two tables
        (name,),
    ).fetchone()
    return found[0] if found else None


def set_value(connection: apsw.Connection, table: Table, name: str, value: str | None) -> None:
    """Remember a named value; ``None`` forgets it."""
    if value is None:
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608 - ours
        return
    connection.execute(
        f"INSERT INTO {table}(name, value) VALUES(?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def epoch(connection: apsw.Connection) -> int:
    """Tell the portal's epoch that the rows are of."""
    return int(get_value(connection, "meta", Name.EPOCH) or 0)
