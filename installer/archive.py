"""One folder in one .tar.gz, byte for byte the same for the same files, and its checksum."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from collections.abc import Iterable
from pathlib import Path

_BLOCK = 1 << 20


def archive(folder: Path, target: Path, moment: int) -> None:
    """Pack a folder: in the order of names, each file of ``moment`` and of nobody."""
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            name = path.relative_to(folder.parent).as_posix()
            entry = tar.gettarinfo(path, arcname=name)
            # A second name of one file would depend on which of them was found first.
            if entry.islnk():
                entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = moment
            runs = entry.isdir() or bool(entry.mode & 0o100)
            entry.mode = 0o755 if runs or entry.issym() else 0o644
            if entry.isfile():
                with path.open("rb") as content:
                    tar.addfile(entry, content)
            else:
                tar.addfile(entry)


def checksums(files: Iterable[Path]) -> str:
    """The lines that ``sha256sum --check`` reads."""
    return "".join(f"{sha256(it)}  {it.name}\n" for it in sorted(files))


def sha256(path: Path) -> str:
    """The digest of a file, read in blocks."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
