"""The socket, its certificate, and the server that answers on it."""

from __future__ import annotations

import errno
import os
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import uvicorn
from litestar.types import ASGIApp

from ordidesk.server.bell import Bell
from ordidesk.server.errors import AddressInUse, CertificateUnusable

_LAST_ANSWERS_SECONDS = 5
_ANY_BYTES = 1024


class Certificate:
    """Certificate and key files for TLS; a portal behind nginx has none."""

    def __init__(self, certificate: Path, key: Path) -> None:
        """Raise ``CertificateUnusable`` when they cannot be used together."""
        self.certificate = certificate
        self.key = key
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
        except (OSError, ssl.SSLError) as error:
            text = f"Le certificat {certificate} et la clé {key} ne conviennent pas : {error}"
            raise CertificateUnusable(text) from error


class Serving(uvicorn.Server):
    """Answers on a socket; lets calls that wait for a change go when it stops."""

    def __init__(
        self,
        app: ASGIApp,
        bell: Bell,
        *,
        ready: Callable[[], None],
        certificate: Certificate | None = None,
    ) -> None:
        """Prepare; ``ready`` is called once calls are answered."""
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
            ssl_certfile=None if certificate is None else str(certificate.certificate),
            ssl_keyfile=None if certificate is None else str(certificate.key),
        )
        super().__init__(config)
        self._bell = bell
        self._ready = ready

    def stop(self) -> None:
        """Let every answer end, then leave; from any thread."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wake the calls that wait, then let every answer end."""
        self._bell.close()
        await super().shutdown(sockets)


def stop_after(wait: Callable[[], object], stop: Callable[[], None]) -> None:
    """Stop once a call returns, which is made on a thread of its own."""

    def run() -> None:
        wait()
        stop()

    threading.Thread(target=run, name="parent", daemon=True).start()


def wait_for_end(stream: BinaryIO) -> None:
    """Return when a stream ends: a pipe does when the process at its other end is gone."""
    while stream.read(_ANY_BYTES):
        pass


def listen(host: str, port: int) -> socket.socket:
    """Take an address, 0 for any free port; raises ``AddressInUse``."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # asyncio switches Nagle's algorithm off only for sockets that say they are TCP; with it on,
        # an answer in two writes waits 40 ms for the laptop's acknowledgement.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            text = (
                f"Le port {port} de {host} est déjà pris par un autre programme. "
                "Choisissez-en un autre avec --port, ou 0 pour un port libre."
            )
        else:
            text = f"Impossible d'écouter sur {host}, port {port} : {error.strerror or error}."
        raise AddressInUse(text) from error
    listener.listen(socket.SOMAXCONN)
    listener.set_inheritable(True)
    return listener


def address_of(listener: socket.socket, certificate: Certificate | None) -> str:
    """Return the URL that leads to a socket."""
    scheme = "http" if certificate is None else "https"
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}"


def write_port_file(path: Path, address: str) -> None:
    """Write the address whole or not at all: whoever waits for the file reads it at once."""
    part = path.with_name(path.name + ".part")
    part.write_text(address + "\n", encoding="ascii")
    os.replace(part, path)  # noqa: PTH105 - replaces an older file on every system
