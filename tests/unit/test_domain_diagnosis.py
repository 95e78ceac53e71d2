"""Calls, transfers, remote control, requests for visits, parts, and the user's word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.confirmations import RecordUserConfirmation, SignReport, Way
from ordidesk.domain.diagnosis import (
    CONSENT_HOLDS,
    ConsentWay,
    EndRemoteControl,
    RecordRemoteConsent,
    RemoteStep,
    StartRemoteControl,
    TransferTicket,
)
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.parts import DropPart, UsePart
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestVisit, VisitRequest
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    ticket,
    visit,
)

MINE = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
SOLVED = replace(MINE, state=TicketState.RESOLVED, resolution="Câble", resolved_at=NOW)
HERE = visit("here", MINE, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
CONSENT = RecordRemoteConsent(
    ticket_id=MINE.id, name="Hélène Ducœur", way=ConsentWay.PHONE, reminded=True
)
START = StartRemoteControl(ticket_id=MINE.id, partner="123 456 789")
END = EndRemoteControl(ticket_id=MINE.id, text="Pilote réinstallé")


def world(*more: Ticket | Visit) -> FakeRecords:
    return FakeRecords(*COMPANY, MINE, HERE, *more)


def the_ticket(records: FakeRecords) -> Ticket:
    found = records.get(Ticket, MINE.id)
    assert found is not None
    return found


def told(records: FakeRecords, kind: EntryKind) -> list[JournalEntry]:
    found = [it for it in records.all(JournalEntry) if it.entry is kind]
    return sorted(found, key=lambda it: it.at)


def test_remote_control_needs_a_consent_that_is_not_old() -> None:
    records = world()
    assert refusal(records, LEA, START).reason is Reason.CONSENT_MISSING
    do(records, LEA, CONSENT)
    late = int(CONSENT_HOLDS / timedelta(minutes=1)) + 1
    with pytest.raises(Exception, match="consent_missing"):
        do(records, LEA, START, late)
    do(records, LEA, START, 1)
    do(records, LEA, END, 31)
    steps = told(records, EntryKind.REMOTE)
    assert [it.after for it in steps] == list(RemoteStep)
    assert (steps[0].before, steps[0].subject) == ("Hélène Ducœur", ConsentWay.PHONE)
    assert steps[-1].minutes == 30


def test_nobody_is_asked_without_the_reminder() -> None:
    unread = replace(CONSENT, reminded=False)
    caught = refusal(world(), LEA, unread)
    assert isinstance(caught, NeverValid)
    assert caught.reason is Reason.REMINDER_MISSING


@pytest.mark.parametrize("command", [START, END])
def test_remote_control_neither_begins_twice_nor_ends_unbegun(command: Command) -> None:
    records = world()
    do(records, LEA, CONSENT)
    if command is START:
        do(records, LEA, START, 1)
    assert refusal(records, LEA, command).reason in {Reason.CONSENT_MISSING, Reason.WRONG_STEP}


def test_a_transfer_tells_the_reason_and_only_among_the_staff() -> None:
    records = world()
    do(records, LEA, TransferTicket(ticket_id=MINE.id, technician_id=KARIM.id, reason="Réseau"))
    assert the_ticket(records).assignee_id == KARIM.id
    (reason,) = told(records, EntryKind.NOTE)
    assert (reason.text, reason.visibility) == ("Réseau", Visibility.INTERNAL)
    back = TransferTicket(ticket_id=MINE.id, technician_id=LEA.id, reason="Non")
    records.seed(replace(HERE, technician_id=KARIM.id))
    assert refusal(records, LEA, back).reason is Reason.NOT_YOURS
    to_secretary = TransferTicket(ticket_id=MINE.id, technician_id=SECRETARY.id, reason="Non")
    assert refusal(records, SOPHIE, to_secretary).reason is Reason.NOT_A_TECHNICIAN


def test_a_request_waits_for_the_visit_and_is_made_once() -> None:
    records = world()
    work = do(records, LEA, RequestVisit(ticket_id=MINE.id, cause="Carte mère", minutes=90))
    request = records.get(VisitRequest, derived_id(work.command_id, "request"))
    assert request is not None
    assert (request.site_id, request.minutes) == (MINE.site_id, 90)
    assert the_ticket(records).waiting_for is WaitingFor.VISIT
    again = RequestVisit(ticket_id=MINE.id, cause="Encore")
    assert refusal(records, LEA, again).reason is Reason.ALREADY_THERE


def test_parts_of_two_people_are_both_kept() -> None:
    records = world()
    work = do(records, LEA, UsePart(visit_id=HERE.id, designation="Câble", quantity=2))
    do(records, SOPHIE, UsePart(visit_id=HERE.id, designation="Disque"), 1)
    held = records.get(Visit, HERE.id)
    assert held is not None
    assert [(it.quantity, it.designation) for it in held.parts] == [(2, "Câble"), (1, "Disque")]
    do(records, LEA, DropPart(visit_id=HERE.id, part_id=derived_id(work.command_id, "part")), 2)
    assert [it.designation for it in records.all(Visit)[0].parts] == ["Disque"]


def test_parts_belong_to_a_visit_that_took_place() -> None:
    planned = replace(HERE, state=VisitState.PLANNED, arrived_at=None)
    records = FakeRecords(*COMPANY, MINE, planned)
    used = UsePart(visit_id=HERE.id, designation="Câble")
    assert refusal(records, LEA, used).reason is Reason.WRONG_STEP


def word(*, solved: bool, way: Way = Way.PHONE) -> RecordUserConfirmation:
    return RecordUserConfirmation(
        ticket_id=MINE.id, way=way, name="Hélène Ducœur", solved=solved, comment="Merci"
    )


def test_the_users_word_is_kept_and_no_reopens() -> None:
    records = world(SOLVED)
    do(records, LEA, word(solved=True))
    assert the_ticket(records).confirmed_by == "Hélène Ducœur"
    do(records, SECRETARY, word(solved=False, way=Way.PORTAL), 1)
    reopened = the_ticket(records)
    assert (reopened.state, reopened.confirmed_by) == (TicketState.REOPENED, "")
    assert [it.after for it in told(records, EntryKind.CONFIRMATION)] == ["yes", "no"]


def test_everybody_speaks_for_themselves() -> None:
    records = world(SOLVED)
    for person, way in ((LEA, Way.PORTAL), (SECRETARY, Way.PHONE), (LEA, Way.SIGNATURE)):
        assert refusal(records, person, word(solved=True, way=way)).reason is Reason.FIELD_FIXED
    other = word(solved=True, way=Way.PORTAL)
    assert refusal(records, NURSE, other).reason is Reason.UNKNOWN_RECORD


def test_a_signature_confirms_and_a_refusal_does_not() -> None:
    signed = SignReport(visit_id=HERE.id, document="a" * 64, name="Hélène", function="Secrétaire")
    records = world(SOLVED)
    do(records, LEA, replace(signed, refused="Pressée"))
    assert the_ticket(records).confirmed_at is None
    do(records, LEA, signed, 1)
    assert the_ticket(records).confirmed_by == "Hélène"
    held = records.get(Visit, HERE.id)
    assert held is not None
    assert held.signed_report == "a" * 64
    assert [it.after for it in told(records, EntryKind.SIGNATURE)] == ["refused", "signed"]


def test_a_report_that_is_no_document_is_never_valid() -> None:
    caught = refusal(world(), LEA, SignReport(visit_id=HERE.id, document="x", name="Hélène"))
    assert isinstance(caught, NeverValid)
