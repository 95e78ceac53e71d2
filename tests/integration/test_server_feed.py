"""The feed where writers run at once: what comes late is not passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import Channel, OpenTicket
from ordidesk.server import bell, schema
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed, OneWriterFeed
from ordidesk.server.feed_of_many import ManyWritersFeed
from ordidesk.server.scope import Audience
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import MANAGER, TECHNICIAN
from tests.support.portal_calls import Caller, command_id, line
from tests.support.portal_thread import PortalThread
from tests.support.records import NOW, TOWN_HALL

pytestmark = pytest.mark.parametrize("product", ["postgresql"], indirect=True)
_OPEN = OpenTicket(client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.TECHNICIAN)


@pytest.fixture
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    with closing(Database(new_database())) as database:
        schema.upgrade(database)
        yield database


def test_what_is_committed_late_is_told_in_its_place(database: Database) -> None:
    feed = ManyWritersFeed()
    start = _head(database, feed)
    with database.writing() as slow:
        _append(feed, slow, "slow")
        with database.writing() as quick:
            _append(feed, quick, "quick")
        told, end, held_back = _after(database, feed, start)
        assert (told, end, held_back) == ([], start, True)
    told, end, held_back = _after(database, feed, start)
    assert (told, held_back) == (["slow", "quick"], False)
    assert _after(database, feed, end)[0] == []


def test_a_plain_sequence_would_pass_over_what_is_committed_late(database: Database) -> None:
    feed = OneWriterFeed()
    start = _head(database, feed)
    with database.writing() as slow:
        _append(feed, slow, "slow")
        with database.writing() as quick:
            _append(feed, quick, "quick")
        told, end, _ = _after(database, feed, start)
        assert told == ["quick"]
    assert _after(database, feed, end)[0] == []


def test_a_cursor_taken_while_others_write_misses_nothing_of_theirs(database: Database) -> None:
    feed = ManyWritersFeed()
    with database.writing() as slow:
        _append(feed, slow, "slow")
        head = _head(database, feed)
    assert _after(database, feed, head)[0] == ["slow"]
    with database.reading() as connection:
        assert feed.holds(connection, head)


@pytest.mark.parametrize("position", ["", "5", "x-1", "1-x", "1-1-1", f"{1 << 64}-1", "-1-1"])
def test_a_place_of_another_feed_is_not_held(database: Database, position: str) -> None:
    with database.reading() as connection:
        assert not ManyWritersFeed().holds(connection, position)


def test_a_place_in_the_future_is_not_held(database: Database) -> None:
    feed = ManyWritersFeed()
    xid, _, _ = _head(database, feed).partition("-")
    with database.reading() as connection:
        assert not feed.holds(connection, f"{int(xid) + 1}-0")


def test_after_old_entries_went_a_cursor_before_them_is_gone_and_one_behind_them_is_not(
    database: Database,
) -> None:
    feed = ManyWritersFeed()
    start = _head(database, feed)
    with database.writing() as connection:
        _append(feed, connection, "old")
        _append(feed, connection, "old too")
    _, end, _ = _after(database, feed, start)
    with database.writing() as connection:
        feed.drop_before(connection, NOW + timedelta(days=1))
    with database.reading() as connection:
        assert not feed.holds(connection, start)
        assert feed.holds(connection, end)
    assert _after(database, feed, end)[0] == []


def test_who_waits_hears_once_an_older_transaction_ends_although_it_rings_no_bell(
    portal: PortalThread, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "_LOOK_AGAIN_SECONDS", 1000)
    reader, writer = signed_in(MANAGER), signed_in(TECHNICIAN)
    cursor = reader.plan().cursor
    with ThreadPoolExecutor(1) as threads:
        with _open_write(portal.database):
            waiting = threads.submit(reader.changes, cursor, wait=20)
            writer.push(line(1, _OPEN))
            assert reader_sees(portal, cursor) == []
        page = waiting.result()
    assert derived_id(command_id(1), "ticket") in {it.id for it in page.changes}


def test_the_portals_health_tells_that_the_feed_stands_still(portal: PortalThread) -> None:
    caller = Caller(portal.url)
    with portal.database.writing() as connection:
        _append(portal.feed, connection, "slow")
        with portal.database.writing() as other:
            _append(portal.feed, other, "quick")
        portal.pass_time(timedelta(seconds=90))
        told = caller.call("GET", "/health").json()
    assert (told["status"], told["feed_held_back_seconds"]) == ("late", 90)
    told = caller.call("GET", "/health").json()
    assert (told["status"], told["feed_held_back_seconds"]) == ("ok", 0)
    caller.session.close()


def test_a_transaction_that_was_forgotten_ends_by_itself(database: Database) -> None:
    with database.reading() as connection:
        asked = connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout")
        assert asked.scalar_one() == "30s"


def reader_sees(portal: PortalThread, cursor: str) -> list[str]:
    """Return what may be told now after a cursor."""
    position = cursor.rpartition(".")[2]
    with portal.database.reading() as connection:
        return [it.id for it in portal.feed.after(connection, position, 10).entries]


@contextmanager
def _open_write(database: Database) -> Iterator[None]:
    with database.writing() as connection:
        connection.exec_driver_sql("SELECT pg_current_xact_id()")
        yield


def _append(feed: Feed, connection: Connection, row_id: str) -> None:
    feed.append(connection, [Entry("ticket", row_id, 1, Audience())], NOW)


def _head(database: Database, feed: Feed) -> str:
    with database.reading() as connection:
        return feed.head(connection)


def _after(database: Database, feed: Feed, position: str) -> tuple[list[str], str, bool]:
    with database.reading() as connection:
        passage = feed.after(connection, position, 10)
    return [it.id for it in passage.entries], passage.end, passage.held_back
