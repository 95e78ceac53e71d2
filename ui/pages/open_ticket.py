"""Opening a ticket: for a machine that was scanned, or a generic one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from ordidesk.domain.assets import Asset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import SUMMARY_LIMIT, Channel, Impact, OpenTicket, Scope
from ordidesk.queries import assets, day, directory, labels
from ordidesk.store.store import Done
from ui import moments, words
from ui.models.rows import cover_chip
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.chip import Chip
from ui.widgets.form import Form, long_field
from ui.widgets.text import text_label

SHORTEST_CHOICE = 20
"""Letters: long names of clients must not widen the dialog."""


class OpenTicketDialog(CommandDialog):
    """Asks what a declaration holds; with a machine, client and site are known already.

    What was typed stays until the ticket is stored: a refusal leaves the dialog open.
    """

    opened = Signal(str)
    """The new ticket's id."""

    def __init__(self, context: PageContext, asset_id: str, parent: QWidget) -> None:
        """Ask for a ticket about this machine; a generic one when ``asset_id`` is empty."""
        translate = QCoreApplication.translate
        title = (
            translate("OpenTicketDialog", "Ticket for this machine")
            if asset_id
            else translate("OpenTicketDialog", "New ticket")
        )
        action = translate("OpenTicketDialog", "Open the ticket")
        super().__init__(context, Question(title, "", action), parent)
        self._asset = self._card(asset_id)
        self.setMinimumWidth(SIZE.wide_dialog)
        self._client = self._choice()
        self._site = self._choice()
        self._machine = self._choice()
        self._requester = self._choice()
        self._summary = QLineEdit()
        self._summary.setMaxLength(SUMMARY_LIMIT)
        self._summary.setPlaceholderText(
            self.tr("What it touches: “Cannot connect to the file server”")
        )
        self._description = long_field()
        self._description.setPlaceholderText(
            self.tr("What happens, since when, what was tried, who else is affected")
        )
        self._impact = self._choice(Impact.DEGRADED, Impact.BLOCKING)
        self._scope = self._choice(Scope.ONE, Scope.GROUP, Scope.ALL)
        self._location = QLineEdit()
        self._callback = QLineEdit()
        self._callback.setPlaceholderText(self.tr("When the person can be called"))
        self._lay_out()
        self._fill()
        self._client.currentIndexChanged.connect(self._fill_client)
        self._site.currentIndexChanged.connect(self._fill_machines)
        self._summary.textChanged.connect(self.follow)
        self.follow()
        self._summary.setFocus()

    def _card(self, asset_id: str) -> assets.Card | None:
        if not asset_id:
            return None
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        return desk.ask(assets.card, desk.actor, asset_id, now, today)

    @staticmethod
    def _choice(*values: Impact | Scope) -> QComboBox:
        choice = QComboBox()
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setMinimumContentsLength(SHORTEST_CHOICE)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value in values:
            choice.addItem(words.word(value), value)
        return choice

    def _lay_out(self) -> None:
        form = Form()
        if self._asset is None:
            form.add(self.tr("Client"), self._client)
            form.add(self.tr("Site"), self._site)
            form.add(self.tr("Machine"), self._machine)
        else:
            self.body.addWidget(text_label(self._machine_words(self._asset), TextStyle.LABEL))
            self.body.addWidget(Chip(self._context.theme, cover_chip(self._asset.cover)))
        form.add(self.tr("Requester"), self._requester)
        form.add(self.tr("Summary"), self._summary)
        form.add(self.tr("Description"), self._description)
        form.add(self.tr("Impact"), self._impact)
        form.add(self.tr("Touches"), self._scope)
        form.add(self.tr("Location"), self._location)
        form.add(self.tr("Call-back"), self._callback)
        self.body.addLayout(form)

    @staticmethod
    def _machine_words(card: assets.Card) -> str:
        asset = card.asset
        place = card.site.name if card.site else ""
        client = card.client.name if card.client else ""
        model = f"{asset.brand} {asset.model}".strip()
        return " · ".join(part for part in (asset.inventory_number, model, client, place) if part)

    def _fill(self) -> None:
        if self._asset is not None:
            self._location.setText(self._asset.asset.location)
            self._fill_people(self._asset.asset.client_id, self._asset.asset.user_id)
            return
        for client in self._context.desk.ask(directory.clients):
            self._client.addItem(client.name, client.id)
        visit = self._context.desk.ask(day.running, self._context.desk.actor.id)
        self._choose(self._client, visit.client_id if visit else "")
        self._fill_client()
        self._choose(self._site, visit.site_id if visit else "")
        self._fill_machines()

    @staticmethod
    def _choose(choice: QComboBox, value: str) -> None:
        choice.setCurrentIndex(max(0, choice.findData(value)))

    @Slot()
    def _fill_client(self) -> None:
        client_id = str(self._client.currentData() or "")
        self._site.clear()
        for site in self._context.desk.ask(directory.sites, client_id):
            self._site.addItem(site.name, site.id)
        self._fill_people(client_id, "")
        self._fill_machines()

    @Slot()
    def _fill_machines(self) -> None:
        self._machine.clear()
        self._machine.addItem(self.tr("None (generic ticket)"), "")
        client_id, site_id = self._client.currentData(), self._site.currentData()
        if client_id and site_id:
            for asset in self._context.desk.ask(directory.assets, client_id, site_id=site_id):
                self._machine.addItem(_machine_choice(asset), asset.id)

    def _fill_people(self, client_id: str, chosen: str) -> None:
        self._requester.clear()
        self._requester.addItem(self.tr("Not said"), "")
        for person in self._context.desk.ask(directory.people, client_id):
            label = f"{person.name} · {person.job}" if person.job else person.name
            self._requester.addItem(label, person.id)
        self._choose(self._requester, chosen)

    def take_scan(self, text: str) -> bool:
        """Choose the machine that was scanned, with its client and site; the rest stays."""
        if self._asset is not None:
            return False
        found = self._context.desk.ask(labels.resolve, text).assets
        card = self._card(found[0].id) if len(found) == 1 else None
        if card is None or self._client.findData(card.asset.client_id) < 0:
            return False
        asset = card.asset
        self._choose(self._client, asset.client_id)
        self._choose(self._site, asset.site_id)
        if self._machine.findData(asset.id) < 0:  # a large site lists its first machines only
            self._machine.addItem(_machine_choice(asset), asset.id)
        self._choose(self._machine, asset.id)
        if not self._location.text():
            self._location.setText(asset.location)
        return True

    def is_complete(self) -> bool:
        """Tell whether it has a summary, the one thing that nobody can do without."""
        return bool(self._summary.text().strip())

    def command(self) -> OpenTicket:
        """Return the command for what is typed now."""
        asset = self._asset.asset if self._asset else None
        return OpenTicket(
            client_id=asset.client_id if asset else str(self._client.currentData() or ""),
            site_id=asset.site_id if asset else str(self._site.currentData() or ""),
            asset_id=asset.id if asset else str(self._machine.currentData() or ""),
            requester_id=str(self._requester.currentData() or ""),
            channel=Channel.TECHNICIAN,
            summary=self._summary.text(),
            description=self._description.toPlainText(),
            impact=Impact(self._impact.currentData()),
            scope=Scope(self._scope.currentData()),
            location=self._location.text(),
            callback=self._callback.text(),
        )

    def stored(self, receipt: Done) -> None:
        """Tell the new ticket's id."""
        self.opened.emit(derived_id(receipt.command_id, "ticket"))


def _machine_choice(asset: directory.AssetChoice | Asset) -> str:
    return f"{asset.inventory_number} · {asset.brand} {asset.model}"
