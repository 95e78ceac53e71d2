"""Pagination: pieces go down the page; what does not fit is broken between lines, or goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ui.printing.marks import Lines, Mark, Placed, Rule, Words
from ui.printing.sheet_style import (
    FEWEST_LINES,
    HAIRLINE,
    HAIRLINE_INK,
    MARGIN,
    ROW_PADDING,
    WIDTH,
)


class Piece(Protocol):
    """What the flow puts on pages."""

    @property
    def height(self) -> float:
        """In units."""

    def marks(self) -> Iterable[Placed]:
        """Return what is drawn, from the piece's own top left."""

    def broken(self, room: float) -> tuple[Piece, Piece] | None:
        """Return a part that fits into a height and the rest; ``None``: it stays whole."""


@dataclass(frozen=True)
class Figure:
    """What stays together: a code, the signatures."""

    height: float
    content: Sequence[Placed]

    def marks(self) -> Iterable[Placed]:
        """Return what is drawn."""
        return self.content

    def broken(self, _room: float) -> None:
        """Stay whole."""


@dataclass(frozen=True)
class Cell:
    """A text at a distance from the left; of its lines those from ``first`` on are still to go."""

    x: float
    words: Words
    first: int = 0
    count: int = -1
    """-1: all that follow."""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.words.lines) - self.first if self.count < 0 else self.count

    @property
    def height(self) -> float:
        """In units."""
        return self.lines * self.words.line_height


_HAIRLINE = Rule(WIDTH, HAIRLINE, HAIRLINE_INK)


@dataclass(frozen=True)
class Row:
    """Texts beside each other, level at the top; a paragraph is a row of one."""

    cells: tuple[Cell, ...]
    padding: float = ROW_PADDING
    ruled: bool = False
    """Ends in a hairline."""
    rule: Rule = _HAIRLINE
    below: float = 0.0
    """Height of what has to follow on the same page."""

    @property
    def height(self) -> float:
        """Of its highest cell, with the padding and the rule."""
        below = self.rule.thickness if self.ruled else 0
        return max((it.height for it in self.cells), default=0.0) + 2 * self.padding + below

    @property
    def least(self) -> float:
        """Height that it takes at least at the foot of a page, with what has to follow there."""
        line = max((it.words.line_height for it in self.cells), default=0.0)
        broken = 2 * FEWEST_LINES * line + 2 * self.padding + self.rule.thickness
        return min(self.height, broken) + self.below

    def marks(self) -> Iterable[Placed]:
        """Return its texts, and the rule at its foot."""
        for cell in self.cells:
            if cell.lines:
                yield Lines(cell.words, cell.first, cell.lines), cell.x, self.padding
        if self.ruled:
            yield self.rule, 0.0, self.height - self.rule.thickness

    def broken(self, room: float) -> tuple[Row, Row] | None:
        """Break each text between its lines; no text leaves a line or two alone on a page."""
        room -= 2 * self.padding + self.rule.thickness
        above, below = [], []
        for cell in self.cells:
            fitting = min(cell.lines, int(room // cell.words.line_height))
            left = cell.lines - fitting
            if 0 < left < FEWEST_LINES:
                fitting, left = cell.lines - FEWEST_LINES, FEWEST_LINES
            if left and fitting < FEWEST_LINES:
                return None
            above.append(replace(cell, count=fitting))
            below.append(replace(cell, first=cell.first + fitting, count=left))
        return replace(self, cells=tuple(above)), replace(self, cells=tuple(below))


class Flow:
    """Fills pages from ``top`` of the first to ``bottom`` of each, all in units of the page."""

    def __init__(self, begin_page: Callable[[list[Placed], int], float], bottom: float) -> None:
        """Begin each page with ``begin_page``: marks, number of the page → where content starts."""
        self.pages: list[list[Placed]] = []
        self._begin_page = begin_page
        self._bottom = bottom
        self._head: Row | None = None
        self._top = self._y = 0.0
        self._turn()

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self._bottom - self._y

    def space(self, height: float) -> None:
        """Leave a gap, but none at the top of a page."""
        if self._y > self._top:
            self._y += height

    def need(self, height: float) -> None:
        """Go on to the next page unless there is that much room; as much as a page has at most."""
        if self.room < height and self._y > self._top:
            self._turn()

    def add(self, piece: Piece) -> None:
        """Put a piece below the others, over as many pages as it takes."""
        rest: Piece | None = piece
        while rest is not None:
            rest = self._put(rest)

    def table(self, head: Row, rows: Iterable[Row]) -> None:
        """Put rows under a head that comes again on each page they go on to."""
        self._head = None
        self.add(head)
        self._head = head
        for row in rows:
            self.need(row.least)
            self.add(row)
        self._head = None

    def _put(self, piece: Piece) -> Piece | None:
        """Put what fits and return the rest, for which there is a new page."""
        if piece.height <= self.room:
            self._place(piece)
            return None
        parts = piece.broken(self.room)
        if parts is None and self._y <= self._top:
            self._place(piece)  # higher than a page, and to be broken nowhere
            return None
        if parts is not None:
            self._place(parts[0])
        self._turn()
        return piece if parts is None else parts[1]

    def _place(self, piece: Piece) -> None:
        for mark, x, y in piece.marks():
            self._mark(mark, MARGIN + x, self._y + y)
        self._y += piece.height

    def _mark(self, mark: Mark, x: float, y: float) -> None:
        self.pages[-1].append((mark, x, y))

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._begin_page(self.pages[-1], len(self.pages))
        if self._head is not None:
            self._place(self._head)
        self._top = self._y
