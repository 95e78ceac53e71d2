"""Stores whose key is not stretched: each opening takes 50 ms otherwise."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import apsw


def stretch_once(connection: apsw.Connection) -> None:
    """Have a connection make its key in one round."""
    connection.pragma("cipher", "chacha20")
    connection.pragma("kdf_iter", 1)


@contextlib.contextmanager
def cheap_keys() -> Iterator[None]:
    """Open all stores so within the block."""
    apsw.connection_hooks.append(stretch_once)
    try:
        yield
    finally:
        apsw.connection_hooks.remove(stretch_once)
