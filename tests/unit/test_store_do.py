"""What a person does is in the rows and in the outbox after one commit, or in neither."""

from __future__ import annotations

from itertools import count

import pytest

from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AddNote, Channel, OpenTicket, TakeTicket, Ticket, TicketState
from ordidesk.domain.work import Command, NeverValid, Reason, Refusal
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done, Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, LEA, NOW, TOWN_HALL, actor, record_id, ticket

_numbers = count(1)


def give(store: Store, command: Command, *, insist: bool = False) -> Done:
    """Give a command as Léa."""
    return store.do(
        command, actor(LEA), now=NOW, command_id=command_id(NOW, next(_numbers)), insist=insist
    )


def open_ticket(summary: str = "Écran noir") -> OpenTicket:
    """Declare something at the town hall."""
    return OpenTicket(client_id=TOWN_HALL.id, summary=summary, channel=Channel.PHONE)


@pytest.fixture(autouse=True)
def _filled(store: Store) -> None:
    fill(store, [*COMPANY, ticket(1)])


def test_the_row_and_the_line_are_there_together(store: Store, reader: Reader) -> None:
    done = give(store, open_ticket())
    made = reader.get(Ticket, derived_id(done.command_id, "ticket"))
    assert made is not None
    assert made.number == ""
    line = store.outbox()[-1]
    assert (line.seq, line.id, line.status) == (1, done.command_id, OutboxStatus.WAITING)
    assert ("ticket", made.id) in done.touched


def test_what_is_done_is_found_by_search_at_once(store: Store, reader: Reader) -> None:
    give(store, open_ticket("Réseau coupé à l'étage"))
    assert reader.rows("SELECT rowid FROM search_ticket WHERE search_ticket MATCH 'etage'")


def test_a_refusal_leaves_nothing_behind(store: Store, reader: Reader) -> None:
    with pytest.raises(Refusal) as caught:
        give(store, AddNote(ticket_id=record_id("no ticket"), text="Rien"))
    assert caught.value.reason is Reason.UNKNOWN_RECORD
    assert store.outbox() == ()
    assert reader.value("SELECT count(*) FROM journal_entry") == 0


def test_who_insists_is_queued_without_effect(store: Store, reader: Reader) -> None:
    done = give(store, AddNote(ticket_id=record_id("no ticket"), text="Si"), insist=True)
    assert done.touched == frozenset()
    assert store.outbox()[0].id == done.command_id
    assert reader.value("SELECT count(*) FROM journal_entry") == 0


def test_what_can_never_be_valid_is_not_queued_for_anybody_who_insists(store: Store) -> None:
    with pytest.raises(NeverValid):
        give(store, AddNote(ticket_id=ticket(1).id, text="  "), insist=True)
    assert store.outbox() == ()


def test_a_command_needs_the_pending_ones_whose_rows_it_read(store: Store) -> None:
    first = give(store, open_ticket())
    give(store, AddNote(ticket_id=ticket(1).id, text="Autre chose"))
    third = give(store, AddNote(ticket_id=derived_id(first.command_id, "ticket"), text="Suite"))
    lines = {line.id: line for line in store.outbox()}
    assert lines[third.command_id].needs == (first.command_id,)


def test_a_commit_is_announced_with_its_records(store: Store) -> None:
    heard: list[Changed] = []
    unsubscribe = store.subscribe(heard.append)
    done = give(store, TakeTicket(ticket_id=ticket(1).id))
    assert heard[0].outbox
    assert heard[0].records == {
        "ticket": frozenset({ticket(1).id}),
        "journal_entry": frozenset({derived_id(done.command_id, "entry")}),
    }
    unsubscribe()
    give(store, AddNote(ticket_id=ticket(1).id, text="Encore"))
    assert len(heard) == 1


def test_later_commands_see_earlier_ones(store: Store, reader: Reader) -> None:
    give(store, TakeTicket(ticket_id=ticket(1).id))
    seen = reader.get(Ticket, ticket(1).id)
    assert seen is not None
    assert (seen.assignee_id, seen.state) == (LEA.id, TicketState.ASSIGNED)
    give(store, AddNote(ticket_id=ticket(1).id, text="Prise en charge"))
    assert reader.value("SELECT count(*) FROM journal_entry") == 2


def test_settings_are_kept_and_forgotten(store: Store) -> None:
    store.set_setting("token", "secret")
    assert store.setting("token") == "secret"
    store.set_setting("token", None)
    assert store.setting("token") is None


def test_a_reader_sees_one_moment(store: Store, reader: Reader) -> None:
    with reader.one_moment():
        before = reader.value("SELECT count(*) FROM journal_entry")
        give(store, AddNote(ticket_id=ticket(1).id, text="Pendant ce temps"))
        assert reader.value("SELECT count(*) FROM journal_entry") == before
    assert reader.value("SELECT count(*) FROM journal_entry") == before + 1
    assert reader.get(JournalEntry, record_id("none")) is None
