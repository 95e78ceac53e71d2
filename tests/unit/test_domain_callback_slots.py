"""Slots read from what people write, and who can be reached now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.callback_slots import (
    CallbackSlot,
    open_through,
    reachable,
    read_slots,
)

PARIS = ZoneInfo("Europe/Paris")
REUNION = ZoneInfo("Indian/Reunion")
WEEK = "lu ma me je ve"
NAMES = ("lu", "ma", "me", "je", "ve", "sa", "di")

READ = [
    ("lundi à vendredi, 9 h 30 – 16 h 30", f"{WEEK} 9:30-16:30"),
    ("Lundi à vendredi, 8 h 30 à 17 h", f"{WEEK} 8:30-17:00"),
    ("le matin, avant 11 h", f"{WEEK} 8:00-11:00"),
    ("Entre 14 h et 16 h", f"{WEEK} 14:00-16:00"),
    ("À tout moment sur le portable", f"{WEEK} 0:00-24:00"),
    ("l’après-midi après 15\u00a0h", f"{WEEK} 15:00-18:00"),
    ("avant 10h ou après 16h", f"{WEEK} 8:00-10:00 | {WEEK} 16:00-19:00"),
    ("entre midi et deux", f"{WEEK} 12:00-14:00"),
    ("de 9 à 12 h", f"{WEEK} 9:00-12:00"),
    ("à partir de 14 h", f"{WEEK} 14:00-19:00"),
    ("jusqu'à 18h", f"{WEEK} 8:00-18:00"),
    ("samedi matin", "sa 8:00-12:00"),
    ("lundi, mercredi, vendredi", "lu me ve 0:00-24:00"),
    ("lundi et jeudi 9h-12h, mardi 14:00-16:30", "lu je 9:00-12:00 | ma 14:00-16:30"),
    (
        "du lundi au jeudi 9h-12h / 14h-17h, vendredi matin",
        "lu ma me je 9:00-12:00 | lu ma me je 14:00-17:00 | ve 8:00-12:00",
    ),
    ("Après 14h le mardi", "ma 14:00-19:00"),
    ("tous les jours sauf mercredi, 8h30-12h", "lu ma je ve 8:30-12:00"),
    ("8 h à 12 h, fermé le mercredi", "lu ma je ve 8:00-12:00"),
    ("sauf le vendredi après-midi", "lu ma me je 0:00-24:00"),
    ("sauf mercredi et vendredi", "lu ma je 0:00-24:00"),
    ("24h/24 7j/7", "lu ma me je ve sa di 0:00-24:00"),
    ("Lundi-Vendredi : 7h - 19h; samedi 8h à 12h", f"{WEEK} 7:00-19:00 | sa 8:00-12:00"),
    ("Badge à l'accueil, 8 h – 18 h", f"{WEEK} 8:00-18:00"),
]
NOTHING = ["", "Bureau 12, 1er étage", "Sonner à l'accueil", "03 81 55 01 00", "rappeler mardi 14h"]


def told(slots: tuple[CallbackSlot, ...]) -> str:
    return " | ".join(
        " ".join(NAMES[day] for day in sorted(slot.weekdays))
        + f" {slot.starts // 60}:{slot.starts % 60:02}-{slot.ends // 60}:{slot.ends % 60:02}"
        for slot in slots
    )


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_what_people_write_is_read(text: str, wanted: str) -> None:
    assert told(read_slots(text)) == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_no_time_gives_no_slot(text: str) -> None:
    assert read_slots(text) == ()


_parts = st.sampled_from(
    [*"0123456789hàau-:,;/ \n", " lundi", " vendredi", " sauf", " avant", " h "]
)


@given(st.lists(_parts).map("".join))
def test_no_text_gives_a_slot_that_cannot_be(text: str) -> None:
    for slot in read_slots(text):
        assert 0 <= slot.starts < slot.ends <= 24 * 60
        assert slot.weekdays
        assert slot.weekdays <= set(range(7))


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_a_fault(text: str) -> None:
    assert read_slots(text) == read_slots(text)


@given(
    st.integers(0, 23 * 60),
    st.integers(1, 59),
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_hours_and_days_that_are_written_plainly_come_back(
    starts: int, length: int, first: int, last: int
) -> None:
    days = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    first, last = sorted((first, last))
    ends = starts + length
    text = f"{days[first]} à {days[last]}, {starts // 60} h {starts % 60:02} – {ends // 60}h"
    text += f"{ends % 60:02}"
    weekdays = frozenset(range(first, last + 1))
    assert read_slots(text) == (CallbackSlot(weekdays=weekdays, starts=starts, ends=ends),)


def test_the_clock_that_counts_is_the_one_at_the_place() -> None:
    slots = read_slots("le matin, avant 11 h")
    at = datetime(2026, 3, 17, 6, 30, tzinfo=UTC)  # 7:30 in Paris, 10:30 in Réunion
    assert not reachable(slots, at, PARIS)
    assert reachable(slots, at, REUNION)


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 3, 30, tzinfo=UTC)]
)
def test_the_week_of_summer_time_keeps_its_hours(day: datetime) -> None:
    slots = read_slots("9 h 30 – 16 h 30")
    nine = datetime.combine(day.date(), datetime.min.time(), PARIS) + timedelta(hours=9)
    assert not reachable(slots, nine + timedelta(minutes=29), PARIS)
    assert reachable(slots, nine + timedelta(minutes=30), PARIS)
    assert not reachable(slots, nine + timedelta(hours=7, minutes=30), PARIS)


def test_nobody_is_reachable_without_a_slot() -> None:
    assert not reachable((), datetime(2026, 3, 17, 9, 0, tzinfo=UTC), PARIS)


def test_slots_that_meet_are_one_period_and_a_lunch_is_a_gap() -> None:
    at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)  # 10:00
    meeting = read_slots("8h-12h / 12h-17h")
    apart = read_slots("8h-12h / 14h-17h")
    assert open_through(meeting, at, at + timedelta(hours=4), PARIS)
    assert not open_through(apart, at, at + timedelta(hours=4), PARIS)
    assert open_through(apart, at, at + timedelta(hours=2), PARIS)
    assert not open_through(apart, at + timedelta(days=4), at + timedelta(days=4, hours=1), PARIS)
