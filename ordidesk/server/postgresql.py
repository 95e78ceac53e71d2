"""PostgreSQL as the portal's database: writers run at once, each as if it were alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import psycopg
import sqlalchemy
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from ordidesk.server.errors import DatabaseUnreachable, DatabaseUnsuited, PortalFault

CONNECTIONS = 12
"""Of one worker process, whose Python runs on one core; the server has to allow for all workers."""
_SETTINGS = {
    # A transaction that was forgotten would hold back the feed of every laptop.
    "idle_in_transaction_session_timeout": "30s",
    "lock_timeout": "10s",
    # A scan of a whole small table would count as having read every row, and so as a conflict with
    # whoever writes any of them.
    "enable_seqscan": "off",
    # Every question is a small one; compiling one takes a hundred times as long as answering it.
    "jit": "off",
}
_LOST_RACE = {
    "40001": "serialization_failure",
    "40P01": "deadlock_detected",
    "23505": "unique_violation",  # the other one's row was not there when this one looked
}
_STEPS_LOCK = 7_024_613_501
"""Any number, the same in each portal: who holds it changes the schema."""


class Postgresql:
    """Implements ``ordidesk.server.database.Product`` on a server."""

    one_writer = False

    def __init__(self, url: URL) -> None:
        self._url = url
        # When one of several rows fails it raises, and warns of the rows after it besides.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        self.engine = sqlalchemy.create_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=0,
            connect_args={
                "options": settings,
                "application_name": "ordidesk-portal",
                "connect_timeout": 10,
            },
        )
        self.reads = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self.writes = self.engine.execution_options(isolation_level="SERIALIZABLE")

    def queue(self) -> AbstractContextManager[object]:
        """Let writers run at once."""
        return nullcontext()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open a transaction that sees what the portal before it in line committed."""
        steps = self.engine.execution_options(isolation_level="READ COMMITTED")
        with steps.connect() as connection, connection.begin():
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:it)"), {"it": _STEPS_LOCK})
            yield connection

    def lost_race(self, error: DBAPIError) -> bool:
        """Tell by the SQLSTATE whether another transaction was the reason."""
        return getattr(error.orig, "sqlstate", None) in _LOST_RACE

    def check(self) -> None:
        """Raise ``DatabaseUnsuited`` where text is not kept or not ordered as the code has it."""
        asked = text("SELECT current_setting('server_encoding'), 'a-c' < 'ab' AND 'B' < 'a'")
        with self.reads.connect() as connection:
            encoding, bytewise = connection.execute(asked).one()
        if encoding != "UTF8" or not bytewise:
            raise DatabaseUnsuited(
                f"La base {self._url.database} n'est pas en UTF-8 trié octet par octet. Créez-la "
                "ainsi : createdb --template=template0 --encoding=UTF8 --locale=C "
                f"{self._url.database}"
            )

    def fault(self, error: DBAPIError) -> PortalFault:
        """Say to the operator why the server does not answer."""
        reason = str(error.orig).strip().splitlines()[0]
        return DatabaseUnreachable(
            f"La base de données {self._url.render_as_string()} ne répond pas : {reason}. "
            "Vérifiez l'adresse, le compte et que PostgreSQL est en marche."
        )


def connect_apart(url: URL) -> psycopg.Connection:
    """Open a connection of its own, on which each statement is a transaction."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address, autocommit=True, application_name="ordidesk-portal bell")
