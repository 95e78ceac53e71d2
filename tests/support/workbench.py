"""What a page is built on, all of it real: a desk over a store, its bridge, its workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ordidesk.desk import Desk
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.laptop.folders import Folders
from ordidesk.store.store import Store
from tests.support.open_desk import open_desk
from tests.support.preferences import preferences_in
from tests.support.records import LEA, NOW
from ui.actions import Actions
from ui.bridge import Bridge
from ui.pages.context import PageContext
from ui.support_desk import SupportDesk
from ui.theme import Theme
from ui.workers import Worker

ZONE = "Europe/Paris"


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it is."""
        return self.now

    def advance(self, minutes: int) -> None:
        """Let time go by."""
        self.now += timedelta(minutes=minutes)


@dataclass
class Workbench:
    """One person's desk, and what the window would be told."""

    context: PageContext
    store: Store
    clock: Clock
    told: list[str] = field(default_factory=list)
    """The refusals that the window would show."""

    @property
    def desk(self) -> Desk:
        """The desk that the pages work on."""
        return self.context.desk


@contextlib.contextmanager
def open_workbench(
    folder: Path, theme: Theme, records: Iterable[Record], person: Person = LEA
) -> Iterator[Workbench]:
    """Open a desk over these records with all that pages need, and close it at the end."""
    clock = Clock()
    with open_desk(folder, person, records, clock=clock) as (desk, store):
        bridge = Bridge(desk)
        writes, reads, files = Worker("commands"), Worker("queries"), Worker("files")
        actions = Actions(desk, writes)
        context = PageContext(
            theme=theme,
            preferences=preferences_in(folder),
            desk=desk,
            bridge=bridge,
            actions=actions,
            reads=reads,
            files=files,
            clock=clock,
            zone=ZONE,
            support=SupportDesk(desk, Folders.below(folder), bridge),
        )
        bench = Workbench(context, store, clock)
        actions.refused.connect(bench.told.append)
        try:
            yield bench
        finally:
            if context.support is not None:
                context.support.close()
            bridge.close()
            for worker in (files, writes, reads):
                worker.stop()
