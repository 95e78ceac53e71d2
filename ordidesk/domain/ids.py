"""Identifiers: time-ordered for commands, derived for everything that a command creates."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

_RANDOM_BITS = 74
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def command_id(now: datetime, random_bits: int) -> str:
    """Make a UUIDv7 (RFC 9562) from an instant and 74 random bits."""
    # Whole numbers throughout: a float of seconds loses a millisecond here and there.
    stamp = (now - _EPOCH) // _MILLISECOND & ((1 << 48) - 1)
    high, low = divmod(random_bits & ((1 << _RANDOM_BITS) - 1), 1 << 62)
    return str(uuid.UUID(int=stamp << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def derived_id(command: str, label: str) -> str:
    """Make the id of what a command creates, the same on the laptop and in the portal (UUIDv5)."""
    return str(uuid.uuid5(uuid.UUID(command), label))
