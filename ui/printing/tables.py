"""Rows of texts in columns: tables, and facts with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.printing.flow import Cell, Row
from ui.printing.marks import Rule, Words, standing_words
from ui.printing.sheet_style import (
    FACT_PADDING,
    GAP,
    INK,
    LABEL_WIDTH,
    NOTE_INDENT,
    NUMBER_INDENT,
    RULE,
    WIDTH,
    Type,
)

Fact = tuple[str, str]
"""A label and what is told; of several lines if it has breaks."""
_HALF = (WIDTH - GAP) / 2


def column_row(
    texts: Sequence[str],
    shares: Sequence[float],
    kinds: Sequence[Type],
    *,
    ruled: bool = True,
) -> Row:
    """Return a row of a table whose columns have those shares of the width."""
    cells, x = [], 0.0
    for text, share, kind in zip(texts, shares, kinds, strict=True):
        cells.append(Cell(x, Words(text, kind, share * WIDTH - GAP / 2)))
        x += share * WIDTH
    return Row(tuple(cells), ruled=ruled)


def table_head(texts: Sequence[str], shares: Sequence[float]) -> Row:
    """Return the head of a table, over a line that carries it."""
    made = column_row(texts, shares, [Type.HEAD] * len(texts))
    return replace(made, rule=Rule(WIDTH, RULE, INK))


def paragraph(text: str, kind: Type = Type.BODY, indent: float = 0.0, padding: float = 0.0) -> Row:
    """Return a text over the width."""
    return Row((Cell(indent, Words(text, kind, WIDTH - indent)),), padding=padding)


def heading(text: str) -> Row:
    """Return the heading of a section."""
    return Row((Cell(0.0, standing_words(text, Type.HEADING, WIDTH)),), padding=0)


def list_item(text: str, bullet: str = "•", kind: Type = Type.BODY) -> Row:
    """Return an item of a list: all its lines are level with each other after the bullet."""
    indent = NOTE_INDENT if len(bullet) == 1 else NUMBER_INDENT
    before = Cell(0.0, standing_words(bullet, kind, indent))
    return Row((before, Cell(indent, standing_words(text, kind, WIDTH - indent))), padding=0)


def fact_rows(left: Sequence[Fact], right: Sequence[Fact]) -> list[Row]:
    """Return two columns of facts, level with each other; those without a value are left out."""
    columns = [[fact for fact in facts if fact[1]] for facts in (left, right)]
    rows = []
    for number in range(max(map(len, columns))):
        cells: list[Cell] = []
        for place, facts in enumerate(columns):
            if number < len(facts):
                cells += _fact_cells(facts[number], place * (_HALF + GAP))
        rows.append(Row(tuple(cells), padding=FACT_PADDING))
    return rows


def _fact_cells(fact: Fact, x: float) -> list[Cell]:
    label, value = fact
    return [
        Cell(x, standing_words(label, Type.LABEL, LABEL_WIDTH - GAP / 2)),
        Cell(x + LABEL_WIDTH, Words(value, Type.BODY, _HALF - LABEL_WIDTH)),
    ]
