"""``python -m ordidesk --tour OUT``: plays the morning and the hotline, leaves pictures of both."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from ordidesk.laptop.folders import Folders
from ui.application import make_application
from ui.demo import DemoNotStarted, DemoPortal
from ui.desktop import Desktop, keep_demo_key
from ui.preferences import Preferences
from ui.theme import SchemeChoice, Theme
from ui.tour.hotline import Hotline
from ui.tour.morning import Morning
from ui.tour.stage import Stage, TourFailed


def run_tour(options: argparse.Namespace) -> int:
    """Play the morning, then the hotline; returns 0, or 1 with the step that failed."""
    qInstallMessageHandler(_print_message)
    app = make_application(options.language or "fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    stage = Stage(options.tour)
    with tempfile.TemporaryDirectory(prefix="ordidesk-tour-") as base:
        folders = Folders.below(Path(base))
        try:
            portal = DemoPortal(folders.data / "portal")
        except DemoNotStarted as error:
            print(f"Le portail de démonstration n'a pas démarré :\n{error}", file=sys.stderr)  # noqa: T201 - the command's output
            return 1
        try:
            with _desktop(theme, Path(base)) as desktop:
                Morning(stage, desktop, portal, Path(base)).play()
            with _desktop(theme, Path(base) / "hotline") as desktop:
                Hotline(stage, desktop, portal).play()
        except TourFailed as error:
            print(f"La visite s'est arrêtée : {error}", file=sys.stderr)  # noqa: T201 - as above
            return 1
        finally:
            portal.close()
    print(f"Captures et compte rendu : {stage.finish()}")  # noqa: T201 - as above
    return 0


@contextmanager
def _desktop(theme: Theme, base: Path) -> Iterator[Desktop]:
    """Open a laptop of its own for whoever plays, and close it at the end."""
    settings = QSettings(str(base / "windows.ini"), QSettings.Format.IniFormat)
    folders = Folders.below(base)
    preferences = Preferences(folders.settings, folders.policy, environment={})
    desktop = Desktop(theme, folders, settings, preferences, None, keep_key=keep_demo_key)
    try:
        yield desktop
    finally:
        desktop.close()


def _print_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Print what Qt says, but for what its offscreen platform says of every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)  # noqa: T201 - as above
