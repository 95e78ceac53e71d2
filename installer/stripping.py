"""Takes debuggers' tables out of libraries, and keeps each that would be loaded otherwise then.

Wheels' libraries were often edited after they were linked, and what ``strip`` makes of such a file
does not always load. So nothing is believed: what the system's loader maps into memory has to be
the same bytes at the same places, or the library stays as it came.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

_ELF64_LITTLE = b"\x7fELF\x02\x01"
_HEADER_BYTES = 64
_LOAD = 1
_SEGMENT = struct.Struct("<IIQQQQQQ")
"""Kind, rights, offset in the file, address, other address, bytes in file, in memory, alignment."""


def strip(libraries: Iterable[Path]) -> int:
    """Make libraries smaller; how many bytes that saved."""
    saved = 0
    with tempfile.TemporaryDirectory(prefix="ordidesk-strip-") as base:
        made = Path(base) / "stripped"
        for library in libraries:
            before = library.read_bytes()
            if library.is_symlink() or not before.startswith(_ELF64_LITTLE):
                continue
            command = ["strip", "--strip-unneeded", "-o", str(made), str(library)]
            if subprocess.run(command, check=False, capture_output=True).returncode:
                continue
            after = made.read_bytes()
            if len(after) < len(before) and loads_alike(before, after):
                shutil.copyfile(made, library)
                saved += len(before) - len(after)
    return saved


def loads_alike(before: bytes, after: bytes) -> bool:
    """Tell whether a loader maps the same of two files: where, with which rights, which bytes.

    The file's own header apart, which says where the tables are that are gone.
    """
    first, second = _segments(before), _segments(after)
    return len(first) == len(second) and all(
        _alike(before, one, after, other) for one, other in zip(first, second, strict=True)
    )


def _alike(before: bytes, one: tuple[int, ...], after: bytes, other: tuple[int, ...]) -> bool:
    kind, rights, place, address, _physical, size, memory, aligned = one
    placed = other[2]
    if (kind, rights, address, size, memory) != (other[0], other[1], other[3], other[5], other[6]):
        return False
    if kind != _LOAD:
        return True
    if aligned > 1 and (placed - address) % aligned:
        return False
    skipped = _HEADER_BYTES if place == 0 else 0
    if skipped and placed != 0:
        return False
    held = before[place + skipped : place + size]
    if place == 0:
        # The segments' own table says where each is in the file, which may have moved.
        table = slice(*_table(before))
        moved = slice(*_table(after))
        return table == moved and held[table.stop - skipped :] == after[moved.stop : placed + size]
    return held == after[placed : placed + size]


def _table(content: bytes) -> tuple[int, int]:
    (place,) = struct.unpack_from("<Q", content, 32)
    each, count = struct.unpack_from("<HH", content, 54)
    return place, place + each * count


def _segments(content: bytes) -> list[tuple[int, ...]]:
    begins, ends = _table(content)
    return [_SEGMENT.unpack_from(content, place) for place in range(begins, ends, _SEGMENT.size)]
