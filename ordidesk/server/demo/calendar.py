"""The days around the demo's today, in the clients' time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Paris")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days counted from today."""

    today: date

    def at(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return the UTC instant of a local time, so many days after today."""
        day = self.today + timedelta(days=days)
        return datetime.combine(day, time(hour, minute), _ZONE).astimezone(UTC)

    def day(self, days: int) -> date:
        """Return the date so many days after today."""
        return self.today + timedelta(days=days)

    def morning_after(self, instant: datetime, minute: int) -> datetime:
        """Return so many minutes after nine on the next day that is worked."""
        days = (instant.astimezone(_ZONE).date() - self.today).days + 1
        while self.day(days).weekday() >= _SATURDAY:
            days += 1
        return self.at(days, 9, minute)

    def working(self, days: int) -> int:
        """Return the nearest day that is worked, at or before this one in the past, else after."""
        step = 1 if days > 0 else -1
        while days and self.day(days).weekday() >= _SATURDAY:
            days += step
        return days
