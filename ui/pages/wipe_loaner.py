"""Recording that a loaner's data was erased: how, when, by whom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ordidesk.domain.loan_settling import WipeLoaner
from ordidesk.domain.loans import NAME_LIMIT, Loan, WipeMethod
from ordidesk.queries import directory
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.pages.loan_dates import day_field, day_in
from ui.theme import TextStyle
from ui.widgets.form import Form
from ui.widgets.text import text_label


class WipeLoanerDialog(CommandDialog):
    """Nothing is recorded as erased before somebody said that it is saved elsewhere."""

    def __init__(self, context: PageContext, loan: Loan, parent: QWidget) -> None:
        """Begin with a reset, done today by whoever says so."""
        translate = QCoreApplication.translate
        question = Question(
            translate("WipeLoanerDialog", "Data erased"),
            translate("WipeLoanerDialog", "It stands on the return sheet."),
            translate("WipeLoanerDialog", "Record"),
        )
        super().__init__(context, question, parent)
        self._loan = loan
        self._method = QComboBox()
        for method in WipeMethod:
            self._method.addItem(words.word(method), method)
        # The rule counts days in UTC: nothing can be erased tomorrow.
        today = context.clock().date()
        self._day = day_field(today, earliest=loan.made_at.date(), latest=today)
        self._operator = QComboBox()
        for person in context.desk.ask(directory.staff):
            self._operator.addItem(person.name, person.id)
        place = self._operator.findData(context.desk.actor.id)
        self._operator.setCurrentIndex(max(0, place))
        self._backup = QLineEdit()
        self._backup.setMaxLength(NAME_LIMIT)
        self._backup_hint = text_label(
            self.tr(
                "Nobody has confirmed yet that the user's data is saved. Ask, and note who said so."
            ),
            TextStyle.LABEL,
            tone="danger",
            wrap=True,
        )
        form = Form()
        form.add(self.tr("Method"), self._method)
        form.add(words.field("wiped_on"), self._day)
        form.add(self.tr("Done by"), self._operator)
        self._backup_form = Form()
        self._backup_form.add(words.field("backup_by"), self._backup)
        self.body.addLayout(form)
        self.body.addWidget(self._backup_hint)
        self.body.addLayout(self._backup_form)
        self._method.currentIndexChanged.connect(self._follow_method)
        self._backup.textChanged.connect(self.follow)
        self._follow_method()
        self._method.setFocus()

    def command(self) -> WipeLoaner:
        """Return the command for what is chosen now."""
        return WipeLoaner(
            loan_id=self._loan.id,
            method=self._chosen(),
            wiped_on=day_in(self._day),
            operator_id=str(self._operator.currentData() or ""),
            backup_by=self._backup.text().strip() if self._asks_backup() else "",
        )

    def is_complete(self) -> bool:
        """Tell whether it is known who says that the data is saved."""
        return not self._asks_backup() or bool(self._backup.text().strip())

    def _chosen(self) -> WipeMethod:
        return WipeMethod(str(self._method.currentData()))

    def _asks_backup(self) -> bool:
        return not self._loan.backup_by and self._chosen() is not WipeMethod.NONE_NEEDED

    @Slot()
    def _follow_method(self) -> None:
        self._backup_hint.setVisible(self._asks_backup())
        self._backup_form.setRowVisible(self._backup, self._asks_backup())
        self.follow()
