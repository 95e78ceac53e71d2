"""Corrections, merged field by field with what others changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import EditAsset
from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.tickets import (
    EditTicket,
    Ticket,
)
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    LEA,
)
from tests.support.scripts import JULIEN, LAPTOP, NEW, WORLD


def edit(before: str, wanted: str, field: str = "location") -> EditTicket:
    return EditTicket(ticket_id=NEW.id, before={field: before}, after={field: wanted})


def test_a_correction_is_written_with_what_was_there() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, edit("", " Salle 3 "))
    (entry,) = records.all(JournalEntry)
    assert (entry.subject, entry.before, entry.after) == ("location", "", "Salle 3")
    assert entry.visibility is Visibility.INTERNAL


@pytest.mark.parametrize(
    "command", [edit("", ""), EditTicket(ticket_id=NEW.id, before={}, after={})]
)
def test_a_correction_of_nothing_writes_nothing(command: EditTicket) -> None:
    work = do(FakeRecords(*WORLD), LEA, command)
    assert (work.written, work.merged_fields, work.conflicts) == ({}, [], [])


def test_the_same_correction_by_two_people_is_merged() -> None:
    moved = replace(NEW, location="Salle 3")
    work = do(FakeRecords(*WORLD, moved), LEA, edit("", "Salle 3"))
    assert (work.written, work.merged_fields) == ({}, ["location"])


def test_of_two_corrections_both_are_kept_and_the_first_stays() -> None:
    moved = replace(NEW, location="Cave")
    work = do(FakeRecords(*WORLD, moved), LEA, edit("", "Salle 3"))
    assert work.written == {}
    assert work.conflicts == [("location", "Salle 3", "Cave")]


def test_a_field_in_conflict_does_not_hold_the_others_up() -> None:
    moved = replace(NEW, location="Cave")
    both = EditTicket(
        ticket_id=NEW.id,
        before={"location": "", "summary": NEW.summary},
        after={"location": "Salle 3", "summary": "Écran noir"},
    )
    records = FakeRecords(*WORLD, moved)
    work = do(records, LEA, both)
    assert records.get(Ticket, NEW.id) == replace(moved, summary="Écran noir")
    assert [field for field, _, _ in work.conflicts] == ["location"]


def test_a_field_that_was_left_alone_is_no_conflict() -> None:
    moved = replace(NEW, location="Cave")
    both = EditTicket(
        ticket_id=NEW.id,
        before={"location": "", "summary": NEW.summary},
        after={"location": "", "summary": "Écran noir"},
    )
    records = FakeRecords(*WORLD, moved)
    assert do(records, LEA, both).conflicts == []
    assert records.get(Ticket, NEW.id) == replace(moved, summary="Écran noir")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (edit("new", "closed", "state"), Reason.FIELD_FIXED),
        (edit("", "x", "no_such_field"), Reason.FIELD_FIXED),
        (EditTicket(ticket_id=NEW.id, before={}, after={"location": "x"}), Reason.FIELD_FIXED),
        (edit("x", " ", "summary"), Reason.TEXT_MISSING),
        (edit("", "x" * 501, "callback"), Reason.TEXT_TOO_LONG),
        (
            EditAsset(asset_id=LAPTOP.id, before={"brand": "HP"}, after={"brand": "Dell"}),
            "field_fixed",
        ),
    ],
)
def test_a_correction_that_can_never_be(command: Command, reason: Reason) -> None:
    told = refusal(FakeRecords(), LEA, command)
    assert isinstance(told, NeverValid)
    assert told.reason == reason


def test_a_machines_remark_is_corrected_by_the_workshop_too() -> None:
    records = FakeRecords(*WORLD)
    edit_remark = EditAsset(asset_id=LAPTOP.id, before={"remark": ""}, after={"remark": "Rayé"})
    do(records, JULIEN, edit_remark)
    assert records.get(type(LAPTOP), LAPTOP.id) == replace(LAPTOP, remark="Rayé")
