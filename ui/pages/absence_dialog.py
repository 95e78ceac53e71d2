"""Recording that somebody will not be there: from when to when, and in a word why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDateTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget

from ordidesk.domain.absences import REASON_LIMIT, RecordAbsence
from ordidesk.domain.board_warnings import FIELD_HOURS
from ordidesk.store.store import Done
from ui import moments, words
from ui.pages.board_deeds import Absent
from ui.pages.board_history import BoardHistory
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import Form, set_text_in


class AbsenceDialog(CommandDialog):
    """Begins with the whole of the day that the board shows; why is nobody's business."""

    def __init__(
        self,
        context: PageContext,
        technician: tuple[str, str],
        day: date,
        history: BoardHistory,
        parent: QWidget,
    ) -> None:
        """Ask about ``technician``, id and name."""
        translate = QCoreApplication.translate
        said = translate("AbsenceDialog", "Visits that are planned in it stay until you move them.")
        super().__init__(
            context,
            Question(
                translate("AbsenceDialog", "Absence of {name}").format(name=technician[1]),
                said,
                translate("AbsenceDialog", "Record"),
            ),
            parent,
        )
        self._technician_id, self._name = technician
        self._history = history
        self._zone = QTimeZone(context.zone.encode())
        here = ZoneInfo(context.zone)
        self._from = self._field(datetime.combine(day, FIELD_HOURS.opens, here))
        self._to = self._field(datetime.combine(day, FIELD_HOURS.closes, here))
        self._reason = QLineEdit()
        self._reason.setMaxLength(REASON_LIMIT)
        self._reason.setPlaceholderText(translate("AbsenceDialog", "Leave, training… or nothing"))
        form = Form()
        form.add(words.field("starts_at"), self._from)
        form.add(words.field("ends_at"), self._to)
        form.add(words.field("reason"), self._reason)
        self.body.addLayout(form)
        self.follow()
        self._from.setFocus()

    def _field(self, told: datetime) -> QDateTimeEdit:
        field = QDateTimeEdit()
        field.setTimeZone(self._zone)
        field.setDateTime(QDateTime.fromSecsSinceEpoch(int(told.timestamp()), self._zone))
        field.setCalendarPopup(True)
        field.setDisplayFormat(moments.date_and_time_format())
        set_text_in(field)
        field.dateTimeChanged.connect(self.follow)
        return field

    def command(self) -> RecordAbsence:
        """Return the command for the times as they stand."""
        starts_at, ends_at = (
            datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)
            for field in (self._from, self._to)
        )
        return RecordAbsence(
            technician_id=self._technician_id,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=self._reason.text(),
        )

    def is_complete(self) -> bool:
        """Tell whether the end comes after the beginning."""
        return self._from.dateTime() < self._to.dateTime()

    def stored(self, receipt: Done) -> None:
        """Remember it, to be undone."""
        said = self.tr("absence of {name}").format(name=self._name)
        self._history.note(Absent(said, self.command()), receipt.command_id)
