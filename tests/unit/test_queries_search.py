"""Search-anything: what is found, in which order, and that no text can harm."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import TicketState
from ordidesk.queries.search import Found, Match, search
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import change, fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NURSE,
    SECRETARY,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    record_id,
    ticket,
)

LAPTOP = asset(4217)
OTHER = asset(14217, location="Rez-de-chaussée")
SMALL = asset(42, serial="", location="Sacré-Cœur, salle 4")
ENDED = ticket(4217, state=TicketState.CLOSED, summary="Imprimante du 1er étage bloquée")
OPEN = ticket(3, summary="Imprimante en panne")
WORLD: tuple[Record, ...] = (*COMPANY, LAPTOP, OTHER, SMALL, ENDED, OPEN)


def ids(found: Found) -> dict[str, list[str]]:
    """Return the ids of each kind that has hits."""
    groups = {
        "asset": found.assets,
        "ticket": found.tickets,
        "loan": found.loans,
        "person": found.people,
        "site": found.sites,
        "client": found.clients,
    }
    return {kind: [hit.id for hit in hits] for kind, hits in groups.items() if hits}


@pytest.mark.parametrize(
    ("text", "kind", "record"),
    [
        ("etage", "asset", LAPTOP),
        ("ÉTAGE", "asset", LAPTOP),
        ("étag", "asset", LAPTOP),
        ("helene", "person", SECRETARY),
        ("ducoeur", "person", SECRETARY),
        ("Ducœur", "person", SECRETARY),
        ("coeur", "asset", SMALL),
        ("SACRE COE", "asset", SMALL),
        ("tilleuls", "client", CARE_HOME),
        ("ecoles", "site", CARE_HOME_SITE),
        ("25190", "site", TOWN_HALL_SITE),
        ("h.ducoeur@valbrune.example", "person", SECRETARY),
        ("d'imprimante", "ticket", OPEN),
    ],
)
def test_words_are_found_without_accents_and_by_their_beginning(
    store: Store, reader: Reader, text: str, kind: str, record: Record
) -> None:
    fill(store, WORLD)
    assert record.id in ids(search(reader, text))[kind]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("OD-004217", ("asset", LAPTOP.id)),
        ("od 4217", ("asset", LAPTOP.id)),
        ("OD-42", ("asset", SMALL.id)),
        ("42", ("asset", SMALL.id)),
        ("14217", ("asset", OTHER.id)),
        (LAPTOP.serial.lower(), ("asset", LAPTOP.id)),
        ("T-4217", ("ticket", ENDED.id)),
        ("t-000003", ("ticket", OPEN.id)),
        ("03 81 55 01 12", ("person", SECRETARY.id)),
        ("0381550112", ("person", SECRETARY.id)),
        ("+33 3 81 55 01 12", ("person", SECRETARY.id)),
        ("06.92.55.02.07", ("person", NURSE.id)),
        ("mvalb", ("client", TOWN_HALL.id)),
        ("mairie de valbrune", ("client", TOWN_HALL.id)),
        ("lea martin", ("person", LEA.id)),
    ],
)
def test_what_names_one_record_exactly_is_what_enter_opens(
    store: Store, reader: Reader, text: str, best: tuple[str, str]
) -> None:
    fill(store, WORLD)
    assert search(reader, text).best == best


def test_a_name_goes_before_a_job_that_holds_the_word(store: Store, reader: Reader) -> None:
    maire = Person(
        id=record_id("maire"), name="Zoé Mairie", role=Role.REQUESTER, client_id=TOWN_HALL.id
    )
    fill(store, [*WORLD, maire])
    found = search(reader, "mairie")
    assert ids(found)["person"] == [maire.id, SECRETARY.id]
    assert found.order == ("client", "person")


def test_a_labelled_number_means_nothing_but_that_number(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert ids(search(reader, "T-3")) == {"ticket": [OPEN.id]}


@pytest.mark.parametrize("text", ["P-0312", "p312", "312"])
def test_a_loan_is_found_by_its_number(store: Store, reader: Reader, text: str) -> None:
    lent = loan("out", OPEN, loaner(900), number="P-0312")
    fill(store, [*WORLD, loaner(900), lent])
    found = search(reader, text)
    assert found.best == ("loan", lent.id)
    assert found.loans[0].loaner_number == "OD-000900"


@pytest.mark.parametrize("text", ["P-K7QX-12", "p-k7qx-12"])
def test_a_loan_is_found_by_the_number_that_a_laptop_gave(
    store: Store, reader: Reader, text: str
) -> None:
    lent = loan("out", OPEN, loaner(900), number="P-K7QX-12")
    fill(store, [*WORLD, loaner(900), lent])
    assert [it.id for it in search(reader, text).loans] == [lent.id]


def test_a_phone_number_begins_with_no_ticket(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert ids(search(reader, "03")).keys() == {"person"}


def test_last_digits_find_every_number_that_ends_so(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = search(reader, "4217")
    assert [(hit.id, hit.match) for hit in found.assets] == [
        (LAPTOP.id, Match.EXACT),
        (OTHER.id, Match.ENDING),
    ]


def test_end_of_a_phone_number_finds_its_person(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert ids(search(reader, "55 01 12"))["person"] == [SECRETARY.id]


@pytest.mark.parametrize(
    ("phone", "typed"),
    [
        ("+41 22 709 23 33", "0041 22 709 23 33"),
        ("+41 22 709 23 33", "+41227092333"),
        ("02 62 55 02 07", "+262 262 55 02 07"),
        ("+262 262 55 02 07", "0262550207"),
        ("03/81/55/02/07", "+33 (0)3 81 55 02 07"),
        ("+33 (0)3 81 55 02 07", "03 81 55 02 07"),
        ("03\u00a081\u202f55\u00a002\u00a007", "03.81.55.02.07"),
    ],
)
def test_a_phone_number_finds_its_person_however_either_is_written(
    store: Store, reader: Reader, phone: str, typed: str
) -> None:
    fill(store, [msgspec.structs.replace(SECRETARY, phone=phone)])
    found = search(reader, typed).people
    assert [(it.id, it.match) for it in found] == [(SECRETARY.id, Match.EXACT)]


def test_all_words_have_to_fit(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert ids(search(reader, "imprimante panne")) == {"ticket": [OPEN.id]}
    assert search(reader, "imprimante girafe") == Found()


def test_open_tickets_come_before_ended_ones(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert ids(search(reader, "imprim"))["ticket"] == [OPEN.id, ENDED.id]


def test_more_than_is_shown_is_told(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, *(asset(number) for number in range(100, 120))])
    found = search(reader, "probook", limit=6)
    assert len(found.assets) == 6
    assert found.more == {"asset"}


def test_what_changes_is_found_anew(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    change(store, asset(42, serial="", location="Médiathèque"))
    assert ids(search(reader, "mediatheque")) == {"asset": [SMALL.id]}
    assert search(reader, "coeur").assets == ()


def test_records_without_parents_are_found(store: Store, reader: Reader) -> None:
    alone = Person(
        id=record_id("alone"), name="Zoé Aubry", role=Role.REQUESTER, client_id=record_id("gone")
    )
    fill(store, [alone])
    (hit,) = search(reader, "zoe").people
    assert (hit.name, hit.client_name) == ("Zoé Aubry", "")


@pytest.mark.parametrize("text", ["", "   ", "?!…", "''", '"', "*", "\x00", "\ud800"])
def test_a_text_without_words_finds_nothing(store: Store, reader: Reader, text: str) -> None:
    fill(store, WORLD)
    assert search(reader, text) == Found()


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.one_of(
        st.text(),
        st.text(alphabet="\"'*^()-+:{}[]\\% ANDORNOTEARcœoeé0123456789T-"),
        st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR(", '"', "*", "name:", "a", "œ"])).map(
            " ".join
        ),
    )
)
@example(text="NEAR(a b, 5)")
@example(text='name : "x" OR 1=1 --')
@example(text="a" * 100_000)
@example(text="²³¹٣೩𝟘 œŒæ ﬁ ß İ")
@example(text="\ud83d half of a pair")
@example(text="9" * 400)
def test_no_text_raises(store: Store, reader: Reader, text: str) -> None:
    if reader.value("SELECT count(*) FROM client") == 0:
        fill(store, WORLD)
    found = search(reader, text, limit=3)
    assert set(found.order) == set(ids(found))
    assert all(len(hits) <= 3 for hits in ids(found).values())
