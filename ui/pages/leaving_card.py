"""What leaves on the next day of visits, van by van, in the order of the visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.loan_stock import BringIn, CarryAsset
from ordidesk.queries.workshop import Departure, Leaving
from ui.models.workshop_rows import day_words, departure_title, is_ready, leaving_row
from ui.pages.context import PageContext
from ui.pages.prepare_loaner import PrepareLoanerDialog
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.tap_row import TapRow
from ui.widgets.text import text_label


class LeavingCard(Card):
    """The next day's loaners; a scan ticks them, a tap does too."""

    navigate = Signal(str, object)
    print_asked = Signal(object)
    """The loans' ids, in the order of the vans and their visits."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the card without rows."""
        super().__init__(self.tr("Leaving"), flush=True, parent=parent)
        self._context = context
        theme = context.theme
        self._rows: dict[str, Leaving] = {}
        self._list = GroupedRows(theme, self.tr("Leaving"))
        self._none = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._none.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, SIZE.space_8)
        self._print = Button(theme, "", icon="printer")
        self._prepare = Button(theme, self.tr("Prepare…"), ButtonKind.PRIMARY, field=True)
        self._load = Button(theme, self.tr("Load"), ButtonKind.PRIMARY, icon="car", field=True)
        self._unload = Button(theme, self.tr("Unload"), field=True)
        self._see = Button(theme, self.tr("See the loan"), ButtonKind.LINK)
        self.heading.add_widget(self._print)
        self.add(self._none)
        self.add(self._list, 1)
        self.add(TapRow(self._prepare, self._load, self._unload, link=self._see))
        self._list.chosen.connect(self._follow_choice)
        self._list.activated_key.connect(self._go_to)
        self._print.clicked.connect(self._ask_print)
        self._prepare.clicked.connect(self._ask_prepare)
        self._load.clicked.connect(self._load_it)
        self._unload.clicked.connect(self._unload_it)
        self._see.clicked.connect(self._go_to_current)
        self._follow_choice()

    def show_departures(self, departures: Sequence[Departure], day: date, today: date) -> None:
        """Show what leaves on a day."""
        self._rows = {it.loan_id: it for one in departures for it in one.leaving}
        named = day_words(day, today)
        self.set_title(self.tr("Leaving {day}").format(day=named))
        self._list.set_groups(
            [(departure_title(one), [leaving_row(it) for it in one.leaving]) for one in departures]
        )
        self._list.setVisible(bool(self._rows))
        self._none.setText(
            self.tr(
                "No loaner leaves {day}. Those reserved for planned visits appear here."
            ).format(day=named)
        )
        self._none.setVisible(not self._rows)
        self._print.set_label(
            self.tr("Print {day} ({n})").format(day=named, n=len(self._rows)), "printer"
        )
        self._print.setVisible(bool(self._rows))
        self._follow_choice()

    def choose(self, loan_id: str) -> None:
        """Turn to a row."""
        self._list.choose(loan_id)

    def zone(self) -> GroupedRows:
        """Return the list, for F6."""
        return self._list

    def _current(self) -> Leaving | None:
        return self._rows.get(str(self._list.current_key() or ""))

    @Slot()
    def _follow_choice(self) -> None:
        row = self._current()
        ready = row is not None and is_ready(row)
        loaded = row is not None and row.is_loaded
        may_prepare = PrepareLoanerDialog.is_for(self._context)
        self._prepare.setVisible(row is not None and not ready and not loaded and may_prepare)
        self._load.setVisible(ready and not loaded)
        self._unload.setVisible(loaded)
        self._see.setVisible(row is not None)

    @Slot()
    def _ask_print(self) -> None:
        self.print_asked.emit(tuple(self._rows))

    @Slot()
    def _ask_prepare(self) -> None:
        row = self._current()
        if row is not None:
            PrepareLoanerDialog(self._context, row.loaner_id, self.window()).open()

    @Slot()
    def _load_it(self) -> None:
        row = self._current()
        if row is not None:
            self._context.actions.give(
                CarryAsset(asset_id=row.loaner_id, holder_id=row.technician_id)
            )

    @Slot()
    def _unload_it(self) -> None:
        row = self._current()
        if row is not None:
            self._context.actions.give(BringIn(asset_id=row.loaner_id))

    @Slot(object)
    def _go_to(self, loan_id: object) -> None:
        self.navigate.emit("loans", loan_id)

    @Slot()
    def _go_to_current(self) -> None:
        self._go_to(self._list.current_key())
