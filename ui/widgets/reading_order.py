"""Tab goes through a window as it is read, wherever its controls were made.

Qt goes through controls in the order in which they joined the window. Lists, facts and choices
that are filled later join it at the end, and the keyboard would jump back to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
"""What is one control to the keyboard, whatever it is made of."""
_FORM_PARTS = (
    QFormLayout.ItemRole.LabelRole,
    QFormLayout.ItemRole.FieldRole,
    QFormLayout.ItemRole.SpanningRole,
)


class ReadingOrder:
    """For windows, before their Qt class: Tab follows the layouts, line by line."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Put the keyboard on the next control as it is read, or on the one before."""
        return isinstance(self, QWidget) and step(self, forward=forward)


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard one control on or back in a window; tell whether there was one."""
    everything = list(_read(window))
    stops = [it for it in everything if _is_stop(it)]
    if not stops:
        return False
    here = _holder(QApplication.focusWidget(), everything)
    before = set(everything[: everything.index(here)]) if here is not None else set()
    passed = [it for it in stops if it in before]
    ahead = [it for it in stops if it not in before and it is not here]
    target = (ahead or stops)[0] if forward else (passed or stops)[-1]
    _go_to(target, forward=forward)
    return True


def in_reading_order(window: QWidget) -> list[QWidget]:
    """Return the controls of a window that Tab stops at, as they are read."""
    return [it for it in _read(window) if _is_stop(it)]


def _holder(focus: QWidget | None, among: list[QWidget]) -> QWidget | None:
    """Return what has the keyboard, or the control that it is a part of."""
    while focus is not None and focus not in among:
        focus = focus.parentWidget()
    return focus


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if not takes or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    return not isinstance(widget, QScrollArea) or _is_only_to_scroll(widget)


def _is_only_to_scroll(area: QScrollArea) -> bool:
    """Tell whether the keyboard has to come to a page itself: it is long and holds no control."""
    bars = (area.verticalScrollBar(), area.horizontalScrollBar())
    inside = area.widget()
    return any(bar.maximum() > 0 for bar in bars) and not (
        inside is not None and any(_is_stop(it) for it in _read(inside))
    )


def _go_to(target: QWidget, *, forward: bool) -> None:
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    holder = target.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(target)
        holder = holder.parentWidget()


# --- how a window is read -------------------------------------------------------------------------


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Return a visible widget and all that is in it, as they are read."""
    yield widget
    if isinstance(widget, _WHOLE):
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _read(inside)
        return
    children = [it for it in widget.children() if _is_part(it)]
    laid_out = _laid_out(widget.layout())
    for child in [*laid_out, *_by_place(it for it in children if it not in laid_out)]:
        if child.isVisible():
            yield from _read(child)


def _is_part(child: QObject) -> TypeGuard[QWidget]:
    return isinstance(child, QWidget) and not child.isWindow()


def _by_place(children: Iterable[QWidget]) -> list[QWidget]:
    """Return what no layout holds: it lies over the rest, or beside it, and is read by place."""
    return sorted(children, key=lambda it: (it.y(), it.x()))


def _laid_out(layout: QLayout | None) -> list[QWidget]:
    found: list[QWidget] = []
    for item in _items(layout) if layout is not None else ():
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def _items(layout: QLayout) -> list[QLayoutItem]:
    """Return what a layout holds, line by line."""
    items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    if isinstance(layout, QGridLayout):
        places = {n: layout.getItemPosition(n) for n in range(layout.count())}
        order = sorted(places, key=lambda n: tuple(places[n])[:2])  # type: ignore[arg-type]
        return [items[n] for n in order]
    if isinstance(layout, QFormLayout):
        rows = ((n, part) for n in range(layout.rowCount()) for part in _FORM_PARTS)
        return [item for n, part in rows if (item := layout.itemAt(n, part)) is not None]
    return items
