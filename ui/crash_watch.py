"""Errors that nobody caught: kept as a report, told to the person, offered for sending."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.version import told_version
from ordidesk.support.crashes import CrashReports, KeepsReports
from ordidesk.support.facts import facts
from ordidesk.support.hard_crash import HardCrashWatch, take_over
from ordidesk.support.log import keep_log
from ordidesk.support.mask import Mask
from ui.main_window import MainWindow
from ui.pages.crash_report import CrashReportDialog
from ui.theme import Theme, Tone

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SeeReport:
    """What the notice of an error gives back."""

    path: Path


class CrashWatch(QObject):
    """Keeps the log and the reports from now on; ``close`` at an orderly end."""

    _kept = Signal(object)
    """A report was written; an error may come on any thread."""

    def __init__(self, theme: Theme, folders: Folders, parent: QObject | None = None) -> None:
        """Take over what a run before this one left."""
        super().__init__(parent)
        self._theme = theme
        mask = Mask()
        self._log = keep_log(folders.logs, mask)
        _log.info("%s starts", told_version())
        self._reports = CrashReports(folders.crashes, folders.logs, mask, facts)
        take_over(self._reports)
        self._hard = HardCrashWatch(folders.crashes)
        self._window: MainWindow | None = None
        self._offered = set[Path]()
        self._now: Path | None = None
        """The report of this run that is to be told."""
        # Queued from the window's thread, too: what was being drawn is to be drawn first.
        self._kept.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._handler = KeepsReports(self._reports, self._kept.emit)
        logging.getLogger().addHandler(self._handler)

    def close(self) -> None:
        """Keep nothing any more."""
        for handler in (self._handler, self._log):
            if handler is not None:
                logging.getLogger().removeHandler(handler)
                handler.close()
        self._hard.close()

    def follow(self, window_opened: SignalInstance, seen: SignalInstance) -> None:
        """Tell in whichever window is shown; these are the desktop's signals."""
        window_opened.connect(self._take_window)
        seen.connect(self._offer)

    @Slot(object)
    def _take_window(self, window: MainWindow) -> None:
        self._window = window
        window.destroyed.connect(self._forget_window)
        window.notice_acted.connect(self._show)
        # Both are said once the message has gone.
        window.notice_acted.connect(self._offer, Qt.ConnectionType.QueuedConnection)
        window.notice.closed.connect(self._offer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _forget_window(self) -> None:
        self._window = None

    @Slot(object)
    def _tell(self, path: Path) -> None:
        self._now = path
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offer what nobody decided on, once a run; another message is read first."""
        waiting = [path for path in self._reports.undecided() if path not in self._offered]
        if not waiting:
            return
        path = waiting[0]
        if self._window is None or not self._window.isVisible():
            self._offered.update(waiting)
            self._open(path, QApplication.activeWindow())
            return
        if self._window.notice.text():
            return
        self._offered.update(waiting)
        said = (
            self.tr("An error was met. What you recorded is kept; a report of the error, too.")
            if path == self._now
            else self.tr("OrdiDesk met an error when it last ran. A report of it was kept here.")
        )
        self._window.show_notice(said, Tone.WARN, self.tr("See the report"), SeeReport(path))

    @Slot(object)
    def _show(self, token: object) -> None:
        if isinstance(token, SeeReport):
            self._open(token.path, self._window)

    def _open(self, path: Path, parent: QWidget | None) -> None:
        dialog = CrashReportDialog(self._theme, path, parent)
        dialog.decided.connect(self._decide)
        dialog.open()

    @Slot(object)
    def _decide(self, path: Path) -> None:
        self._reports.decide(path)
