"""The confirmed versions of rows that pending commands have changed."""

from __future__ import annotations

import apsw
import msgspec

from ordidesk.domain.records import Row
from ordidesk.store.rows import Confirmed, Key

_row = msgspec.json.Decoder(Row)


def keep(connection: apsw.Connection, key: Key, confirmed: Confirmed) -> None:
    """Remember the confirmed version, instead of one remembered before."""
    connection.execute(
        "INSERT INTO kept(kind, id, ver, row) VALUES(?, ?, ?, ?) "
        "ON CONFLICT(kind, id) DO UPDATE SET ver = excluded.ver, row = excluded.row",
        (*key, confirmed.ver, _text(confirmed)),
    )


def keep_first(connection: apsw.Connection, key: Key, confirmed: Confirmed) -> None:
    """Remember the confirmed version, unless one is remembered: that row is changed already."""
    connection.execute(
        "INSERT OR IGNORE INTO kept(kind, id, ver, row) VALUES(?, ?, ?, ?)",
        (*key, confirmed.ver, _text(confirmed)),
    )


def forget(connection: apsw.Connection, key: Key) -> None:
    """No pending command changes the row any more."""
    connection.execute("DELETE FROM kept WHERE kind = ? AND id = ?", key)


def read_all(connection: apsw.Connection) -> dict[Key, Confirmed]:
    """Return the confirmed version of every row that shows a pending change."""
    return {
        (kind, record_id): Confirmed(ver, None if row is None else _row.decode(row))
        for kind, record_id, ver, row in connection.execute("SELECT kind, id, ver, row FROM kept")
    }


def _text(confirmed: Confirmed) -> str | None:
    return None if confirmed.row is None else msgspec.json.encode(confirmed.row).decode()
