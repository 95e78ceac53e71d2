"""What a bundle needs of the system that it is started on: libraries, their packages, glibc."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.failure import BuildFailed
from installer.system_libraries import owners_of

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_ELF = b"\x7fELF"
_LOADER = "ld-linux"
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Named by Qt's plugin for Wayland alone: without them Qt takes its plugin for X."""


@dataclass(frozen=True)
class Outside:
    """Libraries that programs name and the bundle has not, and the newest glibc asked for."""

    libraries: tuple[str, ...]
    glibc: tuple[int, int]

    @property
    def packages(self) -> tuple[str, ...]:
        """Debian's names for them, as ``Depends`` has them."""
        needed = (it for it in self.libraries if it not in _WAYLAND)
        owners = sorted({*owners_of(needed)} - {"libc6"})
        return (f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})", *owners)

    @property
    def helpful(self) -> tuple[str, ...]:
        """Debian's names for those that it does without."""
        return tuple(_WAYLAND[it] for it in self.libraries if it in _WAYLAND)


def outside(folder: Path) -> Outside:
    """Look through every program and library of a bundle."""
    files = [it for it in sorted(folder.rglob("*")) if it.is_file() and _is_elf(it)]
    inside = {it.name for it in folder.rglob("*.so*")}
    named: set[str] = set()
    glibc = (2, 0)
    for file in files:
        told = _told(file)
        named.update(_NEEDED.findall(told))
        glibc = max([glibc, *((int(a), int(b)) for a, b in _GLIBC.findall(told))])
    lacking = {it for it in named - inside if not it.startswith(_LOADER)}
    return Outside(tuple(sorted(lacking)), glibc)


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return content.read(len(_ELF)) == _ELF


def _told(file: Path) -> str:
    command = ["objdump", "-p", str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BuildFailed(f"objdump cannot read {file}: {done.stderr.strip()}")
    return done.stdout
