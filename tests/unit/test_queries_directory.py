"""The choices of forms, and names for ids."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.assets import Category, LifeCycle
from ordidesk.domain.people import Person, Role
from ordidesk.domain.places import Client
from ordidesk.domain.tickets import TicketState
from ordidesk.queries import directory
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NOW,
    SECRETARY,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    record_id,
    ticket,
    visit,
)

SCHOOL = Client(id=record_id("school"), code="ECVAL", name="École de Valbrune")
CLERK = Person(id=record_id("clerk"), name="Anne Zola", role=Role.REQUESTER, client_id=TOWN_HALL.id)
LEFT = Person(
    id=record_id("left"),
    name="Paul Ancien",
    role=Role.REQUESTER,
    client_id=TOWN_HALL.id,
    active=False,
)


def test_models_are_told_once_the_commonest_first(store: Store, reader: Reader) -> None:
    printers = [
        asset(number, brand="Brother", model="HL-L2350DW", category=Category.PRINTER)
        for number in range(2)
    ]
    fill(store, [*COMPANY, *printers, asset(7), asset(8, brand=""), asset(9, model="")])
    told = [(it.brand, it.model, it.category) for it in directory.models(reader)]
    assert told == [
        ("Brother", "HL-L2350DW", Category.PRINTER),
        ("HP", "ProBook 450 G8", Category.LAPTOP),
    ]


def test_clients_are_in_the_order_of_people_not_of_bytes(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, SCHOOL])
    names = [client.name for client in directory.clients(reader)]
    assert names == ["École de Valbrune", "EHPAD Les Tilleuls", "Mairie de Valbrune"]


def test_a_clients_people_begin_with_those_who_may_ask(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, CLERK, LEFT])
    people = directory.people(reader, TOWN_HALL.id)
    assert [person.id for person in people] == [SECRETARY.id, CLERK.id]
    assert people[0].site_name == TOWN_HALL_SITE.name
    assert people[0].authorised


def test_a_clients_sites_and_machines(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, asset(1), asset(2), asset(3, life_cycle=LifeCycle.RETIRED)])
    assert [site.id for site in directory.sites(reader, TOWN_HALL.id)] == [TOWN_HALL_SITE.id]
    numbers = [choice.inventory_number for choice in directory.assets(reader, TOWN_HALL.id)]
    assert numbers == ["OD-000001", "OD-000002"]
    assert directory.assets(reader, TOWN_HALL.id, CARE_HOME_SITE.id) == ()


def test_technicians_come_with_what_they_have(store: Store, reader: Reader) -> None:
    mine = ticket(1, assignee_id=LEA.id, state=TicketState.ASSIGNED)
    fill(store, [*COMPANY, mine, ticket(2, assignee_id=LEA.id, state=TicketState.CLOSED)])
    found = {choice.name: choice.open_tickets for choice in directory.technicians(reader)}
    assert found == {"Karim Benali": 0, "Léa Martin": 1, "Sophie Renaud": 0}


def test_ids_of_a_refusal_have_names(store: Store, reader: Reader) -> None:
    of = ticket(1)
    unnumbered = replace(ticket(2, summary="Souris cassée"), number="")
    went = visit("one", of, NOW)
    fill(store, [*COMPANY, of, unnumbered, went, asset(1)])
    named = {
        ("client", TOWN_HALL.id): "Mairie de Valbrune",
        ("person", LEA.id): "Léa Martin",
        ("asset", asset(1).id): "OD-000001",
        ("ticket", of.id): "T-000001",
        ("ticket", unnumbered.id): "Souris cassée",
        ("visit", went.id): "T-000001",
        ("person", record_id("nobody")): "",
        ("nothing known", LEA.id): "",
    }
    assert {key: directory.name_of(reader, *key) for key in named} == named
