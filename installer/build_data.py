"""Which version is built, from which commit, and the moment that every file is dated with."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Self

import msgspec

FILE = "build.json"
"""Beside the other resources of the bundle; ``ordidesk --version`` reads it."""


class BuildData(msgspec.Struct, frozen=True):
    """Told by ``--version``, and in the names of what is built."""

    version: str
    commit: str
    """Short; with ``+`` at its end when the folder held more than the commit."""
    moment: int
    """Seconds since 1970: SOURCE_DATE_EPOCH where it is set, else when the commit was made."""

    @classmethod
    def of(cls, root: Path) -> Self:
        """Read it from the git folder and the environment."""
        commit = _git(root, "rev-parse", "--short=12", "HEAD")
        changed = "+" if _git(root, "status", "--porcelain") else ""
        moment = os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "log", "-1", "--format=%ct")
        return cls(version("ordidesk"), commit + changed, int(moment))

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Read the file of a bundle; of the moment it tells the day."""
        told = msgspec.json.decode(content, type=dict[str, str])
        moment = datetime.fromisoformat(told["date"]).replace(tzinfo=UTC)
        return cls(told["version"], told["commit"], int(moment.timestamp()))

    @property
    def name(self) -> str:
        """What the folder in the archive is called, and the archive itself."""
        machine = os.uname().machine if sys.platform != "win32" else "x86_64"
        return f"ordidesk-{self.version}-{sys.platform}-{machine}"

    @property
    def day(self) -> str:
        """The day of the moment, in UTC."""
        return datetime.fromtimestamp(self.moment, UTC).date().isoformat()

    def written(self) -> bytes:
        """The content of the file in the bundle."""
        told = {"version": self.version, "commit": self.commit, "date": self.day}
        return msgspec.json.format(msgspec.json.encode(told)) + b"\n"


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
