"""What Planning shows of some days, asked for at once so that all of it is of one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ordidesk.desk import Desk
from ordidesk.queries import backlog
from ordidesk.queries.backlog import BacklogCounts, BacklogFilter, Waiting
from ordidesk.queries.board import Board, Load, board, load
from ordidesk.queries.board_known import surroundings
from ordidesk.store.reader import Reader
from ui.pages.board_judge import BoardJudge

_WORK_WEEK = 5


@dataclass(frozen=True)
class Days:
    """The board, the load, what is to be planned, and who says what speaks against a slot."""

    first: date
    last: date
    shown: Board
    loads: tuple[Load, ...]
    wanted: BacklogFilter
    waiting: tuple[Waiting, ...]
    counts: BacklogCounts
    judge: BoardJudge

    def with_work(self) -> Sequence[date]:
        """Return the days of work, and those of the weekend on which something is planned."""
        number = (self.last - self.first).days + 1
        days = [self.first + timedelta(days=it) for it in range(number)]
        busy = {load.day for load in self.loads if load.visits}
        return [day for day in days if day.weekday() < _WORK_WEEK or day in busy]


def ask_days(desk: Desk, first: date, last: date, zone: str, wanted: BacklogFilter) -> Days:
    """Ask for the days from ``first`` to ``last``: on a worker, it takes a moment."""
    return desk.ask(_days, (first, last), zone, wanted)


def _days(reader: Reader, span: tuple[date, date], zone: str, wanted: BacklogFilter) -> Days:
    first, last = span
    shown = board(reader, first, last, zone)
    waiting = backlog.backlog(reader, wanted)
    return Days(
        first=first,
        last=last,
        shown=shown,
        loads=load(shown),
        wanted=wanted,
        waiting=waiting,
        counts=backlog.counts(reader, wanted),
        judge=BoardJudge(shown, surroundings(reader, first, last, zone), waiting),
    )
