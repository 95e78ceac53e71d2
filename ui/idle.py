"""Whether a person is there: presses of keys, buttons and fingers in a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

_BEGINNING = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Wheel,
}
_DONE = {QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd}


class IdleWatch(QObject):
    """Tells when nothing was done for a while; used while a window is watched."""

    expired = Signal()
    touched = Signal()
    """A key or a button was pressed and let go, and whatever it meant was done."""
    _let_go = Signal()

    def __init__(self, limit_ms: int, parent: QObject | None = None) -> None:
        """Wait ``limit_ms`` without anything done before it expires."""
        super().__init__(parent)
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(limit_ms)
        self._timer.timeout.connect(self.expired)
        # Queued: a button that is clicked acts first.
        self._let_go.connect(self._tell_touched, Qt.ConnectionType.QueuedConnection)

    def watch(self, window: QWindow | None) -> None:
        """Begin to wait; watch this window only, ``None`` for none."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is None:
            self._timer.stop()
        else:
            window.installEventFilter(self)
            self._timer.start()

    @Slot()
    def note(self) -> None:
        """Count something as done: wait anew."""
        if self._window is not None:
            self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See what goes into the window; keep nothing back."""
        kind = event.type()
        if kind in _BEGINNING:
            self.note()
        elif kind in _DONE:
            self._let_go.emit()
        return False

    @Slot()
    def _tell_touched(self) -> None:
        if self._window is not None:
            self.touched.emit()
