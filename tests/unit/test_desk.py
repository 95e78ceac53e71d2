"""The desk: what windows give it is kept, told and sent; what they ask is answered at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory
from ordidesk.desk import Desk, DeskClosed
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.tickets import AddNote, SetTicketState, TakeTicket, Ticket, TicketState
from ordidesk.domain.work import NeverValid, Reason, Refusal
from ordidesk.protocol import Outcome, Result
from ordidesk.queries import outbox, tickets
from ordidesk.store.notices import Changed
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.filled_store import change, decide
from tests.support.open_desk import open_desk
from tests.support.records import COMPANY, KARIM, LEA, NOW, actor, record_id, ticket

FREE = ticket(1)
TAKEN = ticket(2, assignee_id=KARIM.id, state=TicketState.ASSIGNED)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Desk, Store]]:
    with open_desk(tmp_path, LEA, [*COMPANY, FREE, TAKEN]) as desk_and_store:
        yield desk_and_store


@pytest.fixture
def desk(opened: tuple[Desk, Store]) -> Desk:
    return opened[0]


def test_a_command_shows_at_once_and_waits_for_the_portal(desk: Desk) -> None:
    desk.do(TakeTicket(ticket_id=FREE.id))
    row = desk.ask(tickets.brief, FREE.id)
    assert row is not None
    assert (row.assignee_name, row.pending) == ("Léa Martin", True)
    (line,) = desk.ask(outbox.lines)
    assert (line.kind, line.occurred_at, line.author_name) == ("take_ticket", NOW, "Léa Martin")


def test_commands_of_one_moment_have_ids_of_their_own(desk: Desk) -> None:
    done = [desk.do(AddNote(ticket_id=FREE.id, text=f"{n}")) for n in range(20)]
    assert len({each.command_id for each in done}) == 20
    assert [each.seq for each in done] == list(range(1, 21))


def test_a_refused_command_keeps_nothing(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        desk.do(TakeTicket(ticket_id=TAKEN.id))
    assert refused.value.reason is Reason.ALREADY_TAKEN
    assert desk.ask(outbox.lines) == ()


def test_who_insists_has_it_sent_without_effect_here(desk: Desk) -> None:
    desk.do(TakeTicket(ticket_id=TAKEN.id), insist=True)
    row = desk.ask(tickets.brief, TAKEN.id)
    assert row is not None
    assert row.assignee_id == KARIM.id
    assert len(desk.ask(outbox.lines)) == 1


def test_nobody_insists_on_what_can_never_be(desk: Desk) -> None:
    with pytest.raises(NeverValid):
        desk.do(AddNote(ticket_id=FREE.id, text="  "), insist=True)
    assert desk.ask(outbox.lines) == ()


def test_a_change_is_told_until_one_stops_listening(opened: tuple[Desk, Store]) -> None:
    desk, store = opened
    heard: list[Changed] = []
    stop = desk.changed(heard.append)
    desk.do(TakeTicket(ticket_id=FREE.id))
    assert heard[0].outbox
    assert heard[0].records[Ticket.kind] == {FREE.id}
    assert JournalEntry.kind in heard[0].records
    change(store, ticket(2, assignee_id=LEA.id, state=TicketState.ASSIGNED))
    assert heard[1].records == {Ticket.kind: frozenset({TAKEN.id})}
    stop()
    desk.do(AddNote(ticket_id=FREE.id, text="Rappelé"))
    assert len(heard) == 2


def test_every_thread_is_answered_by_a_reader_of_its_own(desk: Desk) -> None:
    together = threading.Barrier(4)

    def ask() -> tuple[int, str]:
        together.wait()
        row = desk.ask(tickets.brief, FREE.id)
        return desk.ask(id), row.summary if row else ""

    with ThreadPoolExecutor(4) as threads:
        answers = [future.result() for future in [threads.submit(ask) for _ in range(4)]]
    assert len({reader for reader, _ in answers}) == 4
    assert {summary for _, summary in answers} == {FREE.summary}
    assert desk.ask(id) == desk.ask(id)


def test_a_query_sees_one_moment_whatever_is_written_meanwhile(
    opened: tuple[Desk, Store],
) -> None:
    desk, store = opened

    def read_twice(reader: Reader) -> tuple[Ticket | None, Ticket | None]:
        before = reader.get(Ticket, FREE.id)
        change(store, ticket(1, state=TicketState.CANCELLED))
        return before, reader.get(Ticket, FREE.id)

    before, after = desk.ask(read_twice)
    assert before == after
    assert desk.ask(Reader.get, Ticket, FREE.id) != before


def test_a_query_that_fails_leaves_the_desk_usable(desk: Desk) -> None:
    def fail(reader: Reader) -> None:
        raise LookupError(reader.value("SELECT 'told'"))

    with pytest.raises(LookupError, match="told"):
        desk.ask(fail)
    assert desk.ask(tickets.brief, FREE.id) is not None


def test_the_desk_knows_its_person(tmp_path: Path, desk: Desk) -> None:
    assert desk.actor == actor(LEA)
    assert desk.person() == LEA
    with open_desk(tmp_path / "other", KARIM, []) as (empty, _):
        assert empty.person() is None


def test_offline_all_is_kept_and_answered(desk: Desk) -> None:
    offline = threading.Event()

    def look(status: SyncStatus) -> None:
        if status.phase is Phase.OFFLINE and status.waiting:
            offline.set()

    desk.sync.subscribe(look)
    desk.sync.start()
    desk.do(TakeTicket(ticket_id=FREE.id))
    desk.do(SetTicketState(ticket_id=FREE.id, to=TicketState.IN_PROGRESS))
    assert offline.wait(20)
    row = desk.ask(tickets.brief, FREE.id)
    assert row is not None
    assert row.state is TicketState.IN_PROGRESS
    assert len(desk.ask(outbox.lines)) == 2


def test_a_closed_desk_answers_nobody_and_frees_the_store(tmp_path: Path) -> None:
    with open_desk(tmp_path, LEA, [*COMPANY, FREE]) as (desk, _):
        assert desk.ask(tickets.brief, FREE.id) is not None
    with pytest.raises(DeskClosed):
        desk.ask(tickets.brief, record_id("anything"))
    Store(tmp_path / "store.db", bytes(32)).close()


def test_a_desk_takes_no_more_only_once_nothing_is_left_that_the_portal_has_not(
    opened: tuple[Desk, Store],
) -> None:
    desk, store = opened
    done = desk.do(AddNote(ticket_id=FREE.id, text="Encore ceci"))
    assert not desk.take_no_more()
    desk.do(AddNote(ticket_id=FREE.id, text="Et cela"))
    for seq, command_id in enumerate((done.command_id, desk.ask(outbox.lines)[1].command_id), 1):
        decide(store, Outcome(seq=seq, id=command_id, result=Result.APPLIED))
    assert desk.take_no_more()
    with pytest.raises(DeskClosed):
        desk.do(AddNote(ticket_id=FREE.id, text="Trop tard"))
    assert desk.ask(outbox.lines) == ()


def test_a_parked_line_is_nowhere_but_here(opened: tuple[Desk, Store]) -> None:
    desk, store = opened
    done = desk.do(AddNote(ticket_id=FREE.id, text="Illisible"))
    store.intake.next_lines(1)
    store.intake.park(done.seq, "command_unreadable", {})
    assert not desk.take_no_more()


def test_a_file_is_nowhere_but_here_until_the_portal_has_its_bytes(
    opened: tuple[Desk, Store],
) -> None:
    desk, store = opened
    source = FileInMemory("compte rendu.txt", b"Tout est en ordre.")
    attached = desk.files.attach(FREE.id, source, Wishes(), Visibility.CLIENT)
    (line,) = desk.ask(outbox.lines)
    there = desk.ask(Reader.get, Attachment, attached.attachment_id)
    assert there is not None
    change(store, there)
    decide(store, Outcome(seq=line.seq, id=line.command_id, result=Result.APPLIED))
    (file,) = store.blobs.to_send()
    assert not desk.take_no_more()
    store.blobs.park(file.sha256, "blob_too_large")
    assert not desk.take_no_more()
    store.blobs.acknowledge(file.sha256)
    assert desk.take_no_more()
