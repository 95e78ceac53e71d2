"""Printing where technicians go on a day: one sheet is looked at first, several go together."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QDialog, QWidget

from ordidesk.documents.day_sheet import DaySheet
from ordidesk.queries.day_sheets import day_sheets
from ui import moments
from ui.pages.batch_dialog import BatchDialog
from ui.pages.context import PageContext
from ui.pages.sheet_preview import SheetPreview
from ui.printers import Printers
from ui.printing.batch import Entry, Order
from ui.printing.day_sheet import lay_out
from ui.problems import sentence


def print_day(  # noqa: PLR0913, PLR0917 - what a window hands over to any printing, and what is asked
    context: PageContext,
    settings: QSettings,
    portal: str,
    day: date,
    technician_ids: Sequence[str],
    parent: QWidget,
) -> None:
    """Print the day of these technicians; of several, only of those who have visits.

    ``portal``: the address that links to records begin with.
    """

    def find() -> tuple[DaySheet, ...]:
        return context.desk.ask(
            day_sheets,
            day,
            technician_ids,
            context.clock(),
            zone=context.zone,
            portal=portal,
        )

    def show(found: tuple[DaySheet, ...]) -> None:
        busy = tuple(it for it in found if it.stops) or found[:1]
        if busy:
            _dialog(context, settings, busy, parent).open()

    context.reads.run(find, show, context.actions.report)


def _dialog(
    context: PageContext, settings: QSettings, sheets: tuple[DaySheet, ...], parent: QWidget
) -> QDialog:
    printers = Printers(context.preferences)
    if len(sheets) == 1:
        return SheetPreview(context.theme, lay_out(sheets[0]), settings, printers, parent)
    told = QCoreApplication.translate("PrintDay", "Day sheets – {day}")
    order = Order(
        title=told.format(day=moments.long_day(sheets[0].day)),
        author=sheets[0].company.name,
        entries=tuple(Entry(it.technician.name, functools.partial(lay_out, it)) for it in sheets),
        why=sentence,
        copies=1,
    )
    return BatchDialog(context.theme, order, settings, printers, parent)
