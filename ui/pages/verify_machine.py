"""Verifying another machine during the same visit: its number, and which of its lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.queries import labels, verifications
from ordidesk.queries.verifications import ToVerify
from ordidesk.store.reader import Reader
from ui.models.checks import list_title
from ui.pages.context import PageContext
from ui.theme import TextStyle
from ui.widgets.dialogs import FormDialog
from ui.widgets.form import Form
from ui.widgets.text import text_label


class VerifyMachineDialog(FormDialog):
    """Finds a machine by what is typed or scanned; ``chosen`` gives what to verify."""

    chosen = Signal(object)
    """A ``queries.verifications.ToVerify``."""

    def __init__(self, context: PageContext, client_id: str, parent: QWidget) -> None:
        """Ask for a machine of this client."""
        translate = QCoreApplication.translate
        super().__init__(
            context.theme,
            translate("VerifyMachineDialog", "Verify another machine"),
            translate("VerifyMachineDialog", "Scan its label, or type its number."),
            translate("VerifyMachineDialog", "Verify"),
            parent=parent,
        )
        self._context = context
        self._client_id = client_id
        self._found: tuple[ToVerify, ...] = ()
        self._number = QLineEdit()
        self._list = QComboBox()
        self._told = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        form = Form()
        form.add(self.tr("Number"), self._number)
        form.add(self.tr("List"), self._list)
        self.body.addLayout(form)
        self.body.addWidget(self._told)
        self._number.textChanged.connect(self._look_up)
        self.finished.connect(self.deleteLater)
        self._look_up()
        self._number.setFocus()

    def take_scan(self, text: str) -> bool:
        """Take what a USB scanner read."""
        self._number.setText(text)
        return True

    @Slot()
    def _look_up(self) -> None:
        desk, text = self._context.desk, self._number.text().strip()
        self._found, told = (), ""
        if text:
            assets = desk.ask(labels.resolve, text).assets
            mine = [it for it in assets if self._is_theirs(it.id)]
            if len(mine) == 1:
                self._found = desk.ask(
                    verifications.lists_for, desk.actor, mine[0].id, self._context.clock()
                )
                told = "" if self._found else self.tr("No list fits this machine.")
            elif mine:
                told = self.tr("Several machines fit: type more of the number.")
            elif assets:
                told = self.tr("This machine belongs to another client.")
            else:
                told = self.tr("No machine has this number.")
        self._list.clear()
        for offered in self._found:
            self._list.addItem(list_title(offered.title, offered.title_en))
        self._told.setText(told)
        self.main_button.setEnabled(bool(self._found))

    def _is_theirs(self, asset_id: str) -> bool:
        asset = self._context.desk.ask(Reader.get, Asset, asset_id)
        return asset is not None and asset.client_id in {"", self._client_id}

    def accept(self) -> None:
        """Hand over the machine with the chosen list."""
        if self._found:
            self.chosen.emit(self._found[max(0, self._list.currentIndex())])
            super().accept()
