"""A store's file that is locked, damaged, foreign, too new or full: told, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import apsw
import pytest

from ordidesk.domain.ids import command_id
from ordidesk.domain.tickets import AddNote
from ordidesk.store import connection
from ordidesk.store.errors import DiskFull, StoreDamaged, StoreLocked, StoreTooNew, WrongKey
from ordidesk.store.migrations import MIGRATIONS
from ordidesk.store.set_aside import set_aside
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.records import COMPANY, LEA, NOW, TOWN_HALL, actor, asset, ticket

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a note that was not sent."""
    path = tmp_path / "store.db"
    store = Store(path, KEY)
    fill(store, [*COMPANY, ticket(1)])
    _note(store, 1)
    store.close()
    return path


def _note(store: Store, number: int, text: str = "Note") -> None:
    store.do(
        AddNote(ticket_id=ticket(1).id, text=text),
        actor(LEA),
        now=NOW,
        command_id=command_id(NOW, number),
    )


def _write_until_it_fails(store: Store, numbers: Iterator[int]) -> None:
    for number in numbers:
        _note(store, number, "x" * 10_000)


def _notes(path: Path) -> int:
    store = Store(path, KEY)
    try:
        return len(store.outbox())
    finally:
        store.close()


def test_nothing_in_the_file_can_be_read_without_the_key(path: Path) -> None:
    content = path.read_bytes()
    assert b"SQLite format 3" not in content
    assert TOWN_HALL.name.encode() not in content


def test_a_second_app_is_refused(path: Path) -> None:
    store = Store(path, KEY)
    with pytest.raises(StoreLocked):
        Store(path, KEY)
    program = """
import pathlib, sys
from ordidesk.store.errors import StoreLocked
from ordidesk.store.store import Store
try:
    Store(pathlib.Path(sys.argv[1]), bytes(range(32)))
except StoreLocked:
    print("locked")
"""
    other = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert other.stdout == "locked\n"
    store.close()
    assert _notes(path) == 1


def test_another_key_is_told_from_damage(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongKey):
        Store(path, bytes(32))
    assert path.read_bytes() == before
    assert _notes(path) == 1


@pytest.mark.parametrize("torn", [slice(20, 84), slice(4096, None)], ids=["head", "pages"])
def test_a_damaged_file_is_told_and_kept_aside(path: Path, torn: slice) -> None:
    content = bytearray(path.read_bytes())
    content[torn] = bytes(len(content[torn]))
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        _notes(path)
    kept = set_aside(path, now=NOW)
    assert kept.read_bytes() == content
    assert kept.name == "store.damaged-20260317T090000Z.db"
    store = Store(path, KEY)
    assert store.outbox() == ()
    store.close()


def test_damage_that_is_met_later_is_told_by_whoever_reads(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    store = Store(path, KEY)
    with store.reader() as reader:
        path.write_bytes(content)
        with pytest.raises(StoreDamaged):
            reader.rows("SELECT * FROM ticket")
    store.close()


def test_a_store_in_use_is_not_set_aside(path: Path) -> None:
    store = Store(path, KEY)
    with pytest.raises(StoreLocked):
        set_aside(path, now=NOW)
    store.close()


def test_a_store_of_a_newer_app_is_left_alone(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{KEY.hex()}")
    connection.pragma("user_version", 999)
    connection.close()
    with pytest.raises(StoreTooNew):
        Store(path, KEY)


def test_a_new_version_of_the_app_keeps_rows_and_unsent_work_without_a_network(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Store(path, KEY)
    lines = before.outbox()
    before.close()
    newer = (*MIGRATIONS, "ALTER TABLE ticket ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    monkeypatch.setattr(connection, "MIGRATIONS", newer)
    monkeypatch.setattr(connection, "SCHEMA_VERSION", len(newer))
    store = Store(path, KEY)
    with store.reader() as reader:
        assert reader.rows("SELECT colour FROM ticket") == [("",)]
        assert reader.value("SELECT text FROM journal_entry") == "Note"
        assert reader.value("PRAGMA user_version") == len(newer)
    assert store.outbox() == lines
    _note(store, 2)
    assert len(store.outbox()) == 2
    store.close()
    monkeypatch.undo()
    with pytest.raises(StoreTooNew):
        Store(path, KEY)


def test_a_full_disk_takes_nothing_back(path: Path) -> None:
    pages = path.stat().st_size // 4096
    store = Store(path, KEY, page_limit=pages + 12)
    numbers = count(2)
    with pytest.raises(DiskFull):
        _write_until_it_fails(store, numbers)
    written = next(numbers) - 2
    assert len(store.outbox()) == written
    with store.reader() as reader:
        assert reader.value("SELECT count(*) FROM journal_entry") == written
        assert reader.value("PRAGMA quick_check") == "ok"
    store.close()
    # With room again, work goes on.
    store = Store(path, KEY)
    _note(store, 999)
    assert len(store.outbox()) == written + 1
    store.close()


def test_a_full_disk_does_not_stop_what_is_pulled_from_being_pulled_again(path: Path) -> None:
    pages = path.stat().st_size // 4096
    store = Store(path, KEY, page_limit=pages + 2)
    cursor = store.intake.position().cursor
    with pytest.raises(DiskFull):
        change(store, *(asset(number, remark="x" * 4000) for number in range(100)))
    assert store.intake.position().cursor == cursor
    with store.reader() as reader:
        assert reader.value("SELECT count(*) FROM asset") == 0
    store.close()


def test_the_stream_id_stays_with_the_file(path: Path) -> None:
    first = Store(path, KEY)
    name = first.stream_id
    first.close()
    second = Store(path, KEY)
    assert second.stream_id == name
    second.close()


def test_damage_met_once_is_remembered_until_the_file_is_set_aside(path: Path) -> None:
    whole = path.read_bytes()
    store = Store(path, KEY)
    with store.reader() as reader:
        path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
        with pytest.raises(StoreDamaged):
            reader.rows("SELECT * FROM ticket")
    store.close()
    path.write_bytes(whole)
    with pytest.raises(StoreDamaged):
        Store(path, KEY)
    kept = set_aside(path, now=NOW)
    Store(path, KEY).close()
    assert kept.read_bytes() == whole
