"""Reports of errors that nobody caught, kept on this laptop until a person decides on them."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ordidesk.laptop.atomic_file import write_whole
from ordidesk.support import faults
from ordidesk.support.log import last_lines
from ordidesk.support.mask import Mask

_KEPT = 10
"""Reports on the disk, the newest."""
_A_RUN = 5
"""Reports of one run of the app: a fault in what repeats itself must not fill the disk."""
_LOG_LINES = 40
_NAME = "crash-{moment:%Y%m%dT%H%M%S.%fZ}.txt"


def utc_now() -> datetime:
    """Return the laptop's time."""
    return datetime.now(UTC)


class CrashReports:
    """The folder of reports; any thread may keep one."""

    def __init__(
        self,
        folder: Path,
        logs: Path,
        mask: Mask,
        facts: Callable[[], str],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """``facts`` tells which app runs on what; each report begins with it."""
        self.folder = folder
        self._logs = logs
        self._mask = mask
        self._facts = facts
        self._now = now
        self._lock = threading.Lock()
        self._met: set[str] = set()

    def keep(self, error: BaseException, thread: str) -> Path | None:
        """Write a report; ``None`` when this fault has one already, or there is no room."""
        mark = faults.fingerprint(error)
        with self._lock:
            if mark in self._met or len(self._met) >= _A_RUN:
                return None
            self._met.add(mark)
        return self.write(f"thread {thread}\n\n{faults.trace_of(error)}")

    def write(self, what: str) -> Path | None:
        """Write a report of what is told; ``None`` when there is no room."""
        moment = self._now()
        ending = last_lines(self._logs, _LOG_LINES)
        told = "\n".join([self._mask(what), "", "The log's last lines:", *ending])
        text = f"{moment.isoformat()}\n{self._facts()}\n\n{told}\n"
        path = self.folder / _NAME.format(moment=moment)
        try:
            write_whole(path, text.encode("utf-8", "replace"))
            self._drop_old()
        except OSError:
            return None
        return path

    def undecided(self) -> tuple[Path, ...]:
        """Return the reports that nobody has decided on, the newest first."""
        return tuple(path for path in self._all() if not _answer(path).exists())

    def decide(self, path: Path) -> None:
        """Remember that a person has sent this report or will not: it is not offered again."""
        with contextlib.suppress(OSError):  # no room: it is offered once more
            _answer(path).touch()

    def _all(self) -> list[Path]:
        return sorted(self.folder.glob("crash-*.txt"), reverse=True)

    def _drop_old(self) -> None:
        for path in self._all()[_KEPT:]:
            path.unlink(missing_ok=True)
            _answer(path).unlink(missing_ok=True)


class KeepsReports(logging.Handler):
    """Keeps a report of each error that is logged with its trace, and tells of it."""

    def __init__(self, reports: CrashReports, kept: Callable[[Path], None]) -> None:
        """``kept`` is called on the thread on which the error came."""
        super().__init__(logging.ERROR)
        self._reports = reports
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a report of the record's error, if it has one."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, BaseException):
            return
        try:
            path = self._reports.keep(error, record.threadName or "?")
            if path is not None:
                self._kept(path)
        except Exception:  # noqa: BLE001 - an error about an error ends here
            self.handleError(record)


def _answer(path: Path) -> Path:
    return path.with_suffix(".decided")
