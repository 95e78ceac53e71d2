"""What the portal says becomes confirmed once, in order, under what is still pending."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.records import Record, columns, to_row
from ordidesk.domain.tickets import AddNote, EditTicket, TakeTicket, Ticket
from ordidesk.domain.tickets import TicketState as State
from ordidesk.domain.work import Command, Reason
from ordidesk.protocol import (
    Change,
    ChangesAnswer,
    FieldConflict,
    KindCount,
    Outcome,
    PushAnswer,
    Result,
    Settlement,
    SnapshotPlan,
)
from ordidesk.store.intake import Page, Position
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, KARIM, LEA, NOW, actor, asset, ticket

EPOCH = 1
TICKET = ticket(1, location="Accueil")
_numbers = count(1)


@pytest.fixture(autouse=True)
def _filled(store: Store) -> None:
    fill(store, [*COMPANY, TICKET, ticket(2)])


def give(store: Store, command: Command) -> str:
    """Give a command as Léa and return its id."""
    given = command_id(NOW, next(_numbers))
    store.do(command, actor(LEA), now=NOW, command_id=given)
    return given


def move(to: str) -> EditTicket:
    """Correct the ticket's location."""
    return EditTicket(ticket_id=TICKET.id, before={"location": "Accueil"}, after={"location": to})


def put(record: Record, ver: int) -> Change:
    """Say what the record is now."""
    row = dict(zip(columns(type(record)), to_row(record), strict=True))
    return Change(kind=record.kind, id=record.id, ver=ver, op="put", row=row)


def gone(record: Record, ver: int, op: str = "del") -> Change:
    """Say that the record is deleted, or left the scope."""
    return Change(kind=record.kind, id=record.id, ver=ver, op="out" if op == "out" else "del")


def pull(
    store: Store,
    *changes: Change,
    outcomes: Iterable[Outcome] = (),
    asked: Position | None = None,
    cursor: str = "1",
) -> bool:
    """Absorb an answer of the feed."""
    settlement = Settlement(outcomes=tuple(outcomes))
    answer = ChangesAnswer(
        epoch=EPOCH, cursor=cursor, more=False, changes=changes, settlement=settlement
    )
    return store.intake.changes(asked or store.intake.position(), [answer])


def push(store: Store, *outcomes: Outcome, touched: Iterable[Change] = ()) -> bool:
    """Absorb an answer to what was sent."""
    store.intake.next_lines(100)
    settlement = Settlement(outcomes=outcomes, touched=tuple(touched))
    answer = PushAnswer(epoch=EPOCH, settlement=settlement)
    return store.intake.push_answer(store.intake.position(), answer)


def seen(reader: Reader, record_id: str = TICKET.id) -> Ticket | None:
    """Return the ticket as the windows show it."""
    return reader.get(Ticket, record_id)


def test_only_a_greater_version_replaces_what_is_held(store: Store, reader: Reader) -> None:
    pull(store, put(replace(TICKET, summary="Neuf"), 5))
    pull(store, put(replace(TICKET, summary="Ancien"), 4), put(replace(TICKET, summary="Même"), 5))
    found = seen(reader)
    assert found is not None
    assert found.summary == "Neuf"


def test_a_deletion_is_remembered_against_older_versions(store: Store, reader: Reader) -> None:
    pull(store, gone(TICKET, 6))
    pull(store, put(TICKET, 5))
    assert seen(reader) is None
    pull(store, put(TICKET, 7))
    assert seen(reader) == TICKET


def test_pending_work_stays_on_top_of_what_comes(store: Store, reader: Reader) -> None:
    give(store, move("Bureau 3"))
    pull(store, put(replace(TICKET, summary="Du portail"), 2))
    found = seen(reader)
    assert found is not None
    assert (found.summary, found.location) == ("Du portail", "Bureau 3")


def test_an_outcome_leaves_what_the_portal_says(store: Store, reader: Reader) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    confirmed = replace(TICKET, assignee_id=LEA.id, state=State.ASSIGNED)
    outcome = Outcome(seq=1, id=given, result=Result.APPLIED)
    push(store, outcome, touched=[put(confirmed, 2)])
    assert seen(reader) == confirmed
    assert store.outbox()[0].status is OutboxStatus.CONFIRMED
    assert reader.value("SELECT count(*) FROM kept") == 0


def test_only_the_portal_refuses_and_then_the_effect_goes(store: Store, reader: Reader) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    taken = replace(TICKET, assignee_id=KARIM.id, state=State.ASSIGNED)
    pull(store, put(taken, 2))
    line = store.outbox()[0]
    assert (line.status, line.hint) == (OutboxStatus.WAITING, Reason.ALREADY_TAKEN)
    assert line.hint_facts == {"assignee": KARIM.id}
    assert store.intake.next_lines(10)[0].id == given
    refused = Outcome(
        seq=1,
        id=given,
        result=Result.REFUSED,
        reason=Reason.ALREADY_TAKEN,
        facts={"assignee": KARIM.id},
    )
    push(store, refused)
    line = store.outbox()[0]
    assert (line.status, line.reason, line.hint) == (
        OutboxStatus.REFUSED,
        Reason.ALREADY_TAKEN,
        "",
    )
    assert seen(reader) == taken


def test_a_hint_goes_when_its_cause_goes(store: Store) -> None:
    give(store, TakeTicket(ticket_id=TICKET.id))
    pull(store, put(replace(TICKET, assignee_id=KARIM.id, state=State.ASSIGNED), 2))
    pull(store, put(TICKET, 3))
    assert store.outbox()[0].hint == ""


def test_an_answer_is_taken_with_the_outcomes_of_a_lost_one(store: Store, reader: Reader) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    store.intake.next_lines(10)
    confirmed = replace(TICKET, assignee_id=LEA.id, state=State.ASSIGNED)
    outcome = Outcome(seq=1, id=given, result=Result.APPLIED)
    pull(store, put(confirmed, 2), outcomes=[outcome])
    assert store.outbox()[0].status is OutboxStatus.CONFIRMED
    assert store.outbox()[0].hint == ""
    assert seen(reader) == confirmed


def test_a_conflict_keeps_both_values(store: Store) -> None:
    given = give(store, move("A"))
    conflict = FieldConflict(field="location", mine="A", theirs="B")
    push(store, Outcome(seq=1, id=given, result=Result.CONFLICT, conflicts=(conflict,)))
    line = store.outbox()[0]
    assert (line.status, line.conflicts) == (OutboxStatus.CONFLICT, (conflict,))


def test_an_outcome_of_another_command_settles_nothing(store: Store) -> None:
    give(store, TakeTicket(ticket_id=TICKET.id))
    push(store, Outcome(seq=1, id=command_id(NOW, 10**6), result=Result.APPLIED))
    assert store.outbox()[0].status is OutboxStatus.SENDING


def test_rows_that_pending_work_names_stay_when_they_leave_the_scope(
    store: Store, reader: Reader
) -> None:
    given = give(store, AddNote(ticket_id=TICKET.id, text="Vu sur place"))
    entry = derived_id(given, "entry")
    pull(store, gone(TICKET, 2, "out"))
    assert seen(reader) == TICKET
    assert reader.value("SELECT text FROM journal_entry WHERE id = ?", entry) == "Vu sur place"
    push(store, Outcome(seq=1, id=given, result=Result.APPLIED))
    assert seen(reader) is None


def test_an_answer_to_an_older_question_is_dropped(store: Store, reader: Reader) -> None:
    asked = store.intake.position()
    assert pull(store, put(replace(TICKET, summary="Neuf"), 2), cursor="2")
    assert not pull(store, gone(ticket(2), 9), asked=asked, cursor="3")
    assert seen(reader, ticket(2).id) is not None
    assert store.intake.position().cursor == "2"


def test_an_answer_from_before_a_snapshot_is_dropped(store: Store, reader: Reader) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    store.intake.next_lines(10)
    asked = store.intake.position()
    snapshot(store, [*COMPANY])
    assert seen(reader) == replace(TICKET, assignee_id=LEA.id, state=State.ASSIGNED)
    settlement = Settlement(
        outcomes=(Outcome(seq=1, id=given, result=Result.APPLIED),), touched=(put(TICKET, 9),)
    )
    assert not store.intake.push_answer(asked, PushAnswer(epoch=EPOCH, settlement=settlement))
    assert store.outbox()[0].status is OutboxStatus.SENDING


def test_only_the_difference_is_announced(store: Store) -> None:
    give(store, AddNote(ticket_id=ticket(2).id, text="En attente"))
    heard: list[Changed] = []
    store.subscribe(heard.append)
    pull(store, put(TICKET, 1), put(replace(TICKET, summary="Neuf"), 2))
    pull(store, put(replace(TICKET, summary="Neuf"), 3))
    assert [notice.records for notice in heard] == [{"ticket": frozenset({TICKET.id})}]


def snapshot(store: Store, records: Iterable[Record], *, epoch: int = EPOCH, last: int = 0) -> None:
    """Take a snapshot over the store in use, a page a kind."""
    rows: dict[str, list[Record]] = {kind: [] for kind in ("client", "person", "ticket")}
    for record in records:
        rows.setdefault(record.kind, []).append(record)
    plan = SnapshotPlan(
        epoch=epoch,
        cursor="9",
        kinds=tuple(KindCount(kind=kind, rows=len(found)) for kind, found in rows.items()),
        settlement=Settlement(last_seq=last),
    )
    state = store.intake.begin_snapshot(plan)
    for kind, found in rows.items():
        found.sort(key=lambda record: record.id)
        names = (*columns(type(found[0])), "ver") if found else ()
        lines = [(*to_row(record), 1) for record in found]
        after = found[-1].id if found else ""
        page = Page(kind, epoch, names or ("id", "ver"), lines, after, more=False)
        advanced = store.intake.snapshot_page(state, page)
        assert advanced is not None
        state = advanced
    assert store.intake.finish_snapshot(state)
    while store.intake.tidy():
        pass


def test_a_snapshot_over_a_store_in_use_takes_away_what_it_lacks(
    store: Store, reader: Reader
) -> None:
    snapshot(store, [*COMPANY, ticket(2), ticket(3)])
    found = {row[0] for row in reader.rows("SELECT number FROM ticket")}
    assert found == {"T-000002", "T-000003"}
    assert reader.rows("SELECT rid FROM ticket ORDER BY rid") == reader.rows(
        "SELECT rowid FROM search_ticket ORDER BY rowid"
    )
    assert store.intake.position().cursor == "9"


def parts(reader: Reader) -> int:
    """Count the parts that the search index of tickets consists of."""
    return int(reader.value("SELECT count(DISTINCT segid) FROM search_ticket_idx"))


def test_the_search_indexs_parts_are_brought_together_beside_the_changes(
    store: Store, reader: Reader
) -> None:
    for ver in range(2, 12):
        pull(store, put(replace(TICKET, summary=f"Essai {ver}"), ver))
    assert parts(reader) >= 10
    while store.intake.tidy():
        pass
    assert parts(reader) < 4
    assert reader.rows("SELECT rowid FROM search_ticket('essai AND 11')") == reader.rows(
        "SELECT rid FROM ticket WHERE id = ?", TICKET.id
    )


def test_the_search_index_is_let_alone_by_a_change_of_what_is_not_searched(
    store: Store, reader: Reader
) -> None:
    before = parts(reader)
    pull(store, put(replace(TICKET, callback="14 h"), 2))
    assert parts(reader) == before
    found = seen(reader)
    assert found is not None
    assert found.callback == "14 h"


def test_a_snapshot_keeps_what_was_confirmed_since_it_began(store: Store, reader: Reader) -> None:
    plan = SnapshotPlan(
        epoch=EPOCH,
        cursor="9",
        kinds=(KindCount(kind="ticket", rows=1),),
        settlement=Settlement(),
    )
    state = store.intake.begin_snapshot(plan)
    push(store, touched=[put(ticket(7), 1)])
    names = (*columns(Ticket), "ver")
    page = Page("ticket", EPOCH, names, [(*to_row(ticket(2)), 1)], ticket(2).id, more=False)
    advanced = store.intake.snapshot_page(state, page)
    assert advanced is not None
    assert seen(reader, ticket(7).id) == ticket(7)
    assert seen(reader) is None


def test_a_restored_portal_gets_the_confirmed_work_again(store: Store, reader: Reader) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    confirmed = replace(TICKET, assignee_id=LEA.id, state=State.ASSIGNED)
    push(store, Outcome(seq=1, id=given, result=Result.APPLIED), touched=[put(confirmed, 8)])
    snapshot(store, [*COMPANY, TICKET, ticket(2)], epoch=2, last=0)
    assert [line.id for line in store.intake.next_lines(10)] == [given]
    found = seen(reader)
    assert found is not None
    assert found.assignee_id == LEA.id
    assert store.intake.position().epoch == 2


def test_a_parked_line_takes_its_effect_back_and_goes_as_a_void(
    store: Store, reader: Reader
) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    store.intake.next_lines(10)
    store.intake.park(1, "command_unreadable", {"status": "422"})
    assert seen(reader) == TICKET
    assert store.intake.position().settled == 0
    assert [line.status for line in store.intake.next_lines(10)] == [OutboxStatus.PARKED]
    push(store, Outcome(seq=1, id=given, result=Result.VOIDED))
    assert store.intake.next_lines(10) == ()
    assert store.outbox()[0].status is OutboxStatus.PARKED
    assert store.intake.position().settled == 1


def test_a_held_line_waits_and_is_not_sent_again(store: Store) -> None:
    given = give(store, TakeTicket(ticket_id=TICKET.id))
    push(store, Outcome(seq=1, id=given, result=Result.HELD))
    assert store.outbox()[0].held
    assert store.intake.next_lines(10) == ()
    assert store.intake.position().settled == 0


def test_columns_of_an_older_and_a_newer_portal_are_stood(store: Store, reader: Reader) -> None:
    row = {key: value for key, value in (put(TICKET, 2).row or {}).items() if key != "callback"}
    change = Change(kind="ticket", id=TICKET.id, ver=2, op="put", row={**row, "colour": "red"})
    unknown = Change(kind="spaceship", id="1", ver=1, op="put", row={"id": "1"})
    pull(store, change, unknown)
    assert seen(reader) == TICKET


def test_exact_numbers_are_found_before_the_first_load_is_complete(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.db", bytes(32), clock=lambda: NOW)
    plan = SnapshotPlan(
        epoch=EPOCH,
        cursor="9",
        kinds=(KindCount(kind="asset", rows=3), KindCount(kind="ticket", rows=1)),
        settlement=Settlement(),
    )
    state = store.intake.begin_snapshot(plan)
    machines = sorted((asset(number) for number in range(2)), key=lambda machine: machine.id)
    names = (*columns(Asset), "ver")
    rows = [(*to_row(machine), 1) for machine in machines]
    page = Page("asset", EPOCH, names, rows, machines[-1].id, more=True)
    assert store.intake.snapshot_page(state, page) is not None
    with store.reader() as reader:
        assert reader.value("SELECT id FROM asset WHERE inventory_number = 'OD-000001'")
        assert reader.value("SELECT count(*) FROM search_asset") == 0
    store.close()


def test_work_done_during_the_first_load_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.db", bytes(32), clock=lambda: NOW)
    kinds = (KindCount(kind="ticket", rows=2), KindCount(kind="person", rows=len(COMPANY)))
    plan = SnapshotPlan(epoch=EPOCH, cursor="9", kinds=kinds, settlement=Settlement())
    state = store.intake.begin_snapshot(plan)
    names = (*columns(Ticket), "ver")
    tickets = sorted((TICKET, ticket(2)), key=lambda found: found.id)
    first, second = (
        Page("ticket", EPOCH, names, [(*to_row(found), 1)], found.id, more=more)
        for found, more in zip(tickets, (True, False), strict=True)
    )
    advanced = store.intake.snapshot_page(state, first)
    assert advanced is not None
    given = give(store, AddNote(ticket_id=tickets[0].id, text="Déjà au travail"))
    advanced = store.intake.snapshot_page(advanced, second)
    assert advanced is not None
    with store.reader() as reader:
        assert reader.value("SELECT count(*) FROM ticket") == 2
        entry = derived_id(given, "entry")
        assert reader.value("SELECT text FROM journal_entry WHERE id = ?", entry)
    assert [line.id for line in store.intake.next_lines(10)] == [given]
    store.close()


def test_a_row_that_is_there_before_its_first_load_keeps_its_newer_version(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.db", bytes(32), clock=lambda: NOW)
    newer = replace(TICKET, summary="Plus récent")
    plan = SnapshotPlan(
        epoch=EPOCH,
        cursor="9",
        kinds=(KindCount(kind="ticket", rows=1),),
        settlement=Settlement(touched=(put(newer, 5),)),
    )
    state = store.intake.begin_snapshot(plan)
    names = (*columns(Ticket), "ver")
    page = Page("ticket", EPOCH, names, [(*to_row(TICKET), 4)], TICKET.id, more=False)
    advanced = store.intake.snapshot_page(state, page)
    assert advanced is not None
    with store.reader() as reader:
        assert seen(reader) == newer
    store.close()
