"""What the swap and the return have in common: a form, what it will change, and the signature."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.domain.loans import Loan, LoanSheet
from ordidesk.domain.work import Command, Reason, Refusal
from ordidesk.queries import loans, swap
from ordidesk.queries.loans import LoanRow
from ui import words
from ui.models.changes import change_groups
from ui.pages.changes_card import ChangesCard
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.loan_sheets import lay_out, said_of
from ui.pages.loan_steps import LoanStep, LoanSteps
from ui.pages.photo_row import PhotoRow
from ui.pages.scan_dialog import ScanDialog
from ui.pages.signature_card import SignatureCard, ToSign
from ui.printing.sheet import Sheet
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.page_header import PageHeader
from ui.widgets.panel_columns import side_width
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label


class LoanFormPage(FollowingPage):
    """A page whose one command moves machines: tried while the form is filled in, given once."""

    SHEET: LoanSheet
    navigate = Signal(str, object)
    told = Signal(str, object)
    """What became of it; machines are moved back by hand, so there is nothing to undo it with."""
    print_asked = Signal(object)
    """The loan whose sheet is to be signed on paper, and which sheet: a pair."""

    def __init__(
        self, context: PageContext, settings: QSettings, portal: str, parent: QWidget | None
    ) -> None:
        """``portal``: the address that links to records begin with."""
        super().__init__(context, parent)
        theme = context.theme
        self._portal = portal
        self.outlook = swap.Outlook(None)
        self.header = PageHeader(theme)
        self.back = Button(theme, "", ButtonKind.QUIET)
        self.main = Button(theme, "", ButtonKind.PRIMARY, field=True)
        self.problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self.photos = PhotoRow(context, self.ticket_id)
        self.signature = SignatureCard(context, settings, self._to_sign)
        self.steps = LoanSteps(context, self._stored_sheet, self)
        self.form = ScrollColumn(gap=SIZE.space_12)
        self._changes = ChangesCard()
        self._pairs: list[QBoxLayout] = []
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SIZE.space_12)
        ahead = ScrollColumn(gap=SIZE.space_12)
        ahead.add(self._changes)
        side.addWidget(ahead, 1)
        side.addWidget(self.signature)
        self.header.add_action(self.back)
        self.header.add_action(self.main)
        self.problem.setContentsMargins(SIZE.space_24, 0, SIZE.space_24, 0)
        self.problem.hide()
        self.columns = QWidget()
        columns = QHBoxLayout(self.columns)
        columns.setSpacing(SIZE.space_16)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(self.form, 1)
        columns.addWidget(self._side)
        self.main.setShortcut(MAIN_ACTION)
        self.signature.changed.connect(self.look_ahead)
        self.photos.changed.connect(self.follow_form)
        self.steps.done.connect(self._end)
        self.steps.stopped.connect(self._stop)
        self.steps.paper_failed.connect(self._tell_paper)

    def place(self, body: QWidget) -> None:
        """Place the header over ``body``, which holds ``columns``."""
        inset = QHBoxLayout()
        inset.setContentsMargins(SIZE.space_24, 0, SIZE.space_24, SIZE.space_16)
        inset.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self.header)
        column.addWidget(self.problem)
        column.addLayout(inset, 1)

    def add_beside(self, left: QWidget, right: QWidget) -> None:
        """Add two cards to the form, beside each other where there is room."""
        pair = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_12)
        row.addWidget(left, 2)
        row.addWidget(right, 3)
        self.form.add(pair)
        self._pairs.append(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the form its room in a narrow window."""
        super().resizeEvent(event)
        theme = self._context.theme
        narrow = theme.lacks_room(self.width())
        if narrow:
            width = min(theme.scaled(SIZE.leave_side_narrow), SIZE.list_width)
        else:
            width = side_width(theme, SIZE.leave_side)
        self._side.setFixedWidth(width)
        way = QBoxLayout.Direction
        for row in self._pairs:
            row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    # --- what a page of this sort says ----------------------------------------------------------

    def ticket_id(self) -> str:
        """Return the ticket that photos and the sheet are attached to."""
        raise NotImplementedError

    def command(self) -> Command | None:
        """Return the command as the form stands; ``None`` while there is none to try."""
        raise NotImplementedError

    def missing(self) -> str:
        """Say what is still to be filled in, in the order of the form."""
        raise NotImplementedError

    def signer(self, loan: Loan) -> SheetSignature:
        """Return who is expected to sign for the client."""
        raise NotImplementedError

    def ended(self, loan: LoanRow) -> None:
        """Go on after the loan was stored."""
        raise NotImplementedError

    # --- what it does ---------------------------------------------------------------------------

    @Slot()
    def follow_form(self) -> None:
        """Take note that the form says something else than what was signed."""
        self.signature.forget()
        self.look_ahead()

    @Slot()
    def look_ahead(self) -> None:
        """Try the command as it stands, and show what it would come to."""
        desk, command = self._context.desk, self.command()
        self.outlook = swap.Outlook(None)
        if command is not None:
            self.outlook = desk.ask(swap.outlook, desk.actor, command, self._context.clock())
        missing, problem = self.missing(), ""
        refusal = self.outlook.refusal
        if refusal is not None:
            missing, problem = self._in_the_way(refusal, missing)
        self._changes.show_changes(change_groups(self.outlook.changes), missing, problem)
        ready = command is not None and refusal is None and not missing
        self.signature.set_ready(ready=ready)
        self.main.setEnabled(ready and not self.steps.under_way)

    def _in_the_way(self, refusal: Refusal, missing: str) -> tuple[str, str]:
        """Return what is still to be filled in, and why it would be refused."""
        if refusal.reason is Reason.LOANER_NOT_READY:
            return self.tr("Say why it goes out without having been prepared."), ""
        return missing, words.refusal(refusal.reason, refusal.facts)

    def give(self, loan_id: str) -> None:
        """Give the command; ``loan_id`` is the loan that is there already, if one is."""
        command = self.command()
        if command is None or self.missing():
            return
        self.problem.hide()
        self.main.setEnabled(False)
        self.steps.take(LoanStep(command, self.SHEET, loan_id, self.signature.clients()))

    def _sheet(self, loan: Loan, *, as_is: bool) -> Sheet:
        """Lay out the sheet of a loan; ``as_is``: it is in the store already."""
        said = said_of(
            self._context,
            self._portal,
            loan,
            self.SHEET,
            signatures=self.signature.signatures(),
            as_is=as_is,
        )
        return lay_out(said)

    def _stored_sheet(self, loan: Loan) -> Sheet:
        return self._sheet(loan, as_is=True)

    def ask_camera(self) -> None:
        """Scan one label with the camera."""
        if self._context.make_cameras is not None:
            dialog = ScanDialog(self._context.theme, self._context.make_cameras, self.window())
            dialog.read.connect(self.take_text)
            dialog.open()

    def take_scan(self, text: str) -> bool:
        """Take what a scanner read."""
        self.take_text(text)
        return True

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Take what a label says, scanned or typed."""
        raise NotImplementedError

    def _to_sign(self) -> ToSign | None:
        """Lay out the sheet of the loan as it will be."""
        loan, person = self.outlook.loan, self._context.desk.person()
        if loan is None:
            return None
        return ToSign(
            sheet=self._sheet(loan, as_is=False),
            client=self.signer(loan),
            technician=SheetSignature(
                side=Side.TECHNICIAN,
                name=person.name if person else "",
                function=person.job if person else "",
            ),
        )

    @Slot(str)
    def _end(self, loan_id: str) -> None:
        row = self._context.desk.ask(loans.row, loan_id)
        if row is None:
            return
        on_paper = self.signature.clients() is None
        self.ended(row)
        if on_paper:
            self.print_asked.emit((loan_id, self.SHEET))

    @Slot(str)
    def _stop(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.show()
        self.refresh()

    @Slot(str)
    def _tell_paper(self, why: str) -> None:
        said = self.tr("The loan is recorded, its sheet is not filed: {why}").format(why=why)
        self.told.emit(said, None)
