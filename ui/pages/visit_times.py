"""Putting the times of a visit right, as clocks on the spot show them."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from ordidesk.domain.visits import CorrectVisitTimes
from ordidesk.queries.day import VisitRow
from ui import moments, words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import Form, set_text_in


class VisitTimesDialog(CommandDialog):
    """When somebody arrived and, of a visit that has ended, left; to the minute."""

    def __init__(self, context: PageContext, visit: VisitRow, parent: QWidget) -> None:
        """Show the times as they are told now."""
        translate = QCoreApplication.translate
        question = Question(
            translate("VisitTimesDialog", "Correct the times"),
            translate("VisitTimesDialog", "What was told before stays in the journal."),
            translate("VisitTimesDialog", "Save"),
        )
        super().__init__(context, question, parent)
        self._visit = visit
        self._zone = QTimeZone((visit.timezone or context.zone).encode())
        self._fields: dict[str, QDateTimeEdit] = {}
        form = Form()
        for name in ("arrived_at", "ended_at"):
            told: datetime | None = getattr(visit, name)
            if told is not None:
                self._fields[name] = self._field(told)
                form.add(words.field(name), self._fields[name])
        self.body.addLayout(form)
        self.follow()
        self._fields["arrived_at"].setFocus()

    def _field(self, told: datetime) -> QDateTimeEdit:
        field = QDateTimeEdit()
        field.setTimeZone(self._zone)
        field.setDateTime(QDateTime.fromSecsSinceEpoch(int(told.timestamp()), self._zone))
        field.setMaximumDateTime(_minute_after(self._context.clock(), self._zone))
        set_text_in(field)
        field.setDisplayFormat(moments.date_and_time_format())
        field.dateTimeChanged.connect(self.follow)
        return field

    def command(self) -> CorrectVisitTimes:
        """Return the command for the times as they stand; an untouched one keeps its seconds."""
        told = {name: self._told(name) for name in self._fields}
        return CorrectVisitTimes(
            visit_id=self._visit.id, arrived_at=told["arrived_at"], ended_at=told.get("ended_at")
        )

    def _told(self, name: str) -> datetime:
        before: datetime = getattr(self._visit, name)
        shown = self._fields[name].dateTime().toSecsSinceEpoch()
        if shown // 60 == int(before.timestamp()) // 60:
            return before
        return datetime.fromtimestamp(shown, UTC)

    def is_complete(self) -> bool:
        """Tell whether a time was changed, and the departure is not before the arrival."""
        given = self.command()
        before = (self._visit.arrived_at, self._visit.ended_at)
        in_order = given.ended_at is None or given.arrived_at <= given.ended_at
        return in_order and (given.arrived_at, given.ended_at) != before


def _minute_after(now: datetime, zone: QTimeZone) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(now.timestamp()) + 60, zone)
