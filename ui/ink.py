"""The strokes of a signature as one smooth path, on screen as on paper."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from ordidesk.documents.signature import Stroke

_DOT = 0.001
"""Of the box's width: a stroke of one point is drawn as a line of no length to speak of."""


def ink_path(strokes: Iterable[Stroke], width: float, height: float) -> QPainterPath:
    """Return the path of strokes given in 0 … 1 of a box of that size.

    The path runs through the middles between the points, bent towards the points: no corners where
    the pen was faster than its reports.
    """
    path = QPainterPath()
    for stroke in strokes:
        _add(path, [QPointF(x * width, y * height) for x, y in stroke], width)
    return path


def _add(path: QPainterPath, points: Sequence[QPointF], width: float) -> None:
    if not points:
        return
    path.moveTo(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(_DOT * width, 0))
        return
    for at, following in itertools.pairwise(points[1:]):
        path.quadTo(at, (at + following) / 2)
    path.lineTo(points[-1])
