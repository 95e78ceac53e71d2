"""When somebody can be reached or a place entered, read from what people write in French.

The text stays what people read; slots are only read from it, for filters and warnings. What is not
understood gives no slot, and nothing is said about it: a wrong slot is worse than none.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

WHOLE_DAY = (0, 24 * 60)
MORNING = (8 * 60, 12 * 60)
AFTERNOON = (13 * 60 + 30, 18 * 60)
_WORKDAY = (8 * 60, 19 * 60)
"""What "before eleven" begins with, and "after three" ends with."""
_WORKDAYS = frozenset(range(5))
_WHOLE_WEEK = frozenset(range(7))
_TIMES = frozenset({"time", "bare", "noon"})
_HOUR = 60
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_TIME = r"(?P<{0}h>\d{{1,2}})\s*(?:h(?:eures?)?|:)\s*(?P<{0}m>\d{{2}})?(?!\d)"
_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<always>24\s*h?\s*/\s*24(?:\s*h)?)",
            r"(?P<week>7\s*j?\s*/\s*7(?:\s*j)?)",
            r"(?P<lunch>entre midi et (?:deux|14\s*h))",
            r"(?P<bare>\b\d{1,2})(?=\s*(?:a|-|et)\s*\d{1,2}\s*(?:h|:))",
            _TIME.format("t"),
            r"(?P<afternoon>apres[- ]midis?|aprem)",
            r"(?P<noon>\bmidi\b)",
            r"(?P<morning>\bmatin(?:ee)?s?\b)",
            r"(?P<day>\b(?:" + "|".join(_DAYS) + r")s?\b)",
            r"(?P<weekend>week[- ]?end)",
            r"(?P<everyday>tous les jours|jours ouvres|en semaine|toute la semaine)",
            r"(?P<except>\bsauf\b|\bhors\b|\bferme(?:e|s)?\b|\babsente?s?\b|\bpas\b)",
            r"(?P<until>\bavant\b|\bjusqu[' ]?(?:a|au)\b)",
            r"(?P<since>\bapres\b|\ba partir d[e']|\bdes\b)",
            r"(?P<to>\bau?\b|-)",
            r"(?P<and>\bet\b)",
            r"(?P<anytime>tout moment|n'importe quand|toute la journee)",
            r"(?P<comma>,)",
            r"(?P<stop>[;\n/])",
        )
    )
)


class CallbackSlot(msgspec.Struct, frozen=True, kw_only=True):
    """Hours of some days of the week, by the clocks of the place."""

    weekdays: frozenset[int]
    """Monday is 0."""
    starts: int
    """Minutes since midnight."""
    ends: int
    """The minute that is no longer in it."""


def reachable(slots: tuple[CallbackSlot, ...], at: datetime, zone: ZoneInfo) -> bool:
    """Tell whether an instant lies in one of the slots, by the clocks of a zone."""
    local = at.astimezone(zone)
    minute = local.hour * 60 + local.minute
    return any(
        local.weekday() in slot.weekdays and slot.starts <= minute < slot.ends for slot in slots
    )


def open_through(
    slots: tuple[CallbackSlot, ...], starts_at: datetime, ends_at: datetime, zone: ZoneInfo
) -> bool:
    """Tell whether the slots hold the whole of a period of one day, without a gap."""
    first, last = starts_at.astimezone(zone), ends_at.astimezone(zone)
    minute = first.hour * 60 + first.minute
    end = last.hour * 60 + last.minute + (24 * 60 if last.date() > first.date() else 0)
    todays = sorted((slot.starts, slot.ends) for slot in slots if first.weekday() in slot.weekdays)
    for begins, until in todays:
        if begins <= minute < until:
            minute = until
    return minute >= end


@functools.lru_cache(maxsize=2048)
def read_slots(text: str) -> tuple[CallbackSlot, ...]:
    """Read the slots that a French text tells; none where it tells nothing about time."""
    reading = _Reading()
    for token in _TOKEN.finditer(_plain(text)):
        reading.take(token)
    return reading.slots()


def _plain(text: str) -> str:
    """Lower case, without accents, with one kind of space, dash and apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(it for it in decomposed if not unicodedata.combining(it))
    dashed = "".join("-" if _is_dash(it) else it for it in letters.replace("’", "'"))
    return re.sub(r"[^\S\n]+", " ", dashed)


def _is_dash(letter: str) -> bool:
    return unicodedata.category(letter) == "Pd" or letter == "\N{MINUS SIGN}"


class _Reading:
    """Where the reading of a text stands."""

    def __init__(self) -> None:
        self._found: list[tuple[frozenset[int] | None, tuple[int, int]]] = []
        self._days: set[int] | None = None
        self._without: set[int] = set()
        self._said = False
        """Whether the days have hours already: the next day begins anew."""
        self._excepting = False
        self._period: tuple[int, int] | None = None
        self._from: int | None = None
        self._last = ""
        self._edge = ""
        self._day = -1
        self._steps: dict[str, Callable[[], None]] = {
            "lunch": lambda: self._add((12 * 60, 14 * 60)),
            "morning": lambda: self._a_period(MORNING),
            "afternoon": lambda: self._a_period(AFTERNOON),
            "weekend": self._a_weekend,
            "everyday": lambda: self._these(_WORKDAYS),
            "week": lambda: self._these(_WHOLE_WEEK),
            "always": self._always,
            "anytime": lambda: self._a_period(WHOLE_DAY),
            "stop": self._stop,
            "except": self._except,
        }

    def take(self, token: re.Match[str]) -> None:
        """Go on by one token."""
        kind = token.lastgroup or ""
        kind = "time" if kind in {"th", "tm"} else kind
        if kind == "comma":
            self._excepting = False
            return
        if self._excepting and kind in _TIMES | {"morning", "afternoon"}:
            return  # the afternoon of a day that is left out: the whole day is
        if kind in _TIMES:
            self._time(_minutes(token, kind))
        elif kind == "day":
            self._a_day(_DAYS.index(token["day"].rstrip("s")))
        elif kind in {"until", "since"}:
            self._edge = kind
        elif kind in self._steps:
            self._steps[kind]()
        self._last = f"{self._last} {kind}" if kind in {"to", "and"} else kind

    def _time(self, minute: int) -> None:
        if not 0 <= minute <= WHOLE_DAY[1]:
            return
        if self._edge == "until":
            first = self._period[0] if self._period else _WORKDAY[0]
            self._add((first, minute))
        elif self._edge == "since":
            self._from = minute
            last = self._period[1] if self._period else _WORKDAY[1]
            self._add((minute, last))
        elif self._from is not None and self._last.endswith((" to", " and")):
            self._add((self._from, minute))
        else:
            self._from = minute
        self._edge = ""

    def _a_period(self, period: tuple[int, int]) -> None:
        self._end_period()
        self._period = period

    def _these(self, days: frozenset[int]) -> None:
        self._days = set(days)

    def _a_weekend(self) -> None:
        self._a_day(5)
        self._a_day(6)

    def _always(self) -> None:
        self._these(_WHOLE_WEEK)
        self._add(WHOLE_DAY)

    def _stop(self) -> None:
        self._end_period()
        self._excepting = False

    def _except(self) -> None:
        self._end_period()
        self._excepting = True

    def _a_day(self, day: int) -> None:
        if self._last == "except" or (self._without and self._last in {"day and", "day to", "day"}):
            self._without.add(day)
            return
        self._end_period()
        if self._said:
            self._days, self._said = None, False
        days = self._days = self._days or set()
        if self._last == "day to" and 0 <= self._day < day:
            days |= set(range(self._day, day + 1))
        days.add(day)
        self._day = day

    def _add(self, period: tuple[int, int]) -> None:
        self._period, self._from, self._edge = None, None, ""
        if period[0] < period[1]:
            days = None if self._days is None else frozenset(self._days)
            self._found.append((days, period))
            self._said = True

    def _end_period(self) -> None:
        if self._period is not None:
            self._add(self._period)

    def slots(self) -> tuple[CallbackSlot, ...]:
        """Return what was read; days without hours are whole days."""
        self._end_period()
        if not self._said and self._days and any(days is None for days, _ in self._found):
            after = frozenset(self._days)
            self._found = [(after if days is None else days, it) for days, it in self._found]
        elif not self._said and self._from is None and (self._days or self._without):
            self._add(WHOLE_DAY)
        slots = []
        for days, (starts, ends) in self._found:
            left = (_WORKDAYS if days is None else days) - self._without
            slot = CallbackSlot(weekdays=frozenset(left), starts=starts, ends=ends)
            if left and slot not in slots:
                slots.append(slot)
        return tuple(slots)


def _minutes(token: re.Match[str], kind: str) -> int:
    if kind == "noon":
        return 12 * 60
    if kind == "bare":
        return int(token["bare"]) * 60
    minute = int(token["tm"] or 0)
    return int(token["th"]) * 60 + minute if minute < _HOUR else -1
