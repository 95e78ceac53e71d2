"""Work off the window's thread: who asked is told, unless they are gone."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.seen import until
from ui.workers import Worker


class Asker(QObject):
    """A window that wants an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[int] = []

    def take(self, answer: int) -> None:
        """Keep the answer."""
        self.answers.append(answer)
        self.setObjectName(str(answer))  # which fails for one whose C++ half is gone


def test_a_window_that_is_gone_is_not_told(qtbot: QtBot) -> None:
    worker, go_on = Worker("test"), threading.Event()
    stays, goes = Asker(), Asker()
    failures: list[Exception] = []

    def answer() -> int:
        go_on.wait(20)
        return 42

    for asker in (goes, stays):
        worker.run(answer, asker.take, failures.append)
    delete(goes)
    go_on.set()
    until(qtbot, lambda: stays.answers == [42])
    assert goes.answers == []
    assert failures == []
    worker.stop()
