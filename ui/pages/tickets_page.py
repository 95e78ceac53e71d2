"""Tickets: a list behind chips with counts, and the chosen ticket in full."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.people import Role
from ordidesk.queries import tickets
from ordidesk.queries.tickets import View
from ui.models.rows import ticket_row
from ui.models.ticket_list import TicketListModel
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.ticket_panel import TicketPanel
from ui.remote_program import RemoteProgram
from ui.theme import SIZE
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_detail import ListDetail
from ui.widgets.list_pane import ListPane
from ui.widgets.row_list import RowList
from ui.widgets.segments import Segment, Segments


class TicketsPage(FollowingPage):
    """The tickets of the company, one's own first."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)
    scan_asked = Signal(object)
    shown = Signal(object)
    """The id of the ticket that the person turned to, for back and forward."""

    told = Signal(str)
    """What could not be done, as a sentence."""

    def __init__(
        self,
        context: PageContext,
        remote: RemoteProgram | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the two panes; they are filled when the page is shown."""
        super().__init__(context, parent)
        theme = context.theme
        self._model = TicketListModel(
            context.desk, tickets.rows, lambda row: ticket_row(row, context.clock())
        )
        self._views = Segments(self.tr("Which tickets"))
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Filter the list"))
        self._text.setAccessibleName(self.tr("Filter the list"))
        self._text.setClearButtonEnabled(True)
        self._new = Button(theme, self.tr("New ticket"), ButtonKind.PLAIN, icon="plus")
        self._new.setToolTip(self.tr("Ctrl+N"))
        self._list = RowList(theme, self.tr("Tickets"), model=self._model)
        self._none = EmptyState(theme, "inbox", "")
        self._rows = QStackedWidget()
        self._panel = TicketPanel(context, remote or RemoteProgram(QSettings()))
        self._no_panel = EmptyState(
            theme,
            "ticket",
            self.tr("No ticket chosen"),
            self.tr("Choose one in the list, or search by number with Ctrl+K."),
        )
        self._detail = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._rows.addWidget(self._list)
        self._rows.addWidget(self._none)
        self._detail.addWidget(self._no_panel)
        self._detail.addWidget(self._panel)
        filters = QHBoxLayout()
        filters.setSpacing(SIZE.space_8)
        filters.addWidget(self._text, 1)
        filters.addWidget(self._new)
        pane = ListPane((filters, self._views), self._rows)
        self._panes = ListDetail(self._context.theme, pane, self._detail)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._panes)

    def _connect(self) -> None:
        self._views.chosen.connect(self._ask_list)
        self._text.textChanged.connect(self._ask_list)
        self._new.clicked.connect(self._ask_new)
        self._list.chosen.connect(self._turn_to)
        self._list.clicked.connect(self._panes.show_detail)
        self._list.activated_key.connect(self._enter)
        self._none.acted.connect(self._clear_filter)
        self._panel.navigate.connect(self.navigate)
        self._panel.scan_asked.connect(self.scan_asked)
        self._panel.told.connect(self.told)

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._list, self._panel

    def show_record(self, argument: object) -> None:
        """Show a ticket by its id, or a view of the list by its ``View``."""
        if isinstance(argument, View):
            self._views.choose(argument)
            self._ask_list()
        elif isinstance(argument, str) and argument:
            self._show_ticket(argument)
            self._panes.show_detail()
            self._list.choose(argument)

    def write_note(self) -> None:
        """Put the caret where a note is written."""
        self._panel.write_note()

    def current_ticket(self) -> str:
        """Return the id of the ticket shown, empty when none is."""
        return self._panel.ticket_id()

    def refresh(self) -> None:
        """Ask again and show what comes."""
        self._ask_list()
        if self._panel.ticket_id():
            self._show_ticket(self._panel.ticket_id())

    @Slot()
    def _ask_list(self) -> None:
        """Ask for the order and the counts off the window's thread; rows come as they are seen."""
        view = self._views.current_key()
        wanted = tickets.Filter(
            view=view if isinstance(view, View) else self._first_view(), text=self._text.text()
        )
        desk = self._context.desk

        def ask() -> tuple[tickets.Filter, array[int], tickets.Counts]:
            return (
                wanted,
                desk.ask(tickets.keys, desk.actor, wanted),
                desk.ask(tickets.counts, desk.actor, text=wanted.text),
            )

        self._context.reads.run(ask, self._show_list, self._context.actions.report)

    def _first_view(self) -> View:
        """Begin with one's own tickets; where none is ever assigned, with those to look after."""
        views = {Role.MANAGER: View.UNASSIGNED, Role.LOGISTICS: View.OPEN}
        return views.get(self._context.desk.actor.role, View.MINE)

    def _show_list(self, answer: tuple[tickets.Filter, array[int], tickets.Counts]) -> None:
        wanted, keys, counts = answer
        if wanted.text != self._text.text():
            return
        first = self._views.current_key() is None
        self._views.set_segments(
            [
                Segment(View.MINE, self.tr("Mine"), counts.mine),
                Segment(View.UNASSIGNED, self.tr("To take"), counts.unassigned),
                Segment(View.OPEN, self.tr("Open"), counts.open),
                Segment(View.ENDED, self.tr("Ended")),
            ]
        )
        if first:
            self._views.choose(wanted.view)
        self._model.set_keys(keys)
        self._rows.setCurrentIndex(0 if keys else 1)
        if not keys:
            self._explain_empty(wanted)
        if self._panel.ticket_id():
            self._list.choose(self._panel.ticket_id())
        elif keys and not self._panes.is_narrow:
            self._list.choose_first()

    def _explain_empty(self, wanted: tickets.Filter) -> None:
        if wanted.text:
            self._none.set_content(
                "search",
                self.tr("No ticket with these words"),
                self.tr("Only this list was searched. Ctrl+K searches everything."),
                self.tr("Clear the filter"),
            )
            return
        sentence = {
            View.MINE: self.tr("No ticket is assigned to you"),
            View.UNASSIGNED: self.tr("Every ticket is in somebody's hands"),
            View.OPEN: self.tr("No open ticket"),
            View.ENDED: self.tr("No ended ticket on this laptop"),
            View.ALL: self.tr("No ticket on this laptop"),
        }[wanted.view]
        self._none.set_content("inbox", sentence)

    def _show_ticket(self, ticket_id: str) -> None:
        self._detail.setCurrentIndex(1 if self._panel.show_ticket(ticket_id) else 0)

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

    @Slot()
    def _ask_new(self) -> None:
        self.open_ticket_for.emit("")

    @Slot()
    def _clear_filter(self) -> None:
        self._text.clear()
