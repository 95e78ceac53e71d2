"""The planning board over the real portal: others' moves come by themselves, one's own go there."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ordidesk.domain.planning import MoveVisit, Slot
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.queries.board import board
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.portal_calls import Caller, line
from tests.support.running_app import RunningApp
from tests.support.seen import write
from ui.board.day_board import DayBoard
from ui.demo import DEMO_PASSWORD, DemoPortal
from ui.pages.planning_page import PlanningPage
from ui.tour.colleague import MANAGER_MAIL
from ui.tour.pointer import Pointer

QUARTER = timedelta(minutes=15)


class Elsewhere:
    """The same manager at another computer."""

    def __init__(self, portal: DemoPortal) -> None:
        self.caller = Caller(portal.address, stream="stream-of-a-board-elsewhere")
        assert self.caller.sign_in(MANAGER_MAIL, DEMO_PASSWORD).ok
        self._seqs = count(self.caller.plan().settlement.last_seq + 1)

    def visit(self, visit_id: str) -> dict[str, object]:
        """Return a visit as the portal has it."""
        (found,) = (it for it in self.caller.snapshot(Visit.kind) if it["id"] == visit_id)
        return found

    def move(self, of: Visit, starts_at: datetime) -> None:
        """Move a visit to another time."""
        command = MoveVisit(
            visit_id=of.id,
            before=Slot(technician_id=of.technician_id, starts_at=of.starts_at, ends_at=of.ends_at),
            technician_id=of.technician_id,
            starts_at=starts_at,
            ends_at=starts_at + (of.ends_at - of.starts_at),
        )
        answer = self.caller.push(line(next(self._seqs), command, number=4712))
        assert {it.result for it in answer.settlement.outcomes} == {"applied"}


def on_the_board(app: RunningApp) -> tuple[DayBoard, Visit]:
    """Show a day on which something is planned, and return one of its visits."""
    app.window.show_page("planning")
    page = app.stage.only(app.window, PlanningPage)
    desk, zone = app.context.desk, app.context.zone
    ahead = (page.day() + timedelta(days=number) for number in range(1, 15))
    visits = (it for day in ahead for it in desk.ask(board, day, day, zone).visits)
    planned = next(it for it in visits if it.state is VisitState.PLANNED)
    page.show_record(planned.id)
    day_board = page.findChildren(DayBoard)[0]
    app.stage.wait_for("the visit", lambda: day_board.rect_on_viewport(planned.id).isValid())
    record = desk.ask(Reader.get, Visit, planned.id)
    assert record is not None
    return day_board, record


def drag(app: RunningApp, board_shown: DayBoard, visit: Visit, later: timedelta) -> None:
    """Drag a visit to a later hour in its row."""
    length = visit.ends_at - visit.starts_at
    to = board_shown.place_of(visit.technician_id, visit.starts_at + length / 2 + later)
    begin = board_shown.rect_on_viewport(visit.id).center()
    Pointer(app.window).drag(board_shown.viewport(), begin, board_shown.viewport(), to)
    app.stage.settle()
    asked = QApplication.activeModalWidget()
    if asked is not None:  # something speaks against the slot: this manager knows better
        write(asked, "Vu avec le client")
        QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_move_elsewhere_comes_and_one_without_a_network_goes_there_later(
    start: StartApp, portal: DemoPortal, network: FaultProxy
) -> None:
    elsewhere = Elsewhere(portal)
    app = start()
    app.sign_in(network.url, MANAGER_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    shown, visit = on_the_board(app)
    before = shown.rect_on_viewport(visit.id)
    elsewhere.move(visit, visit.starts_at + QUARTER)
    app.stage.wait_for("the move", lambda: shown.rect_on_viewport(visit.id).left() > before.left())
    moved = app.context.desk.ask(Reader.get, Visit, visit.id)
    assert moved is not None
    assert moved.starts_at == visit.starts_at + QUARTER
    network.always("", Drop())
    drag(app, shown, moved, 4 * QUARTER)
    app.wait_for_status(lambda it: it.waiting == 1)
    network.always("", Pass())
    app.context.desk.sync.sync_now()
    app.wait_for_status(lambda it: it.phase is Phase.UP_TO_DATE and not it.waiting)
    there = datetime.fromisoformat(str(elsewhere.visit(visit.id)["starts_at"]))
    assert there == moved.starts_at + 4 * QUARTER
    elsewhere.caller.session.close()
