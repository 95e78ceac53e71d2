"""USB scanners anywhere in the app: their keys are taken before any field or button sees them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit

from ordidesk.labels.keyboard_layouts import as_meant, is_label
from ordidesk.labels.keyed import Action, KeyRhythm

_LATE_MS = 8
"""How late the timer may be before the window was busy, and keys may wait to be delivered."""
_ENDINGS: dict[int, str] = {Qt.Key.Key_Return: "\n", Qt.Key.Key_Enter: "\n", Qt.Key.Key_Tab: "\t"}
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Alt}
)
"""Pressed along with a sign, by people and by scanners."""
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_HANDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
        QEvent.Type.FocusAboutToChange,
        QEvent.Type.FocusOut,
        QEvent.Type.Close,
        QEvent.Type.Hide,
    }
)
"""What may lead elsewhere: keys typed before belong to where the person was."""


@runtime_checkable
class TakesScans(Protocol):
    """A dialog that has a use for what is scanned while it is open."""

    def take_scan(self, text: str) -> bool:
        """Take in what a label says; False when it is of no use here."""
        ...


class KeyedScanner(QObject):
    """Watches the window that has the keyboard; ``close`` ends it.

    Keys come to a window before they come to what has the focus in it, so only windows are watched:
    a filter on the whole application would run for every event of every widget.
    """

    scanned = Signal(str)
    """What a scanner read, on the layout that it was set to."""

    def __init__(
        self,
        anything_goes: Callable[[], bool],
        parent: QObject | None = None,
        *,
        from_secrets_too: Callable[[], bool] = lambda: False,
    ) -> None:
        """``anything_goes`` tells whether any code may be taken, or labels of ours alone.

        A password manager types as a scanner does. Where a secret or the sign-in is typed, only
        what has the form of one of our labels is kept from the field; ``from_secrets_too`` tells
        when nothing that a scanner reads is to get there.
        """
        super().__init__(parent)
        self._anything_goes = anything_goes
        self._from_secrets_too = from_secrets_too
        self._rhythm = KeyRhythm(is_label)
        self._held: deque[QKeyEvent] = deque()
        self._taken: set[int] = set()
        """Keys that were taken and not yet released."""
        self._window: QWindow | None = None
        self._object: QObject | None = None
        self._handing_on = False
        self._closed = False
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._expire)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch_window)
            app.focusObjectChanged.connect(self._watch_object)
        self._watch_window(QGuiApplication.focusWindow())
        self._watch_object(QGuiApplication.focusObject())

    def close(self) -> None:
        """Hand on what is held and watch no more; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._hand_on()
        self._watch_window(None)
        self._watch_object(None)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch_window)
            app.focusObjectChanged.disconnect(self._watch_object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold, take or pass what comes to the window; an input method's texts come after."""
        if watched is not self._window:
            if event.type() in {QEvent.Type.InputMethod, QEvent.Type.FocusAboutToChange}:
                self._hand_on()
            return False
        if isinstance(event, QKeyEvent):
            if self._handing_on:
                self._handing_on = False
                return False
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() == QEvent.Type.KeyRelease:
                return self._release(event)
        elif event.type() in _HANDS:
            self._hand_on()
        return False

    # --- keys -----------------------------------------------------------------------------------

    def _press(self, event: QKeyEvent) -> bool:
        self._taken.discard(_code(event))
        if event.key() in _MODIFIERS:
            return False
        sign = _sign(event)
        if not sign:
            self._hand_on()
            return False
        action, text = self._rhythm.press(sign, _milliseconds(event))
        if action is Action.TAKE and (not text or self._may_take(text)):
            self._taken.add(_code(event))
            if text:
                self._take(text)
            return True
        if action is not Action.HOLD:
            self._hand_on(begin_anew=False)
        if action in {Action.PASS, Action.TAKE}:
            return False
        self._held.append(event.clone())
        self._wait(self._rhythm.hold_ms)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        if _code(event) in self._taken:
            if not event.isAutoRepeat():
                self._taken.discard(_code(event))
            return True
        if self._held:
            self._held.append(event.clone())
            return True
        return False

    def _wait(self, milliseconds: int) -> None:
        self._timer.start(milliseconds)
        self._due = time.monotonic() * 1_000 + milliseconds

    @Slot()
    def _expire(self) -> None:
        if not self._held:
            return
        if time.monotonic() * 1_000 - self._due > _LATE_MS:
            # The window was busy: keys pressed meanwhile are delivered first.
            self._wait(_LATE_MS)
            return
        action, text = self._rhythm.expire()
        if action is Action.TAKE and self._may_take(text):
            self._take(text)
        else:
            self._hand_on()

    def _may_take(self, text: str) -> bool:
        focus = self._object
        secret = isinstance(focus, QLineEdit) and focus.echoMode() != QLineEdit.EchoMode.Normal
        if self._from_secrets_too():
            return True
        return is_label(text) or (self._anything_goes() and not secret)

    def _take(self, text: str) -> None:
        released = {_code(it) for it in self._held if it.type() == QEvent.Type.KeyRelease}
        self._taken |= {_code(it) for it in self._held} - released
        self._held.clear()
        self._timer.stop()
        self.scanned.emit(as_meant(text))

    def _hand_on(self, *, begin_anew: bool = True) -> None:
        """Give the window the keys that are held, as they came."""
        self._timer.stop()
        if begin_anew:
            self._rhythm.forget()
        # What a key brings about may run an event loop of its own: the rest is taken from the same
        # queue then, in its order.
        while self._held:
            event = self._held.popleft()
            if self._window is not None and shiboken6.isValid(self._window):
                self._handing_on = True
                QCoreApplication.sendEvent(self._window, event)
                self._handing_on = False

    # --- who is watched -------------------------------------------------------------------------

    @Slot(QWindow)
    def _watch_window(self, window: QWindow | None) -> None:
        if window is self._window:
            return
        self._hand_on()
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    @Slot(QObject)
    def _watch_object(self, focus: QObject | None) -> None:
        if self._object is not None and shiboken6.isValid(self._object):
            self._object.removeEventFilter(self)
        self._object = focus
        if focus is not None:
            focus.installEventFilter(self)


def _sign(event: QKeyEvent) -> str:
    """Return the sign that a key types, or the end of a code; empty for any other key."""
    if event.isAutoRepeat():
        return ""
    modifiers = event.modifiers()
    ending = _ENDINGS.get(event.key())
    if ending is not None:
        plain = not modifiers & ~Qt.KeyboardModifier.KeypadModifier
        return ending if plain else ""
    text = event.text()
    if len(text) != 1 or not text.isprintable():
        return ""
    # AltGr is Ctrl and Alt at once on Windows, and types signs.
    shortcut = modifiers & _SHORTCUT
    return text if not shortcut or shortcut == _SHORTCUT else ""


def _code(event: QKeyEvent) -> int:
    """Return which key it is, whatever it types with Shift or without."""
    return event.nativeScanCode() or event.key()


def _milliseconds(event: QKeyEvent) -> float:
    """Return when the key was pressed, as the system tells: the window may have been busy."""
    return float(event.timestamp() or time.monotonic() * 1_000)
