"""Work off the window's thread: whose window was closed meanwhile is told nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.seen import until
from ui.workers import Worker


class Asker(QObject):
    """Keeps what it is told."""

    def __init__(self, told: list[object]) -> None:
        super().__init__()
        self._told = told

    def take(self, answer: object) -> None:
        self._told.append(answer)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("test")
    yield made
    made.stop()


def fail() -> None:
    raise ValueError


def test_an_answer_reaches_whoever_asked(qtbot: QtBot, worker: Worker) -> None:
    told: list[object] = []
    asker = Asker(told)
    worker.run(lambda: 7, asker.take, asker.take)
    until(qtbot, lambda: told == [7])
    worker.run(fail, asker.take, asker.take)
    until(qtbot, lambda: len(told) == 2)
    assert isinstance(told[1], ValueError)


def test_whoever_was_deleted_meanwhile_is_told_nothing(qtbot: QtBot, worker: Worker) -> None:
    told: list[object] = []
    gone, there = Asker(told), Asker(told)
    go_on = threading.Event()
    worker.run(go_on.wait, gone.take, gone.take)
    worker.run(fail, gone.take, gone.take)
    shiboken6.delete(gone)
    go_on.set()
    worker.run(lambda: "last", there.take, there.take)
    until(qtbot, lambda: told == ["last"])
