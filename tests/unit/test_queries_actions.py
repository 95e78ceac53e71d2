"""What windows offer is what the rules allow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordidesk.domain.ids import command_id
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import SetTicketState, TakeTicket, TicketState, WaitingFor
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Reason, Refusal
from ordidesk.queries.actions import (
    Hindrance,
    NextStep,
    asset_actions,
    ticket_actions,
    visit_actions,
)
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    actor,
    asset,
    record_id,
    ticket,
    visit,
)

FREE = ticket(1)
LEAS = ticket(2, assignee_id=LEA.id, state=TicketState.IN_PROGRESS)


def test_a_new_ticket_is_first_of_all_taken(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, FREE])
    actions = ticket_actions(reader, actor(LEA), FREE.id, NOW)
    assert actions.take
    assert actions.main == NextStep(TakeTicket.kind)
    assert actions.note
    assert not actions.assign


def test_only_a_manager_is_offered_to_assign(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, FREE])
    assert ticket_actions(reader, actor(SOPHIE), FREE.id, NOW).assign


def test_somebody_elses_ticket_offers_notes_but_no_steps(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, LEAS])
    actions = ticket_actions(reader, actor(KARIM), LEAS.id, NOW)
    assert actions.note
    assert not actions.take
    assert not actions.steps
    assert not actions.hindrances
    assert actions.main is None


def test_ones_own_work_goes_on_to_resolved(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, LEAS])
    actions = ticket_actions(reader, actor(LEA), LEAS.id, NOW)
    assert actions.main == NextStep(SetTicketState.kind, TicketState.RESOLVED)
    assert actions.steps[0] is TicketState.PENDING


def test_a_running_visit_is_told_as_what_hinders_resolving(store: Store, reader: Reader) -> None:
    running = visit("running", LEAS, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
    fill(store, [*COMPANY, LEAS, running])
    actions = ticket_actions(reader, actor(LEA), LEAS.id, NOW)
    assert TicketState.RESOLVED not in actions.steps
    why = Hindrance(TicketState.RESOLVED, Reason.VISIT_STILL_RUNNING, {"visit": running.id})
    assert why in actions.hindrances
    assert actions.main is None


def test_nothing_is_offered_on_what_is_not_there(store: Store, reader: Reader) -> None:
    fill(store, COMPANY)
    missing = record_id("nobody's")
    assert not ticket_actions(reader, actor(LEA), missing, NOW).note
    assert not visit_actions(reader, actor(LEA), missing, NOW).start
    assert not asset_actions(reader, actor(LEA), missing, NOW).open_ticket


def test_trying_leaves_no_trace(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, FREE])
    ticket_actions(reader, actor(LEA), FREE.id, NOW)
    assert reader.value("SELECT count(*) FROM journal_entry") == 0
    assert reader.value("SELECT count(*) FROM outbox") == 0


def test_a_planned_visit_can_be_started_or_given_up(store: Store, reader: Reader) -> None:
    planned = visit("planned", LEAS, NOW)
    fill(store, [*COMPANY, LEAS, planned])
    actions = visit_actions(reader, actor(LEA), planned.id, NOW)
    assert (actions.start, actions.finish, actions.give_up) == (True, False, True)


def test_a_second_visit_cannot_be_started_and_the_first_is_named(
    store: Store, reader: Reader
) -> None:
    first = visit("first", LEAS, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
    second = visit("second", LEAS, NOW + timedelta(hours=2))
    fill(store, [*COMPANY, LEAS, first, second])
    actions = visit_actions(reader, actor(LEA), second.id, NOW)
    assert not actions.start
    assert actions.start_refused is Reason.OTHER_VISIT_RUNNING
    assert actions.facts == {"visit": first.id}
    assert visit_actions(reader, actor(LEA), first.id, NOW).finish


def test_staff_may_declare_for_any_machine_they_see(store: Store, reader: Reader) -> None:
    machine = asset(1)
    fill(store, [*COMPANY, machine])
    actions = asset_actions(reader, actor(LEA), machine.id, NOW)
    assert actions.open_ticket
    assert actions.edit


VERSIONS = iter(range(2, 1_000_000))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.tuples(st.sampled_from(TicketState), st.sampled_from(["", LEA.id, KARIM.id])),
    person=st.sampled_from([LEA, KARIM, SOPHIE]),
    to=st.sampled_from(TicketState),
)
def test_a_step_is_offered_exactly_when_the_store_takes_it(
    store: Store, reader: Reader, before: tuple[TicketState, str], person: Person, to: TicketState
) -> None:
    if reader.value("SELECT count(*) FROM client") == 0:
        fill(store, [*COMPANY, FREE])
    version = next(VERSIONS)
    state, assignee = before
    tried = ticket(version, state=state, assignee_id=assignee)
    change(store, tried, ver=version)
    offered = ticket_actions(reader, actor(person), tried.id, NOW).steps
    command = SetTicketState(
        ticket_id=tried.id, to=to, reason="x", resolution="x", waiting_for=WaitingFor.PART
    )
    given_at = command_id(NOW, version)
    if to in offered:
        store.do(command, actor(person), now=NOW, command_id=given_at)
    else:
        with pytest.raises(Refusal):
            store.do(command, actor(person), now=NOW, command_id=given_at)
