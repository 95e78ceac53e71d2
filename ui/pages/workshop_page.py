"""Atelier: what leaves next, what came back, what is being repaired; a scan does what is meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.loans import LoanSheet
from ordidesk.labels.label import NOBODY, Issuer
from ordidesk.queries import workshop
from ordidesk.queries.loans import LoanRow
from ordidesk.queries.workshop import Bench, Departure
from ui import moments
from ui.announce import announce
from ui.pages.bench_card import BenchCard
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.leaving_card import LeavingCard
from ui.pages.returns_card import ReturnsCard
from ui.pages.workshop_scan import WorkshopScan
from ui.sounds import Sounds
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.number_field import NumberField
from ui.widgets.panel_columns import side_width
from ui.widgets.text import dress_label, text_label

_Answer = tuple[date, tuple[Departure, ...], tuple[LoanRow, ...], tuple[Bench, ...]]


class WorkshopPage(FollowingPage):
    """The number field has the focus: scan, scan, scan."""

    SHOWN_KINDS = frozenset({"loan", "repair", "asset", "visit", "person", "client", "ticket"})

    navigate = Signal(str, object)
    print_asked = Signal(object, object)
    """A tuple of loans' ids and the ``LoanSheet``."""
    filing_asked = Signal()
    """Signed sheets were scanned, and are to be filed."""

    def __init__(
        self,
        context: PageContext,
        issuer: Issuer = NOBODY,
        sounds: Sounds | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the three lists; they are filled when the page is shown.

        It reads labels of ``issuer``, and does not own the sounds.
        """
        super().__init__(context, parent)
        theme = context.theme
        self._narrow: bool | None = None
        self._scan = WorkshopScan(context, issuer, self)
        self._sounds = sounds
        self._field = NumberField(
            theme, self.tr("Number of a machine"), self.tr("Scan or type a number")
        )
        self._said = text_label("", TextStyle.BODY, strong=True, wrap=True)
        self._filing = Button(
            theme, self.tr("File signed sheets…"), ButtonKind.QUIET, icon="scan-text"
        )
        self._leaving = LeavingCard(context)
        self._returns = ReturnsCard(context)
        self._bench = BenchCard(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_16)
        self._field.setFixedWidth(SIZE.day_timeline)
        head.addWidget(self._field)
        head.addWidget(self._said, 1)
        # Level with the field, whether or not an error stands below it.
        beside = QVBoxLayout()
        beside.setContentsMargins(0, (SIZE.number_field - SIZE.target) // 2, 0, 0)
        beside.addWidget(self._filing, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside)
        self._right = QVBoxLayout()
        self._right.setSpacing(SIZE.space_12)
        self._right.addWidget(self._returns, 1)
        self._right.addWidget(self._bench, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_12)
        columns.addWidget(self._leaving, 1)
        columns.addLayout(self._right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SIZE.space_16, SIZE.space_12, SIZE.space_16, SIZE.space_12)
        page.setSpacing(SIZE.space_12)
        page.addLayout(head)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self._field.submitted.connect(self._submit)
        self._field.edited.connect(self._forget)
        self._scan.done.connect(self._say_done)
        self._scan.failed.connect(self._say_failed)
        self._scan.turned_to.connect(self._turn_to)
        self._scan.came_back.connect(self._returns.tick)
        self._filing.clicked.connect(self.filing_asked)
        self._leaving.print_asked.connect(self._print)
        for card in (self._leaving, self._returns, self._bench):
            card.navigate.connect(self.navigate)

    def zones(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self._field, self._leaving.zone(), self._returns.zone(), self._bench.zone()

    def take_scan(self, text: str) -> bool:
        """Do what a label asks for that a USB scanner read."""
        self._field.set_text(text)
        self._scan.take(text)
        return True

    def said(self) -> str:
        """Return what came of the last scan."""
        return self._said.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the next scan land in the field."""
        super().showEvent(event)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window's field less room."""
        super().resizeEvent(event)
        narrow = self._context.theme.lacks_room(self.width())
        if narrow != self._narrow:
            self._narrow = narrow
            width = SIZE.day_side if narrow else SIZE.day_timeline
            self._field.setFixedWidth(side_width(self._context.theme, width))

    def refresh(self) -> None:
        """Ask again, off the window's thread, and show what comes."""
        desk, zone = self._context.desk, self._context.zone
        today = self._today()

        def ask() -> _Answer:
            day = desk.ask(workshop.next_day, today)
            return (
                day,
                desk.ask(workshop.leaving, _midnight(day, zone), _midnight(_after(day), zone)),
                desk.ask(workshop.returns, today),
                desk.ask(workshop.bench),
            )

        self._context.reads.run(ask, self._show, self._context.actions.report)

    def _show(self, answer: _Answer) -> None:
        day, departures, returns, bench = answer
        self._scan.show(day, departures, bench)
        self._leaving.show_departures(departures, day, self._today())
        self._returns.show_rows(returns)
        self._bench.show_rows(bench)

    def _today(self) -> date:
        return moments.local_day(self._context.clock(), self._context.zone)

    # --- scanning -----------------------------------------------------------------------------

    @Slot(str)
    def _submit(self, text: str) -> None:
        self._field.set_text(text)  # chosen: the next scan takes its place
        self._scan.take(text)

    @Slot(str)
    def _say_done(self, sentence: str) -> None:
        self._say(sentence, tone="")
        if self._sounds is not None:
            self._sounds.read()

    @Slot(str)
    def _say_failed(self, sentence: str) -> None:
        self._say(sentence, tone="danger")
        if self._sounds is not None:
            self._sounds.unknown()

    def _say(self, sentence: str, *, tone: str) -> None:
        self._said.setText(sentence)
        dress_label(self._said, TextStyle.BODY, strong=True, tone=tone)
        announce(self._said, sentence, at_once=True)

    @Slot(str)
    def _forget(self, _text: str) -> None:
        self._said.clear()

    @Slot(str, str)
    def _turn_to(self, where: str, row_id: str) -> None:
        if where == "leaving":
            self._leaving.choose(row_id)
        elif where == "returns":
            self._returns.choose(row_id)
        else:
            self._bench.choose(row_id)

    @Slot(object)
    def _print(self, loan_ids: object) -> None:
        self.print_asked.emit(loan_ids, LoanSheet.HANDOVER)


def _midnight(day: date, zone: str) -> datetime:
    """Return when a day begins on the spot."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _after(day: date) -> date:
    return day + timedelta(days=1)
