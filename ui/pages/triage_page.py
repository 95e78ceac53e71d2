"""À traiter: the queue of what a manager has to judge or to give, and one ticket of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.queries import loads, triage
from ordidesk.queries.loads import Load
from ordidesk.queries.triage import Filter, Queue, View
from ui import moments
from ui.models.ticket_list import TicketListModel
from ui.models.triage_rows import queue_row
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.triage_panel import TriagePanel
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_detail import ListDetail
from ui.widgets.list_pane import ListPane
from ui.widgets.row_list import RowList
from ui.widgets.segments import Segment, Segments

_A_MINUTE_MS = 60_000
_Answer = tuple[Filter, Queue, tuple[Load, ...]]


class TriagePage(FollowingPage):
    """Ctrl+Enter sends a ticket on and turns to the next one, the keyboard in its first field."""

    SHOWN_KINDS = FollowingPage.SHOWN_KINDS | {"absence"}

    navigate = Signal(str, object)
    shown = Signal(object)
    """The id of the ticket that the person turned to, for back and forward."""
    done = Signal(str, str)
    """What was done, as a sentence, and the id of its ticket."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build queue and panel; they are filled when the page is shown."""
        super().__init__(context, parent)
        theme = context.theme
        self._place = 0
        self._model = TicketListModel(
            context.desk,
            triage.rows,
            lambda row: queue_row(row, context.clock(), context.zone),
        )
        self._views = Segments(self.tr("Which tickets"))
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Filter the list"))
        self._text.setAccessibleName(self.tr("Filter the list"))
        self._text.setClearButtonEnabled(True)
        self._list = RowList(theme, self.tr("To be dealt with"), model=self._model)
        self._none = EmptyState(theme, "inbox", "")
        self._rows = QStackedWidget()
        self._panel = TriagePanel(context)
        self._all_done = EmptyState(
            theme,
            "circle-check",
            self.tr("Everything is evaluated"),
            self.tr("What is declared next appears here by itself."),
            self.tr("Plan the visits"),
        )
        self._detail = QStackedWidget()
        # Ages, promises and who can be called change by themselves.
        self._tick = QTimer(self)
        self._tick.setInterval(_A_MINUTE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._rows.addWidget(self._list)
        self._rows.addWidget(self._none)
        self._detail.addWidget(self._all_done)
        self._detail.addWidget(self._panel)
        pane = ListPane((self._text, self._views), self._rows)
        self._panes = ListDetail(self._context.theme, pane, self._detail)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._panes)

    def _connect(self) -> None:
        self._views.chosen.connect(self._ask)
        self._text.textChanged.connect(self._ask)
        self._list.chosen.connect(self._turn_to)
        self._list.clicked.connect(self._panes.show_detail)
        self._list.activated_key.connect(self._enter)
        self._none.acted.connect(self._clear_filter)
        self._all_done.acted.connect(self._go_to_planning)
        self._panel.navigate.connect(self.navigate)
        self._panel.done.connect(self._go_on_from_done)
        self._panel.passed.connect(self._go_on)
        self._tick.timeout.connect(self._refresh_if_seen)
        self._tick.start()

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._list, self._panel.facts, self._panel.form

    def show_record(self, argument: object) -> None:
        """Show a ticket by its id, or a view of the queue by its ``View``."""
        if isinstance(argument, View):
            self._views.choose(argument)
            self._ask()
        elif isinstance(argument, str) and argument:
            self._show_ticket(argument)
            self._panes.show_detail()
            self._list.choose(argument)

    def current_ticket(self) -> str:
        """Return the id of the ticket shown, empty when none is."""
        return self._panel.ticket_id()

    def refresh(self) -> None:
        """Ask again and show what comes."""
        self._ask()
        # What is being given is left at once, or looked at again when it was refused.
        if self._panel.is_giving() or not self._panel.ticket_id():
            return
        if not self._panel.refresh():
            self._go_on()

    # --- the queue --------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        """Ask off the window's thread: promised times need the holidays, which take a second."""
        view = self._views.current_key()
        wanted = Filter(view=view if isinstance(view, View) else View.ALL, text=self._text.text())
        desk, now, zone = self._context.desk, self._context.clock(), self._context.zone
        today = moments.local_day(now, zone)

        def ask() -> _Answer:
            return (
                wanted,
                desk.ask(triage.queue, wanted, now),
                desk.ask(loads.loads, now, today, zone),
            )

        self._context.reads.run(ask, self._show, self._context.actions.report)

    @Slot()
    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, answer: _Answer) -> None:
        wanted, queue, hands = answer
        if wanted.text != self._text.text():
            return
        counts = queue.counts
        self._views.set_segments(
            [
                Segment(View.ALL, self.tr("All"), counts.all),
                Segment(View.BLOCKING, self.tr("Blocking"), counts.blocking),
                Segment(View.LATE, self.tr("Overdue"), counts.late),
                Segment(View.REACHABLE, self.tr("Can be called now"), counts.reachable),
            ]
        )
        self._panel.set_loads(hands)
        self._model.set_keys(queue.keys)
        self._rows.setCurrentIndex(0 if queue.keys else 1)
        if not queue.keys:
            self._explain_empty(wanted, waiting=counts.all)
        shown = self._panel.ticket_id()
        if shown:
            self._mark(shown)
        elif queue.keys and not self._panes.is_narrow:
            self._list.choose_first()
            self._begin()

    def _begin(self) -> None:
        """Put the keyboard in the first field, unless somebody is typing already."""
        typing = self.window().focusWidget()
        if self.isVisible() and not (isinstance(typing, QLineEdit) and typing.text()):
            self._panel.form.focus_first()

    def _mark(self, ticket_id: str) -> None:
        """Show where the ticket of the panel stands, and remember it for when it is gone."""
        place = self._model.place_of(ticket_id)
        if place is not None:
            self._place = place
            self._list.choose(ticket_id)

    def _explain_empty(self, wanted: Filter, *, waiting: int) -> None:
        if wanted.text:
            self._none.set_content(
                "search",
                self.tr("No waiting ticket with these words"),
                self.tr("Only this list was searched. Ctrl+K searches everything."),
                self.tr("Clear the filter"),
            )
        elif waiting:
            self._none.set_content(
                "inbox", self.tr("None of the waiting tickets"), "", self.tr("Show all of them")
            )
        else:
            self._none.set_content("inbox", self.tr("Nobody waits"))

    @Slot()
    def _clear_filter(self) -> None:
        self._views.choose(View.ALL)
        if self._text.text():
            self._text.clear()
        else:
            self._ask()

    # --- the ticket -------------------------------------------------------------------------------

    def _show_ticket(self, ticket_id: str) -> None:
        shown = self._panel.show_ticket(ticket_id)
        self._detail.setCurrentIndex(1 if shown else 0)
        if shown:
            self._mark(ticket_id)

    @Slot(object)
    def _turn_to(self, ticket_id: object) -> None:
        if ticket_id == self._panel.ticket_id():
            return
        self._show_ticket(str(ticket_id))
        self.shown.emit(ticket_id)

    @Slot(object)
    def _enter(self, ticket_id: object) -> None:
        self._turn_to(ticket_id)
        self._panes.show_detail()
        self._panel.form.focus_first()

    @Slot(str)
    def _go_on_from_done(self, said: str) -> None:
        ticket_id = self._panel.ticket_id()
        self._go_on()
        self.done.emit(said, ticket_id)

    @Slot()
    def _go_on(self) -> None:
        """Turn to the ticket that stands next, with the keyboard in its first field."""
        following = self._following(self._panel.ticket_id())
        if not following:
            self._panel.leave()
            self._detail.setCurrentIndex(0)
            return
        self._turn_to(following)
        self._panel.form.focus_first()
        self._panel.form.expect_loads()
        self._ask()

    def _following(self, left: str) -> str:
        """Return who stands next; the queue may or may not have let go of the one that is left."""
        there = self._model.place_of(left)
        place = self._place if there is None else there + 1
        if place >= self._model.rowCount():
            place = self._model.rowCount() - (1 if there is None else 2)
        return self._model.id_at(place)

    @Slot()
    def _go_to_planning(self) -> None:
        self.navigate.emit("planning", None)
