"""Fields for a day, for the dialogs of loans."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from ui import moments
from ui.theme import SIZE
from ui.widgets.form import set_text_in


def day_field(day: date, *, earliest: date | None = None, latest: date | None = None) -> QDateEdit:
    """Return a field for a day, with a calendar to open."""
    field = QDateEdit(_q(day))
    field.setCalendarPopup(True)
    field.setDisplayFormat(moments.date_format())
    if earliest is not None:
        field.setMinimumDate(_q(earliest))
    if latest is not None:
        field.setMaximumDate(_q(latest))
    field.setMinimumWidth(SIZE.choice)
    set_text_in(field)
    return field


def day_in(field: QDateEdit) -> date:
    """Return the day that a field shows."""
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
