"""What the board knows around a slot: no less than everything, and at once."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.absences import Absence
from ordidesk.domain.board_warnings import Known, WarningKind, warnings
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.places import Site
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.queries import backlog
from ordidesk.queries.board_known import Surroundings, proposed_of_request, surroundings
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    TOWN_HALL_SITE,
    absence,
    loan,
    loaner,
    record_id,
    request,
    ticket,
    visit,
)

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
TODAY = date(2026, 3, 17)
PARIS = "Europe/Paris"
TICKETS = (ticket(1), ticket(2))
SITES = tuple(
    replace(
        TOWN_HALL_SITE,
        id=record_id(f"site {name}"),
        latitude=latitude,
        longitude=longitude,
        access=access,
    )
    for name, latitude, longitude, access in (
        ("besancon", 47.24, 6.02, ""),
        ("dole", 47.09, 5.49, "Lundi à vendredi, 8 h à 12 h"),
        ("lille", 50.63, 3.06, ""),
        ("saint-denis", -20.88, 55.45, ""),
        ("nowhere", None, None, "24h/24"),
    )
)
_site_ids = st.sampled_from([*(it.id for it in SITES), "unknown", ""])
_people = st.sampled_from([LEA.id, KARIM.id])
_times = st.integers(0, 9 * 24 * 4).map(lambda it: NOW + it * 15 * MINUTE)
_visits = st.builds(
    lambda name, of, starts, quarters, site, person, contact, state: visit(
        f"v{name}",
        of,
        starts,
        ends_at=starts + quarters * 15 * MINUTE,
        site_id=site,
        technician_id=person,
        contact_id=contact,
        state=state,
    ),
    st.integers(0, 10_000),
    st.sampled_from(TICKETS),
    _times,
    st.integers(1, 96),
    _site_ids,
    _people,
    st.sampled_from(["", SECRETARY.id, NURSE.id]),
    st.sampled_from(VisitState),
)
_absences = st.builds(
    lambda name, person, starts, hours, removed: absence(
        f"a{name}",
        LEA,
        technician_id=person,
        starts_at=starts,
        ends_at=starts + hours * HOUR,
        removed_at=removed,
    ),
    st.integers(0, 10_000),
    _people,
    _times,
    st.integers(1, 72),
    st.sampled_from([None, NOW]),
)
_loans = st.builds(
    lambda number, of, state: loan(f"l{number}", of, loaner(number), state=state),
    st.integers(0, 10_000),
    st.sampled_from(TICKETS),
    st.sampled_from(LoanState),
)


@given(
    proposed=_visits,
    visits=st.lists(_visits, max_size=25, unique_by=lambda it: it.id),
    absences=st.lists(_absences, max_size=5, unique_by=lambda it: it.id),
    loans=st.lists(_loans, max_size=5, unique_by=lambda it: it.id),
    placed=st.sets(st.sampled_from(SITES)),
    moves=st.booleans(),
)
def test_nothing_that_speaks_against_a_slot_is_left_out(
    proposed: Visit,
    visits: list[Visit],
    absences: list[Absence],
    loans: list[Loan],
    placed: set[Site],
    *,
    moves: bool,
) -> None:
    there = [*(it for it in visits if it.id != proposed.id), *([proposed] if moves else [])]
    around = Surroundings(
        sites=placed,
        visits=there,
        absences=absences,
        loans=loans,
        skills={LEA.id: "réseau, imprimantes"},
    )
    everything = Known(
        sites={it.id: it for it in placed},
        visits=tuple(there),
        absences=tuple(absences),
        loans=tuple(it for it in loans if it.ticket_id == proposed.ticket_id),
        skill="téléphonie",
        skills="réseau, imprimantes" if proposed.technician_id == LEA.id else "",
    )
    assert warnings(proposed, around.known(proposed, "téléphonie")) == warnings(
        proposed, everything
    )


def test_a_busy_fortnight_is_answered_well_within_a_millisecond() -> None:
    people = [record_id(f"technician {it}") for it in range(20)]
    visits = [
        visit(
            f"{day} {hour} {person}",
            TICKETS[0],
            NOW + timedelta(days=day, hours=hour * 2),
            technician_id=person,
            site_id=SITES[(day + hour + place) % 3].id,
            contact_id=SECRETARY.id,
        )
        for day in range(10)
        for hour in range(4)
        for place, person in enumerate(people)
    ]
    assert len(visits) == 800
    around = Surroundings(sites=SITES[:3], visits=visits)
    steps = [
        replace(visits[0], technician_id=people[it % 20], starts_at=at, ends_at=at + HOUR)
        for it in range(200)
        for at in [NOW + timedelta(minutes=15 * it)]
    ]
    warnings(steps[0], around.known(steps[0]))
    begun = time.perf_counter()
    said = [warnings(step, around.known(step)) for step in steps]
    each = (time.perf_counter() - begun) / len(steps)
    assert any(said)
    assert each < 0.001, f"{each * 1000:.2f} ms"


def test_what_is_loaded_knows_of_visits_absences_places_loans_and_skills(
    store: Store, reader: Reader
) -> None:
    of, other = TICKETS
    at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
    planned = visit("planned", of, at)
    beside = visit("beside", other, at + HOUR / 2, contact_id=SECRETARY.id)
    evening_before = visit("before", other, at - 14 * HOUR)
    away = absence("away", KARIM, starts_at=at, ends_at=at + HOUR)
    bare = loan("bare", of, loaner(1))
    asked = request("asked", of, skill="réseau", state=RequestState.PLANNED, visit_id=planned.id)
    people = [replace(it, skills="Imprimantes") if it.id == KARIM.id else it for it in COMPANY]
    fill(store, (*people, *TICKETS, planned, beside, evening_before, away, bare, asked))
    around = surroundings(reader, TODAY, TODAY, PARIS)
    assert around.visit(planned.id) == planned
    assert around.visit(of.id) is None
    told = warnings(planned, around.known(planned))
    assert [it.kind for it in told] == [WarningKind.OVERLAP, WarningKind.LOANER_NOT_READY]
    handed = replace(planned, technician_id=KARIM.id)
    assert {it.kind for it in warnings(handed, around.known(handed))} == {
        WarningKind.ABSENT,
        WarningKind.SITE_BUSY,
        WarningKind.LOANER_NOT_READY,
        WarningKind.SKILL_MISSING,
    }
    assert around.known(planned).skill == "réseau"
    early = replace(planned, starts_at=at - 14 * HOUR, ends_at=at - 13 * HOUR)
    assert next(iter(warnings(early, around.known(early)))).kind is WarningKind.OVERLAP
    assert "holidays.countries.france" in sys.modules


def test_a_line_of_the_list_is_warned_of_as_the_visit_that_it_would_become(
    store: Store, reader: Reader
) -> None:
    of, other = TICKETS
    asked = request("asked", of, skill="réseau")
    fill(store, (*COMPANY, *TICKETS, asked, visit("there", other, NOW, contact_id=SECRETARY.id)))
    (row,) = backlog.backlog(reader)
    around = surroundings(reader, TODAY, TODAY, PARIS)
    mine = proposed_of_request(row, LEA.id, NOW, NOW + HOUR)
    assert mine.purpose == asked.cause
    assert [it.kind for it in warnings(mine, around.known(mine, row.skill))] == [
        WarningKind.OVERLAP
    ]
    colleagues = proposed_of_request(row, KARIM.id, NOW, NOW + HOUR)
    assert [it.kind for it in warnings(colleagues, around.known(colleagues, row.skill))] == [
        WarningKind.CONTACT_BUSY
    ]
