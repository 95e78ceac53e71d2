"""What can be done with a loan, in words: the step that comes next, and the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ordidesk.domain.loan_settling import DeclareLost, InspectLoaner, SettleLoan
from ordidesk.domain.loan_stock import ReleaseLoaner
from ordidesk.domain.loans import LoanSheet, LoanState
from ordidesk.queries.loans import LoanDetail
from ui.models.loan_lists import missing_accessories
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.pages.extend_loan import ExtendLoanDialog
from ui.pages.inspect_loaner import InspectLoanerDialog
from ui.pages.prepare_loaner import PrepareLoanerDialog
from ui.pages.swap_for import SwapFor
from ui.pages.wipe_loaner import WipeLoanerDialog


class Step(NamedTuple):
    """Its words, and what takes it."""

    words: str
    take: Callable[[], None]


class LoanOffers(QObject):
    """Takes the steps of the loan that is shown; dialogs come over the panel's window."""

    navigate = Signal(str, object)
    print_asked = Signal(object, object)
    """A tuple of loans' ids and the ``LoanSheet``."""

    def __init__(self, context: PageContext, panel: QWidget) -> None:
        """Offer nothing before it is asked."""
        super().__init__(panel)
        self._context = context
        self._panel = panel

    def offered(self, detail: LoanDetail) -> list[Step]:
        """Return what this person may do now, the sensible next step first."""
        actions = detail.actions
        steps: list[tuple[bool, str, Callable[[], None]]] = [
            (actions.take_back, self.tr("Record the return"), lambda: self._take_back(detail)),
            (actions.hand_over, self.tr("Hand over"), lambda: self._hand_over(detail)),
            (self._may_prepare(detail), self.tr("Prepare…"), lambda: self._prepare(detail)),
            (self._is_fine(detail), self.tr("Good condition"), lambda: self._fine(detail)),
            (
                actions.inspect,
                self.tr("Inspect…"),
                lambda: self._open(InspectLoanerDialog(self._context, detail.loan, self._window())),
            ),
            (
                actions.wipe,
                self.tr("Data erased…"),
                lambda: self._open(WipeLoanerDialog(self._context, detail.loan, self._window())),
            ),
            (actions.settle, self._settle_words(detail), lambda: self._settle(detail)),
            (
                actions.extend,
                self.tr("Extend…"),
                lambda: self._open(ExtendLoanDialog(self._context, detail.loan, self._window())),
            ),
            (actions.release, self.tr("Cancel the reservation…"), lambda: self._release(detail)),
            (actions.lose, self.tr("Declare lost…"), lambda: self._lose(detail)),
        ]
        waits = detail.loan.state in {LoanState.RESERVED, LoanState.PREPARING}
        if waits and self._may_prepare(detail):
            steps[1], steps[2] = steps[2], steps[1]  # what is not prepared is prepared first
        if detail.loan.state is LoanState.LOST:
            steps.append(steps.pop(0))
        return [Step(words, take) for allowed, words, take in steps if allowed]

    def sheets(self, detail: LoanDetail) -> list[Step]:
        """Return the sheets that can be printed."""
        loan = detail.loan
        steps = []
        if loan.state is not LoanState.CANCELLED:
            words = self.tr("Print the handover sheet…")
            steps.append(Step(words, lambda: self._print(loan.id, LoanSheet.HANDOVER)))
        if loan.returned_at is not None:
            words = self.tr("Print the return sheet…")
            steps.append(Step(words, lambda: self._print(loan.id, LoanSheet.RETURN)))
        return steps

    def _window(self) -> QWidget:
        return self._panel.window()

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _print(self, loan_id: str, sheet: LoanSheet) -> None:
        self.print_asked.emit((loan_id,), sheet)

    def _hand_over(self, detail: LoanDetail) -> None:
        loan = detail.loan
        self.navigate.emit("swap", SwapFor(loan.ticket_id, loan.visit_id, loan.loaner_id))

    def _take_back(self, detail: LoanDetail) -> None:
        self.navigate.emit("return", detail.loan.id)

    # --- before it goes out -------------------------------------------------------------------

    def _may_prepare(self, detail: LoanDetail) -> bool:
        waits = detail.loan.state in {LoanState.RESERVED, LoanState.PREPARING}
        return (
            waits
            and (detail.actions.prepare or detail.loan.state is LoanState.PREPARING)
            and (detail.loaner is not None and PrepareLoanerDialog.is_for(self._context))
        )

    def _prepare(self, detail: LoanDetail) -> None:
        if detail.loaner is not None:
            PrepareLoanerDialog(self._context, detail.loaner.id, self._window()).open()

    def _release(self, detail: LoanDetail) -> None:
        loan_id = detail.loan.id
        said = Question(
            self.tr("Cancel the reservation"),
            self.tr("The loaner can be lent to somebody else at once. Why?"),
            self.tr("Cancel the reservation"),
            cancel=self.tr("Keep it"),
        )

        def command(text: str) -> ReleaseLoaner:
            return ReleaseLoaner(loan_id=loan_id, reason=text)

        self._open(TextDialog(self._context, said, command, optional=True, parent=self._window()))

    # --- after it went out --------------------------------------------------------------------

    def _lose(self, detail: LoanDetail) -> None:
        loan_id = detail.loan.id
        said = Question(
            self.tr("Declare the loaner lost"),
            self.tr("What happened? If it turns up it is simply taken back."),
            self.tr("Declare lost"),
            dangerous=True,
        )

        def command(text: str) -> DeclareLost:
            return DeclareLost(loan_id=loan_id, note=text)

        self._open(TextDialog(self._context, said, command, parent=self._window()))

    def _is_fine(self, detail: LoanDetail) -> bool:
        """What came back incomplete is not waved through by one tap."""
        return detail.actions.inspect and not missing_accessories(detail.loan)

    def _fine(self, detail: LoanDetail) -> None:
        self._context.actions.give(InspectLoaner(loan_id=detail.loan.id))

    def _settle_words(self, detail: LoanDetail) -> str:
        plain = detail.loan.state is LoanState.WIPED
        return self.tr("Settle") if plain else self.tr("Settle…")

    def _settle(self, detail: LoanDetail) -> None:
        loan = detail.loan
        if loan.state is LoanState.WIPED:
            self._context.actions.give(SettleLoan(loan_id=loan.id))
            return
        asked = (
            self.tr("How was the loss settled? The loaner leaves the stock.")
            if loan.state is LoanState.LOST
            else self.tr("How was the difference settled?")
        )
        said = Question(self.tr("Settle the loan"), asked, self.tr("Settle"))

        def command(text: str) -> SettleLoan:
            return SettleLoan(loan_id=loan.id, settlement=text)

        self._open(TextDialog(self._context, said, command, parent=self._window()))
