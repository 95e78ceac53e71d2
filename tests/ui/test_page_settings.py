"""The settings page: each change counts at once, is kept, and can be undone."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.people import Person
from ordidesk.labels.decode import decode
from ordidesk.labels.devices import Device
from tests.support.drawn import gray
from tests.support.preferences import preferences_in
from tests.support.records import COMPANY, LEA, SOPHIE
from tests.support.seen import click, dialog, has_button, words_on
from tests.support.workbench import open_workbench
from ui.look_choice import LookChoice
from ui.motion import MotionChoice
from ui.pages.settings_page import SettingsPage
from ui.printers import Printers
from ui.theme import SIZE, Theme


class Open(Protocol):
    """Open the page over files with these contents."""

    def __call__(self, own: str = "", policy: str = "", person: Person = LEA) -> SettingsPage: ...


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Open]:
    with contextlib.ExitStack() as opened:

        def made(own: str = "", policy: str = "", person: Person = LEA) -> SettingsPage:
            if own:
                (tmp_path / "settings.toml").write_text(own)
            if policy:
                (tmp_path / "policy.toml").write_text(policy)
            bench = opened.enter_context(open_workbench(tmp_path, theme, COMPANY, person))
            shown = SettingsPage(
                bench.context,
                "https://portail.example",
                Printers(bench.context.preferences, lambda: ["Bureau", "Étiquettes"]),
                lambda: (Device(0, "HD Webcam"), Device(1, "USB Camera")),
            )
            qtbot.addWidget(shown)
            shown.resize(SIZE.window_width, SIZE.window_height)
            with qtbot.waitExposed(shown):
                shown.show()
            return shown

        yield made


def control(page: SettingsPage, name: str) -> QWidget:
    (found,) = (
        it
        for it in page.findChildren(QWidget)
        if it.accessibleName() == name
        and isinstance(it, (QComboBox, QSpinBox, QLineEdit, QCheckBox))
    )
    return found


def pick(box: QWidget, words: str) -> None:
    assert isinstance(box, QComboBox)
    box.setFocus()
    place = box.findText(words)
    assert place >= 0, [box.itemText(it) for it in range(box.count())]
    steps = place - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def type_into(line: QWidget, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def kept(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "settings.toml").read_text())


def test_a_choice_counts_at_once_is_kept_and_can_be_undone(page: Open, tmp_path: Path) -> None:
    shown = page()
    pick(control(shown, "Appearance"), "Light")
    assert kept(tmp_path) == {"window": {"theme": "light"}}
    assert preferences_in(tmp_path).settings.window.theme == "light"
    click(shown, "Undo")
    assert kept(tmp_path) == {"window": {}}
    box = control(shown, "Appearance")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "As the system"


def test_the_devices_there_are_are_on_offer(page: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = page(own="[printer]\nname = 'Gone'\n")
    cameras = control(shown, "Camera")
    assert isinstance(cameras, QComboBox)
    qtbot.waitUntil(lambda: cameras.findText("USB Camera") >= 0)
    pick(cameras, "USB Camera")
    printers = control(shown, "Printer")
    assert isinstance(printers, QComboBox)
    assert printers.currentText() == "Gone (not there)"
    pick(printers, "Étiquettes")
    assert kept(tmp_path) == {"printer": {"name": "Étiquettes"}, "camera": {"name": "USB Camera"}}


def test_what_does_not_fit_is_said_below_and_stays_to_be_corrected(
    page: Open, tmp_path: Path
) -> None:
    shown = page()
    line = control(shown, "Address of the portal")
    type_into(line, "ftp://x")
    assert "the address of a portal, as https://portail.exemple.fr is expected here" in words_on(
        shown
    )
    assert isinstance(line, QLineEdit)
    assert line.text() == "ftp://x"
    assert not (tmp_path / "settings.toml").exists()
    type_into(line, "portail.exemple.fr")
    assert line.text() == "https://portail.exemple.fr"
    assert "is expected here" not in words_on(shown)


def test_what_does_not_fit_stays_while_something_else_is_set(page: Open) -> None:
    shown = page()
    line = control(shown, "Address of the portal")
    type_into(line, "ftp://x")
    pick(control(shown, "Appearance"), "Light")
    assert isinstance(line, QLineEdit)
    assert line.text() == "ftp://x"
    assert "is expected here" in words_on(shown)


def test_a_number_and_a_tick_are_kept(page: Open, tmp_path: Path) -> None:
    shown = page()
    minutes = control(shown, "Lock after")
    minutes.setFocus()
    QTest.keyClick(minutes, Qt.Key.Key_Up)
    tick = control(shown, "A sound when a code is read")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert kept(tmp_path) == {"lock": {"minutes": 31}, "sounds": {"scan": False}}


def test_the_wheel_scrolls_and_changes_nothing(page: Open, tmp_path: Path) -> None:
    shown = page()
    for name in ("Lock after", "Appearance"):
        box = control(shown, name)
        middle = QPointF(box.rect().center())
        event = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes it by place: not inverted
        )
        QApplication.sendEvent(box, event)
    assert not (tmp_path / "settings.toml").exists()


def test_what_the_policy_locks_is_shown_and_cannot_be_changed(page: Open) -> None:
    shown = page(policy='locked = ["lock.minutes"]\nlock.minutes = 7\n')
    minutes = control(shown, "Lock after")
    assert isinstance(minutes, QSpinBox)
    assert minutes.value() == 7
    assert not minutes.isEnabled()
    assert "Decided by whoever runs this computer." in words_on(shown)


def test_all_goes_back_to_the_usual_and_comes_again(
    page: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    own = {"window": {"theme": "dark"}, "lock": {"minutes": 9}}
    shown = page(own="[window]\ntheme = 'dark'\n[lock]\nminutes = 9\n")
    QTimer.singleShot(0, lambda: click(dialog(qtbot), "Back to the usual values"))
    click(shown, "Back to the usual values…")
    assert kept(tmp_path) == {"window": {}, "lock": {}}
    click(shown, "Undo")
    assert kept(tmp_path) == own


def test_faults_in_the_files_are_listed(page: Open) -> None:
    shown = page(own="\n[lock]\nminuts = 3\n", policy="window.theme = 'pink'\n")
    said = words_on(shown)
    assert "settings.toml, line 3: there is no setting lock.minuts; was lock.minutes meant?" in said
    assert 'policy.toml, line 1: window.theme takes one of these words: "system"' in said
    assert not has_button(shown, "Set this file aside and begin anew")


def test_a_broken_file_is_kept_and_can_be_set_aside(page: Open, tmp_path: Path) -> None:
    broken = "[lock\n"
    shown = page(own=broken)
    pick(control(shown, "Appearance"), "Light")
    assert "Nothing was changed" in words_on(shown)
    assert (tmp_path / "settings.toml").read_text() == broken
    click(shown, "Set this file aside and begin anew")
    (aside,) = tmp_path.glob("settings.2*.toml")
    assert aside.read_text() == broken
    pick(control(shown, "Appearance"), "Light")
    assert kept(tmp_path) == {"window": {"theme": "light"}}


def test_a_file_that_cannot_be_written_changes_nothing(page: Open, tmp_path: Path) -> None:
    shown = page()
    (tmp_path / "settings.toml").mkdir()  # a folder in its place: root may write anywhere
    (tmp_path / "settings.toml" / "x").touch()
    pick(control(shown, "Appearance"), "Light")
    assert "Nothing was changed" in words_on(shown)


@pytest.mark.parametrize("person", [LEA, SOPHIE], ids=["technician", "manager"])
def test_managers_keep_the_companys_identity(page: Open, person: Person) -> None:
    shown = page(person=person)
    assert has_button(shown, "Texts and identity of the sheets…") is (person is SOPHIE)
    assert ("Hotline managers keep it." in words_on(shown)) is (person is LEA)


def test_a_colleagues_laptop_can_scan_the_portal(page: Open, qtbot: QtBot) -> None:
    click(page(), "Show the code of the portal…")
    shown = dialog(qtbot)
    picture = gray(shown.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    click(shown, "Close")
    assert {read.text for read in decode(picture)} == {"https://portail.example"}


def test_the_look_follows(theme: Theme, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences = preferences_in(tmp_path)
    LookChoice(theme, preferences)
    try:
        preferences.set("window.theme", "dark")
        preferences.set("window.text_size", 150)
        preferences.set("window.motion", "reduced")
        assert not theme.moves
        assert theme.is_dark
        assert app.font().pixelSize() == 21
    finally:
        theme.set_text_scale(1.0)
        theme.choose_motion(MotionChoice.SYSTEM)
