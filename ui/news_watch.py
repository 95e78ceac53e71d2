"""Says quietly what somebody else changed of the person's day, once for all that came together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from ordidesk.queries.news import News, NewsKind, Watched, news, started, watched
from ordidesk.store.notices import Changed
from ordidesk.store.reader import Reader
from ui.counted import Counted
from ui.main_window import Place
from ui.moments import time_of_day
from ui.pages.context import PageContext

_TOGETHER_MS = 400
"""Changes that come within this time are told as one."""
_LATER_MS = 2_000
_KINDS = frozenset({"visit", "ticket"})


class NewsWatch(QObject):
    """Compares the day before and after each change; tells nothing while a dialog is open.

    A signature is taken in a window that lies over all others, as a dialog does.
    """

    told = Signal(str, object)
    """A sentence, and the ``Place`` where it is seen."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        """Take the day as it is now for known."""
        super().__init__(parent)
        self._context = context
        desk = context.desk
        self._before = desk.ask(watched, desk.actor, context.clock(), context.zone)
        self._waiting: dict[str, News] = {}
        self._asking = False
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._now_told: tuple[News, ...] = ()
        context.bridge.changed.connect(self._follow)

    def close(self) -> None:
        """Look no more, also when the windows are gone already."""
        self._closed = True

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or _KINDS & changed.records.keys():
            self._timer.start(_TOGETHER_MS)

    @Slot()
    def _look(self) -> None:
        if self._closed:
            return
        if self._asking:
            self._timer.start(_TOGETHER_MS)
            return
        self._asking = True
        desk, before = self._context.desk, self._before
        now, zone = self._context.clock(), self._context.zone

        def find(reader: Reader) -> tuple[Watched, tuple[News, ...]]:
            after = watched(reader, desk.actor, now, zone)
            gone = frozenset(before.visits.keys() - after.visits.keys())
            return after, news(before, after, started(reader, gone))

        self._context.reads.run(lambda: desk.ask(find), self._take, self._let_go)

    def _take(self, found: tuple[Watched, tuple[News, ...]]) -> None:
        self._asking = False
        self._before, new = found
        self._waiting |= {it.id: it for it in new}
        self.tell()

    def _let_go(self, error: Exception) -> None:
        self._asking = False
        self._context.actions.report(error)

    @Slot()
    def tell(self) -> None:
        """Say what waits, unless a dialog is in front."""
        if not self._waiting or self._closed:
            return
        if QApplication.activeModalWidget() is not None:
            self._timer.start(_LATER_MS)
            return
        self._now_told = tuple(self._waiting.values())
        self._waiting.clear()
        self.told.emit(self._words(self._now_told), _place(self._now_told))

    def put_off(self) -> None:
        """Keep what was just told: it could not be shown."""
        self._waiting = {it.id: it for it in self._now_told} | self._waiting

    def _words(self, told: tuple[News, ...]) -> str:
        if len(told) > 1:
            return Counted.news_of_the_day(len(told))
        (one,) = told
        at = "" if one.starts_at is None else time_of_day(one.starts_at, one.timezone)
        said = {
            NewsKind.NEW_VISIT: self.tr("New visit today at {time}: {client}."),
            NewsKind.MOVED_VISIT: self.tr("Visit of today moved to {time}: {client}."),
            NewsKind.VISIT_LEFT: self.tr("This visit is no longer in your day: {client}."),
            NewsKind.CRITICAL_TICKET: self.tr(
                "Critical ticket assigned to you: {summary} ({client})."
            ),
        }[one.kind]
        return said.format(time=at, client=one.client_name, summary=one.summary)


def _place(told: tuple[News, ...]) -> Place:
    first = told[0]
    if len(told) == 1 and first.kind is NewsKind.CRITICAL_TICKET:
        return Place("tickets", first.id)
    shown = [it for it in told if it.kind in {NewsKind.NEW_VISIT, NewsKind.MOVED_VISIT}]
    return Place("day", shown[0].id if shown else None)
