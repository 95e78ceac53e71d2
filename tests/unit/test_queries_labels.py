"""What a label's text leads to."""

from __future__ import annotations

import pytest

from ordidesk.domain.records import Record
from ordidesk.labels.label import Meaning
from ordidesk.queries.labels import resolve
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, asset, ticket

LAPTOP = asset(4217)
OTHER = asset(14217)
TICKET = ticket(12)
HOTLINE = "03 81 00 00 00"
WORLD: tuple[Record, ...] = (*COMPANY, LAPTOP, OTHER, TICKET)


@pytest.mark.parametrize(
    "text", ["OD-004217", "od 4217", "https://portail.example/a/OD-004217", LAPTOP.serial.lower()]
)
def test_a_whole_number_or_serial_names_one_machine(
    store: Store, reader: Reader, text: str
) -> None:
    fill(store, WORLD)
    found = resolve(reader, text)
    assert [hit.id for hit in found.assets] == [LAPTOP.id]


@pytest.mark.parametrize("text", ["4217", " 4217 "])
def test_last_digits_offer_all_that_end_so(store: Store, reader: Reader, text: str) -> None:
    fill(store, WORLD)
    found = resolve(reader, text)
    assert found.meaning is Meaning.INVENTORY_NUMBER
    assert [hit.id for hit in found.assets] == [LAPTOP.id, OTHER.id]


def test_a_tickets_number_leads_to_the_ticket(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = resolve(reader, "T-12")
    assert (found.meaning, found.ticket_id, found.assets) == (Meaning.TICKET, TICKET.id, ())


def test_a_serial_that_looks_like_a_number_is_offered_too(store: Store, reader: Reader) -> None:
    twin = asset(7, serial="4217")
    fill(store, [*WORLD, twin])
    assert [hit.id for hit in resolve(reader, "4217").assets] == [twin.id, LAPTOP.id, OTHER.id]


def test_the_hotlines_phone_is_never_a_machine(store: Store, reader: Reader) -> None:
    fill(store, [*WORLD, asset(8, serial="0381000000")])
    found = resolve(reader, "+33 3 81 00 00 00", hotline_phones=[HOTLINE])
    assert (found.meaning, found.assets) == (Meaning.HOTLINE_PHONE, ())


def test_a_number_that_nobody_has_keeps_its_meaning_and_text(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = resolve(reader, "OD-999999")
    assert (found.meaning, found.text) == (Meaning.INVENTORY_NUMBER, "OD-999999")
    assert (found.assets, found.ticket_id) == ((), "")


def test_any_other_text_is_unknown(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert resolve(reader, "WIFI:S:Invités;;").meaning is Meaning.UNKNOWN
    assert resolve(reader, "").meaning is Meaning.UNKNOWN
