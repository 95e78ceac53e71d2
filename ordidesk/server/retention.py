"""Closed tickets leave the laptops after 90 days; the portal keeps them.

One with a loan or a repair that is not over stays with everybody.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, delete, exists, insert, select

from ordidesk.domain.loans import ENDED_LOANS, Loan
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import ENDED, Ticket
from ordidesk.server import rows, tables
from ordidesk.server.bell import Bell
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.moment import Clock, stored
from ordidesk.server.scope import OF_TICKET, Audience, audience_of

KEPT = timedelta(days=90)
"""After its closing; as long as tombstones are kept, so that no laptop misses that it left."""
EVERY = timedelta(days=1)
_AT_ONCE = 100
"""Tickets a transaction: commands do not wait long behind them."""


class Retention:
    """Takes old tickets with all that belongs to them out of what laptops hold."""

    def __init__(self, database: Database, feed: Feed, bell: Bell, clock: Clock) -> None:
        self._database = database
        self._feed = feed
        self._bell = bell
        self._clock = clock

    def run(self) -> int:
        """Let go of every ticket whose time is up; returns how many that were."""
        left = 0
        while True:
            gone = self._database.write(self._let_go)
            if not gone:
                return left
            left += gone
            self._bell.ring()

    def _let_go(self, connection: Connection) -> int:
        now = self._clock()
        table = tables.RECORD_TABLES[Ticket.kind]
        archived = tables.archived_ticket
        # What is still to be done with a machine is found from it: its rows stay with everybody.
        loan, repair = (tables.RECORD_TABLES[kind].c for kind in (Loan.kind, Repair.kind))
        asked = (
            select(table)
            .where(
                table.c.closed_at < stored(now - KEPT),
                table.c.state.in_(sorted(ENDED)),
                ~exists().where(archived.c.ticket_id == table.c.id),
                ~exists().where(loan.ticket_id == table.c.id, loan.state.not_in(ENDED_LOANS)),
                ~exists().where(repair.ticket_id == table.c.id, repair.given_back_at.is_(None)),
            )
            .order_by(table.c.closed_at, table.c.id)
            .limit(_AT_ONCE)
        )
        found = [
            (rows.record_of(Ticket, row), int(row[-1])) for row in connection.execute(asked).all()
        ]
        if not found:
            return 0
        entries = [entry for ticket, ver in found for entry in _raised(connection, ticket, ver)]
        connection.execute(
            insert(archived), [{"ticket_id": ticket.id, "at": stored(now)} for ticket, _ in found]
        )
        self._feed.append(connection, entries, now)
        return len(found)


def bring_back(connection: Connection, ticket: Ticket) -> list[Entry]:
    """Have what belongs to a ticket come back to the laptops when somebody opens it again.

    The ticket's own row is the caller's to write.
    """
    if ticket.state in ENDED:
        return []
    archived = tables.archived_ticket
    gone = connection.execute(delete(archived).where(archived.c.ticket_id == ticket.id))
    return _raised_of(connection, ticket, Audience()) if gone.rowcount else []


def _raised(connection: Connection, ticket: Ticket, ver: int) -> list[Entry]:
    """Raise the versions of a ticket's rows; those who saw them until now are to hear of it."""
    rows.write(connection, ticket, ver + 1)
    entry = Entry(Ticket.kind, ticket.id, ver + 1, audience_of(ticket, None))
    return [entry, *_raised_of(connection, ticket, None)]


def _raised_of(connection: Connection, ticket: Ticket, before: Audience | None) -> list[Entry]:
    entries: list[Entry] = []
    for record_type in OF_TICKET:
        table = tables.RECORD_TABLES[record_type.kind]
        asked = select(table).where(table.c.ticket_id == ticket.id)
        for row in connection.execute(asked).all():
            record = rows.record_of(record_type, row)
            ver = int(row[-1]) + 1
            rows.write(connection, record, ver)
            seen = audience_of(record, ticket) if before is None else before
            entries.append(Entry(record_type.kind, record.id, ver, seen))
    return entries
