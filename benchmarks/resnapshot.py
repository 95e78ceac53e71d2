"""How long a person's action waits while 100,000 changed rows come in over a store in use.

The laptop was away for longer than the portal's feed goes back, so everything comes as a snapshot
again, page by page, each of its 100,000 machines changed. Meanwhile a person does something some
twenty times a second, as nobody does for long, and the portal confirms it, ten actions at a time.
Beside it, in the same run: the same actions over the same store at rest.
"""

from __future__ import annotations

import gc
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from benchmarks.light_laptop import percentile
from benchmarks.report import Figure, busy, finish, parser
from ordidesk.domain.assets import Asset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.ids import command_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record, columns, to_row
from ordidesk.domain.tickets import ENDED, AddNote, Ticket
from ordidesk.portal.snapshot import read_snapshot
from ordidesk.protocol import (
    Change,
    KindCount,
    Outcome,
    PushAnswer,
    Result,
    Settlement,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
)
from ordidesk.server.demo.world import demo_records
from ordidesk.store.intake import Page
from ordidesk.store.rows import Key
from ordidesk.store.store import Done, Store
from ordidesk.sync.pull import PAGE_ROWS
from tests.support.filled_store import EPOCH, fill
from tests.support.records import actor

KEY = bytes(range(32))
TODAY = date(2026, 3, 17)
BETWEEN_SECONDS = 0.05
AT_REST = 200
CONFIRMED_TOGETHER = 10
ROWS_A_LINE = 1000


def main() -> None:
    """Fill a store, snapshot over it while somebody works, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    given = options.parse_args()
    world = list(demo_records(TODAY, assets=given.assets, tickets=given.tickets))
    with tempfile.TemporaryDirectory(prefix="ordidesk-resnapshot-") as name:
        store = Store(Path(name) / "store.db", KEY)
        fill(store, world)
        changed = [replace(it, remark="Revu") if isinstance(it, Asset) else it for it in world]
        plan, answers = _plan(changed), list(_answers(changed))
        person = _PersonAtWork(store, world)
        del world, changed
        gc.collect()
        rest = [person.waits() for _ in range(AT_REST)]
        begun, cpu = time.perf_counter(), time.process_time()
        snapshot = threading.Thread(target=_take_in, args=(store, plan, answers))
        snapshot.start()
        meanwhile = []
        while snapshot.is_alive():
            meanwhile.append(person.waits())
            snapshot.join(BETWEEN_SECONDS)
        took, spent = time.perf_counter() - begun, time.process_time() - cpu
        with store.reader() as reader:
            revised = reader.value("SELECT count(*) FROM asset WHERE remark = 'Revu'")
        assert revised == given.assets
        person.close()
        store.close()
    print(
        f"{given.assets:,} changed rows taken in within {took:.1f} s, {spent:.1f} s of processor, "
        f"{busy()}; an action, ms:"
    )
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


class _PersonAtWork:
    """Puts notes on tickets; what was done is confirmed as the portal would, ten at a time."""

    def __init__(self, store: Store, world: Sequence[Record]) -> None:
        self._store = store
        self._reader = store.reader()
        self._dice = random.Random(1)
        self._tickets = [it.id for it in world if isinstance(it, Ticket) and it.state not in ENDED]
        self._actor = actor(
            next(it for it in world if isinstance(it, Person) and it.role is Role.MANAGER)
        )
        self._given: list[Done] = []

    def waits(self) -> float:
        """Do one thing; returns how many milliseconds it took."""
        now = datetime.now(UTC)
        note = AddNote(ticket_id=self._dice.choice(self._tickets), text="Vu sur place")
        new_id = command_id(now, self._dice.getrandbits(74))
        begun = time.perf_counter()
        done = self._store.do(note, self._actor, now=now, command_id=new_id)
        took = (time.perf_counter() - begun) * 1000
        self._given.append(done)
        if len(self._given) >= CONFIRMED_TOGETHER:
            self._confirm()
        return took

    def _confirm(self) -> None:
        outcomes = tuple(
            Outcome(seq=it.seq, id=it.command_id, result=Result.APPLIED) for it in self._given
        )
        touched = tuple(self._as_confirmed(key) for it in self._given for key in it.touched)
        self._given.clear()
        self._store.intake.next_lines(CONFIRMED_TOGETHER)
        settlement = Settlement(outcomes=outcomes, touched=touched, last_seq=outcomes[-1].seq)
        position = self._store.intake.position()
        assert self._store.intake.push_answer(
            position, PushAnswer(epoch=EPOCH, settlement=settlement)
        )

    def _as_confirmed(self, key: Key) -> Change:
        kind, record_id = key
        record = self._reader.get(RECORDS[kind], record_id)
        assert record is not None
        row = dict(zip(columns(RECORDS[kind]), to_row(record), strict=True))
        return Change(kind=kind, id=record_id, ver=3, op="put", row=row)

    def close(self) -> None:
        """Give the connection back."""
        self._reader.close()


def _take_in(store: Store, plan: SnapshotPlan, answers: Sequence[bytes]) -> None:
    """Take everything in again, as ``sync.pull`` does with what a portal sends."""
    state = store.intake.begin_snapshot(plan)
    for answer in answers:
        page = read_snapshot([answer], "portal")
        advanced = store.intake.snapshot_page(
            state, Page(page.kind, page.epoch, page.columns, page.rows, page.after, page.more)
        )
        assert advanced is not None
        state = advanced
    assert store.intake.finish_snapshot(state)
    while store.intake.tidy():
        pass


def _plan(records: Sequence[Record]) -> SnapshotPlan:
    kinds = tuple(
        KindCount(kind=kind, rows=sum(it.kind == kind for it in records)) for kind in RECORDS
    )
    return SnapshotPlan(epoch=EPOCH, cursor="2", kinds=kinds, settlement=Settlement())


def _answers(records: Sequence[Record]) -> Iterator[bytes]:
    """Write the pages as a portal sends them."""
    for kind, record_type in RECORDS.items():
        ver = 2 if kind == Asset.kind else 1
        found = sorted((it for it in records if it.kind == kind), key=lambda it: it.id)
        header = SnapshotHeader(kind=kind, epoch=EPOCH, columns=(*columns(record_type), "ver"))
        for start in range(0, len(found) or 1, PAGE_ROWS):
            rows = [(*to_row(it), ver) for it in found[start : start + PAGE_ROWS]]
            footer = SnapshotFooter(
                after=found[start + len(rows) - 1].id if rows else "",
                more=start + PAGE_ROWS < len(found),
            )
            parts = [rows[at : at + ROWS_A_LINE] for at in range(0, len(rows), ROWS_A_LINE)]
            lines = [header, *parts, footer]
            yield b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


if __name__ == "__main__":
    main()
