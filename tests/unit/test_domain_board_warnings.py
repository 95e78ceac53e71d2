"""What speaks against a slot, before the drop."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.board_warnings import (
    FIELD_HOURS,
    Known,
    WarningKind,
    travel_time,
    warnings,
)
from ordidesk.domain.loans import LoanState
from ordidesk.domain.places import Site
from ordidesk.domain.visits import Visit, VisitState
from tests.support.records import (
    CARE_HOME_SITE,
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
    ticket,
    visit,
)

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
PARIS = ZoneInfo("Europe/Paris")
TICKET = ticket(1)
BESANCON = replace(TOWN_HALL_SITE, latitude=47.2378, longitude=6.0241)
DOLE = replace(TOWN_HALL_SITE, id=record_id("dole"), latitude=47.0925, longitude=5.4897, access="")
SITES: dict[str, Site] = {it.id: it for it in (BESANCON, DOLE, CARE_HOME_SITE)}
PROPOSED = visit("proposed", TICKET, NOW)
"""Ten to eleven on a Tuesday."""

times = st.integers(0, 7 * 24 * 4).map(lambda it: NOW + it * 15 * MINUTE)
visits = st.builds(
    lambda name, starts, quarters, site, person, contact: visit(
        f"v{name}",
        TICKET,
        starts,
        ends_at=starts + quarters * 15 * MINUTE,
        site_id=site,
        technician_id=person,
        contact_id=contact,
    ),
    st.integers(0, 10_000),
    times,
    st.integers(1, 16),
    st.sampled_from([*SITES, ""]),
    st.sampled_from([LEA.id, KARIM.id]),
    st.sampled_from(["", SECRETARY.id, NURSE.id]),
)
sites = st.builds(
    lambda number, latitude, longitude: replace(
        TOWN_HALL_SITE, id=record_id(f"site {number}"), latitude=latitude, longitude=longitude
    ),
    st.integers(0, 1000),
    st.floats(-90, 90),
    st.floats(-180, 180),
)
_OF_TWO = {
    WarningKind.OVERLAP,
    WarningKind.TRAVEL,
    WarningKind.CONTACT_BUSY,
    WarningKind.SITE_BUSY,
}


def kinds(proposed: Visit, **known: object) -> list[WarningKind]:
    return [it.kind for it in warnings(proposed, Known(sites=SITES, **known))]  # type: ignore[arg-type]


def of_two(one: Visit, other: Visit) -> list[tuple[WarningKind, tuple[str, ...]]]:
    told = warnings(one, Known(sites=SITES, visits=(other,)))
    return [
        (it.kind, tuple(it.facts.get(name, "") for name in ("minutes", "gap")))
        for it in told
        if it.kind in _OF_TWO
    ]


# --- one by one -----------------------------------------------------------------------------------


def test_an_empty_day_warns_of_nothing() -> None:
    assert warnings(PROPOSED, Known(sites=SITES)) == ()
    assert warnings(PROPOSED, Known()) == ()


def test_another_visit_of_the_technician_overlaps() -> None:
    other = visit("other", TICKET, NOW + HOUR / 2)
    (told,) = warnings(PROPOSED, Known(sites=SITES, visits=(other,)))
    assert told.kind is WarningKind.OVERLAP
    assert told.facts == {
        "visit": other.id,
        "starts_at": "2026-03-17T09:30:00.000Z",
        "ends_at": "2026-03-17T10:30:00.000Z",
    }


def test_the_visit_that_moves_is_not_in_its_own_way_nor_is_what_was_called_off() -> None:
    assert kinds(replace(PROPOSED, ends_at=NOW + 2 * HOUR), visits=(PROPOSED,)) == []
    for state in (VisitState.CANCELLED, VisitState.NOT_DONE, VisitState.DONE):
        assert kinds(PROPOSED, visits=(visit("other", TICKET, NOW, state=state),)) == []


def test_an_absence_that_was_not_taken_back_is_told() -> None:
    away = absence("a", LEA, starts_at=NOW - HOUR, ends_at=NOW + HOUR, reason="Formation")
    (told,) = warnings(PROPOSED, Known(sites=SITES, absences=(away,)))
    assert (told.kind, told.facts["reason"]) == (WarningKind.ABSENT, "Formation")
    assert kinds(PROPOSED, absences=(replace(away, removed_at=NOW),)) == []
    assert kinds(PROPOSED, absences=(replace(away, technician_id=KARIM.id),)) == []
    assert kinds(PROPOSED, absences=(replace(away, ends_at=NOW),)) == []


def test_there_has_to_be_time_to_get_there() -> None:
    needed = travel_time(BESANCON, DOLE)
    assert needed is not None
    assert timedelta(minutes=65) < needed < timedelta(minutes=80)
    just = visit("other", TICKET, PROPOSED.ends_at + needed, site_id=DOLE.id)
    assert kinds(PROPOSED, visits=(just,)) == []
    early = replace(just, starts_at=just.starts_at - MINUTE)
    (told,) = warnings(PROPOSED, Known(sites=SITES, visits=(early,)))
    assert told.kind is WarningKind.TRAVEL
    minutes = round(needed / MINUTE)
    assert (told.facts["minutes"], told.facts["gap"]) == (str(minutes), str(minutes - 1))
    before = visit("other", TICKET, NOW - 2 * HOUR, site_id=DOLE.id)
    assert kinds(PROPOSED, visits=(before,)) == [WarningKind.TRAVEL]


def test_where_a_place_is_not_known_nothing_is_said_of_the_way() -> None:
    assert travel_time(BESANCON, CARE_HOME_SITE) is None
    assert travel_time(None, DOLE) is None
    assert travel_time(CARE_HOME_SITE, CARE_HOME_SITE) == timedelta()
    close = visit("other", TICKET, PROPOSED.ends_at, site_id=CARE_HOME_SITE.id)
    assert kinds(PROPOSED, visits=(close,)) == []


@pytest.mark.parametrize(
    ("hour", "minutes", "closed"),
    [(8, 60, True), (9, 60, False), (12, 60, True), (11, 120, True), (13, 60, True)],
)
def test_a_site_is_entered_in_its_hours_as_they_are_written(
    hour: int, minutes: int, *, closed: bool
) -> None:
    access = "Lundi à vendredi, 8 h 30 – 12 h et 14 h – 17 h"
    site = replace(BESANCON, access=access)
    starts = datetime.combine(NOW.date(), time(hour), PARIS).astimezone(UTC)
    proposed = replace(PROPOSED, starts_at=starts, ends_at=starts + minutes * MINUTE)
    told = warnings(proposed, Known(sites={site.id: site}))
    assert (WarningKind.SITE_CLOSED in [it.kind for it in told]) == closed
    assert all(it.facts.get("access", access) == access for it in told)


def test_an_access_that_tells_no_hours_is_no_warning() -> None:
    site = replace(BESANCON, access="Sonner à l'accueil, demander la secrétaire")
    assert warnings(PROPOSED, Known(sites={site.id: site})) == ()


def test_a_holiday_is_that_of_the_place() -> None:
    easter = datetime(2026, 4, 3, 9, 0, tzinfo=UTC)
    proposed = replace(PROPOSED, starts_at=easter, ends_at=easter + HOUR)
    assert kinds(proposed) == []
    metz = replace(BESANCON, postcode="57000")
    (told,) = warnings(proposed, Known(sites={metz.id: metz}))
    assert (told.kind, told.facts) == (WarningKind.HOLIDAY, {"day": "2026-04-03"})


@pytest.mark.parametrize(
    ("day", "hour", "warns"),
    [
        (date(2026, 3, 17), 7, True),
        (date(2026, 3, 17), 8, False),
        (date(2026, 3, 17), 17, False),
        (date(2026, 3, 17), 18, True),
        (date(2026, 3, 21), 10, True),
        # Clocks change in the night before these Mondays.
        (date(2026, 3, 30), 8, False),
        (date(2026, 3, 30), 7, True),
        (date(2026, 10, 26), 17, False),
        (date(2026, 10, 26), 18, True),
    ],
)
def test_work_begins_and_ends_by_the_clocks_on_the_wall(
    day: date, hour: int, *, warns: bool
) -> None:
    starts = datetime.combine(day, time(hour), PARIS).astimezone(UTC)
    proposed = replace(PROPOSED, starts_at=starts, ends_at=starts + HOUR, site_id=DOLE.id)
    assert kinds(proposed) == ([WarningKind.OUTSIDE_HOURS] if warns else [])


def test_a_colleague_at_the_same_site_and_a_contact_who_is_taken_are_told() -> None:
    there = visit("there", TICKET, NOW, technician_id=KARIM.id)
    assert kinds(PROPOSED, visits=(there,)) == [WarningKind.SITE_BUSY]
    taken = replace(there, contact_id=SECRETARY.id)
    told = kinds(replace(PROPOSED, contact_id=SECRETARY.id), visits=(taken,))
    assert told == [WarningKind.CONTACT_BUSY]


def test_a_loaner_that_is_not_ready_is_told() -> None:
    kept = loan("kept", TICKET, loaner(1))
    for state in (LoanState.RESERVED, LoanState.PREPARING):
        assert kinds(PROPOSED, loans=(replace(kept, state=state),)) == [
            WarningKind.LOANER_NOT_READY
        ]
    assert kinds(PROPOSED, loans=(replace(kept, state=LoanState.READY),)) == []


@pytest.mark.parametrize(
    ("skill", "skills", "missing"),
    [
        ("Réseau", "réseau, serveurs", False),
        ("soudure", "Réseau", True),
        ("soudure", "", False),
        ("", "Réseau", False),
        ("SERVEUR de la mairie", "Mairie, serveur", False),
    ],
)
def test_a_skill_that_the_technician_is_not_said_to_have(
    skill: str, skills: str, *, missing: bool
) -> None:
    told = kinds(PROPOSED, skill=skill, skills=skills)
    assert told == ([WarningKind.SKILL_MISSING] if missing else [])


def test_the_most_pressing_comes_first() -> None:
    told = kinds(
        replace(PROPOSED, starts_at=NOW - 4 * HOUR),
        visits=(visit("other", TICKET, NOW),),
        absences=(absence("a", LEA, starts_at=NOW, ends_at=NOW + HOUR),),
        loans=(loan("kept", TICKET, loaner(1)),),
    )
    assert told == [
        WarningKind.OVERLAP,
        WarningKind.ABSENT,
        WarningKind.SITE_CLOSED,
        WarningKind.OUTSIDE_HOURS,
        WarningKind.LOANER_NOT_READY,
    ]
    assert told == sorted(told, key=list(WarningKind).index)


# --- whatever the board looks like ----------------------------------------------------------------


@given(visits, visits)
def test_two_visits_are_told_the_same_of_each_other(one: Visit, other: Visit) -> None:
    assume(one.id != other.id)
    assert of_two(one, other) == of_two(other, one)


@given(visits, st.lists(visits, max_size=6))
def test_the_order_in_which_visits_are_known_says_nothing(
    proposed: Visit, others: list[Visit]
) -> None:
    there = warnings(proposed, Known(sites=SITES, visits=tuple(others)))
    again = warnings(proposed, Known(sites=SITES, visits=tuple(reversed(others))))
    assert there == again


@given(visits, st.lists(visits, max_size=6))
def test_moving_away_removes_the_overlap(proposed: Visit, others: list[Visit]) -> None:
    known = Known(sites=SITES, visits=tuple(others))
    last = max((it.ends_at for it in others), default=proposed.starts_at) + timedelta(days=1)
    away = replace(proposed, starts_at=last, ends_at=last + HOUR)
    assert not {it.kind for it in warnings(away, known)} & _OF_TWO


@given(visits, st.lists(visits, max_size=6))
def test_more_that_is_known_never_takes_a_warning_away(
    proposed: Visit, others: list[Visit]
) -> None:
    all_of_them = warnings(proposed, Known(sites=SITES, visits=tuple(others)))
    some = warnings(proposed, Known(sites=SITES, visits=tuple(others[1:])))
    assert all(it in all_of_them for it in some)


@given(sites, sites)
def test_the_way_there_is_as_long_as_the_way_back(one: Site, other: Site) -> None:
    there = travel_time(one, other)
    assert there == travel_time(other, one)
    assert there is not None
    assert timedelta() <= there < timedelta(days=30)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(8, 17))
def test_no_day_of_work_warns_of_its_hours(day: date, hour: int) -> None:
    starts = datetime.combine(day, time(hour), PARIS).astimezone(UTC)
    proposed = replace(PROPOSED, starts_at=starts, ends_at=starts + HOUR, site_id=DOLE.id)
    told = kinds(proposed)
    assert (WarningKind.OUTSIDE_HOURS in told) == (day.weekday() not in FIELD_HOURS.weekdays)
    assert set(told) <= {WarningKind.OUTSIDE_HOURS, WarningKind.HOLIDAY}
