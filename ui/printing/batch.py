"""Many sheets in one file or one print job, one a step; a bad one does not lose the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter

from ui.printing.paper import PrintJob
from ui.printing.pdf import PdfPages
from ui.printing.sheet import Sheet


@dataclass(frozen=True)
class Entry:
    """A sheet that is made when its turn comes."""

    name: str
    """The record's number, for what is told of it."""
    make: Callable[[], Sheet]


@dataclass(frozen=True)
class Order:
    """What is to be printed together."""

    title: str
    """Names the print job and the file."""
    author: str
    entries: tuple[Entry, ...]
    why: Callable[[Exception], str]
    """Words what is wrong with a sheet that cannot be made."""
    copies: int = 2
    """Of each on paper, unless the person wants more or fewer: the receiver's and the company's."""


@dataclass(frozen=True)
class Failure:
    """A sheet that was not made."""

    name: str
    error: Exception


@dataclass(frozen=True)
class Outcome:
    """What a batch came to."""

    done: tuple[str, ...]
    """Names of those that are in the file, or that the printer took."""
    failed: tuple[Failure, ...]
    left: tuple[str, ...]
    """Names of those whose turn did not come: it was cancelled, or the printer stopped."""

    @property
    def total(self) -> int:
        """How many there were to be."""
        return len(self.done) + len(self.failed) + len(self.left)


class Target(Protocol):
    """Where sheets go."""

    def add(self, sheet: Sheet) -> None:
        """Take a sheet; ``RuntimeError`` when it and those that follow cannot be taken."""


class OneFile:
    """All sheets in one PDF, each with its own page numbers."""

    def __init__(self, order: Order) -> None:
        """Begin the file."""
        said = "\f".join(it.name for it in order.entries)
        self._pages = PdfPages(order.title, order.author, said)

    def add(self, sheet: Sheet) -> None:
        """Draw a sheet."""
        self._pages.add(sheet)

    def content(self) -> bytes:
        """Return the file, once."""
        return self._pages.finished()


class OneJob:
    """All sheets in one print job, the copies of each behind each other."""

    def __init__(self, printer: QPrinter, copies: int) -> None:
        """Take a printer that is set up; copies are made here, not by it."""
        self._job = PrintJob(printer)
        self._copies = copies

    def add(self, sheet: Sheet) -> None:
        """Print all copies of a sheet."""
        for _copy in range(self._copies):
            self._job.add(sheet)

    def finish(self) -> None:
        """Let the printer have them."""
        self._job.finish()


class Batch:
    """Makes one sheet a step, so that a window can go on between two of them."""

    def __init__(self, entries: Sequence[Entry], target: Target) -> None:
        """Make no sheet yet."""
        self._entries = list(entries)
        self._target = target
        self._at = 0
        self._done: list[str] = []
        self._failed: list[Failure] = []
        self.stopped: Exception | None = None
        """Why the target takes no more."""

    @property
    def at(self) -> int:
        """How many had their turn."""
        return self._at

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._entries)

    def step(self) -> bool:
        """Make the next sheet; ``False`` when there is none, or the target takes no more."""
        if self._at >= len(self._entries) or self.stopped is not None:
            return False
        entry = self._entries[self._at]
        try:
            sheet = entry.make()
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the others go on
            self._failed.append(Failure(entry.name, error))
            self._at += 1
            return True
        try:
            self._target.add(sheet)
        except RuntimeError as error:
            self.stopped = error
            return False
        self._done.append(entry.name)
        self._at += 1
        return True

    def outcome(self) -> Outcome:
        """Return what it came to so far."""
        left = tuple(it.name for it in self._entries[self._at :])
        return Outcome(tuple(self._done), tuple(self._failed), left)
