"""The app as ``startup.py`` starts it: to its first paint, or to a machine's card."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QTimer, Slot

NUMBER = "OD-004217"
ADDRESS = "http://127.0.0.1:9"
"""Nobody answers there: the app opens without a network."""


class FirstPaint(QObject):
    """Tells the first paint of any window, and ends the app."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for paints."""
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            tell()
        return False


def tell() -> None:
    """Print the seconds since the parent started this process, and leave."""
    print(time.time() - float(sys.argv[-1]), flush=True)
    QCoreApplication.exit(0)


def window(data: Path) -> None:
    """Start the app as its command does."""
    import argparse  # noqa: PLC0415 - what the app needs is counted, what it doesn't need is not

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from ui import app as program  # noqa: PLC0415 - as above
    from ui.application import make_application  # noqa: PLC0415 - as above

    first_paint = FirstPaint()

    def watched(language: str) -> QApplication:
        app = make_application(language)
        app.installEventFilter(first_paint)
        return app

    vars(program)["make_application"] = watched  # the real command, seen from outside
    options = argparse.Namespace(tour=None, demo=False, check=False, data=data, camera="9")
    options.language, options.portal, options.command = "fr", None, None
    program.main(options)


def card(data: Path) -> None:
    """Open the store, go to the scanner, type a number, and wait for the painted card."""
    from ordidesk.laptop.folders import Folders  # noqa: PLC0415 - as above
    from ui.application import make_application  # noqa: PLC0415 - as above
    from ui.desktop import Desktop, keep_demo_key  # noqa: PLC0415 - as above
    from ui.pages.asset_card import AssetCard  # noqa: PLC0415 - as above
    from ui.preferences import Preferences  # noqa: PLC0415 - as above
    from ui.theme import SchemeChoice, Theme  # noqa: PLC0415 - as above

    app = make_application("fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    settings = QSettings(str(data / "windows.ini"), QSettings.Format.IniFormat)
    folders = Folders.below(data)
    preferences = Preferences.of(folders)
    desktop = Desktop(theme, folders, settings, preferences, None, keep_key=keep_demo_key)
    desktop.start()

    class Look(QObject):
        """Goes on as soon as each thing is there."""

        def __init__(self) -> None:
            super().__init__()
            self._asked = False
            self._timer = QTimer(self)
            self._timer.setInterval(2)
            self._timer.timeout.connect(self._go_on)
            self._timer.start()

        @Slot()
        def _go_on(self) -> None:
            session = desktop.session
            if session is None:
                return
            if not self._asked:
                self._asked = True
                session.window.search_submitted.emit(NUMBER)
            for found in session.window.findChildren(AssetCard):
                if found.isVisible() and NUMBER in found.accessibleName():
                    self._timer.stop()
                    found.repaint()
                    tell()
                    return

    look = Look()
    app.exec()
    look.deleteLater()
    desktop.close()


def prepare(data: Path) -> None:
    """Sign in once at a demo portal and let the first sync come in."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

    from ordidesk.laptop.folders import Folders  # noqa: PLC0415 - as above
    from ui.application import make_application  # noqa: PLC0415 - as above
    from ui.demo import DemoPortal  # noqa: PLC0415 - as above
    from ui.desktop import Desktop, keep_demo_key  # noqa: PLC0415 - as above
    from ui.preferences import Preferences  # noqa: PLC0415 - as above
    from ui.theme import SchemeChoice, Theme  # noqa: PLC0415 - as above

    app = make_application("fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    settings = QSettings(str(data / "windows.ini"), QSettings.Format.IniFormat)
    folders = Folders.below(data)
    preferences = Preferences.of(folders)
    desktop = Desktop(theme, folders, settings, preferences, None, keep_key=keep_demo_key)
    portal = DemoPortal(data / "portal")
    desktop.start(portal)
    while desktop.session is None:
        QTest.qWait(10)
    desktop.close()
    portal.close()


if __name__ == "__main__":
    {"window": window, "card": card, "prepare": prepare}[sys.argv[1]](Path(sys.argv[2]))
