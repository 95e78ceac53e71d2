"""Declaring an incident: who calls, about which machine, what happens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from ordidesk.domain.assets import Asset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.people import Role
from ordidesk.domain.tickets import SUMMARY_LIMIT, TEXT_LIMIT, Channel, Impact, OpenTicket, Scope
from ordidesk.domain.vague import says_nothing
from ordidesk.mail_in.declaring import Declared
from ordidesk.queries import assets, day, directory, labels
from ordidesk.queries.callers import Caller, of_mail
from ordidesk.queries.similar import Similar, similar
from ordidesk.queries.words import folded
from ordidesk.store.store import Done
from ui import moments, words
from ui.models.rows import cover_chip
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.pages.find_caller import FindCaller
from ui.pages.mail_card import MailCard
from ui.pages.similar_tickets import SimilarTickets
from ui.theme import SIZE, TextStyle
from ui.widgets.chip import Chip
from ui.widgets.form import Form, long_field
from ui.widgets.text import text_label

_LOOKING_MS = 200
"""After the last key, similar tickets are looked for."""
SHORTEST_CHOICE = 20
"""Letters: long names of clients must not widen the dialog."""


class OpenTicketDialog(CommandDialog):
    """Asks what a declaration holds; with a machine, client and site are known already.

    What was typed stays until the ticket is stored: a refusal leaves the dialog open.
    """

    opened = Signal(str)
    """The new ticket's id."""
    shown_instead = Signal(str)
    """The id of an open ticket that the person turns to instead."""

    def __init__(
        self, context: PageContext, asset_id: str, parent: QWidget, mail: Declared | None = None
    ) -> None:
        """Ask for a ticket about this machine, or for what a mail says; else for any."""
        translate = QCoreApplication.translate
        title = (
            translate("OpenTicketDialog", "Ticket for this machine")
            if asset_id
            else translate("OpenTicketDialog", "New ticket")
        )
        action = translate("OpenTicketDialog", "Open the ticket")
        super().__init__(context, Question(title, "", action), parent)
        self._asset = self._card(asset_id)
        self.setMinimumWidth(SIZE.sheet_window)
        self._caller = FindCaller(context)
        self._similar = SimilarTickets(context)
        self._channel = self._choice(Channel.PHONE, Channel.MAIL, Channel.TECHNICIAN)
        self._questioned = ""
        """The summary that was questioned once already."""
        self._doubt = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
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
        self._reproduction = QLineEdit()
        self._reproduction.setPlaceholderText(self.tr("How to see it again, how often"))
        self._access = QLineEdit()
        self._access.setPlaceholderText(self.tr("When and how the place can be entered"))
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKING_MS)
        self._lay_out()
        self._fill()
        self._choose_channel(
            Channel.PHONE if context.desk.actor.role is Role.MANAGER else Channel.TECHNICIAN
        )
        self._connect()
        if mail is not None:
            self._fill_from(mail)
        self.follow()
        self._looking.start()
        by_phone = self._asset is None and mail is None and context.desk.actor.role is Role.MANAGER
        (self._caller if by_phone else self._summary).setFocus()

    def _connect(self) -> None:
        self._client.currentIndexChanged.connect(self._fill_client)
        self._site.currentIndexChanged.connect(self._fill_machines)
        self._summary.textChanged.connect(self.follow)
        self._client.currentIndexChanged.connect(self.follow)
        self._caller.chosen.connect(self._take_caller)
        self._similar.chosen.connect(self._turn_to)
        self._looking.timeout.connect(self._look_for_similar)
        for changed in (
            self._summary.textChanged,
            self._site.currentIndexChanged,
            self._machine.currentIndexChanged,
            self._requester.currentIndexChanged,
        ):
            changed.connect(self._look_soon)

    def _card(self, asset_id: str) -> assets.Card | None:
        if not asset_id:
            return None
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        return desk.ask(assets.card, desk.actor, asset_id, now, today)

    @staticmethod
    def _choice(*values: Impact | Scope | Channel) -> QComboBox:
        choice = QComboBox()
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setMinimumContentsLength(SHORTEST_CHOICE)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value in values:
            choice.addItem(words.word(value), value)
        return choice

    def _lay_out(self) -> None:
        if self._asset is not None:
            self.body.addWidget(text_label(self._machine_words(self._asset), TextStyle.LABEL))
            self.body.addWidget(Chip(self._context.theme, cover_chip(self._asset.cover)))
        who, what = Form(), Form()
        if self._asset is None:
            who.add(self.tr("Caller"), self._caller)
            who.add(self.tr("Client"), self._client)
            who.add(self.tr("Site"), self._site)
            who.add(self.tr("Machine"), self._machine)
        who.add(self.tr("Requester"), self._requester)
        who.add(self.tr("Declared by"), self._channel)
        who.add(self.tr("Location"), self._location)
        who.add(self.tr("Call-back"), self._callback)
        who.add(self.tr("Access"), self._access)
        what.add(self.tr("Summary"), self._summary)
        what.addRow("", self._doubt)
        what.addRow("", self._similar)
        what.add(self.tr("Description"), self._description)
        what.add(self.tr("To reproduce"), self._reproduction)
        what.add(self.tr("Impact"), self._impact)
        what.add(self.tr("Touches"), self._scope)
        self._doubt.hide()
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_24)
        columns.addLayout(who, 1)
        columns.addLayout(what, 1)
        self.body.addLayout(columns)

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

    def _fill_from(self, mail: Declared) -> None:
        """Fill the form with what a mail says; what is not found here is said above it."""
        to_look_at: list[str] = []
        sender = self._sender(mail)
        if sender is not None:
            self._take_caller(sender)
        else:
            to_look_at.append(self.tr("The sender is not known here."))
            codes = {it.code: it.id for it in self._context.desk.ask(directory.clients)}
            self._client.setCurrentIndex(self._client.findData(codes.get(mail.client_code, "")))
        place = self._choose_site(mail.site)
        if not self._take_number(mail.inventory_number) and mail.numbers:
            self._machine.setCurrentIndex(0)
            to_look_at.append(
                self.tr("It names {numbers}: choose the machine.").format(
                    numbers=", ".join(mail.numbers)
                )
            )
        self._choose_channel(Channel.MAIL)
        self._summary.setText(mail.summary)
        self._description.setPlainText(mail.description[:TEXT_LIMIT])
        if len(mail.description) > TEXT_LIMIT:
            to_look_at.append(self.tr("The end of its text is in the attached mail only."))
        self._location.setText(_line(place, mail.location) or self._location.text())
        self._callback.setText(_line(mail.callback))
        self._access.setText(_line(mail.access))
        self._reproduction.setText(_line(mail.reproduction))
        self._impact.setCurrentIndex(max(0, self._impact.findData(mail.impact)))
        self._scope.setCurrentIndex(max(0, self._scope.findData(mail.scope)))
        self.body.insertWidget(0, MailCard(mail, self._context.zone, to_look_at))

    def _sender(self, mail: Declared) -> Caller | None:
        """Return who wrote it: of a mail that was passed on, the one who wrote it first."""
        senders = [mail.sender] if mail.forwarded is None else [mail.forwarded.sender, mail.sender]
        for sender in senders:
            found = self._context.desk.ask(of_mail, sender.mail)
            if len(found) == 1 and self._client.findData(found[0].client_id) >= 0:
                return found[0]
        return None

    def _choose_site(self, said: str) -> str:
        """Choose the site that a mail names; return its words when no site here is called so."""
        words_said = folded(said)
        for index in range(self._site.count()):
            name = folded(self._site.itemText(index))
            if words_said and (name in words_said or words_said in name):
                self._site.setCurrentIndex(index)
                return ""
        return said

    def _take_number(self, number: str) -> bool:
        """Choose the machine of a number, unless another client than the chosen one has it."""
        found = self._context.desk.ask(labels.resolve, number).assets if number else ()
        card = self._card(found[0].id) if len(found) == 1 else None
        chosen = self._client.currentData()
        if card is None or chosen not in {None, card.asset.client_id}:
            return False
        return self.take_scan(number)

    def is_complete(self) -> bool:
        """Tell whether it has a client and a summary: nobody can do without these."""
        whose = self._asset is not None or self._client.currentIndex() >= 0
        return whose and bool(self._summary.text().strip())

    def command(self) -> OpenTicket:
        """Return the command for what is typed now."""
        asset = self._asset.asset if self._asset else None
        return OpenTicket(
            client_id=asset.client_id if asset else str(self._client.currentData() or ""),
            site_id=asset.site_id if asset else str(self._site.currentData() or ""),
            asset_id=asset.id if asset else str(self._machine.currentData() or ""),
            requester_id=str(self._requester.currentData() or ""),
            channel=Channel(self._channel.currentData()),
            summary=self._summary.text(),
            description=self._description.toPlainText(),
            impact=Impact(self._impact.currentData()),
            scope=Scope(self._scope.currentData()),
            location=self._location.text(),
            callback=self._callback.text(),
            reproduction=self._reproduction.text(),
            access=self._access.text(),
        )

    def accept(self) -> None:
        """Question a summary that says nothing, once and kindly; then give the command."""
        summary = self._summary.text().strip()
        if says_nothing(summary) and summary != self._questioned:
            self._questioned = summary
            self._doubt.setText(
                self.tr(
                    "Say in a few words what it touches, for example “Cannot connect to the file "
                    "server”: whoever reads it knows at once. Or open the ticket as it is."
                )
            )
            self._doubt.show()
            self.make_room()
            self._summary.setFocus()
            return
        super().accept()

    @Slot(object)
    def _take_caller(self, caller: Caller) -> None:
        """Propose what is known of whoever calls: client, site, the machine they work with."""
        self._choose(self._client, caller.client_id)
        if caller.site_id:
            self._choose(self._site, caller.site_id)
        self._choose(self._requester, caller.id)
        if caller.asset_id and self._machine.findData(caller.asset_id) < 0:
            self._machine.addItem(caller.asset_number, caller.asset_id)
        card = self._card(caller.asset_id)
        if card is not None:
            self._choose(self._machine, caller.asset_id)
            self._location.setText(self._location.text() or card.asset.location)
        self._choose_channel(Channel.PHONE)
        self._summary.setFocus()

    def _choose_channel(self, channel: Channel) -> None:
        self._channel.setCurrentIndex(max(0, self._channel.findData(channel)))

    @Slot()
    def _look_soon(self) -> None:
        self._looking.start()

    @Slot()
    def _look_for_similar(self) -> None:
        asked, desk = self.command(), self._context.desk

        def find() -> tuple[Similar, ...]:
            return desk.ask(
                similar,
                client_id=asked.client_id,
                site_id=asked.site_id,
                asset_id=asked.asset_id,
                requester_id=asked.requester_id,
                text=f"{asked.summary} {asked.description}",
            )

        self._context.reads.run(find, self._show_similar, self._context.actions.report)

    def _show_similar(self, found: tuple[Similar, ...]) -> None:
        self._similar.show_similar(found)
        self.make_room()

    @Slot(str)
    def _turn_to(self, ticket_id: str) -> None:
        self.reject()
        self.shown_instead.emit(ticket_id)

    def stored(self, receipt: Done) -> None:
        """Tell the new ticket's id."""
        self.opened.emit(derived_id(receipt.command_id, "ticket"))


def _line(*said: str) -> str:
    """Return what a mail says in lines as one line."""
    return ", ".join(" ".join(it.split()) for it in said if it.strip())


def _machine_choice(asset: directory.AssetChoice | Asset) -> str:
    return f"{asset.inventory_number} · {asset.brand} {asset.model}"
