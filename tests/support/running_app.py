"""The app as a person has it: real windows over a real store, driven by what is typed and seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ordidesk.labels.camera import Source
from ordidesk.laptop.folders import Folders
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.plugged import Plugged
from tests.support.preferences import preferences_in
from ui.desktop import Desktop
from ui.entry import Entry, KeepKey
from ui.main_window import MainWindow
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.pages.scanner_page import ScannerPage
from ui.pages.sign_in import PinPage, SignInPage
from ui.session_window import SessionWindow
from ui.theme import Theme
from ui.tour.stage import Stage


class RunningApp:
    """One start of the app on the data in ``base``. A context manager."""

    def __init__(
        self,
        base: Path,
        theme: Theme,
        *,
        keep_key: KeepKey | None = None,
        camera: Source | None = None,
        plugged: Plugged | None = None,
    ) -> None:
        """``keep_key`` as for ``Entry``: without it keyring or PIN.

        ``plugged``: the cameras there are; without it none, whatever this machine has.
        """
        self._closed = False
        self.folders = Folders.below(base)
        self.stage = Stage(base / "pictures")
        settings = QSettings(str(base / "windows.ini"), QSettings.Format.IniFormat)
        self.plugged = plugged or Plugged()
        self.desktop = Desktop(
            theme,
            self.folders,
            settings,
            preferences_in(base / "config"),
            camera,
            keep_key=keep_key,
            make_cameras=self.plugged.make_cameras,
        )
        self.entry: Entry = self.desktop.start()

    def close(self) -> None:
        """End the app as closing its window does; once is enough."""
        if self._closed:
            return
        self._closed = True
        self.desktop.close()
        self.entry.deleteLater()
        self.stage.settle()

    def __enter__(self) -> Self:
        """It runs already."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    # --- before the desk --------------------------------------------------------------------------

    def sign_in(self, address: str, mail: str, password: str) -> None:
        """Type into the sign-in page and press its button; does not wait for the answer."""
        self.stage.wait_for("the sign-in page", lambda: self.shows(SignInPage))
        self.stage.write(self.entry, "SignInPage", "Portal address", address)
        self.stage.write(self.entry, "SignInPage", "E-mail address", mail)
        self.stage.write(self.entry, "SignInPage", "Password", password)
        self.stage.click(self.entry, "SignInPage", "Sign in")

    def type_pin(self, pin: str, *, new: bool = False) -> None:
        """Type a PIN, twice when it is a new one, and go on; does not wait."""
        self.stage.wait_for("the PIN page", lambda: self.shows(PinPage))
        self.stage.write(self.entry, "PinPage", "PIN", pin)
        if new:
            self.stage.write(self.entry, "PinPage", "The same PIN again", pin)
        self.stage.click(self.entry, "PinPage", "Continue" if new else "Unlock")

    def shows(self, page: type[QWidget]) -> bool:
        """Tell whether the entry shows a page of this kind."""
        return isinstance(self.entry.currentWidget(), page) and self.entry.isVisible()

    def wait_for_words(self, *parts: str) -> str:
        """Wait until the window says all of this; returns every word on it."""
        try:
            self.stage.wait_for("words", lambda: all(part in self.words() for part in parts))
        except AssertionError as error:
            message = f"not said: {parts}\n{self.words()}"
            raise AssertionError(message) from error
        return self.words()

    def words(self) -> str:
        """Return what the visible windows say, a label a line."""
        return "\n".join(
            label.text()
            for window in QApplication.topLevelWidgets()
            if window.isVisible()
            for label in window.findChildren(QLabel)
            if label.isVisible()
        )

    def wait_for_desk(self) -> None:
        """Wait until the desk is open and everything up to date."""
        self.stage.wait_for("the desk", lambda: self.desktop.session is not None)
        self.window.resize(1366, 700)
        self.wait_for_status(lambda it: it.phase is Phase.UP_TO_DATE and not it.waiting)

    # --- at the desk ------------------------------------------------------------------------------

    @property
    def session(self) -> SessionWindow:
        """What runs for the person who is signed in."""
        session = self.desktop.session
        if session is None:
            message = "nobody is signed in"
            raise AssertionError(message)
        return session

    @property
    def window(self) -> MainWindow:
        """The window of the person who is signed in."""
        return self.session.window

    @property
    def context(self) -> PageContext:
        """What the pages work with."""
        return self.session.context

    @property
    def status(self) -> SyncStatus:
        """How sync stands."""
        return self.context.desk.sync.status

    def wait_for_status(self, holds: Callable[[SyncStatus], bool]) -> SyncStatus:
        """Wait until sync stands so."""
        try:
            self.stage.wait_for("the sync's status", lambda: holds(self.status))
        except AssertionError as error:
            message = f"{error}: {self.status}"
            raise AssertionError(message) from error
        return self.status

    def sync_now(self) -> None:
        """Press F5."""
        QTest.keyClick(self.window, Qt.Key.Key_F5)

    def drop(self, picture: Path) -> None:
        """Drop a file onto the window."""
        self.window.pictures_brought.emit([picture])

    @property
    def scanner(self) -> ScannerPage:
        """The scanner's page."""
        return self.stage.only(self.window, ScannerPage)

    def wait_for_card(self, number: str) -> None:
        """Wait until the card of this inventory number can be seen."""
        self.stage.wait_for(
            f"the card of {number}",
            lambda: any(
                card.isVisible() and number in card.accessibleName()
                for card in self.window.findChildren(AssetCard)
            ),
        )


def said(context: str, source: str) -> str:
    """Return a sentence of the windows in French, as they say it."""
    sentence = QCoreApplication.translate(context, source)
    assert sentence != source, f"not translated: {context}: {source}"
    return sentence
