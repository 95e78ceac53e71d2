"""How the full-text index follows the rows: at once, or later while many come in."""

from __future__ import annotations

import enum

import apsw

SEARCHED: dict[str, tuple[str, ...]] = {
    "asset": (
        "inventory_number",
        "brand",
        "model",
        "serial",
        "hostname",
        "location",
        "remark",
    ),
    "ticket": ("number", "summary", "description", "location"),
    "person": ("name", "mail", "phone", "job"),
    "site": ("name", "address", "postcode", "city"),
    "client": ("code", "name"),
}
"""Kind → the columns of its table ``search_<kind>``, whose rowid is the row's rid."""


class Mode(enum.StrEnum):
    """When a change of a row reaches the index."""

    AT_ONCE = "at_once"
    """In the same transaction, by triggers."""
    QUEUED = "queued"
    """Triggers note the row; ``tidy`` brings it in, a batch at a time."""
    OFF = "off"
    """Not at all: rows are being loaded, ``fill`` follows."""


def set_up(connection: apsw.Connection) -> None:
    """Give a new store its triggers."""
    known = {kind for (kind,) in connection.execute("SELECT kind FROM search_state")}
    for kind in SEARCHED.keys() - known:
        _set_mode(connection, kind, Mode.AT_ONCE)


def defer(connection: apsw.Connection, kind: str) -> None:
    """Queue changes from now on, so that a batch of rows does not hold the store for long."""
    if mode(connection, kind) is Mode.AT_ONCE:
        _set_mode(connection, kind, Mode.QUEUED)


def switch_off(connection: apsw.Connection, kind: str) -> None:
    """Leave the index empty while the first rows load."""
    if kind in SEARCHED:
        _set_mode(connection, kind, Mode.OFF)


def begin_to_fill(connection: apsw.Connection, kind: str) -> None:
    """The rows are there: bring them in with ``tidy``, queueing what changes meanwhile."""
    if mode(connection, kind) is Mode.OFF:
        _set_mode(connection, kind, Mode.QUEUED)
        connection.execute("UPDATE search_state SET filled = 0 WHERE kind = ?", (kind,))


def mode(connection: apsw.Connection, kind: str) -> Mode | None:
    """Tell how a kind's index is kept; ``None`` for a kind that is not searched."""
    found = connection.execute("SELECT mode FROM search_state WHERE kind = ?", (kind,)).fetchone()
    return Mode(found[0]) if found else None


def _behind(connection: apsw.Connection) -> str | None:
    """Name a kind whose index is not up to date."""
    found: str | None = connection.execute(
        "SELECT kind FROM search_state WHERE mode = ? LIMIT 1", (Mode.QUEUED.value,)
    ).get
    return found


def tidy(connection: apsw.Connection) -> bool:
    """Bring a batch of rows in, or some parts together; tell whether there may be more."""
    kind = _behind(connection)
    if kind is None:
        return _merge(connection)
    _work_off(connection, kind)
    return True


def _work_off(connection: apsw.Connection, kind: str) -> None:
    """Bring one batch of rows into the index; when none is left, keep it at once again.

    Between batches of the queue parts are brought together: sixteen are too many for FTS5, and it
    would do all of it at once.
    """
    if _fill(connection, kind) or _merge(connection) or _work_off_queue(connection, kind):
        return
    _set_mode(connection, kind, Mode.AT_ONCE)


_MERGED_PAGES = 16
"""Some 3 ms."""
_FILL_BATCH = 20_000
_QUEUE_BATCH = 20
"""Some 4 ms."""
_FILLED = 1 << 62
"""Beyond every rid: all rows of the load are in."""


def _fill(connection: apsw.Connection, kind: str) -> bool:
    filled = connection.execute("SELECT filled FROM search_state WHERE kind = ?", (kind,)).get
    if filled == _FILLED:
        return False
    last = connection.execute(
        f"SELECT max(rid) FROM (SELECT rid FROM {kind} WHERE rid > ? ORDER BY rid LIMIT ?)",  # noqa: S608 - our own names
        (filled, _FILL_BATCH),
    ).get
    if last is not None:
        _bring_in(connection, kind, "rid > ? AND rid <= ?", (filled, last))
    connection.execute(
        "UPDATE search_state SET filled = ? WHERE kind = ?",
        (_FILLED if last is None else last, kind),
    )
    return True


def _work_off_queue(connection: apsw.Connection, kind: str) -> bool:
    rids = [
        rid
        for (rid,) in connection.execute(
            "SELECT rid FROM search_queue WHERE kind = ? ORDER BY rid LIMIT ?", (kind, _QUEUE_BATCH)
        )
    ]
    if not rids:
        return False
    connection.executemany(f"DELETE FROM search_{kind} WHERE rowid = ?", [(rid,) for rid in rids])  # noqa: S608 - ours
    span = (rids[0], rids[-1])
    _bring_in(
        connection,
        kind,
        f"rid IN (SELECT rid FROM search_queue WHERE kind = '{kind}' AND rid BETWEEN ? AND ?)",  # noqa: S608 - ours
        span,
    )
    connection.execute(
        "DELETE FROM search_queue WHERE kind = ? AND rid BETWEEN ? AND ?", (kind, *span)
    )
    return True


def _bring_in(connection: apsw.Connection, kind: str, where: str, values: tuple[int, int]) -> None:
    listed = ", ".join(SEARCHED[kind])
    connection.execute(
        f"INSERT INTO search_{kind}(rowid, {listed}) "  # noqa: S608 - our own names
        f"SELECT rid, {listed} FROM {kind} WHERE {where} ORDER BY rid",
        values,
    )


def _merge(connection: apsw.Connection) -> bool:
    """Bring parts of the index together, some pages at a time; tell whether there may be more.

    Each commit leaves a part of its own, and FTS5 would do this within some later commit: 0.1 s
    and more, which a person would wait for.
    """
    for kind in SEARCHED:
        before = connection.total_changes()
        connection.execute(
            f"INSERT INTO search_{kind}(search_{kind}, rank) VALUES('merge', {_MERGED_PAGES})"
        )
        if connection.total_changes() - before > 1:  # The statement itself counts as one.
            return True
    return False


def _set_mode(connection: apsw.Connection, kind: str, wanted: Mode) -> None:
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER IF EXISTS search_{kind}_{event}")
    if wanted is Mode.AT_ONCE:
        _follow(connection, kind, *_at_once(kind))
    elif wanted is Mode.QUEUED:
        queue = f"INSERT OR IGNORE INTO search_queue(kind, rid) VALUES('{kind}', "
        _follow(connection, kind, f"{queue}new.rid)", f"{queue}new.rid)", f"{queue}old.rid)")
    connection.execute(
        "INSERT INTO search_state(kind, mode, filled) VALUES(?, ?, ?) "
        "ON CONFLICT(kind) DO UPDATE SET mode = excluded.mode",
        (kind, wanted.value, _FILLED),
    )


def _at_once(kind: str) -> tuple[str, str, str]:
    listed = ", ".join(SEARCHED[kind])
    new = ", ".join(f"new.{name}" for name in SEARCHED[kind])
    assigned = ", ".join(f"{name} = new.{name}" for name in SEARCHED[kind])
    return (
        f"INSERT INTO search_{kind}(rowid, {listed}) VALUES(new.rid, {new})",
        f"UPDATE search_{kind} SET {assigned} WHERE rowid = old.rid",  # noqa: S608 - ours
        f"DELETE FROM search_{kind} WHERE rowid = old.rid",  # noqa: S608 - ours
    )


def _follow(connection: apsw.Connection, kind: str, insert: str, update: str, delete: str) -> None:
    listed = ", ".join(SEARCHED[kind])
    connection.execute(
        f"CREATE TRIGGER search_{kind}_insert AFTER INSERT ON {kind} BEGIN {insert}; END;"
        f"CREATE TRIGGER search_{kind}_update AFTER UPDATE OF {listed} ON {kind} "
        f"BEGIN {update}; END;"
        f"CREATE TRIGGER search_{kind}_delete AFTER DELETE ON {kind} BEGIN {delete}; END;"
    )
