"""Prêts: the loans, and the stock that they are made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.loans import LoanSheet
from ordidesk.domain.people import Role
from ordidesk.queries.loans import View
from ui.pages.company_dialog import CompanyDialog
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.loans_view import LoansView
from ui.pages.stock_view import StockView
from ui.theme import SIZE
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.segments import Segment, Segments

_LOANS, _STOCK = "loans", "stock"


@dataclass(frozen=True)
class LoanerOf:
    """What the page is asked to show: a loaner of the stock."""

    asset_id: str


class LoansPage(FollowingPage):
    """Two views of the same: what is lent, and what can be."""

    SHOWN_KINDS = frozenset(
        {"loan", "repair", "asset", "ticket", "visit", "client", "site", "person", "attachment"}
    )

    navigate = Signal(str, object)
    shown = Signal(object)
    """The id of the loan that the person turned to, for back and forward."""
    told = Signal(str)
    """What could not be done, as a sentence."""
    done = Signal(str)
    """What was done, as a sentence."""
    print_asked = Signal(object, object)
    """A tuple of loans' ids and the ``LoanSheet``."""
    filing_asked = Signal()
    """Signed sheets were scanned, and are to be filed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build both views; the one in front is filled when the page is shown."""
        super().__init__(context, parent)
        theme = context.theme
        self._which = Segments(
            self.tr("Loans or loaners"),
            [Segment(_LOANS, self.tr("Loans")), Segment(_STOCK, self.tr("Loaners"))],
        )
        self._export = Button(theme, self.tr("Export…"), ButtonKind.QUIET, icon="download")
        self._more = IconButton(theme, "ellipsis", self.tr("More"))
        self._loans = LoansView(context)
        self._stock = StockView(context)
        self._views = QStackedWidget()
        self._views.addWidget(self._loans)
        self._views.addWidget(self._stock)
        bar = QHBoxLayout()
        bar.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_12, SIZE.space_4)
        bar.setSpacing(SIZE.space_8)
        bar.addWidget(self._which)
        bar.addStretch()
        bar.addWidget(self._export)
        bar.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._views, 1)
        self._connect()

    def _connect(self) -> None:
        self._which.chosen.connect(self._turn_to)
        self._export.clicked.connect(self._loans.export)
        self._more.clicked.connect(self._show_menu)
        for view in (self._loans, self._stock):
            view.navigate.connect(self._go)
        self._loans.shown.connect(self.shown)
        self._loans.told.connect(self.told)
        self._loans.done.connect(self.done)
        self._loans.print_asked.connect(self.print_asked)

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._loans.zones()

    def show_record(self, argument: object) -> None:
        """Show a loan by its id, a list by its ``View``, or a loaner."""
        if isinstance(argument, LoanerOf):
            self._choose(_STOCK)
            self._stock.show_loaner(argument.asset_id)
        elif isinstance(argument, View):
            self._choose(_LOANS)
            self._loans.show_view(argument)
        elif isinstance(argument, str) and argument:
            self._choose(_LOANS)
            self._loans.show_loan(argument)

    def refresh(self) -> None:
        """Ask again and show what comes."""
        if self._which.current_key() == _STOCK:
            self._stock.refresh()
        else:
            self._loans.refresh()

    def export_to(self, path: Path) -> None:
        """Write the list that is shown into a file."""
        self._loans.export_to(path)

    def _choose(self, key: str) -> None:
        if self._which.current_key() != key:
            self._which.choose(key)
            self._turn_to(key)

    @Slot(object)
    def _turn_to(self, key: object) -> None:
        self._views.setCurrentIndex(1 if key == _STOCK else 0)
        self._export.setVisible(key == _LOANS)
        self.refresh()

    @Slot(str, object)
    def _go(self, key: str, argument: object) -> None:
        if key == "loans":
            self.show_record(argument)
            self.shown.emit(argument)
        else:
            self.navigate.emit(key, argument)

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        if self._which.current_key() == _LOANS and self._loans.shown_ids():
            menu.addAction(self.tr("Print the handover sheets of the list…")).triggered.connect(
                self._print_list
            )
        menu.addAction(self.tr("File signed sheets…")).triggered.connect(self.filing_asked)
        if self._context.desk.actor.role is Role.MANAGER:
            menu.addSeparator()
            menu.addAction(self.tr("Texts and identity of the sheets…")).triggered.connect(
                self._ask_company
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot()
    def _print_list(self) -> None:
        self.print_asked.emit(self._loans.shown_ids(), LoanSheet.HANDOVER)

    @Slot()
    def _ask_company(self) -> None:
        CompanyDialog(self._context, self.window()).open()
