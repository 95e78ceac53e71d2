"""What is left when the process itself dies: Python's stacks, written by the signal's handler.

A file of this run is open while the app runs and removed when it ends. Found at a later start with
something in it, it becomes a report.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
from pathlib import Path
from typing import IO

from ordidesk.support.crashes import CrashReports

_RUNNING = "running-*.txt"
_MOST_BYTES = 200_000


class HardCrashWatch:
    """Has the interpreter write its stacks when it dies; ``close`` at an orderly end."""

    def __init__(self, folder: Path) -> None:
        """Watch from now on; nothing is watched where the folder cannot be written."""
        self._path = folder / f"running-{os.getpid()}.txt"
        self._file: IO[bytes] | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb")
            _hold(self._file)
            faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """Watch no longer: the app ends in good order."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink()


def take_over(reports: CrashReports) -> None:
    """Make reports of what runs before this one left, those apart that still run."""
    for path in sorted(reports.folder.glob(_RUNNING)):
        with contextlib.suppress(OSError):
            left = _left_by(path)
            if left is None:
                continue
            if left.strip():
                reports.write(f"The process ended at once.\n\n{left}")
            path.unlink()


def _left_by(path: Path) -> str | None:
    """Return what a run left; ``None`` when it still runs."""
    if sys.platform == "win32":
        # A file that a process has open cannot get another name.
        aside = path.with_suffix(".left")
        path.rename(aside)
        aside.rename(path)
        return _beginning(path)
    import fcntl  # noqa: PLC0415 - not on Windows

    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        return _beginning(path)


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_MOST_BYTES).decode("utf-8", "replace")


def _hold(file: IO[bytes]) -> None:
    """Mark the file as that of a process that runs; Windows needs no mark."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
