"""A store that holds given records, brought in as a portal's first snapshot is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Record, columns, to_row
from ordidesk.protocol import (
    Change,
    ChangesAnswer,
    KindCount,
    Outcome,
    PushAnswer,
    Settlement,
    SnapshotPlan,
)
from ordidesk.store.intake import Page
from ordidesk.store.store import Store

EPOCH = 1


def fill(store: Store, records: Iterable[Record]) -> None:
    """Take the records in as a first snapshot, searchable at the end."""
    order = list(RECORDS)
    ordered = sorted(records, key=lambda record: (order.index(record.kind), record.id))
    rows = {
        kind: [(*to_row(record), 1) for record in group]
        for kind, group in groupby(ordered, key=lambda record: record.kind)
    }
    plan = SnapshotPlan(
        epoch=EPOCH,
        cursor="1",
        kinds=tuple(KindCount(kind=kind, rows=len(rows[kind])) for kind in rows),
        settlement=Settlement(),
    )
    state = store.intake.begin_snapshot(plan)
    for kind, lines in rows.items():
        names = (*columns(RECORDS[kind]), "ver")
        page = Page(kind, EPOCH, names, lines, after=str(lines[-1][0]), more=False)
        advanced = store.intake.snapshot_page(state, page)
        assert advanced is not None
        state = advanced
    assert store.intake.finish_snapshot(state)
    while store.intake.tidy():
        pass


def change(store: Store, *records: Record, ver: int = 2) -> None:
    """Have the portal send these records as they are now."""
    changes = tuple(
        Change(
            kind=record.kind,
            id=record.id,
            ver=ver,
            op="put",
            row=dict(zip(columns(type(record)), to_row(record), strict=True)),
        )
        for record in records
    )
    asked = store.intake.position()
    answer = ChangesAnswer(
        epoch=EPOCH, cursor=asked.cursor, more=False, changes=changes, settlement=Settlement()
    )
    assert store.intake.changes(asked, [answer])


def decide(store: Store, outcome: Outcome) -> None:
    """Have the portal tell what became of a command."""
    store.intake.next_lines(100)
    settlement = Settlement(outcomes=(outcome,), last_seq=outcome.seq)
    answer = PushAnswer(epoch=EPOCH, settlement=settlement)
    assert store.intake.push_answer(store.intake.position(), answer)
