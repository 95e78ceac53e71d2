"""Asking the user by mail whether the problem is solved: a signed link that is answered once.

The link holds nothing but the ticket and a seal over it, over whom it was sent to and when the
ticket was resolved: it is void once the ticket is opened again, and once it was answered.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import uuid
from collections.abc import Iterable
from email.message import EmailMessage
from functools import partial
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from ordidesk.domain.catalogue import UnknownCommand, read_command, write_arguments
from ordidesk.domain.confirmations import COMMENT_LIMIT, RecordUserConfirmation, Way
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import SetTicketState, Ticket, TicketState
from ordidesk.protocol import CommandLine
from ordidesk.server import rows, tables
from ordidesk.server.command_desk import CommandDesk, actor_of
from ordidesk.server.database import Database
from ordidesk.server.mail import Mailer, solved_mail
from ordidesk.server.moment import Clock, stored
from ordidesk.server.problems import ApiProblem

_log = logging.getLogger(__name__)
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
    """Mails the links and takes the answers."""

    def __init__(
        self, database: Database, desk: CommandDesk, mailer: Mailer, clock: Clock, address: str
    ) -> None:
        """``address``: under which the users reach this portal."""
        self._database = database
        self._desk = desk
        self._mailer = mailer
        self._clock = clock
        self._address = address.rstrip("/")

    def ask_for(self, lines: Iterable[CommandLine]) -> None:
        """Mail a link for each ticket that these commands have resolved, once a resolution."""
        for ticket_id in _resolved_by(lines):
            message = self._database.write(partial(self._ask, ticket_id=ticket_id))
            if message is None:
                continue
            try:
                self._mailer.send(message)
            except OSError:
                _log.exception("the user could not be asked")
                self._database.write(partial(_forget, ticket_id=ticket_id))

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

    def _ask(self, connection: Connection, ticket_id: str) -> EmailMessage | None:
        found = rows.read(connection, Ticket, ticket_id)
        if found is None or found[0].state is not TicketState.RESOLVED:
            return None
        ticket = found[0]
        person = rows.read(connection, Person, ticket.requester_id)
        if ticket.confirmed_at is not None or person is None or not person[0].mail:
            return None
        resolved_at = stored(ticket.resolved_at or self._clock())
        asked = tables.user_asked
        before = select(asked.c.resolved_at).where(asked.c.ticket_id == ticket.id)
        if connection.execute(before).scalar() == resolved_at:
            return None
        _forget(connection, ticket.id)
        connection.execute(insert(asked).values(ticket_id=ticket.id, resolved_at=resolved_at))
        link = f"{self._address}{PATH}/{_token(connection, ticket)}"
        return solved_mail(person[0].mail, ticket.number, ticket.summary, ticket.resolution, link)


def _resolved_by(lines: Iterable[CommandLine]) -> list[str]:
    found = []
    for line in lines:
        if line.kind != SetTicketState.kind:
            continue
        try:
            command = read_command(line.kind, line.version, bytes(line.arguments))
        except (UnknownCommand, msgspec.DecodeError):
            continue  # a newer laptop's, which is held
        if isinstance(command, SetTicketState) and command.to is TicketState.RESOLVED:
            found.append(command.ticket_id)
    return found


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


def _forget(connection: Connection, ticket_id: str) -> None:
    connection.execute(delete(tables.user_asked).where(tables.user_asked.c.ticket_id == ticket_id))
