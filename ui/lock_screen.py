"""Locks the windows of whoever is signed in, and opens them as they were."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ordidesk.store.idle_lock import IdleLock
from ui.main_window import MainWindow
from ui.pages.lock_page import LockWindow
from ui.theme import Theme
from ui.workers import Worker


class LockScreen(QObject):
    """Takes everything out of sight: what is hidden is neither read, typed into nor read aloud."""

    password_wanted = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, window: MainWindow, lock: IdleLock, worker: Worker) -> None:
        """Cover nothing yet."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.kept = lock
        self._worker = worker
        self._cover: LockWindow | None = None
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None

    @property
    def is_locked(self) -> bool:
        """Whether the PIN is asked for."""
        return self._cover is not None

    @Slot()
    def lock(self) -> None:
        """Cover every window, if there is a PIN to open them with."""
        if self.is_locked or not self.kept.lock():
            return
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():
            popup = QApplication.activePopupWidget()
        self._focus = QApplication.focusWidget()
        self._window.set_veiled(veiled=True)
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                self._hide_inside(dialog)
        self._cover = LockWindow(self._theme, self.kept, self._worker, self._window)
        self._cover.opened.connect(self._open)
        self._cover.forgotten.connect(self.password_wanted)
        self._cover.closed.connect(self._window.close)
        self._cover.cover(self._window)

    def come_forward(self) -> None:
        """Bring what asks for the PIN before the windows."""
        if self._cover is not None:
            self._cover.cover(self._window)

    def _hide_inside(self, dialog: QDialog) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for child in dialog.findChildren(QWidget, options=direct):
            if child.isVisible() and not child.isWindow():
                child.hide()
                self._hidden.append(child)
                child.destroyed.connect(self._drop_hidden)

    @Slot(QObject)
    def _drop_hidden(self, gone: QObject) -> None:
        self._hidden = [widget for widget in self._hidden if widget is not gone]

    @Slot()
    def _open(self) -> None:
        cover, self._cover = self._cover, None
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        for child in self._hidden:
            child.show()
        self._hidden.clear()
        self._window.set_veiled(veiled=False)
        self._window.activateWindow()
        if self._focus is not None:
            self._focus.setFocus()
        self._focus = None
        self.opened.emit()
