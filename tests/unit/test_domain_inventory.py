"""How an inventory number is held, and the taking in of a machine under it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.assets import (
    EDITABLE,
    NAME_LIMIT,
    Asset,
    Category,
    Custody,
    LifeCycle,
    RegisterAsset,
)
from ordidesk.domain.ids import derived_id
from ordidesk.domain.inventory import NUMBER_LIMIT, inventory_number, own_number, plain_text
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    LEA,
    NURSE,
    SECRETARY,
    TOWN_HALL,
    TOWN_HALL_SITE,
    record_id,
)
from tests.support.scripts import JULIEN, LAPTOP, WORLD

ANY_TEXT = st.text(st.characters(), max_size=60)
"""Halves of surrogate pairs too, as a broken code may hold them."""

NEW = RegisterAsset(
    inventory_number="OD-009001",
    category=Category.PRINTER,
    brand=" Brother ",
    model="HL-L2350DW",
    serial="E7801",
    client_id=TOWN_HALL.id,
    site_id=TOWN_HALL_SITE.id,
    location="Accueil",
    user_id=SECRETARY.id,
    remark="Trouvée sans étiquette.",
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("od 4217", "OD-004217"),
        ("OD-004217", "OD-004217"),
        ("N° 004 217", "OD-004217"),
        ("N°OD.4217", "OD-004217"),
        ("OD\u2013004\u00a0217", "OD-004217"),
        ("\ufeffOD-00\u200b4217", "OD-004217"),
        ("\uff2f\uff24\uff0d\uff10\uff10\uff14\uff12\uff11\uff17", "OD-004217"),
        ("od1234567", "OD-1234567"),
        ("42", "42"),
        ("1234567", "1234567"),
        (" hp-xyz123 ", "HP-XYZ123"),
        ("Mairie  n° 12", "MAIRIE N° 12"),
        ("٤٢١٧", "٤٢١٧"),
        ("", ""),
        ("\u200b\u00ad", ""),
        ("-- / --", ""),
        ("https://hp.example/4217", ""),
        ("A" * (NUMBER_LIMIT + 1), ""),
        ("ß" * NUMBER_LIMIT, ""),
    ],
)
def test_a_number_is_held_in_one_form(text: str, number: str) -> None:
    assert inventory_number(text) == number


@given(ANY_TEXT)
@example("ΐ" * 20)
@example("N° 4217")
def test_what_is_held_is_held_again_as_it_is(text: str) -> None:
    for form in (plain_text, own_number, inventory_number):
        assert form(form(text)) == form(text)


@given(ANY_TEXT)
def test_what_is_held_can_be_stored_and_read(text: str) -> None:
    number = inventory_number(text)
    assert number.encode().decode() == number
    assert number == number.strip()
    assert len(number) <= NUMBER_LIMIT


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_capitals_do_not_matter(text: str) -> None:
    assert inventory_number(text.lower()) == inventory_number(text.upper())


def test_a_machine_is_taken_in_with_all_that_is_known() -> None:
    records = FakeRecords(*WORLD)
    work = do(records, LEA, NEW)
    made = records.get(Asset, derived_id(work.command_id, "asset"))
    assert made == Asset(
        id=derived_id(work.command_id, "asset"),
        inventory_number="OD-009001",
        category=Category.PRINTER,
        brand="Brother",
        model="HL-L2350DW",
        serial="E7801",
        client_id=TOWN_HALL.id,
        site_id=TOWN_HALL_SITE.id,
        location="Accueil",
        user_id=SECRETARY.id,
        life_cycle=LifeCycle.IN_SERVICE,
        custody=Custody.CLIENT,
        remark="Trouvée sans étiquette.",
    )


def test_a_number_and_a_category_are_enough_and_without_a_client_it_is_our_own_stock() -> None:
    work = do(
        FakeRecords(),
        JULIEN,
        RegisterAsset(inventory_number="hp-xyz123", category=Category.OTHER),
    )
    (made,) = work.written.values()
    assert isinstance(made, Asset)
    assert made.inventory_number == "HP-XYZ123"
    assert (made.life_cycle, made.custody) == (LifeCycle.IN_STOCK, Custody.WORKSHOP)


@pytest.mark.parametrize("spelling", ["OD-004217", "4217", "od 004 217"])
def test_a_number_that_a_machine_has_is_refused_and_says_which(spelling: str) -> None:
    told = refusal(FakeRecords(*WORLD), LEA, replace(NEW, inventory_number=spelling))
    assert (told.reason, told.facts) == (
        Reason.NUMBER_TAKEN,
        {"number": "OD-004217", "asset": LAPTOP.id},
    )
    assert not isinstance(told, NeverValid)


def test_a_number_of_another_form_is_one_machines_too() -> None:
    records = FakeRecords(*WORLD)
    records.seed(replace(LAPTOP, inventory_number="HP-XYZ123"))
    told = refusal(records, LEA, replace(NEW, inventory_number="hp-xyz123"))
    assert told.reason is Reason.NUMBER_TAKEN


def test_a_serial_that_another_machine_has_is_no_refusal() -> None:
    assert do(FakeRecords(*WORLD), LEA, replace(NEW, serial=LAPTOP.serial)).written


@pytest.mark.parametrize(
    ("values", "reason", "facts"),
    [
        ({"inventory_number": " "}, Reason.TEXT_MISSING, {"field": "inventory_number"}),
        ({"inventory_number": "\u200b"}, Reason.TEXT_MISSING, {"field": "inventory_number"}),
        ({"inventory_number": "--"}, Reason.NOT_A_NUMBER, {"field": "inventory_number"}),
        (
            {"inventory_number": "https://hp.example"},
            Reason.NOT_A_NUMBER,
            {"field": "inventory_number"},
        ),
        (
            {"inventory_number": "1" * 41},
            Reason.TEXT_TOO_LONG,
            {"field": "inventory_number", "limit": "40"},
        ),
        (
            {"brand": "H" * (NAME_LIMIT + 1)},
            Reason.TEXT_TOO_LONG,
            {"field": "brand", "limit": str(NAME_LIMIT)},
        ),
        (
            {"remark": "x" * (EDITABLE["remark"] + 1)},
            Reason.TEXT_TOO_LONG,
            {"field": "remark", "limit": str(EDITABLE["remark"])},
        ),
    ],
)
def test_what_can_never_be_registered_is_told_at_once(
    values: dict[str, str], reason: Reason, facts: dict[str, str]
) -> None:
    told = refusal(FakeRecords(), LEA, replace(NEW, **values))
    assert isinstance(told, NeverValid)
    assert (told.reason, told.facts) == (reason, facts)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"client_id": record_id("nobody")}, Reason.UNKNOWN_RECORD),
        ({"site_id": record_id("nowhere")}, Reason.UNKNOWN_RECORD),
        ({"site_id": CARE_HOME_SITE.id}, Reason.OTHER_CLIENT),
        ({"user_id": NURSE.id}, Reason.OTHER_CLIENT),
        ({"client_id": ""}, Reason.OTHER_CLIENT),
        ({"client_id": CARE_HOME.id}, Reason.OTHER_CLIENT),
    ],
)
def test_site_and_person_are_the_clients_own(values: dict[str, str], reason: Reason) -> None:
    assert refusal(FakeRecords(*WORLD), LEA, replace(NEW, **values)).reason is reason
