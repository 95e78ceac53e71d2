"""Fills an empty database with demo data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from ordidesk.domain.loans import Loan
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Ticket
from ordidesk.server import tables
from ordidesk.server.auth import may_sign_in, set_password
from ordidesk.server.database import Database
from ordidesk.server.demo.world import demo_records
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.passwords import Passwords
from ordidesk.server.rows import row_of

DEMO_PASSWORD = "demo-ordidesk"  # noqa: S105 - of made-up people, and documented
_BATCH = 5000


def is_empty(database: Database) -> bool:
    """Tell whether a database has no people yet."""
    with database.reading() as connection:
        return connection.execute(select(tables.RECORD_TABLES[Person.kind].c.id)).first() is None


def fill_with_demo(  # noqa: PLR0913 - what the demo is made from, each named at the call
    database: Database, *, today: date, now: datetime, assets: int, tickets: int, seed: int
) -> dict[str, int]:
    """Write the demo's records and accounts; returns how many of each kind.

    Raises ``InvalidRequest`` when the database holds something already.
    """
    if not is_empty(database):
        raise InvalidRequest(
            "Cette base contient déjà des données : rien n'a été ajouté. "
            "Indiquez un autre fichier avec --database."
        )
    records = list(demo_records(today, assets=assets, tickets=tickets, seed=seed))
    with database.writing() as connection:
        counts = _write(connection, records)
        connection.execute(
            insert(tables.counter),
            [{"kind": kind, "value": counts.get(kind, 0)} for kind in (Ticket.kind, Loan.kind)],
        )
        kept = Passwords().hash(DEMO_PASSWORD)
        for record in records:
            if isinstance(record, Person) and may_sign_in(record):
                set_password(connection, record.id, kept, now)
    return counts


def _write(connection: Connection, records: Iterable[Record]) -> dict[str, int]:
    of_kind: dict[str, list[Record]] = {}
    for record in records:
        of_kind.setdefault(record.kind, []).append(record)
    for kind, found in of_kind.items():
        statement = insert(tables.RECORD_TABLES[kind])
        found.sort(key=lambda record: record.id)
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            connection.execute(statement, [{**row_of(record), "ver": 1} for record in batch])
    return {kind: len(found) for kind, found in of_kind.items()}
