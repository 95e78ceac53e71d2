"""The portal's application on a real socket, in a thread, under a clock that the test moves."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from ordidesk.app_versions import AppVersions
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.server import rows, schema
from ordidesk.server.access_log import AccessLog
from ordidesk.server.app import build, put_together
from ordidesk.server.auth import set_password
from ordidesk.server.database import Database
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.mail import MailWay, SmtpServer
from ordidesk.server.serve import Serving, listen
from tests.support.cheap_passwords import CHEAP
from tests.support.records import NOW

_STARTS_WITHIN_SECONDS = 20


class PortalThread:
    """A portal that runs; what it wrote and sent can be looked at."""

    def __init__(self, folder: Path, database: str = "") -> None:
        """Open a database by its URL, else the file ``portal.db`` of the folder."""
        self.now: datetime = NOW
        self.url = ""
        self.port = 0
        self.access_log = io.StringIO()
        self.mail_folder = folder / "mail"
        self.smtp: SmtpServer | None = None
        """Where mails are handed over; without one they lie in the folder."""
        self.database = Database(database or str(folder / "portal.db"))
        self.blobs = folder / "blobs"
        schema.upgrade(self.database)
        self._serving: Serving | None = None
        self.feed = feed_of(self.database)
        self.decide_held: Callable[[], int] = int
        """What a portal does at its start with lines that an older one held."""
        self.let_go: Callable[[], int] = int
        """What a portal does each day with tickets that were closed long ago."""
        self.send_mails: Callable[[], bool] = bool
        """What a portal does all the time with mails that are due."""
        self.sweep_blobs: Callable[[], int] = int
        """What a portal does now and then with files' bytes."""

    def fill(self, records: Iterable[Record], accounts: Mapping[Person, str]) -> None:
        """Write records and accounts, as if they had always been there."""
        hashes = {password: CHEAP.hash(password) for password in set(accounts.values())}
        with self.database.writing() as connection:
            for record in records:
                rows.write(connection, record, 1)
            for person, password in accounts.items():
                set_password(connection, person.id, hashes[password], self.now)

    def pass_time(self, by: timedelta) -> None:
        """Move the portal's clock."""
        self.now += by

    def stop(self) -> None:
        """Ask it to stop, as a signal does."""
        assert self._serving is not None
        self._serving.should_exit = True

    def idle(self) -> None:
        """Let the portal's threads run while a test waits for what they do."""
        threading.Event().wait(0.01)

    def mails(self) -> list[bytes]:
        """Return the mails that went out."""
        return [path.read_bytes() for path in sorted(self.mail_folder.glob("*.eml"))]

    @contextmanager
    def running(
        self,
        *,
        apps: AppVersions = AppVersions(),  # noqa: B008 - it cannot be changed
        port: int = 0,
    ) -> Iterator[None]:
        """Answer calls within the block; a portal that starts again may keep its ``port``."""
        mailer = MailWay(self.mail_folder, self.smtp).mailer()
        parts = put_together(
            self.database,
            mailer=mailer,
            clock=lambda: self.now,
            blobs=self.blobs,
            address="https://portail.example",
            apps=apps,
            passwords=CHEAP,
        )
        self.send_mails = parts.mail_out.send_due
        self.decide_held = parts.desk.decide_held
        self.let_go = parts.retention.run
        self.sweep_blobs = parts.blobs.sweep
        self._bell = parts.bell
        app = AccessLog(self.access_log).around(build(parts))
        started = threading.Event()
        with listen("127.0.0.1", port) as listener:
            self.port = listener.getsockname()[1]
            serving = self._serving = Serving(app, parts.bell, ready=started.set)
            thread = threading.Thread(target=serving.run, args=[[listener]])
            thread.start()
            try:
                assert started.wait(_STARTS_WITHIN_SECONDS)
                self.url = f"http://127.0.0.1:{self.port}"
                yield
            finally:
                self.stop()
                thread.join()

    def until_waiting(self, calls: int) -> None:
        """Return once so many calls wait for changes."""
        end = time.monotonic() + _STARTS_WITHIN_SECONDS
        while self._bell.listeners != calls:
            assert time.monotonic() < end, f"{self._bell.listeners} calls wait, not {calls}"
            threading.Event().wait(0.005)

    def close(self) -> None:
        """Let the database go."""
        self.database.close()
