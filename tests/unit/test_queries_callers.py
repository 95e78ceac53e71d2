"""Who is on the phone, and which open tickets may be about the same."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.tickets import TicketState
from ordidesk.queries.callers import callers, of_mail
from ordidesk.queries.similar import Why, similar
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, LEA, NURSE, SECRETARY, TOWN_HALL, asset, ticket

LAPTOP = asset(4217)
WORLD = (*COMPANY, LAPTOP)


def test_a_caller_is_known_by_phone_name_or_mail(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    for text in ("03 81 55 01 12", "0381550112", "ducoeur", "Hélène", "h.ducoeur@valbrune"):
        (caller, *_) = callers(reader, text)
        assert (caller.id, caller.client_name) == (SECRETARY.id, TOWN_HALL.name), text
        assert (caller.asset_id, caller.asset_number) == (LAPTOP.id, LAPTOP.inventory_number)


def test_somebody_with_two_machines_is_asked_which(store: Store, reader: Reader) -> None:
    fill(store, (*WORLD, asset(4218)))
    (caller,) = callers(reader, "Ducœur")
    assert (caller.asset_id, caller.asset_number) == ("", "")


def test_somebody_who_left_comes_last_and_is_told_as_that(store: Store, reader: Reader) -> None:
    left = replace(NURSE, id="left", name="Hélène Arnaud", active=False)
    fill(store, (*WORLD, left))
    found = callers(reader, "Hélène")
    assert [(it.id, it.left) for it in found] == [(SECRETARY.id, False), (left.id, True)]


def test_a_mail_of_somebody_who_left_is_nobodys(store: Store, reader: Reader) -> None:
    assert SECRETARY.mail
    fill(store, (replace(SECRETARY, active=False), *(it for it in COMPANY if it != SECRETARY)))
    assert of_mail(reader, SECRETARY.mail) == ()


def test_the_companys_own_people_do_not_call(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert callers(reader, LEA.name) == ()
    assert callers(reader, "") == ()


def test_open_tickets_of_the_same_machine_or_person_come_first(
    store: Store, reader: Reader
) -> None:
    of_machine = ticket(1, asset_id=LAPTOP.id, requester_id=NURSE.id, summary="Écran noir")
    of_person = ticket(2, summary="Souris bloquée")
    of_site = ticket(3, requester_id=NURSE.id, summary="Imprimante du couloir en bourrage")
    other = ticket(4, requester_id=NURSE.id, summary="Téléphone muet")
    ended = replace(of_machine, id="x", number="T-9", state=TicketState.CLOSED)
    fill(store, (*WORLD, of_machine, of_person, of_site, other, ended))
    found = similar(
        reader,
        client_id=TOWN_HALL.id,
        site_id=of_site.site_id,
        asset_id=LAPTOP.id,
        requester_id=SECRETARY.id,
        text="L'imprimante ne sort rien",
    )
    assert [(it.ticket.id, it.why) for it in found] == [
        (of_machine.id, Why.ASSET),
        (of_person.id, Why.PERSON),
        (of_site.id, Why.SITE),
    ]
    assert similar(reader, client_id="") == ()
