"""A desk without a window, as a process of its own that kills itself where it is told to.

``python -m tests.support.mortal_desk STORE URL MAIL PASSWORD NOTES [PLACE NUMBER]`` writes so many
notes, synchronises and ends. It prints ``acknowledged ID`` for each note that was taken, and in the
end ``passed PLACE COUNT`` for each place where it could have died.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from ordidesk.domain.tickets import AddNote
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import PortalClient
from ordidesk.store.writer import Writer
from ordidesk.sync import pull
from ordidesk.sync.status import Phase, SyncStatus
from ui.workspace import Workspace

KEY = bytes(32)
CALLS = ("push", "changes", "snapshot_plan", "snapshot_page")
_PATIENCE_SECONDS = 40.0


class Fate:
    """Counts how often each place is passed, and kills the process at one of them."""

    def __init__(self, place: str = "", number: int = 0) -> None:
        self.passed: Counter[str] = Counter()
        self._death = (place, number)
        self._guard = threading.Lock()

    def passes(self, place: str) -> None:
        """Come to a place."""
        with self._guard:
            self.passed[place] += 1
            if (place, self.passed[place]) == self._death:
                sys.stdout.flush()
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Pass a place before a call to the portal, and one behind it."""

        def passing(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - passed on as it came
            self.passes(f"before {name}")
            answer = call(*args, **values)
            self.passes(f"after {name}")
            return answer

        return passing

    def at_commits(self) -> None:
        """Pass a place before each commit of the store, and one behind it."""
        genuine = Writer.__init__

        def made(writer: Writer, *args: Any, **values: Any) -> None:
            genuine(writer, *args, **values)
            connection = writer._connection  # noqa: SLF001 - the one that commits

            def before() -> bool:
                self.passes("before a commit")
                return False

            def after(_connection: apsw.Connection, name: str, pages: int) -> int:
                self.passes("after a commit")
                return writer._note_log(_connection, name, pages)  # noqa: SLF001 - in its place

            connection.set_commit_hook(before)
            connection.set_wal_hook(after)

        setattr(Writer, "__init__", made)  # noqa: B010 - mypy holds it to the signature


def main(store: str, url: str, mail: str, password: str, notes: str, *death: str) -> None:
    """Live, until the end or until told to die."""
    fate = Fate(death[0], int(death[1])) if death else Fate()
    fate.at_commits()
    pull.PAGE_ROWS = 25
    client = PortalClient(parse_address(url), timeouts=Timeouts(5.0, 20.0))
    tokens = client.sign_in(mail, password, "PC-12")
    workspace = Workspace(Path(store), KEY, client, tokens=tokens)
    for name in CALLS:
        setattr(workspace.session, name, fate.around(name, getattr(workspace.session, name)))
    settled = threading.Event()

    def look(status: SyncStatus) -> None:
        if status.phase is Phase.UP_TO_DATE and not status.waiting:
            settled.set()

    workspace.sync.subscribe(look)
    for _ in range(int(notes)):
        ticket = workspace.desk.ask(lambda reader: reader.value("SELECT min(id) FROM ticket"))
        if ticket is None:
            break
        text = f"Note {time.time_ns()}"
        done = workspace.desk.do(AddNote(ticket_id=ticket, text=text))
        sys.stdout.write(f"acknowledged {done.command_id} {text}\n")
        sys.stdout.flush()
    workspace.sync.start()
    if not settled.wait(_PATIENCE_SECONDS):
        raise TimeoutError(str(workspace.sync.status))
    workspace.close()
    for place, count in sorted(fate.passed.items()):
        sys.stdout.write(f"passed {count} {place}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
