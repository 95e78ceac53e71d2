"""Commands at the portal: taken once, in order, decided, and told of until they are settled."""

from __future__ import annotations

import pytest

from ordidesk.domain import catalogue
from ordidesk.domain.assets import EditAsset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.tickets import (
    AddNote,
    Channel,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    TicketState,
)
from ordidesk.protocol import Result
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import OTHER_TECHNICIAN, REQUESTER, TECHNICIAN
from tests.support.portal_calls import command_id, line, other_line
from tests.support.portal_thread import PortalThread
from tests.support.records import TOWN_HALL

_OPEN = OpenTicket(client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.TECHNICIAN)
_TICKET = derived_id(command_id(1), "ticket")


def test_a_command_is_applied_and_its_rows_come_with_the_answer(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    answer = caller.push(line(1, _OPEN)).settlement
    assert [(it.seq, it.result, it.duplicate) for it in answer.outcomes] == [
        (1, Result.APPLIED, False)
    ]
    rows = {change.kind: change.row for change in answer.touched}
    assert rows["ticket"] is not None
    assert rows["ticket"]["number"] == "T-000001"
    assert set(rows) == {"ticket", "journal_entry"}
    assert answer.last_seq == 1


def test_a_command_that_comes_again_takes_effect_once_and_keeps_its_outcome(
    signed_in: SignedIn,
) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _OPEN))
    cursor = caller.plan().cursor
    again = caller.push(line(1, _OPEN), settled=1).settlement
    assert [(it.result, it.duplicate) for it in again.outcomes] == [(Result.APPLIED, True)]
    assert caller.changes(cursor, settled=1).changes == ()
    assert len(caller.snapshot("ticket")) == 1


def test_a_refused_command_that_comes_again_is_told_refused_again(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    take = line(1, TakeTicket(ticket_id=_TICKET))
    for duplicate in (False, True):
        (outcome,) = caller.push(take).settlement.outcomes
        assert (outcome.result, outcome.reason) == (Result.REFUSED, "unknown_record")
        assert outcome.duplicate is duplicate


@pytest.mark.parametrize("changed", ["arguments", "id"])
def test_the_same_place_or_id_with_other_content_is_an_error(
    signed_in: SignedIn, changed: str
) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _OPEN))
    other = OpenTicket(client_id=TOWN_HALL.id, summary="Autre", channel=Channel.TECHNICIAN)
    answer = caller.try_push(line(1, other, number=0 if changed == "arguments" else 7))
    assert (answer.status_code, answer.json()["code"]) == (409, "payload_differs")
    assert len(caller.snapshot("ticket")) == 1


def test_after_a_gap_nothing_is_taken_and_the_last_seq_is_told(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _OPEN))
    note = AddNote(ticket_id=_TICKET, text="Vu")
    answer = caller.push(line(3, note), line(4, note), settled=1).settlement
    assert [(it.seq, it.result) for it in answer.outcomes] == [(3, Result.GAP)]
    assert answer.last_seq == 1
    filled = caller.push(line(2, note), line(3, note), line(4, note), settled=1).settlement
    assert [it.result for it in filled.outcomes] == [Result.APPLIED] * 3


def test_outcomes_come_until_they_are_settled(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _OPEN), line(2, AddNote(ticket_id=_TICKET, text="Vu")))
    plan = caller.plan(settled=0).settlement
    assert [it.seq for it in plan.outcomes] == [1, 2]
    changes = caller.changes(caller.plan().cursor, settled=1)
    assert [it.seq for it in changes.settlement.outcomes] == [2]
    assert changes.settlement.last_seq == 2
    assert caller.plan(settled=2).settlement.outcomes == ()


def test_what_needed_a_refused_command_is_refused_because_of_it(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    refused = line(1, TakeTicket(ticket_id=_TICKET))
    opened = line(2, _OPEN)
    note = line(3, AddNote(ticket_id=_TICKET, text="Vu"), needs=[refused.id])
    more = line(4, AddNote(ticket_id=_TICKET, text="Encore"), needs=[note.id, opened.id])
    outcomes = caller.push(refused, opened, note, more).settlement.outcomes
    assert [(it.result, it.because) for it in outcomes] == [
        (Result.REFUSED, ""),
        (Result.APPLIED, ""),
        (Result.REFUSED, refused.id),
        (Result.REFUSED, note.id),
    ]


def test_two_people_who_change_a_field_differ_or_agree(signed_in: SignedIn) -> None:
    lea, karim = signed_in(TECHNICIAN), signed_in(OTHER_TECHNICIAN)
    lea.push(line(1, _OPEN))
    before = {"summary": "Écran noir"}

    def edit(summary: str) -> EditTicket:
        return EditTicket(ticket_id=_TICKET, before=before, after={"summary": summary})

    lea.push(line(2, edit("Écran bleu")))
    first = line(1, edit("Écran vert"), number=5)
    second = line(2, edit("Écran bleu"), number=5)
    conflict, merged = karim.push(first, second).settlement.outcomes
    assert conflict.result is Result.CONFLICT
    assert [(it.field, it.mine, it.theirs) for it in conflict.conflicts] == [
        ("summary", "Écran vert", "Écran bleu")
    ]
    (both,) = conflict.conflicts
    assert (both.theirs_by, both.theirs_at) == (TECHNICIAN.id, line(2, edit("")).occurred_at)
    assert (merged.result, merged.merged) == (Result.MERGED, ("summary",))
    assert karim.snapshot("ticket")[0]["summary"] == "Écran bleu"


def test_a_void_takes_the_place_of_a_line_that_cannot_be_read(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    unreadable = other_line(2, "add_note", b'{"ticket_id": 5}')
    refused = caller.try_push(line(1, _OPEN), unreadable)
    assert (refused.status_code, refused.json()["code"]) == (422, "command_unreadable")
    assert "n° 2" in refused.json()["detail"]
    assert caller.plan().settlement.last_seq == 0, "nothing of the batch was taken"
    void = other_line(2, "void", b'{"id": "%s", "reason": "422"}' % unreadable.id.encode())
    needing = line(3, AddNote(ticket_id=_TICKET, text="Vu"), needs=[unreadable.id])
    outcomes = caller.push(line(1, _OPEN), void, needing).settlement.outcomes
    assert [(it.result, it.because) for it in outcomes] == [
        (Result.APPLIED, ""),
        (Result.VOIDED, ""),
        (Result.REFUSED, void.id),
    ]


@pytest.mark.parametrize(
    ("kind", "version"), [("lend_machine", 1), (AddNote.kind, AddNote.version + 1)]
)
def test_a_command_of_a_newer_laptop_is_held_and_what_needs_it_waits(
    signed_in: SignedIn, kind: str, version: int
) -> None:
    caller = signed_in(TECHNICIAN)
    newer = other_line(1, kind, b'{"what": "ever"}', version=version)
    waits = line(2, _OPEN, needs=[newer.id])
    goes_on = line(3, _OPEN)
    answer = caller.push(newer, waits, goes_on).settlement
    assert [it.result for it in answer.outcomes] == [Result.HELD, Result.HELD, Result.APPLIED]
    assert answer.last_seq == 3


def test_what_was_held_is_decided_in_its_place_once_the_portal_knows_it(
    portal: PortalThread, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = signed_in(TECHNICIAN)
    with monkeypatch.context() as before:
        before.delitem(catalogue.COMMANDS, OpenTicket.kind)
        held = caller.push(line(1, _OPEN), line(2, AddNote(ticket_id=_TICKET, text="Vu")))
    assert [it.result for it in held.settlement.outcomes] == [Result.HELD, Result.REFUSED]
    cursor = caller.plan().cursor
    assert portal.decide_held() == 1
    changes = caller.changes(cursor, settled=0)
    assert [it.result for it in changes.settlement.outcomes] == [Result.APPLIED, Result.REFUSED]
    assert {change.kind for change in changes.changes} == {"ticket", "journal_entry"}


def test_a_command_that_a_salvaged_stream_brings_again_takes_effect_once(
    signed_in: SignedIn,
) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, AddNote(ticket_id=_TICKET, text="x")), line(2, _OPEN))
    salvaged = signed_in(TECHNICIAN, stream="another-stream")
    known = line(2, _OPEN)
    moved = type(known)(
        seq=1,
        id=known.id,
        kind=known.kind,
        version=known.version,
        arguments=known.arguments,
        occurred_at=known.occurred_at,
    )
    answer = salvaged.push(moved).settlement
    assert [(it.seq, it.result, it.duplicate) for it in answer.outcomes] == [
        (1, Result.APPLIED, True)
    ]
    assert answer.last_seq == 1
    assert len(salvaged.snapshot("ticket")) == 1


def test_a_stream_belongs_to_one_person(signed_in: SignedIn) -> None:
    signed_in(TECHNICIAN, stream="one-laptop").push(line(1, _OPEN))
    other = signed_in(OTHER_TECHNICIAN, stream="one-laptop")
    answer = other.try_push(line(2, _OPEN))
    assert (answer.status_code, answer.json()["code"]) == (403, "other_persons_stream")


def test_a_command_of_somebody_else_is_not_told_again(signed_in: SignedIn) -> None:
    signed_in(TECHNICIAN).push(line(1, _OPEN))
    answer = signed_in(OTHER_TECHNICIAN).try_push(line(1, _OPEN))
    assert (answer.status_code, answer.json()["code"]) == (409, "payload_differs")


def test_roles_are_enforced_whatever_a_laptop_thinks(signed_in: SignedIn) -> None:
    requester = signed_in(REQUESTER)
    command = EditAsset(asset_id="x", before={"location": ""}, after={"location": "Cave"})
    (outcome,) = requester.push(line(1, command)).settlement.outcomes
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "role_may_not")
    assert outcome.facts == {"role": "requester"}


def test_numbers_have_no_gap_where_commands_are_refused(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    nowhere = OpenTicket(
        client_id=TOWN_HALL.id, summary="x", channel=Channel.PHONE, site_id="nowhere"
    )
    caller.push(line(1, _OPEN), line(2, nowhere), line(3, _OPEN))
    numbers = sorted(row["number"] for row in caller.snapshot("ticket"))
    assert numbers == ["T-000001", "T-000002"]


def test_a_push_of_another_epoch_brings_the_last_seq_to_go_on_from(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _OPEN))
    answer = caller.try_push(line(2, _OPEN), epoch=7)
    assert (answer.status_code, answer.json()) == (410, {"epoch": 1, "last_seq": 1})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("occurred_at", "2026-03-17T09:00:00"),
        ("occurred_at", "0001-01-01T00:00:00+14:00"),
        ("id", "not-a-uuid"),
        ("id", command_id(1).upper().replace("C", "c", 1)),
        ("version", 2**63),
        ("version", 0),
        ("needs", ["x"] * 1001),
        ("arguments", {"ticket_id": "x"}),
        ("arguments", [1]),
    ],
)
def test_a_line_that_no_laptop_writes_is_not_taken(
    signed_in: SignedIn, field: str, value: object
) -> None:
    caller = signed_in(TECHNICIAN)
    sent = {
        "seq": 1,
        "id": command_id(1),
        "kind": "add_note",
        "version": 1,
        "arguments": {"ticket_id": "x", "text": "y"},
        "occurred_at": "2026-03-17T09:00:00Z",
        field: value,
    }
    body = {"epoch": 1, "settled": 0, "lines": [sent]}
    answer = caller.call("POST", "/sync/commands", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "command_unreadable")


def test_too_many_commands_at_once_are_asked_for_in_parts(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    lines = [line(seq, AddNote(ticket_id="x", text="y")) for seq in range(1, 502)]
    answer = caller.try_push(*lines)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_many_commands")


def test_the_words_of_a_command_can_be_erased_and_its_trail_stays(
    portal: PortalThread, signed_in: SignedIn
) -> None:
    caller = signed_in(TECHNICIAN)
    secret = "le code du portail est 4711"
    caller.push(line(1, _OPEN), line(2, AddNote(ticket_id=_TICKET, text=secret)))
    with portal.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM command_arguments")
        trail = connection.exec_driver_sql("SELECT * FROM command ORDER BY received_at").all()
    assert [row.kind for row in trail] == ["open_ticket", "add_note"]
    assert secret not in str(trail)
    again = caller.push(line(2, AddNote(ticket_id=_TICKET, text=secret)), settled=2).settlement
    assert [it.duplicate for it in again.outcomes] == [True]


def test_an_internal_note_of_a_requester_does_not_exist_for_them(signed_in: SignedIn) -> None:
    requester = signed_in(REQUESTER)
    requester.push(line(1, OpenTicket(client_id=TOWN_HALL.id, summary="x", channel=Channel.PORTAL)))
    lea = signed_in(TECHNICIAN)
    lea.push(line(1, TakeTicket(ticket_id=_TICKET), number=3))
    step = SetTicketState(ticket_id=_TICKET, to=TicketState.IN_PROGRESS)
    note = AddNote(ticket_id=_TICKET, text="Entre nous", visibility=Visibility.INTERNAL)
    lea.push(line(2, step, number=3), line(3, note, number=3))
    texts = [row["text"] for row in requester.snapshot("journal_entry")]
    assert "Entre nous" not in texts
    assert "Entre nous" in [row["text"] for row in lea.snapshot("journal_entry")]
