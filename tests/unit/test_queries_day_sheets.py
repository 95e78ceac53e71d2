"""What a technician's day sheet says: stops in order, what to bring, the way between them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from ordidesk.domain.loans import LoanState
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.visits import VisitState
from ordidesk.queries.day_sheets import day_sheets
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    IDENTITY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    repair,
    request,
    ticket,
    visit,
)

PARIS = "Europe/Paris"
HOUR = timedelta(hours=1)
TODAY = date(2026, 3, 17)
MACHINE, REPAIRED = asset(4217), asset(4218)
LENT = loaner(9001)
TICKET = ticket(1, asset_id=MACHINE.id, state=TicketState.ASSIGNED, location="Bureau 3")
THERE = replace(
    ticket(2),
    number="",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    requester_id=NURSE.id,
    state=TicketState.ASSIGNED,
)
PLACED = replace(TOWN_HALL_SITE, latitude=47.24, longitude=6.02)
NEAR = replace(CARE_HOME_SITE, latitude=47.09, longitude=5.49, timezone=PARIS)
FIRST = visit("first", TICKET, NOW, confirmed_by="Mme Ducœur", purpose="Remplacer l'écran")
SECOND = visit("second", THERE, NOW + 2 * HOUR)
REPAIR = repair("one", TICKET, REPAIRED)
ASKED = request(
    "asked",
    TICKET,
    state=RequestState.PLANNED,
    visit_id=FIRST.id,
    parts="Câble RJ45",
    repair_id=REPAIR.id,
)
KEPT = loan("kept", TICKET, LENT, state=LoanState.READY, visit_id=FIRST.id, number="P-0312")


def world(*more: Record) -> tuple[Record, ...]:
    people = tuple(it for it in COMPANY if it.id not in {PLACED.id, NEAR.id})
    return (*people, PLACED, NEAR, IDENTITY, MACHINE, REPAIRED, LENT, TICKET, THERE, REPAIR, *more)


def test_a_sheet_tells_where_to_go_whom_to_see_and_what_to_bring(
    store: Store, reader: Reader
) -> None:
    fill(store, world(FIRST, SECOND, ASKED, KEPT))
    (sheet,) = day_sheets(
        reader, TODAY, [LEA.id], NOW, zone=PARIS, portal="https://portail.example/"
    )
    assert (sheet.company.name, sheet.technician.name) == (IDENTITY.name, LEA.name)
    first, second = sheet.stops
    assert (first.client, first.site.name, first.site.location) == (
        "Mairie de Valbrune",
        "Hôtel de ville",
        "Bureau 3",
    )
    assert (first.contact.name, first.contact.phone) == (SECRETARY.name, SECRETARY.phone)
    assert first.access == "Lundi à vendredi, 8 h 30 à 17 h"
    assert (first.confirmed_by, first.purpose) == ("Mme Ducœur", "Remplacer l'écran")
    assert first.machine is not None
    assert first.machine.inventory_number == MACHINE.inventory_number
    assert first.parts == "Câble RJ45"
    (bring,) = first.loaners
    assert (bring.machine.inventory_number, bring.loan_number, bring.prepared) == (
        LENT.inventory_number,
        "P-0312",
        True,
    )
    assert [it.inventory_number for it in first.going_back] == [REPAIRED.inventory_number]
    assert first.link == "https://portail.example/t/T-000001"
    assert first.travel is None
    assert second.travel is not None
    assert timedelta(minutes=30) < second.travel < 2 * HOUR
    assert second.link == f"https://portail.example/v/{SECOND.id}"
    assert (second.machine, second.loaners, second.parts) == (None, (), "")


def test_each_technician_has_a_sheet_in_the_order_asked_for(store: Store, reader: Reader) -> None:
    theirs = visit("theirs", THERE, NOW, technician_id=KARIM.id)
    fill(store, world(FIRST, theirs))
    sheets = day_sheets(reader, TODAY, [KARIM.id, LEA.id, "?"], NOW, zone=PARIS, portal="")
    assert [it.technician.name for it in sheets] == [KARIM.name, LEA.name, ""]
    assert [len(it.stops) for it in sheets] == [1, 1, 0]
    assert sheets[0].stops[0].link == ""


def test_a_visit_is_of_the_day_that_it_starts_on_at_its_site(store: Store, reader: Reader) -> None:
    night = datetime(2026, 3, 16, 21, 0, tzinfo=UTC)  # the 17th in La Réunion, the 16th in Paris
    there = visit("there", THERE, night)
    here = visit("here", TICKET, night)
    far = replace(CARE_HOME_SITE, latitude=47.09, longitude=5.49)
    fill(store, (*(it for it in world(there, here) if it.id != NEAR.id), far))
    (sheet,) = day_sheets(reader, TODAY, [LEA.id], NOW, zone=PARIS, portal="https://p.example")
    assert [it.link for it in sheet.stops] == [f"https://p.example/v/{there.id}"]


def test_what_was_called_off_or_given_up_is_not_on_it(store: Store, reader: Reader) -> None:
    all_states = [
        visit(f"in {state}", TICKET, NOW + number * HOUR, state=state)
        for number, state in enumerate(VisitState)
    ]
    fill(store, world(*all_states))
    (sheet,) = day_sheets(reader, TODAY, [LEA.id], NOW, zone=PARIS, portal="")
    assert len(sheet.stops) == len(VisitState) - 2


def test_a_machine_that_went_home_already_is_not_to_be_brought(
    store: Store, reader: Reader
) -> None:
    home = replace(REPAIR, given_back_at=NOW)
    fill(store, (*(it for it in world(FIRST, ASKED) if it.id != REPAIR.id), home))
    (sheet,) = day_sheets(reader, TODAY, [LEA.id], NOW, zone=PARIS, portal="")
    assert sheet.stops[0].going_back == ()
