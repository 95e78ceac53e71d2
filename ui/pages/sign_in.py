"""Signing in: the portal's address, who, the password, and a way when it is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.centred_card import CentredCard
from ui.widgets.notices import NoticeBar
from ui.widgets.text import text_label


class EntryPage(QWidget):
    """A card in the middle of the window: the app's mark, a title, fields, a main button."""

    def __init__(self, theme: Theme, title: str, sentence: str, action: str) -> None:
        """Build the card; subclasses add their fields to ``form``."""
        super().__init__()
        self._theme = theme
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(SIZE.space_8)
        self.notice = NoticeBar(theme)
        self.main_button = Button(theme, action, ButtonKind.PRIMARY, field=True)
        self.below = QHBoxLayout()
        mark = QLabel()
        mark.setPixmap(_mark(self.devicePixelRatioF()))
        card = CentredCard()
        column = card.body
        column.addWidget(mark)
        column.addWidget(text_label(title, TextStyle.TITLE, strong=True, wrap=True))
        self.sentence = text_label(sentence, TextStyle.BODY, tone="secondary", wrap=True)
        self.sentence.setVisible(bool(sentence))
        column.addWidget(self.sentence)
        column.addWidget(self.notice)
        column.addLayout(self.form)
        column.addSpacing(SIZE.space_4)
        self.main_button.setSizePolicy(
            self.sentence.sizePolicy().horizontalPolicy(),
            self.main_button.sizePolicy().verticalPolicy(),
        )
        column.addWidget(self.main_button)
        column.addLayout(self.below)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def add_field(self, label: str, *, hidden: bool = False) -> QLineEdit:
        """Add a labelled field; Enter in it is the main button."""
        field = QLineEdit()
        field.setAccessibleName(label)
        if hidden:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.main_button.click)
        self.form.addRow(label, field)
        # The button was made before its fields, and is reached after them.
        QWidget.setTabOrder(field, self.main_button)
        return field

    def show_problem(self, text: str) -> None:
        """Say what went wrong; what was typed stays."""
        self.notice.show_message(text, Tone.DANGER)


class SignInPage(EntryPage):
    """Asks for the three things that a sign-in takes."""

    submitted = Signal(str, str, str)
    """Portal address, mail address, password."""
    forgotten = Signal(str, str)
    """Portal address, mail address."""

    def __init__(self, theme: Theme) -> None:
        """Build the page, empty."""
        super().__init__(theme, self.tr("Sign in to OrdiDesk"), "", self.tr("Sign in"))
        self._address = self.add_field(self.tr("Portal address"))
        self._address.setPlaceholderText(self.tr("portail.example.fr"))
        self._mail = self.add_field(self.tr("E-mail address"))
        self._password = self.add_field(self.tr("Password"), hidden=True)
        self._busy = False
        self._fixed = False
        self._forgotten = Button(theme, self.tr("Forgotten password"), ButtonKind.LINK)
        self._forgotten.clicked.connect(self._ask_code)
        self.below.addStretch()
        self.below.addWidget(self._forgotten)
        self.below.addStretch()
        self.main_button.clicked.connect(self._submit)
        for field in (self._address, self._mail, self._password):
            field.textChanged.connect(self._follow)
        self._follow()

    def fill(self, address: str, mail: str) -> None:
        """Show what was used last; the caret goes where something is still to be typed."""
        self._address.setText(address)
        self._mail.setText(mail)
        empty = [field for field in (self._address, self._mail, self._password) if not field.text()]
        if empty:
            empty[0].setFocus()

    def set_address_fixed(self, *, fixed: bool) -> None:
        """Let the address be typed, or show it only: it was decided elsewhere."""
        self._fixed = fixed
        self._address.setReadOnly(fixed)
        said = self.tr("The portal's address is decided by whoever runs this computer.")
        self._address.setToolTip(said if fixed else "")

    def forget_password(self) -> None:
        """Leave no password behind for whoever sees the page next."""
        self._password.clear()

    def address(self) -> str:
        """Return the portal's address as it is typed."""
        return self._address.text()

    def set_busy(self, *, busy: bool) -> None:
        """Wait for the portal's answer, or take another try."""
        self._busy = busy
        label = self.tr("Signing in…") if busy else self.tr("Sign in")
        self.main_button.set_label(label)
        for field in (self._address, self._mail, self._password):
            field.setReadOnly(busy or (self._fixed and field is self._address))
        self._follow()

    def show_problem(self, text: str, *, of_address: bool = False) -> None:
        """Say what went wrong; the caret goes to what has to be typed again."""
        super().show_problem(text)
        self.set_busy(busy=False)
        field = self._address if of_address else self._password
        field.setFocus()
        field.selectAll()

    def tell_mailed(self) -> None:
        """Say the same for known and unknown addresses."""
        self.set_busy(busy=False)
        self.notice.show_message(
            self.tr(
                "If this address is known, a code is on its way to it. "
                "Without mail in ten minutes, ask your IT referent."
            ),
            Tone.INFO,
        )

    @Slot()
    def _follow(self) -> None:
        typed = all(field.text().strip() for field in (self._address, self._mail, self._password))
        self.main_button.setEnabled(typed and not self._busy)
        self._forgotten.setEnabled(not self._busy)

    @Slot()
    def _submit(self) -> None:
        self.notice.clear()
        self.set_busy(busy=True)
        self.submitted.emit(
            self._address.text().strip(), self._mail.text().strip(), self._password.text()
        )

    @Slot()
    def _ask_code(self) -> None:
        if not self._address.text().strip() or not self._mail.text().strip():
            self.notice.show_message(
                self.tr("Type the portal's address and your e-mail address first."), Tone.WARN
            )
            return
        self.notice.clear()
        self.set_busy(busy=True)
        self.forgotten.emit(self._address.text().strip(), self._mail.text().strip())


class NewPasswordPage(EntryPage):
    """Asks for the mailed code and a new password."""

    submitted = Signal(str, str)
    """Code, new password."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Build the page, empty."""
        super().__init__(
            theme,
            self.tr("Choose a new password"),
            self.tr(
                "If this address is known, a code is on its way to it. "
                "Without mail in ten minutes, ask your IT referent."
            ),
            self.tr("Change the password"),
        )
        self._code = self.add_field(self.tr("Code from the mail"))
        self._password = self.add_field(self.tr("New password"), hidden=True)
        back = Button(theme, self.tr("Back to sign-in"), ButtonKind.LINK)
        back.clicked.connect(self.left)
        self.below.addStretch()
        self.below.addWidget(back)
        self.below.addStretch()
        self.main_button.clicked.connect(self._submit)
        for field in (self._code, self._password):
            field.textChanged.connect(self._follow)
        self._follow()

    def forget(self) -> None:
        """Leave no password behind for whoever sees the page next."""
        self._code.clear()
        self._password.clear()

    @Slot()
    def _follow(self) -> None:
        self.main_button.setEnabled(bool(self._code.text().strip() and self._password.text()))

    @Slot()
    def _submit(self) -> None:
        self.notice.clear()
        self.submitted.emit(self._code.text().strip(), self._password.text())


class PinPage(EntryPage):
    """Asks for the PIN that protects the local data where there is no keyring."""

    submitted = Signal(str)

    def __init__(self, theme: Theme, *, new: bool) -> None:
        """Ask for a new PIN, twice, or for the one that was chosen."""
        title = self.tr("Choose a PIN") if new else self.tr("Unlock OrdiDesk")
        sentence = (
            self.tr(
                "This computer has no keyring. A PIN of at least 6 digits or letters protects "
                "the data on it, and is asked at each start."
            )
            if new
            else self.tr("Your work is on this laptop. Type your PIN to open it.")
        )
        super().__init__(theme, title, sentence, self.tr("Continue") if new else self.tr("Unlock"))
        self._pin = self.add_field(self.tr("PIN"), hidden=True)
        self._again = self.add_field(self.tr("The same PIN again"), hidden=True) if new else None
        self.main_button.clicked.connect(self._submit)

    def focus_field(self) -> None:
        """Put the caret into the field."""
        self._pin.setFocus()

    def show_problem(self, text: str) -> None:
        """Say what is wrong and take another try."""
        super().show_problem(text)
        self.main_button.setEnabled(True)
        self._pin.setFocus()
        self._pin.selectAll()

    @Slot()
    def _submit(self) -> None:
        self.notice.clear()
        if self._again is not None and self._again.text() != self._pin.text():
            self.show_problem(self.tr("The two PINs differ. Type the same one twice."))
            return
        self.main_button.setEnabled(False)
        self.submitted.emit(self._pin.text())


def _mark(ratio: float) -> QPixmap:
    return icons.app_icon().pixmap(QSize(SIZE.icon_large, SIZE.icon_large), ratio)
