"""Choosing the PIN that locks the app when nobody is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from ordidesk.store.idle_lock import IdleLock
from ui.problems import sentence
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.dialogs import FormDialog
from ui.widgets.text import text_label
from ui.workers import Worker


class ChoosePinDialog(FormDialog):
    """Asks for a PIN twice; accepted once it is kept."""

    def __init__(self, theme: Theme, lock: IdleLock, worker: Worker, parent: QWidget) -> None:
        """Ask for at least six digits or letters."""
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("ChoosePinDialog", "PIN of the lock"),
            translate(
                "ChoosePinDialog",
                "OrdiDesk locks when nobody uses it for a while, and asks for this PIN: at least "
                "6 digits or letters.",
            ),
            translate("ChoosePinDialog", "Keep this PIN"),
            parent=parent,
        )
        self._lock = lock
        self._worker = worker
        self._keeping = False
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(SIZE.space_8)
        self._pin, self._again = QLineEdit(), QLineEdit()
        for field, name in (
            (self._pin, self.tr("PIN")),
            (self._again, self.tr("The same PIN again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
            field.textChanged.connect(self._follow)
            form.addRow(name, field)
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._problem.hide()
        self.body.addLayout(form)
        self.body.addWidget(self._problem)
        self.finished.connect(self.deleteLater)
        self._follow()
        self._pin.setFocus()

    def accept(self) -> None:
        """Keep the PIN; only that closes the dialog."""
        if self._keeping or not self.main_button.isEnabled():
            return
        if self._pin.text() != self._again.text():
            self._say(self.tr("The two PINs differ. Type the same one twice."))
            return
        self._keeping = True
        self._follow()
        pin = self._pin.text()
        self._worker.run(lambda: self._lock.choose(pin), self._close, self._stay)

    def _close(self, _answer: object) -> None:
        super().accept()

    def _stay(self, error: Exception) -> None:
        self._keeping = False
        self._follow()
        self._say(sentence(error))

    def _say(self, why: str) -> None:
        self._problem.setText(why)
        self._problem.show()
        self.make_room()
        self._pin.setFocus()
        self._pin.selectAll()

    @Slot()
    def _follow(self) -> None:
        typed = bool(self._pin.text() and self._again.text())
        self.main_button.setEnabled(typed and not self._keeping)
