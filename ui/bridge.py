"""From the store's and the sync's notices, on their threads, to signals on the window's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ordidesk.desk import Desk


class Bridge(QObject):
    """Turns a desk's notices into Qt signals; connect them to bound methods of QObjects."""

    changed = Signal(object)
    """A ``store.Changed`` after a commit, whoever made it."""
    sync_changed = Signal(object)
    """A ``sync.SyncStatus`` whenever it differs from the one before."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Listen until ``close``."""
        super().__init__(parent)
        self._unsubscribe = (
            desk.changed(self.changed.emit),
            desk.sync.subscribe(self.sync_changed.emit),
        )

    def close(self) -> None:
        """Stop listening."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
