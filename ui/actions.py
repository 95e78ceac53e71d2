"""What people do in the windows: commands given off the window's thread, refusals in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ordidesk.desk import Desk
from ordidesk.domain.work import Command
from ordidesk.store.store import Done
from ui.problems import sentence
from ui.workers import Worker


class Actions(QObject):
    """Gives commands to the desk and says what came of it.

    A page hands over what the person did and goes on; its views follow the change notice. What
    was refused or could not be stored comes back as a sentence to show.
    """

    refused = Signal(str)
    """A sentence: why, and what can be done."""

    def __init__(self, desk: Desk, worker: Worker, parent: QObject | None = None) -> None:
        """Run commands in order on the worker's thread."""
        super().__init__(parent)
        self._desk = desk
        self._worker = worker

    def give(
        self,
        command: Command,
        then: Callable[[Done], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Give a command; ``then`` follows once it is stored.

        When it is not, ``otherwise`` gets the sentence that says why; without it the window does.
        """

        def done(receipt: Done) -> None:
            if then is not None:
                then(receipt)

        def failed(error: Exception) -> None:
            if otherwise is not None:
                otherwise(sentence(error))
            else:
                self.refused.emit(sentence(error))

        self._worker.run(lambda: self._desk.do(command), done, failed)

    @Slot(object)
    def report(self, error: Exception) -> None:
        """Say what went wrong with something that a page asked for."""
        self.refused.emit(sentence(error))
