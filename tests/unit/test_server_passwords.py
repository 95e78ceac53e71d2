"""What is kept of a password."""

from __future__ import annotations

from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type
from argon2.profiles import RFC_9106_LOW_MEMORY

from ordidesk.server.passwords import Passwords
from tests.support.cheap_passwords import CHEAP


def test_a_guess_costs_what_the_rfc_asks_for() -> None:
    told = extract_parameters(Passwords().hash("correct horse battery"))
    assert told == RFC_9106_LOW_MEMORY
    assert told.type is Type.ID


def test_a_hash_of_another_cost_is_still_checked() -> None:
    kept = CHEAP.hash("correct horse battery")
    passwords = Passwords(PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    assert passwords.fits(kept, "correct horse battery")
    assert not passwords.fits(kept, "correct horse batterie")
    assert not passwords.fits(None, "correct horse battery")
    assert not passwords.fits("no hash", "correct horse battery")
