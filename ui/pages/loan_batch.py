"""The sheets of many loans to be printed together: those that say something new, in order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.loan_sheets import HandoverSheet, ReturnSheet
from ordidesk.domain.loan_papers import NoteSheetPrinted
from ordidesk.domain.loans import Loan, LoanSheet
from ordidesk.queries import company
from ordidesk.queries.loan_sheets import changed_since_printed, content_of
from ordidesk.store.reader import Reader
from ui import words
from ui.models.loan_rows import loan_title
from ui.pages.context import PageContext
from ui.pages.loan_sheets import lay_out, said_of
from ui.printing.batch import Entry, Order
from ui.printing.sheet import Sheet
from ui.problems import sentence


class AddressMissing(Exception):  # noqa: N818 - a fact about the record, told to whoever prints
    """Nobody knows where the loaner goes: the paper would not hold as evidence."""


@dataclass(frozen=True)
class SheetToPrint:
    """A loan's sheet as it would be printed now."""

    name: str
    """The loan's number, or its loaner's until the portal has given one."""
    said: HandoverSheet | ReturnSheet
    note: NoteSheetPrinted
    is_new: bool
    """It says something else than the paper that was printed last."""

    def sheet(self) -> Sheet:
        """Lay it out; raises ``AddressMissing``."""
        if not (self.said.site.address or self.said.client.address):
            raise AddressMissing(self.name)
        return lay_out(self.said)


def sheets_to_print(
    context: PageContext, portal: str, loan_ids: tuple[str, ...], sheet: LoanSheet
) -> tuple[SheetToPrint, ...]:
    """Return the sheets of loans in their order; what is no longer there is left out.

    Reads photos: not for the window's thread.
    """
    found = []
    for loan_id in loan_ids:
        loan = context.desk.ask(Reader.get, Loan, loan_id)
        if loan is None:
            continue
        said = said_of(context, portal, loan, sheet)
        content = content_of(said)
        note = NoteSheetPrinted(loan_id=loan.id, sheet=sheet, content=content)
        name = loan.number or f"{loan_title('')} ({said.loaner.inventory_number})"
        is_new = changed_since_printed(loan, sheet, content)
        found.append(SheetToPrint(name, said, note, is_new))
    return tuple(found)


def order_of(context: PageContext, sheet: LoanSheet, chosen: tuple[SheetToPrint, ...]) -> Order:
    """Return what the batch dialog prints."""
    return Order(
        title=words.word(sheet),
        author=context.desk.ask(company.issuer).name,
        entries=tuple(Entry(it.name, it.sheet) for it in chosen),
        why=why_not_made,
    )


def why_not_made(error: Exception) -> str:
    """Say what is wrong with a sheet that cannot be made."""
    if isinstance(error, AddressMissing):
        return QCoreApplication.translate("LoanBatch", "address missing")
    return sentence(error)
