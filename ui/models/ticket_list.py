"""A list of tickets, of any length."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject

from ordidesk.desk import Desk
from ordidesk.queries import tickets
from ordidesk.store.reader import Reader
from ui.models.keyed import KeyedRows
from ui.widgets.row_list import Row, RowModel
from ui.widgets.rows import Index

_GONE = Row(key=None, title="")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)


class TicketListModel(RowModel, Generic[R]):
    """Tickets by key; only the rows that are looked at are read."""

    def __init__(
        self,
        desk: Desk,
        read: Callable[[Reader, Sequence[int]], Mapping[int, R]],
        show: Callable[[R], Row],
        parent: QObject | None = None,
    ) -> None:
        """Start empty; ``read`` is the query of the rows, ``show`` puts one into words."""
        super().__init__(parent)
        self._desk = desk
        self._show = show
        self._tickets = KeyedRows(lambda keys: desk.ask(read, keys))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many tickets the filter lets through."""
        return 0 if parent is not None and parent.isValid() else len(self._tickets)

    def row_at(self, place: int) -> Row:
        """Return the ticket at a place in words."""
        ticket = self._tickets.at(place)
        return self._show(ticket) if ticket else _GONE

    def id_at(self, place: int) -> str:
        """Return the id of the ticket at a place, empty where there is none."""
        ticket = self._tickets.at(place) if 0 <= place < len(self._tickets) else None
        return ticket.id if ticket else ""

    def place_of(self, ticket_id: str) -> int | None:
        """Return the place of a ticket, ``None`` when the filter holds it back."""
        key = self._desk.ask(tickets.key_of, ticket_id)
        return None if key is None else self._tickets.place_of(key)

    def index_of(self, key: object) -> QModelIndex:
        """Return the place of a ticket's id, invalid when the filter holds it back."""
        place = self.place_of(str(key))
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
