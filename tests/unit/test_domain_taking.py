"""Taking and assigning tickets: one at a time has each in hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import (
    AssignTicket,
    TakeTicket,
    Ticket,
    TicketState,
)
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    KARIM,
    LEA,
    SECRETARY,
    SOPHIE,
)
from tests.support.scripts import ASSIGNED, JULIEN, NEW, WORLD


def after(person: Person, command: Command, *instead: Record) -> Ticket:
    """Give a command in the world of scripts and return the ticket that it names."""
    records = FakeRecords(*WORLD, *instead)
    do(records, person, command)
    moved = records.get(Ticket, getattr(command, "ticket_id", ""))
    assert moved is not None
    return moved


def test_a_technician_takes_a_ticket_that_nobody_has() -> None:
    taken = after(KARIM, TakeTicket(ticket_id=NEW.id))
    assert (taken.state, taken.assignee_id) == (TicketState.ASSIGNED, KARIM.id)


def test_a_ticket_that_a_colleague_has_cannot_be_taken() -> None:
    told = refusal(FakeRecords(*WORLD), KARIM, TakeTicket(ticket_id=ASSIGNED.id))
    assert (told.reason, told.facts) == (Reason.ALREADY_TAKEN, {"assignee": LEA.id})
    assert not isinstance(told, NeverValid)


@pytest.mark.parametrize(
    ("person", "command"),
    [
        (LEA, TakeTicket(ticket_id=ASSIGNED.id)),
        (SOPHIE, AssignTicket(ticket_id=ASSIGNED.id, technician_id=LEA.id)),
    ],
)
def test_a_ticket_goes_once_to_whoever_has_it(person: Person, command: Command) -> None:
    work = do(FakeRecords(*WORLD), person, command)
    assert work.written == {}
    assert work.merged_fields == ["assignee_id"]


def test_a_managers_assignment_wins_over_whoever_has_it() -> None:
    records = FakeRecords(*WORLD)
    do(records, SOPHIE, AssignTicket(ticket_id=ASSIGNED.id, technician_id=KARIM.id))
    (entry,) = records.all(JournalEntry)
    assert (entry.entry, entry.before, entry.after) == (EntryKind.ASSIGNMENT, LEA.id, KARIM.id)


@pytest.mark.parametrize("state", [TicketState.IN_PROGRESS, TicketState.PENDING])
def test_a_ticket_in_work_changes_hands_and_keeps_its_state(state: TicketState) -> None:
    in_work = replace(ASSIGNED, state=state)
    moved = after(SOPHIE, AssignTicket(ticket_id=in_work.id, technician_id=KARIM.id), in_work)
    assert (moved.state, moved.assignee_id) == (state, KARIM.id)


def test_ones_own_reopened_ticket_is_taken_on_again() -> None:
    reopened = replace(ASSIGNED, state=TicketState.REOPENED)
    records = FakeRecords(*WORLD, reopened)
    do(records, LEA, TakeTicket(ticket_id=reopened.id))
    (entry,) = records.all(JournalEntry)
    assert (entry.entry, entry.before, entry.after) == (EntryKind.STATE, "reopened", "assigned")


def test_a_reopened_ticket_stays_with_its_technician_until_a_manager_says_otherwise() -> None:
    reopened = replace(ASSIGNED, state=TicketState.REOPENED)
    told = refusal(FakeRecords(*WORLD, reopened), KARIM, TakeTicket(ticket_id=reopened.id))
    assert told.reason is Reason.ALREADY_TAKEN
    given = after(SOPHIE, AssignTicket(ticket_id=reopened.id, technician_id=KARIM.id), reopened)
    assert (given.state, given.assignee_id) == (TicketState.ASSIGNED, KARIM.id)


@pytest.mark.parametrize("state", [TicketState.RESOLVED, TicketState.CLOSED, TicketState.CANCELLED])
def test_a_finished_ticket_is_not_taken(state: TicketState) -> None:
    finished = replace(NEW, state=state)
    told = refusal(FakeRecords(*WORLD, finished), LEA, TakeTicket(ticket_id=NEW.id))
    assert (told.reason, told.facts["state"]) == (Reason.WRONG_STEP, state)


@pytest.mark.parametrize(
    "person", [JULIEN, SECRETARY, replace(LEA, active=False)], ids=["workshop", "client", "left"]
)
def test_tickets_go_to_technicians_and_managers_who_are_there(person: Person) -> None:
    command = AssignTicket(ticket_id=NEW.id, technician_id=person.id)
    told = refusal(FakeRecords(*WORLD, person), SOPHIE, command)
    assert (told.reason, told.facts) == (Reason.NOT_A_TECHNICIAN, {"person": person.id})
