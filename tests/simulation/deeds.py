"""What may happen, told by numbers that choose among what is there at that moment."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class What(enum.StrEnum):
    """Something that a person, a laptop or the portal does."""

    NOTE = "adds a note"
    EDIT = "edits a field"
    OPEN = "opens a ticket"
    REGISTER = "registers a machine"
    WORK = "takes a ticket on, or a step further"
    FILE = "puts a file on a ticket, or takes one away"
    DECIDE = "decides what came back"
    PUSH = "sends"
    PULL = "receives"
    TIDY = "tidies"
    OFFICE = "somebody at the office works"
    MOVE = "a ticket goes to another client, into one scope and out of the other"
    REMOVE = "a ticket is deleted for good"
    PRUNE = "the feed is cut, cursors are gone"
    RESTORE = "the portal goes back to its backup"


class Deed(NamedTuple):
    """One thing that happens."""

    what: What
    who: int = 0
    """0 is whoever waits for an answer just now."""
    pick: int = 0
    """Which of the tickets, places, visits."""
    how: int = 0
    """Which variant of it."""


def picked(choices: Sequence[T], number: int) -> T:
    """Let a number choose."""
    return choices[number % len(choices)]
