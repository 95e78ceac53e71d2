"""The planning board with 20 technicians and 800 visits: a full paint, and a step of a drag.

The real page over a real store, its board as high as all rows. All 800 visits are of the day that
is shown: forty quarters each, more than any day has. A paint is the whole board with what is
kept of its items; beside it the same board is painted from nothing. A step of a drag goes from the
mouse's move to the pixels, with everything that speaks against the slot asked anew.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.report import Figure, busy, finish, parser
from benchmarks.windows import percentile, until
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visits import VisitState
from tests.support.records import COMPANY, LEA, NOW, SOPHIE, record_id, ticket, visit
from tests.support.workbench import open_workbench
from ui.application import make_application
from ui.board.day_board import DayBoard
from ui.pages.planning_page import PlanningPage
from ui.theme import SIZE, SchemeChoice, Theme

TECHNICIANS = 20
VISITS_EACH = 40
QUARTER = timedelta(minutes=15)
PAINTS = 60
STEPS = 120
STATES = (VisitState.PLANNED, VisitState.CONFIRMED, VisitState.DONE)


def filled() -> list[Record]:
    """Make the company, its technicians and a day as full as can be."""
    begins = datetime(NOW.year, NOW.month, NOW.day, 7, 0, tzinfo=UTC)
    records: list[Record] = [*COMPANY]
    for person in range(TECHNICIANS):
        who = replace(LEA, id=record_id(f"technician {person}"), name=f"Technicien {person:02d}")
        records.append(who)
        for number in range(VISITS_EACH):
            count = person * VISITS_EACH + number
            of = ticket(
                1000 + count,
                state=TicketState.PENDING,
                assignee_id=who.id,
                priority=list(Priority)[count % len(Priority)],
            )
            starts_at = begins + number * QUARTER
            records += [
                of,
                visit(
                    f"board {count}",
                    of,
                    starts_at,
                    ends_at=starts_at + QUARTER,
                    technician_id=who.id,
                    state=STATES[count % 2],
                ),
            ]
    return records


def paints(board: DayBoard, app: QApplication, *, from_nothing: bool) -> list[float]:
    """Paint the whole board again and again; returns milliseconds each."""
    spent = []
    for _ in range(PAINTS):
        app.processEvents()
        board.resetCachedContent()
        if from_nothing:
            for item in board.scene().items():
                item.update()
        begun = time.perf_counter()
        board.viewport().repaint()
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def drag(board: DayBoard, app: QApplication) -> list[float]:
    """Drag a visit over the board, a quarter or a row at a time; returns milliseconds a step."""
    view = board.viewport()
    at = board.rect_on_viewport(record_id("visit board 410")).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    spent = []
    quarter = SIZE.board_hour // 4
    for step in range(1, STEPS + 1):
        to = at + QPoint((step % 24) * quarter, (step // 24) * SIZE.row_dense)
        begun = time.perf_counter()
        QTest.mouseMove(view, to)
        app.processEvents()
        spent.append((time.perf_counter() - begun) * 1000)
    assert board.held() is not None
    assert board.objections(), "every slot is taken: something speaks against each"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    return spent


def told(name: str, spent: list[float]) -> float:
    """Print median and worst; returns what 95 of 100 stay below."""
    high = percentile(spent, 0.95)
    print(
        f"{name}: median {statistics.median(spent):.2f} ms, 95 % {high:.2f}, worst {max(spent):.2f}"
    )
    return high


def main() -> None:
    """Fill, paint, drag, tell."""
    options = parser(__doc__ or "").parse_args()
    app = make_application("fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    print(busy())
    with (
        tempfile.TemporaryDirectory() as folder,
        open_workbench(Path(folder), theme, filled(), SOPHIE) as bench,
    ):
        settings = QSettings(f"{folder}/board.ini", QSettings.Format.IniFormat)
        page = PlanningPage(bench.context, settings)
        page.resize(SIZE.window_width - SIZE.rail, TECHNICIANS * SIZE.row_dense + 4 * SIZE.top_bar)
        page.show()
        (board,) = page.findChildren(DayBoard)
        last = record_id(f"visit board {TECHNICIANS * VISITS_EACH - 1}")
        until(lambda: board.rect_on_viewport(last).isValid(), app)
        app.processEvents()
        kept = told("full paint", paints(board, app, from_nothing=False))
        nothing = told("from nothing", paints(board, app, from_nothing=True))
        step = told("drag step", drag(board, app))
        print(f"what is kept spares a paint {nothing / kept:.1f} times its time")
        page.close()
    finish(
        options,
        Figure("full paint, 95 %", kept, "ms", 16),
        Figure("drag step, 95 %", step, "ms", 4),
    )


if __name__ == "__main__":
    main()
