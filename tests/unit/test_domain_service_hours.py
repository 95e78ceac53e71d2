"""Service time: promises, ages, holidays, and the days on which clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.service_hours import (
    HOTLINE,
    PROMISED,
    ServiceHours,
    after_service_time,
    due_at,
    is_holiday,
    is_service_day,
    region_of,
    service_time,
)
from ordidesk.domain.tickets import Priority

PARIS = ZoneInfo("Europe/Paris")
instants = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(  # noqa: DTZ001 - bounds
    lambda it: it.replace(tzinfo=UTC, microsecond=0)
)
postcodes = st.sampled_from(["25190", "67000", "57000", "97400", "97133", ""])


def paris(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS)


@pytest.mark.parametrize(
    ("opened", "priority", "due"),
    [
        # A Tuesday at ten.
        (paris(date(2026, 3, 17), 10), Priority.CRITICAL, paris(date(2026, 3, 17), 14)),
        (paris(date(2026, 3, 17), 10), Priority.HIGH, paris(date(2026, 3, 17), 18)),
        (paris(date(2026, 3, 17), 10), Priority.NORMAL, paris(date(2026, 3, 19), 10)),
        (paris(date(2026, 3, 17), 10), Priority.LOW, paris(date(2026, 3, 24), 10)),
        # Friday evening, over a weekend in which clocks change.
        (paris(date(2026, 3, 27), 17), Priority.CRITICAL, paris(date(2026, 3, 30), 11, 30)),
        (paris(date(2026, 10, 23), 17), Priority.CRITICAL, paris(date(2026, 10, 26), 11, 30)),
        # At night, on a Sunday, and before Easter Monday.
        (paris(date(2026, 3, 18), 3), Priority.CRITICAL, paris(date(2026, 3, 18), 12, 30)),
        (paris(date(2026, 3, 22), 12), Priority.CRITICAL, paris(date(2026, 3, 23), 12, 30)),
        (paris(date(2026, 4, 3), 16), Priority.CRITICAL, paris(date(2026, 4, 7), 10, 30)),
    ],
)
def test_the_clock_of_a_promise_runs_while_the_hotline_is_open(
    opened: datetime, priority: Priority, due: datetime
) -> None:
    assert due_at(opened, priority, "25190") == due


def test_good_friday_is_a_holiday_in_alsace_and_moselle_only() -> None:
    opened = paris(date(2026, 4, 2), 16)
    assert due_at(opened, Priority.CRITICAL, "25190") == paris(date(2026, 4, 3), 10, 30)
    for postcode in ("67000", "68100", "57000"):
        assert due_at(opened, Priority.CRITICAL, postcode) == paris(date(2026, 4, 7), 10, 30)


@pytest.mark.parametrize(
    ("postcode", "region", "own"),
    [
        ("25190", "", date(2026, 7, 14)),
        ("67 000", "6AE", date(2026, 12, 26)),
        ("57000", "57", date(2026, 4, 3)),
        ("97110", "971", date(2026, 5, 27)),
        ("97133", "BL", date(2026, 10, 9)),
        ("97150", "MF", date(2026, 5, 28)),
        ("97200", "972", date(2026, 5, 22)),
        ("97300", "973", date(2026, 6, 10)),
        ("97400", "974", date(2026, 12, 20)),
        ("97500", "PM", date(2026, 12, 25)),
        ("97600", "976", date(2026, 4, 27)),
        ("98600", "WF", date(2026, 4, 28)),
        ("98714", "PF", date(2026, 3, 5)),
        ("98800", "NC", date(2026, 9, 24)),
        ("", "", date(2026, 5, 8)),
    ],
)
def test_a_place_has_the_holidays_of_its_region(postcode: str, region: str, own: date) -> None:
    assert region_of(postcode) == region
    assert is_holiday(own, postcode)
    assert is_holiday(date(2026, 1, 1), postcode)
    assert not is_holiday(date(2026, 3, 17), postcode)


def test_a_day_of_service_is_neither_weekend_nor_holiday() -> None:
    assert is_service_day(date(2026, 3, 17))
    assert not is_service_day(date(2026, 3, 21))
    assert not is_service_day(date(2026, 5, 1))


def test_the_higher_the_priority_the_sooner() -> None:
    promised = [PROMISED[priority] for priority in Priority]
    assert promised == sorted(promised)
    assert PROMISED[Priority.NORMAL] == 2 * HOTLINE.day_length()


def test_hours_in_which_nobody_works_are_told() -> None:
    with pytest.raises(ValueError, match="never"):
        due_at(paris(date(2026, 3, 17), 10), Priority.LOW, hours=ServiceHours(weekdays=frozenset()))


@given(instants, st.sampled_from(Priority), postcodes)
def test_what_is_promised_is_the_service_time_until_it_is_due(
    opened: datetime, priority: Priority, postcode: str
) -> None:
    due = due_at(opened, priority, postcode)
    assert service_time(opened, due, postcode) == PROMISED[priority]
    local = due.astimezone(PARIS)
    assert HOTLINE.opens < local.time() <= HOTLINE.closes
    assert is_service_day(local.date(), postcode)


@given(st.lists(instants, min_size=3, max_size=3).map(sorted), postcodes)
def test_ages_add_up_and_never_run_backwards(three: list[datetime], postcode: str) -> None:
    first, then, last = three
    whole = service_time(first, last, postcode)
    assert whole == service_time(first, then, postcode) + service_time(then, last, postcode)
    assert timedelta() <= whole <= last - first
    assert service_time(last, first, postcode) == timedelta()


@given(instants, st.integers(1, 6000), st.integers(1, 6000))
def test_a_longer_promise_is_due_later(opened: datetime, one: int, other: int) -> None:
    sooner, later = sorted((one, other))
    assert after_service_time(opened, timedelta(minutes=sooner)) <= after_service_time(
        opened, timedelta(minutes=later)
    )


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 10, 26), date(2026, 3, 27)])
def test_a_day_of_service_is_as_long_in_every_season(day: date) -> None:
    opens, closes = HOTLINE.span(day)
    assert closes - opens == HOTLINE.day_length()
    assert opens.astimezone(PARIS).time() == HOTLINE.opens
