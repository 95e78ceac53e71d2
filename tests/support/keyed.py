"""Keys as a keyboard or a USB scanner sends them: to the window, with the system's times."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

SCANNER_MS = 6
PERSON_MS = 100
"""Between the keys of somebody who types 120 words a minute."""

_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


@dataclass
class Keyboard:
    """Sends real key events to the window that ``widget`` is in."""

    widget: QWidget
    now: int = 1_000_000
    """Milliseconds, as the system counts them."""

    def type(self, text: str, gap: int) -> None:
        """Press and release a key a sign, ``gap`` milliseconds after each other."""
        for sign in text:
            self.now += gap
            self.send(QEvent.Type.KeyPress, sign)
            self.send(QEvent.Type.KeyRelease, sign)

    def scan(self, code: str, end: str = "\n") -> None:
        """Scan a code: nothing was typed for a second, then all of it comes at once."""
        self.now += 1_000
        self.type(code + end, SCANNER_MS)

    def send(
        self, kind: QEvent.Type, sign: str, *, repeat: bool = False, modifiers: object = _NONE
    ) -> None:
        """Send one event of a key now."""
        handle = self.widget.window().windowHandle()
        key = _KEYS.get(sign) or ord(sign.upper())
        text = "\r" if sign == "\n" else sign
        if sign.isupper():
            modifiers = Qt.KeyboardModifier.ShiftModifier
        assert isinstance(modifiers, Qt.KeyboardModifier)
        event = QKeyEvent(kind, int(key), modifiers, text, repeat)
        event.setTimestamp(self.now)
        QApplication.sendEvent(handle, event)
