"""The table of mails that wait: written with a command's effects, emptied by who sends.

A mail gathers for a short while what happens to one ticket for one person; once it was tried it
gathers no more, since what it said may have arrived.
"""

from __future__ import annotations

import enum
import random
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Actor
from ordidesk.server import rows
from ordidesk.server.moment import stored
from ordidesk.server.notices import (
    Happening,
    Written,
    happenings_of,
    may_hear_of,
    recipients,
)
from ordidesk.server.tables import mail_outbox

GATHERED = timedelta(minutes=2)
"""A mail waits this long for more after the last that happened,"""
LONGEST_GATHERED = timedelta(minutes=10)
"""and no longer than this after the first."""
LEASE = timedelta(minutes=5)
"""After this a mail whose sender ended meanwhile is anybody's to send."""
GIVEN_UP = timedelta(days=5)
KEPT = timedelta(days=90)
"""Of what has left, and of what cannot."""
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)
_MOST_DOUBLINGS = 10
_LONGEST_ERROR = 500


class MailState(enum.StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    VOID = "void"
    """There was nothing to tell, or nobody to tell it to any more."""


class Waiting(NamedTuple):
    """A mail of the table."""

    id: str
    ticket_id: str
    person_id: str
    happenings: tuple[Happening, ...]
    queued_at: datetime
    due_at: datetime
    state: MailState
    attempts: int
    next_try: datetime
    error: str
    sent_at: datetime | None
    sent_to: str


def queue(
    connection: Connection,
    written: Iterable[Written],
    *,
    by: Actor,
    happened: datetime,
    now: datetime,
) -> None:
    """Add what a command brought to the mails of those concerned, in the command's transaction."""
    told = happenings_of(written, by, at=happened)
    for ticket_id, happenings in told.items():
        found = rows.read(connection, Ticket, ticket_id)
        if found is None:
            continue
        ticket = found[0]
        hear = recipients(
            ticket, _people(connection, {ticket.requester_id, ticket.opened_by, *ticket.followers})
        )
        for person in hear:
            _gather(connection, ticket_id, person.id, happenings, now)
        reached = {it.mail.casefold() for it in hear}
        for person_id, of_visits in _received(connection, happenings).items():
            for person in _people(connection, {person_id}):
                visits = [it for it in of_visits if may_hear_of(person, ticket, it[0])]
                if visits and person.mail.casefold() not in reached:
                    _gather(connection, ticket_id, person.id, [it[1] for it in visits], now)


def _people(connection: Connection, ids: Iterable[str]) -> list[Person]:
    found = (rows.read(connection, Person, it) for it in sorted(set(ids) - {""}))
    return [it[0] for it in found if it]


def _received(
    connection: Connection, happenings: Sequence[Happening]
) -> dict[str, list[tuple[Visit, Happening]]]:
    """Put what happened to visits under whoever receives the technician there."""
    found: dict[str, list[tuple[Visit, Happening]]] = {}
    for it in happenings:
        held = rows.read(connection, Visit, it.visit.visit_id) if it.visit else None
        if held is not None and held[0].contact_id:
            found.setdefault(held[0].contact_id, []).append((held[0], it))
    return found


def _gather(
    connection: Connection,
    ticket_id: str,
    person_id: str,
    happenings: Sequence[Happening],
    now: datetime,
) -> None:
    table = mail_outbox.c
    asked = select(mail_outbox).where(
        table.ticket_id == ticket_id,
        table.person_id == person_id,
        table.state == MailState.WAITING,
        table.attempts == 0,
    )
    row = connection.execute(asked).first()
    wanted = any(it.wanted for it in happenings)
    if row is None:
        due = stored(now + GATHERED)
        connection.execute(
            insert(mail_outbox).values(
                id=str(uuid.uuid4()),
                ticket_id=ticket_id,
                person_id=person_id,
                happenings=msgspec.json.encode(happenings).decode(),
                wanted=int(wanted),
                queued_at=stored(now),
                due_at=due,
                state=MailState.WAITING,
                attempts=0,
                next_try=due,
                error="",
                sent_at=None,
                sent_to="",
                message_id="",
            )
        )
        return
    held = _read(row)
    due = stored(max(held.due_at, min(now + GATHERED, held.queued_at + LONGEST_GATHERED)))
    connection.execute(
        update(mail_outbox)
        .where(table.id == held.id)
        .values(
            happenings=msgspec.json.encode((*held.happenings, *happenings)).decode(),
            wanted=int(wanted or bool(row.wanted)),
            due_at=due,
            next_try=due,
        )
    )


def is_any_due(connection: Connection, now: datetime) -> bool:
    """Tell whether there is something to claim, without getting into a writer's way."""
    return (
        connection.execute(select(mail_outbox.c.id).where(_due(now)).limit(1)).first() is not None
    )


def _due(now: datetime) -> ColumnElement[bool]:
    table = mail_outbox.c
    return (table.state == MailState.WAITING) & (table.next_try <= stored(now))


def claim(connection: Connection, now: datetime) -> Waiting | None:
    """Take the mail that has waited longest; nobody else sends it while the lease lasts."""
    table = mail_outbox.c
    asked = (
        select(mail_outbox)
        .where(_due(now))
        .order_by(table.next_try, table.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    taken = _read(row)
    values: dict[str, object] = {
        "attempts": taken.attempts + 1,
        "next_try": stored(now + LEASE),
        "error": "",
    }
    if not row.wanted:
        values = {"state": MailState.VOID, "sent_at": stored(now)}
    connection.execute(update(mail_outbox).where(table.id == taken.id).values(values))
    if not row.wanted:
        return taken._replace(state=MailState.VOID)
    return taken._replace(attempts=taken.attempts + 1)


def sent(connection: Connection, mail: Waiting, *, to: str, message_id: str, now: datetime) -> None:
    """Note that a mail was handed over."""
    _settle(
        connection,
        mail,
        state=MailState.SENT,
        sent_at=stored(now),
        sent_to=to,
        message_id=message_id,
        error="",
    )


def void(connection: Connection, mail: Waiting, now: datetime) -> None:
    """Note that there is nothing to say, or nobody to say it to."""
    _settle(connection, mail, state=MailState.VOID, sent_at=stored(now))


def refused(connection: Connection, mail: Waiting, error: str, *, to: str = "") -> None:
    """Note that a mail will never be taken as it is."""
    _settle(connection, mail, state=MailState.FAILED, error=_short(error), sent_to=to)


def put_off(connection: Connection, mail: Waiting, error: str, now: datetime) -> bool:
    """Try again later, each time after twice as long; returns whether it was given up."""
    if now - mail.due_at > GIVEN_UP:
        refused(connection, mail, error)
        return True
    doublings = min(mail.attempts - 1, _MOST_DOUBLINGS)
    pause = min(_FIRST_PAUSE * 2**doublings, _LONGEST_PAUSE)
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 - so that mails do not all come back at once
    _settle(connection, mail, next_try=stored(now + pause), error=_short(error))
    return False


def _settle(connection: Connection, mail: Waiting, **values: object) -> None:
    """Write, unless the lease was over and another sender has the mail."""
    table = mail_outbox.c
    connection.execute(
        update(mail_outbox)
        .where(
            table.id == mail.id,
            table.state == MailState.WAITING,
            table.attempts == mail.attempts,
        )
        .values(values)
    )


def drop_old(connection: Connection, now: datetime) -> None:
    """Forget what is over since long."""
    table = mail_outbox.c
    connection.execute(
        delete(mail_outbox).where(
            table.state != MailState.WAITING, table.due_at < stored(now - KEPT)
        )
    )


def listed(connection: Connection, *, sent_too: bool) -> list[Waiting]:
    """Return what waits and what failed, the oldest first."""
    table = mail_outbox.c
    asked = select(mail_outbox).order_by(table.queued_at, table.id)
    if not sent_too:
        asked = asked.where(table.state.in_((MailState.WAITING, MailState.FAILED)))
    return [_read(row) for row in connection.execute(asked)]


def retry(connection: Connection, ids: Sequence[str], now: datetime) -> int:
    """Have mails that failed, or wait for their next try, sent now; ``ids`` empty: all of them."""
    table = mail_outbox.c
    tried: ColumnElement[bool] = (table.state == MailState.FAILED) | (
        (table.state == MailState.WAITING) & (table.attempts > 0) & (table.error != "")
    )
    asked = update(mail_outbox).where(tried)
    if ids:
        asked = asked.where(table.id.in_(ids))
    at = stored(now)
    again = {"state": MailState.WAITING, "due_at": at, "next_try": at, "error": ""}
    done = connection.execute(asked.values(again))
    return done.rowcount


def _read(row: Row[Any]) -> Waiting:
    return Waiting(
        id=row.id,
        ticket_id=row.ticket_id,
        person_id=row.person_id,
        happenings=msgspec.json.decode(row.happenings, type=tuple[Happening, ...]),
        queued_at=datetime.fromisoformat(row.queued_at),
        due_at=datetime.fromisoformat(row.due_at),
        state=MailState(row.state),
        attempts=row.attempts,
        next_try=datetime.fromisoformat(row.next_try),
        error=row.error,
        sent_at=None if row.sent_at is None else datetime.fromisoformat(row.sent_at),
        sent_to=row.sent_to,
    )


def _short(error: str) -> str:
    plain = "".join(it if it.isprintable() else " " for it in error)
    return " ".join(plain.split())[:_LONGEST_ERROR]
