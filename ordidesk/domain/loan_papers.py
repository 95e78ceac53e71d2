"""The papers of a loan: which sheet was printed, who signed it."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, record_entry
from ordidesk.domain.loans import (
    AHEAD,
    NAME_LIMIT,
    TEXT_LIMIT,
    Loan,
    LoanSheet,
    LoanState,
    Printed,
    Signed,
    wrong_step,
)
from ordidesk.domain.people import STAFF
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Work,
    fitting_text,
    need,
    need_text,
)

_SHA256 = re.compile(r"[0-9a-f]{64}")


class SignLoanSheet(Command, frozen=True, kw_only=True):
    """Record who signed a sheet, or why they would not; the PDF is attached by its hash."""

    kind: ClassVar[str] = "sign_loan_sheet"
    allowed = STAFF

    loan_id: str
    sheet: LoanSheet
    document: str
    """SHA-256 of the PDF, in hexadecimal."""
    name: str
    function: str = ""
    refused: str = ""
    on_paper: bool = False
    """The paper was signed, and this is its scan."""


class NoteSheetPrinted(Command, frozen=True, kw_only=True):
    """Remember that a sheet was printed, and what it said."""

    kind: ClassVar[str] = "note_sheet_printed"
    allowed = STAFF

    loan_id: str
    sheet: LoanSheet
    content: str
    """SHA-256 of what the sheet said, in hexadecimal."""


def sign_loan_sheet(work: Work, command: SignLoanSheet) -> None:
    """Keep who signed which document; what was signed before stays beside it."""
    name = need_text("name", command.name, NAME_LIMIT)
    function = fitting_text("function", command.function, NAME_LIMIT)
    refused = fitting_text("refused", command.refused, TEXT_LIMIT)
    _must_be_hash("document", command.document)
    loan = need(work, Loan, command.loan_id)
    early = command.sheet is LoanSheet.RETURN and loan.returned_at is None
    if loan.state in AHEAD | {LoanState.CANCELLED} or early:
        raise wrong_step(loan, LoanState.RETURNED if early else LoanState.HANDED_OVER)
    if any(it.document == command.document for it in loan.signed):
        work.merged("signed")
        return
    signed = Signed(
        sheet=command.sheet,
        document=command.document,
        name=name,
        at=work.now,
        refused=refused,
        on_paper=command.on_paper,
    )
    work.put(replace(loan, signed=(*loan.signed, signed)))
    record_entry(
        work,
        loan.ticket_id,
        EntryKind.SIGNATURE,
        subject=loan.id,
        before=", ".join(part for part in (name, function) if part),
        after="refused" if refused else "signed",
        text=refused,
    )


def note_sheet_printed(work: Work, command: NoteSheetPrinted) -> None:
    """Keep the last printing of each sheet."""
    _must_be_hash("content", command.content)
    loan = need(work, Loan, command.loan_id)
    others = tuple(it for it in loan.printed if it.sheet is not command.sheet)
    printed = Printed(sheet=command.sheet, at=work.now, by=work.actor.id, content=command.content)
    work.put(replace(loan, printed=(*others, printed)))


def _must_be_hash(field: str, text: str) -> None:
    if not _SHA256.fullmatch(text):
        raise NeverValid(Reason.NOT_A_FILE, field=field)
