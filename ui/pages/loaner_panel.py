"""One loaner of the stock: where it is, whether it can go out, where it has been."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.loan_stock import BringIn, MendLoaner
from ordidesk.queries import loaners, loans
from ordidesk.queries.loaners import LoanerRow
from ordidesk.store.reader import Reader
from ui import moments, words
from ui.models.loan_facts import history_facts
from ui.models.loan_lists import loaner_chip, where_words
from ui.models.loan_rows import loan_title
from ui.pages.carry_dialog import CarryDialog
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.pages.prepare_loaner import PrepareLoanerDialog
from ui.theme import SIZE
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.page_header import PageHeader
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label

_WITH_US = frozenset({Custody.WORKSHOP, Custody.TRANSIT})


class LoanerPanel(QWidget):
    """A loaner; empty until ``show_loaner``."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the panel without a loaner."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._row: LoanerRow | None = None
        self._header = PageHeader(theme)
        self._bring = Button(theme, self.tr("Bring in"))
        self._carry = Button(theme, self.tr("Load into a van…"), icon="car")
        self._mend = Button(theme, "")
        self._prepare = Button(theme, self.tr("Prepare…"), ButtonKind.PRIMARY)
        self._facts = FactGrid(theme)
        self._configuration = FactGrid(theme)
        self._history = FactGrid(theme)
        self._never = text_label(self.tr("It has never been lent yet."), tone="secondary")
        cards = (
            (Card(self.tr("Where it is")), (self._facts,)),
            (Card(self.tr("Configuration")), (self._configuration,)),
            (Card(self.tr("Its loans")), (self._history, self._never)),
        )
        scroll = ScrollColumn(gap=SIZE.space_12)
        margin = SIZE.space_12
        scroll.column.setContentsMargins(margin, margin, margin, margin)
        for card, inside in cards:
            for widget in inside:
                card.add(widget)
            scroll.add(card)
        for button in (self._mend, self._bring, self._carry, self._prepare):
            self._header.add_action(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(scroll, 1)
        self._prepare.setShortcut(MAIN_ACTION)
        self._prepare.clicked.connect(self._ask_prepare)
        self._carry.clicked.connect(self._ask_carry)
        self._bring.clicked.connect(self._bring_in)
        self._mend.clicked.connect(self._ask_mend)
        for grid in (self._facts, self._history):
            grid.activated.connect(self._open)

    def loaner_id(self) -> str:
        """Return the id of the loaner shown, empty when none is."""
        return self._row.id if self._row else ""

    def show_loaner(self, loaner_id: str) -> bool:
        """Show a loaner as it is now; ``False`` when it is no longer there."""
        desk = self._context.desk
        self._row = row = desk.ask(loaners.loaner, loaner_id)
        asset = desk.ask(Reader.get, Asset, loaner_id)
        if row is None or asset is None:
            self._row = None
            return False
        self._header.set_title(row.number, row.model)
        self._header.set_chips([loaner_chip(row)])
        with_us = row.custody in _WITH_US
        self._prepare.setVisible(
            with_us and row.ready_at is None and PrepareLoanerDialog.is_for(self._context)
        )
        self._carry.setVisible(with_us)
        self._bring.setVisible(row.custody is Custody.TRANSIT)
        works = row.condition is Condition.WORKING
        mend = MendLoaner(loaner_id=row.id, works=not works)
        refused = desk.ask(Reader.refusal, mend, desk.actor, now=self._context.clock())
        self._mend.setVisible(refused is None)
        self._mend.set_label(self.tr("Out of order…") if works else self.tr("Repaired…"))
        self._show_facts(row, asset)
        earlier = history_facts(desk.ask(loans.history, loaner_id), "")
        self._history.set_facts(earlier)
        self._never.setVisible(not earlier)
        return True

    def _show_facts(self, row: LoanerRow, asset: Asset) -> None:
        zone = self._context.zone
        ready = moments.day_and_time(row.ready_at, zone) if row.ready_at else self.tr("no")
        self._facts.set_facts(
            [
                Fact(self.tr("Number"), row.number, action=("assets", row.id)),
                Fact(self.tr("Where"), where_words(row)),
                Fact(self.tr("Condition"), words.word(row.condition)),
                Fact(self.tr("Ready since"), ready),
                Fact(
                    self.tr("Loan"),
                    " · ".join(
                        part for part in (loan_title(row.loan_number), row.loan_client) if part
                    )
                    if row.loan_id
                    else "",
                    action=("loans", row.loan_id),
                ),
                Fact(self.tr("Remark"), asset.remark),
            ]
        )
        self._configuration.set_facts(
            [
                Fact(self.tr("Kind"), words.word(row.category)),
                Fact(self.tr("Serial number"), asset.serial, copyable=True, figures=True),
                *(
                    Fact(words.field(name), getattr(asset, name))
                    for name in ("system", "memory", "storage", "screen", "ports", "software")
                ),
                Fact(words.field("vpn"), asset.vpn),
            ]
        )

    @Slot()
    def _ask_prepare(self) -> None:
        if self._row is not None:
            PrepareLoanerDialog(self._context, self._row.id, self.window()).open()

    @Slot()
    def _ask_carry(self) -> None:
        if self._row is not None:
            row = self._row
            CarryDialog(
                self._context, row.id, row.number, self.window(), holder_id=row.holder_id
            ).open()

    @Slot()
    def _ask_mend(self) -> None:
        if self._row is None:
            return
        loaner_id, works = self._row.id, self._row.condition is not Condition.WORKING
        said = Question(
            self.tr("Repaired") if works else self.tr("Out of order"),
            self.tr("What was done? It is added to the remark.")
            if works
            else self.tr("What does not work? It is added to the remark, and nobody lends it."),
            self.tr("Record"),
        )

        def command(text: str) -> MendLoaner:
            return MendLoaner(loaner_id=loaner_id, works=works, note=text)

        TextDialog(self._context, said, command, parent=self.window()).open()

    @Slot()
    def _bring_in(self) -> None:
        if self._row is not None:
            self._context.actions.give(BringIn(asset_id=self._row.id))

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, tuple):
            self.navigate.emit(*target)
