"""Saying until when a loaner stays now: another day, or the end of the repair."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.loan_settling import ExtendLoan
from ordidesk.domain.loans import TEXT_LIMIT, Loan
from ui import moments, words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.pages.loan_dates import day_field, day_in
from ui.widgets.form import Form, long_field
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label

_A_WEEK = timedelta(days=7)


class ExtendLoanDialog(CommandDialog):
    """A day and the reason; the client reads both."""

    def __init__(self, context: PageContext, loan: Loan, parent: QWidget) -> None:
        """Begin with a week more than was said."""
        translate = QCoreApplication.translate
        question = Question(
            translate("ExtendLoanDialog", "Extend the loan"),
            translate("ExtendLoanDialog", "The client reads the new day and the reason."),
            translate("ExtendLoanDialog", "Extend"),
        )
        super().__init__(context, question, parent)
        self._loan = loan
        today = moments.local_day(context.clock(), context.zone)
        begin = max(loan.due_on or today, today) + _A_WEEK
        self._until = Segments(
            self.tr("Until when"),
            [
                Segment("day", self.tr("Until a day")),
                Segment("repair", self.tr("Until the end of the repair")),
            ],
        )
        self._day = day_field(begin, earliest=today)
        self._reason = long_field()
        self._reason.setAccessibleName(self.tr("Reason"))
        form = Form()
        form.add(words.field("due_on"), self._day)
        self.body.addWidget(self._until)
        self.body.addLayout(form)
        self.body.addWidget(text_label(self.tr("Reason")))
        self.body.addWidget(self._reason)
        self._until.chosen.connect(self._follow_until)
        self._day.dateChanged.connect(self.follow)
        self._reason.textChanged.connect(self.follow)
        self.follow()
        self._reason.setFocus()

    def command(self) -> ExtendLoan:
        """Return the command for what is chosen now."""
        return ExtendLoan(
            loan_id=self._loan.id,
            before=self._loan.due_on,
            due_on=self._due(),
            reason=self._reason.toPlainText(),
        )

    def is_complete(self) -> bool:
        """Tell whether another day is chosen and the reason is given."""
        reason = self._reason.toPlainText().strip()
        return bool(reason) and len(reason) <= TEXT_LIMIT and self._due() != self._loan.due_on

    def _due(self) -> date | None:
        return day_in(self._day) if self._until.current_key() == "day" else None

    @Slot(object)
    def _follow_until(self, _chosen: object) -> None:
        self._day.setEnabled(self._until.current_key() == "day")
        self.follow()
