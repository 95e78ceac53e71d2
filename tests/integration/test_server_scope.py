"""Who sees what, told twice, as SQL and as a fact of a row: both have to agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loans import Loan
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Actor
from ordidesk.server import rows, schema
from ordidesk.server.command_desk import actor_of
from ordidesk.server.database import Database
from ordidesk.server.demo.world import demo_records
from ordidesk.server.fill import fill_with_demo
from ordidesk.server.scope import OF_TICKET, audience_of, visible
from ordidesk.server.tables import RECORD_TABLES
from tests.support.records import (
    COMPANY,
    LEA,
    NOW,
    SECRETARY,
    absence,
    day_release,
    entry,
    record_id,
    ticket,
    visit,
)

_TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    database = Database(new_database())
    schema.upgrade(database)
    fill_with_demo(database, today=_TODAY, now=NOW, assets=400, tickets=120, seed=2)
    yield database
    database.close()


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return tuple(demo_records(_TODAY))


def test_both_ways_of_saying_who_sees_a_row_agree(
    database: Database, records: tuple[Record, ...]
) -> None:
    for actor in _actors(records):
        assert _by_sql(database, actor) == _by_audience(records, actor), actor


def test_staff_sees_everything_and_a_person_without_client_nearly_nothing(
    database: Database, records: tuple[Record, ...]
) -> None:
    for role in STAFF:
        assert _by_sql(database, Actor("x", role)) == {(it.kind, it.id) for it in records}
    staff = {(it.kind, it.id) for it in records if isinstance(it, Person) and it.role in STAFF}
    for role in (Role.REFERENT, Role.REQUESTER):
        assert _by_sql(database, Actor("x", role)) == staff


def test_a_client_sees_the_loans_and_repairs_of_their_tickets_and_no_text_of_the_company(
    database: Database, records: tuple[Record, ...]
) -> None:
    tickets = {it.id: it for it in records if isinstance(it, Ticket)}
    of_loans = [it for it in records if isinstance(it, Loan | Repair)]
    people = {it.id: it for it in records if isinstance(it, Person)}
    assert {it.kind for it in of_loans} == {"loan", "repair"}
    for record in of_loans:
        requester = actor_of(people[tickets[record.ticket_id].requester_id])
        for actor in (requester, Actor("x", Role.REFERENT, record.client_id)):
            seen = _by_sql(database, actor)
            assert (record.kind, record.id) in seen
            assert not {kind for kind, _ in seen} & {"company", "clauses"}
            clients = {it.client_id for it in of_loans if (it.kind, it.id) in seen}
            assert clients == {record.client_id}


def _actors(records: tuple[Record, ...]) -> list[Actor]:
    people = [it for it in records if isinstance(it, Person)]
    clients = [it for it in people if it.client_id]
    return [actor_of(person) for person in (*clients[::3], *people[-6:])]


def _by_sql(database: Database, actor: Actor) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    with database.reading() as connection:
        for kind in RECORDS:
            ids = select(RECORD_TABLES[kind].c.id).where(visible(kind, actor))
            found |= {(kind, row_id) for row_id in connection.execute(ids).scalars()}
    return found


def _by_audience(records: tuple[Record, ...], actor: Actor) -> set[tuple[str, str]]:
    tickets = {it.id: it for it in records if isinstance(it, Ticket)}

    def ticket_of(record: Record) -> Ticket | None:
        return tickets[record.ticket_id] if isinstance(record, OF_TICKET) else None

    return {(it.kind, it.id) for it in records if audience_of(it, ticket_of(it)).has(actor)}


def test_whoever_declared_it_twice_sees_the_ticket_that_goes_on(
    new_database: Callable[[], str],
) -> None:
    database = Database(new_database())
    schema.upgrade(database)
    clerk = replace(SECRETARY, id=record_id("clerk"))
    goes_on = ticket(1, followers=(clerk.id,))
    other = ticket(2)
    records: tuple[Record, ...] = (
        *COMPANY,
        clerk,
        goes_on,
        other,
        visit("a", goes_on, NOW),
        entry("told", goes_on, NOW, visibility=Visibility.CLIENT),
        entry("kept", goes_on, NOW),
        absence("a", LEA),
        day_release("a", LEA),
    )
    with database.writing() as connection:
        for record in records:
            rows.write(connection, record, 1)
    seen = _by_sql(database, actor_of(clerk))
    assert seen == _by_audience(records, actor_of(clerk))
    assert {kind for kind, _ in seen} & {"ticket", "visit", "journal_entry"} == {
        "ticket",
        "visit",
        "journal_entry",
    }
    assert ("ticket", other.id) not in seen
    assert not {kind for kind, _ in seen} & {"absence", "day_release"}
    assert _by_sql(database, actor_of(LEA)) == {(it.kind, it.id) for it in records}
    database.close()
