"""Clients' machines that are being repaired, each with its next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.assets import Custody
from ordidesk.domain.loan_stock import BringIn
from ordidesk.domain.repairs import OVER, GiveBackMachine
from ordidesk.queries.workshop import Bench
from ui.models.workshop_rows import bench_row
from ui.pages.carry_dialog import CarryDialog
from ui.pages.context import PageContext
from ui.pages.move_repair import MoveRepairDialog
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.row_list import RowList
from ui.widgets.tap_row import TapRow
from ui.widgets.text import text_label


class BenchCard(Card):
    """The longest first; what is repaired is loaded for its way back."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the card without rows."""
        super().__init__(self.tr("Being repaired"), flush=True, parent=parent)
        self._context = context
        theme = context.theme
        self._rows: dict[str, Bench] = {}
        self._list = RowList(theme, self.tr("Being repaired"))
        self._none = text_label(
            self.tr("No client's machine is being repaired."), TextStyle.LABEL, tone="secondary"
        )
        self._none.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, SIZE.space_8)
        self._next = Button(theme, self.tr("Next step…"), icon="wrench", field=True)
        self._bring = Button(theme, self.tr("Bring in"), field=True)
        self._carry = Button(theme, self.tr("Load into a van…"), icon="car", field=True)
        self._home = Button(theme, self.tr("Given back"), icon="check", field=True)
        self._see = Button(theme, self.tr("See the ticket"), ButtonKind.LINK)
        self.add(self._none)
        self.add(self._list, 1)
        self.add(TapRow(self._next, self._bring, self._carry, self._home, link=self._see))
        self._list.chosen.connect(self._follow_choice)
        self._next.clicked.connect(self._ask_step)
        self._bring.clicked.connect(self._bring_in)
        self._carry.clicked.connect(self._ask_carry)
        self._home.clicked.connect(self._give_back)
        self._see.clicked.connect(self._go_to_ticket)
        self._follow_choice()

    def show_rows(self, rows: Sequence[Bench]) -> None:
        """Show the machines that are with us."""
        self._rows = {row.repair_id: row for row in rows}
        now = self._context.clock()
        self._list.set_rows([bench_row(row, now) for row in rows])
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.heading.set_trailing(str(len(rows)) if rows else "")
        self._follow_choice()

    def choose(self, repair_id: str) -> None:
        """Turn to a row."""
        self._list.choose(repair_id)

    def zone(self) -> RowList:
        """Return the list, for F6."""
        return self._list

    def _current(self) -> Bench | None:
        return self._rows.get(str(self._list.current_key() or ""))

    @Slot()
    def _follow_choice(self) -> None:
        row = self._current()
        self._next.setVisible(row is not None)
        self._see.setVisible(row is not None)
        self._bring.setVisible(row is not None and row.custody is Custody.TRANSIT)
        away = row is not None and row.custody is Custody.WORKSHOP and row.state in OVER
        self._carry.setVisible(away)
        self._home.setVisible(row is not None and row.state in OVER and not row.loan_number)

    @Slot()
    def _ask_step(self) -> None:
        row = self._current()
        if row is not None:
            MoveRepairDialog(self._context, row.repair_id, row.state, self.window()).open()

    @Slot()
    def _bring_in(self) -> None:
        row = self._current()
        if row is not None:
            self._context.actions.give(BringIn(asset_id=row.asset_id))

    @Slot()
    def _ask_carry(self) -> None:
        row = self._current()
        if row is not None:
            CarryDialog(self._context, row.asset_id, row.asset_number, self.window()).open()

    @Slot()
    def _give_back(self) -> None:
        """Where no loan stands in: with one, its return brings the machine home."""
        row = self._current()
        if row is not None:
            self._context.actions.give(GiveBackMachine(repair_id=row.repair_id))

    @Slot()
    def _go_to_ticket(self) -> None:
        row = self._current()
        if row is not None:
            self.navigate.emit("tickets", row.ticket_id)
