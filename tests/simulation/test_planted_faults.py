"""Each safeguard of sync is needed: with it planted out, the simulation finds the harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from ordidesk.protocol import ChangesAnswer, Settlement
from ordidesk.store import meta, outbox
from ordidesk.store.absorb import Absorption, Incoming
from ordidesk.store.intake import Intake, Position
from ordidesk.store.meta import Name
from ordidesk.sync.pull import Pull
from tests.simulation.laptop import Crash
from tests.simulation.wire import Wire
from tests.simulation.world import Broken, World

Plant = Callable[[pytest.MonkeyPatch], None]
SEEDS = (3, 1, 0, 4, *range(5, 30))
"""Each fault shows in a few of them; these come first because they show several."""
EVENTS = 160


def older_versions_are_taken(patch: pytest.MonkeyPatch) -> None:
    def is_news(self: Absorption, incoming: Incoming) -> bool:
        return incoming.op != "absent" or genuine(self, incoming)

    genuine = Absorption._is_news  # noqa: SLF001 - the safeguard that is planted out
    patch.setattr(Absorption, "_is_news", is_news)


def the_outbox_is_cleared_on_sending(patch: pytest.MonkeyPatch) -> None:
    def freeze(connection: apsw.Connection, seqs: Sequence[int]) -> None:
        connection.executemany("DELETE FROM outbox WHERE seq = ?", [(seq,) for seq in seqs])

    patch.setattr(outbox, "freeze", freeze)


def pulls_bring_no_outcomes(patch: pytest.MonkeyPatch) -> None:
    def changes(
        self: Wire, cursor: str, *, settled: int, limit: int, wait: int = 0
    ) -> ChangesAnswer:
        answer = genuine(self, cursor, settled=settled, limit=limit, wait=wait)
        return replace(answer, settlement=Settlement())

    genuine = Wire.changes
    patch.setattr(Wire, "changes", changes)


def snapshots_hear_no_outcomes(patch: pytest.MonkeyPatch) -> None:
    def hear_nothing(_self: Pull) -> None:
        """The pages are taken as they are."""

    patch.setattr(Pull, "_hear_outcomes", hear_nothing)


def the_cursor_is_stored_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    def changes(self: Intake, asked: Position, answers: Sequence[ChangesAnswer]) -> bool:
        cursor = answers[-1].cursor
        with self._writer.for_background() as connection:
            if meta.get_value(connection, "meta", Name.CURSOR) != asked.cursor:
                return False
            meta.set_value(connection, "meta", Name.CURSOR, cursor)
        if next(calls) % 3 == 0:
            raise Crash
        return genuine(self, asked._replace(cursor=cursor), answers)

    calls = count(1)
    genuine = Intake.changes
    patch.setattr(Intake, "changes", changes)


@pytest.mark.parametrize(
    "plant",
    [
        older_versions_are_taken,
        the_outbox_is_cleared_on_sending,
        pulls_bring_no_outcomes,
        snapshots_hear_no_outcomes,
        the_cursor_is_stored_before_the_rows,
    ],
)
def test_the_simulation_finds(folder: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(_breaks(folder / str(seed), seed) for seed in SEEDS)


def _breaks(folder: Path, seed: int) -> bool:
    folder.mkdir()
    world = World(folder, seed)
    try:
        world.live(EVENTS)
        world.settle()
    except Broken:
        return True
    finally:
        world.close()
    return False
