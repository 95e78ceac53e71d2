"""Taking a loaner back: scan it or its sheet, compare, count, bring the own machine back, sign."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.domain.loan_swap import TakeBackLoaner
from ordidesk.domain.loans import OUT, Grade, Loan, LoanSheet
from ordidesk.labels.label import ANY_HOST, Meaning
from ordidesk.queries import labels, loans
from ordidesk.queries.loans import LoanDetail, LoanRow
from ui.models.swap_words import ScanProblem, scan_problem
from ui.pages.accessories_back import AccessoriesBackCard
from ui.pages.condition_card import ConditionCard
from ui.pages.context import PageContext
from ui.pages.loan_form_page import LoanFormPage
from ui.pages.own_machine_card import OwnMachineCard
from ui.pages.photo_row import photo_bytes
from ui.theme import SIZE
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.number_field import NumberField


class ReturnPage(LoanFormPage):
    """One return; asks for the loaner until ``show_record`` or a scan names it."""

    SHOWN_KINDS = frozenset({"loan", "asset", "ticket", "repair", "attachment"})
    SHEET = LoanSheet.RETURN

    def __init__(
        self,
        context: PageContext,
        settings: QSettings,
        portal: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``portal``: the address that links to records begin with."""
        super().__init__(context, settings, portal, parent)
        theme = context.theme
        self._loan_id = ""
        self._detail: LoanDetail | None = None
        self._number = NumberField(
            theme, self.tr("Loaner or sheet"), self.tr("Scan the loaner, or the QR of its sheet")
        )
        self._camera = Button(theme, self.tr("Camera"), icon="camera", field=True)
        self._ask = Card(self.tr("Which loan?"))
        self._condition = ConditionCard(self.photos)
        self._accessories = AccessoriesBackCard(theme)
        self._own = OwnMachineCard()
        self._body = QStackedWidget()
        self.back.set_label(self.tr("Back to the loan"))
        self.main.set_label(self.tr("Take it back"), "check")
        self._fill()
        self._connect()

    def _fill(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(SIZE.space_8)
        entry.addWidget(self._number, 1)
        entry.addWidget(self._camera)
        self._ask.add(entry)
        self._ask.body.addStretch()
        self._camera.setVisible(self._context.make_cameras is not None)
        self.form.add(self._condition)
        self.add_beside(self._accessories, self._own)
        for card in (self._condition, self._accessories, self._own):
            card.edited.connect(self.follow_form)
        self._body.addWidget(self._ask)
        self._body.addWidget(self.columns)
        self.place(self._body)

    def _connect(self) -> None:
        self.main.clicked.connect(self._give)
        self.back.clicked.connect(self._go_back)
        self._number.submitted.connect(self.take_text)
        self._camera.clicked.connect(self.ask_camera)

    # --- showing --------------------------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Take the loan of this id back; empty: ask for it."""
        if isinstance(argument, str) and (not argument or argument != self._loan_id):
            self._loan_id = argument
            self._begin()
        self.refresh()

    def _begin(self) -> None:
        self._detail = found = self._ask_detail()
        self.problem.hide()
        self._number.clear()
        self.signature.forget()
        self.photos.clear()
        if found is None:
            return
        loan = found.loan
        before = (photo_bytes(self._context, it) for it in loan.photos)
        self._condition.begin(loan.grade, loan.condition, [it for it in before if it])
        self._accessories.show_accessories(loan.accessories)
        self._own.begin(loan.receiver_name, found.replaced, found.repair)

    def _ask_detail(self) -> LoanDetail | None:
        desk = self._context.desk
        if not self._loan_id:
            return None
        return desk.ask(loans.detail, desk.actor, self._loan_id, self._context.clock())

    def refresh(self) -> None:
        """Ask again and show what comes; what was filled in stays."""
        self._detail = found = self._ask_detail()
        self._body.setCurrentIndex(0 if found is None else 1)
        if found is None:
            self.header.set_title(self.tr("Record a return"), "")
            self.main.setEnabled(False)
            self._number.setFocus()
            return
        row = found.row
        machine = f"{row.loaner_number} {row.loaner_model}".strip()
        line = (row.number, row.client_name, row.receiver_name, row.ticket_number)
        self.header.set_title(
            self.tr("Return of {machine}").format(machine=machine),
            " · ".join(part for part in line if part),
        )
        self.look_ahead()

    # --- what the form says ---------------------------------------------------------------------

    def ticket_id(self) -> str:
        """Return the loan's ticket."""
        return self._detail.loan.ticket_id if self._detail else ""

    def missing(self) -> str:
        """Say what comes next, in the order of the form."""
        if self._condition.grade() is None:
            return self.tr("Choose the loaner's condition.")
        if not self._accessories.is_confirmed():
            return self.tr("Count the accessories.")
        return ""

    def command(self) -> TakeBackLoaner | None:
        """Return the command as the form stands; ``None`` while there is no loan."""
        if self._detail is None:
            return None
        return TakeBackLoaner(
            loan_id=self._detail.loan.id,
            grade=self._condition.grade() or Grade.GOOD,
            condition=self._condition.condition(),
            photos=self.photos.photos(),
            back=self._accessories.back(),
            backup_by=self._own.backup_by(),
            accounts_removed=self._own.accounts_removed(),
            replaced_back=self._own.replaced_back(),
            giver_name=self._own.giver(),
        )

    def signer(self, loan: Loan) -> SheetSignature:
        """Return whoever gives the loaner back."""
        return SheetSignature(side=Side.CLIENT, name=loan.giver_name)

    # --- what the person does ---------------------------------------------------------------------

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Find the loan that a loaner, its number or the QR of its sheet stands for."""
        loan_id = self._loan_named(text)
        if loan_id:
            self.show_record(loan_id)
            return
        self.show_record("")
        found = self._context.desk.ask(labels.resolve, text).assets
        problem = ScanProblem.NOT_LENT if found else ScanProblem.UNKNOWN
        self._number.set_error(scan_problem(problem, found[0].inventory_number if found else text))

    def _loan_named(self, text: str) -> str:
        """Return the id of the loan that is out, by its number, its sheet's link or a machine."""
        desk = self._context.desk
        # Whatever portal the link names: only a loan that is in this store answers to it.
        resolved = desk.ask(labels.resolve, text, None, ANY_HOST)
        rows: list[LoanRow | None] = []
        for it in resolved.candidates:
            if it.meaning is Meaning.LOAN:
                rows += [*desk.ask(loans.by_number, it.value), desk.ask(loans.row, it.value)]
        rows += [desk.ask(loans.of_machine, asset.id) for asset in resolved.assets]
        return next((it.id for it in rows if it is not None and it.state in OUT), "")

    @Slot()
    def _give(self) -> None:
        self.give(self._loan_id)

    def ended(self, loan: LoanRow) -> None:
        """Say that it is back, and show the loan."""
        self._loan_id = ""
        self.told.emit(self.tr("{number} is back.").format(number=loan.loaner_number), None)
        self.navigate.emit("loans", loan.id)

    @Slot()
    def _go_back(self) -> None:
        self.navigate.emit("loans", self._loan_id)
