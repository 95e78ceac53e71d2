"""The way to the database: one writer gives the order, readers see one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from ordidesk.server.errors import DatabaseNotOurs, DatabaseUnreachable

T = TypeVar("T")
_WRITES = "ordidesk_writes"
_CONNECTIONS = 40


class Database:
    """A portal's database. Safe for several threads."""

    def __init__(self, address: str) -> None:
        """Prepare the way to a database URL; raises ``DatabaseUnreachable`` for a wrong one."""
        self.url = _url(address)
        self._engine = _sqlite_engine(self.url)
        # Writers queue here rather than in SQLite's busy handler, which sleeps.
        self._writer = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine, for migrations."""
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction in which all reads see the same moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the one write transaction; it commits unless an exception leaves the block."""
        with self._writer, self._engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do work in a write transaction; it keeps nothing but what it returns or raises."""
        with self.writing() as connection:
            return work(connection)

    def check(self) -> None:
        """Raise ``DatabaseUnreachable`` or ``DatabaseNotOurs`` when it cannot be used."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
        except DatabaseError as error:
            reason = str(error.orig)
            if "not a database" in reason:
                text = f"{self.url.database} n'est pas une base SQLite. Indiquez un autre fichier."
                raise DatabaseNotOurs(text) from error
            text = (
                f"La base de données {self.url.render_as_string()} ne s'ouvre pas : {reason}. "
                "Vérifiez le chemin et les droits."
            )
            raise DatabaseUnreachable(text) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _url(address: str) -> URL:
    """Read a database URL; a plain path is a SQLite file."""
    try:
        url = make_url(address if "://" in address else f"sqlite:///{address}")
    except ArgumentError as error:
        text = f"« {address} » n'est pas une adresse de base de données."
        raise DatabaseUnreachable(text) from error
    if url.get_backend_name() != "sqlite":
        text = (
            f"« {url.get_backend_name()} » n'est pas une base que ce portail connaît. "
            "Adresses acceptées : sqlite:///chemin/vers/fichier.db"
        )
        raise DatabaseUnreachable(text)
    return url


def _sqlite_engine(url: URL) -> Engine:
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
    except (ArgumentError, NoSuchModuleError) as error:
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
