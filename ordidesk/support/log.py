"""The app's log on this laptop: a few files that follow each other, without personal data."""

from __future__ import annotations

import copy
import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ordidesk.support import faults
from ordidesk.support.mask import Mask

LOG_NAME = "ordidesk.log"
_BYTES = 1_000_000
_OLDER_FILES = 3
_OURS = ("ordidesk", "ui")


class MaskingFormatter(logging.Formatter):
    """Writes a line a record; an error is told by what it is and where, not what it was about."""

    def __init__(self, mask: Mask) -> None:
        """Write through ``mask``."""
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; others that handle it get it as it was."""
        written = copy.copy(record)
        written.args = _said(record.args)
        if isinstance(record.msg, BaseException):
            written.msg = faults.told(record.msg)
        # What another handler wrote of the error is whole: it is not to be taken over.
        written.exc_text = None
        written.stack_info = None
        return self._mask(super().format(written))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        """Write the traceback without the words that an error was about."""
        kind_error_trace = ei if isinstance(ei, tuple) else (None, None, None)
        error = kind_error_trace[1]
        if not isinstance(error, BaseException):
            return ""
        return faults.trace_of(error, kind_error_trace[2])


class OursOrGrave(logging.Filter):
    """Lets through what we say, and of libraries only what went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether it is written."""
        return record.name.partition(".")[0] in _OURS or record.levelno >= logging.WARNING


def keep_log(folder: Path, mask: Mask) -> logging.Handler | None:
    """Write the log into ``folder`` from now on; ``None`` where nothing can be written.

    A full disk keeps nobody from opening the app.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(MaskingFormatter(mask))
    handler.addFilter(OursOrGrave())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def last_lines(folder: Path, count: int) -> list[str]:
    """Return how the log ends; nothing where there is none."""
    try:
        with (folder / LOG_NAME).open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, maxlen=count)]
    except OSError:
        return []


def _said(args: object) -> tuple[object, ...] | dict[str, object] | None:
    if isinstance(args, dict):
        return {name: _one(value) for name, value in args.items()}
    return tuple(_one(value) for value in args) if isinstance(args, tuple) else None


def _one(value: object) -> object:
    return faults.words_of(value) if isinstance(value, BaseException) else value
