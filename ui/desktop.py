"""The app's windows in turn: entry, then the desk of whoever signed in, and back."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from ordidesk.labels.camera import Source
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import remembered
from ordidesk.portal.address import PortalAddress
from ordidesk.store.key import DemoKeyKeeper
from ui.bridge import Bridge
from ui.cameras import MakeCameras, make_cameras
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.entry import Entry, KeepKey
from ui.keyed_scanner import KeyedScanner
from ui.pages.first_run import FirstRun
from ui.portal_client import portal_client
from ui.preferences import Preferences
from ui.session_window import ZONE, SessionWindow
from ui.theme import SIZE, Theme
from ui.workers import Worker
from ui.workspace import Workspace, utc_now

_INTRODUCED = "first_run/done"


class Desktop(QObject):
    """Shows one window after the other; ``close`` ends every thread."""

    seen = Signal()
    """A window is there: the opening one has done its part."""
    window_opened = Signal(object)
    """The ``MainWindow`` of whoever signed in is shown."""

    def __init__(  # noqa: PLR0913 - what the composition root hands over
        self,
        theme: Theme,
        folders: Folders,
        settings: QSettings,
        preferences: Preferences,
        camera: Source | None,
        *,
        keep_key: KeepKey | None = None,
        make_cameras: MakeCameras = make_cameras,
    ) -> None:
        """Build nothing yet but the worker; ``keep_key`` as for ``Entry``.

        ``camera``: a device or a file to use whatever is plugged in.
        """
        super().__init__()
        self._theme = theme
        self._folders = folders
        self._settings = settings
        self._preferences = preferences
        self._camera = camera
        self._keep_key = keep_key
        self._make_cameras = make_cameras
        self._worker = Worker("desk", self)
        self._entry: Entry | None = None
        self._session: SessionWindow | None = None
        self._first_run: FirstRun | None = None
        self._files: tuple[Path, ...] = ()
        self._keyed = KeyedScanner(self._is_signed_in, self, from_secrets_too=self._is_locked)
        # Queued: what a code leads to may open a dialog, and the key has to be done with before.
        self._keyed.scanned.connect(self._take_scan, Qt.ConnectionType.QueuedConnection)

    def introduce(self) -> FirstRun | None:
        """Show the three steps of a first start before anything else, once on each laptop.

        ``None`` where somebody worked before: ``start`` comes next then.
        """
        known = remembered(self._folders.last_sign_in) or self._folders.wiped.exists()
        if known or self._settings.value(_INTRODUCED):
            return None
        self._first_run = FirstRun(
            self._theme,
            self._preferences,
            self._worker,
            self._ask_portal,
            lambda: self._make_cameras(self._settings, self._preferences, lambda: self._camera),
            clock=utc_now,
            zone=ZONE,
        )
        self._first_run.finished.connect(self._end_introduction)
        self._first_run.resize(SIZE.window_width, SIZE.window_height)
        self._first_run.show()
        self._first_run.begin()
        self.seen.emit()
        return self._first_run

    def _ask_portal(self, address: PortalAddress) -> None:
        client = portal_client(address, self._preferences, self._folders)
        with contextlib.closing(client):
            client.health()

    @Slot()
    def _end_introduction(self) -> None:
        self._settings.setValue(_INTRODUCED, "yes")
        self.start()
        self._close_introduction()

    def _close_introduction(self) -> None:
        if self._first_run is not None:
            self._first_run.close()
            self._first_run.deleteLater()
            self._first_run = None

    def start(self, portal: DemoPortal | None = None) -> Entry:
        """Open what was open last, or sign in: at a demo portal, or where the person says."""
        self._entry = Entry(
            self._theme, self._folders, self._worker, self._preferences, self._keep_key
        )
        self._entry.bring(self._files)
        self._entry.opened.connect(self._open)
        self._entry.handed_over.connect(QApplication.quit)
        self._entry.asked.connect(self._show_entry)
        self._entry.resize(SIZE.window_width, SIZE.window_height)
        if portal is not None:
            self._entry.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
        else:
            self._entry.begin()
        return self._entry

    def bring(self, files: Sequence[Path]) -> None:
        """Open these files once somebody is signed in; before ``start``."""
        self._files = tuple(files)

    @property
    def session(self) -> SessionWindow | None:
        """The window of whoever is signed in."""
        return self._session

    def close(self) -> None:
        """Close everything, the threads first."""
        self._keyed.close()
        self._close_introduction()
        if self._session is not None:
            self._session.close()
        if self._entry is not None:
            self._entry.close_workspace()
            self._entry.close()
        self._worker.stop()

    def _is_signed_in(self) -> bool:
        return self._session is not None

    def _is_locked(self) -> bool:
        return self._session is not None and self._session.lock_screen.is_locked

    @Slot(str)
    def _take_scan(self, text: str) -> None:
        if self._is_locked():
            return
        if self._session is not None:
            self._session.shell.take_scan(text)
        elif self._first_run is not None:
            self._first_run.take_scan(text)
        elif self._entry is not None:
            self._entry.tell_scan_comes_later()

    @Slot(object, object)
    def _open(self, workspace: Workspace, bridge: Bridge) -> None:
        self._session = SessionWindow(
            self._theme,
            self._settings,
            self._preferences,
            self._folders,
            workspace,
            bridge,
            self._camera,
            self._make_cameras,
        )
        self._session.signed_out.connect(self._return_to_entry)
        self._session.dismissed.connect(self._remove_files)
        self._session.lease_ended.connect(self._lock_for_good)
        self._session.show()
        self._session.take_files(self._files)
        self._files = ()
        self.window_opened.emit(self._session.window)
        if self._entry is not None:
            self._entry.hide()
        self.seen.emit()

    @Slot()
    def _show_entry(self) -> None:
        if self._entry is not None:
            self._entry.show()
            self.seen.emit()

    @Slot()
    def _return_to_entry(self) -> None:
        self._close_session()
        if self._entry is not None:
            self._entry.begin()

    @Slot()
    def _remove_files(self) -> None:
        """End the wipe of a lost or retired laptop, now that nothing uses its files."""
        self._close_session()
        if self._entry is not None:
            self._entry.finish_wipes()

    @Slot()
    def _lock_for_good(self) -> None:
        self._close_session()
        if self._entry is not None:
            self._entry.tell_lease_over()

    def _close_session(self) -> None:
        # Shown first: when no window is left, the app ends.
        self._show_entry()
        if self._session is not None:
            self._session.close()
            self._session = None
            if self._entry is not None:
                self._entry.activateWindow()


def keep_demo_key(store_file: Path) -> DemoKeyKeeper:
    """Keep the demo's key beside its store: its data is no secret."""
    return DemoKeyKeeper(store_file, "127.0.0.1")
