"""What a scan came to: the machine's card, the machines that fit, or how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ordidesk.queries import day
from ordidesk.queries.search import AssetHit
from ordidesk.store.notices import Changed
from ui.models.search_results import category_icon
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_list import Row, RowList
from ui.widgets.scroll_column import ScrollColumn

_SHOWN_KINDS = frozenset({"asset", "ticket", "visit", "site", "client", "person", "contract"})


class ScanResults(QStackedWidget):
    """Shows one result at a time, and keeps the card it shows up to date."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Say how to begin."""
        super().__init__(parent)
        self._context = context
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
        self._choices = RowList(theme, self.tr("Several machines fit"))
        self._choice_card = Card(self.tr("Several machines fit"), flush=True)
        self._choice_card.add(self._choices, 1)
        for result in (self._hint, self._card_scroll, self._choice_card):
            self.addWidget(result)
        self._card.navigate.connect(self.navigate)
        self._card.open_ticket_for.connect(self.open_ticket_for)
        self._choices.activated_key.connect(self._choose)
        self._choices.clicked.connect(self._choose_current)
        context.bridge.changed.connect(self._follow)

    def asset_id(self) -> str:
        """Return the id of the machine shown, empty when none is."""
        return self._card.asset_id()

    def show_asset(self, asset_id: str) -> None:
        """Show the machine of this id, and whether it belongs where the visit is."""
        desk = self._context.desk
        running = desk.ask(day.running, desk.actor.id)
        if self._card.show_asset(asset_id, running.client_id if running else ""):
            self.setCurrentWidget(self._card_scroll)

    def offer(self, assets: Sequence[AssetHit]) -> None:
        """Let the person choose among machines that fit alike."""
        self._choices.set_rows([hit_row(asset) for asset in assets])
        self.setCurrentWidget(self._choice_card)
        self._choices.choose_first()
        self._choices.setFocus()

    def refresh(self) -> None:
        """Ask again what is shown."""
        if self._card.asset_id():
            self.show_asset(self._card.asset_id())

    @Slot(object)
    def _choose(self, asset_id: object) -> None:
        self.show_asset(str(asset_id))

    @Slot()
    def _choose_current(self) -> None:
        self.show_asset(str(self._choices.current_key()))

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        concerns = changed.everything or _SHOWN_KINDS & changed.records.keys()
        if concerns and self.isVisible():
            self.refresh()


def hit_row(asset: AssetHit, time: str = "") -> Row:
    """Return a machine as a row of a list; ``time`` says when it was scanned."""
    model = f"{asset.brand} {asset.model}".strip()
    return Row(
        key=asset.id,
        title=" · ".join(part for part in (asset.inventory_number, model) if part),
        subtitle=" · ".join(part for part in (asset.client_name, asset.site_name) if part),
        time=time,
        icon=category_icon(asset.category),
    )
