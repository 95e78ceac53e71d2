"""A page that asks its queries again when what it shows has changed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ordidesk.store.notices import Changed
from ui.pages.context import PageContext


class FollowingPage(QWidget):
    """Asks again at once while it is seen, else when it is shown next."""

    SHOWN_KINDS = frozenset(
        {"ticket", "journal_entry", "visit", "asset", "person", "site", "client", "contract"}
        | {"attachment", "loan", "repair"}
    )
    """The kinds of record that it shows; a page that shows fewer says so."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Follow the store's change notices; nothing is asked before the page is shown."""
        super().__init__(parent)
        self._context = context
        self._stale = True
        context.bridge.changed.connect(self._follow)

    def refresh(self) -> None:
        """Ask again and show what comes."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or self.SHOWN_KINDS & changed.records.keys():
            self._stale = True
            if self.isVisible():
                self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
