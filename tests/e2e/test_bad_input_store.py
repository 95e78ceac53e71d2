"""A store file that is damaged or has another key: told, kept, and the app goes on."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from ordidesk.queries.tickets import View
from ordidesk.store.errors import StoreDamaged, WrongKey
from ordidesk.store.key import DemoKeyKeeper
from ordidesk.store.reader import Reader
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.problems import lost_store, sentence
from ui.tour.colleague import Colleague

UNSENT = 2
PAGE_BYTES = 4096


@pytest.fixture
def closed(start: StartApp, portal: DemoPortal) -> Iterator[tuple[FaultProxy, Path]]:
    """Leave a store behind with two notes that were not sent; its portal answers again."""
    with FaultProxy(portal.address) as network:
        app = start()
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        network.always("", Drop())
        for number in range(UNSENT):
            _note(app, f"Pas encore partie, {number}.")
        app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE)
        (store,) = app.folders.data.glob("stores/*/*/store.db")
        app.close()
        network.always("", Pass())
        yield network, store


def _note(app: RunningApp, text: str) -> None:
    desk = app.context.desk
    key = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.MINE))[0]
    stored: list[object] = []
    app.context.actions.give(
        AddNote(ticket_id=desk.ask(tickets.rows, [key])[key].id, text=text), stored.append
    )
    app.stage.wait_for("the note stored", lambda: bool(stored))


def _overwrite(store: Path, where: slice) -> bytes:
    content = bytearray(store.read_bytes())
    content[where] = secrets.token_bytes(len(content[where]))
    store.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize(
    "torn", [slice(20, 84), slice(4096, None)], ids=["its head", "all but its head"]
)
def test_a_damaged_store_is_set_aside_and_made_anew(
    start: StartApp, closed: tuple[FaultProxy, Path], torn: slice
) -> None:
    network, store = closed
    damaged = _overwrite(store, torn)
    app = start()
    app.wait_for_words(sentence(StoreDamaged(store)))
    assert store.read_bytes() == damaged
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    (kept,) = store.parent.glob("store.damaged-*.db")
    assert kept.read_bytes() == damaged
    app.wait_for_words(lost_store(kept, None))
    _note(app, "Après la perte.")
    app.wait_for_status(lambda it: it.waiting == 0 and it.phase is Phase.UP_TO_DATE)


def test_damage_behind_a_sound_head_is_found_and_the_unsent_work_arrives(
    start: StartApp, closed: tuple[FaultProxy, Path]
) -> None:
    network, store = closed
    with Reader(store, DemoKeyKeeper(store, "127.0.0.1").load()) as reader:
        page = reader.value("SELECT rootpage FROM sqlite_master WHERE name = 'ticket'")
    _overwrite(store, slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES))
    app = start()
    app.wait_for_words(sentence(StoreDamaged(store)))
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    (kept,) = store.parent.glob("store.damaged-*.db")
    app.wait_for_words(lost_store(kept, UNSENT))
    colleague = Colleague(network.url)
    there = [it.text for it in colleague.records(JournalEntry) if isinstance(it, JournalEntry)]
    colleague.close()
    assert [there.count(f"Pas encore partie, {number}.") for number in range(UNSENT)] == [
        1
    ] * UNSENT


def test_a_store_with_another_key_is_told_and_left_as_it_is(
    start: StartApp, closed: tuple[FaultProxy, Path]
) -> None:
    network, store = closed
    before = store.read_bytes()
    key = store.with_name("demo.key")
    right = key.read_bytes()
    key.write_bytes(base64.b64encode(secrets.token_bytes(32)))
    app = start()
    app.wait_for_words(sentence(WrongKey(store)))
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_words(sentence(WrongKey(store)))
    assert store.read_bytes() == before
    app.close()
    key.write_bytes(right)
    app = start()
    app.wait_for_desk()
    assert app.status.waiting == 0
