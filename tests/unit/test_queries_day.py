"""A technician's day: which visits belong to it, and what they tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from ordidesk.domain.ids import command_id
from ordidesk.domain.places import Site
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visits import (
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    VisitState,
)
from ordidesk.domain.work import Command, Reason
from ordidesk.queries import day
from ordidesk.queries.day import Day
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    actor,
    asset,
    entry,
    record_id,
    ticket,
    visit,
)

PARIS = "Europe/Paris"
MACHINE = asset(4217)
TICKET = ticket(
    1,
    asset_id=MACHINE.id,
    assignee_id=LEA.id,
    state=TicketState.ASSIGNED,
    priority=Priority.CRITICAL,
)
DONE = visit("done", TICKET, NOW - timedelta(hours=2), state=VisitState.DONE, ended_at=NOW)
SOON = visit("soon", TICKET, NOW + timedelta(hours=1))
LATER = visit("later", TICKET, NOW + timedelta(hours=4))
TOMORROW = visit("tomorrow", TICKET, NOW + timedelta(days=1))
FORGOTTEN = visit("forgotten", TICKET, NOW - timedelta(days=3))
CANCELLED = visit("cancelled", TICKET, NOW, state=VisitState.CANCELLED)
KARIMS = visit("karim's", TICKET, NOW, technician_id=KARIM.id)
WORLD: tuple[Record, ...] = (
    *COMPANY,
    MACHINE,
    TICKET,
    ticket(2),
    DONE,
    SOON,
    LATER,
    TOMORROW,
    FORGOTTEN,
    CANCELLED,
    KARIMS,
)


def leas_day(reader: Reader, now: datetime = NOW) -> Day:
    return day.day(reader, actor(LEA), now, PARIS)


def test_todays_visits_are_ones_own_in_order(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = leas_day(reader)
    assert found.date == date(2026, 3, 17)
    assert [row.id for row in found.today] == [DONE.id, SOON.id, LATER.id]
    assert [row.id for row in found.tomorrow] == [TOMORROW.id]


def test_what_was_never_finished_is_not_forgotten(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    assert [row.id for row in leas_day(reader).late] == [FORGOTTEN.id]


def test_the_next_visit_is_the_first_to_start(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = leas_day(reader)
    assert found.current is None
    assert found.next is not None
    assert found.next.id == SOON.id


def test_once_started_a_visit_is_the_current_one(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    start = StartVisit(visit_id=SOON.id)
    store.do(start, actor(LEA), now=NOW, command_id=command_id(NOW, 1))
    found = leas_day(reader)
    assert found.current is not None
    assert found.current.id == SOON.id
    assert found.current.pending
    assert found.next is not None
    assert found.next.id == LATER.id
    detail = day.visit(reader, actor(LEA), LATER.id, NOW, NOW.date())
    assert detail is not None
    assert detail.actions.start_refused is Reason.OTHER_VISIT_RUNNING


def test_pauses_are_not_worked_and_a_clock_set_back_takes_nothing_away(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    taps: list[tuple[int, Command]] = [
        (0, SetOffForVisit(visit_id=SOON.id)),
        (10, StartVisit(visit_id=SOON.id)),
        (25, PauseVisit(visit_id=SOON.id)),
        (55, ResumeVisit(visit_id=SOON.id)),
        (60, PauseVisit(visit_id=SOON.id)),
    ]
    seen = []
    for number, (minutes, command) in enumerate(taps):
        now = NOW + timedelta(minutes=minutes)
        store.do(command, actor(LEA), now=now, command_id=command_id(now, number))
        running = day.running(reader, LEA.id)
        later = NOW + timedelta(minutes=minutes + 2)
        seen.append(day.worked(reader, running, later) if running else None)
    assert seen == [None, *(timedelta(minutes=it) for it in (2, 15, 17, 20))]
    running = day.running(reader, LEA.id)
    assert running is not None
    resumed = ResumeVisit(visit_id=SOON.id)
    store.do(resumed, actor(LEA), now=NOW, command_id=command_id(NOW, 99))
    assert day.worked(reader, running, NOW + timedelta(minutes=70)) >= timedelta(minutes=20)


def test_a_night_in_which_clocks_go_back_is_as_long_as_it_was(store: Store, reader: Reader) -> None:
    paris = ZoneInfo("Europe/Paris")
    came = datetime(2026, 10, 24, 23, 30, tzinfo=paris)
    left = datetime(2026, 10, 25, 3, 30, tzinfo=paris)  # wall clocks say four hours
    night = replace(SOON, state=VisitState.DONE, arrived_at=came, ended_at=left)
    fill(store, (*(it for it in WORLD if it.id != SOON.id), night))
    row = day.row(reader, night.id)
    assert row is not None
    assert day.worked(reader, row, left) == timedelta(hours=5)
    assert day.pauses(reader, row) == ()


def test_a_colleagues_visit_can_be_taken_over_and_ones_own_not(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    own = day.visit(reader, actor(LEA), SOON.id, NOW, NOW.date())
    karims = day.visit(reader, actor(LEA), KARIMS.id, NOW, NOW.date())
    assert own is not None
    assert karims is not None
    assert (own.actions.take_over, karims.actions.take_over) == (False, True)
    assert (own.actions.set_off, karims.actions.set_off) == (True, False)


def test_a_day_without_visits_looks_forward_to_tomorrow(store: Store, reader: Reader) -> None:
    fill(store, [*COMPANY, TICKET, TOMORROW])
    found = leas_day(reader)
    assert found.today == ()
    assert found.next is not None
    assert found.next.id == TOMORROW.id


def test_the_day_in_numbers(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    found = leas_day(reader)
    assert found.counts == day.Counts(
        visits_today=3, visits_done=1, open_tickets=1, critical=1, unassigned=1
    )
    assert [row.number for row in found.tickets] == ["T-000001"]


def test_a_visit_is_of_the_day_it_starts_on_at_its_site(store: Store, reader: Reader) -> None:
    """21:30 in Paris is 00:30 of the next day in Réunion."""
    away = ticket(3, client_id=CARE_HOME.id, site_id=CARE_HOME_SITE.id)
    late = visit("away", away, datetime(2026, 3, 17, 20, 30, tzinfo=UTC))
    fill(store, [*COMPANY, away, late])
    found = leas_day(reader)
    assert [row.id for row in found.tomorrow] == [late.id]


def test_a_day_of_summer_time_has_all_its_visits(store: Store, reader: Reader) -> None:
    """On 29 March 2026 clocks in Paris go forward; 22:30 UTC is 00:30 of the 30th."""
    first = visit("first", TICKET, datetime(2026, 3, 28, 23, 15, tzinfo=UTC))
    last = visit("last", TICKET, datetime(2026, 3, 29, 21, 45, tzinfo=UTC))
    after = visit("after", TICKET, datetime(2026, 3, 29, 22, 30, tzinfo=UTC))
    fill(store, [*COMPANY, TICKET, first, last, after])
    found = leas_day(reader, datetime(2026, 3, 29, 8, 0, tzinfo=UTC))
    assert [row.id for row in found.today] == [first.id, last.id]


def test_a_zone_that_nobody_knows_is_read_as_the_laptops(store: Store, reader: Reader) -> None:
    odd = Site(
        id=record_id("odd site"), client_id=CARE_HOME.id, name="Annexe", timezone="Mars/Olympus"
    )
    of = ticket(4, site_id=odd.id)
    fill(store, [*COMPANY, odd, of, visit("odd", of, NOW)])
    assert len(leas_day(reader).today) == 1


def test_a_visit_tells_how_to_get_there_and_whom_to_call(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    row = leas_day(reader).today[0]
    assert row.client_name == "Mairie de Valbrune"
    assert (row.address, row.postcode, row.city) == (
        "1 place de la République",
        "25190",
        "Valbrune",
    )
    assert (row.contact_name, row.contact_phone) == ("Hélène Ducœur", "03 81 55 01 12")
    assert row.asset_model == "HP ProBook 450 G8"
    assert row.access == "Lundi à vendredi, 8 h 30 à 17 h"


def test_the_visits_own_contact_goes_before_the_requester(store: Store, reader: Reader) -> None:
    named = visit("named", TICKET, NOW, contact_id=NURSE.id)
    fill(store, [*COMPANY, TICKET, named])
    assert leas_day(reader).today[0].contact_name == "Marc Payet"


def test_without_a_contact_the_sites_phone_is_given(store: Store, reader: Reader) -> None:
    nobody = ticket(5, requester_id="")
    fill(store, [*COMPANY, nobody, visit("nobody", nobody, NOW)])
    row = leas_day(reader).today[0]
    assert (row.contact_name, row.contact_phone) == ("", "03 81 55 01 00")


def test_a_visit_stands_a_missing_ticket_and_site(store: Store, reader: Reader) -> None:
    gone = ticket(6, site_id=record_id("gone"))
    fill(store, [visit("lonely", gone, NOW)])
    row = leas_day(reader).today[0]
    assert (row.ticket_number, row.site_name, row.priority) == ("", "", None)


def test_a_visits_detail_has_its_ticket_and_newest_entries(store: Store, reader: Reader) -> None:
    notes = [entry(f"{n}", TICKET, NOW + timedelta(minutes=n), text=f"{n}") for n in range(5)]
    fill(store, [*WORLD, *notes])
    detail = day.visit(reader, actor(LEA), SOON.id, NOW, NOW.date())
    assert detail is not None
    assert detail.ticket == TICKET
    assert detail.asset is not None
    assert [line.text for line in detail.last_entries] == ["4", "3", "2"]
    assert day.visit(reader, actor(LEA), record_id("nobody's"), NOW, NOW.date()) is None
