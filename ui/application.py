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
from ordidesk.settings.values import SYSTEM
from ui.garbage import GarbageCollection

_USUAL = {"fr": "fr_FR", "en": "en_GB"}
_log = logging.getLogger("ordidesk")


def make_application(language: str) -> QApplication:
    """Make the Qt application in a language: ``fr``, ``en``, or the system's."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OrdiDesk")
    app.setApplicationDisplayName("OrdiDesk")
    app.setDesktopFileName("ordidesk")  # a desktop finds name and icon of a window by it
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_there
    GarbageCollection(app)
    set_language(app, _spoken() if language == SYSTEM else language)
    return app


def set_language(app: QApplication, language: str) -> None:
    """Load the words of a language in place of the last one's: ours, and Qt's own dialogs'.

    Windows that are open keep theirs.
    """
    for last in app.findChildren(QTranslator):
        app.removeTranslator(last)
        last.deleteLater()
    QLocale.setDefault(locale_of(language, QLocale.system()))
    # Without the file that the set-up builds, the windows speak the source's English.
    with contextlib.suppress(FileNotFoundError):
        ours = Translator(resources.read_bytes(f"translations/ordidesk_{language}.qm"), app)
        app.installTranslator(ours)
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", folder):
        app.installTranslator(qt)


def _spoken() -> str:
    """Return which of our languages the system speaks; English to whoever speaks neither."""
    french = QLocale.system().language() is QLocale.Language.French
    return "fr" if french else "en"


def locale_of(language: str, system: QLocale) -> QLocale:
    """Return how dates, hours and numbers are written in a language.

    As the person set their system up, where it speaks that language; else as in France, or in
    English as Europe writes it: 24 hours, and the day before the month.
    """
    wanted = QLocale(_USUAL.get(language, language))
    return system if system.language() == wanted.language() else wanted


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
