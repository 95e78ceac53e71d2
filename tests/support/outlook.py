"""Writes mails as Outlook keeps them: a compound file (MS-CFB) with a mail's properties (MS-OXMSG).

No library for it is free; this writes what the tests need and nothing else.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime

Tree = dict[str, "bytes | Tree"]

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TEXT, _BINARY, _TIME, _LONG = 0x001F, 0x0102, 0x0040, 0x0003
_BY_VALUE, _EMBEDDED = 1, 5


class _Entry:
    def __init__(self, name: str, kind: int, content: bytes = b"") -> None:
        self.name, self.kind, self.content = name, kind, content
        self.left = self.right = self.child = _FREE
        self.start, self.size = _END, len(content)

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16sI8s8sIQ",
            name,
            len(name),
            self.kind,
            1,
            self.left,
            self.right,
            self.child,
            bytes(16),
            0,
            bytes(8),
            bytes(8),
            self.start,
            self.size,
        )


def compound_file(tree: Tree, *, shared: bool = False) -> bytes:
    """Write a compound file of version 3; ``shared``: equal streams are the same bytes of it."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(tree, 0, entries)
    sectors: list[bytes] = []
    fat: list[int] = []

    starts: dict[bytes, int] = {}

    def chain(content: bytes) -> int:
        if shared and content in starts:
            return starts[content]
        pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
        start = starts[content] = len(sectors)
        for piece in pieces:
            sectors.append(piece.ljust(_SECTOR, b"\0"))
            fat.append(len(sectors))
        if pieces:
            fat[-1] = _END
        return start if pieces else _END

    small, small_fat = b"", list[int]()
    for entry in entries:
        if entry.kind != _STREAM or not entry.content:
            continue
        if entry.size >= _CUTOFF:
            entry.start = chain(entry.content)
            continue
        entry.start = len(small_fat)
        count = -(-entry.size // _SMALL)
        small += entry.content.ljust(count * _SMALL, b"\0")
        small_fat += [*range(entry.start + 1, entry.start + count), _END]
    entries[0].start, entries[0].size = chain(small), len(small)
    small_fat += [_FREE] * (-len(small_fat) % (_SECTOR // 4))
    small_fat_start = chain(struct.pack(f"<{len(small_fat)}I", *small_fat))
    directory = b"".join(entry.packed() for entry in entries)
    directory_start = chain(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
    fats = 1
    while fats * (_SECTOR // 4) < len(sectors) + fats:
        fats += 1
    fat_at = [*range(len(sectors), len(sectors) + fats)]
    fat += [_FAT] * fats
    fat += [_FREE] * (fats * (_SECTOR // 4) - len(fat))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        bytes(6),
        0,
        fats,
        directory_start,
        0,
        _CUTOFF,
        small_fat_start,
        len(small_fat) // (_SECTOR // 4),
        _END,
        0,
    ) + struct.pack("<109I", *fat_at, *[_FREE] * (109 - fats))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _add(tree: Tree, parent: int, entries: list[_Entry]) -> None:
    numbers = []
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        held = tree[name]
        numbers.append(len(entries))
        if isinstance(held, bytes):
            entries.append(_Entry(name, _STREAM, held))
        else:
            entries.append(_Entry(name, _STORAGE))
            _add(held, numbers[-1], entries)
    entries[parent].child = _balanced(numbers, entries)


def _balanced(numbers: list[int], entries: list[_Entry]) -> int:
    if not numbers:
        return _FREE
    middle = len(numbers) // 2
    entries[numbers[middle]].left = _balanced(numbers[:middle], entries)
    entries[numbers[middle]].right = _balanced(numbers[middle + 1 :], entries)
    return numbers[middle]


def properties(header: bytes, said: dict[int, str | bytes | datetime | int]) -> Tree:
    """Write properties by their ids: texts, bytes, moments and numbers."""
    tree: Tree = {}
    lines = b""
    for name, value in said.items():
        match value:
            case str() | bytes():
                kind = _TEXT if isinstance(value, str) else _BINARY
                content = value.encode("utf-16-le") if isinstance(value, str) else value
                tree[f"__substg1.0_{name:04X}{kind:04X}"] = content
                packed = struct.pack("<II", len(content) + (2 if kind == _TEXT else 0), 0)
            case datetime():
                kind = _TIME
                since = value - datetime(1601, 1, 1, tzinfo=UTC)
                packed = struct.pack("<Q", int(since.total_seconds()) * 10_000_000)
            case _:
                kind, packed = _LONG, struct.pack("<iI", value, 0)
        lines += struct.pack("<HHI", kind, name, 6) + packed
    tree["__properties_version1.0"] = header + lines
    return tree


def attachment(name: str, content: bytes, media_type: str = "", content_id: str = "") -> Tree:
    """Write an attached file."""
    said: dict[int, str | bytes | datetime | int] = {0x3705: _BY_VALUE, 0x3701: content}
    said |= {0x3707: name} if name else {}
    said |= {0x370E: media_type} if media_type else {}
    said |= {0x3712: content_id} if content_id else {}
    return properties(bytes(8), said)


def attached_mail(name: str, said: dict[int, str | bytes | datetime | int]) -> Tree:
    """Write a mail that is attached to another."""
    tree = properties(bytes(8), {0x3705: _EMBEDDED, 0x3001: name})
    tree["__substg1.0_3701000D"] = properties(bytes(24), said)
    return tree


def outlook_mail(
    said: dict[int, str | bytes | datetime | int],
    attachments: tuple[Tree, ...] = (),
    *,
    shared: bool = False,
) -> bytes:
    """Write a whole ``.msg`` file."""
    counts = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    tree = properties(counts, said)
    for number, each in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = each
    return compound_file(tree, shared=shared)
