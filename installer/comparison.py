"""In what two builds of one commit differ: which files, and what inside their archives."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from installer.archive import sha256

_ABSENT = "is only in"


def differences(ours: Path, theirs: Path) -> list[str]:
    """A line for each file that is not the same in two folders of builds, and for what is in it."""
    return list(_differences(ours, theirs))


def _differences(ours: Path, theirs: Path) -> Iterator[str]:
    names = sorted({it.name for folder in (ours, theirs) for it in folder.iterdir()})
    for name in names:
        one, other = ours / name, theirs / name
        if not (one.is_file() and other.is_file()):
            yield f"{name} {_ABSENT} {ours if one.exists() else theirs}"
        elif sha256(one) != sha256(other):
            yield f"{name} differs"
            if name.endswith(".tar.gz"):
                yield from _inside(_members(one), _members(other))


def _inside(ours: Mapping[str, object], theirs: Mapping[str, object]) -> Iterator[str]:
    for name in sorted({*ours, *theirs}):
        if ours.get(name) != theirs.get(name):
            how = "differs" if name in ours and name in theirs else "is in one of them"
            yield f"  {name} {how}"


def _members(packed: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    with tarfile.open(packed) as archive:
        for it in archive:
            content = archive.extractfile(it) if it.isfile() else None
            digest = hash(content.read()) if content is not None else 0
            found[it.name] = (it.mode, it.mtime, it.linkname, it.uid, it.gid, digest)
    return found
