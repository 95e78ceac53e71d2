"""When something happened, in French and on the site's clock."""

from __future__ import annotations

from datetime import UTC, datetime

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
