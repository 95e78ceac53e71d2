"""Cyclic garbage is collected on the window's thread only, whichever thread makes it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.seen import until
from ui.garbage import GarbageCollection


class Cycle:
    """Refers to itself, and notes on which thread it goes."""

    def __init__(self, went_on: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: went_on.append(threading.get_ident()))


@pytest.fixture
def collection(qapp: QObject) -> Iterator[GarbageCollection]:
    made = GarbageCollection(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.usefixtures("collection")
def test_what_other_threads_leave_behind_goes_on_the_windows(qtbot: QtBot) -> None:
    went_on: list[int] = []

    def litter() -> None:
        for _ in range(2_000):
            Cycle(went_on)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()

    assert not went_on
    until(qtbot, lambda: len(went_on) == 2_000)
    assert set(went_on) == {threading.get_ident()}


def test_python_collects_again_once_it_is_closed(collection: GarbageCollection) -> None:
    assert not gc.isenabled()
    collection.close()
    assert gc.isenabled()
