"""One request to the portal, as data."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

JSON = "application/json"


class Timeouts(msgspec.Struct, frozen=True):
    """Seconds to wait for a connection, and for the next bytes of an answer."""

    connect: float = 6.0
    read: float = 30.0


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One request; ``path`` is below the API's address."""

    method: str
    path: str
    body: bytes | None = None
    body_type: str = JSON
    headers: Mapping[str, str] = {}
    query: Mapping[str, str | int] = {}
    wait: float = 0.0
    """Seconds for which the portal may hold the call, on top of the read timeout."""
    media_type: str = JSON
    """What a good answer is made of."""
    chunk_bytes: int = 1 << 18
    """Of a good answer, handed on at once: what a cut loses."""
    signing_in: bool = False
    """One of the calls whose tries the portal counts."""
