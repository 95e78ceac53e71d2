"""Connections that another thread can end, so that the app never waits for a call to close."""

# ruff: noqa: ANN401 - the overridden methods of requests take what they do not look at

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import weakref
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from ordidesk.portal.errors import CallInterrupted


class OpenSockets:
    """The sockets of all calls under way. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether ``shut_down`` was called: no call starts any more."""
        return self._closed

    def add(self, opened: socket.socket) -> None:
        """Note a socket; raises ``CallInterrupted`` when all is shut down already."""
        with self._lock:
            if self._closed:
                raise CallInterrupted
            self._sockets.add(opened)

    def shut_down(self) -> None:
        """End every connection, now and from now on: threads that wait on one wake up."""
        with self._lock:
            self._closed = True
            for opened in tuple(self._sockets):
                # The plain socket's method: TLS's own would take the session from the thread
                # that reads. One that is closed already is as we want it.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(opened, socket.SHUT_RDWR)


class InterruptibleAdapter(HTTPAdapter):
    """Requests' adapter with our own trust, whose connections are noted in ``sockets``."""

    def __init__(self, sockets: OpenSockets, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self._pools = _noting_pools(sockets)
        super().__init__()

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        """Make the pools for direct calls."""
        super().init_poolmanager(*sizes, **options, ssl_context=self._tls)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> PoolManager:
        """Make the pools for calls through a proxy."""
        manager: PoolManager = super().proxy_manager_for(proxy, **options, ssl_context=self._tls)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Leave the checks to our TLS context, which requires them and holds the authorities."""


def _noting_pools(sockets: OpenSockets) -> dict[str, type[HTTPConnectionPool]]:
    class NotingHTTPConnection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _note(sockets, self)

    class NotingHTTPSConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _note(sockets, self)

    class NotingHTTPPool(HTTPConnectionPool):
        ConnectionCls = NotingHTTPConnection

    class NotingHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = NotingHTTPSConnection

    return {"http": NotingHTTPPool, "https": NotingHTTPSPool}


def _note(sockets: OpenSockets, connection: HTTPConnection) -> None:
    if isinstance(connection.sock, socket.socket):
        sockets.add(connection.sock)
