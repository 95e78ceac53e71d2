"""Writes the person's own file; what stands in it beside, words and order, stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from ordidesk.laptop.atomic_file import write_whole
from ordidesk.settings.keys import KEYS, Value
from ordidesk.settings.reading import FileBroken, read_file


def write(path: Path, changes: Mapping[str, Value | None]) -> None:
    """Set keys in the file, by their paths; ``None`` takes one out, so that its usual value counts.

    Raises ``FileBroken`` and ``OSError`` with the file as it was.
    """
    if read_file(path).is_broken:
        raise FileBroken
    text = path.read_text("utf-8-sig") if path.exists() else ""
    document = tomlkit.parse(text)
    for key_path, value in changes.items():
        key = KEYS[key_path]
        table = document.get(key.table)
        if value is None:
            if isinstance(table, dict) and key.name in table:
                del table[key.name]
        elif isinstance(table, dict):
            table[key.name] = value
        else:
            made: Table = tomlkit.table()
            made.add(key.name, value)
            document[key.table] = made
    write_whole(path, tomlkit.dumps(document).encode())


def set_aside(path: Path, now: datetime) -> Path:
    """Move a file that cannot be read out of the way, whole; returns where it lies now.

    Raises ``OSError``.
    """
    kept = path.with_name(f"{path.stem}.{now:%Y%m%d-%H%M%S}{path.suffix}")
    path.rename(kept)
    return kept
