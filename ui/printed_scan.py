"""Printed numbers in the window: read beside it, when no code is, or when the person asks."""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ordidesk.labels.ocr import OcrMissing, TextReader
from ordidesk.labels.printed import (
    Consensus,
    Known,
    PrintedNumber,
    Verdict,
    numbers_in,
    shows_number,
    still_verdict,
)
from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import Sighting
from ui.live_scan import LiveScan, gray_of
from ui.workers import Worker

_log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 1.0
"""Seconds without a code before a printed number is looked for."""
_LONGEST_REST = 3.0
_REST = 0.5
"""Seconds between two looks, more after each that showed nothing: a core is not ours alone."""
IDLE_MS = 20_000
"""Without a look for so long, the models' memory is given back."""
LOOKS_WHEN_ASKED = 6
ASKED_MS = 15_000
"""The same where frames stop coming."""


class PrintedScan(QObject):
    """Reads frames of a camera and still pictures on a thread of its own; ``stop`` before it goes.

    A frame is only taken when the thread has nothing to do, so the newest one is read. Loads its
    models with the first look. Signals come on the thread that made it.
    """

    told = Signal(object)
    """A ``printed.Verdict``: a number that counts now, or what the person is to confirm."""
    nothing_read = Signal()
    """There is no number where one was asked for."""
    missing = Signal()
    """Printed numbers cannot be read here; told when one was asked for."""

    def __init__(self, live: LiveScan, known: Known, hotline_phones: Sequence[str]) -> None:
        """Follow a camera; ``known`` is called on the reading thread."""
        super().__init__()
        self._live = live
        self._known = known
        self._phones = tuple(hotline_phones)
        self._worker = Worker("printed")
        self._reader: TextReader | None = None
        self._consensus = Consensus()
        self._busy = False
        self._used = False
        """Whether the thread may hold the models."""
        self._missing = False
        self._turn = 0
        self._asked = 0
        self._label = 0
        """Counts the labels: what a look at an earlier one brings is not told."""
        self._last_frame = 0.0
        self._not_before = time.monotonic() + PATIENCE
        self._rest = _REST
        self._refused: set[str] = set()
        self._offered: tuple[str, ...] = ()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.release)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(ASKED_MS)
        self._waiting.timeout.connect(self._give_up)
        live.frame_came.connect(self._take_frame)
        live.sighted.connect(self._note_codes)

    @property
    def is_loaded(self) -> bool:
        """Whether the models are in memory."""
        return self._reader is not None

    # --- what the page calls ----------------------------------------------------------------------

    def ask(self) -> None:
        """Read the camera's next frames at once, and tell even when there is no number."""
        self._forget()
        self._asked = LOOKS_WHEN_ASKED
        self._not_before = 0.0
        self._waiting.start()

    def read_still(self, picture: Gray) -> None:
        """Read a still picture; told by ``told``, ``nothing_read`` or ``missing``."""
        self._forget()
        look = partial(self._look_at_still, picture, self._label)
        self._run(look, partial(self._take_still, self._label))

    def refuse(self) -> None:
        """Offer no more what was offered last, until another label comes."""
        self._refused.update(self._offered)

    @Slot()
    def release(self) -> None:
        """Give the models' memory back; the next look loads them again."""
        self._label += 1
        self._idle.stop()
        if self._used:
            self._used = False
            self._worker.run(self._let_go, self._note_released, self._fail)

    def stop(self) -> None:
        """Finish the look there is, tell nothing more."""
        self._label += 1
        self._idle.stop()
        self._waiting.stop()
        self._used, self._busy = False, True  # nothing more is taken
        self._worker.stop()
        self._let_go()

    # --- on the window's thread -------------------------------------------------------------------

    @Slot()
    def _take_frame(self) -> None:
        now = time.monotonic()
        if now - self._last_frame > PATIENCE and not self._asked:  # the camera was just opened
            self._forget()
        self._last_frame = now
        if self._busy or now < self._not_before or (self._missing and not self._asked):
            return
        newest = self._live.newest()
        if newest is not None:
            self._turn += 1
            look = partial(self._look_at, gray_of(newest.shown()), self._turn)
            self._run(look, partial(self._take_numbers, self._label))

    @Slot(object)
    def _note_codes(self, sighting: Sighting) -> None:
        if sighting.seen and not self._asked:
            self._forget()

    def _forget(self) -> None:
        """Another label is there, or a code that says more surely what it is."""
        self._label += 1
        self._consensus.forget()
        self._refused.clear()
        self._offered = ()
        self._asked = 0
        self._rest = _REST
        self._not_before = time.monotonic() + PATIENCE

    def _run(self, look: Callable[[], T], done: Callable[[T], None]) -> None:
        self._busy = self._used = True
        self._idle.stop()
        self._worker.run(look, done, self._fail)

    def _take_numbers(self, label: int, numbers: tuple[PrintedNumber, ...]) -> None:
        if label != self._label:
            self._busy = False
            self._idle.start()
            return
        self._rested(found=bool(numbers))
        verdict = self._consensus.look(numbers)
        offered = tuple(it for it in verdict.offered if it.number not in self._refused)
        if verdict.taken:
            self._asked, self._offered = 0, ()
            self.told.emit(verdict)
        elif offered:
            self._asked = 0
            self._offer(offered)
        elif self._asked:
            self._asked -= 1
            if not self._asked:
                self._waiting.stop()
                self.nothing_read.emit()

    @Slot()
    def _give_up(self) -> None:
        if self._asked:
            self._asked = 0
            self.nothing_read.emit()

    def _take_still(self, label: int, verdict: Verdict) -> None:
        self._rested(found=True)
        if label != self._label:
            return
        if verdict.taken:
            self.told.emit(verdict)
        elif verdict.offered:
            self._offer(verdict.offered)
        else:
            self.nothing_read.emit()

    def _offer(self, numbers: tuple[PrintedNumber, ...]) -> None:
        """Ask, unless that is being asked already."""
        offered = tuple(it.number for it in numbers)
        if offered != self._offered:
            self._offered = offered
            self.told.emit(Verdict(offered=numbers))

    def _rested(self, *, found: bool) -> None:
        self._busy = False
        self._rest = _REST if found else min(_LONGEST_REST, self._rest + _REST)
        self._not_before = 0.0 if found or self._asked else time.monotonic() + self._rest
        self._idle.start()

    def _note_released(self, _: None) -> None:
        """Nothing is shown of it."""

    def _fail(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, OcrMissing):
            asked, self._asked, self._missing = self._asked, 0, True
            if asked or not self._live.is_running:
                self.missing.emit()
            return
        self._not_before = time.monotonic() + _LONGEST_REST
        _log.error("a printed number could not be read", exc_info=error)
        if self._asked or not self._live.is_running:
            self._asked = 0
            self.nothing_read.emit()

    # --- on the reading thread --------------------------------------------------------------------

    def _look_at(self, frame: Gray, turn: int) -> tuple[PrintedNumber, ...]:
        lines = self._models().lines(frame, shows_number, turn=turn)
        return numbers_in(lines, self._known, self._phones)

    def _look_at_still(self, picture: Gray, label: int) -> Verdict:
        looks = self._models().looks(picture, shows_number)
        wanted = itertools.takewhile(lambda _: label == self._label, looks)
        return still_verdict(wanted, self._known, self._phones)

    def _models(self) -> TextReader:
        if self._reader is None:
            self._reader = TextReader()
        return self._reader

    def _let_go(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
