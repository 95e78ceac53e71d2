"""``python -m ordidesk --tour OUT``: plays the morning and leaves pictures and an account."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from ordidesk.laptop.folders import Folders
from ui.application import make_application
from ui.demo import DemoNotStarted, DemoPortal
from ui.desktop import Desktop, keep_demo_key
from ui.theme import SchemeChoice, Theme
from ui.tour.morning import Morning
from ui.tour.stage import Stage, TourFailed


def run_tour(options: argparse.Namespace) -> int:
    """Play the morning; returns 0, or 1 with the step that failed."""
    qInstallMessageHandler(_print_message)
    app = make_application(options.language)
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    stage = Stage(options.tour)
    with tempfile.TemporaryDirectory(prefix="ordidesk-tour-") as base:
        folders = Folders.below(Path(base))
        settings = QSettings(str(Path(base) / "windows.ini"), QSettings.Format.IniFormat)
        try:
            portal = DemoPortal(folders.data / "portal")
        except DemoNotStarted as error:
            print(f"Le portail de démonstration n'a pas démarré :\n{error}", file=sys.stderr)  # noqa: T201 - the command's output
            return 1
        desktop = Desktop(theme, folders, settings, None, keep_key=keep_demo_key)
        try:
            Morning(stage, desktop, portal, Path(base)).play()
        except TourFailed as error:
            print(f"La visite s'est arrêtée : {error}", file=sys.stderr)  # noqa: T201 - as above
            return 1
        finally:
            desktop.close()
            portal.close()
    print(f"Captures et compte rendu : {stage.finish()}")  # noqa: T201 - as above
    return 0


def _print_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Print what Qt says, but for what its offscreen platform says of every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)  # noqa: T201 - as above
