"""One person's laptop against a portal over HTTP, as far as files go: store, session, engine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

from ordidesk.domain.attachments import AttachFile, Attachment, attachment_id
from ordidesk.domain.ids import command_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Ticket
from ordidesk.laptop.this_laptop import ThisLaptop
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.store.blobs import BlobState, Upload, Want
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine
from tests.support.empty_store import lay_empty_store
from tests.support.records import NOW, actor

_PATIENCE_SECONDS = 30.0
_numbers = count(1)


class KeptToken:
    """Keeps the refresh token in memory."""

    def __init__(self) -> None:
        self._token: str | None = None

    def load(self) -> str | None:
        """Return the token."""
        return self._token

    def save(self, token: str) -> None:
        """Keep the token."""
        self._token = token

    def remove(self) -> None:
        """Forget the token."""
        self._token = None


class FileLaptop:
    """Attaches, sends and fetches; ``engine.start`` and ``close`` it."""

    def __init__(
        self, folder: Path, person: Person, url: str, password: str, *, app_version: str = ""
    ) -> None:
        self.person = person
        path, key = folder / f"{person.id}.db", bytes(32)
        lay_empty_store(path, key)
        self.store = Store(path, key)
        client = PortalClient(
            parse_address(url),
            timeouts=Timeouts(5.0, 20.0),
            laptop=ThisLaptop(app_version=app_version),
        )
        tokens = client.sign_in(person.mail, password, "PC-12")
        session = PortalSession(
            client, KeptToken(), person_id=person.id, stream_id=self.store.stream_id, tokens=tokens
        )
        self.engine = SyncEngine(
            self.store,
            session,
            person_id=person.id,
            chance=lambda: 0.02,
            wanted_apps=lambda: client.wanted_apps,
        )
        self._closed = False
        self._changed = threading.Condition()
        self.engine.subscribe(self._notice)
        self.store.subscribe(self._notice)

    def close(self) -> None:
        """Stop the engine and close the store; once is enough."""
        if not self._closed:
            self._closed = True
            self.engine.stop()
            self.store.close()

    def attach(
        self,
        of: Ticket,
        content: bytes,
        *,
        preview: bytes = b"",
        visibility: Visibility = Visibility.INTERNAL,
    ) -> str:
        """Put a file on a ticket, its bytes first; returns their name."""
        small = self.store.blobs.put([preview]).sha256 if preview else ""
        stored = self.store.blobs.put([content])
        command = AttachFile(
            ticket_id=of.id,
            sha256=stored.sha256,
            name="photo.jpg",
            media_type="image/jpeg",
            size=stored.size,
            preview=small,
            preview_size=len(preview),
            visibility=visibility,
        )
        given = command_id(NOW, next(_numbers))
        self.store.do(command, actor(self.person), now=NOW, command_id=given)
        self.engine.nudge()
        return stored.sha256

    def want(self, content: bytes) -> str:
        """Ask for a file as somebody does who opens it."""
        name = hashlib.sha256(content).hexdigest()
        self.store.blobs.want(name, len(content), Want.ASKED)
        return name

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Return once it holds."""
        with self._changed:
            if not self._changed.wait_for(holds, _PATIENCE_SECONDS):
                raise TimeoutError(str((self.engine.status, self.store.outbox())))

    def wait_for_sent(self, name: str) -> None:
        """Return once the portal has acknowledged a file."""
        self.wait_until(lambda: self.blob(name).upload is Upload.ACKNOWLEDGED)

    def wait_for_whole(self, name: str) -> None:
        """Return once all of a file is here."""
        self.wait_until(lambda: self.blob(name).whole)

    def wait_for_record(self, of: Ticket, name: str, *, received: bool) -> None:
        """Return once the attachment is known here, with or without its bytes at the portal."""

        def known() -> bool:
            found = self.record(of, name)
            return found is not None and found.received is received

        self.wait_until(known)

    def record(
        self, of: Ticket, name: str, visibility: Visibility = Visibility.INTERNAL
    ) -> Attachment | None:
        """Return an attachment as the windows show it."""
        with self.store.reader() as reader:
            return reader.get(Attachment, attachment_id(of.id, name, visibility))

    def blob(self, name: str) -> BlobState:
        """Tell what is here of a file."""
        return self.store.blobs.state(name) or BlobState(name, 0)

    def _notice(self, _what: object) -> None:
        with self._changed:
            self._changed.notify_all()
