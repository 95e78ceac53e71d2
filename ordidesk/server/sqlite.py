"""SQLite as the portal's database: one writer at a time gives the order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from ordidesk.server.errors import DatabaseNotOurs, DatabaseUnreachable, PortalFault

_WRITES = "ordidesk_writes"
_CONNECTIONS = 40


class Sqlite:
    """Implements ``ordidesk.server.database.Product`` on a file."""

    one_writer = True

    def __init__(self, url: URL) -> None:
        """Make the file's folder; raises ``DatabaseUnreachable`` when it cannot be."""
        self._url = url
        self.engine = self.reads = _engine(url)
        self.writes = self.engine.execution_options(**{_WRITES: True})
        # Writers queue here rather than in SQLite's busy handler, which sleeps.
        self._writer = threading.Lock()

    def queue(self) -> AbstractContextManager[object]:
        """Let a writer wait for its turn."""
        return self._writer

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open the one write transaction: steps are taken in it as commands are."""
        with self._writer, self.writes.connect() as connection, connection.begin():
            yield connection

    def lost_race(self, _error: DBAPIError) -> bool:
        """Nobody undoes the one writer."""
        return False

    def check(self) -> None:
        """Read the file's table of contents."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master")

    def fault(self, error: DBAPIError) -> PortalFault:
        """Say to the operator why the file does not open."""
        reason = str(error.orig)
        if "not a database" in reason:
            text = f"{self._url.database} n'est pas une base SQLite. Indiquez un autre fichier."
            return DatabaseNotOurs(text)
        text = (
            f"La base de données {self._url.render_as_string()} ne s'ouvre pas : {reason}. "
            "Vérifiez le chemin et les droits."
        )
        return DatabaseUnreachable(text)


def _engine(url: URL) -> Engine:
    if url.database:
        folder = Path(url.database).resolve().parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            text = f"Le dossier {folder} ne peut pas être créé : {error.strerror}."
            raise DatabaseUnreachable(text) from error
    try:
        engine = sqlalchemy.create_engine(
            url, pool_size=_CONNECTIONS, max_overflow=_CONNECTIONS, connect_args={"timeout": 30}
        )
    except ArgumentError as error:
        raise DatabaseUnreachable(str(error)) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    # SQLAlchemy's own BEGIN is used, not the driver's, which leaves reads without a transaction.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA cache_size=-32768")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
