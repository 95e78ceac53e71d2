"""Planning: what is to be planned beside the board, a day to plan it in, a week to see the load."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.queries.backlog import Waiting
from ordidesk.queries.board import Board
from ui import moments
from ui.board.blocks import Proposal
from ui.board.day_board import DayBoard
from ui.board.margins import row_height
from ui.board.scale import WORK_BEGINS, DayScale
from ui.board.week_board import WeekBoard
from ui.models.board_blocks import blocks_of, day_loads, rows_of
from ui.pages.backlog_pane import BacklogPane
from ui.pages.board_deeds import Deed, Moved, Planned
from ui.pages.board_dialogs import BoardDialogs
from ui.pages.board_history import BoardHistory
from ui.pages.board_judge import BoardJudge
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.override_dialog import OverrideDialog
from ui.pages.plan_dialog import PlanDialog, first_proposal, subject_of
from ui.pages.planned_bar import PlannedBar
from ui.pages.planned_days import Days, ask_days
from ui.pages.planning_bar import PlanningBar, Span
from ui.theme import SIZE

_TICK_MS = 60_000
_WEEK = 7


class PlanningPage(FollowingPage):
    """Managers plan here; each move is a command, and what speaks against it is said before."""

    SHOWN_KINDS = frozenset(
        {"visit", "visit_request", "absence", "day_release", "person", "site", "ticket", "client"}
        | {"loan", "repair"}
    )

    navigate = Signal(str, object)
    shown = Signal(object)
    """The ``date`` that the person turned to, for back and forward."""
    told = Signal(str)
    """What could not be done, as a sentence."""
    done = Signal(str)
    """What was done, as a sentence."""
    print_asked = Signal(object, object)
    """The ``date``, and a tuple of people's ids."""

    def __init__(
        self, context: PageContext, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        """Begin with today; ``settings`` remember whether a day or a week was shown last."""
        super().__init__(context, parent)
        self._day = self._today()
        self._board: Board | None = None
        self._judge: BoardJudge | None = None
        self._wished = ""
        """The visit to be chosen once its day is shown."""
        self._bar = PlanningBar(context.theme, settings, self._day)
        self._backlog = BacklogPane(context)
        self._backlog.setFixedWidth(SIZE.board_backlog)
        self._day_board = DayBoard(context.theme, context.zone)
        self._week_board = WeekBoard(context.theme)
        self._boards = QStackedWidget()
        self._boards.addWidget(self._day_board)
        self._boards.addWidget(self._week_board)
        self.message_over = self._boards
        """Where messages cover no button: neither the list nor the bar below the board."""
        self._planned = PlannedBar(context)
        self._history = BoardHistory(context, self)
        self._dialogs = BoardDialogs(context, self._history, self)
        if context.last_synced is not None:
            context.last_synced.changed.connect(self._follow_laptops)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._follow_clock)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._boards, 1)
        right.addWidget(self._planned)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._backlog)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        day_board, dialogs, bar = self._day_board, self._dialogs, self._bar
        day_board.chosen.connect(self._show_chosen)
        day_board.activated.connect(dialogs.ask_move)
        day_board.menu_asked.connect(dialogs.show_visit_menu)
        day_board.row_menu_asked.connect(dialogs.show_person_menu)
        day_board.dropped.connect(self._take_drop)
        day_board.snatched.connect(self._tell_snatched)
        self._week_board.day_chosen.connect(self._turn_to_day)
        self._week_board.row_menu_asked.connect(dialogs.show_person_menu)
        self._backlog.filter_changed.connect(self.refresh)
        self._backlog.plan_asked.connect(self._ask_plan)
        self._backlog.list.dragged.connect(self._bring)
        self._backlog.list.let_fall.connect(self._let_fall)
        self._backlog.list.let_go.connect(day_board.let_go)
        self._planned.confirm_asked.connect(dialogs.ask_confirm)
        self._planned.move_asked.connect(dialogs.ask_move)
        self._planned.ticket_asked.connect(self._open_ticket)
        self._planned.menu_asked.connect(self._show_menu)
        dialogs.navigate.connect(self.navigate)
        dialogs.done.connect(self.done)
        dialogs.print_asked.connect(self._ask_print)
        bar.day_chosen.connect(self._choose_day)
        bar.today_asked.connect(self._go_to_today)
        bar.span_chosen.connect(self._turn_span)
        bar.backlog_asked.connect(self._backlog.setVisible)
        bar.undo.clicked.connect(self._history.undo)
        bar.redo.clicked.connect(self._history.redo)
        bar.people.clicked.connect(self._show_people)
        bar.print_day.clicked.connect(self._ask_print_all)
        self._history.changed.connect(self._show_history)
        self._history.told.connect(self.done)
        for keys, slot in (
            (QKeySequence.StandardKey.Undo, self._history.undo),
            (QKeySequence("Ctrl+Y"), self._history.redo),
            (QKeySequence.StandardKey.Print, self._ask_print_all),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)
        self._show_history()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when laptops last synced while the page is looked at."""
        super().showEvent(event)
        if self._context.last_synced is not None:
            self._context.last_synced.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more while nobody looks."""
        super().hideEvent(event)
        if self._context.last_synced is not None:
            self._context.last_synced.rest()

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._bar, self._backlog, self._boards, self._planned

    def show_record(self, argument: object) -> None:
        """Show a day, or the day of a visit by its id."""
        if isinstance(argument, date):
            self._choose_day(argument)
        elif isinstance(argument, str) and argument:
            self._wished = argument
            record = self._dialogs.record(argument)
            if record is not None:
                self._bar.choose_span(Span.DAY)
                self._choose_day(moments.local_day(record.starts_at, self._context.zone))

    def day(self) -> date:
        """Return the day that is planned."""
        return self._day

    def shown_day(self) -> date | None:
        """Return the day that the board shows; ``None`` before it does, and in a week."""
        shown = self._board
        return shown.first if shown is not None and shown.first == shown.last else None

    # --- asking and showing -----------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Ask for the days, what is to be planned, and what is around, off the window's thread."""
        first, last = self._days()
        wanted, desk, zone = self._backlog.filter(), self._context.desk, self._context.zone

        def ask() -> Days:
            return ask_days(desk, first, last, zone, wanted)

        self._context.reads.run(ask, self._show, self._context.actions.report)

    def _days(self) -> tuple[date, date]:
        if self._bar.span() is Span.DAY:
            return self._day, self._day
        monday = self._day - timedelta(days=self._day.weekday())
        return monday, monday + timedelta(days=_WEEK - 1)

    def _show(self, answer: Days) -> None:
        if (answer.first, answer.last) != self._days():
            return
        shown, now = answer.shown, self._context.clock()
        synced = self._context.last_synced
        seen = synced.known if synced is not None else {}
        self._board, self._judge = shown, answer.judge
        self._day_board.set_judge(answer.judge.verdict)
        self._backlog.show_waiting(answer.wanted, answer.waiting, answer.counts)
        rows = rows_of(shown, seen, answer.loads, now)
        if self._bar.span() is Span.DAY:
            scale = DayScale(self._day, shown.zone, row_height(self._context.theme))
            self._day_board.show_day(scale, rows, blocks_of(shown, self._day), now)
            self._boards.setCurrentWidget(self._day_board)
        else:
            days = answer.with_work()
            self._week_board.show_week(days, rows, day_loads(answer.loads, shown))
            self._boards.setCurrentWidget(self._week_board)
        self._dialogs.show_board(shown, self._day)
        if self._wished and self._dialogs.visit(self._wished):
            self._day_board.choose(self._wished)
            self._wished = ""
        self._show_chosen(self._day_board.current())
        if not self._tick.isActive():
            self._tick.start()

    @Slot(str)
    def _show_chosen(self, visit_id: str) -> None:
        in_day = self._bar.span() is Span.DAY
        self._planned.show_visit(self._dialogs.visit(visit_id) if in_day else None)

    @Slot()
    def _show_history(self) -> None:
        self._bar.show_history(self._history.to_undo(), self._history.to_redo())

    @Slot()
    def _follow_laptops(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _follow_clock(self) -> None:
        if self.isVisible():
            self._day_board.set_now(self._context.clock())

    # --- going about ------------------------------------------------------------------------------

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        self._day = day
        self._bar.show_day(day)
        self.shown.emit(day)
        self.refresh()

    @Slot()
    def _go_to_today(self) -> None:
        self._choose_day(self._today())

    def _today(self) -> date:
        return moments.local_day(self._context.clock(), self._context.zone)

    @Slot(object)
    def _turn_span(self, _span: object) -> None:
        self.refresh()

    @Slot(object, str)
    def _turn_to_day(self, day: date, _person_id: str) -> None:
        self._bar.choose_span(Span.DAY)
        self._choose_day(day)

    @Slot(str)
    def _open_ticket(self, ticket_id: str) -> None:
        self.navigate.emit("tickets", ticket_id)

    @Slot(str, object)
    def _show_menu(self, visit_id: str, beside: QWidget) -> None:
        self._dialogs.show_visit_menu(visit_id, beside.mapToGlobal(QPoint(0, beside.height())))

    @Slot()
    def _show_people(self) -> None:
        """Offer everybody's day by keyboard too: also of those who have no visit."""
        button = self._bar.people
        self._dialogs.show_people_menu(button.mapToGlobal(QPoint(0, button.height())))

    # --- planning ---------------------------------------------------------------------------------

    @Slot(object, QPoint)
    def _bring(self, key: object, on_screen: QPoint) -> None:
        row = self._backlog.row(str(key))
        if row is not None and self._bar.span() is Span.DAY:
            length = timedelta(minutes=row.minutes)
            self._day_board.bring(str(key), length, on_screen, row.client_name)

    @Slot(object)
    def _let_fall(self, _key: object) -> None:
        self._day_board.let_fall()

    @Slot(object)
    def _take_drop(self, proposal: Proposal) -> None:
        """Plan or move what was let go; what speaks against it has to be answered first."""
        judge = self._judge
        if judge is None:
            return
        sentences = judge.verdict(proposal).sentences
        deed = self._deed(proposal, judge)
        if deed is None:
            self.told.emit(self.tr("Somebody planned or moved it meanwhile. Nothing was changed."))
        elif sentences:
            OverrideDialog(self._context, sentences, deed, self._note, self.window()).open()
        else:
            self._history.give(deed, lambda: self._tell_done(deed))

    def _deed(self, proposal: Proposal, judge: BoardJudge) -> Planned | Moved | None:
        """Return what the drop does; ``None`` where the board was not up to date."""
        if proposal.new:
            row = judge.waiting(proposal.key)
            return None if row is None else _planned(row, proposal)
        visit, record = self._dialogs.visit(proposal.key), self._dialogs.record(proposal.key)
        seen = judge.visit(proposal.key)
        if visit is None or record is None or seen is None or slot_of(seen) != slot_of(record):
            return None
        command = MoveVisit(
            visit_id=record.id,
            before=slot_of(record),
            technician_id=proposal.row,
            starts_at=proposal.starts_at,
            ends_at=proposal.ends_at,
        )
        return Moved(self._dialogs.said(visit), command, record)

    def _note(self, deed: Deed, command_id: str) -> None:
        self._history.note(deed, command_id)
        self._tell_done(deed)

    def _tell_done(self, deed: Deed) -> None:
        """Say what was done, and that whoever had agreed to the slot has to be asked again."""
        if isinstance(deed, Planned):
            self.done.emit(self.tr("Planned. Now have the contact confirm it."))
        elif isinstance(deed, Moved) and deed.asks_again:
            who = deed.before.confirmed_by
            self.done.emit(self.tr("Moved. {who} has to agree to the new slot.").format(who=who))

    @Slot(str)
    def _ask_plan(self, request_id: str) -> None:
        """Plan a row of the list by fields, beginning with whoever has the ticket."""
        row = self._backlog.row(request_id)
        if row is None:
            return
        begins = DayScale(self._day, self._context.zone).begins + timedelta(hours=WORK_BEGINS)
        proposed = first_proposal(row, row.assignee_id, max(begins, self._next_quarter()))
        PlanDialog(self._context, subject_of(row), proposed, self._history, self.window()).open()

    def _next_quarter(self) -> datetime:
        scale = DayScale(self._today(), self._context.zone)
        now = self._context.clock()
        return scale.instant_at(scale.x_of(now) + SIZE.board_hour / 8)

    @Slot(str)
    def _tell_snatched(self, _visit_id: str) -> None:
        self.told.emit(
            self.tr("Somebody moved that visit while you held it. It stands where they put it.")
        )

    # --- printing -------------------------------------------------------------------------------

    @Slot(str)
    def _ask_print(self, person_id: str) -> None:
        self.print_asked.emit(self._day, (person_id,))

    @Slot()
    def _ask_print_all(self) -> None:
        """Print the day of everybody who has a visit."""
        visits = self._board.visits if self._board else ()
        day, zone = self._day, self._context.zone
        going = {it.technician_id for it in visits if moments.local_day(it.starts_at, zone) == day}
        people = self._board.people if self._board else ()
        ids = tuple(person.id for person in people if person.id in going)
        if ids:
            self.print_asked.emit(day, ids)
        else:
            self.told.emit(self.tr("Nobody has a visit on this day: there is nothing to print."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the board its room in a narrow window; the list comes by its button."""
        super().resizeEvent(event)
        self._bar.set_narrow(narrow=self._context.theme.lacks_room(self.width()))
        self._backlog.setVisible(self._bar.shows_backlog())


def _planned(row: Waiting, proposal: Proposal) -> Planned:
    command = PlanVisit(
        ticket_id=row.ticket_id,
        technician_id=proposal.row,
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
        contact_id=row.contact_id,
        request_id=row.request_id,
    )
    return Planned(subject_of(row).said, command)
