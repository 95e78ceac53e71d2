"""The queue of what is to be judged or given to somebody, and what each technician has in hand."""

from __future__ import annotations

import time
from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Impact, Priority, TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.queries import loads, triage
from ordidesk.queries.triage import Counts, Filter, View
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    TOWN_HALL,
    absence,
    ticket,
    visit,
)

ZONE = "Europe/Paris"
OLD = NOW - timedelta(days=9)
JUST_NOW = NOW - timedelta(minutes=20)
WORLD: tuple[Record, ...] = (
    *COMPANY,
    ticket(1, opened_at=JUST_NOW - timedelta(minutes=4)),
    ticket(2, opened_at=JUST_NOW, declared_impact=Impact.BLOCKING, priority=Priority.HIGH),
    ticket(3, opened_at=OLD, declared_impact=Impact.BLOCKING, priority=Priority.HIGH),
    ticket(
        4,
        opened_at=JUST_NOW - timedelta(minutes=3),
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        summary="Écran noir à l'étage",
        callback="De 13 h à 14 h",
    ),
    ticket(5, assignee_id=LEA.id, state=TicketState.ASSIGNED, qualified_impact=Impact.DEGRADED),
    ticket(
        6,
        assignee_id=LEA.id,
        state=TicketState.ASSIGNED,
        opened_at=JUST_NOW - timedelta(minutes=2),
    ),
    ticket(7, state=TicketState.REOPENED, qualified_impact=Impact.DEGRADED, opened_at=JUST_NOW),
    ticket(8, assignee_id=LEA.id, state=TicketState.IN_PROGRESS),
    ticket(9, state=TicketState.CANCELLED),
    ticket(10, state=TicketState.RESOLVED),
)


def numbers(reader: Reader, wanted: Filter | None = None) -> list[int]:
    found = triage.queue(reader, wanted or Filter(), NOW)
    rows = triage.rows(reader, found.keys)
    return [int(rows[key].number[2:]) for key in found.keys]


def test_what_nobody_judged_or_has_waits_the_most_blocking_and_oldest_first(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    assert numbers(reader) == [3, 2, 1, 4, 6, 7]


def test_each_chip_shows_as_many_tickets_as_it_counts(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    counts = triage.queue(reader, Filter(), NOW).counts
    assert counts == Counts(all=6, blocking=2, late=1, reachable=1)
    for view in View:
        assert len(numbers(reader, Filter(view=view))) == getattr(counts, view)


def test_a_text_narrows_list_and_counts(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(text="ecran etage")) == [4]
    assert triage.queue(reader, Filter(text="ecran"), NOW).counts.all == 1


def test_who_can_be_called_is_told_by_the_clocks_there(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(view=View.REACHABLE)) == [4]  # 10:00 in Paris, 13:00 there
    change(store, ticket(11, callback="De 13 h à 14 h"))
    assert numbers(reader, Filter(view=View.REACHABLE)) == [4]


def test_the_promise_is_counted_in_the_hotlines_hours(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, ticket(1, priority=Priority.HIGH, opened_at=JUST_NOW)])
    (row,) = triage.rows(reader, triage.queue(reader, Filter(), NOW).keys).values()
    assert triage.promised(row) == JUST_NOW + timedelta(hours=8)
    later = JUST_NOW + timedelta(hours=8, minutes=1)
    assert triage.queue(reader, Filter(), later).counts.late == 1


def test_a_row_tells_where_it_is_and_who_took_it(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    rows = {row.number: row for row in triage.rows(reader, range(1, 20)).values()}
    assert rows["T-000006"].assignee_name == LEA.name
    assert rows["T-000004"].site_name == CARE_HOME_SITE.name
    assert rows["T-000001"].client_name == TOWN_HALL.name


def test_one_ticket_is_told_to_wait_or_not(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    asked = range(1, 12)
    assert [n for n in asked if triage.waits(reader, ticket(n).id)] == [1, 2, 3, 4, 6, 7]


def test_thousands_of_tickets_are_sorted_in_a_moment(store: Store, reader: Reader) -> None:
    many = [
        ticket(n, opened_at=NOW - timedelta(minutes=n), callback=f"Avant {8 + n % 8} h")
        for n in range(1, 5_001)
    ]
    fill(store, [*COMPANY, *many])
    first = triage.queue(reader, Filter(), NOW)
    assert first.counts.all == len(first.keys) == 5_000
    begin = time.perf_counter()
    triage.queue(reader, Filter(view=View.LATE), NOW + timedelta(minutes=1))
    assert time.perf_counter() - begin < 0.5


def test_who_has_least_comes_first_and_who_is_away_last(store: Store, reader: Reader) -> None:
    today = NOW.date()
    tomorrow = NOW + timedelta(days=1)
    done = visit("done", ticket(8), NOW - timedelta(hours=2), state=VisitState.DONE)
    fill(
        store,
        [
            *WORLD,
            ticket(20, assignee_id=LEA.id, state=TicketState.PENDING, priority=Priority.CRITICAL),
            done,
            visit("today", ticket(8), NOW + timedelta(hours=2)),
            visit("next", ticket(8), tomorrow),
            visit("after", ticket(8), tomorrow + timedelta(hours=3)),
        ],
    )
    found = loads.loads(reader, NOW, today, ZONE)
    assert [it.name for it in found] == [KARIM.name, LEA.name, SOPHIE.name]
    lea = found[1]
    assert (lea.open_tickets, lea.critical, lea.visits_today) == (4, 1, 1)
    assert lea.tomorrow == timedelta(hours=2)
    away = absence("ill", KARIM, starts_at=NOW, ends_at=NOW + timedelta(hours=3))
    change(store, away)
    found = loads.loads(reader, NOW, today, ZONE)
    assert [(it.name, it.absent) for it in found] == [
        (LEA.name, False),
        (SOPHIE.name, False),
        (KARIM.name, True),
    ]


def test_who_left_is_given_nothing(store: Store, reader: Reader) -> None:
    fill(store, COMPANY)
    change(store, replace(KARIM, active=False))
    found = loads.loads(reader, NOW, NOW.date(), ZONE)
    assert KARIM.id not in {it.id for it in found}


def test_an_absence_that_is_over_or_was_taken_back_counts_no_more(
    store: Store, reader: Reader
) -> None:
    earlier = NOW - timedelta(hours=3)
    over = absence("over", LEA, starts_at=earlier, ends_at=NOW)
    back = absence("back", KARIM, starts_at=earlier, removed_at=NOW)
    fill(store, [*COMPANY, over, back])
    assert not any(it.absent for it in loads.loads(reader, NOW, NOW.date(), ZONE))
