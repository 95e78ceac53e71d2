"""The whole window of one person over an office, its pages and its dialogs one after the other."""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.labels.label import ANY_HOST
from tests.support import office
from tests.support.plugged import Plugged
from tests.support.records import CLAUSES, LEA, NOE, SOPHIE
from tests.support.workbench import Workbench, open_workbench
from ui.main_window import MainWindow
from ui.pages.about_dialog import AboutDialog
from ui.pages.call_dialog import CallDialog
from ui.pages.clauses_dialog import ClausesDialog
from ui.pages.company_dialog import CompanyDialog
from ui.pages.context import PageContext
from ui.pages.cover_dialog import CoverDialog
from ui.pages.open_ticket import OpenTicketDialog
from ui.pages.part_dialog import PartDialog
from ui.pages.register_asset import Prefill, RegisterAssetDialog
from ui.pages.request_visit import RequestVisitDialog
from ui.pages.reserve_loaner import ReserveLoanerDialog
from ui.pages.scanner_page import ScannerPage
from ui.pages.swap_for import SwapFor
from ui.pages.transfer_dialog import TransferDialog
from ui.shell import Shell
from ui.theme import Theme
from ui.workers import Worker

PAGES: dict[str, tuple[Person, str, object]] = {
    "day": (LEA, "day", None),
    "tickets": (LEA, "tickets", office.TICKET.id),
    "scanner": (LEA, "scanner", office.MACHINE.id),
    "assets": (LEA, "assets", office.MACHINE.id),
    "loans": (LEA, "loans", office.LENT),
    "leave": (LEA, "leave", office.HERE.id),
    "swap": (LEA, "swap", SwapFor(office.TICKET.id)),
    "return": (LEA, "return", office.LENT),
    "sync": (LEA, "sync", None),
    "settings": (LEA, "settings", None),
    "triage": (SOPHIE, "triage", None),
    "planning": (SOPHIE, "planning", None),
    "manager's ticket": (SOPHIE, "tickets", office.TICKET.id),
    "workshop": (NOE, "workshop", None),
}
"""Who opens which page on what."""

DIALOGS: dict[str, tuple[Person, Callable[[PageContext, MainWindow], QDialog]]] = {
    "new ticket": (LEA, lambda context, window: OpenTicketDialog(context, "", window)),
    "new machine": (
        LEA,
        lambda context, window: RegisterAssetDialog(context, Prefill(), ANY_HOST, window),
    ),
    "visit": (LEA, lambda context, window: RequestVisitDialog(context, office.TICKET.id, window)),
    "part": (LEA, lambda context, window: PartDialog(context, office.HERE.id, window)),
    "transfer": (
        LEA,
        lambda context, window: TransferDialog(context, office.TICKET.id, LEA.id, window),
    ),
    "call": (SOPHIE, lambda context, window: CallDialog(context, office.TICKET.id, window)),
    "new call": (SOPHIE, lambda context, window: OpenTicketDialog(context, "", window)),
    "cover": (SOPHIE, lambda context, window: CoverDialog(context, office.TICKET, window)),
    "loaner": (SOPHIE, lambda context, window: ReserveLoanerDialog(context, office.TICKET, window)),
    "about": (LEA, lambda context, window: AboutDialog(context.theme, window)),
    "company": (SOPHIE, CompanyDialog),
    "clauses": (SOPHIE, lambda context, window: ClausesDialog(context, CLAUSES, window)),
}
"""The forms that are used most, and who opens them."""


@dataclasses.dataclass
class WholeWindow:
    """One person's window and the desk under it."""

    window: MainWindow
    bench: Workbench
    person: Person

    def settle(self) -> None:
        """Wait until what was asked of the store is shown and laid out."""
        for worker in (self.bench.context.reads, self.bench.context.files):
            _wait_for(worker)
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QTest.qWait(5)

    def turn_to(self, name: str) -> None:
        """Show one of ``PAGES``."""
        _, key, argument = PAGES[name]
        self.window.show_page(key, argument)
        self.settle()

    def pages(self) -> list[str]:
        """Return the names of this person's ``PAGES``."""
        return [name for name, (who, _, _) in PAGES.items() if who is self.person]

    def dialogs(self) -> list[str]:
        """Return the names of this person's ``DIALOGS``."""
        return [name for name, (who, _) in DIALOGS.items() if who is self.person]

    @contextlib.contextmanager
    def dialog(self, name: str) -> Iterator[QDialog]:
        """Open one of ``DIALOGS`` over the window, and close it at the end."""
        dialog = DIALOGS[name][1](self.bench.context, self.window)
        dialog.open()
        dialog.activateWindow()
        QTest.qWaitForWindowActive(dialog)
        self.settle()
        try:
            yield dialog
        finally:
            dialog.done(0)
            dialog.deleteLater()
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)


def _wait_for(worker: Worker) -> None:
    """Let go by what was asked of a worker before; it answers in turn."""
    done: list[object] = []
    worker.run(lambda: None, done.append, done.append)
    while not done:
        QTest.qWait(1)


@contextlib.contextmanager
def whole_window(
    theme: Theme, records: Iterable[Record], person: Person, size: tuple[int, int]
) -> Iterator[WholeWindow]:
    """Open a person's window, without a camera."""
    with (
        tempfile.TemporaryDirectory() as made,
        open_workbench(Path(made), theme, records, person) as bench,
    ):
        settings = QSettings(str(Path(made) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(theme, settings)
        plugged = Plugged()
        shell = Shell(
            bench.context,
            window,
            settings,
            lambda context: ScannerPage(
                context,
                plugged.make_cameras(settings, context.preferences, lambda: None),
                ANY_HOST,
            ),
        )
        window.resize(*size)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        shell.start()
        opened = WholeWindow(window, bench, person)
        opened.settle()
        try:
            yield opened
        finally:
            shell.close()
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
