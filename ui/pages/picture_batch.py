"""Several pictures at once: read one after the other, with their number and a way to stop."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.labels.decode import decode
from ordidesk.labels.label import Code
from ordidesk.labels.pictures import PictureError, pictures_in, read_picture
from ordidesk.labels.reads import Read
from ui.pages.context import PageContext
from ui.scan_words import picture_words
from ui.widgets.progress import ProgressPanel

MOST_PICTURES = 500
"""Of one drop: more is a folder of photos that was not meant."""


class PictureBatch(ProgressPanel):
    """Can be seen while it reads; each picture is a job of its own, so that nothing waits long."""

    found = Signal(object)
    """The codes of all pictures, once the last is read or the person has stopped it."""
    told = Signal(str)
    """What could not be read, or that there was nothing to read."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Wait, unseen, for pictures."""
        super().__init__(context.theme, parent=parent)
        self.set_title(self.tr("Reading pictures"))
        self._context = context
        self._waiting: deque[Path] = deque()
        self._codes: list[Code] = []
        self._faults: list[Exception] = []
        self._total = 0
        self._running = False
        self.cancelled.connect(self._stop)
        self.hide()

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files and the pictures in these folders, after what is being read."""
        most = MOST_PICTURES + 1  # one more tells that there are more
        self._context.reads.run(
            lambda: list(islice((file for path in paths for file in pictures_in(path)), most)),
            self._add,
            self._context.actions.report,
        )

    def _add(self, files: list[Path]) -> None:
        if not files:
            self.told.emit(self.tr("There is no picture in it."))
            return
        if len(files) > MOST_PICTURES:
            self.told.emit(
                self.tr("More than {limit} pictures: the first {limit} are read.").format(
                    limit=MOST_PICTURES
                )
            )
        self._waiting.extend(files[:MOST_PICTURES])
        self._total += min(len(files), MOST_PICTURES)
        if not self._running:
            self._running = True
            self.show()
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        path = self._waiting.popleft()
        self.set_progress(self._total - len(self._waiting), self._total, path.name)
        self._context.reads.run(lambda: decode(read_picture(path)), self._take, self._note_fault)

    def _take(self, reads: tuple[Read, ...]) -> None:
        self._codes += [Code(read.text, read.symbology) for read in reads]
        self._next()

    def _note_fault(self, error: Exception) -> None:
        self._faults.append(error)
        if not isinstance(error, PictureError):
            self._context.actions.report(error)
        self._next()

    @Slot()
    def _stop(self) -> None:
        """Leave out what is not read yet; the one that is being read is the last."""
        self._total -= len(self._waiting)
        self._waiting.clear()

    def _finish(self) -> None:
        self.hide()
        codes, faults, total = self._codes, self._faults, self._total
        self._codes, self._faults, self._total, self._running = [], [], 0, False
        if codes:
            self.found.emit(codes)
        said = self._fault_words(faults)
        if not codes and total > len(faults):
            nothing = self.tr("No code found in %n picture(s).", None, total - len(faults))
            said = f"{nothing} {said}".strip()
        if said:
            self.told.emit(said)

    def _fault_words(self, faults: Sequence[Exception]) -> str:
        """Say what is wrong with the first picture, and how many more there are."""
        told = [picture_words(error) for error in faults if isinstance(error, PictureError)]
        if len(told) < 2:  # noqa: PLR2004 - one is told alone
            return "".join(told)
        more = self.tr("%n more picture(s) could not be read.", None, len(told) - 1)
        return f"{told[0]} {more}"
