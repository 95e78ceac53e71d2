"""What the board shows, as data: people's rows, their blocks, and what a drop would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ui.theme import Tone

Span = tuple[datetime, datetime]


class Look(Enum):
    """How a block is drawn: what stands for where its visit stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    RUNNING = "running"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True)
class Block:
    """One visit on the board."""

    key: str
    row: str
    """The key of the row that it stands in."""
    starts_at: datetime
    ends_at: datetime
    title: str
    subtitle: str
    look: Look = Look.PLANNED
    mark: Tone | None = None
    """Of a ticket that is more pressing than most."""
    icon: str = ""
    """A Lucide name: what goes along."""
    pending: bool = False
    """Not sent yet."""
    movable: bool = True
    open: tuple[Span, ...] | None = None
    """When the place can be entered that day; ``None``: not known."""
    said: str = field(default="", compare=False)
    """For the tooltip and for screen readers: all of it in words."""


@dataclass(frozen=True)
class Away:
    """A time in which somebody is not there."""

    starts_at: datetime
    ends_at: datetime
    reason: str = ""


@dataclass(frozen=True)
class BoardRow:
    """Somebody's row."""

    key: str
    title: str
    subtitle: str = ""
    away: tuple[Away, ...] = ()
    takes: bool = True
    """Whether visits can be dropped there: not in the row of somebody who left."""
    said: str = field(default="", compare=False)


@dataclass(frozen=True)
class Proposal:
    """Where something would stand if it were dropped now."""

    key: str
    """Of a block, or of what waits to be planned."""
    row: str
    starts_at: datetime
    ends_at: datetime
    new: bool = False
    """It waits to be planned: it is no block yet."""


@dataclass(frozen=True)
class Verdict:
    """What speaks against a proposal, in sentences, the most pressing first."""

    sentences: tuple[str, ...] = ()
    closed: tuple[Span, ...] = ()
    """When the place cannot be entered that day."""
