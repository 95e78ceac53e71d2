"""What a person's action costs on the disk: one wait for it, beside a commit of a single row.

The syncs are counted below SQLite and its encryption, by a file system that notes them. The times
are of the real disk, in turns in one run: the product's own action (rule, rows, outbox line, one
commit) and one row in a plain encrypted file with the same settings.
"""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw

from benchmarks.report import Figure, finish, parser
from ordidesk.domain.ids import command_id
from ordidesk.domain.tickets import AddNote
from ordidesk.store.connection import open_for_writing
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.power_cut import forgetful_disk, syncs
from tests.support.records import COMPANY, LEA, actor, ticket

KEY = bytes(range(32))
TICKET = ticket(1, assignee_id=LEA.id)


def main() -> None:
    """Count, measure, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--actions", type=int, default=500)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ordidesk-commit-") as name:
        folder = Path(name)
        counted = _syncs_of_each(folder / "counted.db", 100)
        with _actions(folder / "store.db") as act, _rows(folder / "plain.db") as insert:
            times: dict[str, list[float]] = {"action": [], "row": []}
            for _ in range(given.actions):
                times["action"].append(_milliseconds(act))
                times["row"].append(_milliseconds(insert))
    action, row = (statistics.median(times[what]) for what in ("action", "row"))
    print(f"an action {action:.2f} ms median, a commit of one row {row:.2f} ms")
    print(f"syncs of each of {len(counted)} actions: {sorted(set(counted))}")
    finish(given, Figure("syncs an action", max(counted), "", 1))


def _syncs_of_each(path: Path, actions: int) -> list[int]:
    """Return how often the disk was waited for by each action."""
    counted = []
    with forgetful_disk() as disk, _actions(path) as act:
        act()  # The first one begins the log, whose head is synced once.
        for _ in range(actions):
            before = syncs(disk)
            act()
            counted.append(syncs(disk) - before)
    return counted


@contextmanager
def _actions(path: Path) -> Iterator[Callable[[], None]]:
    """Open a store, and return what does one action in it."""
    store = Store(path, KEY)
    fill(store, [*COMPANY, TICKET])
    dice = random.Random(1)
    numbers = itertools.count(1)

    def act() -> None:
        now = datetime.now(UTC)
        note = AddNote(ticket_id=TICKET.id, text=f"Vu sur place {next(numbers)}")
        store.do(note, actor(LEA), now=now, command_id=command_id(now, dice.getrandbits(74)))

    yield act
    store.close()


@contextmanager
def _rows(path: Path) -> Iterator[Callable[[], None]]:
    """Open a file as a store's is, and return what commits one row in it."""
    connection = open_for_writing(path, KEY)
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")

    def insert() -> None:
        with connection:
            connection.execute("INSERT INTO plain (text) VALUES ('Vu sur place')")

    yield insert
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    connection.close()


def _milliseconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
