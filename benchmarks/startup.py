"""From process start to the first painted window, beside an empty PySide6 window; and to a card.

Both are started in turn as processes of their own, several times; each tells the moment of its
first paint. The app opens an existing store of the demo's size. A third figure takes it further, to
the card of a machine that is looked up by its number.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Figure, finish, parser

RUNS = 9
EMPTY = """
import sys, time
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time() - float(sys.argv[1]), flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1366, 688)
window.show()
app.exec()
"""


def run(*command: str) -> float:
    """Start a process and return the seconds until it told its first paint."""
    done = subprocess.run(  # noqa: S603 - our own programs, no shell
        [sys.executable, *command, str(time.time())], check=True, capture_output=True, text=True
    )
    return float(done.stdout.splitlines()[-1])


def main() -> None:
    """Start each in turn, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--runs", type=int, default=RUNS)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        prepared = [sys.executable, "-m", "benchmarks.startup_child", "prepare", str(data), "0"]
        subprocess.run(prepared, check=True)  # noqa: S603 - our own module, no shell
        empty: list[float] = []
        ours: list[float] = []
        card: list[float] = []
        child = ("-m", "benchmarks.startup_child")
        for number in range(chosen.runs + 1):
            times = (
                run("-c", EMPTY),
                run(*child, "window", str(data)),
                run(*child, "card", str(data)),
            )
            if number:  # the first of each fills the disk's cache
                for values, value in zip((empty, ours, card), times, strict=True):
                    values.append(value)
    ratio = statistics.median(a / b for a, b in zip(ours, empty, strict=True))
    for name, values in (("empty window", empty), ("first window", ours), ("asset card", card)):
        print(
            f"{name:13} median {statistics.median(values) * 1000:.0f} ms  best {min(values):.3f} s"
        )
    finish(
        chosen,
        Figure("first painted window / empty window", ratio, "", 1.6),
        Figure("closed app to asset card", statistics.median(card), "s", 10),
    )


if __name__ == "__main__":
    main()
