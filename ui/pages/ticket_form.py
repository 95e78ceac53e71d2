"""The fields of a declaration: what it cannot do without at the left, the rest at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.assets import Asset
from ordidesk.domain.tickets import SUMMARY_LIMIT, Channel, Impact, OpenTicket, Scope
from ordidesk.queries import assets, day, directory, labels
from ordidesk.queries.callers import Caller
from ui import moments, words
from ui.models.rows import cover_chip
from ui.pages.context import PageContext
from ui.pages.find_caller import FindCaller
from ui.theme import SIZE, TextStyle
from ui.widgets.chip import Chip
from ui.widgets.form import Form, choice_field, choose, long_field
from ui.widgets.text import text_label

_BESIDE = SIZE.asset_table
"""The least width in which both columns have room."""


class TicketForm(QWidget):
    """Proposes what is known of whoever calls and of the machine; everything can be changed.

    With a machine, client and site are known already.
    """

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(
        self, context: PageContext, asset_id: str, below_summary: QWidget, files: QWidget
    ) -> None:
        """Show the fields, with what goes below the summary, and what adds files."""
        super().__init__()
        self._context = context
        self._asset = self._card(asset_id)
        self._proposed_location: str | None = ""
        """``None`` once it is stored: then it is a text like others."""
        self.caller = FindCaller(context)
        self.client, self.site, self.machine = choice_field(), choice_field(), choice_field()
        self.requester = choice_field()
        self.channel = _choice(Channel.PHONE, Channel.MAIL, Channel.TECHNICIAN)
        self.summary = QLineEdit()
        self.summary.setMaxLength(SUMMARY_LIMIT)
        self.impact = _choice(Impact.DEGRADED, Impact.BLOCKING)
        self.scope = _choice(Scope.ONE, Scope.GROUP, Scope.ALL)
        self.description = long_field()
        self.reproduction, self.location = QLineEdit(), QLineEdit()
        self.callback, self.access = QLineEdit(), QLineEdit()
        self._summary_doubt = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._description_doubt = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._hint_at_what_helps()
        self._lay_out(below_summary, files)
        self._fill()
        self._connect()

    def _connect(self) -> None:
        self.client.currentIndexChanged.connect(self._fill_client)
        self.site.currentIndexChanged.connect(self._fill_machines)
        self.caller.chosen.connect(self.take_caller)
        texts: tuple[QLineEdit | QPlainTextEdit, ...] = (*self._lines().values(), self.description)
        for field in texts:
            field.textChanged.connect(self.changed)
        for choice in (
            self.client,
            self.site,
            self.machine,
            self.requester,
            self.channel,
            self.impact,
            self.scope,
        ):
            choice.currentIndexChanged.connect(self.changed)

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "summary": self.summary,
            "reproduction": self.reproduction,
            "location": self.location,
            "callback": self.callback,
            "access": self.access,
        }

    def _card(self, asset_id: str) -> assets.Card | None:
        if not asset_id:
            return None
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        return desk.ask(assets.card, desk.actor, asset_id, now, today)

    # --- looks ----------------------------------------------------------------------------------

    def _hint_at_what_helps(self) -> None:
        self.summary.setPlaceholderText(
            self.tr("What it touches: “Cannot connect to the file server”")
        )
        self.description.setPlaceholderText(
            self.tr("What happens, since when, what was tried, who else is affected")
        )
        self.callback.setPlaceholderText(self.tr("When the person can be called"))
        self.reproduction.setPlaceholderText(self.tr("How to see it again, how often"))
        self.access.setPlaceholderText(self.tr("When and how the place can be entered"))

    def _lay_out(self, below_summary: QWidget, files: QWidget) -> None:
        first, rest = Form(), Form()
        if self._asset is not None:
            first.addRow(text_label(self._machine_words(self._asset), TextStyle.LABEL, wrap=True))
            first.addRow(Chip(self._context.theme, cover_chip(self._asset.cover)))
        else:
            first.add(self.tr("Caller"), self.caller)
            first.add(self.tr("Client"), self.client)
            first.add(self.tr("Site"), self.site)
            first.add(self.tr("Machine"), self.machine)
        first.add(self.tr("Requester"), self.requester)
        first.add(self.tr("Summary"), self.summary)
        first.addRow("", self._summary_doubt)
        first.addRow("", below_summary)
        first.add(self.tr("Impact"), self.impact)
        first.add(self.tr("Touches"), self.scope)
        rest.add(self.tr("Description"), self.description)
        rest.addRow("", self._description_doubt)
        rest.add(self.tr("To reproduce"), self.reproduction)
        rest.add(self.tr("Location"), self.location)
        rest.add(self.tr("Call-back"), self.callback)
        rest.add(self.tr("Access"), self.access)
        rest.add(self.tr("Declared by"), self.channel)
        rest.add(self.tr("Files"), files)
        self.doubt("", "")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(SIZE.space_24)
        for form in (first, rest):
            column = QVBoxLayout()
            column.addLayout(form)
            column.addStretch(1)
            self._columns.addLayout(column, 1)

    @staticmethod
    def _machine_words(card: assets.Card) -> str:
        asset = card.asset
        place = card.site.name if card.site else ""
        client = card.client.name if card.client else ""
        model = f"{asset.brand} {asset.model}".strip()
        return " · ".join(part for part in (asset.inventory_number, model, client, place) if part)

    def height_within(self, width: int, most: int) -> int:
        """Return how high it is when it is so wide; the description gives up what is too much."""
        self._look_at_room(width)
        high = 0
        for tallest in (SIZE.composer_tallest, SIZE.thumbnail_height, SIZE.long_text):
            self.description.setMaximumHeight(tallest)
            self._columns.activate()  # forgets the heights that the columns had
            wraps = self.hasHeightForWidth()
            high = self.heightForWidth(width) if wraps else self.sizeHint().height()
            if high <= most:
                break
        return high

    def _look_at_room(self, width: int) -> None:
        """Set what helps below what is needed, where letters are too large for both."""
        narrow = self._context.theme.lacks_room(width, _BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def doubt(self, about_summary: str, about_description: str) -> None:
        """Question the summary, the description, both or neither, below them."""
        for label, said in (
            (self._summary_doubt, about_summary),
            (self._description_doubt, about_description),
        ):
            label.setText(said)
            label.setVisible(bool(said))

    # --- what is known --------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._asset is not None:
            self._propose_location(self._asset.asset.location)
            self._fill_people(self._asset.asset.client_id, self._asset.asset.user_id)
            return
        for client in self._context.desk.ask(directory.clients):
            self.client.addItem(client.name, client.id)
        visit = self._context.desk.ask(day.running, self._context.desk.actor.id)
        choose(self.client, visit.client_id if visit else "")
        self._fill_client()
        choose(self.site, visit.site_id if visit else "")
        self._fill_machines()

    @Slot()
    def _fill_client(self) -> None:
        client_id = str(self.client.currentData() or "")
        self.site.clear()
        for site in self._context.desk.ask(directory.sites, client_id):
            self.site.addItem(site.name, site.id)
        self._fill_people(client_id, "")
        self._fill_machines()

    @Slot()
    def _fill_machines(self) -> None:
        self.machine.clear()
        self.machine.addItem(self.tr("None (generic ticket)"), "")
        client_id, site_id = self.client.currentData(), self.site.currentData()
        if client_id and site_id:
            for asset in self._context.desk.ask(directory.assets, client_id, site_id=site_id):
                self.machine.addItem(_machine_choice(asset), asset.id)

    def _fill_people(self, client_id: str, chosen: str) -> None:
        self.requester.clear()
        self.requester.addItem(self.tr("Not said"), "")
        for person in self._context.desk.ask(directory.people, client_id):
            label = f"{person.name} · {person.job}" if person.job else person.name
            self.requester.addItem(label, person.id)
        choose(self.requester, chosen)

    def _propose_location(self, location: str) -> None:
        """Fill the location in unless one was typed; it is nothing that the person typed."""
        if self.location.text() in {"", self._proposed_location}:
            self._proposed_location = location
            self.location.setText(location)

    @Slot(object)
    def take_caller(self, caller: Caller) -> None:
        """Propose what is known of whoever calls: client, site, the machine they work with.

        Of somebody who left, client and site are still the likeliest; they declare nothing.
        """
        choose(self.client, caller.client_id)
        if caller.site_id:
            choose(self.site, caller.site_id)
        self.choose_channel(Channel.PHONE)
        self.summary.setFocus()
        if caller.left:
            return
        choose(self.requester, caller.id)
        if caller.asset_id and self.machine.findData(caller.asset_id) < 0:
            self.machine.addItem(caller.asset_number, caller.asset_id)
        card = self._card(caller.asset_id)
        if card is not None:
            choose(self.machine, caller.asset_id)
            self._propose_location(card.asset.location)

    def take_scan(self, text: str) -> bool:
        """Choose the machine that was scanned, with its client and site; the rest stays."""
        if self._asset is not None:
            return False
        found = self._context.desk.ask(labels.resolve, text).assets
        card = self._card(found[0].id) if len(found) == 1 else None
        if card is None or self.client.findData(card.asset.client_id) < 0:
            return False
        asset = card.asset
        choose(self.client, asset.client_id)
        choose(self.site, asset.site_id)
        if self.machine.findData(asset.id) < 0:  # a large site lists its first machines only
            self.machine.addItem(_machine_choice(asset), asset.id)
        choose(self.machine, asset.id)
        self._propose_location(asset.location)
        return True

    def take_number(self, number: str) -> bool:
        """Choose the machine of a number, unless another client than the chosen one has it."""
        found = self._context.desk.ask(labels.resolve, number).assets if number else ()
        card = self._card(found[0].id) if len(found) == 1 else None
        chosen = self.client.currentData()
        if card is None or chosen not in {None, card.asset.client_id}:
            return False
        return self.take_scan(number)

    def choose_channel(self, channel: Channel) -> None:
        """Say how it was declared."""
        choose(self.channel, channel)

    def fix_what_is_declared(self) -> None:
        """Leave only the texts to be changed: nothing else of a ticket is corrected as a field."""
        self._proposed_location = None
        for field in (
            self.caller,
            self.client,
            self.site,
            self.machine,
            self.requester,
            self.channel,
            self.impact,
            self.scope,
        ):
            field.setEnabled(False)

    def close_texts(self) -> None:
        """Leave the texts as they are: this person may not correct them."""
        for field in (*self._lines().values(), self.description):
            field.setEnabled(False)

    # --- what is typed --------------------------------------------------------------------------

    def is_complete(self) -> bool:
        """Tell whether it has a client and a summary: nobody can do without these."""
        whose = self._asset is not None or self.client.currentIndex() >= 0
        return whose and bool(self.summary.text().strip())

    def is_by_phone(self) -> bool:
        """Tell whether somebody is talking meanwhile."""
        return Channel(self.channel.currentData()) is Channel.PHONE

    def texts(self) -> dict[str, str]:
        """Return the texts as they would be kept, by the names of a ticket's fields."""
        typed = {name: _one_line(line.text()) for name, line in self._lines().items()}
        return {**typed, "description": _kept(self.description.toPlainText())}

    def typed_beside(self, known: dict[str, str]) -> set[str]:
        """Return the names of the texts that differ from these, but for what was proposed."""
        now = self.texts()
        return {
            name
            for name, text in now.items()
            if text != known[name] and (name, text) != ("location", self._proposed_location)
        }

    def command(self) -> OpenTicket:
        """Return the command for what is typed now."""
        asset = self._asset.asset if self._asset else None
        return OpenTicket(
            client_id=asset.client_id if asset else str(self.client.currentData() or ""),
            site_id=asset.site_id if asset else str(self.site.currentData() or ""),
            asset_id=asset.id if asset else str(self.machine.currentData() or ""),
            requester_id=str(self.requester.currentData() or ""),
            channel=Channel(self.channel.currentData()),
            impact=Impact(self.impact.currentData()),
            scope=Scope(self.scope.currentData()),
            **self.texts(),
        )


def _choice(*values: Impact | Scope | Channel) -> QComboBox:
    choice = choice_field()
    for value in values:
        choice.addItem(words.word(value), value)
    return choice


def _machine_choice(asset: directory.AssetChoice | Asset) -> str:
    return f"{asset.inventory_number} · {asset.brand} {asset.model}"


def _kept(text: str) -> str:
    """Return a text as the rule keeps it, so that what was stored is not taken for unsaved."""
    return text.replace("\0", "").strip()


def _one_line(text: str) -> str:
    """Return what a field of one line shows as one: a paste may bring others along, unseen."""
    return " ".join(_kept(text).splitlines())
