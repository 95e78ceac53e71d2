"""The indexes of the tables of records: put off while the first rows load, made behind them.

Made from all rows at once an index takes a third of the time that it takes row by row, and is
written once instead of with each page. The index that a record's id is found by always stays.
"""

from __future__ import annotations

import apsw
import msgspec

from ordidesk.store import meta
from ordidesk.store.meta import Name

_put_off = msgspec.json.Decoder(dict[str, list[str]])


def put_off(connection: apsw.Connection, kind: str) -> None:
    """Do without a kind's indexes until they are made; what they are is kept with the store."""
    waiting = _waiting(connection)
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master "
        "WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        (kind,),
    ).fetchall()
    for name, sql in found:
        connection.execute(f'DROP INDEX "{name}"')
        waiting.setdefault(kind, []).append(str(sql))
    _remember(connection, waiting)


def make(connection: apsw.Connection, kind: str) -> None:
    """Make the indexes of a kind that were put off: some 0.1 s each for 100,000 rows."""
    waiting = _waiting(connection)
    for sql in waiting.pop(kind, ()):
        connection.execute(sql)
    _remember(connection, waiting)


def make_all(connection: apsw.Connection) -> None:
    """Make whatever was put off and is not made."""
    for kind in _waiting(connection):
        make(connection, kind)


def _waiting(connection: apsw.Connection) -> dict[str, list[str]]:
    text = meta.get_value(connection, "meta", Name.INDEXES_PUT_OFF)
    return _put_off.decode(text) if text else {}


def _remember(connection: apsw.Connection, waiting: dict[str, list[str]]) -> None:
    text = msgspec.json.encode(waiting).decode() if waiting else None
    meta.set_value(connection, "meta", Name.INDEXES_PUT_OFF, text)
