"""What support needs of this laptop, asked for from the windows: diagnostics and logs."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ordidesk.desk import Desk
from ordidesk.laptop.folders import Folders
from ordidesk.queries import outbox
from ordidesk.support.checks import Found, look
from ui.models.sync_words import diagnostics
from ui.workers import Worker


class SupportDesk(QObject):
    """Copies the diagnostics and opens the folder of logs; neither needs a network."""

    told = Signal(str)
    """A sentence: what was done, or why it could not be."""

    def __init__(self, desk: Desk, folders: Folders, parent: QObject | None = None) -> None:
        """Look at nothing before it is asked for."""
        super().__init__(parent)
        self._desk = desk
        self._folders = folders
        self._looking = False
        # Its own: a camera's driver that hangs must hold up nobody's query.
        self._worker = Worker("support", self)

    def close(self) -> None:
        """Wait for the look at the machine, which has a limit."""
        self._worker.stop()

    @Slot()
    def copy(self) -> None:
        """Look at the machine, then put the diagnostics into the clipboard."""
        if self._looking:
            return
        self._looking = True
        folders = self._folders
        self._worker.run(lambda: look(folders), self._copy, self._copy_without)

    def _copy(self, found: tuple[Found, ...]) -> None:
        self._looking = False
        lines = self._desk.ask(outbox.lines)
        QGuiApplication.clipboard().setText(diagnostics(self._desk.sync.status, lines, found))
        self.told.emit(self.tr("The diagnostics are copied: paste them into a message to support."))

    def _copy_without(self, _error: Exception) -> None:
        self._copy(())

    @Slot()
    def open_logs(self) -> None:
        """Show the folder of logs in the system's file manager, or say where it is."""
        folder = self._folders.logs
        with contextlib.suppress(OSError):  # the sentence below tells where it should be
            folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.told.emit(self.tr("The logs are in {folder}").format(folder=folder))
