"""Signing on the screen as a person does: a stroke over the pad, then the button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.seen import click, until
from ui.pages.signing_dialog import SigningDialog
from ui.widgets.signature_pad import SignaturePad


def sign(qtbot: QtBot) -> None:
    """Draw a signature in the dialog that has just been asked for, and give it."""
    until(qtbot, lambda: isinstance(QApplication.activeModalWidget(), SigningDialog))
    asked = QApplication.activeModalWidget()
    assert asked is not None
    (pad,) = asked.findChildren(SignaturePad)
    with qtbot.waitExposed(asked):
        pass
    left, right = QPoint(20, 60), QPoint(pad.width() - 20, 30)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=left)
    for step in range(1, 11):
        QTest.mouseMove(pad, left + (right - left) * step / 10)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=right)
    click(asked, "Sign")
