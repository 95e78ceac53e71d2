"""What came back is decided once, by another command or by none, and stays readable."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AddNote, Channel, EditTicket, OpenTicket, TakeTicket, Ticket
from ordidesk.domain.work import Command, Reason, Refusal
from ordidesk.protocol import (
    FieldConflict,
    Outcome,
    PushAnswer,
    Result,
    Settlement,
    SnapshotPlan,
)
from ordidesk.store.choices import AlreadyDecided
from ordidesk.store.connection import open_for_writing
from ordidesk.store.migrations import MIGRATIONS
from ordidesk.store.outbox import Choice, OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import InPlaceOf, Store
from ordidesk.sync.push import on_the_wire
from tests.support.filled_store import change, decide, fill
from tests.support.records import COMPANY, KARIM, LEA, NOW, TOWN_HALL, actor, ticket

TICKET = ticket(1, location="Cave")
LATER = NOW + timedelta(hours=3)
_draws = count(1)


@pytest.fixture(autouse=True)
def _filled(store: Store) -> None:
    fill(store, [*COMPANY, TICKET, ticket(2)])


def next_id() -> str:
    return command_id(LATER, next(_draws))


def give(store: Store, command: Command) -> str:
    """Give a command as Léa and return its id."""
    given = command_id(NOW, next(_draws))
    store.do(command, actor(LEA), now=NOW, command_id=given)
    return given


def give_again(store: Store, command: Command, came_back: str) -> str:
    """Give a command in place of one that came back."""
    given = next_id()
    store.do(
        command,
        actor(LEA),
        now=LATER,
        command_id=given,
        in_place_of=InPlaceOf(came_back, next_id),
    )
    return given


def refuse(store: Store, given: str, because: str = "") -> None:
    """Have the portal refuse a command."""
    seq = next(line.seq for line in store.outbox() if line.id == given)
    reason = Reason.WRONG_STEP
    decide(store, Outcome(seq=seq, id=given, result=Result.REFUSED, reason=reason, because=because))


def in_conflict(store: Store, given: str, theirs: str = "Cave") -> None:
    """Have the portal tell that somebody else changed the location."""
    seq = next(line.seq for line in store.outbox() if line.id == given)
    both = FieldConflict(field="location", mine="Salle 3", theirs=theirs)
    decide(store, Outcome(seq=seq, id=given, result=Result.CONFLICT, conflicts=(both,)))


def restore(store: Store, last_seq: int) -> None:
    """Have the portal come back from a backup that knows this stream up to a seq."""
    plan = SnapshotPlan(epoch=2, cursor="1", kinds=(), settlement=Settlement(last_seq=last_seq))
    store.intake.finish_snapshot(store.intake.begin_snapshot(plan))


NOTE = AddNote(ticket_id=TICKET.id, text="Rappelé")
MOVE = EditTicket(
    ticket_id=TICKET.id, before={"location": "Accueil"}, after={"location": "Salle 3"}
)


def test_what_is_refused_is_given_again_as_a_new_command_of_the_time_it_was_done(
    store: Store, reader: Reader
) -> None:
    given = give(store, NOTE)
    refuse(store, given)
    assert store.counts()[OutboxStatus.REFUSED] == 1
    again = give_again(store, NOTE, given)
    old, new = store.outbox()
    assert (old.status, old.choice, old.replaced_by) == (
        OutboxStatus.REFUSED,
        Choice.REPLACED,
        again,
    )
    assert (new.status, new.arguments, new.occurred_at) == (
        OutboxStatus.WAITING,
        old.arguments,
        old.occurred_at,
    )
    entry = reader.get(JournalEntry, derived_id(again, "entry"))
    assert entry is not None
    assert entry.at == NOW
    assert store.counts()[OutboxStatus.REFUSED] == 0


def test_what_cannot_be_given_again_stays_to_be_decided(store: Store) -> None:
    given = give(store, NOTE)
    refuse(store, given)
    with pytest.raises(Refusal):
        give_again(store, AddNote(ticket_id="nowhere", text="Rappelé"), given)
    (line,) = store.outbox()
    assert (line.choice, store.counts()[OutboxStatus.REFUSED]) == (Choice.NONE, 1)


def test_a_choice_is_made_once(store: Store) -> None:
    given = give(store, NOTE)
    with pytest.raises(AlreadyDecided):
        store.let_be(given, Choice.DISCARDED, now=LATER)
    refuse(store, given)
    store.let_be(given, Choice.DISCARDED, now=LATER)
    with pytest.raises(AlreadyDecided):
        give_again(store, NOTE, given)
    assert len(store.outbox()) == 1


def test_what_hangs_on_a_refused_declaration_is_one_thing_with_it_and_follows_it(
    store: Store, reader: Reader
) -> None:
    opened = give(
        store, OpenTicket(client_id=TOWN_HALL.id, summary="Souris", channel=Channel.PHONE)
    )
    theirs = derived_id(opened, "ticket")
    note = give(store, AddNote(ticket_id=theirs, text="Vue"))
    taken = give(store, TakeTicket(ticket_id=theirs))
    for given, because in ((opened, ""), (note, opened), (taken, note)):
        refuse(store, given, because)
    assert store.counts()[OutboxStatus.REFUSED] == 1
    again = give_again(
        store,
        OpenTicket(client_id=TOWN_HALL.id, summary="Souris cassée", channel=Channel.PHONE),
        opened,
    )
    made = reader.get(Ticket, derived_id(again, "ticket"))
    assert made is not None
    assert (made.summary, made.assignee_id) == ("Souris cassée", LEA.id)
    told = reader.rows("SELECT text FROM journal_entry WHERE ticket_id = ? AND text <> ''", made.id)
    assert told == [("Vue",)]
    assert [line.choice for line in store.outbox()[:3]] == [Choice.REPLACED] * 3
    needs = [line.needs for line in store.outbox()[3:]]
    assert (needs[0], needs[1]) == ((), (again,))


def test_what_hangs_on_it_goes_along_though_it_would_be_refused_and_says_so(store: Store) -> None:
    first = give(store, TakeTicket(ticket_id=TICKET.id))
    second = give(store, TakeTicket(ticket_id=ticket(2).id))
    refuse(store, first)
    refuse(store, second, because=first)
    taken = ticket(2, assignee_id=KARIM.id)
    change(store, taken)
    give_again(store, TakeTicket(ticket_id=TICKET.id), first)
    assert [line.status for line in store.outbox()[2:]] == [OutboxStatus.WAITING] * 2


def test_what_is_let_be_stays_readable_and_can_be_taken_up_again(store: Store) -> None:
    first, second = give(store, NOTE), give(store, NOTE)
    refuse(store, first)
    refuse(store, second, because=first)
    store.let_be(first, Choice.DISCARDED, now=LATER)
    assert store.counts()[OutboxStatus.REFUSED] == 0
    assert [(line.choice, b"Rappel" in line.arguments) for line in store.outbox()] == [
        (Choice.DISCARDED, True)
    ] * 2
    store.reopen(first)
    assert [line.choice for line in store.outbox()] == [Choice.NONE] * 2
    assert store.counts()[OutboxStatus.REFUSED] == 1


def test_the_choice_in_a_conflict_is_another_edit_of_the_moment_it_was_made(
    store: Store, reader: Reader
) -> None:
    given = give(store, MOVE)
    in_conflict(store, given)
    choice = EditTicket(
        ticket_id=TICKET.id, before={"location": "Cave"}, after={"location": "Salle 3"}
    )
    again = give_again(store, choice, given)
    line = store.outbox()[-1]
    assert (line.id, line.occurred_at) == (again, LATER)
    found = reader.get(Ticket, TICKET.id)
    assert found is not None
    assert found.location == "Salle 3"


# --- a portal that came back from a backup ------------------------------------------------------


@pytest.mark.parametrize("choice", [Choice.DISCARDED, Choice.REPLACED])
def test_what_was_refused_and_decided_takes_no_effect_at_a_restored_portal(
    store: Store, choice: Choice
) -> None:
    given = give(store, NOTE)
    refuse(store, given)
    if choice is Choice.DISCARDED:
        store.let_be(given, choice, now=LATER)
    else:
        give_again(store, NOTE, given)
    restore(store, last_seq=0)
    sent = [on_the_wire(line) for line in store.intake.next_lines(10)]
    assert (sent[0].seq, sent[0].kind) == (1, "void")
    assert [line.kind for line in sent[1:]] == (["add_note"] if choice is Choice.REPLACED else [])
    assert store.counts()[OutboxStatus.PARKED] == 0


def test_what_was_refused_and_is_undecided_goes_to_a_restored_portal_as_it_is(
    store: Store,
) -> None:
    given = give(store, NOTE)
    refuse(store, given)
    restore(store, last_seq=0)
    assert [line.kind for line in store.intake.next_lines(10)] == ["add_note"]


def outcome_after_restore(store: Store, given: str, outcome: Outcome) -> Choice:
    """Tell what becomes of a choice in a conflict once a restored portal has decided again."""
    in_conflict(store, given)
    store.let_be(given, Choice.THEIRS, now=LATER)
    restore(store, last_seq=0)
    assert store.counts()[OutboxStatus.SENDING] == 1
    store.intake.next_lines(10)
    asked = store.intake.position()
    answer = PushAnswer(epoch=2, settlement=Settlement(outcomes=(outcome,), last_seq=1))
    assert store.intake.push_answer(asked, answer)
    return store.outbox()[0].choice


@pytest.mark.parametrize(("theirs", "kept"), [("Cave", Choice.THEIRS), ("Grenier", Choice.NONE)])
def test_a_choice_holds_for_the_values_that_were_shown(
    store: Store, theirs: str, kept: Choice
) -> None:
    given = give(store, MOVE)
    both = FieldConflict(field="location", mine="Salle 3", theirs=theirs, theirs_by=KARIM.id)
    outcome = Outcome(seq=1, id=given, result=Result.CONFLICT, conflicts=(both,))
    assert outcome_after_restore(store, given, outcome) is kept


def test_what_a_restored_portal_refuses_is_to_be_decided_anew(store: Store) -> None:
    given = give(store, MOVE)
    outcome = Outcome(seq=1, id=given, result=Result.REFUSED, reason=Reason.UNKNOWN_RECORD)
    assert outcome_after_restore(store, given, outcome) is Choice.NONE
    assert store.counts()[OutboxStatus.REFUSED] == 1


# --- how long it is kept -------------------------------------------------------------------------


def test_what_is_undecided_is_kept_for_ever_and_what_was_let_be_for_30_days(
    tmp_path: Path,
) -> None:
    clock = [NOW]
    store = Store(tmp_path / "aged.db", bytes(32), clock=lambda: clock[0])
    fill(store, [*COMPANY, TICKET])
    let_be, undecided, parked = give(store, NOTE), give(store, NOTE), give(store, NOTE)
    refuse(store, let_be)
    refuse(store, undecided)
    store.intake.next_lines(10)
    store.intake.park(3, "command_unreadable", {})
    for given in (let_be, parked):
        store.let_be(given, Choice.DISCARDED, now=NOW)
    clock[0] += timedelta(days=29)
    store.intake.forget_what_is_old()
    assert len(store.outbox()) == 3
    clock[0] += timedelta(days=2)
    store.intake.forget_what_is_old()
    # The portal has not been told yet that nothing comes under the parked one's number.
    assert [line.id for line in store.outbox()] == [undecided, parked]
    store.close()


def test_an_outbox_of_before_choices_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.db"
    with monkeypatch.context() as patched:
        patched.setattr("ordidesk.store.connection.MIGRATIONS", MIGRATIONS[:1])
        patched.setattr("ordidesk.store.connection.SCHEMA_VERSION", 1)
        older = open_for_writing(path, bytes(32))
        older.execute(
            "INSERT INTO outbox(id, kind, version, arguments, occurred_at, author, author_role, "
            "author_client, needs, reads, writes) VALUES('a', 'add_note', 1, "
            '\'{"ticket_id":"x","text":"Vu"}\', \'2026-03-02T09:00:00.000Z\', \'lea\', '
            "'technician', '', '[]', '[]', '[]')"
        )
        older.close()
    store = Store(path, bytes(32))
    (line,) = store.outbox()
    assert (line.status, line.choice, line.chosen_at) == (OutboxStatus.WAITING, Choice.NONE, None)
    store.close()
