"""Search-anything in the top bar: what is found for a text, and where a hit leads to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.queries import assets, search
from ordidesk.queries.near import Near, near
from ordidesk.store.reader import Reader
from ui.main_window import MainWindow
from ui.models.search_results import near_groups, search_groups
from ui.pages.context import PageContext
from ui.pages.person_dialog import PersonDialog

_RECORD_PAGES = {"asset": "assets", "ticket": "tickets", "loan": "loans"}


class Finding(QObject):
    """Answers the window's search field off the window's thread."""

    navigate = Signal(str, object)
    label_meant = Signal(str)
    """Nothing is found for a text: it may be a label's."""

    def __init__(self, context: PageContext, window: MainWindow, parent: QObject) -> None:
        """Follow the window's search field."""
        super().__init__(parent)
        self._context = context
        self._window = window
        window.search_requested.connect(self._search)
        window.search_chosen.connect(self._open_hit)
        window.search_submitted.connect(self._open_best)

    @Slot(str)
    def _search(self, text: str) -> None:
        desk = self._context.desk

        def find() -> tuple[search.Found, tuple[Near, ...]]:
            found = desk.ask(search.search, text)
            return found, () if found.order else desk.ask(near, text)

        def show(answer: tuple[search.Found, tuple[Near, ...]]) -> None:
            found, meant = answer
            self._window.set_search_results(text, search_groups(found) or near_groups(meant))

        self._context.reads.run(find, show, self._context.actions.report)

    @Slot(object)
    def _open_hit(self, key: object) -> None:
        if not isinstance(key, tuple):
            return
        kind, record_id = key
        if kind in _RECORD_PAGES:
            self.navigate.emit(_RECORD_PAGES[kind], record_id)
        elif kind == "client":
            self.navigate.emit("assets", assets.Filter(client_id=record_id))
        elif kind == "site":
            site = self._context.desk.ask(Reader.get, Site, record_id)
            if site is not None:
                wanted = assets.Filter(client_id=site.client_id, site_id=site.id)
                self.navigate.emit("assets", wanted)
        else:
            self._show_person(record_id)

    def _show_person(self, person_id: str) -> None:
        person = self._context.desk.ask(Reader.get, Person, person_id)
        if person is not None:
            dialog = PersonDialog(self._context, person, self._window)
            dialog.navigate.connect(self.navigate)
            dialog.open()

    @Slot(str)
    def _open_best(self, text: str) -> None:
        """Enter without choosing: open the best hit, or try the text as a label's."""
        best = self._context.desk.ask(search.search, text).best
        if best is not None:
            self._open_hit(best)
        else:
            self.label_meant.emit(text)
