"""Collects cyclic garbage on the window's thread, and nowhere else."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_PERIOD_MS = 1_000


class GarbageCollection(QObject):
    """Takes the collection over from Python, which would run it on whichever thread allocates.

    What Qt paints with has to be destroyed where it lives: a decoding thread that happens to free a
    window's picture or widget ends the process. Generations are collected by Python's own
    thresholds, looked at once a second; what was there at the start is not looked through again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over, on the thread of the caller, until ``close``."""
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def close(self) -> None:
        """Hand the collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, with those below it."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if most and count > most
        ]
        if due:
            gc.collect(max(due))
