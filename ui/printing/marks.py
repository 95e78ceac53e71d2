"""What is put on a page: lines of text, rules, boxes, shapes; each knows how to draw itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.printing.sheet_style import BASELINE, INK, SMALLEST_TYPE, Type

LINE_SEPARATOR = "\u2028"
_LEEWAY = 1.05
"""Metrics and layout round apart: what was shortened to fit must not be broken as well."""
_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_FOUND_AS_TYPED = str.maketrans("\u2019\u02bc", "''")
"""Inter has one shape for both of these: in a file the first would be found as the second only."""
_NOT_PRINTED = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|[\ud800-\udfff]")


class Mark(Protocol):
    """Something drawn with its top left at a point of the page."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it; the painter's units are the sheet's."""


class Words:
    """A text broken into lines of a width; its lines can be drawn apart, on different pages."""

    def __init__(
        self,
        text: str,
        kind: Type,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Break `text` at words, and in words that are longer than `width`."""
        self.text = printable(text)
        self.line_height = kind.line
        self._layout = QTextLayout(self.text, _font(kind))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.lines = _broken(self._layout, width, kind.line)
        self.widest = max((line.naturalTextWidth() for line in self.lines), default=0.0)

    def said(self, first: int, count: int) -> str:
        """Return the text of some of the lines."""
        if not self.lines[first : first + count]:
            return ""
        last = self.lines[first + count - 1]
        begin, end = self.lines[first].textStart(), last.textStart() + last.textLength()
        return self.text[begin:end].replace(LINE_SEPARATOR, "\n").strip()

    def draw_lines(self, painter: QPainter, x: float, y: float, first: int, count: int) -> None:
        """Draw `count` lines from the `first` on, below each other."""
        painter.setPen(INK)
        at = QPointF(x, y - first * self.line_height)
        for line in self.lines[first : first + count]:
            line.draw(painter, at)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all lines."""
        self.draw_lines(painter, x, y, 0, len(self.lines))

    @property
    def height(self) -> float:
        """Of all lines, in units."""
        return len(self.lines) * self.line_height


@functools.lru_cache(maxsize=256)
def standing_words(text: str, kind: Type, width: float) -> Words:
    """Return a text that many sheets have in common, broken once: terms, headings."""
    return Words(text, kind, width)


def _broken(layout: QTextLayout, width: float, line_height: float) -> list[QTextLine]:
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        baseline = (len(lines) + BASELINE) * line_height
        line.setPosition(QPointF(0, baseline - line.ascent()))
        lines.append(line)
    layout.endLayout()
    return lines


def printable(text: str) -> str:
    """Return a text with one kind of line break, without what no printer prints.

    Apostrophes are those of a keyboard.
    """
    broken = _BREAKS.sub(LINE_SEPARATOR, text.strip()).replace("\t", "    ")
    return _NOT_PRINTED.sub("", broken).translate(_FOUND_AS_TYPED)


@functools.cache
def _font(kind: Type) -> QFont:
    """Return the font of a kind of text: a new one looks for its face again."""
    return kind.font()


def one_line(text: str, kind: Type, width: float) -> Words:
    """Return a text of one line, that ends in an ellipsis where the width ends."""
    plain = printable(text).replace(LINE_SEPARATOR, " ")
    fitting = QFontMetricsF(_font(kind)).elidedText(plain, Qt.TextElideMode.ElideRight, width)
    return Words(fitting, kind, width * _LEEWAY)


@dataclass(frozen=True)
class Scaled:
    """A text of one line, smaller or larger than its kind."""

    words: Words
    factor: float

    @property
    def height(self) -> float:
        """In units."""
        return self.words.height * self.factor

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it."""
        painter.save()
        painter.translate(x, y)
        painter.scale(self.factor, self.factor)
        self.words.draw(painter, 0, 0)
        painter.restore()


def fitted(text: str, kind: Type, width: float, height: float) -> Scaled:
    """Return a text as large as a line of that size holds; a long one ends in an ellipsis."""
    line = height / kind.line
    least = min(line, SMALLEST_TYPE / kind.value[0])
    words = one_line(text, kind, width / least)
    return Scaled(words, min(line, width / max(words.widest, 1.0)))


@dataclass(frozen=True)
class Lines:
    """Some of the lines of a text."""

    words: Words
    first: int
    count: int

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them."""
        self.words.draw_lines(painter, x, y, self.first, self.count)


@dataclass(frozen=True)
class Rule:
    """A line across, whose upper edge is at the point."""

    length: float
    thickness: float
    color: QColor

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Fill it: a filled line is as thick as it says on every printer."""
        painter.fillRect(QRectF(x, y, self.length, self.thickness), self.color)


@dataclass(frozen=True)
class Box:
    """An empty frame."""

    width: float
    height: float
    thickness: float
    color: QColor

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the frame inside its size."""
        half = self.thickness / 2
        painter.setPen(_pen(self.color, self.thickness))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(x, y, self.width, self.height).adjusted(half, half, -half, -half)
        painter.drawRect(inside)


@dataclass(frozen=True)
class Shape:
    """A filled path: the modules of a code, in units."""

    path: QPainterPath

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Fill it in one go: modules that touch show no seam. A whole unit does as its place."""
        painter.fillPath(self.path.translated(round(x), round(y)), INK)


@dataclass(frozen=True)
class Handwriting:
    """Strokes of a pen, in units."""

    path: QPainterPath
    thickness: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them with round ends."""
        pen = _pen(INK, self.thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(self.path.translated(x, y), pen)


def _pen(color: QColor, thickness: float) -> QPen:
    pen = QPen(color)
    pen.setWidthF(thickness)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


Placed = tuple[Mark, float, float]
"""A mark with the point of its top left."""


def texts_of(placed: Iterable[Placed]) -> list[str]:
    """Return what can be read of these marks, in the order in which they were put there."""
    said = []
    for mark, _x, _y in placed:
        if isinstance(mark, Lines):
            said.append(mark.words.said(mark.first, mark.count))
        elif isinstance(mark, Scaled):
            said.append(mark.words.text)
        elif isinstance(mark, Words):
            said.append(mark.said(0, len(mark.lines)))
    return said
