"""Nobody there: told after the time set, by hands on the window, through a closed lid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.keyed import Keyboard
from tests.support.seen import until
from tests.support.workbench import Clock
from ui.absence import AbsenceWatch

AFTER = timedelta(minutes=30)


class _Desk:
    """A field, and the watch over it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.ran = 0.0
        self.told = 0
        self.field = QLineEdit()
        self.watch = AbsenceWatch(AFTER, self.clock, running=lambda: self.ran)
        self.watch.idle.connect(self._count)

    def _count(self) -> None:
        self.told += 1


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[_Desk]:
    desk = _Desk()
    qtbot.addWidget(desk.field)
    desk.field.show()
    desk.field.activateWindow()
    until(qtbot, desk.field.isActiveWindow)
    yield desk
    desk.watch.close()


def test_it_is_told_once_after_the_time(desk: _Desk) -> None:
    desk.clock.advance(29)
    desk.watch.look()
    assert desk.told == 0
    desk.clock.advance(1)
    desk.watch.look()
    desk.watch.look()
    assert desk.told == 1


def test_keys_and_the_mouse_put_it_off(desk: _Desk) -> None:
    for _ in range(3):
        desk.clock.advance(29)
        Keyboard(desk.field).type("a", 100)
        desk.clock.advance(29)
        QTest.mouseClick(desk.field.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    desk.watch.look()
    assert desk.told == 0
    assert desk.field.text() == "aaa"


def test_the_key_that_ends_too_long_a_time_reaches_nothing(desk: _Desk) -> None:
    desk.clock.advance(600)
    Keyboard(desk.field).type("a", 100)
    assert desk.told == 1
    assert desk.field.text() == ""


def test_a_clock_that_is_set_back_hides_nothing(desk: _Desk) -> None:
    desk.clock.advance(-600)
    desk.ran += AFTER.total_seconds()
    desk.watch.look()
    assert desk.told == 1
