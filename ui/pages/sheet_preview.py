"""A sheet as it will be printed: looked at, saved as PDF, printed."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.file_names import safe_name, suffix_of
from ui.printing.paper import make_printer, print_sheet
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet import Sheet
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.dialogs import ask
from ui.widgets.notices import NoticeBar
from ui.widgets.sheet_view import SheetView
from ui.widgets.text import ElidedLabel, text_label

FOLDER_SETTING = "sheets/folder"
"""Where the last PDF was saved."""
_SUFFIX = ".pdf"


class SheetPreview(QDialog):
    """Shows the pages; `saved` gives the path of a PDF, `printed` that a printer took them."""

    saved = Signal(str)
    printed = Signal()

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        settings: QSettings,
        printers: Callable[[], list[str]] = QPrinterInfo.availablePrinterNames,
        parent: QWidget | None = None,
    ) -> None:
        """Show `sheet`; `settings` remember the folder, `printers` names those there are."""
        super().__init__(parent)
        self._theme = theme
        self._sheet = sheet
        self._settings = settings
        self._printers = printers
        self._copies = 1
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
        folder = Path(str(self._settings.value(FOLDER_SETTING, "")) or Path.home())
        if not folder.is_dir():
            folder = Path.home()
        suggested = folder / safe_name(f"{self._sheet.title}{_SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(suggested), self.tr("PDF files (*.pdf)")
        )
        if not chosen:
            return
        path = Path(chosen)
        if suffix_of(path.name) != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
            # The file dialog asked about the name without its suffix.
            if path.exists() and not self._may_replace(path):
                return
        self._write(path)

    def _may_replace(self, path: Path) -> bool:
        return ask(
            self._theme,
            self,
            self.tr("Replace the file?"),
            self.tr("{name} is there already.").format(name=path.name),
            self.tr("Replace"),
            dangerous=True,
        )

    def _write(self, path: Path) -> None:
        begun = path.with_name(f"{path.name}.part")
        try:
            try:
                begun.write_bytes(pdf_bytes(self._sheet))
                begun.replace(path)
            finally:
                begun.unlink(missing_ok=True)
        except OSError as error:
            self._tell(self._why_not_written(error), Tone.DANGER, self._save.text(), self.save_pdf)
            return
        self._settings.setValue(FOLDER_SETTING, str(path.parent))
        said = self.tr("Saved: {path}").format(path=path)
        self._tell(said, Tone.OK, self.tr("Open"), lambda: _open(path))
        self.saved.emit(str(path))

    def _why_not_written(self, error: OSError) -> str:
        """Say what kept a file from being written, and what to do."""
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return self.tr("The PDF was not saved: nothing may be written in this folder.")
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return self.tr("The PDF was not saved: the disk is full.")
        if isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return self.tr("The PDF was not saved: this folder is not there.")
        said = self.tr("The PDF was not saved: {why}")
        return said.format(why=error.strerror or "")

    # --- printing ---------------------------------------------------------------------------------

    @Slot()
    def print_it(self) -> None:
        """Ask which printer, and print; where there is none say so, and offer the PDF."""
        if not self._printers():
            said = self.tr("No printer is set up on this computer. Save the sheet as PDF instead.")
            self._tell(said, Tone.WARN, self._save.text(), self.save_pdf)
            return
        printer = make_printer(self._sheet)
        printer.setCopyCount(self._copies)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._sheet.pages))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
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


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
