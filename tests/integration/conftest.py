"""Portals that answer on loopback."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ordidesk.domain.people import Person
from tests.integration.portal_people import ACCOUNTS, PASSWORD, RECORDS
from tests.support.portal_calls import Caller
from tests.support.portal_thread import PortalThread
from tests.support.postgresql import Postgresql

SignedIn = Callable[..., Caller]


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a portal's file with two clients and their people, to be copied."""
    folder = tmp_path_factory.mktemp("portal")
    portal = PortalThread(folder)
    portal.fill(RECORDS, ACCOUNTS)
    with closing(sqlite3.connect(folder / "portal.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    portal.close()
    return folder / "portal.db"


@pytest.fixture(scope="session")
def filled_template(postgresql: Postgresql, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a database with two clients and their people, to be copied; its name."""
    name = postgresql.new_database()
    portal = PortalThread(tmp_path_factory.mktemp("portal"), postgresql.url(name))
    portal.fill(RECORDS, ACCOUNTS)
    portal.close()
    return name


@pytest.fixture
def filled_database(product: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with two clients and their people; its address."""
    if product == "sqlite":
        shutil.copy(request.getfixturevalue("filled_file"), tmp_path / "portal.db")
        yield str(tmp_path / "portal.db")
        return
    server: Postgresql = request.getfixturevalue("postgresql")
    name = server.new_database(request.getfixturevalue("filled_template"))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def portal(filled_database: str, tmp_path: Path) -> Iterator[PortalThread]:
    """A portal that runs, with two clients and their people; each test is run on both databases."""
    portal = PortalThread(tmp_path, filled_database)
    with portal.running():
        yield portal
    portal.close()


@pytest.fixture
def signed_in(portal: PortalThread) -> Iterator[SignedIn]:
    """Return laptops of people who signed in, each with a stream of its own."""
    with ExitStack() as stack:

        def sign_in(person: Person, stream: str = "") -> Caller:
            caller = Caller(portal.url, stream=stream or f"stream-{person.id}")
            stack.callback(caller.session.close)
            assert caller.sign_in(person.mail, PASSWORD).status_code == 200
            return caller

        yield sign_in
