"""The Parc page's table and an asset's card."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ordidesk.domain.assets import Category, EditAsset, LifeCycle
from ordidesk.domain.ids import command_id
from ordidesk.domain.places import Client, CoverState
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import TicketState
from ordidesk.queries import assets
from ordidesk.queries.assets import Filter, Sort
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NOW,
    NURSE,
    OLD_CONTRACT,
    TOWN_HALL_SITE,
    actor,
    asset,
    record_id,
    ticket,
    visit,
)

TODAY = NOW.date()
SCHOOL = Client(id=record_id("school"), code="ECVAL", name="École de Valbrune")
LAPTOP = asset(4217)
PRINTER = asset(
    14217,
    category=Category.PRINTER,
    brand="Épson",
    model="WF-C5790",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    user_id=NURSE.id,
    contract_id=OLD_CONTRACT.id,
)
BARE = asset(42, client_id=SCHOOL.id, site_id="", user_id="", contract_id="", serial="")
RETIRED = asset(7, life_cycle=LifeCycle.RETIRED)
WORLD: tuple[Record, ...] = (*COMPANY, SCHOOL, LAPTOP, PRINTER, BARE, RETIRED)


def numbers(
    reader: Reader, wanted: Filter, sort: Sort = Sort.NUMBER, *, descending: bool = False
) -> list[int]:
    """Return the inventory numbers of the table's rows."""
    keys = assets.keys(reader, wanted, sort, TODAY, descending=descending)
    rows = assets.rows(reader, keys, TODAY)
    return [int(rows[key].inventory_number[3:]) for key in keys]


def test_retired_machines_are_shown_only_when_asked_for(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter()) == [42, 4217, 14217]
    assert numbers(reader, Filter(retired=True)) == [7, 42, 4217, 14217]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(client_id=CARE_HOME.id), [14217]),
        (Filter(site_id=TOWN_HALL_SITE.id), [4217]),
        (Filter(category=Category.PRINTER), [14217]),
        (Filter(text="epson"), [14217]),
        (Filter(text="etage prob"), [42, 4217]),
        (Filter(cover=CoverState.COVERED), [4217]),
        (Filter(cover=CoverState.EXPIRED), [14217]),
        (Filter(cover=CoverState.NONE), [42]),
        (Filter(cover=CoverState.NOT_STARTED), []),
    ],
)
def test_each_filter_leaves_what_fits(
    store: Store, reader: Reader, wanted: Filter, expected: list[int]
) -> None:
    fill(store, WORLD)
    assert numbers(reader, wanted) == expected


def test_cover_is_of_the_day_that_is_asked_for(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    covered = Filter(cover=CoverState.COVERED)
    before_both = assets.keys(reader, covered, Sort.NUMBER, date(2022, 1, 1))
    assert len(before_both) == 0
    assert len(assets.keys(reader, covered, Sort.NUMBER, date(2024, 1, 1))) == 1


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NUMBER, [42, 4217, 14217]),
        (Sort.SERIAL, [42, 4217, 14217]),
        (Sort.CLIENT, [42, 14217, 4217]),
        (Sort.SITE, [42, 14217, 4217]),
        (Sort.USER, [42, 4217, 14217]),
        (Sort.COVER, [42, 14217, 4217]),
        (Sort.CATEGORY, [42, 4217, 14217]),
    ],
)
def test_clients_and_people_sort_as_people_read_them(
    store: Store, reader: Reader, sort: Sort, expected: list[int]
) -> None:
    fill(store, WORLD)
    assert numbers(reader, Filter(), sort) == expected


@pytest.mark.parametrize("sort", Sort)
def test_every_order_holds_every_row_both_ways(store: Store, reader: Reader, sort: Sort) -> None:
    fill(store, WORLD)
    up = numbers(reader, Filter(retired=True), sort)
    down = numbers(reader, Filter(retired=True), sort, descending=True)
    assert sorted(up) == sorted(down) == [7, 42, 4217, 14217]


def test_a_row_tells_cover_tickets_and_what_waits(store: Store, reader: Reader) -> None:
    open_one = ticket(1, asset_id=LAPTOP.id)
    ended = ticket(2, asset_id=LAPTOP.id, state=TicketState.CLOSED)
    fill(store, [*WORLD, open_one, ended])
    edit = EditAsset(asset_id=LAPTOP.id, before={"hostname": ""}, after={"hostname": "PC-12"})
    store.do(edit, actor(LEA), now=NOW, command_id=command_id(NOW, 1))
    key = assets.key_of(reader, LAPTOP.id)
    assert key is not None
    row = assets.rows(reader, [key], TODAY)[key]
    assert row.cover.state is CoverState.COVERED
    assert row.open_tickets == 1
    assert row.pending
    assert row.user_name == "Hélène Ducœur"


def test_a_card_tells_all_of_a_machine(store: Store, reader: Reader) -> None:
    tickets = [
        ticket(1, asset_id=LAPTOP.id),
        ticket(2, asset_id=LAPTOP.id, state=TicketState.CLOSED),
    ]
    visits = [visit(f"{n}", tickets[1], NOW - timedelta(days=n)) for n in range(7)]
    fill(store, [*WORLD, *tickets, *visits])
    card = assets.card(reader, actor(LEA), LAPTOP.id, NOW, TODAY)
    assert card is not None
    assert card.asset == LAPTOP
    assert card.site == TOWN_HALL_SITE
    assert card.user is not None
    assert card.cover.ends_on == date(2027, 3, 31)
    assert [line.number for line in card.open_tickets] == ["T-000001"]
    assert card.ended_tickets == 1
    assert [line.id for line in card.visits] == [made.id for made in visits[:5]]
    assert card.actions.open_ticket


def test_a_card_stands_missing_parents(store: Store, reader: Reader) -> None:
    fill(store, [asset(1)])
    card = assets.card(reader, actor(LEA), asset(1).id, NOW, TODAY)
    assert card is not None
    assert (card.client, card.site, card.user) == (None, None, None)
    assert card.cover.state is CoverState.NONE
    assert assets.card(reader, actor(LEA), record_id("nobody's"), NOW, TODAY) is None


def test_expired_cover_tells_since_when(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    card = assets.card(reader, actor(LEA), PRINTER.id, NOW, TODAY)
    assert card is not None
    assert (card.cover.state, card.cover.ends_on) == (CoverState.EXPIRED, OLD_CONTRACT.ends_on)


def test_exact_look_ups(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert assets.by_number(reader, "OD-004217") == (LAPTOP.id,)
    assert assets.by_number(reader, "OD-999999") == ()
    assert assets.by_serial(reader, LAPTOP.serial.lower()) == (LAPTOP.id,)
    assert assets.by_serial(reader, "") == ()


def test_last_digits_name_the_lowest_number_first(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert assets.by_last_digits(reader, "4217") == (LAPTOP.id, PRINTER.id)
    assert assets.by_last_digits(reader, "14217") == (PRINTER.id,)
    assert assets.by_last_digits(reader, "217") == ()
