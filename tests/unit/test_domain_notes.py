"""Notes: who writes them where, and who reads them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person, Role
from ordidesk.domain.tickets import (
    AddNote,
)
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    LEA,
    NURSE,
    SECRETARY,
    TOWN_HALL,
)
from tests.support.scripts import NEW, WORLD


def test_staff_notes_are_internal_unless_meant_for_the_client() -> None:
    for visibility in Visibility:
        records = FakeRecords(*WORLD)
        note = AddNote(ticket_id=NEW.id, text=" Rappelé. ", visibility=visibility)
        do(records, LEA, note)
        (entry,) = records.all(JournalEntry)
        assert (entry.text, entry.visibility) == ("Rappelé.", visibility)
    assert AddNote(ticket_id=NEW.id, text="x").visibility is Visibility.INTERNAL


def test_a_requester_writes_on_their_own_tickets_for_all_to_read() -> None:
    records = FakeRecords(*WORLD)
    do(records, SECRETARY, AddNote(ticket_id=NEW.id, text="Toujours en panne."))
    (entry,) = records.all(JournalEntry)
    assert entry.visibility is Visibility.CLIENT


@pytest.mark.parametrize(
    "person",
    [NURSE, Person(id="x", name="Paul", role=Role.REQUESTER, client_id=TOWN_HALL.id)],
    ids=["another client's referent", "a colleague of the requester"],
)
def test_a_clients_person_does_not_write_on_what_they_may_not_see(person: Person) -> None:
    told = refusal(FakeRecords(*WORLD), person, AddNote(ticket_id=NEW.id, text="Et moi ?"))
    assert told.reason is Reason.UNKNOWN_RECORD


def test_a_referent_writes_on_any_ticket_of_their_client() -> None:
    referent = replace(NURSE, client_id=TOWN_HALL.id)
    work = do(FakeRecords(*WORLD), referent, AddNote(ticket_id=NEW.id, text="C'est urgent."))
    assert len(work.written) == 1


@pytest.mark.parametrize("entry", sorted(set(EntryKind) - {"note", "diagnostic", "test"}))
def test_nobody_writes_what_only_the_rules_record(entry: EntryKind) -> None:
    told = refusal(FakeRecords(*WORLD), LEA, AddNote(ticket_id=NEW.id, text="x", entry=entry))
    assert isinstance(told, NeverValid)


def test_a_note_on_a_ticket_that_is_not_here_may_still_be_sent() -> None:
    told = refusal(FakeRecords(), LEA, AddNote(ticket_id=NEW.id, text="Vu."))
    assert (told.reason, told.facts) == (Reason.UNKNOWN_RECORD, {"kind": "ticket", "id": NEW.id})
    assert not isinstance(told, NeverValid)
