"""A manager at another desk: changes something at the portal, and checks what arrived there."""

from __future__ import annotations

import secrets
import uuid

import msgspec

from ordidesk.domain.catalogue import write_arguments
from ordidesk.domain.ids import command_id
from ordidesk.domain.records import Record, from_row
from ordidesk.domain.work import Command
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import CommandLine, Outcome, PushRequest
from ui.demo import DEMO_PASSWORD
from ui.workspace import utc_now

MANAGER_MAIL = "claire.dubois@ordidesk.example"


class _InMemory:
    """Keeps a token for as long as the tour runs."""

    def __init__(self) -> None:
        self._token: str | None = None

    def load(self) -> str | None:
        return self._token

    def save(self, token: str) -> None:
        self._token = token

    def remove(self) -> None:
        self._token = None


class Colleague:
    """Signed in as the demo's manager, with a stream of her own."""

    def __init__(self, address: str) -> None:
        client = PortalClient(parse_address(address))
        tokens = client.sign_in(MANAGER_MAIL, DEMO_PASSWORD, "tour")
        self._session = PortalSession(
            client,
            _InMemory(),
            person_id=tokens.person.id,
            stream_id=str(uuid.uuid4()),
            tokens=tokens,
        )
        self._epoch = self._session.snapshot_plan(settled=0).epoch
        self._seq = 0

    def give(self, command: Command) -> Outcome:
        """Give a command at the portal and return what became of it."""
        self._seq += 1
        now = utc_now()
        line = CommandLine(
            seq=self._seq,
            id=command_id(now, secrets.randbits(74)),
            kind=command.kind,
            version=command.version,
            arguments=msgspec.Raw(write_arguments(command)),
            occurred_at=now,
        )
        request = PushRequest(epoch=self._epoch, settled=self._seq - 1, lines=(line,))
        return self._session.push(request).settlement.outcomes[0]

    def records(self, record_type: type[Record]) -> list[Record]:
        """Return all records of a kind, as the portal holds them."""
        found: list[Record] = []
        after, more = "", True
        while more:
            page = self._session.snapshot_page(record_type.kind, after=after, limit=5000)
            found += [from_row(record_type, row[:-1]) for row in page.rows]
            after, more = page.after, page.more
        return found

    def close(self) -> None:
        """Leave."""
        self._session.close()
