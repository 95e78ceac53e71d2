"""The lock's PIN: the store's own or one for the lock, kept over restarts, wrong ones slowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ordidesk.store.idle_lock import IdleLock
from ordidesk.store.key import Argon2Cost, PinKeyKeeper, PinTooShort, demo_key_file
from ordidesk.store.store import Store

PIN = "271828"
CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)


class _Laptop:
    """A store and the lock of its windows."""

    def __init__(self, folder: Path, *, under_pin: bool) -> None:
        self.ran = 1000.0
        file = folder / "store.db"
        key = PinKeyKeeper(file, PIN, CHEAP).create() if under_pin else bytes(32)
        self.store = Store(file, key)
        self.lock = self.start()

    def start(self) -> IdleLock:
        """Start the app."""
        self.lock = IdleLock(self.store, running=lambda: self.ran, cost=CHEAP)
        return self.lock


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[_Laptop]:
    laptop = _Laptop(tmp_path, under_pin=False)
    yield laptop
    laptop.store.close()


def test_without_a_pin_nothing_is_locked(laptop: _Laptop) -> None:
    assert laptop.lock.wants_pin
    assert not laptop.lock.lock()
    assert not laptop.lock.locked
    demo_key_file(laptop.store.path).write_bytes(b"")
    assert not laptop.lock.wants_pin


def test_a_chosen_pin_opens_and_no_other(laptop: _Laptop) -> None:
    with pytest.raises(PinTooShort):
        laptop.lock.choose("12345")
    laptop.lock.choose(PIN)
    assert laptop.lock.lock()
    opened = [(laptop.lock.open(pin), laptop.lock.locked) for pin in ("271829", PIN)]
    assert opened == [(False, True), (True, False)]
    assert PIN not in (laptop.store.setting("lock") or "")


def test_ending_the_app_opens_nothing(laptop: _Laptop) -> None:
    laptop.lock.choose(PIN)
    laptop.lock.lock()
    assert laptop.start().locked
    assert laptop.lock.open(PIN)
    assert not laptop.start().locked


def test_after_three_wrong_pins_each_takes_twice_as_long_over_restarts_too(
    laptop: _Laptop,
) -> None:
    laptop.lock.choose(PIN)
    laptop.lock.lock()
    waits = []
    for _ in range(12):
        laptop.ran += laptop.lock.wait_seconds()
        assert not laptop.lock.open("000000")
        waits.append(laptop.lock.wait_seconds())
        assert laptop.start().wait_seconds() == waits[-1]
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]
    assert not laptop.lock.open(PIN)
    laptop.ran += 300
    assert laptop.lock.open(PIN)
    laptop.lock.lock()
    assert laptop.lock.wait_seconds() == 0


def test_a_password_typed_at_the_portal_stands_for_a_forgotten_pin(laptop: _Laptop) -> None:
    laptop.lock.choose(PIN)
    laptop.lock.lock()
    laptop.lock.forget()
    assert not laptop.start().locked
    assert laptop.lock.wants_pin


def test_where_a_pin_protects_the_key_it_opens_the_lock(tmp_path: Path) -> None:
    laptop = _Laptop(tmp_path, under_pin=True)
    assert not laptop.lock.wants_pin
    assert laptop.lock.lock()
    assert not laptop.lock.open("271829")
    assert laptop.lock.open(PIN)
    laptop.lock.lock()
    assert not laptop.start().locked  # it was asked for at this start
    laptop.store.close()
