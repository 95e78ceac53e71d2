"""Passwords hashed as the portal does, for a thousandth of what guessing one has to cost."""

from __future__ import annotations

from argon2 import PasswordHasher

from ordidesk.server.passwords import Passwords

CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
"""A portal checks each hash at the cost that is written in it, so signing in is cheap as well."""
