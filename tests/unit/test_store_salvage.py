"""What was done is brought out of a damaged file: all that can be read, once, and never guessed."""

from __future__ import annotations

import secrets
from itertools import count
from pathlib import Path

import pytest

from ordidesk.domain.ids import command_id
from ordidesk.domain.tickets import AddNote
from ordidesk.protocol import Outcome, Result
from ordidesk.store import salvage
from ordidesk.store.outbox import OutboxLine, OutboxStatus
from ordidesk.store.set_aside import files_set_aside, set_aside
from ordidesk.store.store import Store
from tests.support.filled_store import decide, fill
from tests.support.records import COMPANY, LEA, NOW, actor, ticket

KEY = bytes(range(32))
PAGE_BYTES = 4096
_numbers = count(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with 40 notes of a page each, the first of them confirmed."""
    path = tmp_path / "store.db"
    store = Store(path, KEY)
    fill(store, [*COMPANY, ticket(1)])
    for number in range(40):
        store.do(
            AddNote(ticket_id=ticket(1).id, text=f"{number} " + "x" * 3_000),
            actor(LEA),
            now=NOW,
            command_id=command_id(NOW, next(_numbers)),
        )
    decide(store, Outcome(seq=1, id=store.outbox()[0].id, result=Result.APPLIED))
    store.close()
    return path


def _lines(path: Path) -> tuple[OutboxLine, ...]:
    store = Store(path, KEY)
    try:
        return store.outbox()
    finally:
        store.close()


def _said(line: OutboxLine) -> tuple[object, ...]:
    return (line.id, line.kind, line.version, line.arguments, line.occurred_at, line.author)


def test_every_line_goes_on_in_a_new_stream_under_its_own_id(path: Path) -> None:
    store = Store(path, KEY)
    before, stream = store.outbox(), store.stream_id
    store.close()
    kept = set_aside(path, now=NOW)
    content = kept.read_bytes()
    store = Store(path, KEY)
    found = store.salvage(kept)
    assert found is not None
    assert (len(found.lines), found.unsent, found.is_whole) == (40, 39, True)
    assert store.stream_id != stream
    assert [_said(line) for line in store.outbox()] == [_said(line) for line in before]
    assert {line.status for line in store.outbox()} == {OutboxStatus.SENDING}
    assert [line.needs for line in store.outbox()] == [line.needs for line in before]
    assert kept.read_bytes() == content
    store.close()


def test_a_file_that_was_taken_over_before_adds_nothing(path: Path) -> None:
    kept = set_aside(path, now=NOW)
    store = Store(path, KEY)
    store.salvage(kept)
    store.salvage(kept)
    assert len(store.outbox()) == 40
    assert store.salvaged() == {kept.name}
    assert files_set_aside(path) == [kept]
    store.close()


def test_the_lines_around_torn_pages_are_found(path: Path) -> None:
    before = _lines(path)
    whole = path.read_bytes()
    lost: set[int] = set()
    for page in range(1, len(whole) // PAGE_BYTES):
        torn = bytearray(whole)
        torn[page * PAGE_BYTES : (page + 1) * PAGE_BYTES] = secrets.token_bytes(PAGE_BYTES)
        path.write_bytes(torn)
        found = salvage.read(path, KEY)
        if found is None:
            continue  # The table's own root, or the list of tables.
        by_id = {line.id: line for line in before}
        assert [line[0] for line in found.lines] == [
            line.id for line in before if line.id in {it[0] for it in found.lines}
        ]
        for line in found.lines:
            assert str(line[3]).encode() == by_id[str(line[0])].arguments
        assert found.is_whole == (len(found.lines) == len(before))
        lost.add(len(before) - len(found.lines))
    assert 0 in lost
    assert {1, 2} & lost


def test_a_file_that_cannot_be_read_at_all_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:PAGE_BYTES])
    assert salvage.read(path, KEY) is None
    kept = set_aside(path, now=NOW)
    store = Store(path, KEY)
    assert store.salvage(kept) is None
    assert store.salvaged() == {kept.name}
    assert store.outbox() == ()
    store.close()
