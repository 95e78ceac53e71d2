"""Versions of the app as dotted numbers, and which of them a portal's operator wants."""

from __future__ import annotations

import re

import msgspec

_WHOLE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}")


class AppVersions(msgspec.Struct, frozen=True, kw_only=True):
    """The oldest version that a portal lets in and the newest there is; empty: it says nothing."""

    oldest: str = ""
    newest: str = ""

    def refuse(self, version: str) -> bool:
        """Tell whether an app is too old; one that does not name its version is not."""
        return is_older(version, self.oldest)

    def newer_than(self, version: str) -> str:
        """Return the newest version where it is newer than this one, else nothing."""
        return self.newest if is_older(version, self.newest) else ""


def as_told(oldest: str, newest: str) -> AppVersions:
    """Take what came over the network: what is no version counts as not said."""
    return AppVersions(
        oldest=oldest if is_version(oldest) else "", newest=newest if is_version(newest) else ""
    )


def is_version(text: str) -> bool:
    """Tell whether a text is dotted numbers and nothing else."""
    return _WHOLE.fullmatch(text) is not None


def is_older(one: str, other: str) -> bool:
    """Compare by number: 1.2.9 is older than 1.2.10, and 1.2 the same as 1.2.0.

    What follows the numbers does not count, and of what has none nothing is said to be older.
    """
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine and theirs) and mine < theirs


def _numbers(text: str) -> tuple[int, ...]:
    found = _WHOLE.match(text)
    if found is None:
        return ()
    numbers = [int(part) for part in found[0].split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
