"""Service time: when the hotline works, how long a priority is promised, how old a ticket is.

The clock of a promise runs while the hotline is open. Public holidays are those of the place that
waits: overseas departments and Alsace-Moselle have days of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from ordidesk.domain.tickets import Priority
from ordidesk.domain.zones import HOME_ZONE, local_day

MONDAY_TO_FRIDAY = frozenset(range(5))
FARTHEST_DAYS = 3660
"""A promise is kept or broken long before."""


class ServiceHours(msgspec.Struct, frozen=True, kw_only=True):
    """The hours of a week in which somebody is there, by the clocks of one zone."""

    opens: time = time(8, 30)
    closes: time = time(18, 0)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    """Monday is 0."""
    zone: str = HOME_ZONE

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Return the day's opening and closing, as instants."""
        here = ZoneInfo(self.zone)
        return (
            datetime.combine(day, self.opens, here).astimezone(UTC),
            datetime.combine(day, self.closes, here).astimezone(UTC),
        )

    def day_length(self) -> timedelta:
        """Return how long a day of service is, where no clocks change in it."""
        some_day = date(2026, 1, 5)
        return datetime.combine(some_day, self.closes) - datetime.combine(some_day, self.opens)


HOTLINE = ServiceHours()
"""Monday to Friday, 8:30 to 18:00."""

_DAY = HOTLINE.day_length()
PROMISED: dict[Priority, timedelta] = {
    Priority.CRITICAL: timedelta(hours=4),
    Priority.HIGH: timedelta(hours=8),
    Priority.NORMAL: 2 * _DAY,
    Priority.LOW: 5 * _DAY,
}
"""How much service time may pass until a ticket is solved."""

_REGIONS = (
    ("57", "57"),
    ("67", "6AE"),
    ("68", "6AE"),
    ("97133", "BL"),
    ("977", "BL"),
    ("97150", "MF"),
    ("978", "MF"),
    ("971", "971"),
    ("972", "972"),
    ("973", "973"),
    ("974", "974"),
    ("975", "PM"),
    ("976", "976"),
    ("984", "TF"),
    ("986", "WF"),
    ("987", "PF"),
    ("988", "NC"),
)
"""Beginnings of postcodes, the longer before the shorter, with the holidays' name of the region."""


def region_of(postcode: str) -> str:
    """Name the region whose holidays a postcode has; empty for those of the whole country."""
    digits = postcode.replace(" ", "")
    return next((region for start, region in _REGIONS if digits.startswith(start)), "")


def is_holiday(day: date, postcode: str = "") -> bool:
    """Tell whether this is a public holiday at a place."""
    return day in _holidays(day.year, region_of(postcode))


@functools.lru_cache(maxsize=256)
def _holidays(year: int, region: str) -> frozenset[date]:
    # It costs what half a window costs to open, so it is imported by whoever first asks.
    from holidays.countries.france import France  # noqa: PLC0415

    named: Callable[..., Iterable[date]] = France
    return frozenset(named(subdiv=region or None, years=year, expand=False))


def is_service_day(day: date, postcode: str = "", hours: ServiceHours = HOTLINE) -> bool:
    """Tell whether the hotline works for a place on this day."""
    return day.weekday() in hours.weekdays and not is_holiday(day, postcode)


def service_time(
    since: datetime, until: datetime, postcode: str = "", hours: ServiceHours = HOTLINE
) -> timedelta:
    """Return how much service time lies between two instants; none where they are not in order."""
    here = ZoneInfo(hours.zone)
    spent = timedelta()
    day, last = local_day(since, here), local_day(until, here)
    while day <= last:
        if is_service_day(day, postcode, hours):
            opens, closes = hours.span(day)
            spent += max(timedelta(), min(until, closes) - max(since, opens))
        day += timedelta(days=1)
    return spent


def after_service_time(
    since: datetime, promised: timedelta, postcode: str = "", hours: ServiceHours = HOTLINE
) -> datetime:
    """Return the instant at which so much service time has passed.

    Raises ``ValueError`` for hours in which nobody ever works.
    """
    day = local_day(since, ZoneInfo(hours.zone))
    left = promised
    for _ in range(FARTHEST_DAYS):
        if is_service_day(day, postcode, hours):
            opens, closes = hours.span(day)
            begins = max(since, opens)
            if left <= closes - begins:
                return begins + left
            left -= max(timedelta(), closes - begins)
        day += timedelta(days=1)
    raise ValueError("these hours never come to an end")


def due_at(
    opened_at: datetime, priority: Priority, postcode: str = "", hours: ServiceHours = HOTLINE
) -> datetime:
    """Return until when a ticket of this priority is promised to be solved."""
    return after_service_time(opened_at, PROMISED[priority], postcode, hours)
