"""What of a window can be reached, how it is called, and whether it has the room that it needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from ui.widgets.text import ElidedLabel

_MOST_STEPS = 400
_LEVEL = 4
"""Pixels by which two controls may differ and still stand beside each other."""


def controls(within: QWidget) -> list[QWidget]:
    """Return what Tab is to reach: visible, enabled and meant for the keyboard."""
    return [it for it in _seen(within) if takes_tab(it)]


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab is to stop at a widget."""
    return (
        widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not (isinstance(widget, QScrollArea))
    )


def spoken(widget: QWidget) -> str:
    """Return how a screen reader calls a control."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget and label.text():
            return label.text()
    return ""


def nameless(within: QWidget) -> list[str]:
    """Return the controls that a screen reader would not know what to call."""
    return [described(it) for it in controls(within) if not spoken(it).strip()]


def described(widget: QWidget) -> str:
    """Return what tells a widget from the others in a failed test."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    owner = widget.parentWidget()
    where = type(owner).__name__ if owner else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName()}” in {where}"


def walk(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until the keyboard is back where it was; return each stop, the first one first."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    stops: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        here: QWidget | None = window.focusWidget()
        if here is None:
            break
        if here in stops and here is not stops[-1]:  # a date is left part by part
            return stops[stops.index(here) :]
        if here not in stops:
            stops.append(here)
        QTest.keyClick(here, key)
    return stops


def out_of_order(stops: list[QWidget], within: QWidget) -> list[str]:
    """Return the steps that go up in the same column of what can be seen.

    Columns are read one after the other, so only where a step goes to a control above that
    stands over the former one's width does the eye have to jump.
    """
    jumps = []
    inside = [it for it in stops if within.isAncestorOf(it)]
    corners = [_box(it, within).topLeft().manhattanLength() for it in inside]
    begin = corners.index(min(corners))  # the walk began wherever the keyboard was
    for one, other in itertools.pairwise([*inside[begin:], *inside[:begin]]):
        first, second = _box(one, within), _box(other, within)
        above = second.bottom() < first.top() + _LEVEL
        over = second.left() < first.right() and first.left() < second.right()
        leftward = (
            abs(second.center().y() - first.center().y()) < _LEVEL and second.right() < first.left()
        )
        if (above and over) or leftward:
            jumps.append(f"{described(one)} → {described(other)}")
    return jumps


# --- room -----------------------------------------------------------------------------------------


def lacking_room(within: QWidget) -> list[str]:
    """Return all that is cut, lies over something else, or has to be scrolled sideways for."""
    return [*cut(within), *overlapping(within), *outside(within), *sideways(within)]


def cut(within: QWidget) -> list[str]:
    """Return the texts that have less room than they take and do not end in an ellipsis."""
    found = []
    for widget in _seen(within):
        needed = _needed(widget)
        lacks = needed.width() > widget.width() or needed.height() > widget.height()
        if lacks:
            found.append(f"{described(widget)} has {_size(widget.size())}, needs {_size(needed)}")
    return found


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def _needed(widget: QWidget) -> QSize:
    """Return the least room in which all of a widget's text is seen."""
    if isinstance(widget, ElidedLabel):
        return QSize(0, widget.fontMetrics().height() - 2)
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()))
        return widget.sizeHint().boundedTo(QSize(10_000, widget.fontMetrics().height()))
    if isinstance(widget, QAbstractButton) and widget.text():
        metrics = widget.fontMetrics()
        text = widget.text().replace("&", "")
        return QSize(metrics.horizontalAdvance(text), metrics.height())
    if isinstance(widget, QAbstractSpinBox | QComboBox | QLineEdit):
        return QSize(0, widget.fontMetrics().height())
    return QSize()


def overlapping(within: QWidget) -> list[str]:
    """Return the pairs of siblings that lie over each other."""
    found = []
    for parent in [within, *_seen(within)]:
        if isinstance(parent, QAbstractItemView | QStackedWidget | QTabBar | QComboBox):
            continue
        if isinstance(parent, QAbstractScrollArea | QAbstractSpinBox):
            continue
        children = [it for it in parent.children() if isinstance(it, QWidget) and _lies_in(it)]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > 1 and common.height() > 1:
                    found.append(f"{described(one)} and {described(other)}: {_told(common)}")
    return found


def outside(within: QWidget) -> list[str]:
    """Return the controls and texts that end outside what holds them, where nothing scrolls."""
    found = []
    for widget in _seen(within):
        holder = widget.parentWidget()
        if holder is None or isinstance(holder, QAbstractScrollArea) or not _lies_in(widget):
            continue
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            continue
        box = widget.geometry()
        if not holder.rect().adjusted(-1, -1, 1, 1).contains(box):
            found.append(f"{described(widget)} at {_told(box)} in {_told(holder.rect())}")
    return found


def sideways(within: QWidget) -> list[str]:
    """Return the pages that would have to be scrolled sideways to be read."""
    found = []
    for area in _seen(within):
        page = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and page is not None:
            room = area.viewport().width()
            if page.width() > room:
                found.append(f"{described(page)} is {page.width()} wide in {room}")
    return found


def _lies_in(widget: QWidget) -> bool:
    """Tell whether a widget is laid out among its siblings, not floating over them."""
    return (
        widget.isVisible()
        and not widget.isWindow()
        and not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and widget.objectName() not in {"toast", "search_popup"}
    )


def _seen(within: QWidget) -> Iterator[QWidget]:
    window = within.window()
    for it in within.findChildren(QWidget):
        if it.isVisible() and it.window() is window and not it.objectName().startswith("qt_"):
            yield it


def _box(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _told(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}×{box.height()}"
