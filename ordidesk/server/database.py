"""The way to the database: writers that get into each other's way, readers who see one moment."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from ordidesk.server.errors import DatabaseUnreachable, PortalFault
from ordidesk.server.postgresql import Postgresql
from ordidesk.server.sqlite import Sqlite

T = TypeVar("T")
_TRIES = 40
_LONGEST_PAUSE_SECONDS = 0.25
_FIRST_PAUSE_SECONDS = 0.002


class Product(Protocol):
    """What differs from one database product to the other."""

    @property
    def one_writer(self) -> bool:
        """Whether writers wait for each other, so that none is ever undone because of another."""

    @property
    def reads(self) -> Engine:
        """Return the engine whose transactions see one moment and write nothing."""

    @property
    def writes(self) -> Engine:
        """Return the engine whose transactions are as if they ran one after the other."""

    def queue(self) -> AbstractContextManager[object]:
        """Let a writer wait for its turn, where there is but one at a time."""

    def migrating(self) -> AbstractContextManager[Connection]:
        """Open the transaction that changes the schema; two portals that start wait in line."""

    def lost_race(self, error: DBAPIError) -> bool:
        """Tell whether a transaction was undone because of another one, and may be tried again."""

    def check(self) -> None:
        """Raise the fault that tells the operator why this database cannot be used."""

    def fault(self, error: DBAPIError) -> PortalFault:
        """Say to the operator why the database does not open."""


class Database:
    """A portal's database. Safe for several threads, and on PostgreSQL for several processes."""

    def __init__(self, address: str) -> None:
        """Prepare the way to a database URL; raises ``DatabaseUnreachable`` for a wrong one."""
        self.url = _url(address)
        self._product = _PRODUCTS[self.url.drivername](self.url)

    @property
    def one_writer(self) -> bool:
        """Whether the database has one writer at a time (SQLite), who gives the order."""
        return self._product.one_writer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction in which all reads see the same moment."""
        with self._product.reads.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a write transaction; it commits unless an exception leaves the block.

        Another writer can undo it, which raises ``DBAPIError``: work that runs while laptops are
        served goes through ``write``.
        """
        with (
            self._product.queue(),
            self._product.writes.connect() as connection,
            connection.begin(),
        ):
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do work in a write transaction, and once more from its start when another undid it.

        The work keeps nothing from a run that was undone but what it returns or raises. Raises
        ``DBAPIError`` when others were quicker each time.
        """
        pause = _FIRST_PAUSE_SECONDS
        for _ in range(_TRIES - 1):
            try:
                with self.writing() as connection:
                    return work(connection)
            except DBAPIError as error:
                if not self._product.lost_race(error):
                    raise
            time.sleep(random.uniform(0, pause))  # noqa: S311 - so that two do not meet again
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        with self.writing() as connection:
            return work(connection)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open the transaction that changes the schema."""
        with self._product.migrating() as connection:
            yield connection

    def check(self) -> None:
        """Raise the ``PortalFault`` that says why the database cannot be used."""
        try:
            self._product.check()
        except DBAPIError as error:
            raise self._product.fault(error) from error

    def close(self) -> None:
        """Close every connection."""
        self._product.writes.dispose()


_PRODUCTS: dict[str, Callable[[URL], Product]] = {
    "sqlite": Sqlite,
    "postgresql+psycopg": Postgresql,
}


def _url(address: str) -> URL:
    """Read a database URL; a plain path is a SQLite file."""
    try:
        url = make_url(address if "://" in address else f"sqlite:///{address}")
    except ArgumentError as error:
        text = f"« {address} » n'est pas une adresse de base de données."
        raise DatabaseUnreachable(text) from error
    if url.drivername not in _PRODUCTS:
        text = (
            f"« {url.drivername} » n'est pas une base que ce portail connaît. Adresses acceptées : "
            "sqlite:///chemin/vers/fichier.db et postgresql+psycopg://personne@machine/base"
        )
        raise DatabaseUnreachable(text)
    return url
