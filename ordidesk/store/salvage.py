"""What people did is brought out of a damaged file: every line that can still be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import apsw

from ordidesk.domain.records import Row
from ordidesk.store import outbox
from ordidesk.store.connection import open_for_reading
from ordidesk.store.errors import StoreError

_TORN = (apsw.CorruptError, apsw.NotADBError, apsw.IOError)


class Salvage(NamedTuple):
    """What could be read of an outbox."""

    lines: tuple[Row, ...]
    """In order; the columns of ``outbox.SALVAGED``."""
    unsent: int
    """How many of them no portal had decided, as far as the file knew."""
    is_whole: bool
    """No line could not be read."""


def read(kept: Path, key: bytes) -> Salvage | None:
    """Read the outbox of a store that was set aside; ``None`` when nothing can be read any more.

    The file is left as it is.
    """
    try:
        connection = open_for_reading(kept, key)
    except (StoreError, apsw.Error):
        return None
    try:
        found, is_whole = _lines(connection)
    except (*_TORN, apsw.SQLError):
        return None
    finally:
        connection.close()
    if not found and not is_whole:
        return None
    ordered = tuple(found[seq] for seq in sorted(found))
    undecided = {status.value for status in outbox.UNDECIDED}
    status = outbox.SALVAGED.index("status")
    return Salvage(ordered, sum(line[status] in undecided for line in ordered), is_whole)


def _lines(connection: apsw.Connection) -> tuple[dict[int, Row], bool]:
    """Read up to the first torn page, back to the last one, and what stands between, one by one."""
    first = dict(_until_torn(_asked(connection, "ORDER BY seq")))
    if len(first) == _count(connection):
        return first, True
    last = dict(_until_torn(_asked(connection, "ORDER BY seq DESC")))
    between = range(max(first, default=0) + 1, min(last, default=0))
    middle = {
        seq: row
        for wanted in between
        for seq, row in _until_torn(_asked(connection, f"WHERE seq = {wanted}"))
    }
    return {**first, **middle, **last}, False


def _count(connection: apsw.Connection) -> int | None:
    try:
        return int(connection.execute("SELECT count(*) FROM outbox NOT INDEXED").get)
    except _TORN:
        return None


def _asked(connection: apsw.Connection, which: str) -> Iterator[tuple[int, Row]]:
    held = {name for _, name, *_ in connection.execute("PRAGMA table_info(outbox)")}
    # A file of before choices has none.
    listed = ", ".join(name if name in held else f"'' AS {name}" for name in outbox.SALVAGED)
    for row in connection.execute(f"SELECT seq, {listed} FROM outbox NOT INDEXED {which}"):  # noqa: S608 - ours
        yield row[0], row[1:]


def _until_torn(rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    try:
        yield from rows
    except _TORN:
        return
