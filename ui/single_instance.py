"""One app for one store: a second start brings the first one's window to the front."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
_LONGEST_BYTES = 1 << 16
"""Of what a later start may say; it is of the same person, but may be broken."""


class SingleInstance(QObject):
    """Listens for later starts on the same store folder."""

    called = Signal(object)
    """Somebody started the app again: show the window, and open these files (``tuple[Path]``)."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the place of the first app; the caller holds the store's lock."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = server_name(folder)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @Slot()
    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            call = _Call(caller, self)
            call.said.connect(self.called)
            call.listen()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


class _Call(QObject):
    """What one later start says: a line, or nothing before it leaves."""

    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._done = False
        socket.setParent(self)
        socket.readyRead.connect(self.listen)
        socket.disconnected.connect(self._leave)

    @Slot()
    def listen(self) -> None:
        """Take the line once it is there whole."""
        if self._socket.canReadLine():
            self._say(_paths(bytes(self._socket.readLine(_LONGEST_BYTES).data())))
        elif self._socket.bytesAvailable() >= _LONGEST_BYTES:
            self._say(())

    @Slot()
    def _leave(self) -> None:
        self._say(())
        self.deleteLater()

    def _say(self, files: tuple[Path, ...]) -> None:
        if not self._done:
            self._done = True
            self.said.emit(files)
            self._socket.disconnectFromServer()


def _paths(line: bytes) -> tuple[Path, ...]:
    try:
        told = json.loads(line)
    except ValueError:
        return ()
    names = told if isinstance(told, list) else []
    paths = [Path(it) for it in names if isinstance(it, str) and "\0" not in it]
    return tuple(path for path in paths if path.is_absolute())


def call_first(folder: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the app that holds this store to show itself and open files; ``False``: none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    answered = socket.waitForConnected(_WAIT_MS)
    if answered:
        socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
        socket.waitForBytesWritten(_WAIT_MS)
        if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            socket.waitForDisconnected(_WAIT_MS)  # it has read the line then
    socket.abort()
    return answered


def server_name(folder: Path) -> str:
    """Where the app on a store folder listens."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
    return f"ordidesk-{digest[:24]}"
