"""That the pinned Qt counts ``None`` right: 6.12.0 on Python 3.11 does not, and aborts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 400


def test_void_calls_do_not_release_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    told = QObject()
    before = sys.getrefcount(None)
    for call in range(CALLS):
        label.setText(str(call))
        label.setVisible(False)
        told.setObjectName(str(call))
    # Each over-release takes one off per call; other threads and caches move it by a few.
    assert before - sys.getrefcount(None) < CALLS // 10
