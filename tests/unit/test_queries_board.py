"""The planning board: what a span of days shows, how full it is, and whom to call."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.diagnosis import CallOutcome, LogCall
from ordidesk.domain.ids import command_id
from ordidesk.domain.loans import LoanState
from ordidesk.domain.people import Role
from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.domain.records import Record
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Command
from ordidesk.queries import board as board_queries
from ordidesk.queries.board import Board, Load, Since
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    SECRETARY,
    SOPHIE,
    absence,
    actor,
    asset,
    day_release,
    loan,
    loaner,
    ticket,
    visit,
)

PARIS = "Europe/Paris"
HOUR = timedelta(hours=1)
TODAY = date(2026, 3, 17)
MACHINE = asset(4217)
TICKET = ticket(
    1,
    asset_id=MACHINE.id,
    assignee_id=LEA.id,
    state=TicketState.ASSIGNED,
    priority=Priority.CRITICAL,
    access="Sonner chez le gardien",
)
OTHER = ticket(
    2,
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    requester_id="",
    assignee_id=KARIM.id,
    state=TicketState.ASSIGNED,
)


def week(reader: Reader, first: date = TODAY, last: date = TODAY, zone: str = PARIS) -> Board:
    return board_queries.board(reader, first, last, zone)


def world(*more: Record) -> tuple[Record, ...]:
    return (*COMPANY, MACHINE, TICKET, OTHER, *more)


def give(store: Store, number: int, command: Command, now: datetime = NOW) -> None:
    store.do(command, actor(SOPHIE), now=now, command_id=command_id(now, number))


# --- what is shown --------------------------------------------------------------------------------


def test_a_visit_is_shown_with_all_that_its_block_says(store: Store, reader: Reader) -> None:
    planned = visit("one", TICKET, NOW, purpose="Remplacer l'écran", sequence=3)
    fill(store, world(planned))
    (shown,) = week(reader).visits
    assert (shown.id, shown.ticket_number, shown.priority) == (
        planned.id,
        TICKET.number,
        Priority.CRITICAL,
    )
    assert (shown.starts_at, shown.ends_at, shown.state) == (NOW, NOW + HOUR, VisitState.PLANNED)
    assert (shown.client_name, shown.site_name, shown.city) == (
        "Mairie de Valbrune",
        "Hôtel de ville",
        "Valbrune",
    )
    assert shown.access == "Sonner chez le gardien"
    assert (shown.contact_id, shown.contact_name, shown.contact_phone) == (
        SECRETARY.id,
        SECRETARY.name,
        SECRETARY.phone,
    )
    assert (shown.asset_number, shown.purpose, shown.sequence) == (
        MACHINE.inventory_number,
        "Remplacer l'écran",
        3,
    )
    assert (shown.timezone, shown.loan_state, shown.pending) == (PARIS, None, False)
    assert shown.confirmed_how is None


def test_what_was_called_off_is_not_there_and_what_was_done_is(
    store: Store, reader: Reader
) -> None:
    visits = {
        state: visit(f"in {state}", TICKET, NOW + HOUR * number, state=state)
        for number, state in enumerate(VisitState)
    }
    fill(store, world(*visits.values()))
    shown = {it.state for it in week(reader).visits}
    assert shown == set(VisitState) - {VisitState.CANCELLED}


def test_a_span_holds_whatever_overlaps_its_days_by_the_boards_clocks(
    store: Store, reader: Reader
) -> None:
    midnight = datetime(2026, 3, 16, 23, 0, tzinfo=UTC)  # in Paris
    before = visit("before", TICKET, midnight - HOUR)
    across = visit("across", TICKET, midnight - HOUR / 2)
    first = visit("first", TICKET, midnight)
    last = visit("last", TICKET, midnight + 24 * HOUR - HOUR / 2)
    after = visit("after", TICKET, midnight + 24 * HOUR)
    fill(store, world(before, across, first, last, after))
    assert [it.id for it in week(reader).visits] == [across.id, first.id, last.id]
    assert [it.id for it in week(reader, zone="UTC").visits] == [last.id, after.id]


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (TODAY, 24)]
)
def test_a_day_is_as_long_as_its_clocks_make_it(
    store: Store, reader: Reader, day: date, hours: int
) -> None:
    begins, ends = board_queries.span(day, day, PARIS)
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == hours * HOUR
    midnight = begins.astimezone(UTC)
    hourly = [visit(f"at {it}", TICKET, midnight + it * HOUR) for it in range(-2, 28)]
    fill(store, world(*hourly))
    assert len(week(reader, day, day).visits) == hours


def test_people_who_go_are_there_and_those_who_left_as_long_as_visits_of_theirs_are(
    store: Store, reader: Reader
) -> None:
    left = replace(KARIM, active=False)
    people = tuple(it for it in COMPANY if it.id != KARIM.id)
    gone = visit("gone", OTHER, NOW, technician_id=left.id)
    strange = visit("strange", OTHER, NOW, technician_id="nobody")
    fill(store, (*people, left, NOE, MACHINE, TICKET, OTHER, gone, strange))
    shown = [(it.name, it.active) for it in week(reader).people]
    assert shown == [("Léa Martin", True), ("Karim Benali", False), ("", False)]
    later = [
        it.name for it in week(reader, TODAY + 2 * timedelta(days=1), date(2026, 3, 20)).people
    ]
    assert later == ["Léa Martin"]


def test_a_manager_who_takes_visits_has_a_row(store: Store, reader: Reader) -> None:
    own = visit("own", TICKET, NOW - timedelta(days=30), technician_id=SOPHIE.id)
    fill(store, world(own))
    found = week(reader).people
    assert [it.name for it in found] == ["Karim Benali", "Léa Martin", "Sophie Renaud"]
    assert found[-1].role is Role.MANAGER


def test_absences_that_hold_and_days_that_were_freed(store: Store, reader: Reader) -> None:
    now = (NOW - HOUR, NOW + 5 * HOUR)
    holds = absence("holds", LEA, starts_at=now[0], ends_at=now[1], reason="Formation")
    removed = absence("removed", LEA, starts_at=now[0], ends_at=now[1], removed_at=NOW)
    freed = day_release("freed", LEA)
    back = day_release("back", KARIM, restored_at=NOW, restored_by=SOPHIE.id)
    fill(store, world(holds, removed, absence("tomorrow", LEA), freed, back))
    shown = week(reader)
    assert [(it.id, it.reason) for it in shown.absences] == [(holds.id, "Formation")]
    assert {
        (it.technician_id, it.released_by, it.restored, it.visits) for it in shown.releases
    } == {
        (LEA.id, SOPHIE.name, False, 0),
        (KARIM.id, SOPHIE.name, True, 0),
    }


def test_the_least_prepared_loaner_of_the_next_visit_is_told(store: Store, reader: Reader) -> None:
    next_one = visit("next", TICKET, NOW + HOUR)
    later = visit("later", TICKET, NOW + 3 * HOUR)
    done = visit("done", TICKET, NOW, state=VisitState.DONE)
    ready = loan("ready", TICKET, loaner(1), state=LoanState.READY)
    bare = loan("bare", TICKET, loaner(2), state=LoanState.PREPARING, visit_id=next_one.id)
    out = loan("out", TICKET, loaner(3), state=LoanState.HANDED_OVER)
    fill(store, world(next_one, later, done, ready, bare, out))
    shown = {it.id: it.loan_state for it in week(reader).visits}
    assert shown == {done.id: None, next_one.id: LoanState.PREPARING, later.id: None}


# --- how full it is -------------------------------------------------------------------------------


def loads(reader: Reader, first: date, last: date) -> dict[tuple[str, date], Load]:
    shown = week(reader, first, last)
    return {(it.person_id, it.day): it for it in board_queries.load(shown)}


def test_a_day_counts_its_visits_and_what_absences_leave_of_it(
    store: Store, reader: Reader
) -> None:
    one = visit("one", TICKET, NOW)
    together = visit("together", TICKET, NOW + HOUR / 2, ends_at=NOW + 2 * HOUR)
    given_up = visit("given up", TICKET, NOW + 3 * HOUR, state=VisitState.NOT_DONE)
    away = [
        absence("doctor", LEA, starts_at=NOW + 4 * HOUR, ends_at=NOW + 6 * HOUR),
        absence("within", LEA, starts_at=NOW + 5 * HOUR, ends_at=NOW + 5.5 * HOUR),
        absence("evening", LEA, starts_at=NOW + 7 * HOUR, ends_at=NOW + 24 * HOUR),
    ]
    fill(store, world(one, together, given_up, *away))
    found = loads(reader, TODAY, TODAY + timedelta(days=1))
    assert found[LEA.id, TODAY] == Load(LEA.id, TODAY, visits=2, minutes=150, capacity=420)
    assert found[LEA.id, TODAY + timedelta(days=1)].capacity == 480
    assert found[KARIM.id, TODAY] == Load(KARIM.id, TODAY, visits=0, minutes=0, capacity=600)


def test_nobody_works_at_weekends_and_on_holidays(store: Store, reader: Reader) -> None:
    fill(store, world())
    easter = date(2026, 4, 6)
    found = loads(reader, easter - timedelta(days=3), easter + timedelta(days=1))
    assert [found[LEA.id, easter + timedelta(days=it)].capacity for it in range(-3, 2)] == [
        600,
        0,
        0,
        0,
        600,
    ]


def test_a_visit_over_midnight_fills_both_days_and_begins_on_one(
    store: Store, reader: Reader
) -> None:
    night = datetime(2026, 3, 17, 22, 0, tzinfo=UTC)
    fill(store, world(visit("night", TICKET, night, ends_at=night + 3 * HOUR)))
    found = loads(reader, TODAY, TODAY + timedelta(days=1))
    two = [found[LEA.id, TODAY + timedelta(days=it)] for it in (0, 1)]
    assert [(it.visits, it.minutes) for it in two] == [(1, 60), (0, 120)]


# --- whom to call ---------------------------------------------------------------------------------


def test_a_freed_day_tells_whom_to_call_and_what_became_of_each(
    store: Store, reader: Reader
) -> None:
    agreed = visit(
        "agreed", TICKET, NOW + HOUR, confirmed_by="Mme Ducœur", state=VisitState.CONFIRMED
    )
    others = [ticket(it, assignee_id=LEA.id, state=TicketState.ASSIGNED) for it in (3, 4, 5)]
    visits = [visit(f"v{it}", of, NOW + (it + 2) * HOUR) for it, of in enumerate(others)]
    fill(store, world(agreed, *others, *visits))
    give(store, 1, ReleaseDay(technician_id=LEA.id, day=TODAY, reason="Malade"))
    (freed,) = week(reader).releases
    assert (freed.reason, freed.restored, freed.visits) == ("Malade", False, 4)
    first = board_queries.call_list(reader, freed.id)
    assert [it.visit_id for it in first] == [agreed.id, *(it.id for it in visits)]
    assert [it.since for it in first] == [Since.WAITING] * 4
    assert not any(it.dealt_with or it.called_at for it in first)
    assert (first[0].contact_name, first[0].contact_phone, first[0].contact_mail) == (
        SECRETARY.name,
        SECRETARY.phone,
        SECRETARY.mail,
    )
    assert (first[0].starts_at, first[0].ends_at) == (NOW + HOUR, NOW + 2 * HOUR)
    assert (first[0].client_name, first[0].confirmed_by) == ("Mairie de Valbrune", "Mme Ducœur")

    tomorrow = NOW + timedelta(days=1)
    give(
        store,
        2,
        PlanVisit(
            ticket_id=others[0].id,
            technician_id=KARIM.id,
            starts_at=tomorrow,
            ends_at=tomorrow + HOUR,
        ),
    )
    give(store, 3, LogCall(ticket_id=others[1].id, outcome=CallOutcome.ABSENT), NOW + HOUR / 2)
    second = board_queries.call_list(reader, freed.id)
    assert [it.since for it in second] == [
        Since.WAITING,
        Since.PLANNED,
        Since.WAITING,
        Since.WAITING,
    ]
    assert second[1].again_at == tomorrow
    assert second[1].starts_at == NOW + 2 * HOUR
    assert second[2].called_at == NOW + HOUR / 2

    give(store, 4, RestoreDay(release_id=freed.id))
    restored = reader.get(Visit, visits[1].id)
    assert restored is not None
    moved = MoveVisit(
        visit_id=restored.id,
        before=slot_of(restored),
        technician_id=KARIM.id,
        starts_at=tomorrow + 2 * HOUR,
        ends_at=tomorrow + 3 * HOUR,
    )
    give(store, 5, moved)
    third = board_queries.call_list(reader, freed.id)
    assert [it.since for it in third] == [
        Since.RESTORED,
        Since.PLANNED,
        Since.RESTORED,
        Since.RESTORED,
    ]
    assert third[2].again_at == tomorrow + 2 * HOUR
    assert all(it.dealt_with for it in third)


def test_nobody_is_called_about_what_has_ended(store: Store, reader: Reader) -> None:
    planned = visit("planned", TICKET, NOW + HOUR)
    fill(store, world(planned))
    give(store, 1, ReleaseDay(technician_id=LEA.id, day=TODAY, reason="Malade"))
    (freed,) = week(reader).releases
    (row,) = board_queries.call_list(reader, freed.id)
    assert row.since is Since.WAITING
    assert reader.get(VisitRequest, row.request_id) is not None
    assert board_queries.call_list(reader, "no such day") == ()


def test_the_slot_that_was_called_off_is_told_even_when_it_stands_elsewhere_now(
    store: Store, reader: Reader
) -> None:
    fill(store, world())
    at = NOW + HOUR
    plan = PlanVisit(
        ticket_id=TICKET.id, technician_id=LEA.id, starts_at=at, ends_at=at + HOUR, purpose="Écran"
    )
    give(store, 1, plan)
    give(store, 2, ReleaseDay(technician_id=LEA.id, day=TODAY, reason="Malade"), NOW + HOUR / 4)
    (freed,) = week(reader).releases
    give(store, 3, RestoreDay(release_id=freed.id), NOW + HOUR / 2)
    (planned,) = week(reader).visits
    record = reader.get(Visit, planned.id)
    assert record is not None
    move = MoveVisit(
        visit_id=record.id,
        before=slot_of(record),
        technician_id=LEA.id,
        starts_at=at + 3 * HOUR,
        ends_at=at + 4 * HOUR,
    )
    give(store, 4, move, NOW + HOUR * 3 / 4)
    (row,) = board_queries.call_list(reader, freed.id)
    assert (row.starts_at, row.ends_at, row.again_at) == (at, at + HOUR, at + 3 * HOUR)
