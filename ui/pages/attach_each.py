"""Files attached to a ticket one after the other: what fails is told, and the others go on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ordidesk.attaching.attachments import Attached, FileRefused
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import Source
from ordidesk.domain.journal import Visibility
from ui.models.files import fault_of_file
from ui.pages.context import PageContext
from ui.problems import sentence


class ToAttach(NamedTuple):
    """A file, and who is to see it."""

    source: Source
    visibility: Visibility


class AttachEach(QObject):
    """Attaches off the window's thread, in order; nothing that fails keeps the next one back."""

    begun = Signal(int, str)
    """How many it is at, from one, and the file's name."""
    attached = Signal(object, object)
    """The ``Source`` and what became of it, an ``Attached``."""
    failed = Signal(object, str)
    """The ``Source`` and why, with its name."""
    ended = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        """Wait for files."""
        super().__init__(parent)
        self._context = context
        self._ticket_id = ""
        self._wishes = Wishes()
        self._waiting: deque[ToAttach] = deque()
        self._at = 0
        self._under_way: Source | None = None

    def attach(self, ticket_id: str, files: Iterable[ToAttach], wishes: Wishes) -> None:
        """Attach these to a ticket; ``ended`` follows the last, also when there is none."""
        self._ticket_id, self._wishes, self._at = ticket_id, wishes, 0
        self._waiting = deque(files)
        self._go_on()

    def stop(self) -> None:
        """Leave out what has not begun."""
        self._waiting.clear()

    def _go_on(self) -> None:
        if not self._waiting:
            self._under_way = None
            self.ended.emit()
            return
        file = self._waiting.popleft()
        self._at += 1
        self._under_way = file.source
        self.begun.emit(self._at, file.source.path.name)
        files, ticket_id, wishes = self._context.desk.files, self._ticket_id, self._wishes
        self._context.files.run(
            lambda: files.attach(ticket_id, file.source, wishes, file.visibility),
            self._one_done,
            self._one_failed,
        )

    def _one_done(self, attached: Attached) -> None:
        self.attached.emit(self._under_way, attached)
        self._go_on()

    def _one_failed(self, error: Exception) -> None:
        source = self._under_way
        self.failed.emit(source, why_not_attached(error, source.path.name if source else ""))
        self._go_on()


def why_not_attached(error: Exception, name: str) -> str:
    """Say which file was not attached and why: refused as a file, by the rule, or by the disk."""
    if isinstance(error, FileRefused):
        return f"{error.name} — {fault_of_file(error.fault)}"
    return f"{name} — {sentence(error)}"
