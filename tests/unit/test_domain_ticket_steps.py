"""Moving tickets on: what goes with each step, and who may take it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import (
    SetTicketState,
    Ticket,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    ticket,
    visit,
)
from tests.support.scripts import ASSIGNED, NEW, REASON, WORLD


def after(person: Person, command: Command, *instead: Record) -> Ticket:
    """Give a command in the world of scripts and return the ticket that it names."""
    records = FakeRecords(*WORLD, *instead)
    do(records, person, command)
    moved = records.get(Ticket, getattr(command, "ticket_id", ""))
    assert moved is not None
    return moved


def journal(records: FakeRecords) -> list[JournalEntry]:
    return sorted(records.all(JournalEntry), key=lambda entry: (entry.at, entry.entry))


def step(
    to: TicketState, ticket_id: str = ASSIGNED.id, *, reason: str = "", resolution: str = ""
) -> SetTicketState:
    return SetTicketState(ticket_id=ticket_id, to=to, reason=reason, resolution=resolution)


def test_a_pending_ticket_says_what_it_waits_for_until_it_goes_on() -> None:
    records = FakeRecords(*WORLD)
    pending = step(TicketState.PENDING)
    do(records, LEA, replace(pending, waiting_for=WaitingFor.PART, reason=REASON), 1)
    held = records.get(Ticket, ASSIGNED.id)
    assert held is not None
    assert held.waiting_for is WaitingFor.PART
    do(records, LEA, replace(step(TicketState.IN_PROGRESS), waiting_for=WaitingFor.PART), 2)
    went_on = records.get(Ticket, ASSIGNED.id)
    assert went_on is not None
    assert went_on.waiting_for is WaitingFor.NOTHING
    subjects = [it.subject for it in journal(records) if it.entry is EntryKind.STATE]
    assert subjects == ["part", ""]


def test_a_ticket_does_not_wait_for_nothing() -> None:
    told = refusal(FakeRecords(), LEA, step(TicketState.PENDING))
    assert isinstance(told, NeverValid)
    assert told.facts == {"field": "waiting_for"}


def test_a_reason_is_an_internal_note_beside_the_step_that_the_client_sees() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, replace(step(TicketState.CANCELLED), reason=REASON))
    note, moved = journal(records)
    assert (note.entry, note.text, note.visibility) == (
        EntryKind.NOTE,
        REASON,
        Visibility.INTERNAL,
    )
    assert (moved.entry, moved.text, moved.visibility) == (
        EntryKind.STATE,
        "",
        Visibility.CLIENT,
    )


def test_cancelling_needs_its_reason() -> None:
    told = refusal(FakeRecords(), LEA, step(TicketState.CANCELLED, reason="  "))
    assert isinstance(told, NeverValid)
    assert told.facts == {"field": "reason"}


def test_a_ticket_is_resolved_with_a_resolution_that_the_client_reads() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, step(TicketState.RESOLVED, resolution=" Pilote réinstallé. "))
    resolved = records.get(Ticket, ASSIGNED.id)
    assert resolved is not None
    assert (resolved.resolution, resolved.resolved_at) == ("Pilote réinstallé.", NOW)
    (entry,) = records.all(JournalEntry)
    assert (entry.text, entry.visibility) == ("Pilote réinstallé.", Visibility.CLIENT)


def test_without_a_resolution_a_ticket_is_not_resolved() -> None:
    told = refusal(FakeRecords(*WORLD), LEA, step(TicketState.RESOLVED))
    assert told.reason is Reason.RESOLUTION_MISSING


def test_closing_keeps_when_and_how_it_was_resolved() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, step(TicketState.RESOLVED, resolution="Câble remplacé."), 1)
    do(records, LEA, step(TicketState.CLOSED), 5)
    closed = records.get(Ticket, ASSIGNED.id)
    assert closed is not None
    assert closed.resolution == "Câble remplacé."
    assert closed.resolved_at == NOW + timedelta(minutes=1)
    assert closed.closed_at == NOW + timedelta(minutes=5)


def test_a_reopened_ticket_needs_a_new_resolution_and_keeps_the_old_in_its_journal() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, step(TicketState.RESOLVED, resolution="Redémarré."), 1)
    do(records, LEA, step(TicketState.REOPENED), 2)
    reopened = records.get(Ticket, ASSIGNED.id)
    assert reopened is not None
    assert (reopened.resolution, reopened.resolved_at, reopened.closed_at) == ("", None, None)
    told = refusal(records, LEA, step(TicketState.RESOLVED))
    assert told.reason is Reason.RESOLUTION_MISSING
    assert "Redémarré." in [entry.text for entry in records.all(JournalEntry)]


def test_a_resolution_is_written_by_resolving_only() -> None:
    moved = after(LEA, step(TicketState.IN_PROGRESS, resolution="Peut-être le câble"))
    assert moved.resolution == ""


@pytest.mark.parametrize("to", [TicketState.RESOLVED, TicketState.CANCELLED])
def test_a_ticket_does_not_end_under_a_running_visit(to: TicketState) -> None:
    running = visit("running", ASSIGNED, NOW, state=VisitState.PAUSED, arrived_at=NOW)
    command = replace(step(to, resolution="Fait."), reason=REASON)
    told = refusal(FakeRecords(*WORLD, running), LEA, command)
    assert (told.reason, told.facts) == (Reason.VISIT_STILL_RUNNING, {"visit": running.id})


def test_a_step_that_is_not_valid_any_more_says_where_the_ticket_stands() -> None:
    told = refusal(FakeRecords(*WORLD), SOPHIE, step(TicketState.CLOSED, resolution="Fait."))
    assert told.reason is Reason.WRONG_STEP
    assert told.facts == {"kind": "ticket", "state": "assigned", "to": "closed"}


def test_a_technician_moves_no_ticket_of_a_colleague() -> None:
    other = ticket(3, state=TicketState.ASSIGNED, assignee_id=KARIM.id)
    told = refusal(FakeRecords(*WORLD, other), LEA, step(TicketState.IN_PROGRESS, other.id))
    assert (told.reason, told.facts["owner"]) == (Reason.NOT_YOURS, KARIM.id)


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (VisitState.PLANNED, True),
        (VisitState.DONE, True),
        (VisitState.NOT_DONE, False),
        (VisitState.CANCELLED, False),
    ],
)
def test_whoever_visits_for_a_ticket_may_end_it(state: VisitState, *, may: bool) -> None:
    other = ticket(3, state=TicketState.IN_PROGRESS, assignee_id=KARIM.id)
    records = FakeRecords(*WORLD, other, visit("mine", other, NOW, state=state))
    command = step(TicketState.RESOLVED, other.id, resolution="Réparé sur place.")
    if not may:
        assert refusal(records, LEA, command).reason is Reason.NOT_YOURS
        return
    do(records, LEA, command)
    ended = records.get(Ticket, other.id)
    assert ended is not None
    assert (ended.state, ended.assignee_id) == (TicketState.RESOLVED, KARIM.id)


def test_a_manager_who_moves_a_ticket_that_nobody_has_has_it_then() -> None:
    nobodys = replace(NEW, state=TicketState.REOPENED)
    records = FakeRecords(*WORLD, nobodys)
    do(records, SOPHIE, step(TicketState.IN_PROGRESS, nobodys.id))
    moved = records.get(Ticket, nobodys.id)
    assert moved is not None
    assert moved.assignee_id == SOPHIE.id
    assert {it.entry for it in journal(records)} == {EntryKind.STATE, EntryKind.ASSIGNMENT}
