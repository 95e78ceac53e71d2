"""Two people's work on one record: each line of the business's paragraph on merging."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.merging import added
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import (
    EDITABLE,
    AddNote,
    AssignTicket,
    EditTicket,
    SetTicketState,
    TakeTicket,
    Ticket,
    TicketState,
)
from ordidesk.domain.visits import FinishVisit, StartVisit, Visit, VisitState
from ordidesk.domain.work import Command, Reason, Refusal
from tests.fakes import FakeRecords, FakeWork
from tests.support.records import KARIM, LEA, NOW, SOPHIE, actor, record_id
from tests.support.scripts import ASSIGNED, NEW, VISIT_OF_ASSIGNED, WORLD, id_of_step

CLAIRE = replace(SOPHIE, id=record_id("claire"), name="Claire Dubois")
VISIT = VISIT_OF_ASSIGNED


class Office:
    """Records to which commands come in the order of the calls, at the minutes told."""

    def __init__(self) -> None:
        self.records = FakeRecords(*WORLD, CLAIRE)
        self._given = 0

    def give(self, person: Person, command: Command, minute: int = 0) -> FakeWork:
        """Run a command that was given at this minute, whenever it comes."""
        self._given += 1
        return self.records.do(
            command,
            actor(person),
            now=NOW + timedelta(minutes=minute),
            command_id=id_of_step(self._given),
        )

    @property
    def ticket(self) -> Ticket:
        """The ticket that is assigned at first."""
        found = self.records.get(Ticket, ASSIGNED.id)
        assert found is not None
        return found

    @property
    def visit(self) -> Visit:
        """Léa's visit."""
        found = self.records.get(Visit, VISIT.id)
        assert found is not None
        return found


# --- added, never overwritten ---------------------------------------------------------------

_texts = st.text(alphabet="aé \n", max_size=6).map(str.strip)


@given(
    st.lists(st.sampled_from([LEA, KARIM, SOPHIE]), min_size=8, max_size=8),
    st.permutations(range(8)),
)
def test_notes_are_all_there_whatever_order_they_come_in(
    people: list[Person], minutes: list[int]
) -> None:
    office = Office()
    for number, (person, minute) in enumerate(zip(people, minutes, strict=True)):
        office.give(person, AddNote(ticket_id=NEW.id, text=f"Note {number}"), minute)
    told = {entry.text for entry in office.records.all(JournalEntry)}
    assert told == {f"Note {number}" for number in range(len(people))}


@given(_texts, _texts)
def test_a_text_that_is_added_to_leaves_what_was_there(there: str, more: str) -> None:
    both = added(there, more)
    assert both.startswith(there)
    assert both.endswith(more)
    assert added(both, "") == both


# --- states: only valid steps ---------------------------------------------------------------


def test_a_step_that_is_no_longer_valid_is_refused_with_where_it_stands() -> None:
    office = Office()
    cancel = SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.CANCELLED, reason="Doublon")
    office.give(SOPHIE, cancel)
    begin = SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.IN_PROGRESS)
    with pytest.raises(Refusal) as refused:
        office.give(LEA, begin)
    assert refused.value.reason is Reason.WRONG_STEP
    assert refused.value.facts["state"] == TicketState.CANCELLED


# --- the assignee: the manager wins -----------------------------------------------------------


@pytest.mark.parametrize("manager_first", [True, False])
def test_between_a_technician_and_a_manager_the_manager_decides(manager_first: bool) -> None:  # noqa: FBT001 - a parameter of the test
    office = Office()
    assign = AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id, before="")
    if manager_first:
        office.give(SOPHIE, assign, 5)
        with pytest.raises(Refusal) as refused:
            office.give(LEA, TakeTicket(ticket_id=NEW.id), 0)
        assert refused.value.facts == {"assignee": KARIM.id}
    else:
        office.give(LEA, TakeTicket(ticket_id=NEW.id), 0)
        assert office.give(SOPHIE, assign, 5).conflicts == []
    found = office.records.get(Ticket, NEW.id)
    assert found is not None
    assert found.assignee_id == KARIM.id


def test_two_managers_who_chose_otherwise_are_shown_each_others_choice() -> None:
    office = Office()
    office.give(CLAIRE, AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id, before=""), 1)
    second = office.give(SOPHIE, AssignTicket(ticket_id=NEW.id, technician_id=LEA.id, before=""), 0)
    assert second.written == {}
    assert second.conflicts == [("assignee_id", LEA.id, KARIM.id)]
    third = office.give(
        SOPHIE, AssignTicket(ticket_id=NEW.id, technician_id=LEA.id, before=KARIM.id), 2
    )
    assert third.conflicts == []
    found = office.records.get(Ticket, NEW.id)
    assert found is not None
    assert found.assignee_id == LEA.id


@pytest.mark.parametrize(
    "second",
    [
        (CLAIRE, AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id, before="")),
        (SOPHIE, AssignTicket(ticket_id=NEW.id, technician_id=LEA.id, before="")),
        (CLAIRE, AssignTicket(ticket_id=NEW.id, technician_id=LEA.id)),
    ],
    ids=["the same choice", "her own choice before", "what she saw is not told"],
)
def test_what_is_no_disagreement_of_managers_goes_through(second: tuple[Person, Command]) -> None:
    office = Office()
    office.give(SOPHIE, AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id, before=""))
    assert office.give(*second).conflicts == []


# --- times really worked: the laptop wins -----------------------------------------------------


def test_an_arrival_told_by_the_office_gives_way_to_the_technicians_own() -> None:
    office = Office()
    office.give(SOPHIE, StartVisit(visit_id=VISIT.id), 10)
    late = office.give(LEA, StartVisit(visit_id=VISIT.id), 3)
    assert late.merged_fields == ["state"]
    assert (office.visit.state, office.visit.arrived_at) == (
        VisitState.ON_SITE,
        NOW + timedelta(minutes=3),
    )


def test_a_departure_told_by_the_office_gives_way_and_both_reports_stay() -> None:
    office = Office()
    office.give(SOPHIE, StartVisit(visit_id=VISIT.id), 10)
    office.give(SOPHIE, FinishVisit(visit_id=VISIT.id, done=True, report="Vu par téléphone"), 20)
    office.give(LEA, StartVisit(visit_id=VISIT.id), 3)
    office.give(LEA, FinishVisit(visit_id=VISIT.id, done=True, report="Disque changé"), 58)
    visit = office.visit
    assert (visit.arrived_at, visit.ended_at) == (
        NOW + timedelta(minutes=3),
        NOW + timedelta(minutes=58),
    )
    assert visit.report == "Vu par téléphone\n\nDisque changé"
    steps = [it for it in office.records.all(JournalEntry) if it.entry is EntryKind.VISIT]
    assert len(steps) == 4


def test_an_arrival_after_the_offices_end_leaves_no_visit_that_ends_before_it_began() -> None:
    office = Office()
    office.give(SOPHIE, StartVisit(visit_id=VISIT.id), 0)
    office.give(SOPHIE, FinishVisit(visit_id=VISIT.id, done=True), 5)
    office.give(LEA, StartVisit(visit_id=VISIT.id), 9)
    assert office.visit.arrived_at == office.visit.ended_at


def test_ones_own_arrival_is_told_once() -> None:
    office = Office()
    office.give(LEA, StartVisit(visit_id=VISIT.id))
    with pytest.raises(Refusal) as refused:
        office.give(LEA, StartVisit(visit_id=VISIT.id), 5)
    assert refused.value.reason is Reason.WRONG_STEP


def test_the_office_does_not_correct_the_technicians_own_times() -> None:
    office = Office()
    office.give(LEA, StartVisit(visit_id=VISIT.id), 3)
    with pytest.raises(Refusal):
        office.give(SOPHIE, StartVisit(visit_id=VISIT.id), 10)
    office.give(LEA, FinishVisit(visit_id=VISIT.id, done=True), 30)
    with pytest.raises(Refusal):
        office.give(SOPHIE, FinishVisit(visit_id=VISIT.id, done=True), 40)
    assert office.visit.arrived_at == NOW + timedelta(minutes=3)


def test_another_outcome_than_the_offices_is_kept_for_the_person_to_decide() -> None:
    office = Office()
    office.give(SOPHIE, FinishVisit(visit_id=VISIT.id, done=False, report="Client absent"), 10)
    with pytest.raises(Refusal) as refused:
        office.give(LEA, FinishVisit(visit_id=VISIT.id, done=True), 20)
    assert refused.value.facts["state"] == VisitState.NOT_DONE


# --- any other field -----------------------------------------------------------------------

_fields = st.sampled_from(sorted(EDITABLE))
_values = st.sampled_from(["A", "B", "C"])
_edits = st.lists(
    st.tuples(st.sampled_from([LEA, SOPHIE]), _fields, _values, _values), min_size=1, max_size=8
)


@given(_edits)
def test_no_value_is_overwritten_by_whoever_had_not_seen_it(
    edits: list[tuple[Person, str, str, str]],
) -> None:
    """An edit writes over what its person saw and nothing else; what it does not write is kept."""
    office = Office()
    for person, field, before, after in edits:
        there = getattr(office.ticket, field)
        edit = EditTicket(ticket_id=ASSIGNED.id, before={field: before}, after={field: after})
        work = office.give(person, edit)
        now = getattr(office.ticket, field)
        if before == after:
            assert (now, work.conflicts) == (there, [])
        elif there in {before, after}:
            assert (now, work.conflicts) == (after, [])
        else:
            assert (now, work.conflicts) == (there, [(field, after, there)])


@given(_fields, _values, _values)
def test_a_choice_is_another_edit_over_the_value_that_was_shown(
    field: str, mine: str, third: str
) -> None:
    office = Office()
    seen = getattr(office.ticket, field)
    office.give(
        SOPHIE, EditTicket(ticket_id=ASSIGNED.id, before={field: seen}, after={field: "Elle"})
    )
    office.give(LEA, EditTicket(ticket_id=ASSIGNED.id, before={field: seen}, after={field: mine}))
    for chosen in (mine, third):
        choice = EditTicket(
            ticket_id=ASSIGNED.id,
            before={field: getattr(office.ticket, field)},
            after={field: chosen},
        )
        assert office.give(LEA, choice).conflicts == []
        assert getattr(office.ticket, field) == chosen
