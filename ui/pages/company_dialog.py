"""Who issues the sheets, as managers keep it: name, address, number, logo, and the clauses."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ordidesk.attaching.logo import read_logo
from ordidesk.domain import phones
from ordidesk.domain.company import EDITABLE_OF_COMPANY, LOGO_LIMIT, EditCompany, SetLogo
from ordidesk.domain.siren import siren_digits, siren_words
from ordidesk.labels.pictures import NotAPicture, PictureError, PictureTooLarge
from ordidesk.queries import company
from ordidesk.store.notices import Changed
from ui import words
from ui.pages.clauses_dialog import ClausesDialog
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.form import Form, long_field
from ui.widgets.text import text_label

_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")
"""A slip is seen; whether somebody reads there, only a mail tells."""


class CompanyDialog(CommandDialog):
    """Fields are saved together; the logo and the clauses at once, each by its own button."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None,
    ) -> None:
        """Show the identity as it is now."""
        translate = QCoreApplication.translate
        question = Question(
            translate("CompanyDialog", "Texts and identity of the sheets"),
            translate("CompanyDialog", "They stand at the head of every sheet that is printed."),
            translate("CompanyDialog", "Save"),
        )
        super().__init__(context, question, parent)
        self.setMinimumWidth(SIZE.wide_dialog)
        identity = context.desk.ask(company.identity)
        self._before = {name: str(getattr(identity, name)) for name in EDITABLE_OF_COMPANY}
        theme = context.theme
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        form = Form()
        for name in ("name", "siren", "address", "phone", "mail"):
            field: QLineEdit | QPlainTextEdit
            if name == "address":
                field = long_field()
                # With its frame: less than the style sheet asks for would lie over the next field.
                field.setFixedHeight(SIZE.long_text + 2 * (SIZE.space_4 + SIZE.hairline))
                field.setPlainText(self._before[name])
            else:
                field = QLineEdit(self._before[name])
                field.setMaxLength(EDITABLE_OF_COMPANY[name])
            self._fields[name] = field
            field.textChanged.connect(self._check)
            form.add(words.field(name), field)
        self._told = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        self._phone_told = text_label(
            self.tr("This phone number cannot be read. It is kept as it is typed."),
            TextStyle.LABEL,
            tone="secondary",
            wrap=True,
        )
        self._logo = QLabel()
        self._logo.setAccessibleName(words.field("logo"))
        self._logo.setFixedHeight(SIZE.photo_small)
        self._choose = Button(theme, self.tr("Choose a logo…"), icon="image")
        self._remove = Button(theme, self.tr("Remove the logo"), ButtonKind.QUIET)
        self._logo_told = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        self._logo_told.hide()
        self._clauses = Button(theme, self.tr("Clauses of the loan…"), icon="file")
        self._version = text_label("", TextStyle.LABEL, tone="secondary")
        self._lay_out(form)
        self._choose.clicked.connect(self._ask_logo)
        self._remove.clicked.connect(self._take_off_logo)
        self._clauses.clicked.connect(self._ask_clauses)
        context.bridge.changed.connect(self._follow)
        self._show_kept()
        self._check()
        self._fields["name"].setFocus()

    def _lay_out(self, form: Form) -> None:
        logo = QHBoxLayout()
        logo.setSpacing(SIZE.space_8)
        for widget in (self._logo, self._choose, self._remove):
            logo.addWidget(widget)
        logo.addStretch()
        clauses = QHBoxLayout()
        clauses.setSpacing(SIZE.space_8)
        clauses.addWidget(self._clauses)
        clauses.addWidget(self._version, 1)
        self.body.addLayout(form)
        self.body.addWidget(self._told)
        self.body.addWidget(self._phone_told)
        self.body.addLayout(logo)
        self.body.addWidget(self._logo_told)
        self.body.addLayout(clauses)

    def command(self) -> EditCompany:
        """Return the command for the fields that were changed."""
        after = self._changed()
        return EditCompany(before={name: self._before[name] for name in after}, after=after)

    def is_complete(self) -> bool:
        """Tell whether something was changed, and what is typed can stand."""
        return bool(self._changed()) and not self._wrong()

    def _changed(self) -> dict[str, str]:
        return {name: it for name, it in self._typed().items() if it != self._before[name]}

    def _typed(self) -> dict[str, str]:
        typed = {
            name: field.text().strip()
            if isinstance(field, QLineEdit)
            else field.toPlainText().strip()
            for name, field in self._fields.items()
        }
        phone = phones.kept(typed["phone"])
        was = self._before["phone"]
        typed["phone"] = was if phone == phones.kept(was) else phone
        digits = siren_digits(typed["siren"])
        same = digits and digits == siren_digits(self._before["siren"])
        if digits:
            typed["siren"] = self._before["siren"] if same else siren_words(digits)
        return typed

    def _wrong(self) -> str:
        typed = self._typed()
        if not typed["name"]:
            return self.tr("The sheets need the company's name.")
        changed = typed["siren"] != self._before["siren"]
        if typed["siren"] and changed and not siren_digits(typed["siren"]):
            return self.tr(
                "A SIREN has nine digits, the last of which checks the others: look again."
            )
        mail = typed["mail"]
        if mail and mail != self._before["mail"] and not _ADDRESS.fullmatch(mail):
            return self.tr("An e-mail address looks like hotline@example.com.")
        if len(typed["address"]) > EDITABLE_OF_COMPANY["address"]:
            return self.tr("The address is too long.")
        return ""

    def _is_phone(self) -> bool:
        phone = self._typed()["phone"]
        return not phone or phones.is_understood(phone)

    @Slot()
    def _check(self) -> None:
        self._told.setText(self._wrong())
        self._told.setVisible(bool(self._wrong()))
        self._phone_told.setVisible(not self._is_phone())
        self.follow()

    # --- the logo -----------------------------------------------------------------------------

    @Slot()
    def _ask_logo(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a logo"),
            str(Path.home()),
            self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"),
        )
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Read a picture off the window's thread, and keep it as the logo."""
        self._say_of_logo("")
        self._choose.setEnabled(False)

        def read() -> str:
            return base64.b64encode(read_logo(path.read_bytes(), path.name)).decode("ascii")

        self._context.files.run(read, self._keep_logo, self._tell_logo)

    def _keep_logo(self, logo: str) -> None:
        self._choose.setEnabled(True)
        if len(logo) > LOGO_LIMIT:
            self._say_of_logo(
                self.tr("This logo is too large even when reduced: choose a simpler one.")
            )
            return
        self._context.actions.give(SetLogo(logo=logo), None, self._say_of_logo)

    def _tell_logo(self, error: Exception) -> None:
        self._choose.setEnabled(True)
        if isinstance(error, OSError):
            self._say_of_logo(self.tr("The file cannot be read. Check that it is still there."))
        elif isinstance(error, PictureError):
            self._say_of_logo(_picture_words(error))
        else:
            self._context.actions.report(error)

    def _say_of_logo(self, sentence: str) -> None:
        self._logo_told.setText(sentence)
        self._logo_told.setVisible(bool(sentence))
        self.make_room()

    @Slot()
    def _take_off_logo(self) -> None:
        self._context.actions.give(SetLogo(logo=""), None, self._say_of_logo)

    # --- what is kept at once -----------------------------------------------------------------

    def _show_kept(self) -> None:
        desk = self._context.desk
        picture = QPixmap()
        picture.loadFromData(desk.ask(company.issuer).logo)
        self._logo.setVisible(not picture.isNull())
        self._remove.setVisible(not picture.isNull())
        if not picture.isNull():
            self._logo.setPixmap(
                picture.scaledToHeight(SIZE.photo_small, Qt.TransformationMode.SmoothTransformation)
            )
        in_force = desk.ask(company.clauses_in_force)
        self._version.setText(
            self.tr("Version {n}").format(n=in_force.version)
            if in_force
            else self.tr("None written yet: the sheets have no clauses.")
        )

    @Slot()
    def _ask_clauses(self) -> None:
        in_force = self._context.desk.ask(company.clauses_in_force)
        ClausesDialog(self._context, in_force, self).open()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or {"company", "clauses"} & changed.records.keys():
            self._show_kept()


def _picture_words(error: PictureError) -> str:
    """Say why a file cannot be the logo."""
    translate = QCoreApplication.translate
    if isinstance(error, NotAPicture):
        return translate("CompanyDialog", "This file is no picture. Choose a PNG or a JPEG.")
    if isinstance(error, PictureTooLarge):
        return translate("CompanyDialog", "This picture has too many pixels. Choose a smaller one.")
    return translate("CompanyDialog", "This picture is incomplete or damaged. Choose another one.")
