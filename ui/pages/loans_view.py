"""Loans: a list behind chips with counts, what is late first, and the chosen one in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.queries import loans
from ordidesk.queries.loans import Counts, LoanRow, View
from ui import moments
from ui.counted_loans import CountedLoans
from ui.models.loan_lists import loan_row
from ui.models.loans_table import loans_csv
from ui.pages.context import PageContext
from ui.pages.loan_panel import LoanPanel
from ui.theme import SIZE
from ui.whole_file import NotWritten, write_whole
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_detail import ListDetail
from ui.widgets.row_list import RowList
from ui.widgets.segments import Segment, Segments

_Answer = tuple[View, str, tuple[LoanRow, ...], Counts]


class LoansView(QWidget):
    """The loans of the company; filled by ``refresh``."""

    navigate = Signal(str, object)
    shown = Signal(object)
    """The id of the loan that the person turned to, for back and forward."""
    print_asked = Signal(object, object)
    told = Signal(str)
    """What could not be done, as a sentence."""
    done = Signal(str)
    """What was done, as a sentence."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the two panes."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._rows: tuple[LoanRow, ...] = ()
        self._chosen_view: View | None = None
        self._views = Segments(self.tr("Which loans"))
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Filter the list"))
        self._text.setAccessibleName(self.tr("Filter the loans"))
        self._text.setClearButtonEnabled(True)
        self._list = RowList(theme, self.tr("Loans"))
        self._none = EmptyState(theme, "repeat", "")
        self._stack = QStackedWidget()
        self._panel = LoanPanel(context)
        self._no_panel = EmptyState(
            theme,
            "repeat",
            self.tr("No loan chosen"),
            self.tr("Choose one in the list, or search by number with Ctrl+K."),
        )
        self._detail = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._detail.addWidget(self._no_panel)
        self._detail.addWidget(self._panel)
        filters = QHBoxLayout()
        filters.addWidget(self._text, 1)
        head = QVBoxLayout()
        head.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        head.setSpacing(SIZE.space_8)
        head.addLayout(filters)
        head.addWidget(self._views)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._panes = ListDetail(self._context.theme, pane, self._detail)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._panes)

    def _connect(self) -> None:
        self._views.chosen.connect(self._choose_view)
        self._text.textChanged.connect(self._ask_list)
        self._list.chosen.connect(self._turn_to)
        self._list.clicked.connect(self._panes.show_detail)
        self._list.activated_key.connect(self._enter)
        self._none.acted.connect(self._text.clear)
        self._panel.navigate.connect(self.navigate)
        self._panel.print_asked.connect(self.print_asked)

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._list, self._panel

    def show_view(self, view: View) -> None:
        """Show another list."""
        self._chosen_view = view
        self._ask_list()

    def show_loan(self, loan_id: str) -> None:
        """Show a loan, and the list that it is in."""
        found = self._context.desk.ask(loans.row, loan_id)
        if found is not None and found.id not in {row.id for row in self._rows}:
            self._text.clear()
            self._chosen_view = view_of(found, self._today())
        self._show_loan(loan_id)
        self._panes.show_detail()
        self._ask_list()

    def refresh(self) -> None:
        """Ask again and show what comes."""
        self._ask_list()
        if self._panel.loan_id():
            self._show_loan(self._panel.loan_id())

    def shown_ids(self) -> tuple[str, ...]:
        """Return the ids of the loans in the list."""
        return tuple(row.id for row in self._rows)

    def _today(self) -> date:
        return moments.local_day(self._context.clock(), self._context.zone)

    # --- the list -----------------------------------------------------------------------------

    @Slot(object)
    def _choose_view(self, view: object) -> None:
        self._chosen_view = View(str(view))
        self._ask_list()

    @Slot()
    def _ask_list(self) -> None:
        """Ask off the window's thread: the filter looks at every row."""
        view, text, today = self._chosen_view, self._text.text(), self._today()
        desk = self._context.desk

        def ask() -> _Answer:
            counts = desk.ask(loans.counts, today)
            asked = view or (View.OVERDUE if counts.overdue else View.OUT)
            return asked, text, desk.ask(loans.rows, asked, today, text=text), counts

        self._context.reads.run(ask, self._show_list, self._context.actions.report)

    def _show_list(self, answer: _Answer) -> None:
        view, text, rows, counts = answer
        if text != self._text.text() or self._chosen_view not in {None, view}:
            return  # something else is asked for by now
        self._chosen_view = view
        self._views.set_segments(
            [
                Segment(View.OVERDUE, self.tr("Overdue"), counts.overdue),
                Segment(View.OUT, self.tr("With clients"), counts.out),
                Segment(View.AHEAD, self.tr("To come"), counts.ahead),
                Segment(View.BACK, self.tr("Returns"), counts.back),
                Segment(View.ENDED, self.tr("Settled")),
            ]
        )
        self._views.choose(view)
        self._rows = rows
        today = self._today()
        self._list.set_rows([loan_row(row, today) for row in rows])
        self._stack.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._explain_empty(view)
        if self._panel.loan_id():
            self._list.choose(self._panel.loan_id())
        elif rows and not self._panes.is_narrow:
            self._list.choose_first()

    def _explain_empty(self, view: View) -> None:
        if self._text.text():
            self._none.set_content(
                "search",
                self.tr("No loan with these words"),
                self.tr("Only this list was searched."),
                self.tr("Clear the filter"),
            )
            return
        sentence, help_text = {
            View.OVERDUE: (self.tr("Nothing is overdue"), ""),
            View.OUT: (
                self.tr("No loaner is with a client"),
                self.tr("A loan begins from its ticket: “Reserve a loaner…”, or Ctrl+E on site."),
            ),
            View.AHEAD: (
                self.tr("Nothing is reserved"),
                self.tr("Reserve a loaner from the menu of a ticket."),
            ),
            View.BACK: (self.tr("Every loaner that came back is settled"), ""),
            View.ENDED: (self.tr("No settled loan on this laptop"), ""),
            View.ALL: (self.tr("No loan on this laptop"), ""),
        }[view]
        self._none.set_content("repeat", sentence, help_text)

    def _show_loan(self, loan_id: str) -> None:
        self._detail.setCurrentIndex(1 if self._panel.show_loan(loan_id) else 0)

    @Slot(object)
    def _turn_to(self, loan_id: object) -> None:
        if loan_id == self._panel.loan_id():
            return
        self._show_loan(str(loan_id))
        self.shown.emit(loan_id)

    @Slot(object)
    def _enter(self, loan_id: object) -> None:
        self._turn_to(loan_id)
        self._panes.show_detail()

    # --- export -------------------------------------------------------------------------------

    @Slot()
    def export(self) -> None:
        """Ask where the list that is shown goes, and write it."""
        named = self.tr("loans {day}.csv").format(day=self._today().isoformat())
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Export the list"),
            str(Path.home() / named),
            self.tr("Table (*.csv)"),
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the list that is shown into a file, whole or not at all."""
        if not path.suffix:
            path = path.with_suffix(".csv")
        rows, content = len(self._rows), loans_csv(self._rows, self._today())

        def written(_nothing: None) -> None:
            self.done.emit(CountedLoans.exported(rows, str(path)))

        self._context.files.run(lambda: write_whole(path, content), written, self._tell)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, NotWritten):
            said = self.tr("Nothing was written: {why}. Choose another place, or close the file.")
            self.told.emit(said.format(why=str(error)))
        else:
            self._context.actions.report(error)


def view_of(row: LoanRow, today: date) -> View:
    """Return the list that a loan is in."""
    if row.overdue(today):
        return View.OVERDUE
    views = (View.OUT, View.AHEAD, View.BACK, View.ENDED)
    return next(view for view in views if row.state in loans.STATES_OF[view])
