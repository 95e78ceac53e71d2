"""Choosing who gets a ticket, with what each one has in hand in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ordidesk.queries.loads import Load
from ui.models.load_table import NAME, OPEN, TODAY, TOMORROW, LoadTable
from ui.theme import SIZE, Theme
from ui.widgets.table import DataTable, TableDelegate

_FIGURES = frozenset(range(OPEN, TOMORROW + 1))


class LoadChoice(QWidget):
    """Who has the least comes first; arrows choose, ``chosen`` tells of the person's own choice."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer nobody yet."""
        super().__init__(parent)
        self._model = LoadTable(self)
        delegate = TableDelegate(
            theme, strong=frozenset({NAME}), figures=_FIGURES, chips=frozenset({TODAY})
        )
        self._table = DataTable(theme, self.tr("Assign to"), delegate)
        self._table.setModel(self._model)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self._table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)
        figures = (SIZE.load_open, SIZE.load_critical, SIZE.load_today, SIZE.load_tomorrow)
        self._table.set_columns((0, *figures), frozenset({NAME}))
        # It takes the height that the other fields leave, and never less than two people.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(3 * SIZE.row_single)
        self._table.chosen.connect(self._tell)
        self.setFocusProxy(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)

    def set_loads(self, loads: Sequence[Load]) -> None:
        """Offer these; who was chosen stays chosen, unless they left meanwhile."""
        kept = self.technician_id()
        with QSignalBlocker(self._table):
            self._model.set_loads(loads)
        self.choose(kept)

    def choose(self, person_id: str) -> bool:
        """Choose somebody without a signal; tell whether they are offered."""
        place = self._model.place_of(person_id)
        with QSignalBlocker(self._table):
            if place < 0:
                self._table.clearSelection()
                self._table.setCurrentIndex(self._model.index(-1, NAME))
            else:
                self._table.selectRow(place)
        return place >= 0

    def choose_among(self, wanted: Sequence[str]) -> None:
        """Choose the first of these who is there today; else who has the least in hand."""
        there = (self._model.load_of(it) for it in wanted if it)
        found = next((it.id for it in there if it is not None and not it.absent), "")
        self.choose(found or self._model.first_there())

    def technician_id(self) -> str:
        """Return who is chosen, empty when nobody is."""
        return str(self._table.current_key() or "")

    def name(self) -> str:
        """Return the name of who is chosen."""
        load = self._model.load_of(self.technician_id())
        return load.name if load else ""

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()
