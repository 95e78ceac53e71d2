"""A laptop with the real store, client and sync engine, as tests drive it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from ordidesk.domain.assets import Asset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import columns
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Command
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.empty_store import lay_empty_store
from tests.support.records import NOW, actor

PASSWORD = "correct horse battery"
MARC = Person(
    id=derived_id("00000000-0000-0000-0000-000000000000", "marc"),
    name="Marc Petit",
    role=Role.TECHNICIAN,
    mail="marc@ordi.example",
)
PATIENCE = 20.0
_numbers = count(1)


class _Kept:
    """Keeps the refresh token in memory."""

    def __init__(self) -> None:
        self.token: str | None = None

    def load(self) -> str | None:
        return self.token

    def save(self, token: str) -> None:
        self.token = token

    def remove(self) -> None:
        self.token = None


class Laptop:
    """One person's store, client and engine."""

    def __init__(
        self, folder: Path, person: Person, url: str, *, page_limit: int | None = None
    ) -> None:
        self.person = person
        self.slow_by = timedelta()
        """How far the laptop's clock is behind."""
        path, key = folder / f"{person.id}.db", bytes(32)
        lay_empty_store(path, key)
        self.store = Store(path, key, clock=self.clock, page_limit=page_limit)
        client = PortalClient(parse_address(url), timeouts=Timeouts(5.0, 20.0), now=self.clock)
        tokens = client.sign_in(person.mail, PASSWORD, "PC-12")
        self.session = PortalSession(
            client, _Kept(), person_id=person.id, stream_id=self.store.stream_id, tokens=tokens
        )
        self.engine = SyncEngine(
            self.store,
            self.session,
            clock=self.clock,
            chance=lambda: 0.02,
            skew=lambda: client.skew,
        )
        self._changed = threading.Condition()
        self.engine.subscribe(self._notice)
        self.store.subscribe(self._notice)

    def clock(self) -> datetime:
        """Tell the laptop's time."""
        return datetime.now(UTC) - self.slow_by

    def _notice(self, _what: object) -> None:
        with self._changed:
            self._changed.notify_all()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Return once it holds."""
        with self._changed:
            if not self._changed.wait_for(holds, PATIENCE):
                raise TimeoutError(str((self.engine.status, self.store.outbox())))

    def wait_for(self, holds: Callable[[SyncStatus], bool]) -> None:
        """Return once the status is so."""
        self.wait_until(lambda: holds(self.engine.status))

    def is_in_sync(self) -> None:
        """Return once nothing waits and all came."""
        self.wait_for(lambda status: status.phase is Phase.UP_TO_DATE and not status.waiting)

    def give(self, command: Command) -> str:
        """Do something."""
        now = NOW - self.slow_by
        given = command_id(now, next(_numbers))
        self.store.do(command, actor(self.person), now=now, command_id=given)
        self.engine.nudge()
        return given

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Return all that the windows show."""
        with self.store.reader() as reader:
            return {
                kind: reader.rows(
                    f"SELECT {', '.join(columns(RECORDS[kind]))}, ver FROM {kind} ORDER BY id"  # noqa: S608 - ours
                )
                for kind in RECORDS
            }

    def get(self, record_id: str) -> Ticket | None:
        """Return a ticket as the windows show it."""
        with self.store.reader() as reader:
            return reader.get(Ticket, record_id)

    def asset(self, record_id: str) -> Asset | None:
        """Return a machine as the windows show it."""
        with self.store.reader() as reader:
            return reader.get(Asset, record_id)

    def notes(self) -> list[str]:
        """Return the texts of the journal."""
        with self.store.reader() as reader:
            return [
                row[0]
                for row in reader.rows("SELECT text FROM journal_entry WHERE text <> '' ORDER BY 1")
            ]

    def close(self) -> None:
        """Stop and close."""
        self.engine.stop()
        self.store.close()
