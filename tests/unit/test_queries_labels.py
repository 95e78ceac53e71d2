"""What a label's text leads to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordidesk.domain.records import Record
from ordidesk.labels.label import Code, Issuer, Meaning
from ordidesk.labels.reads import Symbology
from ordidesk.queries.labels import Resolved, VisitHit, Why, look_up, records_of, resolve
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, KARIM, NOW, asset, ticket, visit

LAPTOP = asset(4217)
OTHER = asset(14217)
PRINTER = asset(3, inventory_number="HP-XYZ123", serial="VNB3K12345")
TICKET = ticket(12)
VISIT = visit("there", TICKET, NOW, technician_id=KARIM.id)
WORLD: tuple[Record, ...] = (*COMPANY, LAPTOP, OTHER, PRINTER, TICKET, VISIT)
ISSUER = Issuer(("03 81 00 00 00",), frozenset({"portail.example"}))


def found(reader: Reader, text: str, symbology: Symbology | None = None) -> Resolved:
    return resolve(reader, text, symbology, ISSUER)


def named(told: Resolved) -> list[tuple[Why, str]]:
    return [(it.why, it.record.id) for it in told.named]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("OD-004217", Why.NUMBER),
        ("od 4217", Why.NUMBER),
        ("https://portail.example/a/OD-004217", Why.NUMBER),
        (LAPTOP.serial.lower(), Why.SERIAL),
        (f"S/N {LAPTOP.serial}", Why.SERIAL),
        (f"(01)04006381333931(21){LAPTOP.serial}", Why.SERIAL),
    ],
)
def test_a_whole_number_or_serial_names_one_machine(
    store: Store, reader: Reader, text: str, why: Why
) -> None:
    fill(store, WORLD)
    assert named(found(reader, text)) == [(why, LAPTOP.id)]


@pytest.mark.parametrize(
    "text", ["HP-XYZ123", " hp-xyz123", "https://portail.example/a/hp-xyz123", "VNB3K12345"]
)
def test_a_machine_with_a_label_of_another_form_is_found_alike(
    store: Store, reader: Reader, text: str
) -> None:
    fill(store, WORLD)
    assert [hit.id for hit in found(reader, text).assets] == [PRINTER.id]


@pytest.mark.parametrize("text", ["4217", " 4217 "])
def test_last_digits_offer_all_that_end_so(store: Store, reader: Reader, text: str) -> None:
    fill(store, WORLD)
    told = found(reader, text)
    assert told.meaning is Meaning.INVENTORY_NUMBER
    assert named(told) == [(Why.NUMBER, LAPTOP.id), (Why.LAST_DIGITS, OTHER.id)]


def test_a_tickets_number_leads_to_the_ticket(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    told = found(reader, "T-12")
    assert (told.meaning, named(told)) == (Meaning.TICKET, [(Why.NUMBER, TICKET.id)])


def test_a_visits_link_leads_to_the_visit_and_its_ticket(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    told = found(reader, f"https://portail.example/v/{VISIT.id}")
    assert (told.meaning, named(told)) == (Meaning.VISIT, [(Why.LINK, VISIT.id)])
    record = told.named[0].record
    assert isinstance(record, VisitHit)
    assert (record.ticket_id, record.technician_name) == (TICKET.id, KARIM.name)


def test_a_serial_that_looks_like_a_number_comes_after_the_number(
    store: Store, reader: Reader
) -> None:
    twin = asset(7, serial="4217")
    fill(store, [*WORLD, twin])
    assert named(found(reader, "4217")) == [
        (Why.NUMBER, LAPTOP.id),
        (Why.SERIAL, twin.id),
        (Why.LAST_DIGITS, OTHER.id),
    ]


def test_a_ticket_and_a_machine_of_the_same_text_are_both_offered(
    store: Store, reader: Reader
) -> None:
    twin = asset(7, serial="T12A", inventory_number="T-000012")
    fill(store, [*WORLD, twin])
    assert {record for _, record in named(found(reader, "T-000012"))} == {TICKET.id, twin.id}


def test_the_hotlines_phone_is_never_a_machine(store: Store, reader: Reader) -> None:
    fill(store, [*WORLD, asset(8, serial="0381000000", inventory_number="0381000000")])
    told = found(reader, "+33 3 81 00 00 00")
    assert (told.meaning, told.named, told.number) == (Meaning.HOTLINE_PHONE, (), "")


@pytest.mark.parametrize(
    ("text", "symbology", "meaning", "number"),
    [
        ("OD-999999", None, Meaning.INVENTORY_NUMBER, "OD-999999"),
        ("9999", None, Meaning.INVENTORY_NUMBER, "OD-009999"),
        ("https://portail.example/a/9999", None, Meaning.INVENTORY_NUMBER, "OD-009999"),
        ("cz-40217", Symbology.CODE128, Meaning.SERIAL, "CZ-40217"),
        ("Salle 12", Symbology.QRCODE, Meaning.UNKNOWN, "SALLE 12"),
        ("P312", Symbology.CODE128, Meaning.LOAN, "P312"),
        ("P-0312", None, Meaning.LOAN, ""),
        ("T-999999", None, Meaning.TICKET, ""),
        ("https://portail.example/t/9", None, Meaning.TICKET, ""),
        ("https://ailleurs.example/a/OD-004217", None, Meaning.UNKNOWN, ""),
        ("9780804816632", Symbology.EAN13, Meaning.PRODUCT, ""),
        ("42191605", None, Meaning.PRODUCT, "42191605"),
        ("", None, Meaning.UNKNOWN, ""),
    ],
)
def test_what_nobody_has_keeps_its_meaning_and_may_be_registered_if_it_is_one_machines(
    store: Store,
    reader: Reader,
    text: str,
    symbology: Symbology | None,
    meaning: Meaning,
    number: str,
) -> None:
    fill(store, WORLD)
    told = found(reader, text, symbology)
    assert (told.text, told.meaning, told.number) == (text, meaning, number)
    assert told.named == ()


def test_of_several_codes_what_names_a_record_comes_first_and_a_phone_last(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    codes = [
        Code("0381000000"),
        Code("4006381333931", Symbology.EAN13),
        Code("CZ40217", Symbology.CODE128),
        Code(PRINTER.serial, Symbology.CODE39),
        Code("OD-004217", Symbology.QRCODE),
        Code("cz40217\n"),
        Code("CZ40217", Symbology.QRCODE),
    ]
    told = look_up(reader, codes, ISSUER)
    assert [one.text for one in told] == [
        "OD-004217",
        PRINTER.serial,
        "CZ40217",
        "4006381333931",
        "0381000000",
    ]
    assert [it.record.id for it in records_of(told)] == [LAPTOP.id, PRINTER.id]


def test_several_codes_of_one_machine_name_it_once(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    told = look_up(reader, [Code(LAPTOP.serial), Code("OD-004217")], ISSUER)
    assert [(it.why, it.record.id) for it in records_of(told)] == [(Why.NUMBER, LAPTOP.id)]


@given(text=st.text(st.characters(), max_size=40), symbology=st.none() | st.sampled_from(Symbology))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_looked_up_without_a_fault(
    reader: Reader, text: str, symbology: Symbology | None
) -> None:
    told = found(reader, text, symbology)
    assert told == found(reader, text, symbology)
    assert not told.named
