"""The signature pad under a mouse, a finger and a pen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.printing.sheet_style import INK
from ui.theme import Theme
from ui.widgets.signature_pad import SignaturePad

WIDTH, HEIGHT = 600, 200
NAME = ((60, 120), (150, 60), (240, 140), (330, 70), (420, 130))


@pytest.fixture
def pad(qtbot: QtBot, theme: Theme) -> SignaturePad:
    made = SignaturePad(theme, "Signature", "Sign here")
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    with qtbot.waitExposed(made):
        made.show()
    return made


def draw(pad: SignaturePad, places: Sequence[tuple[int, int]] = NAME) -> None:
    """Draw a stroke with the mouse."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, left, none, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, left, none, QPoint(*places[-1]))


def pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float) -> None:
    stylus = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    place, none = QPointF(x, y), Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, stylus, place, QPointF(pad.mapToGlobal(place)), 0.5, 0, 0, 0, 0, 0, none, left, left
    )
    QApplication.sendEvent(pad, event)


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_what_a_mouse_draws_is_a_signature(qtbot: QtBot, pad: SignaturePad) -> None:
    assert not pad.is_signed()
    with qtbot.waitSignal(pad.changed):
        draw(pad)
    assert pad.is_signed()
    (stroke,) = pad.strokes()
    assert stroke[0] == (0.1, 0.6)
    assert stroke[-1] == (0.7, 0.65)


def test_the_ink_is_seen_and_cleared(pad: SignaturePad) -> None:
    def inked() -> bool:
        image = pad.grab().toImage()
        return any(image.pixelColor(x, 60) == INK for x in range(image.width()))

    assert not inked()
    draw(pad, ((60, 60), (300, 60), (500, 60)))
    assert inked()
    pad.clear()
    assert not inked()
    assert pad.strokes() == ()


@pytest.mark.parametrize(
    "places",
    [
        ((300, 100),),
        ((300, 100), (304, 102)),
        ((300, 100), (330, 100), (360, 100)),
        tuple((300 + (n % 2) * 6, 100) for n in range(60)),
    ],
    ids=["dot", "slip", "dash", "rubbing"],
)
def test_a_dot_or_a_slip_is_no_signature(
    pad: SignaturePad, places: tuple[tuple[int, int], ...]
) -> None:
    draw(pad, places)
    assert pad.strokes()
    assert not pad.is_signed()


def test_the_last_stroke_is_undone_by_the_keyboard(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.activateWindow()
    qtbot.waitUntil(pad.isActiveWindow)
    draw(pad)
    draw(pad, ((100, 170), (500, 160)))
    first, _second = pad.strokes()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.strokes() == (first,)
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes() == ()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.strokes() == ()


def test_a_pen_writes_while_the_hand_rests_on_the_screen(
    pad: SignaturePad, screen: QPointingDevice
) -> None:
    hand = QTest.touchEvent(pad, screen)
    hand.press(1, QPoint(500, 180), pad).commit()
    pen(pad, QEvent.Type.TabletPress, *NAME[0])
    hand.move(1, QPoint(520, 190), pad).commit()
    for place in NAME[1:]:
        pen(pad, QEvent.Type.TabletMove, *place)
    pen(pad, QEvent.Type.TabletRelease, *NAME[-1])
    hand.release(1, QPoint(520, 190), pad).commit()
    (stroke,) = pad.strokes()
    assert stroke[0] == (0.1, 0.6)
    assert len(stroke) == len(NAME)
    assert pad.is_signed()


def test_the_first_finger_writes_and_the_second_does_not(
    pad: SignaturePad, screen: QPointingDevice
) -> None:
    fingers = QTest.touchEvent(pad, screen)
    fingers.press(0, QPoint(*NAME[0]), pad).commit()
    fingers.stationary(0).press(1, QPoint(20, 20), pad).commit()
    for place in NAME[1:]:
        fingers.move(0, QPoint(*place), pad).move(1, QPoint(40, 20), pad).commit()
    fingers.stationary(0).release(1, QPoint(40, 20), pad).commit()
    fingers.release(0, QPoint(*NAME[-1]), pad).commit()
    (stroke,) = pad.strokes()
    assert len(stroke) == len(NAME)
    assert pad.is_signed()


def test_a_touch_that_the_system_takes_away_leaves_nothing(
    pad: SignaturePad, screen: QPointingDevice
) -> None:
    QTest.touchEvent(pad, screen).press(0, QPoint(*NAME[0]), pad).commit()
    assert pad.strokes()
    cancelled = QTouchEvent(QEvent.Type.TouchCancel, screen)
    QApplication.sendEvent(pad, cancelled)
    assert pad.strokes() == ()
    draw(pad)
    assert pad.is_signed()


def test_points_stay_in_the_box_and_on_the_line_when_the_pad_changes(pad: SignaturePad) -> None:
    draw(pad, ((-40, 100), (300, 260), (700, 100)))
    (stroke,) = pad.strokes()
    assert stroke == ((0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
    pad.resize(WIDTH, 2 * HEIGHT)
    draw(pad, ((0, HEIGHT), (WIDTH, HEIGHT)))
    assert pad.strokes()[-1] == ((0.0, 0.5), (1.0, 0.5))
    assert pad.strokes()[0] == stroke


def test_it_says_what_it_is(pad: SignaturePad) -> None:
    assert pad.accessibleName() == "Signature"
    assert pad.accessibleDescription() == "Sign here"
    assert pad.focusPolicy() & Qt.FocusPolicy.TabFocus
