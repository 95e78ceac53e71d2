"""The power fails at any moment: what was acknowledged is there, and the file is sound."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import apsw

from ordidesk.domain.ids import command_id
from ordidesk.domain.tickets import AddNote
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.power_cut import ForgetfulDisk, forgetful_disk
from tests.support.records import COMPANY, LEA, NOW, actor, asset, ticket

CUTS = 60
NOTES = 30
KEY = bytes(32)


class Day(NamedTuple):
    """What happened on a disk, and behind which of its events each note was acknowledged."""

    disk: ForgetfulDisk
    begun: int
    acknowledged: list[tuple[int, str]]


def _a_day(folder: Path, *, synchronous: str = "") -> Day:
    folder.mkdir()
    with forgetful_disk() as disk:
        path = folder / "store.db"
        store = Store(path, KEY)
        fill(store, [*COMPANY, *map(ticket, range(5)), *map(asset, range(50))])
        begun = len(disk.events)
        acknowledged = []
        for number in range(NOTES):
            if synchronous:
                store._writer._connection.pragma("synchronous", synchronous)  # noqa: SLF001 - planted
            given = command_id(NOW, number)
            note = AddNote(ticket_id=ticket(number % 5).id, text=f"Note {number}")
            store.do(note, actor(LEA), now=NOW, command_id=given)
            acknowledged.append((len(disk.events), given))
            if number % 7 == 3:
                change(store, asset(number, location=f"Salle {number}"), ver=number)
            if number == NOTES // 2 and not synchronous:
                store.close()  # The log goes into the file.
                store = Store(path, KEY)
        store.close()
    return Day(disk, begun, acknowledged)


def _lost(day: Day, folder: Path, seed: int) -> set[str]:
    """Cut the power, start again, and return what was acknowledged and is not there."""
    dice = random.Random(seed)  # noqa: S311 - the same each time, not secret
    moment = dice.randrange(day.begun, day.acknowledged[-1][0] + 1)
    folder.mkdir()
    day.disk.after_a_cut(moment, dice, folder)
    store = Store(folder / "store.db", KEY)
    store.read_through()
    with store.reader() as reader:
        assert reader.value("PRAGMA quick_check") == "ok"
    there = {line.id for line in store.outbox()}
    store.close()
    return {given for at, given in day.acknowledged if at <= moment} - there


def test_a_power_cut_takes_nothing_back_that_was_acknowledged(tmp_path: Path) -> None:
    day = _a_day(tmp_path / "day")
    lost = [_lost(day, tmp_path / f"cut {seed}", seed) for seed in range(CUTS)]
    assert lost == [set()] * CUTS


def test_without_waiting_for_the_disk_power_cuts_take_acknowledged_work_back(
    tmp_path: Path,
) -> None:
    day = _a_day(tmp_path / "day", synchronous="normal")
    lost = [_lost(day, tmp_path / f"cut {seed}", seed) for seed in range(CUTS)]
    assert sum(map(bool, lost)) > CUTS // 2


def test_the_disk_of_these_tests_is_the_one_that_stores_use(tmp_path: Path) -> None:
    before = apsw.vfs_names()[0]
    with forgetful_disk() as disk:
        Store(tmp_path / "store.db", KEY).close()
        assert disk.events
    assert apsw.vfs_names()[0] == before
