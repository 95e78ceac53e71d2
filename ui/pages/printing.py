"""Printing what the pages ask for: loans' sheets, labels; and filing what was signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.documents.inventory_labels import InventoryLabel
from ordidesk.domain.loan_papers import NoteSheetPrinted
from ordidesk.domain.loans import LoanSheet
from ui.pages.batch_dialog import BatchDialog
from ui.pages.context import PageContext
from ui.pages.filing_dialog import FilingDialog
from ui.pages.labels_dialog import LabelsDialog
from ui.pages.loan_batch import SheetToPrint, order_of, sheets_to_print
from ui.pages.loan_sheets import lay_out
from ui.pages.paper_filing import PaperFiling
from ui.pages.print_day import print_day
from ui.pages.sheet_preview import SheetPreview
from ui.printers import Printers
from ui.printing.batch import Outcome
from ui.widgets.dialogs import FormDialog
from ui.workers import Worker

COPIES = 2
"""One for whoever receives or gives back, one for the company."""


class Printing(QObject):
    """Opens the dialogs over the window, and remembers what a printer took."""

    def __init__(
        self, context: PageContext, settings: QSettings, portal: str, window: QWidget
    ) -> None:
        """``portal``: the address that links to records begin with."""
        super().__init__(window)
        self._context = context
        self._settings = settings
        self._printers = Printers(context.preferences)
        self._portal = portal
        self._window = window
        self._papers = Worker("papers", self)
        """Reading a pile of scans takes seconds: files are not to wait behind it."""
        self._shown: dict[str, NoteSheetPrinted] = {}

    def close(self) -> None:
        """Wait for what is being read."""
        self._papers.stop()

    @Slot(object)
    def show_pair(self, asked: object) -> None:
        """Preview what a page asks for: a pair of a loan's id and a sheet."""
        if isinstance(asked, tuple):
            loan_id, sheet = asked
            self.show_chosen((str(loan_id),), LoanSheet(sheet))

    @Slot(object, object)
    def show_chosen(self, loan_ids: tuple[str, ...], sheet: LoanSheet) -> None:
        """Preview the sheet of one loan; of several, print those that say something new."""
        context, portal = self._context, self._portal

        def find() -> tuple[SheetToPrint, ...]:
            return sheets_to_print(context, portal, loan_ids, sheet)

        def show(found: tuple[SheetToPrint, ...]) -> None:
            if len(loan_ids) == 1 and found:
                self._preview(found[0])
            elif found:
                self._print_many(found, sheet)

        context.reads.run(find, show, context.actions.report)

    def _preview(self, chosen: SheetToPrint) -> None:
        self._shown = {chosen.name: chosen.note}
        preview = SheetPreview(
            self._context.theme,
            lay_out(chosen.said),
            self._settings,
            self._printers,
            self._window,
        )
        preview.offer_copies(COPIES)
        preview.printed.connect(self._note_all)
        preview.open()

    def _print_many(self, found: tuple[SheetToPrint, ...], sheet: LoanSheet) -> None:
        chosen = tuple(it for it in found if it.is_new)
        order = order_of(self._context, sheet, chosen or found)
        self._shown = {it.name: it.note for it in chosen or found}
        dialog = BatchDialog(
            self._context.theme, order, self._settings, self._printers, self._window
        )
        dialog.printed.connect(self._note_printed)
        if chosen:
            dialog.open()
            return
        again = FormDialog(
            self._context.theme,
            self.tr("Nothing has changed"),
            self.tr("These %n sheet(s) were printed, and say the same as then.", None, len(found)),
            self.tr("Print them again"),
            parent=self._window,
        )
        again.accepted.connect(dialog.open)
        again.rejected.connect(dialog.reject)
        again.finished.connect(again.deleteLater)
        again.open()

    @Slot(object, object)
    def show_day(self, day: date, technician_ids: Sequence[str]) -> None:
        """Print where technicians go on a day."""
        print_day(self._context, self._settings, self._portal, day, technician_ids, self._window)

    @Slot(object)
    def ask_labels(self, labels: tuple[InventoryLabel, ...]) -> None:
        """Print inventory labels."""
        LabelsDialog(
            self._context.theme, labels, self._settings, self._printers, self._window
        ).open()

    @Slot()
    def ask_papers(self) -> None:
        """File signed papers from their scans."""
        context = self._context
        FilingDialog(context.theme, PaperFiling(context), self._papers, parent=self._window).open()

    @Slot()
    def _note_all(self) -> None:
        for note in self._shown.values():
            self._context.actions.give(note)

    @Slot(object)
    def _note_printed(self, outcome: Outcome) -> None:
        """Remember what the printer took; what failed or was left is still to be printed."""
        for name in outcome.done:
            self._context.actions.give(self._shown[name])
