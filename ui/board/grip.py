"""What is held while something is dragged over the board, and where it would stand if let go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from ui.board.blocks import Block, Proposal
from ui.board.scale import SNAP, DayScale


class Hold(Enum):
    """By what a block is held."""

    WHOLE = "whole"
    BEGINNING = "beginning"
    END = "end"


@dataclass(frozen=True)
class Grip:
    """A block, or what waits to be planned, in somebody's hand. Never changes: it makes others."""

    proposal: Proposal
    origin: Proposal
    """Where it stood when it was taken."""
    hold: Hold = Hold.WHOLE
    at: float = 0.0
    """How far from its beginning it was taken, in pixels."""
    title: str = ""
    """What it is called while it is held."""

    @property
    def moved(self) -> bool:
        """Whether letting go would change something."""
        return self.proposal != self.origin or self.proposal.new

    def over(self, scale: DayScale, x: float, row: str) -> Grip:
        """Return the grip with the pointer at ``x`` over a row; a resized block keeps its row."""
        there = self.proposal
        if self.hold is Hold.BEGINNING:
            starts_at = min(scale.instant_at(x), there.ends_at - SNAP)
            return replace(self, proposal=replace(there, starts_at=starts_at))
        if self.hold is Hold.END:
            ends_at = max(scale.instant_at(x), there.starts_at + SNAP)
            return replace(self, proposal=replace(there, ends_at=ends_at))
        return self._standing(row, self._within(scale, scale.instant_at(x - self.at)))

    def by(self, scale: DayScale, quarters: int) -> Grip:
        """Return the grip moved by quarters of an hour: earlier when negative."""
        there = self.proposal
        if self.hold is Hold.END:
            ends_at = max(there.ends_at + quarters * SNAP, there.starts_at + SNAP)
            return replace(self, proposal=replace(there, ends_at=min(ends_at, scale.ends)))
        return self._standing(there.row, self._within(scale, there.starts_at + quarters * SNAP))

    def to_row(self, row: str) -> Grip:
        """Return the grip over another row, at the same time."""
        return replace(self, proposal=replace(self.proposal, row=row))

    def _within(self, scale: DayScale, starts_at: datetime) -> datetime:
        """Keep the whole of a slot within the day that is shown."""
        length = self._length()
        return max(scale.begins, min(starts_at, scale.ends - length))

    def _standing(self, row: str, starts_at: datetime) -> Grip:
        ends_at = starts_at + self._length()
        return replace(
            self, proposal=replace(self.proposal, row=row, starts_at=starts_at, ends_at=ends_at)
        )

    def _length(self) -> timedelta:
        return self.proposal.ends_at - self.proposal.starts_at


def taken(block: Block, hold: Hold = Hold.WHOLE, at: float = 0.0) -> Grip:
    """Return the grip of a block as it stands."""
    stands = Proposal(block.key, block.row, block.starts_at, block.ends_at)
    return Grip(stands, stands, hold, at, block.title)


def brought(key: str, row: str, starts_at: datetime, length: timedelta, title: str = "") -> Grip:
    """Return the grip of what waits to be planned, as it comes over the board."""
    quarters = max(1, -(-length // SNAP))
    first = Proposal(key, row, starts_at, starts_at + quarters * SNAP, new=True)
    return Grip(first, first, title=title)
