"""The camera's pane: plugged in and out, paused, set, heard; and what a person sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from ordidesk.labels.controls import Exposure, Offered
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.hints import Hint
from ordidesk.labels.reads import Gray
from ordidesk.labels.sticker import View, photograph
from tests.support.plugged import Plugged, Webcam
from tests.support.preferences import preferences_in
from tests.support.seen import click, until
from ui.camera_memory import CameraMemory
from ui.pages.camera_pane import CameraPane
from ui.scan_words import fault_words, hint_words
from ui.theme import Theme
from ui.widgets.preview import Preview

NUMBER, OTHER = "OD-004217", "OD-005001"
PAUSED = "Camera paused. Touch the screen or press a key to resume."
Show = Callable[..., CameraPane]


def label(text: str = NUMBER, **view: float) -> Gray:
    return photograph(text, View(**{"noise": 3, "blur": 0.6, **view}))  # type: ignore[arg-type]  # fields by name


def two_labels() -> Gray:
    narrow = View(640, 720, size=1.2, noise=3)
    return np.hstack([photograph(NUMBER, narrow), photograph(OTHER, narrow)])


EMPTY = photograph("x", View(size=0.01, noise=3))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[Show]:
    """Show a pane over the cameras of a machine."""
    panes: list[CameraPane] = []

    def made(plugged: Plugged, *, idle_ms: int = 600_000) -> CameraPane:
        cameras = replace(
            plugged.make_cameras(settings, preferences_in(tmp_path), lambda: None), idle_ms=idle_ms
        )
        pane = CameraPane(theme, cameras)
        below = pane.layout()
        assert below is not None
        below.addWidget(pane.toggle)
        panes.append(pane)
        qtbot.addWidget(pane)
        pane.resize(640, 440)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        return pane

    yield made
    for pane in panes:
        pane.close_camera()


def preview(pane: CameraPane) -> Preview:
    return pane.findChildren(Preview)[0]


def said(pane: CameraPane) -> str:
    return preview(pane).message()


def outlined(pane: CameraPane) -> set[str]:
    return {outline.text for outline in preview(pane).outlines()}


def reads(pane: CameraPane) -> Callable[[], list[list[str]]]:
    """Return what counted so far, a list a signal."""
    spy = QSignalSpy(pane.read)

    def so_far() -> list[list[str]]:
        return [[it.text for it in spy.at(place)[0]] for place in range(spy.count())]

    return so_far


def plug(pane: CameraPane, webcam: Webcam, *, there: bool) -> None:
    """Put it in or pull it out, as the system tells of it."""
    webcam.there = there
    pane._cameras.watch.look()  # noqa: SLF001 - what a new file in /dev leads to


def menu_of(pane: CameraPane) -> QMenu:
    click(pane, "Camera settings")
    menu = pane.findChildren(QMenu)[-1]
    assert menu.isVisible()
    return menu


def choose(pane: CameraPane, label_: str) -> None:
    menu = menu_of(pane)
    action = next(it for it in menu.actions() if it.text() == label_)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def ticked(pane: CameraPane) -> set[str]:
    menu = menu_of(pane)
    found = {it.text() for it in menu.actions() if it.isChecked()}
    menu.close()
    return found


# --- reading ------------------------------------------------------------------------------------


def test_a_code_counts_once_until_it_has_left(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label())
    pane = show(Plugged(camera))
    counted = reads(pane)
    until(qtbot, lambda: counted() == [[NUMBER]])
    until(qtbot, lambda: len(camera.frames) == camera.frames.maxlen)
    assert counted() == [[NUMBER]]
    camera.picture = EMPTY
    until(qtbot, lambda: not outlined(pane))
    until(qtbot, lambda: said(pane) == "")
    live = pane._live  # noqa: SLF001 - how many frames were looked at, no person sees
    looked = QSignalSpy(live.sighted)
    until(qtbot, lambda: looked.count() > 12)
    camera.picture = label()
    until(qtbot, lambda: counted() == [[NUMBER], [NUMBER]])


def test_of_two_codes_both_are_told_and_a_tap_picks_one(show: Show, qtbot: QtBot) -> None:
    pane = show(Plugged(Webcam("HD Webcam", two_labels())))
    counted = reads(pane)
    until(qtbot, lambda: outlined(pane) == {NUMBER, OTHER})
    until(qtbot, lambda: bool(counted()) and set(counted()[-1]) == {NUMBER, OTHER})
    shown = preview(pane)
    texts = [outline.text for outline in shown.outlines()]
    place = shown.place_of(texts.index(OTHER)).toPoint()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    assert counted()[-1] == [OTHER]


def test_of_two_codes_one_is_picked_with_the_keyboard(show: Show, qtbot: QtBot) -> None:
    pane = show(Plugged(Webcam("HD Webcam", two_labels())))
    counted = reads(pane)
    until(qtbot, lambda: outlined(pane) == {NUMBER, OTHER})
    shown = preview(pane)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    first = counted()[-1]
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert {*first, *counted()[-1]} == {NUMBER, OTHER}


def test_in_a_mirror_a_tap_picks_the_code_that_is_seen_there(show: Show, qtbot: QtBot) -> None:
    pane = show(Plugged(Webcam("HD Webcam", two_labels())))
    counted = reads(pane)
    until(qtbot, lambda: outlined(pane) == {NUMBER, OTHER})
    choose(pane, "Mirror the picture")
    shown = preview(pane)
    right = QPoint(shown.width() * 3 // 4, shown.height() // 2)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=right)
    assert counted()[-1] == [NUMBER], "it is on the left of the picture"


@pytest.mark.parametrize(
    ("picture", "hint"),
    [
        ((label(blur=4) * 0.05).astype(np.uint8), Hint.TOO_DARK),
        (label(blur=5), Hint.OUT_OF_FOCUS),
        (label(size=0.25), Hint.COME_CLOSER),
    ],
    ids=["dark", "blurred", "far"],
)
def test_what_keeps_a_label_from_being_read_is_said(
    show: Show, qtbot: QtBot, picture: Gray, hint: Hint
) -> None:
    camera = Webcam("HD Webcam", picture)
    pane = show(Plugged(camera))
    until(qtbot, lambda: said(pane) == hint_words(hint))
    camera.picture = label()
    until(qtbot, lambda: said(pane) == "")


# --- plugged in and out -------------------------------------------------------------------------


def test_unplugged_is_said_and_it_starts_by_itself_when_it_is_back(
    show: Show, qtbot: QtBot
) -> None:
    camera = Webcam("HD Webcam", label())
    pane = show(Plugged(camera))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    plug(pane, camera, there=False)
    until(qtbot, lambda: said(pane) == fault_words(CameraFault.UNPLUGGED))
    assert pane.toggle.text() == "Start the camera"
    plug(pane, camera, there=True)
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    assert said(pane) == ""


def test_a_camera_that_comes_later_starts_by_itself(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label(), there=False)
    pane = show(Plugged(camera))
    until(qtbot, lambda: said(pane) == fault_words(CameraFault.MISSING))
    plug(pane, camera, there=True)
    until(qtbot, lambda: outlined(pane) == {NUMBER})


def test_when_the_chosen_one_goes_another_takes_over_until_it_is_back(
    show: Show, qtbot: QtBot
) -> None:
    built_in, stick = Webcam("Built in", label()), Webcam("Stick", label(OTHER))
    pane = show(Plugged(built_in, stick))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    choose(pane, "Stick")
    until(qtbot, lambda: outlined(pane) == {OTHER})
    plug(pane, stick, there=False)
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    plug(pane, stick, there=True)
    until(qtbot, lambda: outlined(pane) == {OTHER})


@pytest.mark.parametrize(
    "fault",
    [
        CameraFault.FORBIDDEN_BY_GROUP,
        CameraFault.FORBIDDEN_BY_WINDOWS,
        CameraFault.FORBIDDEN_BY_MACOS,
    ],
)
def test_a_refusal_is_explained_and_it_starts_when_it_is_lifted(
    show: Show, qtbot: QtBot, fault: CameraFault
) -> None:
    camera = Webcam("HD Webcam", label(), refused=fault)
    pane = show(Plugged(camera))
    until(qtbot, lambda: said(pane) == fault_words(fault))
    camera.refused = None
    pane._cameras.watch.look()  # noqa: SLF001 - what changed rights lead to
    until(qtbot, lambda: outlined(pane) == {NUMBER})


def test_a_busy_camera_is_said_and_tried_again_when_asked(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label(), in_use=1)
    pane = show(Plugged(camera))
    until(qtbot, lambda: said(pane) == fault_words(CameraFault.BUSY))
    camera.in_use = 0
    pane.toggle.click()
    until(qtbot, lambda: outlined(pane) == {NUMBER})


def test_behind_another_page_the_camera_is_let_go(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label())
    pane = show(Plugged(camera))
    until(qtbot, lambda: camera.in_use == 1)
    pane.hide()
    until(qtbot, lambda: not camera.in_use)


# --- nobody there -------------------------------------------------------------------------------


def test_when_nobody_is_there_the_camera_is_let_go_and_a_key_brings_it_back(
    show: Show, qtbot: QtBot
) -> None:
    camera = Webcam("HD Webcam", EMPTY)
    pane = show(Plugged(camera), idle_ms=400)
    until(qtbot, lambda: said(pane) == PAUSED)
    until(qtbot, lambda: not camera.in_use)
    QTest.keyClick(pane.windowHandle(), Qt.Key.Key_Shift)
    until(qtbot, lambda: camera.in_use == 1)


def test_a_tap_brings_it_back(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", EMPTY)
    pane = show(Plugged(camera), idle_ms=400)
    until(qtbot, lambda: said(pane) == PAUSED)
    QTest.mouseClick(pane.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    until(qtbot, lambda: camera.in_use == 1)


def test_a_tap_on_the_start_button_starts_it_and_does_not_stop_it_again(
    show: Show, qtbot: QtBot
) -> None:
    camera = Webcam("HD Webcam", EMPTY)
    pane = show(Plugged(camera), idle_ms=1500)
    until(qtbot, lambda: said(pane) == PAUSED)
    button = pane.toggle.geometry().center()
    QTest.mouseClick(pane.windowHandle(), Qt.MouseButton.LeftButton, pos=button)
    until(qtbot, lambda: camera.times_opened == 2)
    until(qtbot, lambda: said(pane) == "")
    assert pane.toggle.text() == "Stop the camera"


def test_a_person_at_work_is_not_nobody(show: Show, qtbot: QtBot) -> None:
    pane = show(Plugged(Webcam("HD Webcam", EMPTY)), idle_ms=1500)
    for _ in range(20):
        QTest.keyClick(pane.windowHandle(), Qt.Key.Key_Shift)
        qtbot.wait(100)
    assert said(pane) != PAUSED


# --- how it is set ------------------------------------------------------------------------------


def test_what_is_set_is_asked_of_the_camera_and_kept_for_it(
    show: Show, qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    everything = Offered(exposure=True, focus_hold=True, zoom=True)
    camera = Webcam("HD Webcam", label(), offered=everything)
    pane = show(Plugged(camera))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    for name in (
        "1920 × 1080 pixels",
        "Darker, against glare",
        "Hold the focus where it is",
        "Mirror the picture",
        "Sound",
    ):
        choose(pane, name)
    click(pane, "Zoom 2×")
    until(qtbot, lambda: camera.opened[-1].zoom == 2.0)
    assert camera.opened[-1].resolution == (1920, 1080)
    assert camera.opened[-1].exposure is Exposure.DARKER
    assert camera.opened[-1].focus_held
    pane.hide()
    again = show(Plugged(Webcam("HD Webcam", label(), offered=everything)))
    until(qtbot, lambda: outlined(again) == {NUMBER})
    assert ticked(again) == {
        "HD Webcam",
        "1920 × 1080 pixels",
        "Darker, against glare",
        "Hold the focus where it is",
        "Mirror the picture",
    }
    assert CameraMemory(settings, preferences_in(tmp_path)).settings_of("Another").zoom == 1.0


def test_what_a_driver_does_not_have_is_not_offered(show: Show, qtbot: QtBot) -> None:
    pane = show(Plugged(Webcam("HD Webcam", label())))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    menu = menu_of(pane)
    names = {it.text() for it in menu.actions()}
    menu.close()
    assert "Mirror the picture" in names
    assert not names & {"Darker, against glare", "Hold the focus where it is"}


def test_small_codes_take_the_most_pixels_and_the_middle(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label(size=0.6))
    pane = show(Plugged(camera))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    click(pane, "Small codes: the middle, enlarged")
    until(qtbot, lambda: camera.opened[-1].resolution == (1920, 1080))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    assert camera.opened[-1].zoom == 2.0
    click(pane, "Zoom 1×")
    until(qtbot, lambda: camera.opened[-1].resolution == (1280, 720))


def test_the_wheel_and_the_keys_zoom(show: Show, qtbot: QtBot) -> None:
    camera = Webcam("HD Webcam", label())
    pane = show(Plugged(camera))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(pane, Qt.Key.Key_Plus, control)
    until(qtbot, lambda: camera.opened[-1].zoom == 2.0)
    QTest.keyClick(pane, Qt.Key.Key_Minus, control)
    until(qtbot, lambda: camera.opened[-1].zoom == 1.0)
    QTest.wheelEvent(pane.windowHandle(), QPoint(320, 250), QPoint(0, 120))
    until(qtbot, lambda: camera.opened[-1].zoom == 2.0)


# --- eyes, ears, screen readers -----------------------------------------------------------------


def test_a_read_is_heard_seen_and_spoken(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged = Plugged(Webcam("HD Webcam", EMPTY))
    pane = show(plugged)
    spoken: list[str] = []
    # Qt hands announcements to the system's bridge; there is none under Xvfb to listen on.
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: spoken.append(event.message())
    )
    pane.acknowledge("OD-004217, ProBook", known=True)
    assert spoken == ["OD-004217, ProBook"]
    assert preview(pane).is_flashing()
    until(qtbot, lambda: plugged.heard == ["read"])
    until(qtbot, lambda: not preview(pane).is_flashing())
    pane.acknowledge("Unknown number: 12", known=False)
    assert not preview(pane).is_flashing()
    until(qtbot, lambda: plugged.heard == ["read", "unknown"])


def test_without_sound_nothing_is_heard(show: Show, qtbot: QtBot) -> None:
    plugged = Plugged(Webcam("HD Webcam", label()))
    pane = show(plugged)
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    choose(pane, "Sound")
    pane.acknowledge("OD-004217", known=True)
    pane.close_camera()
    assert not plugged.heard


def test_every_button_over_the_picture_has_a_name_and_room_for_a_finger(
    show: Show, qtbot: QtBot
) -> None:
    pane = show(Plugged(Webcam("HD Webcam", label())))
    until(qtbot, lambda: outlined(pane) == {NUMBER})
    buttons = [it for it in pane.findChildren(QToolButton) if it.isVisible()]
    assert len(buttons) == 5
    for button in buttons:
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 48
