"""When something happened, in French and on the site's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ordidesk.server import notice_words as words

NOW = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
PARIS = words.zone("Europe/Paris")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (datetime(2026, 3, 17, 9, 42, tzinfo=UTC), "mardi 17 mars à 10 h 42"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "dimanche 29 mars à 1 h 59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "dimanche 29 mars à 3 h"),
        (datetime(2026, 7, 31, 22, 5, tzinfo=UTC), "samedi 1er août à 0 h 05"),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), "jeudi 1er janvier à 0 h"),
        (datetime(2025, 12, 31, 22, 0, tzinfo=UTC), "mercredi 31 décembre 2025 à 23 h"),
    ],
)
def test_a_moment_is_told_as_the_clock_on_the_wall_had_it(when: datetime, told: str) -> None:
    assert words.moment(when, PARIS, NOW) == told


def test_a_slot_over_midnight_names_both_days() -> None:
    starts, ends = (datetime(2026, 3, day, hour, tzinfo=UTC) for day, hour in ((17, 20), (18, 1)))
    told = words.slot(starts, ends, PARIS, NOW)
    assert told == "du mardi 17 mars à 21 h au mercredi 18 mars à 2 h"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd"])
def test_a_zone_that_nobody_knows_is_the_companys_own(name: str) -> None:
    assert words.zone(name) == PARIS


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (90, "mardi 17 mars, entre 10 h et 11 h 30"),
        (60 * 24, "du mardi 17 mars à 10 h au mercredi 18 mars à 10 h"),
    ],
)
def test_an_appointment_is_between_two_hours(minutes: int, told: str) -> None:
    assert words.between(NOW, NOW + timedelta(minutes=minutes), PARIS, NOW) == told


@pytest.mark.parametrize(
    ("phone", "by_mail", "told"),
    [
        ("03 81", True, "appelez la hotline au 03 81 ou répondez à ce message."),
        ("03 81", False, "appelez la hotline au 03 81."),
        ("", True, "répondez à ce message."),
        ("", False, ""),
    ],
)
def test_how_a_visit_is_moved_is_what_there_is(phone: str, *, by_mail: bool, told: str) -> None:
    said = words.to_move(phone, by_mail=by_mail)
    assert said.removeprefix("Pour déplacer l'intervention, ") == told


@pytest.mark.parametrize(
    ("brand", "model", "number", "told"),
    [
        ("HP", "ProBook", "OD-1", "HP ProBook (OD-1)"),
        ("", "", "OD-1", "OD-1"),
        ("HP\n", "", "", "HP"),
        ("", "", "", "matériel"),
    ],
)
def test_a_machine_is_named_as_far_as_it_is_known(
    brand: str, model: str, number: str, told: str
) -> None:
    assert words.machine(brand, model, number) == told
