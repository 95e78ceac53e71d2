"""A step of the wheel over Parc's table of 100,000 assets, beside a plain table of as many rows.

The real page on the real encrypted store; a step is three rows, painted in full. The plain table
is Qt's own QTableView over texts made up as they are asked for, in the same run.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.report import Figure, finish, parser
from benchmarks.windows import filled_context, percentile, until
from ui.application import make_application
from ui.models.asset_table import COLUMNS
from ui.pages.assets_page import AssetsPage
from ui.theme import SIZE
from ui.widgets.table import DataTable

STEPS = 300
ROWS_A_STEP = 3
JUMPS = 60


class PlainModel(QAbstractTableModel):
    """As many rows and columns of text."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Answer the text of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()} {index.column()}"
        return None


def scroll(table: QTableView, app: QApplication, places: list[int]) -> list[float]:
    """Go to each place and paint it; returns milliseconds a step."""
    bar = table.verticalScrollBar()
    spent = []
    for place in places:
        start = time.perf_counter()
        bar.setValue(place)
        table.viewport().repaint()
        spent.append((time.perf_counter() - start) * 1000)
        app.processEvents()
    return spent


def main() -> None:
    """Fill, scroll, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    chosen = options.parse_args()
    app = make_application("fr")
    with (
        tempfile.TemporaryDirectory() as folder,
        filled_context(app, Path(folder), assets=chosen.assets, tickets=1000) as context,
    ):
        page = AssetsPage(context)
        page.resize(SIZE.window_width - SIZE.rail, SIZE.window_height - SIZE.top_bar)
        page.show()
        app.processEvents()
        table = page.findChild(DataTable)
        assert isinstance(table, DataTable)
        until(lambda: table.model().rowCount() >= chosen.assets * 0.9, app)
        rows = table.model().rowCount()
        until(lambda: table.verticalScrollBar().maximum() > rows, app)
        step = ROWS_A_STEP * SIZE.row_single
        highest = table.verticalScrollBar().maximum()
        down = [min(highest, number * step) for number in range(STEPS)]
        jumps = [random.Random(1).randrange(highest) for _ in range(JUMPS)]
        ours, jumped = scroll(table, app, down), scroll(table, app, jumps)
        page.close()
        plain = QTableView()
        plain.setModel(PlainModel(rows))
        plain.resize(table.size())
        plain.show()
        app.processEvents()
        peer = scroll(plain, app, down)
        plain.close()
    print(f"{rows} assets, {STEPS} steps of {ROWS_A_STEP} rows, {JUMPS} jumps")
    for name, spent in (("ours", ours), ("ours, jumps", jumped), ("plain QTableView", peer)):
        print(
            f"{name:18} median {statistics.median(spent):.2f} ms  "
            f"p95 {percentile(spent, 0.95):.2f} ms  worst {max(spent):.2f} ms"
        )
    finish(chosen, Figure("scroll step p95", percentile(ours, 0.95), "ms", 16))


if __name__ == "__main__":
    main()
