"""Files and pictures for a dialog: dropped anywhere on it, or pasted whatever has the caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from ui.brought import Brought, brought


class BroughtToDialog(QObject):
    """Watches a dialog's window: a field would take a file's name for a text."""

    came = Signal(object)
    """A ``Brought`` with files or a picture."""

    def __init__(self, dialog: QDialog) -> None:
        """Watch from when the dialog is shown: it has no window before."""
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drops, and what is pasted unless it is words for the field with the caret."""
        if watched is self._dialog:
            if event.type() == QEvent.Type.Show:
                self._dialog.windowHandle().installEventFilter(self)
            return False
        if isinstance(event, QDropEvent):  # entering and moving are drops that have not happened
            return self._take_drop(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._take_paste()
        return False

    def _take_drop(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        if not data.hasImage() and not _files(data):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._tell(brought(data))
        return True

    def _take_paste(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        return not self._is_text(data) and self._tell(brought(data))

    def _is_text(self, data: QMimeData) -> bool:
        """Tell words from a picture: cells of a table come as both, and are written as words."""
        writing = isinstance(self._dialog.focusWidget(), QLineEdit | QPlainTextEdit)
        return writing and data.hasText() and not _files(data)

    def _tell(self, what: Brought) -> bool:
        if not what.files and what.picture is None:
            return False
        self.came.emit(what)
        return True


def _files(data: QMimeData) -> bool:
    """Tell whether there are files of this laptop in it: they come with their names as words."""
    return any(url.isLocalFile() for url in data.urls())
