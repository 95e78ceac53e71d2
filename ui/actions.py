"""What people do in the windows: commands given off the window's thread, refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ordidesk.desk import Desk
from ordidesk.domain.work import Command
from ordidesk.store.outbox import Choice
from ordidesk.store.store import Done
from ui.problems import sentence
from ui.workers import Worker, tell

T = TypeVar("T")


class Actions(QObject):
    """Gives commands to the desk and says what came of it.

    A page hands over what the person did and goes on; its views follow the change notice. What
    was refused or could not be stored comes back as a sentence to show.
    """

    refused = Signal(str)
    """A sentence: why, and what can be done."""
    storing_changed = Signal(bool)
    """Whether something is on its way to the disk: only then is it not safe yet."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        """Run commands in order on the worker's thread."""
        super().__init__(parent)
        self._desk = desk
        self._worker = worker
        self._under_way = 0

    def give(
        self,
        command: Command,
        then: Callable[[Done], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
        *,
        in_place_of: str = "",
    ) -> None:
        """Give a command; ``then`` follows once it is stored.

        When it is not, ``otherwise`` gets the sentence that says why; without it the window does.
        ``in_place_of`` is the id of a command that came back, in whose place this one stands.
        """
        self._store(lambda: self._desk.do(command, in_place_of=in_place_of), then, otherwise)

    def let_be(
        self, came_back: str, choice: Choice, then: Callable[[None], None] | None = None
    ) -> None:
        """Decide a command that came back without sending another one."""
        self._store(lambda: self._desk.let_be(came_back, choice), then)

    def reopen(self, came_back: str) -> None:
        """Undo ``let_be``."""
        self._store(lambda: self._desk.reopen(came_back))

    @property
    def storing(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._under_way > 0

    def _store(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        def done(answer: T) -> None:
            self._count(-1)
            if then is not None:
                tell(then, answer)

        def failed(error: Exception) -> None:
            self._count(-1)
            if otherwise is not None:
                tell(otherwise, sentence(error))
            else:
                self.refused.emit(sentence(error))

        self._count(1)
        self._worker.run(work, done, failed)

    def _count(self, more: int) -> None:
        before = self.storing
        self._under_way += more
        if self.storing is not before:
            self.storing_changed.emit(self.storing)

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Say what went wrong with something that a page asked for."""
        self.refused.emit(sentence(error))
