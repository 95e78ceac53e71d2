"""News of the portal into a large store in use: 100 changes, with 20 actions still to be sent.

20 notes and edits wait in the outbox; each round the portal sends 100 changed tickets and machines,
among them those that the waiting actions touched, and they are absorbed in one commit: written
where they differ, the waiting work run again on top. Beside it, in the same run and on the same
file: the same number of rows by plain UPDATE statements in one commit, without pending work.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from benchmarks.light_laptop import percentile
from benchmarks.report import Figure, busy, finish, parser
from ordidesk.domain.assets import Asset
from ordidesk.domain.ids import command_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import ENDED, AddNote, EditTicket, Ticket
from ordidesk.server.demo.world import demo_records
from ordidesk.store.connection import open_for_writing
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.records import actor

KEY = bytes(range(32))
TODAY = date(2026, 3, 17)
CHANGES, PENDING = 100, 20


def main() -> None:
    """Fill a store, measure, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=200)
    given = options.parse_args()
    world = list(demo_records(TODAY, assets=given.assets, tickets=given.tickets))
    with tempfile.TemporaryDirectory(prefix="ordidesk-incremental-") as name:
        path = Path(name) / "store.db"
        store = Store(path, KEY)
        fill(store, world)
        absorbed = _absorb(store, world, given.rounds)
        store.close()
        plain = _update(path, world, given.rounds)
    print(f"{len(world):,} rows, {busy()}; {CHANGES} changes with {PENDING} actions waiting, ms:")
    for what, found in (("absorbed", absorbed), ("plain UPDATE", plain)):
        print(
            f"{what:>13}: median {statistics.median(found):.1f}, "
            f"p95 {percentile(found, 0.95):.1f}, most {max(found):.1f}"
        )
    finish(given, Figure("incremental p95", percentile(absorbed, 0.95), "ms", 40))


def _absorb(store: Store, world: Sequence[Record], rounds: int) -> list[float]:
    dice = random.Random(1)
    tickets = [it for it in world if isinstance(it, Ticket) and it.state not in ENDED]
    assets = [it for it in world if isinstance(it, Asset)]
    person = next(it for it in world if isinstance(it, Person) and it.role is Role.MANAGER)
    for number, touched in enumerate(dice.sample(tickets, PENDING)):
        now = datetime.now(UTC)
        command = (
            AddNote(ticket_id=touched.id, text="Vu sur place")
            if number % 2
            else EditTicket(
                ticket_id=touched.id,
                before={"location": touched.location},
                after={"location": "Bureau 12"},
            )
        )
        store.do(command, actor(person), now=now, command_id=command_id(now, dice.getrandbits(74)))
    touched_ids = _touched(store)
    waiting = [it for it in tickets if it.id in touched_ids]
    times = []
    for turn in range(rounds):
        news = [
            *(replace(it, callback=f"{turn} h") for it in waiting[: PENDING // 2]),
            *(replace(it, callback=f"{turn} h") for it in dice.sample(tickets, CHANGES // 2)),
            *(replace(it, location=f"Salle {turn}") for it in dice.sample(assets, CHANGES)),
        ][:CHANGES]
        begun = time.perf_counter()
        change(store, *{it.id: it for it in news}.values(), ver=turn + 2)
        times.append((time.perf_counter() - begun) * 1000)
        while store.intake.tidy():  # As the sync does, a short commit at a time.
            pass
    assert len(store.outbox()) == PENDING
    return times


def _touched(store: Store) -> set[str]:
    with store.reader() as reader:
        return {str(record_id) for (record_id,) in reader.rows("SELECT id FROM kept")}


def _update(path: Path, world: Sequence[Record], rounds: int) -> list[float]:
    """Return the milliseconds that the same number of rows takes without any thought."""
    dice = random.Random(2)
    connection = open_for_writing(path, KEY)
    ids = [it.id for it in world if isinstance(it, Asset)]
    times = []
    for turn in range(rounds):
        rows = [(f"Bureau {turn}", turn, record_id) for record_id in dice.sample(ids, CHANGES)]
        begun = time.perf_counter()
        with connection:
            connection.executemany("UPDATE asset SET location = ?, ver = ? WHERE id = ?", rows)
        times.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return times


if __name__ == "__main__":
    main()
