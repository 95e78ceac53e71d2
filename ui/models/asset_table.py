"""The table of assets, of any length."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from ordidesk.desk import Desk
from ordidesk.domain.assets import Custody
from ordidesk.queries import assets
from ordidesk.queries.assets import Sort
from ui import words
from ui.models.keyed import KeyedRows
from ui.models.rows import short_cover_chip
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.rows import Index, RowRole

COLUMNS: tuple[Sort, ...] = (
    Sort.NUMBER,
    Sort.MODEL,
    Sort.CLIENT,
    Sort.SITE,
    Sort.USER,
    Sort.COVER,
)
"""What each column shows and sorts by."""
COVER_COLUMN = COLUMNS.index(Sort.COVER)


class AssetTableModel(QAbstractTableModel):
    """Assets by key; only the rows that are looked at are read."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        """Start empty."""
        super().__init__(parent)

        def fetch(keys: Sequence[int]) -> dict[int, assets.Row]:
            return desk.ask(assets.rows, keys, today())

        self._desk = desk
        self._assets = KeyedRows(fetch)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many assets the filter lets through."""
        return 0 if parent is not None and parent.isValid() else len(self._assets)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return {
            Sort.NUMBER: translate("AssetTable", "Number"),
            Sort.MODEL: translate("AssetTable", "Model"),
            Sort.CLIENT: translate("AssetTable", "Client"),
            Sort.SITE: translate("AssetTable", "Site"),
            Sort.USER: translate("AssetTable", "User"),
            Sort.COVER: translate("AssetTable", "Contract"),
        }[COLUMNS[section]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer a cell's text, its chip, and the asset's id; nothing else."""
        if role == Qt.ItemDataRole.DisplayRole:
            asset = self._assets.at(index.row())
            return "" if asset is None else _TEXTS[COLUMNS[index.column()]](asset)
        if role == RowRole.CHIP:
            return self._chip(index)
        if role == RowRole.KEY:
            asset = self._assets.at(index.row())
            return None if asset is None else asset.id
        return None

    def _chip(self, index: Index) -> ChipSpec | None:
        asset = self._assets.at(index.row())
        if asset is None or index.column() != COVER_COLUMN:
            return None
        return _cover_chip(asset)

    def index_of(self, asset_id: str) -> QModelIndex:
        """Return the place of an asset, invalid when the filter holds it back."""
        key = self._desk.ask(assets.key_of, asset_id)
        place = None if key is None else self._assets.place_of(key)
        return QModelIndex() if place is None else self.index(place, 0)

    def keys(self) -> array[int]:
        """Return the keys of what is shown, in its order."""
        return self._assets.keys

    def set_keys(self, keys: array[int]) -> None:
        """Show these assets; where only contents changed, the view keeps its place."""
        if keys != self._assets.keys:
            self.beginResetModel()
            self._assets.set_keys(keys)
            self.endResetModel()
            return
        self._assets.forget()
        if keys:
            last = self.index(len(keys) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _cover_chip(asset: assets.Row) -> ChipSpec:
    """Say whether the contract covers it; of what we own ourselves, where it is."""
    if asset.client_id:
        return short_cover_chip(asset.cover)
    tone = Tone.LOAN if asset.custody is Custody.ON_LOAN else Tone.NEUTRAL
    return ChipSpec(words.word(asset.custody), tone)


_TEXTS: dict[Sort, Callable[[assets.Row], str]] = {
    Sort.NUMBER: lambda asset: asset.inventory_number,
    Sort.MODEL: lambda asset: f"{asset.brand} {asset.model}".strip(),
    Sort.CLIENT: lambda asset: asset.client_name,
    Sort.SITE: lambda asset: asset.site_name,
    Sort.USER: lambda asset: asset.user_name,
    Sort.COVER: lambda asset: _cover_chip(asset).text,
}
