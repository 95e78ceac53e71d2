"""Where sheets go from a window: a PDF whose place the person chooses, or a printer."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ordidesk.domain.file_names import safe_name, suffix_of
from ui.printers import Printers
from ui.theme import Theme
from ui.widgets.dialogs import ask

FOLDER_SETTING = "sheets/folder"
"""Where the last PDF was saved."""
_SUFFIX = ".pdf"


class SheetOutput:
    """Asks where a file goes and which printer prints, on behalf of a window."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        settings: QSettings,
        printers: Printers,
    ) -> None:
        """`settings` remember the folder."""
        self._theme = theme
        self._window = window
        self._settings = settings
        self._printers = printers

    # --- files ------------------------------------------------------------------------------------

    def ask_path(self, title: str) -> Path | None:
        """Ask where a file of that title goes; what is there already only when that was said."""
        translate = QCoreApplication.translate
        folder = Path(str(self._settings.value(FOLDER_SETTING, "")) or Path.home())
        if not folder.is_dir():
            folder = Path.home()
        suggested = folder / safe_name(f"{title}{_SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            translate("SheetOutput", "Save as PDF"),
            str(suggested),
            translate("SheetOutput", "PDF files (*.pdf)"),
        )
        if not chosen:
            return None
        path = Path(chosen)
        if suffix_of(path.name) != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
            # The file dialog asked about the name without its suffix.
            if path.exists() and not self._may_replace(path):
                return None
        return path

    def _may_replace(self, path: Path) -> bool:
        translate = QCoreApplication.translate
        return ask(
            self._theme,
            self._window,
            translate("SheetOutput", "Replace the file?"),
            translate("SheetOutput", "{name} is there already.").format(name=path.name),
            translate("SheetOutput", "Replace"),
            dangerous=True,
        )

    def write(self, path: Path, content: bytes) -> str:
        """Write a file, whole or not at all; returns what went wrong, empty when nothing did."""
        begun = path.with_name(f"{path.name}.part")
        try:
            try:
                begun.write_bytes(content)
                begun.replace(path)
            finally:
                begun.unlink(missing_ok=True)
        except OSError as error:
            return _why_not_written(error)
        self._settings.setValue(FOLDER_SETTING, str(path.parent))
        return ""

    # --- printers ---------------------------------------------------------------------------------

    def has_printer(self) -> bool:
        """Tell whether any printer is set up."""
        return bool(self._printers.names())

    def ask_printer(self, printer: QPrinter, pages: int = 0) -> bool:
        """Ask which printer prints, and which of so many pages; `False` for none."""
        preferred = self._printers.preferred()
        if preferred:
            printer.setPrinterName(preferred)
        dialog = QPrintDialog(printer, self._window)
        if pages:
            dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
            dialog.setMinMax(1, pages)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._printers.remember(printer.printerName())
        return accepted


def open_file(path: Path) -> None:
    """Open a file with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _why_not_written(error: OSError) -> str:
    """Say what kept a file from being written, and what to do."""
    translate = QCoreApplication.translate
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return translate(
            "SheetOutput", "The PDF was not saved: nothing may be written in this folder."
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return translate("SheetOutput", "The PDF was not saved: the disk is full.")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return translate("SheetOutput", "The PDF was not saved: this folder is not there.")
    said = translate("SheetOutput", "The PDF was not saved: {why}")
    return said.format(why=error.strerror or "")
