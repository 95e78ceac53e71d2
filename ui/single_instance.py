"""One app for one store: a second start brings the first one's window to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000


class SingleInstance(QObject):
    """Listens for later starts on the same store folder."""

    called = Signal()
    """Somebody started the app again: show the window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the place of the first app; the caller holds the store's lock."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _name(folder)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @Slot()
    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.called.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


def call_first(folder: Path) -> bool:
    """Ask the app that holds this store to show itself; ``False`` when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    answered = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return answered


def _name(folder: Path) -> str:
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
    return f"ordidesk-{digest[:24]}"
