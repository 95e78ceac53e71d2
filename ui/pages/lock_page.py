"""What is seen of a locked app: a field for the PIN, and nothing of the desk."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.store.idle_lock import IdleLock
from ui.counted import Counted
from ui.pages.sign_in import EntryPage
from ui.theme import Theme, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.workers import Worker

_SECOND_MS = 1000


class _PinForm(EntryPage):
    """Asks for the PIN."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("LockWindow", "OrdiDesk is locked"),
            QCoreApplication.translate(
                "LockWindow", "Your work is kept, and goes on being sent. Type your PIN to go on."
            ),
            QCoreApplication.translate("LockWindow", "Unlock"),
        )
        self.pin = self.add_field(QCoreApplication.translate("LockWindow", "PIN"), hidden=True)
        self.forgotten = Button(
            theme,
            QCoreApplication.translate("LockWindow", "Forgotten PIN: sign in with the password"),
            ButtonKind.LINK,
        )
        self.below.addStretch()
        self.below.addWidget(self.forgotten)
        self.below.addStretch()


class LockWindow(QWidget):
    """Stands before every window of the app until the PIN fits."""

    opened = Signal()
    forgotten = Signal()
    """The person would rather prove with the password who they are."""
    closed = Signal()
    """The person closes the app."""

    def __init__(self, theme: Theme, lock: IdleLock, worker: Worker, parent: QWidget) -> None:
        """Build it, not yet shown; ``worker`` is where half a second may pass."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("entry")
        self.setWindowTitle("OrdiDesk")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._lock = lock
        self._worker = worker
        self._form = _PinForm(theme)
        self._form.main_button.clicked.connect(self._submit)
        self._form.pin.textChanged.connect(self._follow)
        self._form.forgotten.clicked.connect(self.forgotten)
        self._form.forgotten.setVisible(not lock.has_key_under_pin)
        self._trying = False
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._count_down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        self._follow()

    def cover(self, window: QWidget) -> None:
        """Show in the place of a window, ready for the PIN."""
        self.setGeometry(window.geometry())
        self.show()
        self.raise_()
        self.activateWindow()
        self._form.pin.setFocus()
        self._count_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the app rather than open it."""
        event.ignore()
        self.closed.emit()

    @Slot()
    def _follow(self) -> None:
        waits = self._lock.wait_seconds() > 0
        typed = bool(self._form.pin.text())
        self._form.main_button.setEnabled(typed and not self._trying and not waits)

    @Slot()
    def _submit(self) -> None:
        pin = self._form.pin.text()
        self._trying = True
        self._form.pin.setReadOnly(True)
        self._follow()
        self._worker.run(lambda: self._lock.open(pin), self._told, self._failed)

    def _told(self, fits: object) -> None:
        self._form.pin.clear()
        self._ready()
        if fits:
            self.opened.emit()
            return
        self._form.show_problem(
            QCoreApplication.translate("LockWindow", "This PIN is not the right one.")
        )
        self._count_down()

    def _failed(self, _error: Exception) -> None:
        self._ready()
        self._form.show_problem(
            QCoreApplication.translate("LockWindow", "The PIN cannot be checked. Try again.")
        )

    def _ready(self) -> None:
        self._trying = False
        self._form.pin.setReadOnly(False)
        self._form.pin.setFocus()
        self._follow()

    @Slot()
    def _count_down(self) -> None:
        seconds = math.ceil(self._lock.wait_seconds())
        if seconds:
            self._form.notice.show_message(Counted.pin_again_in(seconds), Tone.WARN, closable=False)
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self._form.notice.clear()
        self._follow()
