"""Remote control, guarded: the reminder first, then the user's consent, then the program."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ordidesk.domain.diagnosis import NAME_LIMIT, ConsentWay, RecordRemoteConsent
from ordidesk.store.store import Done
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.remote_program import RemoteProgram
from ui.theme import TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.form import Form
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label


class RemoteDialog(CommandDialog):
    """Locked until the reminder was read out and it is said who agreed."""

    agreed = Signal(str)
    """The consent is recorded; the identifier of the user's machine."""

    def __init__(  # noqa: PLR0913, PLR0917 - what only the caller knows
        self,
        context: PageContext,
        program: RemoteProgram,
        ticket_id: str,
        name: str,
        mail: str,
        partner: str,
        parent: QWidget,
    ) -> None:
        """``name`` and ``mail`` are the requester's, ``partner`` is what their machine says."""
        translate = QCoreApplication.translate
        said = Question(
            translate("RemoteDialog", "Remote control"),
            translate("RemoteDialog", "Read this out to the user first:"),
            translate("RemoteDialog", "Record the consent and begin"),
        )
        super().__init__(context, said, parent)
        self._program = program
        self._ticket_id = ticket_id
        self._mail = mail
        reminder = text_label(
            self.tr(
                "“Before I take control of your computer, please close every file and every "
                "application that shows personal data. You see all that I do, and you can stop it "
                "at any time. Do you agree?”"
            ),
            TextStyle.BODY,
            strong=True,
            wrap=True,
            selectable=True,
        )
        self._read = QCheckBox(self.tr("I have read it out, and the user agrees"))
        self._way = Segments(
            self.tr("How they agreed"), [Segment(it, words.word(it)) for it in ConsentWay]
        )
        self._name = QLineEdit(name)
        self._partner = QLineEdit(partner)
        self._partner.setPlaceholderText(self.tr("9 or 10 digits"))
        for field in (self._name, self._partner):
            field.setMaxLength(NAME_LIMIT)
            field.textChanged.connect(self.follow)
        form = Form()
        form.add(self.tr("Who agrees"), self._name)
        form.add(words.field("partner"), self._partner)
        self._link = Button(
            context.theme, self.tr("Send the user the link"), ButtonKind.LINK, icon="mail"
        )
        self._link.setToolTip(program.support_page())
        for widget in (reminder, self._read, self._way):
            self.body.addWidget(widget)
        self.body.addLayout(form)
        self.body.addWidget(self._link)
        self._read.toggled.connect(self.follow)
        self._link.clicked.connect(self._send_link)
        self.follow()
        self._read.setFocus()

    def command(self) -> RecordRemoteConsent:
        """Return the command for the consent."""
        return RecordRemoteConsent(
            ticket_id=self._ticket_id,
            name=self._name.text(),
            way=ConsentWay(str(self._way.current_key())),
            reminded=self._read.isChecked(),
        )

    def is_complete(self) -> bool:
        """Tell whether the reminder was read out, and by whom the consent is."""
        named = self._name.text().strip() and self._partner.text().strip()
        return self._read.isChecked() and bool(named)

    def stored(self, _receipt: Done) -> None:
        """Tell that it may begin."""
        self.agreed.emit(self._partner.text().strip())

    @Slot()
    def _send_link(self) -> None:
        subject = self.tr("Remote assistance: what to install")
        body = self.tr("To let us help you from afar, please install this program: {page}")
        page = self._program.support_page()
        QDesktopServices.openUrl(
            QUrl(
                f"mailto:{self._mail}?subject={quote(subject)}&body={quote(body.format(page=page))}"
            )
        )
