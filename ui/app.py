"""The composition root: everything is built and handed over here.

Only what paints the first window is imported at the top; the rest is loaded once it is seen.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QSettings,
    Qt,
    Slot,
)
from PySide6.QtWidgets import QApplication

from ordidesk.laptop.folders import Folders
from ordidesk.settings.keys import KEYS, Unfit, Value
from ui.application import make_application
from ui.look_choice import chosen_theme
from ui.opening import Opening
from ui.preferences import Preferences

if TYPE_CHECKING:
    from ordidesk.labels.camera import Source
    from ui.demo import DemoPortal


def main(options: argparse.Namespace) -> int:
    """Run the app until its window is closed; returns the exit status."""
    if options.tour is not None:
        from ui.tour.command import run_tour  # noqa: PLC0415 - the app starts without its tour

        return run_tour(options)
    with contextlib.ExitStack() as closing:
        folders = _folders(options, closing)
        preferences = Preferences.of(folders, _options(options))
        app = make_application(preferences.settings.window.language)
        start = Start(app, options, folders, preferences)
        closing.callback(start.close)
        return app.exec()


class Start(QObject):
    """Paints the opening window, then loads the rest and shows the desktop."""

    def __init__(
        self,
        app: QApplication,
        options: argparse.Namespace,
        folders: Folders,
        preferences: Preferences,
    ) -> None:
        """Show the opening window at once."""
        super().__init__()
        self._options = options
        self._folders = folders
        self._preferences = preferences
        self._closing = contextlib.ExitStack()
        self._settings = _settings(options.data)
        self._theme = chosen_theme(app, preferences)
        self._theme.apply()
        self._opening = Opening(self._theme)
        # Queued: the paint has to reach the screen before the slow part begins.
        self._opening.painted.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._opening.show()

    def close(self) -> None:
        """Close what was opened, last things first."""
        self._closing.close()

    @Slot()
    def _go_on(self) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - once the window is seen

        from ui.crash_watch import CrashWatch  # noqa: PLC0415 - as above

        QCoreApplication.setApplicationVersion(version("ordidesk"))
        self._watch = CrashWatch(self._theme, self._folders, self)
        self._closing.callback(self._watch.close)
        if self._options.demo:
            self._start_demo()
        else:
            self._open()

    def _start_demo(self) -> None:
        """Start the demo's portal beside the window's thread: it takes some seconds."""
        from ui.demo import DemoPortal  # noqa: PLC0415 - as above
        from ui.workers import Worker  # noqa: PLC0415 - as above

        worker = Worker("demo", self)
        self._closing.callback(worker.stop)

        def started(portal: DemoPortal) -> None:
            self._closing.callback(portal.close)
            self._open(portal)

        data = self._folders.data
        worker.run(lambda: DemoPortal(data / "portal"), started, _tell_not_started)

    def _open(self, portal: DemoPortal | None = None) -> None:
        from ui.desktop import Desktop, keep_demo_key  # noqa: PLC0415 - as above

        desktop = Desktop(
            self._theme,
            self._folders,
            self._settings,
            self._preferences,
            camera_source(self._options.camera),
            keep_key=keep_demo_key if portal is not None else None,
        )
        self._closing.callback(desktop.close)
        desktop.seen.connect(self._opening.close)
        desktop.bring(self._options.open)
        if not self._options.check:
            self._watch.follow(desktop.window_opened, desktop.seen)
        if self._options.check:
            # Queued: a window that is only being shown has to come to be drawn first.
            desktop.seen.connect(QCoreApplication.quit, Qt.ConnectionType.QueuedConnection)
        if portal is not None or desktop.introduce() is None:
            desktop.start(portal)


def _folders(options: argparse.Namespace, closing: contextlib.ExitStack) -> Folders:
    """Give the demo folders that go with it, unless it is told where to keep its data."""
    if options.data is not None:
        folders = Folders.below(options.data)
        return folders if options.demo else folders.ruled()
    if not options.demo:
        return Folders.of_this_person()
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - the demo's only

    base = TemporaryDirectory(prefix="ordidesk-demo-", ignore_cleanup_errors=True)
    closing.callback(base.cleanup)
    return Folders.below(Path(base.name))


def _options(options: argparse.Namespace) -> dict[str, Value]:
    """Return what the command sets, by the keys' paths; an address that is none is asked for."""
    said = {"portal.address": options.portal, "window.language": options.language}
    asked: dict[str, Value] = {}
    for path, text in said.items():
        if text:
            with contextlib.suppress(Unfit):
                asked[path] = KEYS[path].read(text)
    return asked


def _tell_not_started(error: Exception) -> None:
    """End an app whose demo has no portal, with the reason in the terminal."""
    print(f"Le portail de démonstration n'a pas démarré :\n{error}", file=sys.stderr)  # noqa: T201 - the demo is a command
    QCoreApplication.exit(1)


def camera_source(asked: str | None) -> Source | None:
    """Return the camera that was asked for: a number or a file; ``None``: one plugged in."""
    if asked is None:
        return None
    return int(asked) if asked.isdecimal() else Path(asked)


def _settings(data: Path | None) -> QSettings:
    """Open what the windows remember: beside the data when its place is given, else as Qt does."""
    ini = QSettings.Format.IniFormat
    if data is None:
        return QSettings(ini, QSettings.Scope.UserScope, "OrdiDesk", "windows")
    return QSettings(str(data / "windows.ini"), ini)
