"""The Qt application: its name, its language, and what becomes of an error that nobody caught."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from ui.garbage import GarbageCollection

_log = logging.getLogger("ordidesk")


def make_application(language: str | None) -> QApplication:
    """Make the Qt application in the person's language, French unless English is asked for."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OrdiDesk")
    app.setApplicationDisplayName("OrdiDesk")
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_there
    GarbageCollection(app)
    set_language(app, language or "fr")
    return app


def set_language(app: QApplication, language: str) -> None:
    """Load the words of a language: ours, and those of Qt's own dialogs."""
    QLocale.setDefault(QLocale(language))
    # Without the file that the set-up builds, the windows speak the source's English.
    with contextlib.suppress(FileNotFoundError):
        ours = Translator(resources.read_bytes(f"translations/ordidesk_{language}.qm"), app)
        app.installTranslator(ours)
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", folder):
        app.installTranslator(qt)


class Translator(QTranslator):
    """Our words in one language; keeps the bytes, which Qt reads where they are."""

    def __init__(self, built: bytes, parent: QObject | None = None) -> None:
        """Take what lrelease built."""
        super().__init__(parent)
        self._built = built
        self.load(built)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Keep what a slot did not catch: Qt goes on after it, and a print is seen by nobody."""
    _log.error("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_uncaught_there(met: threading.ExceptHookArgs) -> None:
    """Keep what a thread of ours did not catch, which ended it."""
    if met.exc_value is None or isinstance(met.exc_value, SystemExit):
        return
    trace = (met.exc_type, met.exc_value, met.exc_traceback)
    _log.error("uncaught in %s", met.thread.name if met.thread else "?", exc_info=trace)
    sys.__excepthook__(*trace)
