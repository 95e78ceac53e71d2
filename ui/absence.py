"""Notices that nobody used the app for a while, through a closed lid too."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_EVERY_MS = 10_000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Drop,
    }
)


class AbsenceWatch(QObject):
    """Watches the window that has the keyboard; ``close`` ends it."""

    idle = Signal()

    def __init__(
        self,
        after: timedelta,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        running: Callable[[], float] = time.monotonic,
    ) -> None:
        """Tell once nobody did anything ``after`` so long, by clock or by running time."""
        super().__init__(parent)
        self._after = after
        self._clock = clock
        self._running = running
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.note()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def set_after(self, after: timedelta) -> None:
        """Tell after so long from now on."""
        self._after = after

    def close(self) -> None:
        """Watch no more."""
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch)
        self._watch(None)

    @Slot()
    def note(self) -> None:
        """Somebody is there."""
        self._seen_at = self._clock()
        self._ran = self._running()

    @Slot()
    def look(self) -> None:
        """Tell if nobody was there for too long. A clock that was set back hides nothing."""
        if self._is_idle():
            self.note()
            self.idle.emit()

    def _is_idle(self) -> bool:
        ran = timedelta(seconds=self._running() - self._ran)
        return max(self._clock() - self._seen_at, ran) >= self._after

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note hands on the keyboard, the mouse or the screen.

        The time is looked at first: what comes after too long a time reaches no window any more.
        """
        if watched is not self._window or event.type() not in _HANDS:
            return False
        idle = self._is_idle()
        self.look()
        self.note()
        return idle

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
