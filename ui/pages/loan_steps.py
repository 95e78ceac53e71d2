"""Handing over and taking back, step by step: the command, then its sheet filed and signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ordidesk.attaching.attachments import FileRefused
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loan_papers import SignLoanSheet
from ordidesk.domain.loans import Loan, LoanSheet
from ordidesk.domain.work import Command
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done
from ui.models.files import fault_of_file
from ui.pages.context import PageContext
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet import Sheet
from ui.problems import sentence

MakeSheet = Callable[[Loan], Sheet]


@dataclass(frozen=True)
class LoanStep:
    """What the person wants: a command, and whose signature its sheet has."""

    command: Command
    sheet: LoanSheet
    loan_id: str
    """The loan that is there already; empty: the command makes one."""
    signature: SheetSignature | None
    """Of the client's person, or their refusal; ``None``: the paper is signed later."""


class LoanSteps(QObject):
    """Gives the command, then files the sheet of what it came to, then records who signed."""

    done = Signal(str)
    """The loan's id: the machines have moved, whatever became of the paper."""
    stopped = Signal(str)
    """Why nothing was done, as a sentence."""
    paper_failed = Signal(str)
    """Why the sheet is not filed; the loan stands."""

    def __init__(self, context: PageContext, make_sheet: MakeSheet, parent: QObject) -> None:
        """``make_sheet`` lays out the sheet of a loan as it is stored, with its signatures."""
        super().__init__(parent)
        self._context = context
        self._make_sheet = make_sheet
        self._under_way = False

    @property
    def under_way(self) -> bool:
        """Whether it is being done."""
        return self._under_way

    def take(self, step: LoanStep) -> None:
        """Begin; one at a time."""
        if self._under_way:
            return
        self._under_way = True

        def given(receipt: Done) -> None:
            self._file(step, step.loan_id or derived_id(receipt.command_id, "loan"))

        self._context.actions.give(step.command, given, self._stop)

    def _file(self, step: LoanStep, loan_id: str) -> None:
        """Attach the sheet to the ticket; without a signature it is printed and signed by hand."""
        loan = self._context.desk.ask(Reader.get, Loan, loan_id)
        if loan is None or step.signature is None:
            self._end(loan_id)
            return
        sheet = self._make_sheet(loan)
        files = self._context.desk.files

        def file() -> str:
            content = pdf_bytes(sheet)
            source = FileInMemory(f"{sheet.title}.pdf", content)
            files.attach(loan.ticket_id, source, Wishes(), Visibility.CLIENT)
            return hashlib.sha256(content).hexdigest()

        def filed(sha256: str) -> None:
            self._sign(step, loan_id, sha256)

        def failed(error: Exception) -> None:
            self._fail(loan_id, error)

        self._context.files.run(file, filed, failed)

    def _sign(self, step: LoanStep, loan_id: str, sha256: str) -> None:
        signed = step.signature
        if signed is None:
            self._end(loan_id)
            return
        command = SignLoanSheet(
            loan_id=loan_id,
            sheet=step.sheet,
            document=sha256,
            name=signed.name or "–",
            function=signed.function,
            refused=signed.refused_reason,
        )

        def refused(why: str) -> None:
            self.paper_failed.emit(why)
            self._end(loan_id)

        self._context.actions.give(command, lambda _receipt: self._end(loan_id), refused)

    def _end(self, loan_id: str) -> None:
        self._under_way = False
        self.done.emit(loan_id)

    def _fail(self, loan_id: str, error: Exception) -> None:
        if isinstance(error, FileRefused):
            self.paper_failed.emit(f"{error.name} — {fault_of_file(error.fault)}")
        else:
            self.paper_failed.emit(sentence(error))
        self._end(loan_id)

    def _stop(self, why: str) -> None:
        self._under_way = False
        self.stopped.emit(why)
