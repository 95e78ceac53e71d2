"""Saying that a loaner can go out: its label and its serial number are read from the machine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.domain.inventory import same_serial
from ordidesk.domain.loan_stock import MarkLoanerReady
from ordidesk.queries import labels
from ordidesk.queries.labels import Why
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import TextStyle
from ui.widgets.form import Form
from ui.widgets.text import text_label


class ReadyDialog(CommandDialog):
    """Both numbers are scanned or typed: it is this very machine that was prepared."""

    def __init__(self, context: PageContext, loaner: Asset, run_id: str, parent: QWidget) -> None:
        """``run_id``: the list that it went through."""
        translate = QCoreApplication.translate
        said = translate("ReadyDialog", "Scan or type what {number} says on the machine itself.")
        question = Question(
            translate("ReadyDialog", "Ready to go"),
            said.format(number=loaner.inventory_number),
            translate("ReadyDialog", "Ready to go"),
        )
        super().__init__(context, question, parent)
        self._loaner = loaner
        self._run_id = run_id
        self._number = QLineEdit()
        self._serial = QLineEdit()
        self._told = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        form = Form()
        form.add(self.tr("Inventory number"), self._number)
        form.add(self.tr("Serial number"), self._serial)
        self.body.addLayout(form)
        self.body.addWidget(self._told)
        for field in (self._number, self._serial):
            field.textChanged.connect(self._check)
        self._check()
        self._number.setFocus()

    def take_scan(self, text: str) -> bool:
        """Take what a USB scanner read: the label first, then the serial number."""
        field = self._serial if self._is_it() and not self._is_label(text) else self._number
        field.setText(text)
        if field is self._number and self._is_it():
            self._serial.setFocus()
        return True

    def command(self) -> MarkLoanerReady:
        """Return the command for what was read."""
        return MarkLoanerReady(
            loaner_id=self._loaner.id, serial=self._serial.text().strip(), run_id=self._run_id
        )

    def is_complete(self) -> bool:
        """Tell whether both numbers are this machine's."""
        return self._is_it() and self._serial_fits()

    def _is_it(self) -> bool:
        return self._is_label(self._number.text())

    def _is_label(self, text: str) -> bool:
        if not text.strip():
            return False
        found = self._context.desk.ask(labels.resolve, text.strip()).named
        by_label = [it.record.id for it in found if it.why is not Why.SERIAL]
        return by_label == [self._loaner.id]

    def _serial_fits(self) -> bool:
        typed = self._serial.text().strip()
        return not self._loaner.serial or same_serial(typed, self._loaner.serial)

    @Slot()
    def _check(self) -> None:
        said = ""
        if self._number.text().strip() and not self._is_it():
            said = self.tr("This is not the number of {number}.").format(
                number=self._loaner.inventory_number
            )
        elif self._serial.text().strip() and not self._serial_fits():
            said = self.tr("The record says another serial number: {serial}.").format(
                serial=self._loaner.serial
            )
        self._told.setText(said)
        self.follow()
