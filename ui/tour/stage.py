"""What the tour plays on: real events, waits on conditions, pictures and a text account."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

W = TypeVar("W", bound=QWidget)

_PATIENCE_S = 30.0
_PAUSE_MS = 5


class TourFailed(AssertionError):  # noqa: N818 - says what happened
    """A step did not show what it was to show."""


class Stage:
    """Plays steps, one picture and one line of the account each."""

    def __init__(self, folder: Path) -> None:
        """Leave everything in ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        self._folder = folder
        self._account: list[str] = []
        self._number = 0

    @contextmanager
    def step(self, title: str) -> Iterator[Callable[[str], None]]:
        """Play a step; what it notes goes into the account with the time it took."""
        self._number += 1
        notes: list[str] = []
        start = time.perf_counter()
        yield notes.append
        spent = time.perf_counter() - start
        line = f"{self._number:02d}  {title}  ({spent:.2f} s)"
        self._account.append("\n".join([line, *(f"      {note}" for note in notes)]))
        print(self._account[-1], flush=True)  # noqa: T201 - the tour is a command and tells where it is

    def picture(self, window: QWidget, name: str) -> Path:
        """Leave a numbered picture of a window as it is now."""
        self.settle()
        path = self._folder / f"{self._number:02d}-{name}.png"
        if not window.grab().save(str(path)):
            message = f"the picture {path} could not be written"
            raise TourFailed(message)
        return path

    def finish(self) -> Path:
        """Write the account; returns its path."""
        path = self._folder / "account.txt"
        path.write_text("\n".join(self._account) + "\n", encoding="utf-8")
        return path

    def wait_for(self, what: str, condition: Callable[[], bool]) -> None:
        """Let the windows work until the condition holds."""
        deadline = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                message = f"not seen within {_PATIENCE_S:.0f} s: {what}"
                raise TourFailed(message)
            QTest.qWait(_PAUSE_MS)

    def see(self, what: str, holds: object) -> None:
        """Assert what the step shows."""
        if not holds:
            message = f"not seen: {what}"
            raise TourFailed(message)

    def settle(self) -> None:
        """Let layouts and paints that are due happen."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QTest.qWait(_PAUSE_MS)

    # --- hands --------------------------------------------------------------------------------

    def click(self, within: QWidget, context: str, source: str) -> None:
        """Click the visible button with these words (given as in the source)."""
        words = QCoreApplication.translate(context, source)
        buttons = self._buttons(within, words)
        self.see(f"a button “{words}”", buttons)
        self.see(f"“{words}” enabled", buttons[0].isEnabled())
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def wait_for_button(self, within: QWidget, context: str, source: str) -> None:
        """Let the windows work until a button with these words can be seen."""
        words = QCoreApplication.translate(context, source)
        self.wait_for(f"a button “{words}”", lambda: bool(self._buttons(within, words)))

    def has_button(self, within: QWidget, words: str) -> bool:
        """Tell whether a button with these words, as they are shown, can be seen."""
        return bool(self._buttons(within, words))

    @staticmethod
    def _buttons(within: QWidget, words: str) -> list[QAbstractButton]:
        return [
            button
            for button in within.findChildren(QAbstractButton)
            if button.isVisible() and words in {button.text(), button.accessibleName()}
        ]

    def write(self, within: QWidget, context: str, source: str, text: str) -> None:
        """Type into the visible field of this name, in place of what it holds."""
        name = QCoreApplication.translate(context, source)
        fields: list[QLineEdit | QPlainTextEdit] = [
            *within.findChildren(QLineEdit),
            *within.findChildren(QPlainTextEdit),
        ]
        named = [it for it in fields if it.isVisible() and it.accessibleName() == name]
        self.see(f"a field “{name}”", named)
        named[0].setFocus()
        named[0].clear()
        # As an input method hands letters over: QTest's key clicks know no accents.
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QCoreApplication.sendEvent(named[0], typed)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key, with another one held, in the window in front."""
        window = widget.window()
        window.activateWindow()
        self.wait_for("the window in front", window.isActiveWindow)
        QTest.keyClick(widget, key, held)

    def only(self, within: QObject, kind: type[W]) -> W:
        """Return the one visible widget of a kind."""
        found = [widget for widget in within.findChildren(kind) if widget.isVisible()]
        self.see(f"one {kind.__name__}, not {len(found)}", len(found) == 1)
        return found[0]
