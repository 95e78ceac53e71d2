"""What came back: scanned one after the other, then its condition in one tap, wiped later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.loan_settling import InspectLoaner, SettleLoan
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.queries.loans import LoanRow
from ordidesk.store.reader import Reader
from ui.counted_loans import CountedLoans
from ui.models.loan_lists import missing_accessories
from ui.models.workshop_rows import return_row
from ui.pages.context import PageContext
from ui.pages.inspect_loaner import InspectLoanerDialog
from ui.pages.wipe_loaner import WipeLoanerDialog
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.row_list import RowList
from ui.widgets.tap_row import TapRow
from ui.widgets.text import text_label


class ReturnsCard(Card):
    """The pile; the button says of all that were scanned that they are in good condition."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the card without rows."""
        super().__init__(self.tr("Returns"), flush=True, parent=parent)
        self._context = context
        theme = context.theme
        self._rows: dict[str, LoanRow] = {}
        self._scanned: list[str] = []
        self._list = RowList(theme, self.tr("Returns"))
        self._none = text_label(
            self.tr("Nothing came back that is still to be looked at. Scan what is brought in."),
            TextStyle.LABEL,
            tone="secondary",
            wrap=True,
        )
        self._none.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, SIZE.space_8)
        self._good = Button(theme, "", ButtonKind.PRIMARY, icon="check", field=True)
        self._other = Button(theme, self.tr("Otherwise…"), field=True)
        self._wipe = Button(theme, self.tr("Data erased…"), field=True)
        self._settle = Button(theme, self.tr("Settle"), field=True)
        self._see = Button(theme, self.tr("See the loan"), ButtonKind.LINK)
        self.add(self._none)
        self.add(self._list, 1)
        self.add(TapRow(self._good, self._other, self._wipe, self._settle, link=self._see))
        self._list.chosen.connect(self._follow_choice)
        self._list.activated_key.connect(self._go_to)
        self._good.clicked.connect(self._all_good)
        self._other.clicked.connect(self._ask_condition)
        self._wipe.clicked.connect(self._ask_wipe)
        self._settle.clicked.connect(self._settle_it)
        self._see.clicked.connect(self._go_to_current)
        self._follow_choice()

    def show_rows(self, rows: Sequence[LoanRow]) -> None:
        """Show what is to be looked at, wiped or settled; what was scanned stays ticked."""
        self._rows = {row.id: row for row in rows}
        self._scanned = [it for it in self._scanned if self._is_back(it)]
        now = self._context.clock()
        self._list.set_rows(
            [return_row(row, scanned=row.id in self._scanned, now=now) for row in rows]
        )
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.heading.set_trailing(str(len(rows)) if rows else "")
        self._follow_choice()

    def tick(self, loan_id: str) -> None:
        """Take in that a loaner was scanned that came back."""
        if loan_id not in self._scanned:
            self._scanned.append(loan_id)
        self.show_rows(list(self._rows.values()))
        self.choose(loan_id)

    def choose(self, loan_id: str) -> None:
        """Turn to a row."""
        self._list.choose(loan_id)

    def zone(self) -> RowList:
        """Return the list, for F6."""
        return self._list

    def _is_back(self, loan_id: str) -> bool:
        row = self._rows.get(loan_id)
        return row is not None and row.state is LoanState.RETURNED

    def _current(self) -> LoanRow | None:
        return self._rows.get(str(self._list.current_key() or ""))

    def _meant(self) -> list[str]:
        """Return the loans that the button speaks of: what was scanned, else the chosen one."""
        if self._scanned:
            return self._scanned
        row = self._current()
        return [row.id] if row is not None and row.state is LoanState.RETURNED else []

    @Slot()
    def _follow_choice(self) -> None:
        row, meant = self._current(), self._meant()
        self._good.setVisible(bool(meant))
        several = len(meant) > 1
        words = CountedLoans.good_condition(len(meant)) if several else self.tr("Good condition")
        self._good.set_label(words, "check")
        state = row.state if row is not None else None
        self._other.setVisible(state is LoanState.RETURNED)
        self._wipe.setVisible(state is LoanState.INSPECTED)
        self._settle.setVisible(state is LoanState.WIPED)
        self._see.setVisible(row is not None)

    @Slot()
    def _all_good(self) -> None:
        """Say it of each; what came back incomplete is asked about instead."""
        for loan_id in list(self._meant()):
            loan = self._context.desk.ask(Reader.get, Loan, loan_id)
            if loan is None:
                continue
            if missing_accessories(loan):
                self.choose(loan_id)
                InspectLoanerDialog(self._context, loan, self.window()).open()
            else:
                self._context.actions.give(InspectLoaner(loan_id=loan_id))

    def _loan(self) -> Loan | None:
        row = self._current()
        return self._context.desk.ask(Reader.get, Loan, row.id) if row is not None else None

    @Slot()
    def _ask_condition(self) -> None:
        loan = self._loan()
        if loan is not None:
            InspectLoanerDialog(self._context, loan, self.window()).open()

    @Slot()
    def _ask_wipe(self) -> None:
        loan = self._loan()
        if loan is not None:
            WipeLoanerDialog(self._context, loan, self.window()).open()

    @Slot()
    def _settle_it(self) -> None:
        loan = self._loan()
        if loan is not None:
            self._context.actions.give(SettleLoan(loan_id=loan.id))

    @Slot(object)
    def _go_to(self, loan_id: object) -> None:
        self.navigate.emit("loans", loan_id)

    @Slot()
    def _go_to_current(self) -> None:
        self._go_to(self._list.current_key())
