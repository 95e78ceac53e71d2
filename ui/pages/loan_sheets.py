"""The sheets of loans laid out as they are stored, for signing, printing and filing."""

from __future__ import annotations

from ordidesk.documents.loan_sheets import HandoverSheet, ReturnSheet
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain.loans import Loan, LoanSheet
from ordidesk.queries.loan_sheets import SheetExtras, handover_sheet, return_sheet
from ui.pages.context import PageContext
from ui.pages.photo_row import photo_bytes
from ui.printing import handover_sheet as handover_printing
from ui.printing import return_sheet as return_printing
from ui.printing.sheet import Sheet


def said_of(  # noqa: PLR0913 - what only the signing knows, each named at the call
    context: PageContext,
    portal: str,
    loan: Loan,
    sheet: LoanSheet,
    *,
    signatures: tuple[SheetSignature, ...] = (),
    as_is: bool = True,
) -> HandoverSheet | ReturnSheet:
    """Return what a sheet says; ``as_is``: the loan is in the store, with its id and number."""

    def photos(ids: tuple[str, ...]) -> tuple[bytes, ...]:
        found = (photo_bytes(context, it) for it in ids)
        return tuple(it for it in found if it)

    extras = SheetExtras(
        portal=portal,
        photos=photos(loan.photos),
        photos_back=photos(loan.photos_back),
        signatures=signatures,
    )
    now = context.clock()
    if sheet is LoanSheet.RETURN:
        return context.desk.ask(return_sheet, loan, now, extras)
    return context.desk.ask(handover_sheet, loan, now, extras, as_is=as_is)


def lay_out(said: HandoverSheet | ReturnSheet) -> Sheet:
    """Lay a sheet of either sort out."""
    if isinstance(said, ReturnSheet):
        return return_printing.lay_out(said)
    return handover_printing.lay_out(said)
