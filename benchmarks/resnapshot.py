"""How long a person's action waits while 100,000 changed rows come in over a store in use.

The laptop was away for longer than the portal's feed goes back, so everything comes as a snapshot
again, page by page, each of its 100,000 machines changed. Meanwhile a person does something some
twenty times a second, as nobody does for long. Beside it, in the same run: the same actions over
the same store at rest.
"""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from benchmarks.light_laptop import percentile
from benchmarks.report import Figure, finish, parser
from ordidesk.domain.assets import Asset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.ids import command_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record, columns, to_row
from ordidesk.domain.tickets import ENDED, AddNote, Ticket
from ordidesk.protocol import KindCount, Settlement, SnapshotPlan
from ordidesk.server.demo.world import demo_records
from ordidesk.store.intake import Page
from ordidesk.store.store import Store
from ordidesk.sync.pull import PAGE_ROWS
from tests.support.filled_store import EPOCH, fill
from tests.support.records import actor

KEY = bytes(range(32))
TODAY = date(2026, 3, 17)
BETWEEN_SECONDS = 0.05
AT_REST = 200


def main() -> None:
    """Fill a store, snapshot over it while somebody works, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    given = options.parse_args()
    world = list(demo_records(TODAY, assets=given.assets, tickets=given.tickets))
    changed = [replace(it, remark="Revu") if isinstance(it, Asset) else it for it in world]
    with tempfile.TemporaryDirectory(prefix="ordidesk-resnapshot-") as name:
        store = Store(Path(name) / "store.db", KEY)
        fill(store, world)
        act = _person_at_work(store, world)
        rest = [_milliseconds(act) for _ in range(AT_REST)]
        begun = time.perf_counter()
        snapshot = threading.Thread(target=_snapshot, args=(store, changed))
        snapshot.start()
        meanwhile = []
        while snapshot.is_alive():
            meanwhile.append(_milliseconds(act))
            snapshot.join(BETWEEN_SECONDS)
        took = time.perf_counter() - begun
        with store.reader() as reader:
            revised = reader.value("SELECT count(*) FROM asset WHERE remark = 'Revu'")
        assert revised == given.assets
        store.close()
    print(f"{given.assets:,} changed rows taken in within {took:.1f} s; an action, ms:")
    for what, found in (("at rest", rest), ("meanwhile", meanwhile)):
        print(
            f"{what:>10}: median {statistics.median(found):.1f}, "
            f"p95 {percentile(found, 0.95):.1f}, most {max(found):.1f} ({len(found)} actions)"
        )
    finish(
        given,
        Figure("an action p95", percentile(meanwhile, 0.95), "ms", 10),
        Figure("an action at most", max(meanwhile), "ms", 50),
    )


def _person_at_work(store: Store, world: Sequence[Record]) -> Callable[[], None]:
    """Return what does one action in the store."""
    dice = random.Random(1)
    tickets = [it for it in world if isinstance(it, Ticket) and it.state not in ENDED]
    person = next(it for it in world if isinstance(it, Person) and it.role is Role.MANAGER)
    numbers = itertools.count(1)

    def act() -> None:
        now = datetime.now(UTC)
        note = AddNote(ticket_id=dice.choice(tickets).id, text=f"Vu sur place {next(numbers)}")
        store.do(note, actor(person), now=now, command_id=command_id(now, dice.getrandbits(74)))

    return act


def _snapshot(store: Store, records: Sequence[Record]) -> None:
    """Take everything in again, as ``sync.pull`` does with what a portal sends."""
    order = list(RECORDS)
    ordered = sorted(records, key=lambda record: (order.index(record.kind), record.id))
    of_kind = {
        kind: list(found) for kind, found in itertools.groupby(ordered, key=lambda it: it.kind)
    }
    kinds = tuple(KindCount(kind=kind, rows=len(found)) for kind, found in of_kind.items())
    plan = SnapshotPlan(epoch=EPOCH, cursor="2", kinds=kinds, settlement=Settlement())
    state = store.intake.begin_snapshot(plan)
    for kind, found in of_kind.items():
        for page in _pages(kind, found):
            advanced = store.intake.snapshot_page(state, page)
            assert advanced is not None
            state = advanced
    assert store.intake.finish_snapshot(state)
    while store.intake.tidy():
        pass


def _pages(kind: str, records: Sequence[Record]) -> Iterator[Page]:
    names = (*columns(RECORDS[kind]), "ver")
    ver = 2 if kind == Asset.kind else 1
    for start in range(0, len(records), PAGE_ROWS):
        rows = [(*to_row(it), ver) for it in records[start : start + PAGE_ROWS]]
        more = start + PAGE_ROWS < len(records)
        yield Page(kind, EPOCH, names, rows, after=str(rows[-1][0]), more=more)


def _milliseconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
