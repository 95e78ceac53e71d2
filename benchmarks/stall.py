"""The longest stall of the window while the first sync of 100,000 assets comes in.

A timer of 5 ms beats on the window's thread with the real first-sync page and its bridge; the
portal is a real process on loopback. The longest gap between two beats is what a person would feel
as the window hanging. Beside it, in the same run: the same window idle for as long.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.report import Figure, finish, parser
from benchmarks.windows import percentile, until
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.sync.status import SyncStatus
from ui.application import make_application
from ui.bridge import Bridge
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.first_sync import FirstSyncPage, is_complete
from ui.theme import SIZE, SchemeChoice, Theme
from ui.workspace import Workspace

BEAT_MS = 5
IDLE_S = 3.0


class Heartbeat(QObject):
    """Notes the gaps between beats on the window's thread, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """Return the gaps."""
        self._timer.stop()
        return list(self.gaps)

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class FirstSync(QObject):
    """Follows a first sync to its end, as the entry window does."""

    def __init__(self, page: FirstSyncPage, bridge: Bridge) -> None:
        super().__init__()
        self.done = False
        self._page = page
        bridge.sync_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, status: SyncStatus) -> None:
        self._page.show_status(status)
        self.done = self.done or is_complete(status)


def idle(app: QApplication, heart: Heartbeat) -> list[float]:
    """Beat over a window that does nothing."""
    heart.start()
    end = time.monotonic() + IDLE_S
    until(lambda: time.monotonic() > end, app)
    return heart.stop()


def main() -> None:
    """Sync, listen to the heart, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    chosen = options.parse_args()
    app = make_application("fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    heart = Heartbeat()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        fill_portal(place / "portal", chosen.assets, chosen.tickets)
        portal = DemoPortal(place / "portal")
        page = FirstSyncPage(theme)
        page.resize(SIZE.window_width, SIZE.window_height)
        page.show()
        resting = idle(app, heart)
        client = PortalClient(parse_address(portal.address))
        tokens = client.sign_in(DEMO_MAIL, DEMO_PASSWORD, "benchmark")
        workspace = Workspace(place / "laptop" / "store.db", bytes(32), client, tokens=tokens)
        bridge = Bridge(workspace.desk)
        first = FirstSync(page, bridge)
        start = time.monotonic()
        heart.start()
        workspace.sync.start()
        until(lambda: first.done, app)
        gaps = heart.stop()
        took = time.monotonic() - start
        bridge.close()
        workspace.close()
        portal.close()
    print(f"first sync of {chosen.assets} assets and {chosen.tickets} tickets in {took:.1f} s")
    for name, values in (("idle window", resting), ("first sync", gaps)):
        print(f"{name:12} p99 {percentile(values, 0.99):.1f} ms  longest {max(values):.1f} ms")
    finish(chosen, Figure("longest stall of the window", max(gaps), "ms", 50))


def fill_portal(folder: Path, assets: int, tickets: int) -> None:
    """Make the portal's database beforehand, so that only the sync is measured."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "ordidesk.server", "demo-data"]
    command += ["--database", str(folder / "portal.db")]
    command += ["--assets", str(assets), "--tickets", str(tickets)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own module, no shell


if __name__ == "__main__":
    main()
