"""A USB scanner in real windows: the code arrives and none of its keys; a person's keys all do."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.keyed import PERSON_MS, SCANNER_MS, Keyboard
from tests.support.seen import until
from ui.keyed_scanner import KeyedScanner

CODE = "OD-004217"
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Form(QDialog):
    """One of each thing that takes keys, and a button that Enter would click."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit("avant")
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.text = QPlainTextEdit("avant")
        self.choice = QComboBox()
        self.choice.addItems(["Autre", "OD-004217", "Deux"])
        self.editable = QComboBox()
        self.editable.setEditable(True)
        self.table = QTableWidget(3, 1)
        self.send = QPushButton("Envoyer")
        self.clicks = QSignalSpy(self.send.clicked)
        column = QVBoxLayout(self)
        for widget in (
            self.line,
            self.secret,
            self.text,
            self.choice,
            self.editable,
            self.table,
            self.send,
        ):
            column.addWidget(widget)
        self.send.setDefault(True)
        self.table.setCurrentCell(0, 0)

    def state(self) -> tuple[object, ...]:
        """Return all that a key could have changed."""
        return (
            self.line.text(),
            self.secret.text(),
            self.text.toPlainText(),
            self.choice.currentText(),
            self.editable.currentText(),
            self.table.currentRow(),
            self.table.state(),
            self.clicks.count(),
            self.isVisible(),
        )


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def scanner(form: Form) -> Iterator[KeyedScanner]:
    made = KeyedScanner(form.line.isEnabled)
    yield made
    made.close()


@pytest.fixture
def codes(scanner: KeyedScanner) -> QSignalSpy:
    return QSignalSpy(scanner.scanned)


def told(codes: QSignalSpy) -> list[str]:
    return [codes.at(place)[0] for place in range(codes.count())]


PLACES = ["line", "text", "choice", "editable", "table", "send", "secret"]


@pytest.mark.parametrize("end", ["\n", "\t"])
@pytest.mark.parametrize("place", PLACES)
def test_a_scan_leaves_whatever_has_the_keyboard_as_it_was(
    form: Form, codes: QSignalSpy, place: str, end: str
) -> None:
    widget = getattr(form, place)
    widget.setFocus()
    before = form.state()
    Keyboard(form).scan(CODE, end)
    QApplication.processEvents()
    assert told(codes) == [CODE]
    assert form.state() == before
    assert form.focusWidget() in {widget, widget.focusProxy()} or widget.isAncestorOf(
        form.focusWidget()
    )


def test_without_any_focus_a_scan_arrives_too(form: Form, codes: QSignalSpy) -> None:
    form.line.setFocus()
    form.line.clearFocus()
    Keyboard(form).scan(CODE)
    assert told(codes) == [CODE]
    assert not form.clicks.count()


def test_a_scan_while_a_menu_is_open_chooses_nothing(
    form: Form, codes: QSignalSpy, qtbot: QtBot
) -> None:
    menu = QMenu(form)
    chosen = QSignalSpy(menu.triggered)
    for name in ("Ouvrir", "Déposer", "4217"):
        menu.addAction(name)
    menu.popup(form.mapToGlobal(form.rect().center()))
    until(qtbot, menu.isVisible)
    Keyboard(form).scan(CODE)
    assert told(codes) == [CODE]
    assert not chosen.count()
    menu.close()


def test_a_code_that_nobody_knows_leaks_no_more_than_one_of_ours(
    form: Form, codes: QSignalSpy
) -> None:
    form.text.setFocus()
    Keyboard(form).scan("WIFI:S:invites;;")
    assert told(codes) == ["WIFI:S:invites;;"]
    assert form.text.toPlainText() == "avant"


def test_a_scanner_set_to_qwerty_is_understood(form: Form, codes: QSignalSpy) -> None:
    form.line.setFocus()
    Keyboard(form).scan("OD)àà'é&è")
    assert told(codes) == [CODE]
    assert form.line.text() == "avant"


def test_a_code_without_an_end_is_taken_once_no_key_follows(
    form: Form, codes: QSignalSpy, qtbot: QtBot
) -> None:
    form.line.setFocus()
    Keyboard(form).scan(CODE, end="")
    until(qtbot, lambda: told(codes) == [CODE])
    assert form.line.text() == "avant"


@pytest.mark.parametrize("place", ["line", "text", "secret"])
def test_a_person_types_every_key_in_order(
    form: Form, codes: QSignalSpy, qtbot: QtBot, place: str
) -> None:
    field = getattr(form, place)
    field.setFocus()
    field.selectAll()
    typed = "Vu avec Mme Roche, OD-004217 : éteint"
    keyboard = Keyboard(form)
    keyboard.type(typed, PERSON_MS)
    read = field.toPlainText if place == "text" else field.text
    until(qtbot, lambda: read() == typed)
    assert told(codes) == []


def test_the_person_who_types_a_number_and_enter_clicks_the_button(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setFocus()
    form.line.clear()
    Keyboard(form).type("4217\n", PERSON_MS)
    assert form.line.text() == "4217"
    assert form.clicks.count() == 1
    assert told(codes) == []


def test_keys_typed_just_before_a_scan_stay_and_the_scan_does_not(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setFocus()
    form.line.clear()
    keyboard = Keyboard(form)
    keyboard.type("Vu", PERSON_MS)
    keyboard.scan(CODE)
    assert form.line.text() == "Vu"
    assert told(codes) == [CODE]


def test_a_window_that_was_busy_tells_by_the_times_of_the_keys(
    form: Form, codes: QSignalSpy, qtbot: QtBot
) -> None:
    """A person's keys come all at once after a pause of the window; their times do not."""
    form.line.setFocus()
    form.line.clear()
    keyboard = Keyboard(form)
    keyboard.type("OD-004", PERSON_MS)
    time.sleep(0.2)  # the window is busy: the timer is late, and the rest has waited
    keyboard.type("217\n", PERSON_MS)
    until(qtbot, lambda: form.line.text() == CODE)
    assert told(codes) == []


def test_a_scan_that_a_busy_window_gets_in_two_parts_is_whole(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setFocus()
    keyboard = Keyboard(form)
    keyboard.type("O", SCANNER_MS)
    time.sleep(0.1)  # as above
    keyboard.type("D-004217\n", SCANNER_MS)
    assert told(codes) == [CODE]
    assert form.line.text() == "avant"


def test_a_key_that_is_held_down_repeats_without_a_pause(form: Form, codes: QSignalSpy) -> None:
    form.line.setFocus()
    form.line.clear()
    keyboard = Keyboard(form)
    keyboard.send(PRESS, "e")
    for _ in range(20):
        keyboard.now += 30
        keyboard.send(PRESS, "e", repeat=True)
    keyboard.send(RELEASE, "e")
    assert form.line.text() == "e" * 21
    assert told(codes) == []


def test_shortcuts_and_arrows_are_not_held_and_come_after_what_was_typed(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setFocus()
    form.line.clear()
    keyboard = Keyboard(form)
    keyboard.type("abc", PERSON_MS)
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_Left)
    keyboard.type("X", PERSON_MS)
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert form.line.text() == "abXc"
    assert form.line.selectedText() == "abXc"
    assert told(codes) == []


def test_what_an_input_method_composes_comes_after_the_key_before_it(form: Form) -> None:
    form.line.setFocus()
    form.line.clear()
    scanner = KeyedScanner(lambda: True)
    Keyboard(form).type("t", PERSON_MS)
    composed = QInputMethodEvent()
    composed.setCommitString("ê")
    QApplication.sendEvent(form.line, composed)
    assert form.line.text() == "tê"
    scanner.close()


def test_a_click_elsewhere_leaves_the_last_key_where_it_was_typed(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setFocus()
    form.line.clear()
    Keyboard(form).type("a", PERSON_MS)
    place = form.text.mapTo(form, form.text.rect().center())
    QTest.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert form.line.text() == "a"
    assert form.text.toPlainText() == "avant"
    assert told(codes) == []


@pytest.mark.parametrize("secret", ["004217", "motdepasse", "T-42x!9"])
def test_a_password_manager_that_types_as_fast_as_a_scanner_is_let_through(
    form: Form, codes: QSignalSpy, secret: str
) -> None:
    form.secret.setFocus()
    Keyboard(form).scan(secret)
    assert form.secret.text() == secret
    assert form.clicks.count() == 1
    assert told(codes) == []


def test_before_the_sign_in_only_labels_of_ours_are_kept_from_a_field(
    form: Form, codes: QSignalSpy
) -> None:
    form.line.setEnabled(False)
    form.text.setFocus()
    form.text.clear()
    keyboard = Keyboard(form)
    keyboard.scan("lea.martin@ordidesk.example", "")
    keyboard.scan(CODE)
    assert told(codes) == [CODE]
    assert form.text.toPlainText() == "lea.martin@ordidesk.example"


def test_a_scan_in_another_window_arrives_as_well(codes: QSignalSpy, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    field = QLineEdit(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    field.setFocus()
    Keyboard(other).scan(CODE)
    assert told(codes) == [CODE]
    assert not field.text()


def test_once_closed_it_holds_nothing_back(form: Form, scanner: KeyedScanner) -> None:
    form.line.setFocus()
    form.line.clear()
    keyboard = Keyboard(form)
    keyboard.type("a", PERSON_MS)
    scanner.close()
    assert form.line.text() == "a"
    keyboard.scan(CODE)
    assert form.line.text() == "a" + CODE
