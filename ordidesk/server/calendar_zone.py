"""How the clocks of a place go, as a calendar object says it (``VTIMEZONE`` of RFC 5545).

icalendar's own description begins summer time an hour late and lists each year's days; Outlook
reads rules.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur


class _Change(NamedTuple):
    """The clocks go forward or back."""

    on: datetime
    """By the clocks as they went before."""
    before: timedelta
    after: timedelta
    name: str
    summer: bool


_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


def described(zone: ZoneInfo, around: datetime) -> Timezone:
    """Describe how the clocks go from a year before the visit to the year after it."""
    begins = around.astimezone(UTC) - _YEAR
    changes = _changes(zone, begins, begins + 3 * _YEAR)
    made = Timezone()
    made.add("tzid", zone.key)
    first = begins.astimezone(zone)
    if not changes or changes[0].on > around.astimezone(zone).replace(tzinfo=None):
        offset = first.utcoffset() or timedelta()
        still = first.replace(tzinfo=None, microsecond=0)
        name = first.tzname() or ""
        made.add_component(_part([_Change(still, offset, offset, name, summer=False)]))
    for summer in (False, True):
        of_kind = [it for it in changes if it.summer is summer]
        for same in _alike(of_kind):
            made.add_component(_part(same))
    return made


def _alike(changes: Sequence[_Change]) -> list[list[_Change]]:
    """Put changes that come again each year together."""
    found: list[list[_Change]] = []
    for it in changes:
        fits = (same for same in found if same[0][1:] == it[1:])
        there = next(fits, None)
        if there is None:
            found.append([it])
        else:
            there.append(it)
    return found


def _part(changes: Sequence[_Change]) -> TimezoneStandard | TimezoneDaylight:
    first = changes[0]
    part = TimezoneDaylight() if first.summer else TimezoneStandard()
    part.add("dtstart", first.on)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    rule = _yearly(changes)
    if rule is not None:
        part.add("rrule", rule)
    elif len(changes) > 1:
        part.add("rdate", [it.on for it in changes[1:]])
    return part


def _yearly(changes: Sequence[_Change]) -> vRecur | None:
    """Return the rule that the changes follow, as "the last Sunday of March"; Outlook needs one."""
    rules = [set(_places_in_month(it.on)) for it in changes]
    months = {(it.on.month, it.on.time()) for it in changes}
    years = [it.on.year for it in changes]
    shared = set.intersection(*rules)
    if len(changes) < 2 or len(months) > 1 or not shared:  # noqa: PLR2004 - one makes no rule
        return None
    if years != list(range(years[0], years[0] + len(years))):
        return None
    # "The last" where both fit: laws say so far more often than "the fourth".
    place = min(shared)
    return vRecur(freq="YEARLY", bymonth=changes[0].on.month, byday=place)


def _places_in_month(on: datetime) -> list[str]:
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[on.weekday()]
    last = on.day + 7 > calendar.monthrange(on.year, on.month)[1]
    return [f"{(on.day - 1) // 7 + 1}{weekday}", *([f"-1{weekday}"] if last else [])]


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> list[_Change]:
    found = []
    at = begins
    while at < ends:
        if at.astimezone(zone).utcoffset() != (at + _DAY).astimezone(zone).utcoffset():
            found.append(_change_within(zone, at))
        at += _DAY
    return found


def _change_within(zone: ZoneInfo, day: datetime) -> _Change:
    """Find the second at which the clocks change, in the day that begins then."""
    before = day.astimezone(zone).utcoffset() or timedelta()
    early, late = int(day.timestamp()), int((day + _DAY).timestamp())
    while late - early > 1:
        middle = (early + late) // 2
        same = datetime.fromtimestamp(middle, zone).utcoffset() == before
        early, late = (middle, late) if same else (early, middle)
    after = datetime.fromtimestamp(late, zone)
    return _Change(
        on=datetime.fromtimestamp(late, UTC).replace(tzinfo=None) + before,
        before=before,
        after=after.utcoffset() or timedelta(),
        name=after.tzname() or "",
        summer=bool(after.dst()),
    )
