"""The sheets of loans laid out as they are stored, for signing, printing and filing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.documents.loan_sheets import HandoverSheet, ReturnSheet
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain.loan_papers import NoteSheetPrinted
from ordidesk.domain.loans import Loan, LoanSheet
from ordidesk.queries.loan_sheets import SheetExtras, content_of, handover_sheet, return_sheet
from ordidesk.store.reader import Reader
from ui.pages.context import PageContext
from ui.pages.filing_dialog import FilingDialog
from ui.pages.paper_filing import PaperFiling
from ui.pages.photo_row import photo_bytes
from ui.pages.sheet_preview import SheetPreview
from ui.printing import handover_sheet as handover_printing
from ui.printing import return_sheet as return_printing
from ui.printing.sheet import Sheet

COPIES = 2
"""One for whoever receives or gives back, one for the company."""


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


class LoanPrinting(QObject):
    """Shows a loan's sheet to be printed, and remembers what was printed of it."""

    def __init__(
        self, context: PageContext, settings: QSettings, portal: str, window: QWidget
    ) -> None:
        """Open dialogs over ``window``."""
        super().__init__(window)
        self._context = context
        self._settings = settings
        self._portal = portal
        self._window = window
        self._shown: NoteSheetPrinted | None = None

    def show(self, loan_id: str, sheet: LoanSheet) -> None:
        """Preview the sheet as it would be printed now."""
        loan = self._context.desk.ask(Reader.get, Loan, loan_id)
        if loan is None:
            return
        said = said_of(self._context, self._portal, loan, sheet)
        self._shown = NoteSheetPrinted(loan_id=loan_id, sheet=sheet, content=content_of(said))
        preview = SheetPreview(
            self._context.theme, lay_out(said), self._settings, parent=self._window
        )
        preview.offer_copies(COPIES)
        preview.printed.connect(self._note)
        preview.open()

    @Slot(object)
    def show_pair(self, asked: object) -> None:
        """Preview what a page asks for: a pair of a loan's id and a sheet."""
        if isinstance(asked, tuple):
            loan_id, sheet = asked
            self.show(str(loan_id), LoanSheet(sheet))

    @Slot(object, object)
    def show_chosen(self, loan_ids: tuple[str, ...], sheet: LoanSheet) -> None:
        """Preview one loan's sheet; of several, make a batch."""
        if len(loan_ids) == 1:
            self.show(loan_ids[0], sheet)

    @Slot()
    def ask_papers(self) -> None:
        """File signed papers from their scans."""
        context = self._context
        FilingDialog(context.theme, PaperFiling(context), context.files, parent=self._window).open()

    @Slot()
    def _note(self) -> None:
        if self._shown is not None:
            self._context.actions.give(self._shown)
