"""What becomes of the data when the portal says that this laptop is lost or retired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from ordidesk.laptop.folders import Folders
from ordidesk.store.wipe import Wipe, WipeReason
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import SyncStatus
from ui.workers import Worker
from ui.workspace import Workspace


class Dismissal(QObject):
    """Destroys the key of a lost laptop at once, of a retired one when all work is sent.

    The key goes while the windows are still open; the files follow once the store is closed.
    """

    must_wait = Signal()
    """The laptop is retired, and something of the person's is not with the portal yet."""
    key_destroyed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        folders: Folders,
        worker: Worker,
        clock: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """Do nothing until ``follow`` hears of it."""
        super().__init__(parent)
        self._workspace = workspace
        self._folders = folders
        self._worker = worker
        self._clock = clock
        self._begun = False
        self._told = False

    @Slot(object)
    def follow(self, status: SyncStatus) -> None:
        """Begin when the portal said so, and for a retired laptop when nothing is left to send."""
        if self._begun:
            return
        if status.problem is Problem.DEVICE_LOST:
            self._begin(WipeReason.LOST)
        elif status.problem is Problem.DEVICE_RETIRED:
            if self._workspace.desk.take_no_more():
                self._begin(WipeReason.RETIRED)
            elif not self._told:
                self._told = True
                self.must_wait.emit()

    def _begin(self, reason: WipeReason) -> None:
        self._begun = True
        wipe = Wipe(self._folders, self._workspace.store_file)
        now = self._clock()

        def destroy() -> None:
            wipe.destroy_key(reason, now)
            self._workspace.session.say_wiped()

        self._worker.run(destroy, self._go_on, self._go_on)

    def _go_on(self, _outcome: object) -> None:
        """Have the files removed, whatever the disk said of the key: it is tried again there."""
        self.key_destroyed.emit()
