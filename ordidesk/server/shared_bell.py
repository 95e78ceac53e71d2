"""A bell that is heard in every process that serves the same database."""

from __future__ import annotations

import asyncio
import logging
import select
import socket
import threading
from contextlib import suppress

import psycopg
from sqlalchemy.engine import URL

from ordidesk.server.bell import Bell
from ordidesk.server.database import Database
from ordidesk.server.postgresql import connect_apart

_log = logging.getLogger(__name__)
_CHANNEL = "ordidesk_bell"
_TRIES_AGAIN_AFTER_SECONDS = 2.0
_MANY = 4096


class SharedBell(Bell):
    """Rings here at once, and by PostgreSQL's NOTIFY wherever the portal runs.

    The notice goes out after the commit, on a connection of its own: within a transaction it would
    make commits wait for each other. One that is lost costs a wait until calls look again anyway.
    """

    def __init__(self, url: URL) -> None:
        super().__init__()
        self._url = url
        self._here: socket.socket | None = None
        self._hung_up = threading.Event()

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take the loop on which calls wait, and listen to the other processes."""
        super().open(loop)
        self._here, there = socket.socketpair()
        self._here.settimeout(0)
        threading.Thread(target=self._run, args=[there], name="bell", daemon=True).start()

    def close(self) -> None:
        """Wake everybody for good, and hang up."""
        super().close()
        self._hung_up.set()
        here, self._here = self._here, None
        if here is not None:
            here.close()

    def ring(self) -> None:
        """Wake everybody who waits, here and in the other processes."""
        super().ring()
        here = self._here
        if here is not None:
            # A full buffer means that the thread has enough to read already, a closed one the end.
            with suppress(OSError):
                here.send(b"r")

    def _run(self, there: socket.socket) -> None:
        lost = False
        with there:
            while not self._hung_up.is_set():
                try:
                    with connect_apart(self._url) as connection:
                        lost = False
                        self._exchange(connection, there)
                except psycopg.OperationalError as error:
                    if not lost and not self._hung_up.is_set():
                        _log.warning("The other processes are not heard: %s", error)
                    lost = True
                    self._hung_up.wait(_TRIES_AGAIN_AFTER_SECONDS)

    def _exchange(self, connection: psycopg.Connection, there: socket.socket) -> None:
        """Pass rings on, either way, until this end hangs up; raises when the other one does."""
        own = connection.info.backend_pid

        def hear(process: int) -> None:
            if process != own:
                super(SharedBell, self).ring()

        connection.add_notify_handler(lambda notice: hear(notice.pid))
        connection.execute(f"LISTEN {_CHANNEL}")
        while True:
            ready, _, _ = select.select([connection.fileno(), there.fileno()], [], [])
            if connection.fileno() in ready:
                connection.pgconn.consume_input()
                while (notice := connection.pgconn.notifies()) is not None:
                    hear(notice.be_pid)
            if there.fileno() in ready:
                if not there.recv(_MANY):
                    return
                connection.execute(f"NOTIFY {_CHANNEL}")


def bell_of(database: Database) -> Bell:
    """Return the bell that every process hears which may serve this database."""
    return Bell() if database.one_writer else SharedBell(database.url)
