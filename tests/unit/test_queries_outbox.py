"""The synchronisation page: what each line is about, in data."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.assets import Category, EditAsset, RegisterAsset
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    Channel,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    TicketState,
)
from ordidesk.domain.visits import FinishVisit, StartVisit
from ordidesk.domain.work import Command, Reason
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.queries import outbox
from ordidesk.queries.outbox import Group, Line
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done, Store
from tests.support.filled_store import change, decide, fill
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    TOWN_HALL,
    actor,
    asset,
    ticket,
    visit,
)

LAPTOP = asset(4217)
TICKET = ticket(1, assignee_id=LEA.id, state=TicketState.ASSIGNED)
FREE = ticket(2)
VISIT = visit("one", TICKET, NOW)
WORLD: tuple[Record, ...] = (*COMPANY, LAPTOP, TICKET, FREE, VISIT)


def do(store: Store, command: Command, draw: int = 1) -> Done:
    """Have Léa give a command; ``draw`` makes its id."""
    return store.do(command, actor(LEA), now=NOW, command_id=command_id(NOW, draw))


def only(reader: Reader) -> Line:
    """Return the only line."""
    (line,) = outbox.lines(reader)
    return line


def test_a_note_that_waits_tells_ticket_client_and_text(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    done = do(store, AddNote(ticket_id=TICKET.id, text="Rappelé"))
    line = only(reader)
    assert (line.seq, line.command_id, line.kind) == (1, done.command_id, "add_note")
    assert (line.status, line.author_name) == (OutboxStatus.WAITING, "Léa Martin")
    assert (line.record_kind, line.record_id, line.number) == ("ticket", TICKET.id, "T-000001")
    assert (line.title, line.client_name) == (TICKET.summary, "Mairie de Valbrune")
    assert line.text == "Rappelé"


def test_lines_come_in_the_order_in_which_things_were_done(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    do(store, TakeTicket(ticket_id=FREE.id), draw=1)
    do(store, StartVisit(visit_id=VISIT.id), draw=2)
    do(store, FinishVisit(visit_id=VISIT.id, done=True, report="Disque remplacé"), draw=3)
    do(store, EditAsset(asset_id=LAPTOP.id, before={"hostname": ""}, after={"hostname": "PC"}), 4)
    told = [(line.kind, line.number, line.to, line.text) for line in outbox.lines(reader)]
    assert told == [
        ("take_ticket", "T-000002", "", ""),
        ("start_visit", "T-000001", "on_site", ""),
        ("finish_visit", "T-000001", "done", "Disque remplacé"),
        ("edit_asset", "OD-004217", "", ""),
    ]
    assert outbox.lines(reader)[-1].fields == ("hostname",)


def test_a_machine_to_register_is_told_by_its_number_and_what_it_is(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    do(store, RegisterAsset(inventory_number="9001", category=Category.PHONE, model="XCover 7"))
    line = only(reader)
    assert (line.number, line.title, line.text) == ("OD-009001", "XCover 7", "9001 XCover 7")


def test_a_step_tells_its_state_and_reason(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    step = SetTicketState(ticket_id=TICKET.id, to=TicketState.RESOLVED, resolution="Redémarré")
    do(store, step)
    line = only(reader)
    assert (line.to, line.text) == ("resolved", "Redémarré")


def test_an_assignment_tells_to_whom(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    command = AssignTicket(ticket_id=FREE.id, technician_id=KARIM.id)
    store.do(command, actor(SOPHIE), now=NOW, command_id=command_id(NOW, 1))
    assert only(reader).to == "Karim Benali"


def test_a_refused_declaration_still_tells_what_was_declared(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    declared = OpenTicket(
        client_id=TOWN_HALL.id, summary="Souris cassée", channel=Channel.TECHNICIAN
    )
    done = do(store, declared)
    facts = {"kind": "client", "id": TOWN_HALL.id}
    decide(
        store,
        Outcome(
            seq=done.seq,
            id=done.command_id,
            result=Result.REFUSED,
            reason=Reason.UNKNOWN_RECORD,
            facts=facts,
        ),
    )
    line = only(reader)
    assert (line.status, line.reason, line.facts) == (
        OutboxStatus.REFUSED,
        Reason.UNKNOWN_RECORD,
        facts,
    )
    assert line.record_id == derived_id(done.command_id, "ticket")
    assert (line.number, line.text) == ("", "Souris cassée")


def test_a_conflict_shows_both_values(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    done = do(
        store, EditAsset(asset_id=LAPTOP.id, before={"hostname": ""}, after={"hostname": "PC-1"})
    )
    change(store, replace(LAPTOP, hostname="PC-9"))
    both = FieldConflict(
        field="hostname", mine="PC-1", theirs="PC-9", theirs_by=KARIM.id, theirs_at=NOW
    )
    decide(
        store,
        Outcome(seq=done.seq, id=done.command_id, result=Result.CONFLICT, conflicts=(both,)),
    )
    line = only(reader)
    (shown,) = line.conflicts
    assert (shown.mine, shown.theirs, shown.by, shown.at) == ("PC-1", "PC-9", "Karim Benali", NOW)
    change(store, replace(LAPTOP, hostname="PC-10"), ver=3)
    (shown,) = only(reader).conflicts
    assert (shown.theirs, shown.by, shown.at) == ("PC-10", "", None), "changed once more since"


def test_what_is_confirmed_is_done_with(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    done = do(store, AddNote(ticket_id=TICKET.id, text="Rappelé"))
    decide(store, Outcome(seq=done.seq, id=done.command_id, result=Result.APPLIED))
    assert outbox.lines(reader) == ()
    assert [(line.group, line.decided_at) for line in outbox.done(reader)] == [(Group.DONE, NOW)]


def test_what_hangs_on_a_refused_action_stands_with_it(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    taken = do(store, TakeTicket(ticket_id=FREE.id), draw=1)
    note = do(store, AddNote(ticket_id=FREE.id, text="Vu"), draw=2)
    step = do(store, AddNote(ticket_id=FREE.id, text="Encore"), draw=3)
    for given, because in ((taken, ""), (note, taken.command_id), (step, note.command_id)):
        decide(
            store,
            Outcome(
                seq=given.seq,
                id=given.command_id,
                result=Result.REFUSED,
                reason=Reason.ALREADY_TAKEN,
                because=because,
            ),
        )
    line = only(reader)
    assert line.group is Group.TO_DECIDE
    assert [each.text for each in line.following] == ["Vu", "Encore"]
