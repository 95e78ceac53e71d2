"""The third step: which printer, and does it print?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.printers import Printers
from ui.printing.paper import make_printer, print_sheet
from ui.printing.test_page import lay_out
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button
from ui.widgets.form import choice_field, choose
from ui.widgets.notices import NoticeBar
from ui.widgets.text import text_label


class PrinterStep(QWidget):
    """The printer that prints the test page is the one that is proposed from now on."""

    def __init__(
        self, theme: Theme, printers: Printers, clock: Callable[[], datetime], zone: str
    ) -> None:
        """``zone`` as in ``PageContext``."""
        super().__init__()
        self._printers = printers
        self._clock = clock
        self._zone = zone
        self._label = text_label(self.tr("Printer"), TextStyle.BODY)
        self._choice = choice_field()
        self._choice.setAccessibleName(self.tr("Printer"))
        self._label.setBuddy(self._choice)
        self._print = Button(theme, self.tr("Print a test page"), icon="printer")
        self._none = text_label(
            self.tr(
                "No printer is set up on this computer. Sheets can be saved as PDF; a printer "
                "that you set up later is found by itself."
            ),
            TextStyle.BODY,
            wrap=True,
        )
        self._notice = NoticeBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_12)
        for widget in (self._none, self._label, self._choice, self._print, self._notice):
            column.addWidget(widget)
        column.addStretch()
        self._print.clicked.connect(self._print_page)

    def begin(self) -> None:
        """Look which printers there are."""
        names = self._printers.names()
        self._choice.clear()
        for name in names:
            self._choice.addItem(name, name)
        choose(self._choice, self._printers.preferred())
        for widget in (self._label, self._choice, self._print):
            widget.setVisible(bool(names))
        self._none.setVisible(not names)

    def end(self) -> None:
        """Nothing runs here."""

    @Slot()
    def _print_page(self) -> None:
        name = str(self._choice.currentData())
        sheet = lay_out(self._clock(), self._zone)
        printer = make_printer(sheet)
        printer.setPrinterName(name)
        try:
            print_sheet(printer, sheet)
        except RuntimeError:
            said = self.tr("{printer} does not answer. Check that it is on, or choose another.")
            self._notice.show_message(said.format(printer=name), Tone.DANGER)
            return
        self._printers.remember(name)
        said = self.tr("The page was sent to {printer}, which is proposed from now on.")
        self._notice.show_message(said.format(printer=name), Tone.OK)
