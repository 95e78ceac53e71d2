"""Says that this app is too old for the portal, or calmly that there is a newer one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Slot

from ordidesk.sync.policy import Problem
from ordidesk.sync.status import SyncStatus
from ui.main_window import MainWindow
from ui.models.sync_words import newer_app_words, trouble_words
from ui.theme import Tone

DISMISSED_SETTING = "version/dismissed"
"""The newer version of which the person has closed the notice."""
SEE_WHAT_WAITS = "sync"
"""What the notice of an app that is too old gives back: the page of synchronisation."""


@dataclass(frozen=True)
class NewerApp:
    """What the notice of a newer version gives back; anything else may take its place."""

    version: str


class VersionWatch(QObject):
    """Follows the sync's status; what the person closed is not said again for the same version."""

    def __init__(
        self, window: MainWindow, settings: QSettings, version: str, parent: QObject | None = None
    ) -> None:
        """``version`` is this app's. Make it before others that wait for the notice's place."""
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._version = version
        self._newest = ""
        self._too_old = ""
        """What is said of an app that the portal refuses, while it does."""
        window.notice.closed.connect(self._note_closed)
        window.notice.acted.connect(self._tell)

    @Slot(object)
    def follow(self, status: SyncStatus) -> None:
        """Say what changed."""
        said, self._too_old = self._too_old, ""
        if status.problem is Problem.APP_TOO_OLD:
            self._newest = ""
            self._too_old = trouble_words(status)
            if self._too_old != said:
                see = self.tr("See what waits")
                self._window.show_notice(self._too_old, Tone.WARN, see, SEE_WHAT_WAITS)
            return
        if said and self._window.notice.text() == said:
            self._window.notice.clear()
        self._newest = status.wanted_apps.newest
        self._tell()

    @Slot()
    def _note_closed(self) -> None:
        if self._window.notice_is(NewerApp):
            self._settings.setValue(DISMISSED_SETTING, self._newest)
        else:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say it where nothing else is said."""
        newest, notice = self._newest, self._window.notice
        if not newest or newest == self._settings.value(DISMISSED_SETTING, ""):
            return
        said = newer_app_words(newest, self._version)
        if not notice.text() or (self._window.notice_is(NewerApp) and notice.text() != said):
            self._window.show_notice(said, token=NewerApp(newest))
