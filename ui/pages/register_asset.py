"""Registering a machine under the number on its label, with a look at what is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.assets import EDITABLE, NAME_LIMIT, Category, RegisterAsset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.inventory import NUMBER_LIMIT, inventory_number
from ordidesk.labels.label import Issuer, Meaning, meanings
from ordidesk.queries import assets, day, directory
from ordidesk.store.store import Done
from ui import words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, Tone
from ui.widgets.dialogs import ask
from ui.widgets.form import Form, choice_field, choose, long_field
from ui.widgets.notices import NoticeBar
from ui.widgets.panel_columns import side_width
from ui.widgets.scroll_column import ScrollColumn

_SHORTEST_BESIDE = 8
"""Letters of a choice that another one stands beside."""


class Prefill(NamedTuple):
    """What is known of the machine before anything is typed."""

    number: str = ""
    serial: str = ""
    before: RegisterAsset | None = None
    """What was typed of it once; without it, client and site are those of the visit that runs."""

    @classmethod
    def of(cls, command: RegisterAsset) -> Prefill:
        """Fill in all that a command says."""
        return cls(command.inventory_number, command.serial, command)


class RegisterAssetDialog(CommandDialog):
    """Number and sort of machine are needed; a number that another machine has is refused here.

    What was typed stays until the machine is stored, and is given up only when asked twice.
    """

    registered = Signal(str)
    """The new machine's id."""
    known_chosen = Signal(str)
    """The id of a machine that is there already, to be shown instead."""

    def __init__(
        self, context: PageContext, prefill: Prefill, issuer: Issuer, parent: QWidget
    ) -> None:
        """Ask for a machine, with what is known of it."""
        translate = QCoreApplication.translate
        question = Question(
            translate("RegisterAssetDialog", "Register a machine"),
            translate(
                "RegisterAssetDialog",
                "It is on this laptop at once. The portal confirms that the number is free.",
            ),
            translate("RegisterAssetDialog", "Register"),
        )
        super().__init__(context, question, parent)
        self.setMinimumWidth(side_width(context.theme, SIZE.wide_dialog))
        self._issuer = issuer
        self._models: tuple[directory.ModelChoice, ...] = ()
        self._number = _line(NUMBER_LIMIT, prefill.number)
        self._number_notice = NoticeBar(context.theme)
        self._category = choice_field()
        self._brand, self._model = _line(NAME_LIMIT), _line(NAME_LIMIT)
        self._brands, self._model_names = QStringListModel(self), QStringListModel(self)
        self._serial = _line(EDITABLE["serial"], prefill.serial)
        self._serial_notice = NoticeBar(context.theme)
        self._another = QCheckBox(self.tr("It is another machine all the same"))
        self._client, self._site, self._user = choice_field(), choice_field(), choice_field()
        self._location = _line(EDITABLE["location"])
        self._remark = long_field()
        self._remark.setMaximumHeight(SIZE.long_text)
        self._same_number = self._same_serial = ""
        self._lay_out()
        self._fill()
        if prefill.before is not None:
            self._fill_again(prefill.before)
        self._connect()
        self._check_number()
        self._check_serial()
        self._began_with = self._typed()
        fresh = prefill.number and prefill.before is None
        (self._category if fresh else self._number).setFocus()

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Inventory number"), _with(self._number, self._number_notice))
        form.add(self.tr("Kind"), self._category)
        form.add(self.tr("Brand, model"), _beside(self._brand, self._model))
        form.add(self.tr("Serial number"), _with(self._serial, self._serial_notice, self._another))
        form.add(self.tr("Client, site"), _beside(self._client, self._site))
        form.add(self.tr("Location"), self._location)
        form.add(self.tr("User"), self._user)
        form.add(self.tr("Remark"), self._remark)
        self._add(form)
        for field, name in (
            (self._number, self.tr("Inventory number")),
            (self._brand, self.tr("Brand")),
            (self._model, self.tr("Model")),
            (self._serial, self.tr("Serial number")),
            (self._client, self.tr("Client")),
            (self._site, self.tr("Site")),
        ):
            field.setAccessibleName(name)
        self._brand.setPlaceholderText(self.tr("Brand"))
        self._model.setPlaceholderText(self.tr("Model"))
        for field, names in ((self._brand, self._brands), (self._model, self._model_names)):
            completer = QCompleter(names, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)

    def _add(self, form: Form) -> None:
        """Add the fields; with letters so large that the screen is too low, they scroll."""
        page = QWidget()
        page.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        most = self.screen().availableGeometry().height() * 3 // 5
        if page.sizeHint().height() <= most:
            self.body.addWidget(page)
            return
        scroll = ScrollColumn()
        scroll.add(page)
        scroll.setMinimumHeight(most)
        self.body.addWidget(scroll)

    def _fill(self) -> None:
        self._category.setPlaceholderText(self.tr("Choose"))
        for category in Category:
            self._category.addItem(words.word(category), category)
        self._category.setCurrentIndex(-1)
        desk = self._context.desk
        self._client.addItem(self.tr("Our own stock"), "")
        for client in desk.ask(directory.clients):
            self._client.addItem(client.name, client.id)
        visit = desk.ask(day.running, desk.actor.id)
        choose(self._client, visit.client_id if visit else "")
        self._fill_client()
        choose(self._site, visit.site_id if visit else "")
        self._models = desk.ask(directory.models)
        self._brands.setStringList(_each_once([it.brand for it in self._models]))
        self._narrow_models()

    def _fill_again(self, before: RegisterAsset) -> None:
        """Fill in what was typed once."""
        self._category.setCurrentIndex(self._category.findData(before.category))
        self._brand.setText(before.brand)
        self._model.setText(before.model)
        choose(self._client, before.client_id)
        self._fill_client()
        choose(self._site, before.site_id)
        choose(self._user, before.user_id)
        self._location.setText(before.location)
        self._remark.setPlainText(before.remark)

    def _connect(self) -> None:
        self._number.textChanged.connect(self._check_number)
        self._serial.textChanged.connect(self._check_serial)
        self._another.toggled.connect(self.follow)
        self._category.currentIndexChanged.connect(self.follow)
        self._brand.textChanged.connect(self._narrow_models)
        self._model.textChanged.connect(self._take_category)
        self._client.currentIndexChanged.connect(self._fill_client)
        self._number_notice.acted.connect(self._show_same_number)
        self._serial_notice.acted.connect(self._show_same_serial)

    @Slot()
    def _fill_client(self) -> None:
        client_id = str(self._client.currentData() or "")
        desk = self._context.desk
        self._site.clear()
        self._site.addItem(self.tr("Not said"), "")
        self._user.clear()
        self._user.addItem(self.tr("Not said"), "")
        if client_id:
            for site in desk.ask(directory.sites, client_id):
                self._site.addItem(site.name, site.id)
            for person in desk.ask(directory.people, client_id):
                label = f"{person.name} · {person.job}" if person.job else person.name
                self._user.addItem(label, person.id)
        for choice in (self._site, self._user):
            choice.setEnabled(bool(client_id))

    # --- what is known already ------------------------------------------------------------------

    @Slot()
    def _narrow_models(self) -> None:
        brand = self._brand.text().strip().casefold()
        fitting = [it.model for it in self._models if not brand or it.brand.casefold() == brand]
        self._model_names.setStringList(_each_once(fitting))

    @Slot()
    def _take_category(self) -> None:
        """Take the sort of a model that is known, unless one was chosen."""
        if self._category.currentIndex() >= 0:
            return
        brand, model = (field.text().strip().casefold() for field in (self._brand, self._model))
        for known in self._models:
            if known.model.casefold() == model and (not brand or known.brand.casefold() == brand):
                self._category.setCurrentIndex(self._category.findData(known.category))
                return

    @Slot()
    def _check_number(self) -> None:
        """Say at once what stands against the number."""
        typed = self._number.text().strip()
        number = inventory_number(typed)
        found = self._context.desk.ask(assets.by_number, number) if number else ()
        self._same_number = found[0] if found else ""
        wrong = ""
        if self._is_hotline(typed):
            wrong = self.tr("This is the hotline's phone. Type the other number on the label.")
        elif self._same_number:
            wrong = self.tr("There already: {machine}.").format(
                machine=self._context.desk.ask(assets.name_of, self._same_number)
            )
        elif typed and not number:
            wrong = self.tr("This is no inventory number: type the text of the label.")
        _tell(
            self._number_notice,
            wrong,
            Tone.DANGER,
            self.tr("Show it") if self._same_number else "",
        )
        self._wrong_number = wrong
        self._number.setAccessibleDescription(wrong)
        _mark(self._number, invalid=bool(wrong))
        self.make_room()
        self.follow()

    def _is_hotline(self, text: str) -> bool:
        return meanings(text, None, self._issuer)[0].meaning is Meaning.HOTLINE_PHONE

    @Slot()
    def _check_serial(self) -> None:
        """Warn of a serial number that another machine has; it may be right all the same."""
        serial = self._serial.text().strip()
        found = self._context.desk.ask(assets.by_serial, serial) if serial else ()
        self._same_serial = found[0] if found else ""
        warning = ""
        if self._same_serial:
            warning = self.tr("Another machine has this serial number: {machine}.").format(
                machine=self._context.desk.ask(assets.name_of, self._same_serial)
            )
        _tell(self._serial_notice, warning, Tone.WARN, self.tr("Show it"))
        self._serial.setAccessibleDescription(warning)
        self._another.setVisible(bool(warning))
        self._another.setChecked(False)
        self.make_room()
        self.follow()

    @Slot()
    def _show_same_number(self) -> None:
        self._show_instead(self._same_number)

    @Slot()
    def _show_same_serial(self) -> None:
        self._show_instead(self._same_serial)

    def _show_instead(self, asset_id: str) -> None:
        if self._may_close():
            self.known_chosen.emit(asset_id)
            super().reject()

    # --- the command ------------------------------------------------------------------------------

    def is_complete(self) -> bool:
        """Tell whether a free number and the sort are there, and a warning was answered."""
        return (
            bool(self._number.text().strip())
            and not self._wrong_number
            and self._category.currentIndex() >= 0
            and (not self._same_serial or self._another.isChecked())
        )

    def command(self) -> RegisterAsset:
        """Return the command for what is typed now."""
        return RegisterAsset(
            inventory_number=self._number.text(),
            category=Category(self._category.currentData()),
            brand=self._brand.text(),
            model=self._model.text(),
            serial=self._serial.text(),
            client_id=str(self._client.currentData() or ""),
            site_id=str(self._site.currentData() or ""),
            location=self._location.text(),
            user_id=str(self._user.currentData() or ""),
            remark=self._remark.toPlainText(),
        )

    def stored(self, receipt: Done) -> None:
        """Tell the new machine's id."""
        self.registered.emit(derived_id(receipt.command_id, "asset"))

    def reject(self) -> None:
        """Close without a machine; ask once when something was typed."""
        if self._may_close():
            super().reject()

    def _may_close(self) -> bool:
        return self._typed() == self._began_with or ask(
            self._context.theme,
            self,
            self.tr("Give up this machine?"),
            self.tr("What you typed is not kept."),
            self.tr("Give up"),
            dangerous=True,
        )

    def _typed(self) -> tuple[object, ...]:
        lines = (self._number, self._brand, self._model, self._serial, self._location)
        choices = (self._category, self._client, self._site, self._user)
        return (
            *(field.text() for field in lines),
            *(choice.currentData() for choice in choices),
            self._remark.toPlainText(),
        )


def _line(limit: int, text: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(limit)
    return field


def _with(*widgets: QWidget) -> QWidget:
    """Return a field with what is said of it below."""
    column = QWidget()
    below = QVBoxLayout(column)
    below.setContentsMargins(0, 0, 0, 0)
    below.setSpacing(SIZE.space_4)
    for widget in widgets:
        below.addWidget(widget)
    column.setFocusProxy(widgets[0])
    return column


def _beside(*fields: QWidget) -> QWidget:
    """Return fields on one line, each as wide as the other."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SIZE.space_8)
    for field in fields:
        if isinstance(field, QComboBox):
            field.setMinimumContentsLength(_SHORTEST_BESIDE)
        row.addWidget(field, 1)
    line.setFocusProxy(fields[0])
    return line


def _tell(notice: NoticeBar, text: str, tone: Tone, action: str) -> None:
    if text:
        notice.show_message(text, tone, action, closable=False)
    else:
        notice.clear()


def _mark(field: QLineEdit, *, invalid: bool) -> None:
    field.setProperty("invalid", invalid)
    field.style().unpolish(field)
    field.style().polish(field)


def _each_once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
