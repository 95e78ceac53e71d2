"""The terms of a loan that ship with OrdiDesk, until the company writes its own."""

from __future__ import annotations

import msgspec

import resources


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The terms as their file says them."""

    version: int
    texts: tuple[str, ...]


def default_clauses() -> tuple[int, tuple[str, ...]]:
    """Return the version of the terms and their texts, a paragraph each."""
    source = msgspec.toml.decode(resources.read_bytes("clauses/loan.toml"), type=_Source)
    return source.version, source.texts
