"""The lease: two weeks without the portal, whatever the laptop's clock says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ordidesk.laptop.lease import Lease
from tests.support.records import NOW

DAY = timedelta(days=1)
LEASE = 14 * DAY


class _Laptop:
    """A laptop that is switched on and off, and whose clock is set at will."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.now = NOW
        self.ran = 0.0
        self.lease = self.start()

    def load(self) -> str | None:
        return self.text

    def save(self, text: str) -> None:
        self.text = text

    def start(self) -> Lease:
        """Start the app."""
        self.ran = 1000.0
        self.lease = Lease(self, lambda: self.now, lambda: self.ran)
        return self.lease

    def run(self, time: timedelta) -> None:
        """Let the app run for some time."""
        self.now += time
        self.ran += time.total_seconds()
        self.lease.note()

    def sleep(self, time: timedelta) -> None:
        """Let the laptop lie closed: the clock goes on, the app does not."""
        self.now += time

    def hear(self, portal_time: datetime) -> None:
        """Hear from the portal."""
        self.lease.renew(portal_time + LEASE, portal_time)


@pytest.fixture
def laptop() -> _Laptop:
    laptop = _Laptop()
    laptop.hear(NOW)
    return laptop


def test_two_weeks_of_silence_end_it_and_a_word_of_the_portal_begins_it_anew(
    laptop: _Laptop,
) -> None:
    laptop.run(LEASE - timedelta(seconds=1))
    assert not laptop.lease.is_over()
    laptop.run(timedelta(seconds=1))
    assert laptop.lease.is_over()
    assert laptop.start().is_over()
    laptop.hear(laptop.now)
    assert not laptop.lease.is_over()
    assert not laptop.start().is_over()


def test_a_laptop_that_lay_closed_is_locked_when_it_wakes(laptop: _Laptop) -> None:
    laptop.sleep(LEASE)
    assert laptop.lease.is_over()
    assert laptop.start().is_over()


def test_a_clock_that_is_set_back_opens_nothing(laptop: _Laptop) -> None:
    laptop.run(LEASE)
    for back in (DAY, 30 * DAY, 3650 * DAY):
        laptop.now -= back
        assert laptop.lease.is_over()
        assert laptop.start().is_over()


def test_a_clock_that_is_set_back_at_each_start_gains_no_time(laptop: _Laptop) -> None:
    for _ in range(14):
        assert not laptop.lease.is_over()
        laptop.run(DAY)
        laptop.now -= DAY
        laptop.start()
    assert laptop.lease.is_over()


@pytest.mark.parametrize("by", [-DAY, DAY])
def test_a_clock_that_is_wrong_by_a_day_locks_nobody_out(laptop: _Laptop, by: timedelta) -> None:
    laptop.run(DAY)
    laptop.now += by
    assert not laptop.lease.is_over()
    laptop.now -= by
    assert not laptop.start().is_over()
    laptop.run(LEASE - 2 * DAY - timedelta(seconds=1))
    assert not laptop.lease.is_over()


def test_a_laptop_whose_clock_is_years_off_has_the_same_two_weeks(laptop: _Laptop) -> None:
    laptop.now -= 3650 * DAY
    laptop.start()
    laptop.hear(NOW)
    laptop.run(LEASE - timedelta(seconds=1))
    assert not laptop.lease.is_over()
    laptop.run(timedelta(seconds=1))
    assert laptop.lease.is_over()


def test_before_the_portal_gave_one_and_after_an_unreadable_one_it_is_two_weeks(
    laptop: _Laptop,
) -> None:
    for text in (None, "", "{}", "nonsense"):
        laptop.text = text
        assert not laptop.start().is_over()
        laptop.sleep(LEASE)
        assert laptop.lease.is_over()


def test_an_older_portal_that_gives_no_lease_changes_nothing(laptop: _Laptop) -> None:
    laptop.lease.renew(None, None)
    laptop.run(LEASE)
    assert laptop.lease.is_over()
