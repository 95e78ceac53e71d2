"""Whatever people do, in whatever order: the records never say what cannot be."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ordidesk.domain.assets import Asset
from ordidesk.domain.diagnosis import RemoteStep
from ordidesk.domain.inventory import inventory_number
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Site
from ordidesk.domain.planning import LONGEST, slot_of
from ordidesk.domain.records import from_row, to_row
from ordidesk.domain.released_days import DayRelease
from ordidesk.domain.tickets import ENDED, OPEN, STEPS, Ticket, TicketState, WaitingFor, priority_of
from ordidesk.domain.verification_rules import outcome_of
from ordidesk.domain.verifications import UNFINISHED, Outcome, RunState, VerificationRun
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.visits import RUNNING, Visit, VisitState
from ordidesk.domain.work import Refusal
from tests.fakes import FakeRecords
from tests.support.scripts import PEOPLE, REASON, WORLD, Step, scripts
from tests.support.told import Told, each_step, give

_IN_HAND = frozenset(TicketState) - {
    TicketState.NEW,
    TicketState.REOPENED,
    TicketState.CANCELLED,
}
_SOLVED = {TicketState.RESOLVED, TicketState.CLOSED}


def _a_ticket_in_work_is_in_somebodys_hands(told: Told) -> None:
    hands = {person.id for person in PEOPLE if person.role in {Role.TECHNICIAN, Role.MANAGER}}
    for ticket in told.tickets():
        assert ticket.state not in _IN_HAND or ticket.assignee_id in hands


def _a_solved_ticket_has_its_resolution(told: Told) -> None:
    for ticket in told.tickets():
        assert (ticket.state in _SOLVED) <= bool(ticket.resolution)
        assert (ticket.state in _SOLVED) == (ticket.resolved_at is not None)


def _an_ended_ticket_says_since_when(told: Told) -> None:
    for ticket in told.tickets():
        assert (ticket.state in ENDED) == (ticket.closed_at is not None)


def _a_pending_ticket_and_no_other_says_what_it_waits_for(told: Told) -> None:
    for ticket in told.tickets():
        pending = ticket.state is TicketState.PENDING
        assert pending == (ticket.waiting_for is not WaitingFor.NOTHING)


def _a_priority_is_the_derived_one(told: Told) -> None:
    for ticket in told.tickets():
        impact = ticket.qualified_impact or ticket.declared_impact
        assert ticket.priority == priority_of(impact, ticket.scope, ticket.urgency)


def _a_ticket_moves_by_valid_steps_only(told: Told) -> None:
    by_hand = {state: set(steps) for state, steps in STEPS.items()}
    by_hand[TicketState.NEW] |= {TicketState.ASSIGNED, TicketState.IN_PROGRESS}
    by_hand[TicketState.REOPENED].add(TicketState.ASSIGNED)
    for state in OPEN - {TicketState.CONTINUITY}:
        by_hand[state].add(TicketState.CONTINUITY)
    for ticket in told.tickets():
        was = told.was(ticket)
        if isinstance(was, Ticket) and was.state is not ticket.state:
            assert ticket.state in by_hand[was.state]


def _every_step_of_a_ticket_is_in_its_journal(told: Told) -> None:
    for ticket in told.tickets():
        was = told.was(ticket)
        if was == ticket:
            continue
        entries = [it for it in told.new_entries() if it.ticket_id == ticket.id]
        assert entries
        if isinstance(was, Ticket) and was.assignee_id != ticket.assignee_id:
            assert any(
                (it.entry, it.before, it.after)
                == (EntryKind.ASSIGNMENT, was.assignee_id, ticket.assignee_id)
                for it in entries
            )


def _no_visit_runs_when_a_ticket_ends(told: Told) -> None:
    for ticket in told.tickets():
        was = told.was(ticket)
        if isinstance(was, Ticket) and was.state is not ticket.state:
            running = [
                it for it in told.visits() if it.ticket_id == ticket.id and it.state in RUNNING
            ]
            assert not running or ticket.state not in _SOLVED | ENDED


def _a_technician_is_on_one_visit_at_a_time(told: Told) -> None:
    running = [it.technician_id for it in told.visits() if it.state in RUNNING]
    assert len(running) == len(set(running))


def _a_visit_has_the_times_of_its_state(told: Told) -> None:
    for visit in told.visits():
        assert (visit.state in RUNNING | {VisitState.DONE}) <= (visit.arrived_at is not None)
        ended = visit.state in {VisitState.DONE, VisitState.NOT_DONE}
        assert ended == (visit.ended_at is not None)
        assert _in_order(visit.arrived_at, visit.ended_at)
        assert visit.state is not VisitState.NOT_DONE or visit.report


def _in_order(first: datetime | None, then: datetime | None) -> bool:
    return first is None or then is None or first <= then


def _the_journal_only_grows(told: Told) -> None:
    for (kind, _), was in told.before.items():
        if kind == JournalEntry.kind:
            assert told.after.get(JournalEntry, was.id) == was


def _an_entry_is_its_authors_own(told: Told) -> None:
    for entry in told.new_entries():
        assert (entry.author_id, entry.at) == (told.step.person.id, told.step.now)


def _a_number_is_one_machines(told: Told) -> None:
    numbers = [it.inventory_number for it in told.after.all(Asset)]
    assert len(numbers) == len(set(numbers))
    assert all(inventory_number(number) == number for number in numbers)


def _a_machine_stands_at_its_owners(told: Told) -> None:
    """A loaner stands nowhere, or with whoever has it: its loan says who."""
    for asset in told.after.all(Asset):
        site = told.after.get(Site, asset.site_id)
        assert site is None or not asset.client_id or site.client_id == asset.client_id


def _a_reason_stays_among_the_staff(told: Told) -> None:
    for entry in told.new_entries():
        assert REASON not in entry.text or entry.visibility is Visibility.INTERNAL


def _a_clients_person_writes_for_the_client(told: Told) -> None:
    if told.step.person.role not in STAFF:
        assert all(it.visibility is Visibility.CLIENT for it in told.new_entries())


def _a_clients_person_touches_their_own_client_only(told: Told) -> None:
    if told.step.person.role not in STAFF:
        client = told.step.person.client_id
        for entry in told.new_entries():
            ticket = told.after.get(Ticket, entry.ticket_id)
            assert ticket is not None
            assert ticket.client_id == client


def _a_finished_run_says_what_its_answers_come_to(told: Told) -> None:
    for run in told.after.all(VerificationRun):
        finished = run.state not in UNFINISHED | {RunState.VOID}
        assert not finished or (run.finished_at is not None and not run.unanswered())
        assert not finished or run.state is outcome_of(run)
        assert {answer.item for answer in run.answers} <= {item.key for item in run.items}
        assert all(it.outcome is Outcome.KO for it in run.answers if it.follow_up)


def _an_answer_never_goes(told: Told) -> None:
    for run in told.after.all(VerificationRun):
        was = told.was(run)
        if isinstance(was, VerificationRun):
            kept = {(it.item, it.outcome, it.value, it.comment) for it in run.answers}
            kept |= {(it.item, it.outcome, it.value, it.comment) for it in run.replaced}
            assert {(it.item, it.outcome, it.value, it.comment) for it in was.answers} <= kept
            assert run.items == was.items


def _a_ticket_that_closes_lacks_nothing(told: Told) -> None:
    for ticket in told.tickets():
        was = told.was(ticket)
        if ticket.state is TicketState.CLOSED and was != ticket:
            runs = [it for it in told.after.all(VerificationRun) if it.ticket_id == ticket.id]
            counting = [run for run in runs if run.state is not RunState.VOID]
            assert all(run.state not in UNFINISHED for run in counting)
            assert not any(run.without_follow_up() for run in counting)
            visited = any(
                it.state is VisitState.DONE for it in told.visits() if it.ticket_id == ticket.id
            )
            assert not (visited and ticket.asset_id) or counting


def _remote_control_has_its_consent(told: Told) -> None:
    for entry in told.new_entries():
        if entry.entry is EntryKind.REMOTE and entry.after == RemoteStep.STARTED:
            assert any(
                isinstance(it, JournalEntry)
                and (it.entry, it.after) == (EntryKind.REMOTE, RemoteStep.CONSENT)
                and it.ticket_id == entry.ticket_id
                for it in told.before.values()
            )


def _one_request_of_a_ticket_is_open(told: Told) -> None:
    open_ones = [
        it.ticket_id for it in told.after.all(VisitRequest) if it.state is RequestState.OPEN
    ]
    assert len(open_ones) == len(set(open_ones))


def _a_planned_request_has_its_visit(told: Told) -> None:
    visits = {it.id: it for it in told.visits()}
    for request in told.after.all(VisitRequest):
        if request.state is RequestState.PLANNED:
            assert visits[request.visit_id].ticket_id == request.ticket_id
            assert visits[request.visit_id].state is not VisitState.CANCELLED
        assert request.state is not RequestState.OPEN or not request.visit_id


def _a_visit_stands_in_its_calendar(told: Told) -> None:
    """Whoever holds an older version of it hears of every change that a calendar shows."""
    for visit in told.visits():
        was = told.was(visit)
        if isinstance(was, Visit):
            called_off = {was.state, visit.state} & {VisitState.CANCELLED}
            shown = slot_of(was) != slot_of(visit) or (called_off and was.state != visit.state)
            assert visit.sequence == was.sequence + bool(shown)
        assert visit.starts_at < visit.ends_at <= visit.starts_at + LONGEST
        assert bool(visit.confirmed_by) == (visit.confirmed_how is not None)
        assert visit.state is not VisitState.CONFIRMED or visit.confirmed_by


def _a_duplicate_is_followed_by_who_declared_it(told: Told) -> None:
    following: dict[str, list[str]] = {}
    for ticket in told.tickets():
        if ticket.duplicate_of:
            assert ticket.state is TicketState.CANCELLED
            assert ticket.duplicate_of != ticket.id
            following.setdefault(ticket.duplicate_of, []).append(ticket.requester_id)
            following[ticket.duplicate_of] += ticket.followers
    for ticket in told.tickets():
        wanted = [it for it in following.get(ticket.id, []) if it]
        assert sorted(ticket.followers) == sorted(wanted)


def _an_urgency_has_its_reason(told: Told) -> None:
    for ticket in told.tickets():
        was = told.was(ticket)
        if isinstance(was, Ticket) and was.urgency != ticket.urgency and ticket.urgency:
            assert any(
                it.entry is EntryKind.EVALUATION
                and it.text
                and it.visibility is Visibility.INTERNAL
                for it in told.new_entries()
            )


def _nothing_goes(told: Told) -> None:
    assert told.before.keys() <= told.after.held.keys()


def _texts_hold_no_nul_and_no_space_around(told: Told) -> None:
    for entry in told.new_entries():
        assert entry.text == entry.text.strip()
        assert "\0" not in entry.text


def _every_record_comes_back_from_its_row(told: Told) -> None:
    for record in told.after.held.values():
        if told.was(record) != record:
            assert from_row(type(record), to_row(record)) == record


INVARIANTS: tuple[Callable[[Told], None], ...] = (
    _a_ticket_in_work_is_in_somebodys_hands,
    _a_solved_ticket_has_its_resolution,
    _an_ended_ticket_says_since_when,
    _a_pending_ticket_and_no_other_says_what_it_waits_for,
    _a_priority_is_the_derived_one,
    _a_ticket_moves_by_valid_steps_only,
    _every_step_of_a_ticket_is_in_its_journal,
    _no_visit_runs_when_a_ticket_ends,
    _a_technician_is_on_one_visit_at_a_time,
    _a_visit_has_the_times_of_its_state,
    _the_journal_only_grows,
    _an_entry_is_its_authors_own,
    _a_number_is_one_machines,
    _a_machine_stands_at_its_owners,
    _a_reason_stays_among_the_staff,
    _a_clients_person_writes_for_the_client,
    _a_clients_person_touches_their_own_client_only,
    _a_finished_run_says_what_its_answers_come_to,
    _an_answer_never_goes,
    _a_ticket_that_closes_lacks_nothing,
    _remote_control_has_its_consent,
    _one_request_of_a_ticket_is_open,
    _a_planned_request_has_its_visit,
    _a_visit_stands_in_its_calendar,
    _a_duplicate_is_followed_by_who_declared_it,
    _an_urgency_has_its_reason,
    _nothing_goes,
    _texts_hold_no_nul_and_no_space_around,
    _every_record_comes_back_from_its_row,
)


@given(scripts)
@settings(max_examples=200, deadline=None)
def test_no_script_reaches_what_cannot_be(script: list[Step]) -> None:
    for told in each_step(script):
        for invariant in INVARIANTS:
            invariant(told)


@given(scripts)
@settings(deadline=None)
def test_a_command_runs_twice_with_the_same_result(script: list[Step]) -> None:
    """On the laptop, and then in the portal: the same rows, ids included."""
    records = FakeRecords(*WORLD)
    for index, step in enumerate(script):
        again = copy.copy(records)
        again.held = dict(records.held)
        first, second = give(records, step, index), give(again, step, index)
        if isinstance(first, Refusal):
            assert isinstance(second, Refusal)
            assert (first.reason, first.facts) == (second.reason, second.facts)
        assert again.held == records.held


@given(scripts)
@settings(deadline=None)
def test_a_refused_command_leaves_nothing(script: list[Step]) -> None:
    records = FakeRecords(*WORLD, numbers=True)
    for index, step in enumerate(script):
        held, drawn = dict(records.held), records.drawn
        if isinstance(give(records, step, index), Refusal):
            assert (records.held, records.drawn) == (held, drawn)


@given(scripts, st.sampled_from(PEOPLE))
@settings(deadline=None)
def test_what_never_can_be_valid_is_told_before_anything_is_known(
    script: list[Step], person: Person
) -> None:
    """A laptop that holds nothing yet finds no other fault than one that holds everything."""
    full, empty = FakeRecords(*WORLD), FakeRecords()
    for index, step in enumerate(script):
        given_by = step._replace(person=person)
        fresh = FakeRecords(*full.held.values())
        told = give(fresh, given_by, index)
        if type(told) is not Refusal and isinstance(told, Refusal):
            blind = give(empty, given_by, index)
            assert isinstance(blind, Refusal)
            assert (blind.reason, blind.facts) == (told.reason, told.facts)


def test_scripts_get_somewhere() -> None:
    """Invariants over scripts that are all refused would hold for nothing."""
    seen: set[TicketState] = set()
    visits: set[VisitState] = set()
    runs: set[RunState] = set()
    requests: set[RequestState] = set()
    freed: set[bool] = set()
    merged: set[bool] = set()

    @given(scripts)
    @settings(max_examples=1_200, deadline=None, derandomize=True, database=None)
    def collect(script: list[Step]) -> None:
        for told in each_step(script):
            seen.update(ticket.state for ticket in told.tickets())
            merged.update(bool(ticket.followers) for ticket in told.tickets())
            visits.update(visit.state for visit in told.visits())
            requests.update(request.state for request in told.after.all(VisitRequest))
            freed.update(it.restored_at is None for it in told.after.all(DayRelease))
            runs.update(run.state for run in told.after.all(VerificationRun))

    collect()
    assert seen == set(TicketState)
    assert visits == set(VisitState)
    assert requests == set(RequestState)
    assert freed >= {True, False}
    assert merged >= {True, False}
    assert runs >= {RunState.IN_PROGRESS, RunState.PASSED, RunState.VOID}
