"""Settings: how this laptop reaches the portal, sees, prints, looks, locks and keeps things."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ordidesk.labels.devices import Device, list_devices
from ordidesk.settings.keys import KEYS, Unfit, Value
from ordidesk.settings.reading import FileBroken
from ui.models import settings_words
from ui.pages.company_card import CompanyCard
from ui.pages.context import PageContext
from ui.pages.portal_code_dialog import PortalCodeDialog
from ui.pages.setting_fields import ChoiceField, SettingField, field_for
from ui.printers import PRINTER, Printers
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.dialogs import ask
from ui.widgets.notices import NoticeBar, Toast
from ui.widgets.page_header import PageHeader
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.setting_row import SettingRow
from ui.widgets.text import text_label

CAMERA = "camera.name"


@dataclass(frozen=True)
class _Before:
    """What the person's file said, to be undone."""

    values: Mapping[str, Value | None]


class SettingsPage(QWidget):
    """Each change counts as soon as it is made, and can be undone."""

    def __init__(
        self,
        context: PageContext,
        portal: str = "",
        printers: Printers | None = None,
        cameras: Callable[[], Sequence[Device]] = list_devices,
        parent: QWidget | None = None,
    ) -> None:
        """``portal``: the address at which the person is signed in; empty shows no code of it.

        ``cameras`` and ``printers`` as this machine has them, unless they are handed in.
        """
        super().__init__(parent)
        self._context = context
        self._preferences = context.preferences
        self._printers = printers or Printers(context.preferences)
        self._cameras = cameras
        self._portal = portal
        self._fields: dict[str, SettingField] = {}
        self._rows: dict[str, SettingRow] = {}
        theme = context.theme
        self._header = PageHeader(theme, self.tr("Settings"))
        self._folder = Button(theme, self.tr("Open the folder of the file"), ButtonKind.QUIET)
        self._usual = Button(theme, self.tr("Back to the usual values…"), ButtonKind.QUIET)
        self._notice = NoticeBar(theme)
        self._faults = Card(self.tr("To correct in the files"))
        self._fault_words = text_label("", TextStyle.LABEL, wrap=True)
        self._aside = Button(theme, self.tr("Set this file aside and begin anew"))
        self._code = Button(theme, self.tr("Show the code of the portal…"), icon="scan-barcode")
        self._code.setVisible(bool(portal))
        self._company = CompanyCard(context)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._toast = Toast(theme, self)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self._header.add_action(self._folder)
        self._header.add_action(self._usual)
        self._faults.add(self._fault_words)
        self._faults.add(self._aside)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (
                left,
                (
                    (
                        self.tr("Windows"),
                        ("window.theme", "window.text_size", "window.motion", "window.language"),
                    ),
                    (self.tr("Scanner and printer"), (CAMERA, "sounds.scan", PRINTER)),
                    (self.tr("Lock"), ("lock.minutes",)),
                ),
            ),
            (
                right,
                (
                    (
                        self.tr("Portal"),
                        ("portal.address", "portal.certificate_authority", "portal.proxy"),
                    ),
                    (
                        self.tr("What this laptop keeps"),
                        ("retention.sent_days", "retention.files_days"),
                    ),
                ),
            ),
        ):
            column.setSpacing(SIZE.space_16)
            for title, paths in cards:
                card = self._card(title, paths)
                if "portal.address" in paths:
                    card.add(self._code)
                column.addWidget(card)
        right.addWidget(self._company)
        for column in (left, right):
            column.addStretch()
        self._columns.setSpacing(SIZE.space_16)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        inner = QWidget()
        inner.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_24)
        for widget in (self._notice, self._faults, inner):
            scroll.add(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._header)
        page.addWidget(scroll, 1)

    def _card(self, title: str, paths: Sequence[str]) -> Card:
        card = Card(title)
        usual = {
            CAMERA: self.tr("The first one that is plugged in"),
            PRINTER: self.tr("The system's own choice"),
        }
        for path in paths:
            key = KEYS[path]
            field = (
                ChoiceField(key, self, usual[path])
                if path in usual
                else field_for(key, self._context.theme, self)
            )
            field.chosen.connect(self._choose)
            self._fields[path] = field
            self._rows[path] = SettingRow(
                self._context.theme,
                settings_words.label(path),
                field.control,
                settings_words.explanation(path),
            )
            card.add(self._rows[path])
        return card

    def _connect(self) -> None:
        self._folder.clicked.connect(self._open_folder)
        self._usual.clicked.connect(self._ask_usual)
        self._code.clicked.connect(self._show_code)
        self._aside.clicked.connect(self._set_aside)
        self._toast.undone.connect(self._undo)
        self._preferences.changed.connect(self._show_changed)
        self._context.theme.changed.connect(self._arrange)

    def show_record(self, _argument: object) -> None:
        """Bring the page up to date."""
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look which devices there are."""
        super().showEvent(event)
        self._show()
        self._offer(PRINTER, self._printers.names())
        self._context.files.run(self._cameras, self._offer_cameras, self._context.actions.report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns beside each other; below where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        narrow = self._context.theme.lacks_room(self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _offer_cameras(self, devices: Sequence[Device]) -> None:
        self._offer(CAMERA, [device.name for device in devices])

    def _offer(self, path: str, names: Sequence[str]) -> None:
        field = self._fields[path]
        if isinstance(field, ChoiceField):
            field.offer(names)

    def _show(self) -> None:
        self._header.set_title(self.tr("Settings"), str(self._preferences.file))
        for path in self._fields:
            self._show_setting(path)
        self._show_files()

    def _show_setting(self, path: str) -> None:
        found = self._preferences.found
        self._fields[path].show_value(found.value(path))
        self._rows[path].show_fixed(settings_words.why_fixed(found, path))

    @Slot(str)
    def _show_changed(self, path: str) -> None:
        """Show one setting anew: what is being typed into another stays."""
        self._show_setting(path)
        self._show_files()

    def _show_files(self) -> None:
        found = self._preferences.found
        self._faults.setVisible(bool(found.faults))
        self._fault_words.setText("\n".join(settings_words.fault(it) for it in found.faults))
        self._aside.setVisible(found.own.is_broken)
        self._usual.setEnabled(bool(found.own.values))

    @Slot()
    def _show_code(self) -> None:
        PortalCodeDialog(self._context.theme, self._portal, self.window()).open()

    # --- changing ---------------------------------------------------------------------------------

    @Slot(str, object)
    def _choose(self, path: str, value: Value) -> None:
        before = _Before({path: self._preferences.found.own.values.get(path)})
        try:
            self._preferences.set(path, value)
        except Unfit:
            said = self.tr("This was not kept: {expected} is expected here.")
            self._rows[path].show_problem(said.format(expected=settings_words.expected(KEYS[path])))
            return
        except (OSError, FileBroken) as error:
            self._tell_not_kept(error)
            self._fields[path].show_value(self._preferences.found.value(path))
            return
        self._notice.clear()
        self._show_changed(path)  # also where the value counts as it did
        self._toast.show_message(
            self.tr("Kept: {setting}").format(setting=settings_words.label(path)), before
        )

    @Slot()
    def _ask_usual(self) -> None:
        values = self._preferences.found.own.values
        if not ask(
            self._context.theme,
            self.window(),
            self.tr("Back to the usual values?"),
            self.tr("All that you set on this page is forgotten. You can undo it."),
            self.tr("Back to the usual values"),
        ):
            return
        if self._put(dict.fromkeys(values)):
            self._toast.show_message(self.tr("The usual values count again."), _Before(values))

    @Slot(object)
    def _undo(self, before: object) -> None:
        if isinstance(before, _Before):
            self._put(before.values)

    def _put(self, values: Mapping[str, Value | None]) -> bool:
        try:
            self._preferences.put(values)
        except (OSError, FileBroken, Unfit) as error:
            self._tell_not_kept(error)
            return False
        self._notice.clear()
        self._show()
        return True

    @Slot()
    def _set_aside(self) -> None:
        try:
            kept = self._preferences.set_aside(self._context.clock())
        except OSError as error:
            self._tell_not_kept(error)
            return
        self._show()
        said = self.tr("The file was kept as {file}. The usual values count now.")
        self._notice.show_message(said.format(file=kept), Tone.OK)

    def _tell_not_kept(self, error: Exception) -> None:
        if isinstance(error, OSError):
            said = settings_words.not_written(error)
        else:
            said = self.tr(
                "Nothing was changed: the file of the settings has to be corrected first, "
                "or set aside."
            )
        self._notice.show_message(said, Tone.DANGER)

    @Slot()
    def _open_folder(self) -> None:
        folder = self._preferences.file.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._tell_not_kept(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
