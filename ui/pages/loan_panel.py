"""One loan in full: who has what until when, the machine it stands in for, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from ordidesk.domain.loans import AHEAD
from ordidesk.domain.people import Person
from ordidesk.queries import loans
from ordidesk.queries.attachments import of_ticket
from ordidesk.queries.loans import LoanDetail
from ordidesk.store.reader import Reader
from ui import moments
from ui.models.loan_facts import (
    accessory_facts,
    condition_facts,
    history_facts,
    loan_facts,
    paper_facts,
    replaced_facts,
)
from ui.models.loan_lists import due_today
from ui.models.loan_rows import loan_chip, loan_title
from ui.pages.context import PageContext
from ui.pages.file_viewer import FileViewer
from ui.pages.loan_offers import LoanOffers, Step
from ui.pages.move_repair import MoveRepairDialog
from ui.pages.photo_strip import PhotoStrip
from ui.theme import SIZE, Tone
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import ChipSpec
from ui.widgets.facts import FactGrid
from ui.widgets.page_header import PageHeader
from ui.widgets.panel_columns import SideColumn, lay_out_panel
from ui.widgets.scroll_column import ScrollColumn


class LoanPanel(QWidget):
    """A loan; empty until ``show_loan``."""

    navigate = Signal(str, object)
    print_asked = Signal(object, object)
    """A tuple of loans' ids and the ``LoanSheet``."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the panel without a loan."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._detail: LoanDetail | None = None
        self._next: Step | None = None
        self._steps = LoanOffers(context, self)
        self._header = PageHeader(theme)
        self._second = Button(theme, "")
        self._main = Button(theme, "", ButtonKind.PRIMARY)
        self._more = IconButton(theme, "ellipsis", self.tr("Other steps"))
        self._menu = QMenu(self)
        self._beside: Step | None = None
        self._facts = FactGrid(theme)
        self._replaced = FactGrid(theme)
        self._repair = Button(theme, self.tr("Repair: next step…"), icon="wrench")
        self._condition = FactGrid(theme)
        self._before = PhotoStrip(context, self.tr("Photos at handover"))
        self._after = PhotoStrip(context, self.tr("Photos when it came back"))
        self._accessories = FactGrid(theme, label_width=SIZE.target)
        self._papers = FactGrid(theme, label_width=SIZE.label_narrow)
        self._history = FactGrid(theme, label_width=SIZE.label_narrow)
        self._cards = {
            "facts": Card(self.tr("Loan")),
            "replaced": Card(self.tr("Machine it stands in for")),
            "condition": Card(self.tr("Condition")),
            "accessories": Card(self.tr("Accessories")),
            "papers": Card(self.tr("Sheets")),
            "history": Card(self.tr("Earlier loans of this loaner")),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for button in (self._more, self._second, self._main):
            self._header.add_action(button)
        self._cards["facts"].add(self._facts)
        self._cards["replaced"].add(self._replaced)
        self._cards["replaced"].add(self._repair)
        for widget in (self._condition, self._before, self._after):
            self._cards["condition"].add(widget)
        self._cards["accessories"].add(self._accessories)
        self._cards["papers"].add(self._papers)
        self._cards["history"].add(self._history)
        left = ScrollColumn(gap=SIZE.space_12)
        left.column.setContentsMargins(SIZE.space_12, SIZE.space_12, 0, SIZE.space_12)
        for name in ("facts", "replaced", "condition"):
            left.add(self._cards[name])
        beside = [self._cards[name] for name in ("accessories", "papers", "history")]
        aside = SideColumn(self._context.theme, beside, SIZE.loan_aside)
        lay_out_panel(self, self._header, left, aside)

    def _connect(self) -> None:
        self._main.setShortcut(MAIN_ACTION)
        self._main.clicked.connect(self._take_next)
        self._second.clicked.connect(self._take_beside)
        self._more.clicked.connect(self._show_steps)
        self._menu.triggered.connect(self._take_step)
        self._repair.clicked.connect(self._move_repair)
        self._steps.navigate.connect(self.navigate)
        self._steps.print_asked.connect(self.print_asked)
        for grid in (self._facts, self._replaced, self._papers, self._history):
            grid.activated.connect(self._open)

    def loan_id(self) -> str:
        """Return the id of the loan shown, empty when none is."""
        return self._detail.loan.id if self._detail else ""

    def show_loan(self, loan_id: str) -> bool:
        """Show a loan as it is now; ``False`` when it is no longer there."""
        desk, now = self._context.desk, self._context.clock()
        self._detail = desk.ask(loans.detail, desk.actor, loan_id, now)
        if self._detail is None:
            return False
        self._show_head(self._detail)
        self._show_actions(self._detail)
        self._show_cards(self._detail)
        return True

    def _show_head(self, detail: LoanDetail) -> None:
        row = detail.row
        title = " · ".join(part for part in (loan_title(row.number), row.loaner_model) if part)
        line = " · ".join(part for part in (row.client_name, row.receiver_name) if part)
        self._header.set_title(title, line)
        chips = [loan_chip(row, self._today())]
        late = due_today(row, self._today())
        if late is not None:
            chips.append(late)
        if row.pending:
            chips.append(ChipSpec(self.tr("To be sent"), Tone.NEUTRAL, plain=True))
        self._header.set_chips(chips)

    def _show_actions(self, detail: LoanDetail) -> None:
        offered = self._steps.offered(detail)
        self._next = offered[0] if offered else None
        self._beside = offered[1] if len(offered) > 1 else None
        for button, step in ((self._main, self._next), (self._second, self._beside)):
            button.setVisible(step is not None)
            if step is not None:
                button.set_label(step.words)
        self._menu.clear()
        rest = [*offered[2:], *self._steps.sheets(detail)]
        for step in rest:
            self._menu.addAction(step.words).setData(step.take)
        self._more.setVisible(bool(rest))

    def _show_cards(self, detail: LoanDetail) -> None:
        loan, zone = detail.loan, self._context.zone
        desk = self._context.desk
        receiver = desk.ask(Reader.get, Person, loan.receiver_id) if loan.receiver_id else None
        phone = receiver.phone if receiver else ""
        self._facts.set_facts(loan_facts(detail, phone, self._today(), zone))
        self._replaced.set_facts(replaced_facts(detail))
        self._cards["replaced"].setVisible(detail.replaced is not None)
        self._repair.setVisible(detail.repair is not None)
        self._condition.set_facts(condition_facts(loan))
        self._before.show_photos(detail.photos)
        self._after.show_photos(detail.photos_back)
        self._cards["condition"].setVisible(loan.state not in AHEAD and bool(loan.handed_over_at))
        self._accessories.set_facts(accessory_facts(loan))
        self._cards["accessories"].setVisible(bool(loan.accessories))
        papers = paper_facts(loan, zone)
        self._papers.set_facts(papers)
        self._cards["papers"].setVisible(bool(papers))
        earlier = history_facts(desk.ask(loans.history, loan.loaner_id), loan.id)
        self._history.set_facts(earlier)
        self._cards["history"].setVisible(bool(earlier))

    def _today(self) -> date:
        return moments.local_day(self._context.clock(), self._context.zone)

    # --- acting -------------------------------------------------------------------------------

    @Slot()
    def _take_next(self) -> None:
        if self._next is not None:
            self._next.take()

    @Slot()
    def _take_beside(self) -> None:
        if self._beside is not None:
            self._beside.take()

    @Slot()
    def _show_steps(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot(QAction)
    def _take_step(self, action: QAction) -> None:
        take: Callable[[], None] = action.data()
        take()

    @Slot()
    def _move_repair(self) -> None:
        if self._detail is not None and self._detail.repair is not None:
            repair = self._detail.repair
            MoveRepairDialog(self._context, repair.id, repair.state, self.window()).open()

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, QUrl):
            QDesktopServices.openUrl(target)
        elif isinstance(target, tuple) and target[0] == "document":
            self._show_document(target[1])
        elif isinstance(target, tuple):
            self.navigate.emit(*target)

    def _show_document(self, sha256: str) -> None:
        """Show a signed sheet, with the ticket's other files behind it."""
        if self._detail is None:
            return
        files = self._context.desk.ask(of_ticket, self._detail.loan.ticket_id)
        document = next((it for it in files if it.sha256 == sha256), None)
        if document is not None:
            FileViewer(self._context, files, document.id, self.window()).open()
