"""The real portal, as a process of its own on loopback, with records and accounts of the test."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.server import rows, schema
from ordidesk.server.auth import set_password
from ordidesk.server.database import Database
from ordidesk.server.moment import utc_now
from tests.support.cheap_passwords import CHEAP

_STOPS_WITHIN_SECONDS = 15


class PortalProcess:
    """``ordidesk-portal serve`` on a database, by default a file in ``folder``. A context manager.

    ``accounts`` gives each person who may sign in a password; ``options`` are those of ``serve``.
    """

    def __init__(
        self,
        folder: Path,
        records: Iterable[Record] = (),
        accounts: Mapping[Person, str] | None = None,
        options: Iterable[str] = (),
        database: str = "",
    ) -> None:
        self.url = ""
        self._folder = folder
        self.database = database or str(folder / "portal.db")
        """Its address."""
        self._options = tuple(options)
        self._process: subprocess.Popen[str] | None = None
        self._fill(records, accounts or {})

    @property
    def log(self) -> str:
        """What it wrote to its log so far."""
        return (self._folder / "portal.log").read_text("utf-8")

    @property
    def mails(self) -> list[bytes]:
        """The mails that it sent."""
        return [path.read_bytes() for path in sorted((self._folder / "mail").glob("*.eml"))]

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    def idle(self) -> None:
        """Let it run while a test waits for what it does."""
        threading.Event().wait(0.01)

    def start(self) -> None:
        """Start it, and return once it answers."""
        with (self._folder / "portal.log").open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "ordidesk.server",
                    "serve",
                    *("--port", "0"),
                    *("--database", self.database),
                    *("--mail-folder", str(self._folder / "mail")),
                    *self._options,
                ],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        self.url = said.removeprefix("listening on ").strip()
        if not self.url.startswith("http"):
            self.stop()
            raise RuntimeError(self.log)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._end(lambda process: process.terminate())

    def kill(self) -> None:
        """End it between any two instructions, as a power cut would."""
        self._end(lambda process: process.kill())

    def _end(self, how: Callable[[subprocess.Popen[str]], None]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        how(process)
        process.wait(_STOPS_WITHIN_SECONDS)
        if process.stdout is not None:
            process.stdout.close()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    def _fill(self, records: Iterable[Record], accounts: Mapping[Person, str]) -> None:
        database = Database(self.database)
        schema.upgrade(database)
        with database.writing() as connection:
            for record in records:
                rows.write(connection, record, 1)
            for person, password in accounts.items():
                set_password(connection, person.id, CHEAP.hash(password), utc_now())
        database.close()
