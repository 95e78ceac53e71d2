"""Asking the user by mail whether the problem is solved: a signed link that is answered once.

The link holds nothing but the ticket and a seal over it, over whom it was sent to and when the
ticket was resolved: it is void once the ticket is opened again, and once it was answered.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from ordidesk.domain.catalogue import write_arguments
from ordidesk.domain.confirmations import COMMENT_LIMIT, RecordUserConfirmation, Way
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Ticket
from ordidesk.protocol import CommandLine
from ordidesk.server import rows, tables
from ordidesk.server.command_desk import CommandDesk, actor_of
from ordidesk.server.database import Database
from ordidesk.server.moment import Clock, stored
from ordidesk.server.problems import ApiProblem

_SEAL_LENGTH = 32
_NAMESPACE = uuid.UUID("d5a0a9d4-3c8a-4b7b-9b43-1f0f5d3f6c52")
PATH = "/c"


class Question(NamedTuple):
    """What a link asks."""

    ticket: Ticket
    person: Person
    answered: bool
    """The user has said it already, by this link or otherwise."""


class UserWords:
    """Makes the links and takes the answers."""

    def __init__(self, database: Database, desk: CommandDesk, clock: Clock, address: str) -> None:
        """``address``: under which the users reach this portal."""
        self._database = database
        self._desk = desk
        self._clock = clock
        self._address = address.rstrip("/")

    def link_for(self, connection: Connection, ticket: Ticket) -> str:
        """Return the link that asks about a ticket's resolution."""
        return f"{self._address}{PATH}/{_token(connection, ticket)}"

    def question(self, token: str) -> Question | None:
        """Return what a link asks; ``None`` for one that is wrong, or void by now."""
        with self._database.reading() as connection:
            return _question(connection, token)

    def answer(self, token: str, *, solved: bool, comment: str) -> Question | None:
        """Take the answer in; the same answer twice is one. ``None`` as for ``question``."""
        asked = self.question(token)
        if asked is None or asked.answered:
            return asked
        command = RecordUserConfirmation(
            ticket_id=asked.ticket.id,
            way=Way.PORTAL,
            name=asked.person.name,
            solved=solved,
            comment=comment[:COMMENT_LIMIT],
        )
        line = CommandLine(
            seq=1,
            id=str(uuid.uuid5(_NAMESPACE, token)),
            kind=command.kind,
            version=command.version,
            arguments=msgspec.Raw(write_arguments(command)),
            occurred_at=self._clock(),
        )
        try:
            # A stream of its own: its one line can be brought once.
            self._desk.take(f"link {token}", actor_of(asked.person), (line,))
        except ApiProblem:
            return asked._replace(answered=True)  # another answer came first
        return asked


def _question(connection: Connection, token: str) -> Question | None:
    ticket_id, _, _seal = token.partition(".")
    found = rows.read(connection, Ticket, ticket_id)
    if found is None or not hmac.compare_digest(_token(connection, found[0]), token):
        return None
    person = rows.read(connection, Person, found[0].requester_id)
    if person is None:
        return None
    return Question(found[0], person[0], found[0].confirmed_at is not None)


def _token(connection: Connection, ticket: Ticket) -> str:
    key = connection.execute(select(tables.portal.c.secret)).scalar_one()
    resolved_at = stored(ticket.resolved_at) if ticket.resolved_at else ""
    said = ("user word", ticket.id, ticket.requester_id, resolved_at)
    sealed = hmac.new(key, msgspec.msgpack.encode(said), hashlib.sha256).hexdigest()
    return f"{ticket.id}.{sealed[:_SEAL_LENGTH]}"
