"""Backup and restore: what the portal forgot comes again from the laptops, once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.tickets import AddNote, TakeTicket, TicketState
from ordidesk.server import tables
from ordidesk.server.database import Database
from ordidesk.server.feed_of_many import feed_of
from tests.support.portal_calls import Caller
from tests.support.portal_process import PortalProcess
from tests.support.postgresql import Postgresql
from tests.support.records import COMPANY, LEA, ticket
from tests.support.synced_laptop import MARC, PASSWORD, Laptop

TICKETS = tuple(ticket(number) for number in range(1, 9))
only_postgresql = pytest.mark.parametrize("product", ["postgresql"], indirect=True)


@contextmanager
def both_laptops(folder: Path, url: str) -> Iterator[tuple[Laptop, Laptop]]:
    """Léa's and Marc's laptops, on the files that they had before if they had some."""
    with closing(Laptop(folder, LEA, url)) as lea, closing(Laptop(folder, MARC, url)) as marc:
        for laptop in (lea, marc):
            laptop.engine.start()
        yield lea, marc


@pytest.fixture
def portal(tmp_path: Path, new_database: Callable[[], str]) -> PortalProcess:
    """A portal of the test's own, not started."""
    folder = tmp_path / "portal"
    folder.mkdir()
    accounts = {LEA: PASSWORD, MARC: PASSWORD}
    records = (*COMPANY, MARC, *TICKETS)
    return PortalProcess(folder, records, accounts, ("--quiet",), new_database())


def test_after_a_restore_laptops_bring_what_the_backup_lacks_and_all_agree(
    portal: PortalProcess, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    backup = tmp_path / "portal.backup"
    with portal, both_laptops(tmp_path, portal.url) as (lea, marc):
        lea.is_in_sync()
        lea.give(AddNote(ticket_id=TICKETS[0].id, text="Avant la sauvegarde"))
        lea.is_in_sync()
        _run("backup", str(backup), database=portal.database)
        lea.give(AddNote(ticket_id=TICKETS[0].id, text="Après, de Léa"))
        lea.give(TakeTicket(ticket_id=TICKETS[1].id))
        lea.is_in_sync()
        marc.is_in_sync()
        marc.give(AddNote(ticket_id=TICKETS[1].id, text="Après, de Marc"))
        marc.is_in_sync()
    restored = new_database()
    told = _run("restore", str(backup), database=restored)
    assert "se connecter de nouveau" in told.stdout
    folder = tmp_path / "restored"
    folder.mkdir()
    again = PortalProcess(folder, database=restored, options=["--quiet"])
    with again, both_laptops(tmp_path, again.url) as (lea, marc):
        lea.give(AddNote(ticket_id=TICKETS[2].id, text="Depuis, de Léa"))
        wanted = ["Après, de Léa", "Après, de Marc", "Avant la sauvegarde", "Depuis, de Léa"]
        lea.wait_until(lambda: lea.notes() == wanted)
        marc.wait_until(lambda: marc.notes() == wanted)
        lea.is_in_sync()
        marc.is_in_sync()
        assert lea.rows() == marc.rows() == _rows_of(restored)
        taken = lea.get(TICKETS[1].id)
        assert taken is not None
        assert (taken.state, taken.assignee_id) == (TicketState.ASSIGNED, LEA.id)
    assert again.log == ""


def test_two_restores_of_one_backup_are_two_epochs(
    portal: PortalProcess, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    backup = tmp_path / "portal.backup"
    _run("backup", str(backup), database=portal.database)
    first = new_database()
    _run("restore", str(backup), database=first)
    before = _epoch(first)
    _run("after-restore", database=first)
    assert 1 < before < _epoch(first)


def test_sign_ins_of_before_a_restore_are_over(
    portal: PortalProcess, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    backup = tmp_path / "portal.backup"
    with portal:
        caller = Caller(portal.url)
        refresh = caller.sign_in(LEA.mail, PASSWORD).json()["refresh_token"]
        _run("backup", str(backup), database=portal.database)
        caller.session.close()
    restored = new_database()
    _run("restore", str(backup), database=restored)
    folder = tmp_path / "restored"
    folder.mkdir()
    with PortalProcess(folder, database=restored, options=["--quiet"]) as again:
        caller = Caller(again.url, caller.token)
        assert caller.call("GET", "/sync/snapshot").status_code == 401
        assert caller.refresh(refresh).status_code == 401
        assert caller.sign_in(LEA.mail, PASSWORD).status_code == 200
        caller.session.close()


def test_a_backup_replaces_no_file_and_a_restore_no_data(
    portal: PortalProcess, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    backup = tmp_path / "portal.backup"
    _run("backup", str(backup), database=portal.database)
    written = backup.read_bytes()
    told = _run("backup", str(backup), database=portal.database, fails=2)
    assert "existe déjà" in told.stderr
    assert backup.read_bytes() == written
    told = _run("restore", str(backup), database=portal.database, fails=2)
    assert "rien n'a été changé" in told.stderr
    assert _epoch(portal.database) == 1
    told = _run("restore", str(tmp_path / "none"), database=new_database(), fails=2)
    assert "n'existe pas" in told.stderr


def test_what_is_no_backup_is_told_and_leaves_nothing(
    tmp_path: Path, new_database: Callable[[], str]
) -> None:
    backup = tmp_path / "portal.backup"
    backup.write_text("Des notes, pas une sauvegarde. " * 200, encoding="utf-8")
    address = new_database()
    assert _run("restore", str(backup), database=address, fails=7).stderr
    assert _run("migrate", database=address).returncode == 0


def test_a_backup_into_no_folder_is_told(portal: PortalProcess, tmp_path: Path) -> None:
    _run("backup", str(tmp_path / "none" / "portal.backup"), database=portal.database, fails=7)


@only_postgresql
def test_a_database_of_another_server_is_not_served_before_the_portal_knows(
    portal: PortalProcess, postgresql: Postgresql
) -> None:
    # As after a restore by other means: the transactions' numbers are those of another server.
    name = make_url(portal.database).database or ""
    postgresql.run(
        "INSERT INTO feed (xid, kind, id, ver, at, was_client, was_people)"
        " VALUES ('99999999', 'ticket', 'x', 1, '2026-03-17T00:00:00.000000Z', '-', '')",
        name,
    )
    told = _run("serve", "--port", "0", database=portal.database, fails=3)
    assert "after-restore" in told.stderr
    _run("after-restore", database=portal.database)
    database = Database(portal.database)
    with database.reading() as connection:
        feed = feed_of(database)
        assert feed.is_of_this_server(connection)
        assert feed.held_back_since(connection) is None
        assert [it.id for it in feed.after(connection, "0-0", 10).entries] == ["x"]
    database.close()
    with portal:
        assert portal.url


@only_postgresql
def test_a_backup_on_a_machine_without_the_programs_says_what_to_install(
    portal: PortalProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("pg_dump")
    monkeypatch.setenv("PATH", str(tmp_path))
    told = _run("backup", str(tmp_path / "portal.backup"), database=portal.database, fails=7)
    assert "postgresql-client" in told.stderr


def _run(
    command: str, *arguments: str, database: str, fails: int = 0
) -> subprocess.CompletedProcess[str]:
    told = subprocess.run(
        [sys.executable, "-m", "ordidesk.server", command, *arguments, "--database", database],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == fails, told.stdout + told.stderr
    return told


def _epoch(address: str) -> int:
    database = Database(address)
    with database.reading() as connection:
        epoch = int(connection.execute(select(tables.portal.c.epoch)).scalar_one())
    database.close()
    return epoch


def _rows_of(address: str) -> dict[str, list[tuple[object, ...]]]:
    """Return every record of a portal, in the shape of a laptop's."""
    database = Database(address)
    with database.reading() as connection:
        found = {
            kind: [
                tuple(row)
                for row in connection.execute(
                    tables.RECORD_TABLES[kind].select().order_by(tables.RECORD_TABLES[kind].c.id)
                )
            ]
            for kind in RECORDS
        }
    database.close()
    return found
