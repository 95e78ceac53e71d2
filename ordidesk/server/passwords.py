"""Passwords as argon2id hashes."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 1024
"""Characters: hashing more would only keep the portal busy."""


class Passwords:
    """Hashes passwords and checks them in the same time whether the account exists."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Another ``hasher`` is for passwords that are no secrets, as those of tests."""
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Tell whether the password belongs to the kept hash; never to a missing one."""
        try:
            self._hasher.verify(kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


def acceptable(password: str) -> bool:
    """Tell whether a new password has a length that can be taken."""
    return SHORTEST <= len(password) <= LONGEST
