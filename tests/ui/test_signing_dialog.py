"""Signing as a client does it, with the technician's laptop in their hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ordidesk.documents.signature import SheetSignature, Side
from tests.support.seen import button, click, dialog, until, words_on, write
from tests.support.sheets import REPORT
from ui.pages.signing_dialog import SigningDialog
from ui.printing.visit_report import lay_out
from ui.theme import Theme
from ui.widgets.sheet_view import SheetView
from ui.widgets.signature_pad import SignaturePad

NOW = datetime(2026, 3, 17, 10, 15, tzinfo=UTC)
SECRETARY = SheetSignature(side=Side.CLIENT, name="Hélène Ducœur", function="Secrétaire de mairie")


@pytest.fixture
def asked(qtbot: QtBot, theme: Theme) -> Iterator[SigningDialog]:
    made = SigningDialog(theme, lay_out(REPORT), SECRETARY, lambda: NOW)
    with qtbot.waitExposed(made):
        made.start()
    made.activateWindow()
    until(qtbot, made.isActiveWindow)
    yield made
    if isValid(made):
        made.done(0)  # a test that failed must not leave it over the next one's window


def sign(asked: SigningDialog) -> SignaturePad:
    (pad,) = asked.findChildren(SignaturePad)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    places = [QPoint(pad.width() * n // 10, pad.height() * (3 + n % 3) // 8) for n in range(1, 10)]
    QTest.mousePress(pad, left, none, places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, left, none, places[-1])
    return pad


def field(asked: SigningDialog, name: str) -> QLineEdit:
    (found,) = (it for it in asked.findChildren(QLineEdit) if it.accessibleName() == name)
    return found


def test_it_fills_the_screen_with_the_document_and_who_signs(asked: SigningDialog) -> None:
    assert asked.isFullScreen()
    (view,) = asked.findChildren(SheetView)
    assert "Mairie de Valbrune" in view.accessibleDescription()
    assert "Client's signature" in words_on(asked)
    assert field(asked, "First and last name").text() == "Hélène Ducœur"
    assert field(asked, "Function").text() == "Secrétaire de mairie"


def test_a_signature_tells_who_when_and_the_ink(qtbot: QtBot, asked: SigningDialog) -> None:
    answers = QSignalSpy(asked.answered)
    assert not button(asked, "Sign").isEnabled()
    field(asked, "Function").setText("Adjointe")
    pad = sign(asked)
    drawn = pad.strokes()
    click(asked, "Sign")
    assert answers.count() == 1
    (given,) = answers.at(0)
    assert given == SheetSignature(
        side=Side.CLIENT,
        name="Hélène Ducœur",
        function="Adjointe",
        signed_at=NOW,
        strokes=drawn,
    )
    assert not asked.isVisible()
    until(qtbot, lambda: QApplication.activeModalWidget() is None)


def test_nobody_signs_without_a_name(asked: SigningDialog) -> None:
    sign(asked)
    assert button(asked, "Sign").isEnabled()
    field(asked, "First and last name").setText("  ")
    assert not button(asked, "Sign").isEnabled()


def test_a_dot_does_not_sign_and_clearing_begins_again(asked: SigningDialog) -> None:
    (pad,) = asked.findChildren(SignaturePad)
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton)
    assert not button(asked, "Sign").isEnabled()
    sign(asked)
    assert button(asked, "Sign").isEnabled()
    click(asked, "Undo the last stroke")
    assert not button(asked, "Sign").isEnabled()
    click(asked, "Clear")
    assert pad.strokes() == ()
    assert not button(asked, "Clear").isEnabled()


def test_a_refusal_carries_its_reason(qtbot: QtBot, asked: SigningDialog) -> None:
    answers = QSignalSpy(asked.answered)
    click(asked, "Decline to sign…")
    why = dialog(qtbot)
    assert not button(why, "Record").isEnabled()
    write(why, "Le travail n’est pas terminé.")
    click(why, "Record")
    (given,) = answers.at(0)
    assert given.refused_reason == "Le travail n’est pas terminé."
    assert given.refused
    assert (given.strokes, given.name, given.signed_at) == ((), "Hélène Ducœur", NOW)


@pytest.mark.parametrize("way", ["Escape", "close"])
def test_only_the_technician_leads_out(qtbot: QtBot, asked: SigningDialog, way: str) -> None:
    left = QSignalSpy(asked.rejected)
    if way == "close":
        asked.close()
    else:
        QTest.keyClick(asked, Qt.Key.Key_Escape)
    sure = dialog(qtbot)
    assert "For the technician" in words_on(sure)
    click(sure, "Cancel")
    assert asked.isVisible()
    assert left.count() == 0
    click(asked, "Technician")
    click(dialog(qtbot), "Leave")
    assert not asked.isVisible()
    assert left.count() == 1


def test_return_in_a_field_neither_signs_nor_leaves(asked: SigningDialog) -> None:
    sign(asked)
    QTest.keyClick(field(asked, "First and last name"), Qt.Key.Key_Return)
    assert asked.isVisible()
    assert QApplication.activeModalWidget() is asked


def test_the_field_undoes_its_own_text_and_the_pad_its_stroke(asked: SigningDialog) -> None:
    pad = sign(asked)
    name = field(asked, "First and last name")
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_End)
    QTest.keyClicks(name, "xx")
    undo = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(name, *undo)
    assert name.text() == "Hélène Ducœur"
    assert pad.strokes()
    button(asked, "Clear").setFocus()
    QTest.keyClick(button(asked, "Clear"), *undo)
    assert pad.strokes() == ()
