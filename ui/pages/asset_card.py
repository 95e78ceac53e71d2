"""An asset as a card: what it is, whose, covered or not, what is wrong, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.assets import Condition, Custody, EditAsset, LifeCycle
from ordidesk.domain.people import Person
from ordidesk.queries import assets, directory, loans
from ui import moments, phones, words
from ui.models.loan_rows import loan_chip, loan_title
from ui.models.rows import cover_chip, ticket_row, ticket_title, visit_state_chip
from ui.pages.context import PageContext
from ui.pages.edit_fields import EditFieldsDialog
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card, SectionHeading
from ui.widgets.chip import ChipRow, ChipSpec
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.notices import NoticeBar
from ui.widgets.number_field import NumberLabel
from ui.widgets.row_list import RowList
from ui.widgets.text import text_label

_CORRECTED_FIELDS = (
    *("location", "hostname", "serial", "system", "memory", "storage"),
    *("screen", "ports", "software", "vpn", "remote_id", "remark"),
)
_MOST_TICKETS = 4


class AssetCard(Card):
    """One asset; empty until ``show_asset``."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)
    label_asked = Signal(str)
    """The id of the asset whose label is to be printed."""

    def __init__(
        self, context: PageContext, *, prints_labels: bool = False, parent: QWidget | None = None
    ) -> None:
        """Build the card without an asset; ``prints_labels``: somebody hears ``label_asked``."""
        super().__init__(parent=parent)
        self._context = context
        theme = context.theme
        self._asset_id = ""
        self._shown: assets.Card | None = None
        self._number = NumberLabel(theme)
        self._model = text_label("", TextStyle.HEADING, strong=True, wrap=True)
        self._chips = ChipRow(theme)
        self._other_client = NoticeBar(theme)
        self._open = Button(
            theme, self.tr("Open a ticket"), ButtonKind.PRIMARY, icon="plus", field=True
        )
        self._edit = Button(theme, self.tr("Correct…"), field=True)
        self._label = Button(theme, self.tr("Label…"), icon="printer", field=True)
        self._label.setVisible(prints_labels)
        self._place = FactGrid(theme)
        self._configuration = FactGrid(theme)
        self._configuration_heading = SectionHeading(self.tr("Configuration"))
        self._tickets_heading = SectionHeading(self.tr("Open tickets"))
        self._tickets = RowList(theme, self.tr("Open tickets of this machine"))
        self._no_tickets = text_label(
            self.tr("No open ticket on this machine."), TextStyle.LABEL, tone="secondary"
        )
        self._visits_heading = SectionHeading(self.tr("Last visits"))
        self._visits = FactGrid(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(SIZE.space_4)
        head.addWidget(self._number)
        head.addWidget(self._model)
        chips = QHBoxLayout()
        chips.addLayout(self._chips)
        chips.addStretch()
        head.addLayout(chips)
        taps = QHBoxLayout()
        taps.setSpacing(SIZE.space_8)
        taps.addWidget(self._open)
        taps.addWidget(self._edit)
        taps.addWidget(self._label)
        taps.addStretch()
        self._tickets.setObjectName("flush_list")
        self.body.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        self.body.setSpacing(SIZE.space_12)
        self.add(head)
        self.add(self._other_client)
        self.add(taps)
        for widget in (
            self._place,
            self._tickets_heading,
            self._tickets,
            self._no_tickets,
            self._configuration_heading,
            self._configuration,
            self._visits_heading,
            self._visits,
        ):
            self.add(widget)
        self.body.addStretch()

    def _connect(self) -> None:
        self._open.clicked.connect(self._ask_ticket)
        self._edit.clicked.connect(self._correct)
        self._label.clicked.connect(self._ask_label)
        self._tickets.activated_key.connect(self._go_to_ticket)
        self._tickets.clicked.connect(self._go_to_current_ticket)
        for grid in (self._place, self._configuration, self._visits):
            grid.activated.connect(self._follow_link)

    def asset_id(self) -> str:
        """Return the id of the asset shown, empty when none is."""
        return self._asset_id

    def show_asset(self, asset_id: str, visited_client: str = "") -> bool:
        """Show an asset as it is now; ``False`` when it is no longer there.

        ``visited_client`` is whom the person is with: an asset of another client says so.
        """
        desk, now = self._context.desk, self._context.clock()
        card = desk.ask(
            assets.card, desk.actor, asset_id, now, moments.local_day(now, self._context.zone)
        )
        self._asset_id = asset_id if card else ""
        self._shown = card
        if card is None:
            return False
        named = (card.asset.inventory_number, card.asset.brand, card.asset.model)
        self.setAccessibleName(" ".join(named))
        self._show_head(card, visited_client)
        self._show_place(card)
        self._show_tickets(card)
        self._show_configuration(card)
        self._show_visits(card)
        return True

    def _show_head(self, card: assets.Card, visited_client: str) -> None:
        asset = card.asset
        self._number.setText(asset.inventory_number)
        model = f"{asset.brand} {asset.model}".strip()
        self._model.setText(
            " · ".join(part for part in (words.word(asset.category), model) if part)
        )
        # What we own ourselves is under nobody's contract.
        specs = [cover_chip(card.cover)] if asset.client_id else []
        specs += _unusual(card)
        if card.pending:
            specs.append(ChipSpec(self.tr("To be sent"), Tone.NEUTRAL, plain=True))
        self._chips.set_chips(specs)
        client = card.client
        other = client is not None and visited_client not in {"", client.id}
        if other and client is not None:
            said = self.tr("This machine belongs to another client: {client}.")
            self._other_client.show_message(
                said.format(client=client.name), Tone.DANGER, closable=False
            )
        else:
            self._other_client.clear()
        self._open.setVisible(card.actions.open_ticket)
        self._edit.setVisible(card.actions.edit)

    def _show_place(self, card: assets.Card) -> None:
        asset, user = card.asset, card.user
        self._place.set_facts(
            [
                Fact(
                    self.tr("Client"), card.client.name if card.client else self.tr("Our own stock")
                ),
                Fact(self.tr("Site"), _site_words(card)),
                Fact(self.tr("Location"), asset.location),
                Fact(self.tr("User"), user.name if user else ""),
                Fact(
                    self.tr("Phone"),
                    phones.shown(user.phone) if user else "",
                    action=phones.link(user.phone) if user else None,
                ),
                Fact(self.tr("Contract"), card.cover.contract_number),
                *self._loan_facts(card),
                Fact(self.tr("Remark"), asset.remark),
            ]
        )

    def _loan_facts(self, card: assets.Card) -> list[Fact]:
        """Say which loan the machine is in, who carries it, whether a loaner can go out."""
        asset, desk, zone = card.asset, self._context.desk, self._context.zone
        facts = []
        found = desk.ask(loans.of_machine, asset.id)
        if found is not None:
            said = (loan_title(found.number), found.client_name)
            is_it = found.loaner_id == asset.id
            facts.append(
                Fact(
                    self.tr("Loan") if is_it else self.tr("Replaced by"),
                    " · ".join(said if is_it else (found.loaner_number, said[0])),
                    action=("loans", found.id),
                    chip=loan_chip(found, moments.local_day(self._context.clock(), zone)),
                )
            )
        if asset.holder_id:
            holder = desk.ask(directory.name_of, Person.kind, asset.holder_id)
            facts.append(Fact(self.tr("Carried by"), holder))
        if not asset.client_id and asset.ready_at is not None:
            facts.append(Fact(self.tr("Ready since"), moments.day_and_time(asset.ready_at, zone)))
        return facts

    def _show_tickets(self, card: assets.Card) -> None:
        rows = [ticket_row(ticket, self._context.clock()) for ticket in card.open_tickets]
        self._tickets.set_rows(rows)
        shown = min(len(rows), _MOST_TICKETS)
        self._tickets.setFixedHeight(shown * self._tickets.sizeHintForRow(0) if rows else 0)
        self._tickets.setVisible(bool(rows))
        self._no_tickets.setVisible(not rows)
        ended = (
            self.tr("%n ended ticket(s)", None, card.ended_tickets) if card.ended_tickets else ""
        )
        self._tickets_heading.set_trailing(ended)

    def _show_configuration(self, card: assets.Card) -> None:
        asset = card.asset
        bought = moments.short_date(asset.bought_on) if asset.bought_on else ""
        self._configuration.set_facts(
            [
                Fact(self.tr("Serial number"), asset.serial, copyable=True, figures=True),
                Fact(self.tr("Network name"), asset.hostname, copyable=True),
                Fact(self.tr("System"), asset.system),
                Fact(self.tr("Processor"), asset.processor),
                Fact(self.tr("Memory"), asset.memory),
                Fact(self.tr("Storage"), asset.storage),
                Fact(words.field("screen"), asset.screen),
                Fact(words.field("ports"), asset.ports),
                Fact(words.field("software"), asset.software),
                Fact(words.field("vpn"), asset.vpn),
                Fact(self.tr("Bought on"), bought),
            ]
        )

    def _show_visits(self, card: assets.Card) -> None:
        self._visits.set_facts(
            [
                Fact(
                    moments.short_date(moments.local_day(visit.starts_at, visit.timezone)),
                    f"{ticket_title(visit.ticket_number)} · {visit.technician_name}",
                    action=("tickets", visit.ticket_id),
                    chip=visit_state_chip(visit.state),
                )
                for visit in card.visits
            ]
        )
        self._visits_heading.setVisible(bool(card.visits))

    @Slot()
    def _ask_ticket(self) -> None:
        self.open_ticket_for.emit(self._asset_id)

    @Slot()
    def _ask_label(self) -> None:
        self.label_asked.emit(self._asset_id)

    @Slot()
    def _correct(self) -> None:
        if self._shown is None:
            return
        asset = self._shown.asset
        before = {field: str(getattr(asset, field)) for field in _CORRECTED_FIELDS}

        def command(old: dict[str, str], new: dict[str, str]) -> EditAsset:
            return EditAsset(asset_id=asset.id, before=old, after=new)

        title = self.tr("Correct {number}").format(number=asset.inventory_number)
        EditFieldsDialog(self._context, title, before, command, self.window()).open()

    @Slot(object)
    def _go_to_ticket(self, ticket_id: object) -> None:
        self.navigate.emit("tickets", ticket_id)

    @Slot()
    def _go_to_current_ticket(self) -> None:
        self.navigate.emit("tickets", self._tickets.current_key())

    @Slot(object)
    def _follow_link(self, target: object) -> None:
        if isinstance(target, QUrl):
            QDesktopServices.openUrl(target)
        elif isinstance(target, tuple):
            self.navigate.emit(*target)


def _site_words(card: assets.Card) -> str:
    site = card.site
    if site is None:
        return ""
    return ", ".join(part for part in (site.name, site.city) if part)


def _unusual(card: assets.Card) -> list[ChipSpec]:
    """Say of life cycle, custody and condition what is not as one expects."""
    asset = card.asset
    chips = []
    if asset.condition is not Condition.WORKING:
        chips.append(ChipSpec(words.word(asset.condition), Tone.WARN))
    if asset.custody is not Custody.CLIENT:
        tone = Tone.LOAN if asset.custody is Custody.ON_LOAN else Tone.NEUTRAL
        chips.append(ChipSpec(words.word(asset.custody), tone))
    if asset.life_cycle is not LifeCycle.IN_SERVICE:
        chips.append(ChipSpec(words.word(asset.life_cycle), Tone.NEUTRAL))
    return chips
