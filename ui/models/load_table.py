"""Technicians with what each has in hand, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt

from ordidesk.queries.loads import Load
from ui import moments
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.rows import Index, RowRole

_WHOLE = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})
NAME, OPEN, CRITICAL, TODAY, TOMORROW = range(5)


class LoadTable(QAbstractTableModel):
    """Columns: name, open tickets, critical ones, visits of today, hours of tomorrow."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._loads: tuple[Load, ...] = ()

    def set_loads(self, loads: Sequence[Load]) -> None:
        """Show these people, in this order."""
        self.beginResetModel()
        self._loads = tuple(loads)
        self.endResetModel()

    def load_of(self, person_id: str) -> Load | None:
        """Return what somebody has in hand; ``None`` for who is not offered."""
        return next((it for it in self._loads if it.id == person_id), None)

    def place_of(self, person_id: str) -> int:
        """Return somebody's line, -1 for who is not offered."""
        ids = [it.id for it in self._loads]
        return ids.index(person_id) if person_id in ids else -1

    def first_there(self) -> str:
        """Return who has least in hand of those who are there; empty when nobody is."""
        return next((it.id for it in self._loads if not it.absent), "")

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many people can be given a ticket."""
        return 0 if parent is not None and parent.isValid() else len(self._loads)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else TOMORROW + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        translate = QCoreApplication.translate
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("LoadTable", "Technician"),
                translate("LoadTable", "Open"),
                translate("LoadTable", "Crit."),
                translate("LoadTable", "Today"),
                translate("LoadTable", "Tomorrow"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                "",
                translate("LoadTable", "Open tickets"),
                translate("LoadTable", "Critical ones of the open tickets"),
                translate("LoadTable", "Visits of today that are not over"),
                translate("LoadTable", "How long the visits of tomorrow take"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer a cell's text; that somebody is away stands as a chip in place of the visits."""
        load = self._loads[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(load, index.column())
        if role == RowRole.KEY:
            return load.id
        if role == RowRole.CHIP and index.column() == TODAY and load.absent:
            return ChipSpec(QCoreApplication.translate("LoadTable", "Away"), Tone.WARN, plain=True)
        if role in _WHOLE and index.column() == NAME:
            return self._spoken(load)
        return None

    @staticmethod
    def _cell(load: Load, column: int) -> str:
        if column == NAME:
            return load.name
        if column == TOMORROW:
            return moments.duration(load.tomorrow) if load.tomorrow else "–"
        number = {OPEN: load.open_tickets, CRITICAL: load.critical, TODAY: load.visits_today}
        return str(number[column]) if number[column] else "–"

    def _spoken(self, load: Load) -> str:
        cells = (
            f"{self.headerData(column, Qt.Orientation.Horizontal)} {self._cell(load, column)}"
            for column in range(OPEN, TOMORROW + 1)
        )
        away = [QCoreApplication.translate("LoadTable", "Away")] if load.absent else []
        return ", ".join([load.name, *away, *cells])
