"""From a manager's command to the technician's row painted, over a real portal's long poll.

The demo's portal runs as a process of its own. The manager's app gives ``AssignTicket`` through its
own store and sync, without a window; the technician's app has its window on the list of its own
tickets. Timed is from before the manager's command is stored to the end of the paint in which the
list shows the row. Nobody presses F5.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.report import Figure, finish, parser
from benchmarks.windows import percentile
from ordidesk.domain.tickets import AssignTicket, Channel, Impact, OpenTicket, TicketState
from ordidesk.laptop.folders import Folders
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.queries.tickets import View
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase
from ui.application import make_application
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.desktop import Desktop, keep_demo_key
from ui.pages.tickets_page import TicketsPage
from ui.preferences import Preferences
from ui.theme import SchemeChoice, Theme
from ui.widgets.row_list import RowList, RowModel
from ui.workspace import Workspace

MANAGER = "claire.dubois@ordidesk.example"
TIMES = 60
WARM_UP = 5
GIVEN_UP_S = 30.0


class Painted(QObject):
    """Notes when the list was last painted."""

    def __init__(self, list_: RowList) -> None:
        super().__init__()
        self.viewport: QWidget = list_.viewport()
        self.paints = 0
        self.viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paints of the list."""
        if watched is self.viewport and event.type() == QEvent.Type.Paint:
            self.paints += 1
        return False


def wait_for(app: QApplication, holds: object) -> None:
    """Run the windows as the app does until something holds."""
    assert callable(holds)
    deadline = time.monotonic() + GIVEN_UP_S
    while not holds():
        assert time.monotonic() < deadline, "not seen in time"
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def managers_desk(app: QApplication, folder: Path, portal: DemoPortal) -> Workspace:
    """Sign the manager in at another computer and bring it up to date."""
    client = PortalClient(parse_address(portal.address))
    tokens = client.sign_in(MANAGER, DEMO_PASSWORD, "office")
    workspace = Workspace(folder / "store.db", bytes(32), client, tokens=tokens)
    workspace.sync.start()
    wait_for(app, lambda: workspace.sync.status.phase is Phase.UP_TO_DATE)
    return workspace


def new_tickets(workspace: Workspace, count: int) -> list[str]:
    """Open tickets that nobody has; return their ids."""
    client = str(workspace.desk.ask(Reader.rows, "SELECT id FROM client LIMIT 1")[0][0])
    ids = []
    for number in range(count):
        command = OpenTicket(
            client_id=client,
            summary=f"Mesure {number}",
            channel=Channel.PHONE,
            impact=Impact.DEGRADED,
        )
        done = workspace.desk.do(command)
        ids += [record_id for kind, record_id in done.touched if kind == "ticket"]
    return ids


def measure(app: QApplication, desktop: Desktop, manager: Workspace) -> list[float]:
    """Assign ticket after ticket; seconds until each is painted."""
    session = desktop.session
    assert session is not None
    session.window.resize(1366, 700)
    session.window.show_page("tickets", View.MINE)
    page = session.window.findChild(TicketsPage)
    assert isinstance(page, TicketsPage)
    list_ = next(it for it in page.findChildren(RowList) if it.isVisible())
    rows = list_.model()
    assert isinstance(rows, RowModel)
    painted = Painted(list_)
    me = session.context.desk.actor.id
    ids = new_tickets(manager, WARM_UP + TIMES)
    wait_for(app, lambda: not manager.sync.status.waiting)
    known = session.context.desk

    def arrived() -> bool:
        asked = "SELECT count(*) FROM ticket WHERE summary LIKE 'Mesure %' AND state = ?"
        return int(str(known.ask(Reader.rows, asked, TicketState.NEW.value)[0][0])) == len(ids)

    wait_for(app, arrived)
    spent = []
    for ticket_id in ids:
        begun = time.perf_counter()
        manager.desk.do(AssignTicket(ticket_id=ticket_id, technician_id=me))
        wait_for(app, lambda key=ticket_id: rows.index_of(key).isValid())
        list_.scrollTo(rows.index_of(ticket_id))
        before = painted.paints
        list_.viewport().update()
        wait_for(app, lambda seen=before: painted.paints > seen)
        spent.append(time.perf_counter() - begun)
    return spent[WARM_UP:]


def main() -> None:
    """Start both sides, assign, tell."""
    options = parser(__doc__ or "").parse_args()
    app = make_application("fr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        portal = DemoPortal(folder / "portal")
        theme = Theme(app, SchemeChoice.LIGHT)
        theme.apply()
        settings = QSettings(str(folder / "windows.ini"), QSettings.Format.IniFormat)
        folders = Folders.below(folder / "technician")
        preferences = Preferences.of(folders)
        desktop = Desktop(theme, folders, settings, preferences, None, keep_key=keep_demo_key)
        manager = managers_desk(app, folder / "manager", portal)
        entry = desktop.start()
        entry.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
        wait_for(app, lambda: desktop.session is not None)
        spent = measure(app, desktop, manager)
        desktop.close()
        manager.close()
        portal.close()
    print(f"{len(spent)} assignments, window of 1366 x 700, {app.platformName()}")
    print(f"p50 {statistics.median(spent) * 1000:.0f} ms, longest {max(spent) * 1000:.0f} ms")
    finish(options, Figure("command to row painted, p95", percentile(spent, 0.95), "s", 1.0))


if __name__ == "__main__":
    main()
