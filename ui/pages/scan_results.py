"""What a scan came to: the machine's card, a choice, a text that names nothing, or how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.labels.label import Code, Issuer, Meaning
from ordidesk.queries import day, labels
from ordidesk.queries.labels import LoanHit, Named, Resolved, TicketHit, VisitHit
from ordidesk.store.notices import Changed
from ordidesk.store.reader import Reader
from ui.models.scan_rows import named_row, unknown_row
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.pages.register_asset import Prefill, RegisterAssetDialog
from ui.pages.unknown_code import UnknownCode
from ui.theme import SIZE
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_list import RowList
from ui.widgets.scroll_column import ScrollColumn

_SHOWN_KINDS = frozenset(
    {"asset", "ticket", "visit", "loan", "site", "client", "person", "contract"}
)
_RARELY_MEANT = frozenset({Meaning.HOTLINE_PHONE, Meaning.PRODUCT})
"""What is beside a number on a label: offered only when there is nothing else."""


class ScanResults(QWidget):
    """Shows one result at a time, and keeps the card it shows up to date."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)
    search_asked = Signal(str)
    """A text that the person wants to look for anywhere."""
    listed = Signal(str)
    """The person has to choose; the text when all choices are of one, else empty."""
    settled = Signal(object, str)
    """A ``labels.Resolved`` that is shown now, and the id of its machine, empty without one."""

    def __init__(self, context: PageContext, issuer: Issuer, parent: QWidget | None = None) -> None:
        """Say how to begin."""
        super().__init__(parent)
        self._context = context
        self._issuer = issuer
        self._offered: tuple[Resolved, ...] = ()
        self._choosable: dict[object, Named | Resolved] = {}
        theme = context.theme
        self._hint = EmptyState(
            theme,
            "scan-barcode",
            self.tr("Hold a label before the camera"),
            self.tr("Or type its number, drop a photo, paste a picture, use a USB scanner."),
        )
        self._card = AssetCard(context)
        self._card_scroll = ScrollColumn()
        self._card_scroll.add(self._card)
        self._choices = RowList(theme, self.tr("What it may be"), height=SIZE.row)
        self._choice_card = Card(self.tr("What it may be"), flush=True)
        self._choice_card.add(self._choices, 1)
        self._unknown = UnknownCode(context)
        self._back = Button(
            theme, self.tr("Back to the choice"), ButtonKind.LINK, icon="arrow-left"
        )
        self._back.hide()
        self._results = QStackedWidget()
        for result in (self._hint, self._card_scroll, self._choice_card, self._unknown):
            self._results.addWidget(result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_8)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._results, 1)
        self._back.clicked.connect(self._list)
        self._card.navigate.connect(self.navigate)
        self._card.open_ticket_for.connect(self.open_ticket_for)
        self._choices.activated_key.connect(self._choose)
        self._choices.clicked.connect(self._choose_current)
        self._unknown.meant.connect(self._show_meant)
        self._unknown.register_asked.connect(self._ask_register)
        self._unknown.search_asked.connect(self.search_asked)
        context.bridge.changed.connect(self._follow)

    def asset_id(self) -> str:
        """Return the id of the machine shown, empty when none is."""
        return self._card.asset_id() if self._results.currentWidget() is self._card_scroll else ""

    def is_known(self) -> bool:
        """Tell whether any of the codes that were read last names a record."""
        return any(it.named for it in self._offered)

    def spoken(self) -> str:
        """Return what a screen reader is to say of what is shown; empty for an unknown code."""
        shown = self._results.currentWidget()
        if shown is self._choice_card:
            return self._choices.accessibleName()
        return self._card.accessibleName() if shown is self._card_scroll else ""

    def show_asset(self, asset_id: str) -> None:
        """Show a machine that was not read just now."""
        self._back.hide()
        self._show_card(asset_id)

    def _show_card(self, asset_id: str) -> None:
        """Show the card, and whether the machine belongs where the visit is."""
        desk = self._context.desk
        running = desk.ask(day.running, desk.actor.id)
        if self._card.show_asset(asset_id, running.client_id if running else ""):
            self._results.setCurrentWidget(self._card_scroll)

    def show_codes(self, codes: Sequence[Code]) -> None:
        """Show what the codes of one picture, or one text, stand for.

        One record is shown at once, several are there to choose from. Without any, the one text
        that is a number of ours is shown as unknown; several texts are there to choose from.
        """
        found = self._look_up(codes)
        records = labels.records_of(found)
        if len(records) == 1:
            self._show_named(records[0])
        elif records:
            self._list()
        else:
            numbers = [it for it in found if it.meaning is Meaning.INVENTORY_NUMBER]
            meant = numbers or [it for it in found if it.meaning not in _RARELY_MEANT] or found
            if len(meant) == 1:
                self._show_unknown(meant[0])
            elif meant:
                self._list()

    def offer(self, codes: Sequence[Code]) -> None:
        """Let the person confirm what was read uncertainly; nothing is shown unasked."""
        if self._look_up(codes):
            self._list()

    def refresh(self) -> None:
        """Ask again what is shown."""
        shown = self._unknown.found()
        if self.asset_id():
            self._show_card(self.asset_id())
        elif self._results.currentWidget() is self._unknown and shown is not None:
            self._look_again(shown)

    def _look_up(self, codes: Sequence[Code]) -> tuple[Resolved, ...]:
        self._back.hide()
        self._offered = self._context.desk.ask(labels.look_up, codes, self._issuer)
        return self._offered

    def _look_again(self, shown: Resolved) -> None:
        """Show the machine that has come meanwhile under a number that was unknown."""
        again = self._context.desk.ask(labels.resolve, shown.text, shown.symbology, self._issuer)
        if again.named:
            self.show_codes([Code(shown.text, shown.symbology)])

    @Slot()
    def _list(self) -> None:
        """List the records that fit, then the texts that name none."""
        records = labels.records_of(self._offered)
        texts = [it for it in self._offered if not it.named and it.meaning not in _RARELY_MEANT]
        self._choosable = {it.record.id: it for it in records}
        self._choosable |= {it.text: it for it in texts}
        rows = [named_row(it) for it in records]
        rows += [unknown_row(it, key=it.text) for it in texts]
        read = {it.text for it in self._offered if it.named} | {it.text for it in texts}
        self._choice_card.set_title(
            self.tr("%n code(s) read: which one?", None, len(read))
            if len(read) > 1
            else self.tr("Several machines fit")
        )
        self._back.hide()
        self.listed.emit(next(iter(read)) if len(read) == 1 else "")
        self._choices.set_rows(rows)
        self._results.setCurrentWidget(self._choice_card)
        self._choices.choose_first()
        self._choices.setFocus()

    def _show_named(self, named: Named) -> None:
        """Show a record where its kind is shown."""
        found = next(it for it in self._offered if named in it.named)
        match named.record:
            case TicketHit(id=ticket_id):
                self.settled.emit(found, "")
                self.navigate.emit("tickets", ticket_id)
            case LoanHit(id=loan_id):
                self.settled.emit(found, "")
                self.navigate.emit("loans", loan_id)
            case VisitHit() as visit:
                self.settled.emit(found, "")
                mine = visit.technician_id == self._context.desk.actor.id
                self.navigate.emit(*(("day", visit.id) if mine else ("tickets", visit.ticket_id)))
            case machine:
                self.settled.emit(found, machine.id)
                self._show_card(machine.id)

    def _show_unknown(self, found: Resolved) -> None:
        self._unknown.show_code(found)
        self._results.setCurrentWidget(self._unknown)
        self.settled.emit(found, "")

    @Slot(str)
    def _show_meant(self, number: str) -> None:
        """Show what was meant, once the person said so."""
        self.show_codes([Code(number)])

    @Slot(object)
    def _choose(self, key: object) -> None:
        chosen = self._choosable.get(key)
        self._back.setVisible(chosen is not None)
        if isinstance(chosen, Named):
            self._show_named(chosen)
        elif isinstance(chosen, Resolved):
            self._show_unknown(chosen)

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self._choices.current_key())

    @Slot(object)
    def _ask_register(self, found: Resolved) -> None:
        serials = [it.serial for it in self._offered if it.text != found.text and not it.named]
        self.register(Prefill(found.number, next(filter(None, serials), "")))

    def register(self, prefill: Prefill, *, in_place_of: str = "") -> None:
        """Ask for a new machine, and show it; ``in_place_of`` is the id of one that came back."""
        dialog = RegisterAssetDialog(self._context, prefill, self._issuer, self.window())
        dialog.in_place_of = in_place_of
        dialog.registered.connect(self._show_registered)
        dialog.known_chosen.connect(self.show_asset)
        dialog.open()

    @Slot(str)
    def _show_registered(self, asset_id: str) -> None:
        desk = self._context.desk
        machine = desk.ask(Reader.get, Asset, asset_id)
        if machine is not None:
            found = desk.ask(labels.resolve, machine.inventory_number, issuer=self._issuer)
            self.show_asset(asset_id)
            self.settled.emit(found, asset_id)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        concerns = changed.everything or _SHOWN_KINDS & changed.records.keys()
        if concerns and self.isVisible():
            self.refresh()
