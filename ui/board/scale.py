"""Where things stand on a day of the board: instants and pixels, rows and lanes. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF

from ui.board.blocks import Block
from ui.theme import SIZE

SNAP = timedelta(minutes=15)
"""Slots begin and end on quarters of an hour (the design's)."""
HOURS = 24
WORK_BEGINS = 8
"""The hour that is scrolled to the left edge of the board."""
_MINUTES = HOURS * 60


class DayScale:
    """A day by the clocks of one zone, an hour as wide as every other.

    On days on which the clocks change, a wall clock shows an hour twice or leaves one out: a slot
    stands where its clock times are, and never takes less than a quarter of room.
    """

    def __init__(self, day: date, zone: str, row_height: int = SIZE.row_dense) -> None:
        """``zone`` is an IANA name; pixels are logical ones."""
        self.day = day
        self.zone = ZoneInfo(zone)
        self.row_height = row_height
        self.begins = datetime.combine(day, time(), self.zone).astimezone(UTC)
        next_day = day + timedelta(days=1)
        self.ends = datetime.combine(next_day, time(), self.zone).astimezone(UTC)

    @property
    def width(self) -> int:
        """Return how wide the day is."""
        return HOURS * SIZE.board_hour

    def x_of(self, instant: datetime) -> float:
        """Return where an instant stands; what lies before or after the day stands at its edge."""
        if instant <= self.begins:
            return 0.0
        if instant >= self.ends:
            return float(self.width)
        local = instant.astimezone(self.zone)
        minutes = local.hour * 60 + local.minute + local.second / 60
        return minutes * SIZE.board_hour / 60

    def instant_at(self, x: float) -> datetime:
        """Return the instant that stands there, to the nearest quarter."""
        quarters = round(x / SIZE.board_hour * 60 / (SNAP.seconds / 60))
        minutes = min(max(0, quarters * (SNAP.seconds // 60)), _MINUTES)
        if minutes == _MINUTES:
            return self.ends
        wall = datetime.combine(self.day, time(minutes // 60, minutes % 60), self.zone)
        return wall.astimezone(UTC)

    def rect_of(self, block: Block, row: int, lane: int = 0, lanes: int = 1) -> QRectF:
        """Return the room of a block in its row, which blocks at the same time share."""
        left, right = self.x_of(block.starts_at), self.x_of(block.ends_at)
        least = SIZE.board_hour * SNAP.seconds / 3600
        inside = self.row_height - 2 * SIZE.space_4
        height = inside / lanes
        top = row * self.row_height + SIZE.space_4 + lane * height
        return QRectF(left + 1, top, max(least, right - left) - 2, height - (1 if lanes > 1 else 0))

    def row_at(self, y: float, rows: int) -> int:
        """Return which row stands there, the first or the last beyond them."""
        return min(max(0, int(y // self.row_height)), max(0, rows - 1))


def lanes_of(blocks: Iterable[Block]) -> Mapping[str, tuple[int, int]]:
    """Return each block's lane and how many there are beside it, where blocks overlap in a row."""
    by_row: dict[str, list[Block]] = {}
    for block in blocks:
        by_row.setdefault(block.row, []).append(block)
    found: dict[str, tuple[int, int]] = {}
    for row in by_row.values():
        for cluster in _clusters(sorted(row, key=lambda it: (it.starts_at, it.ends_at, it.key))):
            found |= _lanes(cluster)
    return found


def _clusters(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part a row's blocks, by their beginning, into those that hang together by overlaps."""
    clusters: list[list[Block]] = []
    until: datetime | None = None
    for block in blocks:
        if until is None or block.starts_at >= until:
            clusters.append([])
            until = block.ends_at
        clusters[-1].append(block)
        until = max(until, block.ends_at)
    return clusters


def _lanes(cluster: Sequence[Block]) -> dict[str, tuple[int, int]]:
    free_from: list[datetime] = []
    lane_of: dict[str, int] = {}
    for block in cluster:
        lane = next((n for n, at in enumerate(free_from) if at <= block.starts_at), None)
        if lane is None:
            lane = len(free_from)
            free_from.append(block.ends_at)
        else:
            free_from[lane] = block.ends_at
        lane_of[block.key] = lane
    return {key: (lane, len(free_from)) for key, lane in lane_of.items()}
