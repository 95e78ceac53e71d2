"""The Tickets page's lists, chips and detail."""

from __future__ import annotations

from datetime import timedelta

from ordidesk.domain.ids import command_id
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.places import CoverState
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import (
    AddNote,
    Channel,
    OpenTicket,
    Priority,
    TakeTicket,
    TicketState,
)
from ordidesk.domain.work import Command
from ordidesk.queries import tickets
from ordidesk.queries.tickets import Counts, Filter, Sort, View
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done, Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    TOWN_HALL,
    actor,
    asset,
    entry,
    record_id,
    ticket,
    visit,
)

MACHINE = asset(4217)
OLD = NOW - timedelta(days=9)
WORLD: tuple[Record, ...] = (
    *COMPANY,
    MACHINE,
    ticket(1, assignee_id=LEA.id, state=TicketState.ASSIGNED, asset_id=MACHINE.id),
    ticket(2, priority=Priority.CRITICAL),
    ticket(3, opened_at=OLD),
    ticket(
        4,
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        assignee_id=KARIM.id,
        state=TicketState.IN_PROGRESS,
        summary="Écran noir à l'étage",
    ),
    ticket(5, state=TicketState.RESOLVED, assignee_id=LEA.id),
    ticket(6, state=TicketState.CANCELLED),
)


def numbers(reader: Reader, wanted: Filter, sort: Sort = Sort.PRIORITY) -> list[str]:
    """Return the numbers of a list's tickets, as Léa sees it."""
    keys = tickets.keys(reader, actor(LEA), wanted, sort)
    rows = tickets.rows(reader, keys)
    return [rows[key].number for key in keys]


def do(store: Store, command: Command, draw: int = 1) -> Done:
    """Have Léa give a command."""
    return store.do(command, actor(LEA), now=NOW, command_id=command_id(NOW, draw))


def test_the_urgent_comes_first_then_the_old(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter())[:2] == ["T-000002", "T-000003"]


def test_each_chip_shows_as_many_tickets_as_it_counts(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    counts = tickets.counts(reader, actor(LEA))
    assert counts == Counts(mine=1, unassigned=2, open=4, ended=2)
    for view, count in (
        (View.MINE, counts.mine),
        (View.UNASSIGNED, counts.unassigned),
        (View.OPEN, counts.open),
        (View.ENDED, counts.ended),
        (View.ALL, 6),
    ):
        assert len(numbers(reader, Filter(view=view))) == count


def test_resolved_ones_are_not_mine_any_more(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(view=View.MINE)) == ["T-000001"]


def test_a_list_is_of_one_client_and_of_one_text(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(client_id=CARE_HOME.id)) == ["T-000004"]
    assert numbers(reader, Filter(text="ecran etage")) == ["T-000004"]
    assert numbers(reader, Filter(text="ecran", client_id=TOWN_HALL.id)) == []
    assert tickets.counts(reader, actor(LEA), text="ecran").open == 1


def test_newest_and_oldest_first(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(), Sort.OLDEST)[0] == "T-000003"
    assert numbers(reader, Filter(), Sort.NEWEST)[-1] == "T-000003"


def test_a_machines_tickets(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(asset_id=MACHINE.id, view=View.ALL)) == ["T-000001"]


def test_a_row_names_client_machine_and_people(store: Store, reader: Reader) -> None:
    fill(store, [*WORLD, entry("note", ticket(1), NOW)])
    row = tickets.brief(reader, ticket(1).id)
    assert row is not None
    assert row.client_name == "Mairie de Valbrune"
    assert row.asset_number == "OD-004217"
    assert row.assignee_name == "Léa Martin"
    assert row.requester_name == "Hélène Ducœur"
    assert row.last_at == NOW
    assert not row.pending


def test_parents_that_are_not_there_leave_names_empty(store: Store, reader: Reader) -> None:
    lonely = ticket(7, client_id=record_id("gone"), site_id="", requester_id=record_id("gone too"))
    fill(store, [lonely])
    row = tickets.brief(reader, lonely.id)
    assert row is not None
    assert (row.client_name, row.site_name, row.requester_name) == ("", "", "")
    detail = tickets.detail(reader, actor(LEA), lonely.id, NOW, NOW.date())
    assert detail is not None
    assert detail.client is None


def test_a_note_that_waits_marks_its_ticket(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    do(store, AddNote(ticket_id=ticket(1).id, text="Rappelé"))
    row = tickets.brief(reader, ticket(1).id)
    detail = tickets.detail(reader, actor(LEA), ticket(1).id, NOW, NOW.date())
    assert row is not None
    assert row.pending
    assert detail is not None
    assert detail.pending
    assert [(line.text, line.author_name, line.pending) for line in detail.entries] == [
        ("Rappelé", "Léa Martin", True)
    ]


def test_a_ticket_opened_here_has_no_number_yet(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    do(
        store,
        OpenTicket(client_id=TOWN_HALL.id, summary="Souris cassée", channel=Channel.TECHNICIAN),
    )
    keys = tickets.keys(reader, actor(LEA), Filter(text="souris"))
    (row,) = tickets.rows(reader, keys).values()
    assert (row.number, row.pending) == ("", True)


def test_an_assignment_names_people(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    do(store, TakeTicket(ticket_id=ticket(2).id))
    detail = tickets.detail(reader, actor(LEA), ticket(2).id, NOW, NOW.date())
    assert detail is not None
    (line,) = detail.entries
    assert (line.entry, line.before_name, line.after_name) == (
        EntryKind.ASSIGNMENT,
        "",
        "Léa Martin",
    )


def test_a_detail_has_machine_cover_visits_and_people(store: Store, reader: Reader) -> None:
    first, second = visit("first", ticket(1), OLD), visit("second", ticket(1), NOW)
    fill(store, [*WORLD, first, second])
    detail = tickets.detail(reader, actor(LEA), ticket(1).id, NOW, NOW.date())
    assert detail is not None
    assert detail.asset is not None
    assert detail.asset.cover.state is CoverState.COVERED
    assert detail.requester is not None
    assert detail.opened_by_name == "Hélène Ducœur"
    assert [line.id for line in detail.visits] == [second.id, first.id]


def test_what_is_not_there_has_no_detail_and_no_key(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    missing = record_id("nobody's")
    assert tickets.detail(reader, actor(LEA), missing, NOW, NOW.date()) is None
    assert tickets.brief(reader, missing) is None
    assert tickets.key_of(reader, missing) is None


def test_a_key_finds_a_tickets_place(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    keys = tickets.keys(reader, actor(LEA), Filter())
    key = tickets.key_of(reader, ticket(2).id)
    assert key is not None
    assert keys.index(key) == 0
    assert not tickets.rows(reader, [key + 1_000])
