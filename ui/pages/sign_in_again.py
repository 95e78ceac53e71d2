"""Signing in again where the session has expired: the work goes on behind the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.people import Person
from ui.problems import sentence
from ui.theme import TextStyle, Theme
from ui.widgets.dialogs import FormDialog
from ui.widgets.text import text_label
from ui.workers import Worker


class SignInAgainDialog(FormDialog):
    """Asks for the password until the portal takes it; accepted once it has."""

    def __init__(
        self,
        theme: Theme,
        mail: str,
        worker: Worker,
        sign_in: Callable[[str], Person],
        parent: QWidget,
    ) -> None:
        """``sign_in`` asks the portal, on the worker's thread."""
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("SignInAgainDialog", "Sign in again"),
            translate("SignInAgainDialog", "Password of {mail}").format(mail=mail),
            translate("SignInAgainDialog", "Sign in"),
            parent=parent,
        )
        self._worker = worker
        self._sign_in = sign_in
        self._asking = False
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(self.tr("Password"))
        self._password.textChanged.connect(self._follow)
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._problem.hide()
        self.body.addWidget(self._password)
        self.body.addWidget(self._problem)
        self.finished.connect(self.deleteLater)
        self._follow()
        self._password.setFocus()

    def problem(self) -> str:
        """Return why the portal did not take it, empty before."""
        return "" if self._problem.isHidden() else self._problem.text()

    def accept(self) -> None:
        """Ask the portal; only its yes closes the dialog."""
        if self._asking or not self._password.text():
            return
        self._asking = True
        self._problem.hide()
        self._follow()
        password = self._password.text()
        self._worker.run(lambda: self._sign_in(password), self._close, self._stay)

    def reject(self) -> None:
        """Leave the session expired; not while the portal is asked."""
        if not self._asking:
            super().reject()

    def _close(self, _person: Person) -> None:
        super().accept()

    def _stay(self, error: Exception) -> None:
        self._asking = False
        self._problem.setText(sentence(error))
        self._problem.show()
        self.make_room()
        self._follow()
        self._password.setFocus()
        self._password.selectAll()

    @Slot()
    def _follow(self) -> None:
        self.main_button.setEnabled(bool(self._password.text()) and not self._asking)
