"""The list of tickets, of any length."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject

from ordidesk.desk import Desk
from ordidesk.queries import tickets
from ui.models.keyed import KeyedRows
from ui.models.rows import ticket_row
from ui.widgets.row_list import Row, RowModel
from ui.widgets.rows import Index

_GONE = Row(key=None, title="")


class TicketListModel(RowModel):
    """Tickets by key; only the rows that are looked at are read."""

    def __init__(
        self, desk: Desk, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._tickets = KeyedRows(lambda keys: desk.ask(tickets.rows, keys))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many tickets the filter lets through."""
        return 0 if parent is not None and parent.isValid() else len(self._tickets)

    def row_at(self, place: int) -> Row:
        """Return the ticket at a place in words."""
        ticket = self._tickets.at(place)
        return ticket_row(ticket, self._clock()) if ticket else _GONE

    def index_of(self, key: object) -> QModelIndex:
        """Return the place of a ticket's id, invalid when the filter holds it back."""
        row_key = self._desk.ask(tickets.key_of, str(key))
        place = None if row_key is None else self._tickets.place_of(row_key)
        return QModelIndex() if place is None else self.index(place)

    def set_keys(self, keys: array[int]) -> None:
        """Show these tickets; where only contents changed, the view keeps its place."""
        if keys != self._tickets.keys:
            self.beginResetModel()
            self._tickets.set_keys(keys)
            self.endResetModel()
            return
        self._tickets.forget()
        if keys:
            self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
