"""One process that answers, or several on the same socket and database."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType

from ordidesk.app_versions import AppVersions
from ordidesk.protocol import BlobLimits
from ordidesk.server.access_log import AccessLog
from ordidesk.server.app import build, put_together
from ordidesk.server.database import Database
from ordidesk.server.errors import WorkerFailed
from ordidesk.server.mail import MailWay
from ordidesk.server.moment import utc_now
from ordidesk.server.serve import Certificate, Serving, stop_after

_log = logging.getLogger(__name__)
_SHORT_LIFE_SECONDS = 5.0
_PAUSE_SECONDS = 1.0
_spawning = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Answering:
    """What a process needs to answer calls, besides the socket."""

    database: str
    mail: MailWay
    blobs: Path
    limits: BlobLimits
    address: str
    """What links in mails begin with."""
    certificate: Certificate | None
    apps: AppVersions
    logs: bool

    def run(
        self,
        listener: socket.socket,
        ready: Callable[[], None],
        until: Callable[[], object] | None = None,
    ) -> None:
        """Answer until a signal comes or ``until`` returns; the schema is up to date."""
        database = Database(self.database)
        parts = put_together(
            database,
            mailer=self.mail.mailer(),
            clock=utc_now,
            blobs=self.blobs,
            limits=self.limits,
            address=self.address,
            apps=self.apps,
        )
        app = AccessLog(sys.stderr if self.logs else None).around(build(parts))
        server = Serving(app, parts.bell, ready=ready, certificate=self.certificate)
        if until is not None:
            stop_after(until, server.stop)
        server.run([listener])
        database.close()


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    """The worker says here once that it answers, and ends when this end is gone."""
    began: float = field(default_factory=time.monotonic)


class Workers:
    """Keeps several processes answering: one that ends without having been told to is replaced."""

    def __init__(self, answering: Answering, listener: socket.socket, number: int) -> None:
        self._answering = answering
        self._listener = listener
        self._number = number
        self._workers: list[_Worker] = []
        self._stopping = False

    def stop(self) -> None:
        """Let every worker give its last answers and end."""
        self._stopping = True
        for worker in self._workers:
            worker.process.terminate()

    def run(self, ready: Callable[[], None]) -> None:
        """Start the workers, say so once all answer, and return when they have ended.

        Raises ``WorkerFailed`` when one does not come to answer at all.
        """
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        for _ in range(self._number):
            self._start()
        answered = all(self._answers(worker) for worker in self._workers)
        if answered and not self._stopping:
            ready()
        failed = not answered and not self._stopping
        if failed:
            self.stop()
        while self._workers:
            ended = wait([worker.process.sentinel for worker in self._workers])
            for worker in [it for it in self._workers if it.process.sentinel in ended]:
                self._workers.remove(worker)
                worker.process.join()
                worker.line.close()
                if not self._stopping:
                    self._replace(worker)
        if failed:
            raise WorkerFailed("Un processus du portail n'a pas démarré ; voyez plus haut.")

    def _start(self) -> None:
        ours, theirs = _spawning.Pipe()
        process = _spawning.Process(target=_work, args=(self._answering, self._listener, theirs))
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        if self._stopping:
            process.terminate()

    def _answers(self, worker: _Worker) -> bool:
        with suppress(EOFError):
            worker.line.recv()
            return True
        return False

    def _replace(self, worker: _Worker) -> None:
        _log.error("A worker ended with %s; another one begins", worker.process.exitcode)
        if time.monotonic() - worker.began < _SHORT_LIFE_SECONDS:
            time.sleep(_PAUSE_SECONDS)
        self._start()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.stop()


def _work(answering: Answering, listener: socket.socket, line: Connection) -> None:
    """Answer in a process of its own, and end when the one that started it does."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)

    def wait_for_end() -> None:
        with suppress(EOFError, OSError):
            line.recv()

    answering.run(listener, partial(line.send, "ready"), wait_for_end)
