"""The company's identity and clauses: what a new portal begins with, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ordidesk.documents.company import COMPANY as ON_SHEETS
from ordidesk.domain.company import COMPANY_ID, Clauses, CompanyIdentity
from ordidesk.domain.records import Record
from ordidesk.server import rows, schema
from ordidesk.server.database import Database
from ordidesk.server.default_clauses import default_clauses
from ordidesk.server.feed import Feed
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.first_texts import FIRST_IDENTITY, FirstTexts, first_clauses
from ordidesk.server.moment import utc_now
from tests.support.records import CLAUSES, IDENTITY


@pytest.fixture
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    database = Database(new_database())
    schema.upgrade(database)
    yield database
    database.close()


@pytest.fixture
def feed(database: Database) -> Feed:
    return feed_of(database)


@pytest.fixture
def texts(database: Database, feed: Feed) -> FirstTexts:
    return FirstTexts(database, feed, utc_now)


def held(database: Database, record: Record) -> Record | None:
    with database.reading() as connection:
        found = rows.read(connection, type(record), record.id)
    return None if found is None else found[0]


def told(database: Database, feed: Feed) -> list[tuple[str, str]]:
    """Return the kinds and ids that laptops hear of, oldest first."""
    start = "0" if database.one_writer else "0-0"
    with database.reading() as connection:
        return [(it.kind, it.id) for it in feed.after(connection, start, 100).entries]


def test_a_new_portal_has_an_identity_and_clauses_and_laptops_hear_of_them(
    database: Database, feed: Feed, texts: FirstTexts
) -> None:
    assert texts.load() == (FIRST_IDENTITY, first_clauses())
    assert held(database, FIRST_IDENTITY) == FIRST_IDENTITY
    assert held(database, first_clauses()) == first_clauses()
    assert told(database, feed) == [
        (CompanyIdentity.kind, COMPANY_ID),
        (Clauses.kind, first_clauses().id),
    ]


def test_what_the_company_wrote_is_left_as_it_is(
    database: Database, feed: Feed, texts: FirstTexts
) -> None:
    assert texts.load(IDENTITY, CLAUSES) == (IDENTITY, CLAUSES)
    before = told(database, feed)
    assert texts.load() == ()
    assert held(database, IDENTITY) == IDENTITY
    assert held(database, first_clauses()) is None
    assert told(database, feed) == before


def test_each_of_the_two_is_loaded_where_it_is_missing(
    database: Database, texts: FirstTexts
) -> None:
    with database.writing() as connection:
        rows.write(connection, IDENTITY, 1)
    assert texts.load() == (first_clauses(),)
    assert held(database, IDENTITY) == IDENTITY


def test_what_ships_is_what_the_sheets_say_without_a_portal() -> None:
    assert first_clauses().texts == default_clauses()[1]
    for field in ("name", "phone", "address", "siren"):
        assert getattr(FIRST_IDENTITY, field) == getattr(ON_SHEETS, field), field
