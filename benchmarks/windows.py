"""What the windows' benchmarks stand on: a filled store, a desk over it, a page's context."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ordidesk.desk import Desk
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record
from ordidesk.domain.work import Actor
from ordidesk.server.demo.world import demo_records
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine
from tests.support.filled_store import fill
from tests.support.open_desk import NoNetwork
from ui.actions import Actions
from ui.bridge import Bridge
from ui.pages.context import PageContext
from ui.preferences import Preferences
from ui.theme import SchemeChoice, Theme
from ui.workers import Worker

TODAY = date(2026, 3, 17)
NOW = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
ZONE = "Europe/Paris"


@contextmanager
def filled_context(
    app: QApplication, folder: Path, *, assets: int, tickets: int
) -> Iterator[PageContext]:
    """Fill an encrypted store with demo records and give a page what it needs, offline."""
    records = list(demo_records(TODAY, assets=assets, tickets=tickets))
    store = Store(folder / "store.db", bytes(32), clock=lambda: NOW)
    fill(store, records)
    sync = SyncEngine(store, NoNetwork())
    desk = Desk(
        store,
        _technician(records),
        sync,
        clock=lambda: NOW,
        random_bits=lambda: random.getrandbits(74),
    )
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    preferences = Preferences(folder / "settings.toml", folder / "policy.toml", environment={})
    bridge = Bridge(desk)
    writes, reads, files = Worker("commands"), Worker("queries"), Worker("files")
    try:
        yield PageContext(
            theme=theme,
            preferences=preferences,
            desk=desk,
            bridge=bridge,
            actions=Actions(desk, writes),
            files=files,
            reads=reads,
            clock=lambda: NOW,
            zone=ZONE,
        )
    finally:
        bridge.close()
        for worker in (files, writes, reads):
            worker.stop()
        desk.close()


def _technician(records: Iterable[Record]) -> Actor:
    person = next(
        record
        for record in records
        if isinstance(record, Person) and record.role is Role.TECHNICIAN
    )
    return Actor(person.id, person.role)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def until(condition: Callable[[], bool], app: QApplication) -> None:
    """Let the windows work until the condition holds."""
    while not condition():
        app.processEvents()
