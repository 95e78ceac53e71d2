"""Looking at a loaner that came back: its condition, what does not work, what is missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from ordidesk.domain.loan_settling import InspectLoaner
from ordidesk.domain.loans import Grade, Loan
from ui import words
from ui.models.loan_lists import missing_accessories
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE
from ui.widgets.form import long_field
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label


class InspectLoanerDialog(CommandDialog):
    """The grade at a tap; a difference to be settled keeps the loan open."""

    def __init__(self, context: PageContext, loan: Loan, parent: QWidget) -> None:
        """Begin with what was told when it came back, and with what was missing then."""
        translate = QCoreApplication.translate
        question = Question(
            translate("InspectLoanerDialog", "Inspect the loaner"),
            translate(
                "InspectLoanerDialog", "What was told at the return stays beside what is found now."
            ),
            translate("InspectLoanerDialog", "Record"),
        )
        super().__init__(context, question, parent)
        self._loan = loan
        self._grade = Segments(self.tr("Condition"), [Segment(it, words.word(it)) for it in Grade])
        self._grade.choose(loan.grade_back or Grade.GOOD)
        self._faulty = QCheckBox(self.tr("It does not work: to be repaired before the next loan"))
        self._note = long_field()
        self._note.setAccessibleName(self.tr("Condition in words"))
        self._dispute = long_field()
        self._dispute.setAccessibleName(words.field("dispute"))
        self._dispute.setPlaceholderText(self.tr("Nothing: leave it empty"))
        missing = missing_accessories(loan)
        if missing:
            self._dispute.setPlainText(self.tr("Missing: {what}").format(what=", ".join(missing)))
        for field in (self._note, self._dispute):
            field.setFixedHeight(SIZE.long_text)
        self.body.addWidget(self._grade)
        self.body.addWidget(self._faulty)
        self.body.addWidget(text_label(self.tr("Condition in words")))
        self.body.addWidget(self._note)
        self.body.addWidget(text_label(self.tr("Missing or broken, to be settled")))
        self.body.addWidget(self._dispute)
        self.follow()

    def command(self) -> InspectLoaner:
        """Return the command for what is told now."""
        return InspectLoaner(
            loan_id=self._loan.id,
            grade=Grade(str(self._grade.current_key())),
            faulty=self._faulty.isChecked(),
            note=self._note.toPlainText(),
            dispute=self._dispute.toPlainText().strip(),
        )
