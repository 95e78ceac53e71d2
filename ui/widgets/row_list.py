"""A list of rows handed in as data; keeps what is chosen when the rows are handed in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QWidget,
)

from ui.theme import SIZE, Theme, Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.rows import Index, RowDelegate, RowRole
from ui.widgets.timeline import Moment, TimelineDelegate


@dataclass(frozen=True)
class Row:
    """One row: what it stands for and what it shows. `start`, `end`, `moment`: timelines only."""

    key: object
    title: str
    subtitle: str = ""
    time: str = ""
    chip: ChipSpec | None = None
    priority: Tone | None = None
    icon: str = ""
    mark: str = ""
    pending: bool = False
    start: str = ""
    end: str = ""
    moment: Moment | None = None
    spoken: str = field(default="", compare=False)  # for screen readers, else title and subtitle


SERVED: dict[int, str] = {
    Qt.ItemDataRole.DisplayRole: "title",
    RowRole.KEY: "key",
    RowRole.SUBTITLE: "subtitle",
    RowRole.TIME: "time",
    RowRole.CHIP: "chip",
    RowRole.PRIORITY: "priority",
    RowRole.ICON: "icon",
    RowRole.MARK: "mark",
    RowRole.PENDING: "pending",
    RowRole.START: "start",
    RowRole.END: "end",
    RowRole.MOMENT: "moment",
}


class RowModel(QAbstractListModel):
    """Rows in memory, for lists of a few hundred; longer ones override where rows come from."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the roles of RowRole, the title and what a screen reader says."""
        name = SERVED.get(role)
        if name is not None:
            return getattr(self.row_at(index.row()), name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(self.row_at(index.row()))
        return None

    def row_at(self, place: int) -> Row:
        """Return what stands at a place."""
        return self._rows[place]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where only contents changed, the view keeps its place."""
        fresh = list(rows)
        if [row.key for row in fresh] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(self._rows, fresh, strict=True)):
            if old != new:
                self._rows[place] = new
                self.dataChanged.emit(self.index(place), self.index(place))

    def index_of(self, key: object) -> QModelIndex:
        """Return the place of the row that stands for `key`, invalid when there is none."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                return self.index(place)
        return QModelIndex()


def _spoken(row: Row) -> str:
    if row.spoken:
        return row.spoken
    chip = row.chip.text if row.chip else ""
    parts = (row.start, row.title, row.subtitle, row.time, chip)
    return ", ".join(part for part in parts if part)


class RowList(QListView):
    """A list of rows: `chosen` when the current row changes, `activated_key` on Enter."""

    chosen = Signal(object)
    activated_key = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        height: int = SIZE.row_dense,
        delegate: QStyledItemDelegate | None = None,
        model: RowModel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show rows `height` px high; `name` is what a screen reader calls the list."""
        super().__init__(parent)
        self._theme = theme
        self._rows = model or RowModel(self)
        self._told: object = None
        # The view does not own its delegate: without this reference it would be collected.
        self._delegate = delegate or RowDelegate(theme, height=height, parent=self)
        self.setItemDelegate(self._delegate)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_activated)
        theme.changed.connect(self._dress)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen, without a signal, if it is still there."""
        kept = self.current_key()
        place = self.verticalScrollBar().value()
        self._rows.set_rows(rows)
        if kept is not None and self.current_key() != kept:
            self._told = kept
            self.choose(kept)
        if self.current_key() is None:
            self._told = None
        self.verticalScrollBar().setValue(place)

    def current_key(self) -> object:
        """Return what the chosen row stands for, None when none is chosen."""
        return self.currentIndex().data(RowRole.KEY) if self.currentIndex().isValid() else None

    def choose(self, key: object) -> bool:
        """Choose the row of `key`; tell whether there is one."""
        index = self._rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Choose the first row, if any."""
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0))

    def keys(self) -> list[object]:
        """Return what the rows stand for, from the top."""
        return [self._rows.index(n).data(RowRole.KEY) for n in range(self._rows.rowCount())]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without choosing: Qt would choose the first row, and turn to it."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)
            self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = current.data(RowRole.KEY) if current.isValid() else None
        if key is not None and key != self._told:
            self._told = key
            self.chosen.emit(key)

    @Slot(QModelIndex)
    def _tell_activated(self, index: QModelIndex) -> None:
        self.activated_key.emit(index.data(RowRole.KEY))

    @Slot()
    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class TimelineList(RowList):
    """A day's visits, on a timeline."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show rows with their start, end and moment."""
        super().__init__(theme, name, delegate=TimelineDelegate(theme), parent=parent)
