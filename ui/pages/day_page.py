"""Ma journée: today's visits, the current one in full, what is assigned, and tomorrow."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.queries import day
from ordidesk.queries.readiness import gaps
from ui import moments
from ui.counted import Counted
from ui.models.loan_rows import due_row
from ui.models.rows import ticket_row, tomorrow_row, visit_row
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.visit_panel import VisitPanel
from ui.theme import SIZE, TextStyle
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_columns import side_width
from ui.widgets.row_list import RowList, TimelineList
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label


class DayPage(FollowingPage):
    """What the technician does today, answered from the local store at once."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the three columns; they are filled when the page is shown."""
        super().__init__(context, parent)
        theme = context.theme
        self._narrow: bool | None = None
        self._chosen = ""
        self._time_words: list[str] = []
        self._title = text_label("", TextStyle.TITLE, strong=True)
        self._counts = text_label("", TextStyle.LABEL, tone="secondary")
        self._spent = text_label("", TextStyle.LABEL, tone="secondary")
        self._timeline = TimelineList(theme, self.tr("Visits of the day"))
        self._no_visits = EmptyState(
            theme,
            "calendar",
            self.tr("No visit today"),
            self.tr("Your assigned tickets are at the right."),
        )
        self._visits = QStackedWidget()
        self._panel = VisitPanel(context)
        self._no_panel = EmptyState(
            theme,
            "map-pin",
            self.tr("No visit to show"),
            self.tr("Choose one on the left, or scan a label to begin."),
            self.tr("Scan a label"),
        )
        self._detail = QStackedWidget()
        self._tickets = RowList(theme, self.tr("My open tickets"))
        self._no_tickets = text_label(
            self.tr("No ticket is assigned to you."), TextStyle.LABEL, tone="secondary", wrap=True
        )
        self._tomorrow = TimelineList(theme, self.tr("Visits of tomorrow"))
        self._no_tomorrow = text_label(
            self.tr("No visit tomorrow."), TextStyle.LABEL, tone="secondary", wrap=True
        )
        self._loans = RowList(theme, self.tr("Loans that are due back"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._visits.addWidget(self._timeline)
        self._visits.addWidget(self._no_visits)
        scroll = ScrollColumn()
        scroll.add(self._panel)
        scroll.column.setStretchFactor(self._panel, 1)
        self._detail.addWidget(scroll)
        self._detail.addWidget(self._no_panel)
        self._today_card = Card(self.tr("Today"), flush=True)
        self._today_card.add(self._visits, 1)
        self._ticket_card = Card(self.tr("My tickets"), flush=True)
        self._ticket_card.add(self._tickets, 1)
        self._ticket_card.add(self._no_tickets)
        self._tomorrow_card = Card(self.tr("Tomorrow"), flush=True)
        self._tomorrow_card.add(self._tomorrow, 1)
        self._tomorrow_card.add(self._no_tomorrow)
        for label in (self._no_tickets, self._no_tomorrow):
            label.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, SIZE.space_8)
        self._loan_card = Card(self.tr("Loans due"), flush=True)
        self._loan_card.add(self._loans, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SIZE.space_16)
        side.addWidget(self._ticket_card, 3)
        side.addWidget(self._tomorrow_card, 2)
        side.addWidget(self._loan_card, 2)
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_12)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        head.addStretch()
        head.addWidget(self._spent)
        self._left = ScrollColumn()
        self._left.add(self._today_card)
        self._left.column.setStretchFactor(self._today_card, 1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(SIZE.space_16)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._detail, 1)
        self._arrange()
        page = QVBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_12, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_12)
        page.addLayout(head)
        page.addLayout(self._columns, 1)

    def _arrange(self) -> None:
        """Set tickets and tomorrow at the right; in a narrow window, below the day."""
        theme = self._context.theme
        narrow = theme.lacks_room(self.width())
        self._left.setFixedWidth(side_width(theme, SIZE.day_side if narrow else SIZE.day_timeline))
        self._side.setMaximumWidth(side_width(theme, SIZE.day_side))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._left.add(self._side)
            self._left.column.setStretchFactor(self._side, 1)
        else:
            self._columns.addWidget(self._side)

    def _connect(self) -> None:
        self._timeline.chosen.connect(self._choose)
        self._tomorrow.chosen.connect(self._choose)
        self._tickets.activated_key.connect(self._open_ticket)
        self._tickets.clicked.connect(self._open_current_ticket)
        self._loans.activated_key.connect(self._open_loan)
        self._loans.clicked.connect(self._open_current_loan)
        self._panel.navigate.connect(self.navigate)
        self._no_panel.acted.connect(self._scan)
        self._context.bridge.sync_changed.connect(self._show_unsent)

    def show_record(self, argument: object) -> None:
        """Show the visit of this id beside the day."""
        if isinstance(argument, str) and argument:
            self._chosen = argument
        self.refresh()

    def visit_id(self) -> str:
        """Return the id of the visit shown in full, empty when none is."""
        return self._panel.visit_id()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between three columns and two."""
        super().resizeEvent(event)
        self._arrange()

    def refresh(self) -> None:
        """Ask again and show what comes."""
        now = self._context.clock()
        today = self._context.desk.ask(day.day, self._context.desk.actor, now, self._context.zone)
        self._title.setText(_capitalised(moments.long_day(today.date)))
        self._counts.setText(self._count_words(today.counts))
        rows = [visit_row(visit, late=True) for visit in today.late]
        rows += [visit_row(visit) for visit in today.today]
        self._timeline.set_rows(rows)
        self._visits.setCurrentIndex(0 if rows else 1)
        self._tickets.set_rows([ticket_row(ticket, now, narrow=True) for ticket in today.tickets])
        self._tickets.setVisible(bool(today.tickets))
        self._no_tickets.setVisible(not today.tickets)
        self._ticket_card.heading.set_trailing(str(today.counts.open_tickets))
        desk = self._context.desk
        self._tomorrow.set_rows(
            [tomorrow_row(it, desk.ask(gaps, desk.actor, it, now)) for it in today.tomorrow]
        )
        self._tomorrow.setVisible(bool(today.tomorrow))
        self._no_tomorrow.setVisible(not today.tomorrow)
        self._loans.set_rows([due_row(it, today.date) for it in today.loans])
        self._loan_card.setVisible(bool(today.loans))
        self._loan_card.heading.set_trailing(str(len(today.loans)))
        spent = desk.ask(day.spent, desk.actor, today, now, self._context.zone)
        self._time_words = self._words_of(spent)
        self._show_unsent()
        self._show_panel(today)

    def _words_of(self, spent: day.Spent) -> list[str]:
        said = []
        if spent.on_site:
            said.append(self.tr("{time} on site").format(time=moments.duration(spent.on_site)))
        if spent.noted:
            said.append(self.tr("{time} noted").format(time=moments.duration(spent.noted)))
        return said

    @Slot()
    def _show_unsent(self) -> None:
        """Say what the day came to, and what of it the portal does not have yet."""
        waiting = self._context.desk.sync.status.waiting
        unsent = [Counted.to_send(waiting)] if waiting else []
        self._spent.setText(" · ".join((*self._time_words, *unsent)))

    def _count_words(self, counts: day.Counts) -> str:
        visits = self.tr("{done} of {all} visits done").format(
            done=counts.visits_done, all=counts.visits_today
        )
        if not counts.unassigned:
            return visits
        new = self.tr("%n ticket(s) to take", None, counts.unassigned)
        return f"{visits} · {new}"

    def _show_panel(self, today: day.Day) -> None:
        """Show what the person chose, else the running visit, the next one, the last one."""
        fallback = today.current or today.next or (today.today[-1] if today.today else None)
        for visit_id in (self._chosen, fallback.id if fallback else ""):
            if visit_id and self._panel.show_visit(visit_id):
                self._detail.setCurrentIndex(0)
                self._timeline.choose(visit_id)
                return
        self._detail.setCurrentIndex(1)

    @Slot(object)
    def _choose(self, visit_id: object) -> None:
        self._chosen = str(visit_id)
        other = self._tomorrow if self.sender() is self._timeline else self._timeline
        other.clearSelection()
        if self._panel.show_visit(self._chosen):
            self._detail.setCurrentIndex(0)

    @Slot(object)
    def _open_ticket(self, ticket_id: object) -> None:
        self.navigate.emit("tickets", ticket_id)

    @Slot()
    def _open_current_ticket(self) -> None:
        self.navigate.emit("tickets", self._tickets.current_key())

    @Slot(object)
    def _open_loan(self, loan_id: object) -> None:
        self.navigate.emit("loans", loan_id)

    @Slot()
    def _open_current_loan(self) -> None:
        self.navigate.emit("loans", self._loans.current_key())

    @Slot()
    def _scan(self) -> None:
        self.navigate.emit("scanner", None)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
