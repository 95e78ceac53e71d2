"""Over the board: which days, a day or a week, undo and redo, printing."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, QSettings, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import moments
from ui.pages.loan_dates import day_field, day_in
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import ElidedLabel

SPAN_SETTING = "planning/span"
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class Span(StrEnum):
    """How much the board shows."""

    DAY = "day"
    WEEK = "week"


class PlanningBar(QFrame):
    """Says what the person wants to see; the page shows it."""

    day_chosen = Signal(object)
    """A ``date``."""
    span_chosen = Signal(object)
    """A ``Span``."""
    today_asked = Signal()
    backlog_asked = Signal(bool)
    """Whether the list is to be seen, in a narrow window."""

    def __init__(self, theme: Theme, settings: QSettings, day: date) -> None:
        """Begin with a day, and what was shown last: a day or a week."""
        super().__init__()
        self.setObjectName("page_header")
        self._settings = settings
        self._day = day
        self._narrow = False
        self._backlog = IconButton(theme, "list-filter", self.tr("What is to be planned"))
        self._backlog.setCheckable(True)
        self._backlog.toggled.connect(self.backlog_asked)
        self._backlog.hide()
        self._before = IconButton(theme, "chevron-left", self.tr("Earlier"))
        self._after = IconButton(theme, "chevron-right", self.tr("Later"))
        self._now = Button(theme, self.tr("Today"), ButtonKind.PLAIN)
        self._field = day_field(day)
        self._field.setAccessibleName(self.tr("Day"))
        self._words = ElidedLabel("", TextStyle.HEADING, strong=True)
        self._span = Segments(
            self.tr("Day or week"),
            [Segment(Span.DAY, self.tr("Day")), Segment(Span.WEEK, self.tr("Week"))],
        )
        self._span.setMinimumWidth(SIZE.choice + SIZE.space_8)
        self._span.choose(_kept_span(settings))
        self.undo = IconButton(theme, "undo-2", self.tr("Undo"))
        self.redo = IconButton(theme, "redo-2", self.tr("Do again"))
        self.people = IconButton(theme, "users", self.tr("People and their days"))
        self.print_day = IconButton(theme, "printer", self.tr("Print the day (Ctrl+P)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_12, SIZE.space_4)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._backlog)
        for widget in (self._now, self._before, self._after, self._field):
            row.addWidget(widget)
        row.addSpacing(SIZE.space_8)
        row.addWidget(self._words, 1)
        row.addWidget(self._span)
        row.addSpacing(SIZE.space_8)
        for button in (self.undo, self.redo, self.people, self.print_day):
            row.addWidget(button)
        self._now.clicked.connect(self.today_asked)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self._field.dateChanged.connect(self._take_field)
        self._span.chosen.connect(self._take_span)
        self.show_day(day)

    def span(self) -> Span:
        """Return how much is shown."""
        return Span(str(self._span.current_key()))

    def choose_span(self, span: Span) -> None:
        """Show a day or a week, without a signal."""
        self._span.choose(span)
        self._settings.setValue(SPAN_SETTING, span.value)
        self.show_day(self._day)

    def show_day(self, day: date) -> None:
        """Say which day is planned, without a signal."""
        self._day = day
        blocked = QSignalBlocker(self._field)
        self._field.setDate(QDate(day.year, day.month, day.day))
        blocked.unblock()
        if self.span() is Span.DAY:
            self._words.setText(moments.long_day(day))
            return
        monday = day - timedelta(days=day.weekday())
        self._words.setText(
            self.tr("Week of {day}, no. {number}").format(
                day=moments.long_day(monday), number=day.isocalendar().week
            )
        )

    def show_history(self, to_undo: str, to_redo: str) -> None:
        """Say what undoing and doing again would do."""
        self.undo.setEnabled(bool(to_undo))
        self.undo.set_name(
            self.tr("Undo: {what} (Ctrl+Z)").format(what=to_undo) if to_undo else self.tr("Undo")
        )
        self.redo.setEnabled(bool(to_redo))
        self.redo.set_name(
            self.tr("Do again: {what} (Ctrl+Y)").format(what=to_redo)
            if to_redo
            else self.tr("Do again")
        )

    def set_narrow(self, *, narrow: bool) -> None:
        """Offer the list by a button where it has no room beside the board."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._backlog.setVisible(narrow)
            self._backlog.setChecked(False)

    def shows_backlog(self) -> bool:
        """Tell whether the list is to be seen."""
        return not self._narrow or self._backlog.isChecked()

    @Slot()
    def _go_back(self) -> None:
        self.day_chosen.emit(self._day - self._step())

    @Slot()
    def _go_on(self) -> None:
        self.day_chosen.emit(self._day + self._step())

    def _step(self) -> timedelta:
        return _DAY if self.span() is Span.DAY else _WEEK

    @Slot()
    def _take_field(self) -> None:
        self.day_chosen.emit(day_in(self._field))

    @Slot(object)
    def _take_span(self, span: object) -> None:
        self._settings.setValue(SPAN_SETTING, Span(str(span)).value)
        self.show_day(self._day)
        self.span_chosen.emit(span)


def _kept_span(settings: QSettings) -> Span:
    kept = str(settings.value(SPAN_SETTING, ""))
    return Span(kept) if kept in set(Span) else Span.DAY
