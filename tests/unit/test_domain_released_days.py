"""A technician does not come: the day is freed in one step, and put back in one; absences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.absences import Absence, RecordAbsence, RemoveAbsence
from ordidesk.domain.people import Person
from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.domain.released_days import DayRelease, ReleaseDay, RestoreDay
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.visits import ConfirmedBy, StartVisit, Visit, VisitState
from ordidesk.domain.work import NeverValid, Reason
from ordidesk.domain.zones import local_day, zone_of
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    SOPHIE,
    request,
    ticket,
    visit,
)

HOUR = timedelta(hours=1)
TODAY = NOW.date()
FIRST = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
SECOND = ticket(2, state=TicketState.IN_PROGRESS, assignee_id=KARIM.id)
MORNING = visit("morning", FIRST, NOW + HOUR)
AGREED = visit(
    "agreed",
    SECOND,
    NOW + 3 * HOUR,
    state=VisitState.CONFIRMED,
    confirmed_by="Hélène",
    confirmed_how=ConfirmedBy.MAIL,
)
TOMORROW = visit("tomorrow", FIRST, NOW + 24 * HOUR)
OTHERS = visit("others", FIRST, NOW, technician_id=KARIM.id)
ASKED = request("a", FIRST, state=RequestState.PLANNED, visit_id=MORNING.id)
RELEASE = ReleaseDay(technician_id=LEA.id, day=TODAY, reason="Absente")


def world() -> FakeRecords:
    return FakeRecords(*COMPANY, NOE, FIRST, SECOND, MORNING, AGREED, TOMORROW, OTHERS, ASKED)


def day(it: Visit) -> date:
    return local_day(it.starts_at, zone_of(None))


def visits(records: FakeRecords) -> dict[str, Visit]:
    return {it.id: it for it in records.all(Visit)}


def test_a_day_is_freed_in_one_step_and_tells_whom_to_call() -> None:
    records = world()
    do(records, SOPHIE, RELEASE)
    (release,) = records.all(DayRelease)
    assert [it.visit_id for it in release.released] == [MORNING.id, AGREED.id]
    assert (release.technician_id, release.day, release.reason) == (LEA.id, TODAY, "Absente")
    after = visits(records)
    assert {after[it].state for it in (MORNING.id, AGREED.id)} == {VisitState.CANCELLED}
    assert (after[TOMORROW.id], after[OTHERS.id]) == (TOMORROW, OTHERS)
    requests = {it.id: it for it in records.all(VisitRequest)}
    assert {requests[it.request_id].state for it in release.released} == {RequestState.OPEN}
    assert requests[release.released[0].request_id].id == ASKED.id


def test_a_freed_day_is_put_back_as_it_was() -> None:
    records = world()
    before = visits(records)
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    after = visits(records)
    for visit_id, was in before.items():
        raised = 2 if visit_id in {MORNING.id, AGREED.id} else 0
        assert after[visit_id] == replace(was, sequence=raised)
    assert {it.state for it in records.all(VisitRequest)} == {RequestState.PLANNED}
    assert {it.visit_id for it in records.all(VisitRequest)} == {MORNING.id, AGREED.id}
    again = do(records, SOPHIE, RestoreDay(release_id=release_id), 2)
    assert again.merged_fields == ["restored_at"]


def test_what_was_dealt_with_meanwhile_stays_as_it_is() -> None:
    records = world()
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    anew = do(
        records,
        SOPHIE,
        PlanVisit(
            ticket_id=FIRST.id,
            technician_id=KARIM.id,
            starts_at=NOW + 5 * HOUR,
            ends_at=NOW + 6 * HOUR,
            request_id=ASKED.id,
        ),
        1,
    ).new_id("visit")
    do(records, SOPHIE, RestoreDay(release_id=release_id), 2)
    after = visits(records)
    assert after[MORNING.id].state is VisitState.CANCELLED
    assert after[AGREED.id].state is VisitState.CONFIRMED
    (asked,) = (it for it in records.all(VisitRequest) if it.id == ASKED.id)
    assert asked.visit_id == anew


def test_when_everything_was_dealt_with_nothing_is_put_back() -> None:
    records = world()
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    for of in (FIRST, SECOND):
        records.seed(replace(of, state=TicketState.CANCELLED, closed_at=NOW))
    caught = refusal(records, SOPHIE, RestoreDay(release_id=release_id))
    assert caught.reason is Reason.NOTHING_TO_RESTORE


def test_nobody_who_left_gets_their_day_back() -> None:
    records = world()
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    records.seed(replace(LEA, active=False))
    caught = refusal(records, SOPHIE, RestoreDay(release_id=release_id))
    assert caught.reason is Reason.PERSON_LEFT


def test_a_visit_that_has_begun_stays() -> None:
    records = world()
    do(records, LEA, StartVisit(visit_id=MORNING.id))
    do(records, SOPHIE, RELEASE, 1)
    assert visits(records)[MORNING.id].state is VisitState.ON_SITE


def test_a_day_without_visits_is_told() -> None:
    caught = refusal(world(), SOPHIE, replace(RELEASE, day=TODAY + timedelta(days=5)))
    assert caught.reason is Reason.NOTHING_TO_RELEASE
    assert caught.facts == {"technician": LEA.id, "day": "2026-03-22"}


def test_a_day_is_that_of_the_clocks_at_the_site() -> None:
    early = visit("early", FIRST, datetime(2026, 3, 18, 21, 0, tzinfo=UTC))
    records = FakeRecords(*COMPANY, FIRST, replace(early, site_id=CARE_HOME_SITE.id))
    do(records, SOPHIE, replace(RELEASE, day=date(2026, 3, 19)))
    assert visits(records)[early.id].state is VisitState.CANCELLED


@pytest.mark.parametrize(("day_", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_in_which_clocks_change_is_freed_whole_and_alone(day_: date, hours: int) -> None:
    midnight = datetime.combine(day_, time(), ZoneInfo("Europe/Paris")).astimezone(UTC)
    begins = [it * HOUR for it in range(-2, 28)]
    planned = [
        visit(f"at {it}", FIRST, midnight + it, ends_at=midnight + it + HOUR / 2) for it in begins
    ]
    records = FakeRecords(*COMPANY, FIRST, *planned)
    release_id = do(records, SOPHIE, replace(RELEASE, day=day_)).new_id("release")
    freed = [it for it in visits(records).values() if it.state is VisitState.CANCELLED]
    assert len(freed) == hours
    assert min(it.starts_at for it in freed) == midnight
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    assert {it.state for it in visits(records).values()} == {VisitState.PLANNED}


def test_the_ticket_of_a_restored_visit_waits_for_it_again() -> None:
    records = world()
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    waiting = records.get(Ticket, FIRST.id)
    assert waiting is not None
    assert waiting.waiting_for is WaitingFor.VISIT


@given(st.lists(st.tuples(st.integers(-30, 30), st.sampled_from([LEA, KARIM])), max_size=8))
def test_freeing_and_restoring_any_day_leaves_every_slot_as_it_was(
    made: list[tuple[int, Person]],
) -> None:
    planned = [
        visit(str(number), FIRST, NOW + hours * HOUR, technician_id=person.id)
        for number, (hours, person) in enumerate(made)
    ]
    records = FakeRecords(*COMPANY, FIRST, *planned)
    days = [it for it in planned if it.technician_id == LEA.id and day(it) == TODAY]
    if not days:
        assert refusal(records, SOPHIE, RELEASE).reason is Reason.NOTHING_TO_RELEASE
        return
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    still = {it.id for it in records.all(Visit) if it.state is VisitState.PLANNED}
    assert still == {it.id for it in planned} - {it.id for it in days}
    assert len([it for it in records.all(VisitRequest) if it.state is RequestState.OPEN]) == 1
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    restored = {it.id: it for it in records.all(Visit) if it.state is VisitState.PLANNED}
    assert restored.keys() == {it.id for it in planned}
    assert all(slot_of(restored[was.id]) == slot_of(was) for was in planned)
    assert all(it.state is RequestState.PLANNED for it in records.all(VisitRequest))


def test_two_visits_of_one_ticket_each_get_their_request_back() -> None:
    second = visit("second", FIRST, NOW + 6 * HOUR)
    asked = request("b", FIRST, state=RequestState.PLANNED, visit_id=second.id, parts="Écran")
    records = world()
    records.seed(second, asked)
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    states = {it.id: it.state for it in records.all(VisitRequest)}
    assert (states[ASKED.id], states[asked.id]) == (RequestState.OPEN, RequestState.WITHDRAWN)
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    planned = {it.id: it.visit_id for it in records.all(VisitRequest)}
    assert (planned[ASKED.id], planned[asked.id]) == (MORNING.id, second.id)


def test_a_request_that_was_open_before_stays_open() -> None:
    records = world()
    asked = request("c", SECOND)
    records.seed(asked)
    release_id = do(records, SOPHIE, RELEASE).new_id("release")
    do(records, SOPHIE, RestoreDay(release_id=release_id), 1)
    assert records.get(VisitRequest, asked.id) == asked
    assert visits(records)[AGREED.id].state is VisitState.CONFIRMED


# --- absences -------------------------------------------------------------------------------------

AWAY = RecordAbsence(
    technician_id=LEA.id, starts_at=NOW, ends_at=NOW + 72 * HOUR, reason=" Formation "
)


def test_an_absence_is_recorded_once_and_can_be_taken_back() -> None:
    records = world()
    absence_id = do(records, SOPHIE, AWAY).new_id("absence")
    (kept,) = records.all(Absence)
    assert (kept.technician_id, kept.reason, kept.removed_at) == (LEA.id, "Formation", None)
    assert refusal(records, SOPHIE, AWAY).reason is Reason.ALREADY_THERE
    do(records, SOPHIE, RemoveAbsence(absence_id=absence_id), 1)
    assert records.all(Absence)[0].removed_by == SOPHIE.id
    again = do(records, SOPHIE, RemoveAbsence(absence_id=absence_id), 2)
    assert again.merged_fields == ["removed_at"]
    do(records, SOPHIE, AWAY, 3)
    assert len(records.all(Absence)) == 2


def test_an_absence_has_an_end_and_is_somebodys_who_goes_to_clients() -> None:
    records = world()
    backwards = refusal(records, SOPHIE, replace(AWAY, ends_at=NOW))
    assert backwards.reason is Reason.TIMES_OUT_OF_ORDER
    endless = refusal(records, SOPHIE, replace(AWAY, ends_at=NOW + timedelta(days=400)))
    assert isinstance(endless, NeverValid)
    assert endless.reason is Reason.SLOT_TOO_LONG
    other = refusal(records, SOPHIE, replace(AWAY, technician_id=NOE.id))
    assert other.reason is Reason.NOT_A_TECHNICIAN


def test_a_visit_in_an_absence_stays_until_somebody_decides() -> None:
    records = world()
    do(records, SOPHIE, AWAY)
    assert visits(records)[MORNING.id] == MORNING
    do(
        records,
        SOPHIE,
        MoveVisit(
            visit_id=MORNING.id,
            before=slot_of(MORNING),
            technician_id=KARIM.id,
            starts_at=MORNING.starts_at,
            ends_at=MORNING.ends_at,
        ),
        1,
    )
    assert visits(records)[MORNING.id].technician_id == KARIM.id
