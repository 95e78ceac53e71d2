"""The stock of loaners: what is left of each kind, said early; each one with where it is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.assets import Category
from ordidesk.queries import loaners
from ordidesk.queries.loaners import LoanerRow, Stock
from ordidesk.queries.words import folded
from ui import words
from ui.models.loan_lists import loaner_row, stock_words, where_words
from ui.pages.context import PageContext
from ui.pages.loaner_panel import LoanerPanel
from ui.theme import SIZE, TextStyle
from ui.widgets.empty_state import EmptyState
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.list_detail import ListDetail
from ui.widgets.text import text_label

_Answer = tuple[tuple[LoanerRow, ...], tuple[Stock, ...]]
_MOST_LINES = 4
_MOST_ROWS = 300
"""Rows of two heights are measured one by one: a thousand would hold the window up."""


class StockView(QWidget):
    """The loaners by kind; filled by ``refresh``."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the two panes."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._rows: tuple[LoanerRow, ...] = ()
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Filter the loaners"))
        self._text.setAccessibleName(self.tr("Filter the loaners"))
        self._text.setClearButtonEnabled(True)
        self._short = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._counts = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._more = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._more.hide()
        self._list = GroupedRows(theme, self.tr("Loaners"))
        self._none = EmptyState(theme, "boxes", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._panel = LoanerPanel(context)
        self._detail = QStackedWidget()
        self._detail.addWidget(
            EmptyState(
                theme,
                "boxes",
                self.tr("No loaner chosen"),
                self.tr("Choose one in the list to see where it is and where it has been."),
            )
        )
        self._detail.addWidget(self._panel)
        head = QVBoxLayout()
        head.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        head.setSpacing(SIZE.space_4)
        for widget in (self._text, self._short, self._counts, self._more):
            head.addWidget(widget)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._panes = ListDetail(theme, pane, self._detail)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._panes)
        self._text.textChanged.connect(self._show_rows)
        self._none.acted.connect(self._text.clear)
        self._list.chosen.connect(self._turn_to)
        self._list.clicked.connect(self._panes.show_detail)
        self._list.activated_key.connect(self._enter)
        self._panel.navigate.connect(self.navigate)

    def show_loaner(self, loaner_id: str) -> None:
        """Show a loaner."""
        self._turn_to(loaner_id)
        self._list.choose(loaner_id)
        self._panes.show_detail()

    def refresh(self) -> None:
        """Ask again, off the window's thread, and show what comes."""
        desk = self._context.desk

        def ask() -> _Answer:
            return desk.ask(loaners.all_loaners), desk.ask(loaners.stock)

        self._context.reads.run(ask, self._show_stock, self._context.actions.report)
        if self._panel.loaner_id():
            self._panel.show_loaner(self._panel.loaner_id())

    def _show_stock(self, answer: _Answer) -> None:
        self._rows, stock = answer
        told = [stock_words(it) for it in stock]
        short = [said for said, is_short in told if is_short]
        enough = [said for said, is_short in told if not is_short]
        self._short.setText("\n".join(short[:_MOST_LINES]))
        self._short.setVisible(bool(short))
        self._counts.setText("\n".join(enough[:_MOST_LINES]))
        self._counts.setVisible(bool(enough))
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        wanted = folded(self._text.text()).split()
        fitting = [row for row in self._rows if all(it in _said(row) for it in wanted)]
        shown = fitting[:_MOST_ROWS]
        more = self.tr("The first {n} of {total}: filter to find the others.")
        self._more.setText(more.format(n=len(shown), total=len(fitting)))
        self._more.setVisible(len(shown) < len(fitting))
        groups = [
            (words.word(kind), [loaner_row(row) for row in shown if row.category is kind])
            for kind in Category
        ]
        self._list.set_groups(groups)
        self._stack.setCurrentIndex(0 if shown else 1)
        if not shown and wanted:
            self._none.set_content(
                "search",
                self.tr("No loaner with these words"),
                "",
                self.tr("Clear the filter"),
            )
        elif not shown:
            self._none.set_content(
                "boxes",
                self.tr("No loaner in the stock"),
                self.tr("Register one without a client: it is the company's own then."),
            )
        if self._panel.loaner_id():
            self._list.choose(self._panel.loaner_id())
        elif shown and not self._panes.is_narrow:
            self._list.choose_first()

    @Slot(object)
    def _turn_to(self, loaner_id: object) -> None:
        if loaner_id != self._panel.loaner_id():
            there = self._panel.show_loaner(str(loaner_id))
            self._detail.setCurrentIndex(1 if there else 0)

    @Slot(object)
    def _enter(self, loaner_id: object) -> None:
        self._turn_to(loaner_id)
        self._panes.show_detail()


def _said(row: LoanerRow) -> str:
    return folded(" ".join((row.number, row.model, where_words(row), words.word(row.category))))
