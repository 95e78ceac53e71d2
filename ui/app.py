"""The composition root: everything is built and handed over here."""

from __future__ import annotations

import argparse
import contextlib
import logging
import logging.handlers
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Slot
from PySide6.QtWidgets import QApplication

import resources
from ordidesk.labels.camera import Source
from ordidesk.laptop.folders import Folders
from ordidesk.store.key import DemoKeyKeeper
from ui.bridge import Bridge
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.entry import Entry, KeepKey
from ui.session_window import SessionWindow
from ui.shell import THEME_SETTING
from ui.theme import SIZE, SchemeChoice, Theme
from ui.workers import Worker
from ui.workspace import Workspace

_log = logging.getLogger("ordidesk")
LANGUAGE_SETTING = "look/language"
_LOG_BYTES = 1_000_000
_LOG_FILES = 3


def main(options: argparse.Namespace) -> int:
    """Run the app until its window is closed; returns the exit status."""
    if options.tour is not None:
        from ui.tour.command import run_tour  # noqa: PLC0415 - the app starts without its tour

        return run_tour(options)
    app = make_application(options.language)
    with _folders(options) as folders:
        settings = _settings(folders)
        theme = Theme(app, SchemeChoice(settings.value(THEME_SETTING, SchemeChoice.SYSTEM.value)))
        theme.apply()
        _keep_log(folders)
        portal = DemoPortal(folders.data / "portal") if options.demo else None
        desktop = Desktop(
            theme,
            folders,
            settings,
            camera_source(options.camera),
            keep_key=keep_demo_key if portal is not None else None,
        )
        try:
            desktop.start(portal)
            return app.exec()
        finally:
            desktop.close()
            if portal is not None:
                portal.close()


def make_application(language: str | None) -> QApplication:
    """Make the Qt application in the person's language, French unless English is asked for."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OrdiDesk")
    app.setApplicationDisplayName("OrdiDesk")
    app.setApplicationVersion(version("ordidesk"))
    sys.excepthook = _log_uncaught
    set_language(app, language or "fr")
    return app


def set_language(app: QApplication, language: str) -> None:
    """Load the words of a language: ours, and those of Qt's own dialogs."""
    QLocale.setDefault(QLocale(language))
    ours = QTranslator(app)
    # Without the file that the set-up builds, the windows speak the source's English.
    with contextlib.suppress(FileNotFoundError):
        if ours.load(resources.read_bytes(f"translations/ordidesk_{language}.qm")):
            app.installTranslator(ours)
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", folder):
        app.installTranslator(qt)


def camera_source(asked: str | None) -> Source | None:
    """Return the camera to open: the one asked for, else the first; ``None`` without any."""
    if asked is not None:
        return int(asked) if asked.isdecimal() else Path(asked)
    if sys.platform.startswith("linux") and not any(Path("/dev").glob("video*")):
        return None
    return 0


class Desktop(QObject):
    """The app's windows in turn: entry, then the desk of whoever signed in, and back."""

    def __init__(
        self,
        theme: Theme,
        folders: Folders,
        settings: QSettings,
        camera: Source | None,
        *,
        keep_key: KeepKey | None = None,
    ) -> None:
        """Build nothing yet but the worker; ``keep_key`` as for ``Entry``."""
        super().__init__()
        self._theme = theme
        self._folders = folders
        self._settings = settings
        self._camera = camera
        self._keep_key = keep_key
        self._worker = Worker("desk", self)
        self._entry: Entry | None = None
        self._session: SessionWindow | None = None

    def start(self, portal: DemoPortal | None = None) -> Entry:
        """Show the entry; with a demo portal, sign in there as its technician."""
        self._entry = Entry(self._theme, self._folders, self._worker, self._keep_key)
        self._entry.opened.connect(self._open)
        self._entry.handed_over.connect(QApplication.quit)
        self._entry.resize(SIZE.window_width, SIZE.window_height)
        self._entry.show()
        if portal is not None:
            self._entry.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
        else:
            self._entry.begin()
        return self._entry

    @property
    def session(self) -> SessionWindow | None:
        """The window of whoever is signed in."""
        return self._session

    def close(self) -> None:
        """Close everything, the threads first."""
        if self._session is not None:
            self._session.close()
        if self._entry is not None:
            self._entry.close_workspace()
            self._entry.close()
        self._worker.stop()

    @Slot(object, object)
    def _open(self, workspace: Workspace, bridge: Bridge) -> None:
        self._session = SessionWindow(
            self._theme, self._settings, self._folders, workspace, bridge, self._camera
        )
        self._session.signed_out.connect(self._return_to_entry)
        self._session.show()
        if self._entry is not None:
            self._entry.hide()

    @Slot()
    def _return_to_entry(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._entry is not None:
            self._entry.show()
            self._entry.begin()


def keep_demo_key(store_file: Path) -> DemoKeyKeeper:
    """Keep the demo's key beside its store: its data is no secret."""
    return DemoKeyKeeper(store_file, "127.0.0.1")


@contextlib.contextmanager
def _folders(options: argparse.Namespace) -> Iterator[Folders]:
    """Give the demo folders that go with it, unless it is told where to keep its data."""
    if options.data is not None:
        yield Folders.below(options.data)
    elif options.demo:
        with tempfile.TemporaryDirectory(prefix="ordidesk-demo-") as base:
            yield Folders.below(Path(base))
    else:
        yield Folders.of_this_person()


def _settings(folders: Folders) -> QSettings:
    folders.data.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folders.data / "windows.ini"), QSettings.Format.IniFormat)


def _keep_log(folders: Folders) -> None:
    folders.logs.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folders.logs / "ordidesk.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Keep what a slot did not catch: Qt goes on after it, and a print is seen by nobody."""
    _log.error("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
