"""A first load does without indexes until its rows are in, and always ends with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ordidesk.domain.assets import Asset
from ordidesk.domain.ids import command_id
from ordidesk.domain.records import Record, columns, to_row
from ordidesk.domain.tickets import AddNote
from ordidesk.protocol import KindCount, Settlement, SnapshotPlan
from ordidesk.store.intake import Page
from ordidesk.store.snapshot import SnapshotState
from ordidesk.store.store import Store
from tests.support.records import LEA, NOW, actor, asset, ticket

EPOCH = 1
KEY = bytes(32)
PLAN = SnapshotPlan(
    epoch=EPOCH,
    cursor="9",
    kinds=(KindCount(kind="ticket", rows=2), KindCount(kind="asset", rows=1)),
    settlement=Settlement(),
)
TICKETS = sorted((ticket(1), ticket(2)), key=lambda it: it.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name the file of a store of the test's own."""
    return tmp_path / "new.db"


def indexes(store: Store) -> set[str]:
    """Name the indexes that the store has."""
    with store.reader() as reader:
        return {
            name for (name,) in reader.rows("SELECT name FROM sqlite_master WHERE type='index'")
        }


def load(
    store: Store, state: SnapshotState, records: Sequence[Record], *, more: bool
) -> SnapshotState:
    """Take in a page of these records."""
    names = (*columns(type(records[0])), "ver")
    rows = [(*to_row(record), 1) for record in records]
    page = Page(records[0].kind, EPOCH, names, rows, records[-1].id, more=more)
    advanced = store.intake.snapshot_page(state, page)
    assert advanced is not None
    return advanced


def test_a_kinds_indexes_are_there_once_its_rows_are(path: Path) -> None:
    store = Store(path, KEY)
    whole = indexes(store)
    state = store.intake.begin_snapshot(PLAN)
    assert {"ticket_number", "asset_number"} <= whole - indexes(store)
    state = load(store, state, TICKETS[:1], more=True)
    assert "ticket_number" not in indexes(store)
    state = load(store, state, TICKETS[1:], more=False)
    assert "ticket_number" in indexes(store)
    assert "asset_number" not in indexes(store)
    state = load(store, state, [asset(1)], more=False)
    assert store.intake.finish_snapshot(state)
    assert indexes(store) == whole
    store.close()


def test_a_load_that_goes_on_after_a_restart_ends_with_every_index(path: Path) -> None:
    store = Store(path, KEY)
    whole = indexes(store)
    load(store, store.intake.begin_snapshot(PLAN), TICKETS[:1], more=True)
    store.close()
    store = Store(path, KEY)
    state = store.intake.snapshot_state()
    assert state is not None
    state = load(store, state, TICKETS[1:], more=False)
    state = load(store, state, [asset(1)], more=False)
    assert store.intake.finish_snapshot(state)
    assert indexes(store) == whole
    store.close()


def test_a_load_that_begins_anew_has_every_index_at_once_or_at_its_end(path: Path) -> None:
    store = Store(path, KEY)
    whole = indexes(store)
    store.intake.begin_snapshot(PLAN)
    state = store.intake.begin_snapshot(PLAN)
    load(store, state, TICKETS[:1], more=True)
    store.intake.begin_snapshot(PLAN)  # Over what the cut load brought.
    assert indexes(store) == whole
    store.close()


def test_whoever_works_during_the_load_has_every_index(path: Path) -> None:
    store = Store(path, KEY)
    whole = indexes(store)
    state = load(store, store.intake.begin_snapshot(PLAN), TICKETS[:1], more=True)
    note = AddNote(ticket_id=TICKETS[0].id, text="Déjà au travail")
    store.do(note, actor(LEA), now=NOW, command_id=command_id(NOW, 1))
    load(store, state, TICKETS[1:], more=False)
    assert indexes(store) == whole
    store.close()


def test_a_kind_that_the_portal_has_no_rows_of_keeps_its_indexes(path: Path) -> None:
    store = Store(path, KEY)
    whole = indexes(store)
    state = store.intake.begin_snapshot(PLAN)
    state = load(store, state, TICKETS, more=False)
    empty = Page(Asset.kind, EPOCH, (*columns(Asset), "ver"), (), "", more=False)
    advanced = store.intake.snapshot_page(state, empty)
    assert advanced is not None
    assert store.intake.finish_snapshot(advanced)
    assert indexes(store) == whole
    store.close()
