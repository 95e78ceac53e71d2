"""Rebuilds Qt's library of ICU data with the languages that the app speaks.

The wheel brings 32 MB of every language's names and of converters between old character sets. What
the library holds is one table of named items; those that stay are copied as they are.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from installer.failure import BuildFailed

_ENTRY = struct.Struct("<II")
"""Where the name is and where the item, from the end of the header on."""
_MAGIC = (0xDA, 0x27)
_KIND = b"CmnD"
_ALIGNED = 16
_LANGUAGES = ("root", "en", "fr")
_OF_LANGUAGES = re.compile(
    r"(?:(?:coll|curr|lang|rbnf|region|unit|zone|brkitr)/)?([a-z]{2,3}(?:_\w+)?|root)\.res"
)
_DROPPED = (".cnv", ".spp", ".cfu", ".dict")
_DROPPED_FOLDERS = ("rbnf/", "translit/")
_KEPT_SETS = ("/ibm-5348_", "/ibm-923_")
"""Windows' and ISO's letters of western Europe, in what other programs put on the clipboard."""
_NEVER_A_LANGUAGE = frozenset({"pool", "res_index"})
_NAME = re.compile(r"icudt\d+_dat")


def slim(library: Path) -> None:
    """Put a library with fewer items in the place of one; raises ``BuildFailed``."""
    content = library.read_bytes()
    start = _start(content)
    items = dict(_items(content[start:]))
    kept = {name: item for name, item in items.items() if is_kept(name)}
    if not any(name.endswith("/fr.res") for name in kept):
        raise BuildFailed(f"{library.name} holds no French, or is built in another way")
    symbol = _NAME.search(content.decode("latin-1"))
    if symbol is None:
        raise BuildFailed(f"{library.name} has no name for its data")
    header = content[start : start + _header_bytes(content, start)]
    _link(library, packed(header, kept), symbol[0])


def is_kept(name: str) -> bool:
    """Tell whether an item is used: of languages ours and the root's.

    Tables of character sets, and of the words of languages without spaces, are not.
    """
    if any(it in name for it in _KEPT_SETS):
        return True
    inside = name.partition("/")[2]
    if inside.endswith(_DROPPED) or inside.startswith(_DROPPED_FOLDERS):
        return False
    language = _OF_LANGUAGES.fullmatch(inside)
    if language is None or language[1] in _NEVER_A_LANGUAGE:
        return True
    return language[1].partition("_")[0] in _LANGUAGES


def packed(header: bytes, items: Mapping[str, bytes]) -> bytes:
    """The table anew: header, places of names and items, names, items, each aligned as ICU does."""
    names = sorted(items, key=str.encode)
    table = bytearray(header + struct.pack("<I", len(names)) + bytes(_ENTRY.size * len(names)))
    named = []
    for name in names:
        named.append(len(table) - len(header))
        table += name.encode("ascii") + b"\0"
    for number, name in enumerate(names):
        table += bytes(-len(table) % _ALIGNED)
        entry = len(header) + 4 + _ENTRY.size * number
        _ENTRY.pack_into(table, entry, named[number], len(table) - len(header))
        table += items[name]
    return bytes(table)


def _start(content: bytes) -> int:
    """Where the table begins in a library."""
    kind = content.find(_KIND)
    while kind >= 0:
        start = kind - 12
        if start >= 0 and (content[start + 2], content[start + 3]) == _MAGIC:
            return start
        kind = content.find(_KIND, kind + 1)
    raise BuildFailed("no table of ICU in this library")


def _header_bytes(content: bytes, start: int) -> int:
    return int(struct.unpack_from("<H", content, start)[0])


def _items(table: bytes) -> Iterator[tuple[str, bytes]]:
    toc = _header_bytes(table, 0)
    (count,) = struct.unpack_from("<I", table, toc)
    places = [_ENTRY.unpack_from(table, toc + 4 + _ENTRY.size * it) for it in range(count)]
    ends = [place for _name, place in places[1:]] + [len(table) - toc]
    for (named, place), end in zip(places, ends, strict=True):
        name = table[toc + named : table.index(b"\0", toc + named)].decode("ascii")
        yield name, table[toc + place : toc + end]


def _link(library: Path, data: bytes, symbol: str) -> None:
    """Make a library of data alone, under the name that ICU's own libraries ask for."""
    with tempfile.TemporaryDirectory(prefix="ordidesk-icu-") as base:
        place = Path(base)
        (place / "icu.dat").write_bytes(data)
        (place / "icu.s").write_text(
            f".section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n"
            f'{symbol}:\n.incbin "icu.dat"\n.size {symbol}, . - {symbol}\n'
            '.section .note.GNU-stack,"",@progbits\n',
            "ascii",
        )
        for command in (
            ["as", "-o", "icu.o", "icu.s"],
            [
                *("ld", "-shared", "-Bsymbolic", "--hash-style=gnu", "--build-id=none"),
                *("-soname", library.name, "-o", "made.so", "icu.o"),
            ],
        ):
            done = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
            if done.returncode:
                raise BuildFailed(f"{command[0]}: {done.stderr.strip()}")
        library.write_bytes((place / "made.so").read_bytes())
