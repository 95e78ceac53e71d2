"""What a command says to people, as data."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """What a command's arguments tell people."""

    record_kind: str = ""
    record_id: str = ""
    text: str = ""
    to: str = ""
    fields: tuple[str, ...] = ()
