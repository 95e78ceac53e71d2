"""Parc: every machine in a table, and the chosen one's card."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.assets import Category
from ordidesk.domain.places import CoverState
from ordidesk.queries import asset_labels, assets, directory
from ordidesk.queries.assets import Sort
from ui import moments, words
from ui.models.asset_table import COLUMNS, COVER_COLUMN, AssetTableModel
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_detail import ListDetail
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.table import DataTable, TableDelegate
from ui.widgets.text import text_label

_WIDTHS = (104, 160, 148, 128, 116, 132)
"""Logical pixels a column: together the design's table beside the card at 1366."""
_GROWING = frozenset({1, 2, 3, 4})


class AssetsPage(FollowingPage):
    """The machines of all clients: filtered, sorted, one in full."""

    SHOWN_KINDS = FollowingPage.SHOWN_KINDS - {"journal_entry"}

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)
    shown = Signal(object)
    """The id of the asset that the person turned to, for back and forward."""
    labels_asked = Signal(object)
    """The inventory labels to print: a tuple of ``InventoryLabel``."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build table and card; they are filled when the page is shown."""
        super().__init__(context, parent)
        theme = context.theme
        self._wanted = ""
        self._sort, self._descending = Sort.NUMBER, False
        self._model = AssetTableModel(context.desk, self._today)
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Number, model, serial, user, place…"))
        self._text.setAccessibleName(self.tr("Filter the machines"))
        self._text.setClearButtonEnabled(True)
        self._client = QComboBox()
        self._client.setAccessibleName(self.tr("Client"))
        self._site = QComboBox()
        self._site.setAccessibleName(self.tr("Site"))
        self._category = QComboBox()
        self._category.setAccessibleName(self.tr("Kind"))
        self._cover = QComboBox()
        self._cover.setAccessibleName(self.tr("Contract"))
        self._count = text_label("", TextStyle.LABEL, tone="secondary")
        self._labels = Button(theme, self.tr("Print these labels…"), ButtonKind.LINK)
        self._table = DataTable(
            theme,
            self.tr("Machines"),
            TableDelegate(
                theme,
                strong=frozenset({0}),
                figures=frozenset({0}),
                chips=frozenset({COVER_COLUMN}),
                secondary=frozenset({3, 4}),
            ),
        )
        self._table.setModel(self._model)
        self._none = EmptyState(
            theme,
            "monitor",
            self.tr("No machine fits this filter"),
            self.tr("Try fewer words, or all clients."),
            self.tr("Clear the filters"),
        )
        self._rows = QStackedWidget()
        self._card = AssetCard(context, prints_labels=True)
        self._no_card = EmptyState(
            theme,
            "scan-barcode",
            self.tr("No machine chosen"),
            self.tr("Choose one in the table, or scan its label with F2."),
        )
        self._detail = QStackedWidget()
        self._fill_choices()
        self._lay_out()
        self._connect()

    def _fill_choices(self) -> None:
        self._category.addItem(self.tr("All kinds"), None)
        for category in Category:
            self._category.addItem(words.word(category), category)
        self._cover.addItem(self.tr("Covered or not"), None)
        for state, label in (
            (CoverState.COVERED, self.tr("Covered")),
            (CoverState.EXPIRED, self.tr("Expired")),
            (CoverState.NONE, self.tr("Out of contract")),
        ):
            self._cover.addItem(label, state)
        self._fill_places()

    def _fill_places(self) -> None:
        """Offer the clients there are, and the chosen one's sites; keep what is chosen."""
        desk = self._context.desk
        clients = [(client.name, client.id) for client in desk.ask(directory.clients)]
        _refill(self._client, self.tr("All clients"), clients)
        client_id = str(self._client.currentData() or "")
        sites = desk.ask(directory.sites, client_id) if client_id else ()
        _refill(self._site, self.tr("All sites"), [(site.name, site.id) for site in sites])
        self._site.setVisible(bool(client_id))

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(SIZE.space_8)
        filters.setContentsMargins(SIZE.space_16, SIZE.space_12, SIZE.space_16, SIZE.space_8)
        filters.addWidget(self._text, 1)
        for choice in self._choices():
            choice.setFixedWidth(SIZE.choice)
            filters.addWidget(choice)
        below = QHBoxLayout()
        below.setSpacing(SIZE.space_16)
        below.setContentsMargins(SIZE.space_16, SIZE.space_4, SIZE.space_16, SIZE.space_4)
        below.addWidget(self._count)
        below.addWidget(self._labels)
        below.addStretch()
        self._rows.addWidget(self._table)
        self._rows.addWidget(self._none)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(self._rows, 1)
        column.addLayout(below)
        scroll = ScrollColumn()
        scroll.add(self._card)
        self._detail.addWidget(self._no_card)
        self._detail.addWidget(scroll)
        self._detail.setContentsMargins(SIZE.space_12, SIZE.space_12, SIZE.space_12, SIZE.space_12)
        self._panes = ListDetail(
            self._context.theme,
            pane,
            self._detail,
            list_width=SIZE.asset_table,
            widest_detail=SIZE.widest_card,
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._panes)
        self._table.set_columns(_WIDTHS, _GROWING)
        self._table.show_sorted(0, descending=False)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._ask_rows)
        self._client.currentIndexChanged.connect(self._change_client)
        for choice in (self._site, self._category, self._cover):
            choice.currentIndexChanged.connect(self._ask_rows)
        self._table.sort_requested.connect(self._sort_by)
        self._table.chosen.connect(self._turn_to)
        self._table.clicked.connect(self._panes.show_detail)
        self._table.activated_key.connect(self._enter)
        self._none.acted.connect(self._clear_filters)
        self._card.navigate.connect(self.navigate)
        self._card.open_ticket_for.connect(self.open_ticket_for)
        self._labels.clicked.connect(self._ask_labels)
        self._card.label_asked.connect(self._ask_label_of)

    def _choices(self) -> tuple[QComboBox, ...]:
        return self._client, self._site, self._category, self._cover

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._text, self._table, self._card

    def show_record(self, argument: object) -> None:
        """Show an asset by its id, or the machines of a ``Filter``'s client and site."""
        if isinstance(argument, assets.Filter):
            self._clear_filters()
            self._client.setCurrentIndex(max(0, self._client.findData(argument.client_id)))
            self._site.setCurrentIndex(max(0, self._site.findData(argument.site_id)))
            self._panes.show_list()
        elif isinstance(argument, str) and argument:
            self._wanted = argument
            self._show_card(argument)
            self._panes.show_detail()
            self._choose_row(argument)

    def current_asset(self) -> str:
        """Return the id of the asset shown, empty when none is."""
        return self._card.asset_id()

    def _today(self) -> date:
        return moments.local_day(self._context.clock(), self._context.zone)

    def refresh(self) -> None:
        """Ask again and show what comes."""
        self._fill_places()
        self._ask_rows()
        if self._card.asset_id():
            self._show_card(self._card.asset_id())

    def _filter(self) -> assets.Filter:
        category, cover = self._category.currentData(), self._cover.currentData()
        return assets.Filter(
            text=self._text.text(),
            client_id=str(self._client.currentData() or ""),
            site_id=str(self._site.currentData() or ""),
            category=Category(category) if category else None,
            cover=CoverState(cover) if cover else None,
        )

    @Slot()
    def _change_client(self) -> None:
        self._fill_places()
        self._ask_rows()

    @Slot()
    def _ask_labels(self) -> None:
        """Gather the labels of the machines in the table."""
        keys = list(self._model.keys())
        self._gather_labels(keys)

    @Slot(str)
    def _ask_label_of(self, asset_id: str) -> None:
        key = self._context.desk.ask(assets.key_of, asset_id)
        if key is not None:
            self._gather_labels([key])

    def _gather_labels(self, keys: list[int]) -> None:
        desk, today = self._context.desk, self._today()
        self._context.reads.run(
            lambda: desk.ask(asset_labels.labels_of, keys, today),
            self.labels_asked.emit,
            self._context.actions.report,
        )

    @Slot()
    def _ask_rows(self) -> None:
        """Ask for the order off the window's thread; rows come as they are seen."""
        wanted, desk = self._filter(), self._context.desk
        sort, descending, today = self._sort, self._descending, self._today()

        def ask() -> tuple[assets.Filter, array[int]]:
            return wanted, desk.ask(assets.keys, wanted, sort, today, descending=descending)

        self._context.reads.run(ask, self._show_rows, self._context.actions.report)

    def _show_rows(self, answer: tuple[assets.Filter, array[int]]) -> None:
        wanted, keys = answer
        if wanted != self._filter():
            return
        self._model.set_keys(keys)
        self._rows.setCurrentIndex(0 if keys else 1)
        self._count.setText(self.tr("%Ln machine(s)", None, len(keys)))
        self._labels.setVisible(0 < len(keys) <= asset_labels.MOST)
        if self._wanted:
            self._choose_row(self._wanted)

    def _choose_row(self, asset_id: str) -> None:
        index = self._model.index_of(asset_id)
        if index.isValid():
            self._wanted = ""
            seen = self._table.viewport().rect().contains(self._table.visualRect(index))
            self._table.setCurrentIndex(index)
            if not seen:
                self._table.scrollTo(index, DataTable.ScrollHint.PositionAtCenter)

    def _show_card(self, asset_id: str) -> None:
        self._detail.setCurrentIndex(1 if self._card.show_asset(asset_id) else 0)

    @Slot(int, bool)
    def _sort_by(self, column: int, descending: bool) -> None:  # noqa: FBT001 - the signal's form
        self._sort, self._descending = COLUMNS[column], descending
        self._ask_rows()

    @Slot(object)
    def _turn_to(self, asset_id: object) -> None:
        if asset_id in {None, self._card.asset_id()}:
            return
        self._show_card(str(asset_id))
        self.shown.emit(asset_id)

    @Slot(object)
    def _enter(self, asset_id: object) -> None:
        self._turn_to(asset_id)
        self._panes.show_detail()

    @Slot()
    def _clear_filters(self) -> None:
        for choice in self._choices():
            choice.setCurrentIndex(0)
        self._text.clear()


def _refill(choice: QComboBox, everything: str, entries: Sequence[tuple[str, str]]) -> None:
    """Offer other entries without a signal; what is chosen stays chosen if it is among them."""
    with QSignalBlocker(choice):
        chosen = choice.currentData()
        choice.clear()
        choice.addItem(everything, "")
        for name, key in entries:
            choice.addItem(name, key)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
