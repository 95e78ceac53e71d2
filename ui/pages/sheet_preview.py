"""A sheet as it will be printed: looked at, saved as PDF, printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.sheet_output import SheetOutput, open_file
from ui.printers import Printers
from ui.printing.paper import make_printer, print_sheet
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet import Sheet
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.notices import NoticeBar
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.sheet_view import SheetView
from ui.widgets.text import ElidedLabel, text_label


class SheetPreview(ReadingOrder, QDialog):
    """Shows the pages; `saved` gives the path of a PDF, `printed` that a printer took them."""

    saved = Signal(str)
    printed = Signal()

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        settings: QSettings,
        printers: Printers,
        parent: QWidget | None = None,
    ) -> None:
        """Show `sheet`; `settings` remember the folder, `printers` those there are."""
        super().__init__(parent)
        self._theme = theme
        self._sheet = sheet
        self._copies = 1
        self._output = SheetOutput(theme, self, settings, printers)
        self._act: Callable[[], object] | None = None
        self.setWindowTitle(sheet.title)
        self.setModal(True)
        self.resize(SIZE.sheet_window, SIZE.window_height)
        self._title = ElidedLabel(sheet.title, TextStyle.HEADING, strong=True)
        self._place = text_label("", TextStyle.LABEL, tone="secondary")
        self._previous = IconButton(theme, "chevron-left", self.tr("Previous page"))
        self._next = IconButton(theme, "chevron-right", self.tr("Next page"))
        self._zoom = Button(theme, self.tr("100 %"), icon="search")
        self._save = Button(theme, self.tr("Save as PDF…"), icon="download")
        self._print = Button(theme, self.tr("Print…"), ButtonKind.PRIMARY, icon="printer")
        for button in (self._zoom, self._save, self._print):
            button.setAutoDefault(False)
        self._notice = NoticeBar(theme)
        self._view = SheetView(theme, self.tr("Pages of the sheet"))
        self._lay_out()
        self._connect()
        self._view.show_sheet(sheet)
        self._tell_page()
        self._view.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_8)
        head.setContentsMargins(SIZE.space_16, SIZE.space_12, SIZE.space_16, SIZE.space_12)
        head.addWidget(self._title, 1)
        head.addWidget(self._previous)
        head.addWidget(self._place)
        head.addWidget(self._next)
        head.addSpacing(SIZE.space_8)
        for button in (self._zoom, self._save, self._print):
            head.addWidget(button)
        notice = QHBoxLayout()
        notice.setContentsMargins(SIZE.space_16, 0, SIZE.space_16, SIZE.space_12)
        notice.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(notice)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._previous.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._zoom.clicked.connect(self._toggle_zoom)
        self._save.clicked.connect(self.save_pdf)
        self._print.clicked.connect(self.print_it)
        self._notice.acted.connect(self._act_on_notice)
        self._notice.closed.connect(self._notice.clear)
        self._view.page_changed.connect(self._tell_page)
        self.finished.connect(self.deleteLater)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_it),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_pdf),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self._show_own_size),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self._fit_width),
            (QKeySequence(Qt.Key.Key_Left), self._go_back),
            (QKeySequence(Qt.Key.Key_Right), self._go_on),
        ):
            QShortcut(keys, self).activated.connect(slot)

    def offer_copies(self, count: int) -> None:
        """Print so many unless the person says otherwise."""
        self._copies = count

    # --- looking ----------------------------------------------------------------------------------

    @Slot()
    def _tell_page(self) -> None:
        page, count = self._view.page(), self._view.page_count()
        self._place.setText(self.tr("Page {page}/{count}").format(page=page + 1, count=count))
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)

    @Slot()
    def _go_back(self) -> None:
        self._view.go_to(self._view.page() - 1)

    @Slot()
    def _go_on(self) -> None:
        self._view.go_to(self._view.page() + 1)

    @Slot()
    def _toggle_zoom(self) -> None:
        self._zoom_to(fits=not self._view.fits_width())

    @Slot()
    def _show_own_size(self) -> None:
        self._zoom_to(fits=False)

    @Slot()
    def _fit_width(self) -> None:
        self._zoom_to(fits=True)

    def _zoom_to(self, *, fits: bool) -> None:
        self._view.set_fits_width(fits=fits)
        self._zoom.set_label(self.tr("100 %") if fits else self.tr("Fit the width"), "search")

    # --- saving -----------------------------------------------------------------------------------

    @Slot()
    def save_pdf(self) -> None:
        """Ask where, and write the file there; what is there already only when that was said."""
        path = self._output.ask_path(self._sheet.title)
        if path is None:
            return
        problem = self._output.write(path, pdf_bytes(self._sheet))
        if problem:
            self._tell(problem, Tone.DANGER, self._save.text(), self.save_pdf)
            return
        said = self.tr("Saved: {path}").format(path=path)
        self._tell(said, Tone.OK, self.tr("Open"), lambda: open_file(path))
        self.saved.emit(str(path))

    # --- printing ---------------------------------------------------------------------------------

    @Slot()
    def print_it(self) -> None:
        """Ask which printer, and print; where there is none say so, and offer the PDF."""
        if not self._output.has_printer():
            said = self.tr("No printer is set up on this computer. Save the sheet as PDF instead.")
            self._tell(said, Tone.WARN, self._save.text(), self.save_pdf)
            return
        printer = make_printer(self._sheet)
        printer.setCopyCount(self._copies)
        if not self._output.ask_printer(printer, len(self._sheet.pages)):
            return
        try:
            print_sheet(printer, self._sheet)
        except RuntimeError:
            said = self.tr("The printer does not answer. Check it, or save the sheet as PDF.")
            self._tell(said, Tone.DANGER, self._save.text(), self.save_pdf)
            return
        self._tell(self.tr("Sent to the printer."), Tone.OK)
        self.printed.emit()

    def _tell(
        self, said: str, tone: Tone, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        self._act = act
        self._notice.show_message(said, tone, action)

    @Slot()
    def _act_on_notice(self) -> None:
        if self._act is not None:
            self._act()
