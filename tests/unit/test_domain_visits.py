"""Visits: arriving, which begins the work on the ticket, and leaving."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import (
    RUNNING,
    TO_SET_OFF,
    TO_START,
    CorrectVisitTimes,
    FinishVisit,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    Visit,
    VisitState,
)
from ordidesk.domain.work import Command, NeverValid, Reason, Refusal
from tests.fakes import FakeRecords
from tests.support import giving
from tests.support.records import KARIM, LEA, NOW, SOPHIE, ticket, visit
from tests.support.scripts import (
    ASSIGNED,
    NEW,
    VISIT_OF_ASSIGNED,
    VISIT_OF_KARIM,
    VISIT_OF_NEW,
    WORLD,
)

START = StartVisit(visit_id=VISIT_OF_ASSIGNED.id)
FINISH = FinishVisit(visit_id=VISIT_OF_ASSIGNED.id, done=True, report="Switch remplacé.")


def do(records: FakeRecords, command: Command, person: Person = LEA, minutes: int = 0) -> None:
    giving.do(records, person, command, minutes)


def refusal(records: FakeRecords, command: Command, person: Person = LEA) -> Refusal:
    return giving.refusal(records, person, command)


def held(records: FakeRecords, of: Visit = VISIT_OF_ASSIGNED) -> Visit:
    found = records.get(Visit, of.id)
    assert found is not None
    return found


def ticket_of(records: FakeRecords, of: Visit = VISIT_OF_ASSIGNED) -> Ticket:
    found = records.get(Ticket, of.ticket_id)
    assert found is not None
    return found


@pytest.mark.parametrize("state", sorted(TO_START))
def test_arriving_keeps_the_time(state: VisitState) -> None:
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state))
    do(records, START)
    assert (held(records).state, held(records).arrived_at) == (VisitState.ON_SITE, NOW)


@pytest.mark.parametrize("state", sorted(set(VisitState) - TO_START))
def test_a_visit_starts_once(state: VisitState) -> None:
    told = refusal(FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state)), START)
    assert (told.reason, told.facts["state"]) == (Reason.WRONG_STEP, state)


@pytest.mark.parametrize("state", sorted(RUNNING))
def test_a_technician_finishes_one_visit_before_the_next(state: VisitState) -> None:
    running = replace(VISIT_OF_NEW, state=state, arrived_at=NOW)
    told = refusal(FakeRecords(*WORLD, running), START)
    assert (told.reason, told.facts) == (Reason.OTHER_VISIT_RUNNING, {"visit": running.id})


def test_two_technicians_may_be_on_site_for_one_ticket() -> None:
    records = FakeRecords(*WORLD)
    do(records, START)
    do(records, StartVisit(visit_id=VISIT_OF_KARIM.id), KARIM, minutes=5)
    assert held(records, VISIT_OF_KARIM).state is VisitState.ON_SITE
    assert ticket_of(records).assignee_id == LEA.id


def test_a_visit_is_its_technicians_own_or_a_managers() -> None:
    told = refusal(FakeRecords(*WORLD), START, KARIM)
    assert (told.reason, told.facts) == (Reason.NOT_YOURS, {"kind": "visit", "owner": LEA.id})
    do(FakeRecords(*WORLD), START, SOPHIE)


@pytest.mark.parametrize("state", [TicketState.ASSIGNED, TicketState.REOPENED, TicketState.PENDING])
def test_arriving_begins_the_work_on_the_ticket(state: TicketState) -> None:
    waiting = WaitingFor.VISIT if state is TicketState.PENDING else WaitingFor.NOTHING
    records = FakeRecords(*WORLD, replace(ASSIGNED, state=state, waiting_for=waiting))
    do(records, START)
    begun = ticket_of(records)
    assert (begun.state, begun.waiting_for) == (TicketState.IN_PROGRESS, WaitingFor.NOTHING)
    moves = [it for it in records.all(JournalEntry) if it.entry is EntryKind.STATE]
    assert [(it.before, it.after, it.visibility) for it in moves] == [
        (state, TicketState.IN_PROGRESS, Visibility.CLIENT)
    ]


def test_a_new_ticket_is_in_the_hands_of_whoever_arrives_for_it() -> None:
    records = FakeRecords(*WORLD)
    do(records, StartVisit(visit_id=VISIT_OF_NEW.id), SOPHIE)
    begun = ticket_of(records, VISIT_OF_NEW)
    assert (begun.state, begun.assignee_id) == (TicketState.IN_PROGRESS, LEA.id)
    given = [it for it in records.all(JournalEntry) if it.entry is EntryKind.ASSIGNMENT]
    assert [(it.before, it.after) for it in given] == [("", LEA.id)]


@pytest.mark.parametrize(
    "state",
    [
        TicketState.IN_PROGRESS,
        TicketState.CONTINUITY,
        TicketState.RESOLVED,
        TicketState.CLOSED,
        TicketState.CANCELLED,
    ],
)
def test_arriving_leaves_a_ticket_that_need_not_begin(state: TicketState) -> None:
    there = replace(ASSIGNED, state=state)
    records = FakeRecords(*WORLD, there)
    do(records, START)
    assert held(records).state is VisitState.ON_SITE
    assert ticket_of(records) == there


def test_arriving_is_kept_even_where_the_ticket_is_not_held() -> None:
    records = FakeRecords(visit("alone", ticket(9), NOW))
    do(records, StartVisit(visit_id=visit("alone", ticket(9), NOW).id))
    assert [it.state for it in records.all(Visit)] == [VisitState.ON_SITE]


def test_leaving_keeps_time_and_report() -> None:
    records = FakeRecords(*WORLD)
    do(records, START)
    do(records, FINISH, minutes=45)
    done = held(records)
    assert (done.state, done.report) == (VisitState.DONE, "Switch remplacé.")
    assert done.ended_at == NOW + timedelta(minutes=45)
    assert ticket_of(records).state is TicketState.IN_PROGRESS


def test_work_done_is_kept_when_the_clock_was_set_back_meanwhile() -> None:
    records = FakeRecords(*WORLD)
    do(records, START)
    do(records, FINISH, minutes=-60)
    assert (held(records).state, held(records).ended_at) == (VisitState.DONE, NOW)


@pytest.mark.parametrize("state", sorted(TO_START))
def test_a_visit_that_never_started_is_not_done(state: VisitState) -> None:
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state))
    assert refusal(records, FINISH).reason is Reason.WRONG_STEP
    do(records, replace(FINISH, done=False, report="Personne sur place."))
    assert (held(records).state, held(records).arrived_at) == (VisitState.NOT_DONE, None)


def test_what_was_not_done_needs_its_reason() -> None:
    told = refusal(FakeRecords(), replace(FINISH, done=False, report=" "))
    assert isinstance(told, NeverValid)
    assert told.facts == {"field": "report"}


def test_a_report_has_a_limit() -> None:
    told = refusal(FakeRecords(), replace(FINISH, report="x" * 20_001))
    assert isinstance(told, NeverValid)
    assert told.facts == {"field": "report", "limit": "20000"}


@pytest.mark.parametrize("state", [VisitState.DONE, VisitState.NOT_DONE, VisitState.CANCELLED])
def test_an_ended_visit_is_not_ended_again(state: VisitState) -> None:
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state))
    assert refusal(records, FINISH).reason is Reason.WRONG_STEP


def test_each_step_of_a_visit_is_in_the_tickets_journal() -> None:
    records = FakeRecords(*WORLD, replace(NEW, state=TicketState.IN_PROGRESS, assignee_id=LEA.id))
    mine = VISIT_OF_NEW.id
    do(records, StartVisit(visit_id=mine))
    do(records, FinishVisit(visit_id=mine, done=False, report="Local fermé."), minutes=5)
    entries = sorted(records.all(JournalEntry), key=lambda entry: entry.at)
    assert [(it.subject, it.before, it.after, it.text) for it in entries] == [
        (mine, "planned", "on_site", ""),
        (mine, "on_site", "not_done", "Local fermé."),
    ]


# --- on the way, pauses -------------------------------------------------------------------------

SET_OFF = SetOffForVisit(visit_id=VISIT_OF_ASSIGNED.id)
PAUSE = PauseVisit(visit_id=VISIT_OF_ASSIGNED.id)
RESUME = ResumeVisit(visit_id=VISIT_OF_ASSIGNED.id)
TAPS: list[tuple[Command, frozenset[VisitState], VisitState]] = [
    (SET_OFF, TO_SET_OFF, VisitState.TRAVELLING),
    (PAUSE, frozenset({VisitState.ON_SITE}), VisitState.PAUSED),
    (RESUME, frozenset({VisitState.PAUSED}), VisitState.ON_SITE),
]


@pytest.mark.parametrize(("command", "before", "to"), TAPS)
@pytest.mark.parametrize("state", VisitState)
def test_a_tap_is_possible_where_it_makes_sense_and_the_same_tap_twice_is_one(
    command: Command, before: frozenset[VisitState], to: VisitState, state: VisitState
) -> None:
    """A pause without an arrival, a departure after one: refused with what the state is."""
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state, arrived_at=NOW))
    if state in before or state is to:
        do(records, command)
        assert held(records).state is to
        told = [it for it in records.all(JournalEntry) if it.subject == VISIT_OF_ASSIGNED.id]
        assert [(it.before, it.after) for it in told] == ([] if state is to else [(state, to)])
        return
    told_why = refusal(records, command)
    assert (told_why.reason, told_why.facts["state"]) == (Reason.WRONG_STEP, state)


@pytest.mark.parametrize("command", [SET_OFF, PAUSE, RESUME])
def test_taps_are_for_the_visits_own_technician_or_a_manager(command: Command) -> None:
    told = refusal(FakeRecords(*WORLD), command, KARIM)
    assert (told.reason, told.facts) == (Reason.NOT_YOURS, {"kind": "visit", "owner": LEA.id})


def test_nobody_is_on_the_way_who_is_still_on_another_visit() -> None:
    running = replace(VISIT_OF_NEW, state=VisitState.PAUSED, arrived_at=NOW)
    told = refusal(FakeRecords(*WORLD, running), SET_OFF)
    assert (told.reason, told.facts) == (Reason.OTHER_VISIT_RUNNING, {"visit": running.id})


def test_arriving_and_leaving_keep_their_times_through_pauses() -> None:
    records = FakeRecords(*WORLD)
    for minutes, command in enumerate((SET_OFF, START, PAUSE, RESUME, PAUSE, FINISH)):
        do(records, command, minutes=10 * minutes)
    visit_now = held(records)
    assert visit_now.state is VisitState.DONE
    assert (visit_now.arrived_at, visit_now.ended_at) == (
        NOW + timedelta(minutes=10),
        NOW + timedelta(minutes=50),
    )


# --- in a colleague's place ---------------------------------------------------------------------

TAKE_OVER = TakeOverVisit(
    visit_id=VISIT_OF_ASSIGNED.id, instead_of=LEA.id, note="Je suis déjà dans le bâtiment."
)


@pytest.mark.parametrize("state", sorted(TO_START))
def test_a_colleague_takes_a_visit_over_with_a_note_that_clients_do_not_read(
    state: VisitState,
) -> None:
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state))
    do(records, TAKE_OVER, KARIM)
    assert held(records).technician_id == KARIM.id
    # What was agreed with the contact holds; the one who was on the way is so no more.
    assert held(records).state is (VisitState.PLANNED if state is VisitState.TRAVELLING else state)
    (told,) = (it for it in records.all(JournalEntry) if it.entry is EntryKind.VISIT_TAKEN_OVER)
    assert (told.before, told.after, told.text) == (LEA.id, KARIM.id, TAKE_OVER.note)
    assert told.visibility is Visibility.INTERNAL
    do(records, START, KARIM, minutes=5)


@pytest.mark.parametrize("state", sorted(set(VisitState) - TO_START))
def test_a_visit_that_has_begun_is_not_taken_over(state: VisitState) -> None:
    records = FakeRecords(*WORLD, replace(VISIT_OF_ASSIGNED, state=state))
    assert refusal(records, TAKE_OVER, KARIM).reason is Reason.WRONG_STEP


def test_of_two_who_take_a_visit_over_at_once_the_first_has_it() -> None:
    records = FakeRecords(*WORLD)
    do(records, TAKE_OVER, KARIM)
    told = refusal(records, TAKE_OVER, SOPHIE)
    assert (told.reason, told.facts) == (Reason.ALREADY_TAKEN, {"assignee": KARIM.id})


def test_who_takes_a_visit_over_says_why() -> None:
    told = refusal(FakeRecords(*WORLD), replace(TAKE_OVER, note=" "), KARIM)
    assert isinstance(told, NeverValid)
    assert told.reason is Reason.TEXT_MISSING


# --- times put right ----------------------------------------------------------------------------


def _times(arrived: int, ended: int | None = None) -> CorrectVisitTimes:
    """Minutes from the planned beginning."""
    return CorrectVisitTimes(
        visit_id=VISIT_OF_ASSIGNED.id,
        arrived_at=NOW + timedelta(minutes=arrived),
        ended_at=None if ended is None else NOW + timedelta(minutes=ended),
    )


def _visited() -> FakeRecords:
    """Return records in which the visit went from 9:00 to 10:00."""
    records = FakeRecords(*WORLD)
    do(records, START)
    do(records, FINISH, minutes=60)
    return records


def test_times_are_put_right_and_what_was_told_stays_in_the_journal() -> None:
    records = _visited()
    do(records, _times(-5, 60), minutes=90)
    assert held(records).arrived_at == NOW - timedelta(minutes=5)
    (told,) = (it for it in records.all(JournalEntry) if it.entry is EntryKind.VISIT_TIME)
    assert (told.text, told.subject) == ("arrived_at", VISIT_OF_ASSIGNED.id)
    assert (told.before, told.after) == ("2026-03-17T09:00:00.000Z", "2026-03-17T08:55:00.000Z")


def test_the_arrival_of_a_running_visit_is_put_right_before_it_ends() -> None:
    records = FakeRecords(*WORLD)
    do(records, START)
    do(records, _times(-10), minutes=1)
    assert (held(records).arrived_at, held(records).ended_at) == (NOW - timedelta(minutes=10), None)


def test_a_departure_before_the_arrival_never_was() -> None:
    told = refusal(_visited(), _times(30, 29))
    assert isinstance(told, NeverValid)
    assert (told.reason, told.facts) == (Reason.TIMES_OUT_OF_ORDER, {"field": "ended_at"})


@pytest.mark.parametrize(
    ("command", "field"), [(_times(0, 91), "ended_at"), (_times(91, 95), "arrived_at")]
)
def test_nobody_arrives_or_leaves_in_the_future(command: CorrectVisitTimes, field: str) -> None:
    records = _visited()
    with pytest.raises(Refusal) as told:
        do(records, command, minutes=90)
    assert (told.value.reason, told.value.facts) == (Reason.TIMES_OUT_OF_ORDER, {"field": field})


@pytest.mark.parametrize("command", [_times(-5), _times(-5, 60)])
def test_a_visit_without_an_arrival_has_no_times(command: CorrectVisitTimes) -> None:
    assert refusal(FakeRecords(*WORLD), command).reason is Reason.WRONG_STEP


def test_only_a_visit_that_has_ended_has_a_departure() -> None:
    assert refusal(_visited(), _times(-5)).reason is Reason.WRONG_STEP
    running = FakeRecords(*WORLD)
    do(running, START)
    assert refusal(running, _times(-5, -1)).reason is Reason.WRONG_STEP


def test_midnight_and_the_change_of_clocks_within_a_visit_are_instants_like_others() -> None:
    """29 March 2026, 2:00 in Paris: the clock goes on to 3:00."""
    before_it = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    visit_of_the_night = replace(
        VISIT_OF_ASSIGNED, state=VisitState.DONE, arrived_at=before_it, ended_at=before_it
    )
    records = FakeRecords(*WORLD, visit_of_the_night)
    after_it = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    command = CorrectVisitTimes(
        visit_id=VISIT_OF_ASSIGNED.id, arrived_at=before_it, ended_at=after_it
    )
    do(records, command, minutes=60 * 24 * 30)
    assert held(records).ended_at == after_it
