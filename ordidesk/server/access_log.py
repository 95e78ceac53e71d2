"""One line of JSON a request, without personal data; and the id that request and answer share."""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from collections.abc import Callable
from typing import Any, TextIO

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from ordidesk.protocol import REQUEST_ID_HEADER

PERSON_KEY = "ordidesk_person"
_SENT_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class AccessLog:
    """Writes what was asked: method, route, status, time, request id and a hash of the person."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to a text stream; ``None`` for no log."""
        self._stream = stream

    def around(self, app: ASGIApp) -> ASGIApp:
        """Wrap the whole application, so that addresses that do not exist are logged too."""

        async def logged(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != ScopeType.HTTP:
                await app(scope, receive, send)
                return
            number = _request_id(scope)
            scope.setdefault("state", {})[REQUEST_ID_HEADER] = number
            seen: dict[str, int] = {}
            began = time.perf_counter()
            try:
                await app(scope, receive, _with_headers(send, number, seen))
            finally:
                self._write(scope, seen.get("status", 0), time.perf_counter() - began)

        return logged

    def _write(self, scope: HTTPScope, status: int, seconds: float) -> None:
        if self._stream is None:
            return
        person = scope["state"].get(PERSON_KEY, "")
        line: dict[str, Any] = {
            "method": scope["method"],
            "route": scope.get("path_template") or "",
            "status": status,
            "ms": round(seconds * 1000, 1),
            "request": scope["state"].get(REQUEST_ID_HEADER, ""),
            "person": hashlib.sha256(person.encode()).hexdigest()[:12] if person else "",
        }
        self._stream.write(msgspec.json.encode(line).decode() + "\n")
        self._stream.flush()


def _with_headers(send: Send, number: str, seen: dict[str, int]) -> Callable[[Message], Any]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen["status"] = message["status"]
            message["headers"] = [
                *message["headers"],
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
                (REQUEST_ID_HEADER.lower().encode(), number.encode()),
            ]
        await send(message)

    return sending


def _request_id(scope: Scope) -> str:
    """Take the caller's id when it is one that can be logged, else make one."""
    name = REQUEST_ID_HEADER.lower().encode()
    sent = next((value for key, value in scope["headers"] if key == name), b"")
    text = sent.decode("latin-1")
    return text if _SENT_ID.fullmatch(text) else uuid.uuid4().hex
