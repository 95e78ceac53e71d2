"""The camera in the window: frames, sightings, the end of a file, and letting go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.labels.capture import Wanted
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import Scanner, Sighting
from ordidesk.labels.sticker import View, photograph
from ordidesk.labels.zoom import Part
from tests.support.plugged import Plugged, Webcam
from tests.support.seen import until
from ui.live_scan import LiveScan, Shown, gray_of, image_of

NUMBER = "OD-004217"


@pytest.fixture
def live() -> Iterator[LiveScan]:
    scan = LiveScan()
    yield scan
    scan.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that stands for a camera."""
    path = tmp_path / "label.png"
    assert cv2.imwrite(str(path), photograph(NUMBER, View(noise=3, blur=0.6), qr=True))
    return path


def test_what_the_camera_sees_is_shown_and_read(
    live: LiveScan, qtbot: QtBot, picture: Path
) -> None:
    sighted = QSignalSpy(live.sighted)
    live.start(picture, repeat=True)
    assert live.is_running

    def read() -> list[str]:
        sightings = [sighted.at(place)[0] for place in range(sighted.count())]
        assert all(isinstance(sighting, Sighting) for sighting in sightings)
        return [code.text for sighting in sightings for code in sighting.confirmed]

    until(qtbot, lambda: read() == [NUMBER])
    newest = live.newest()
    assert newest is not None
    assert (newest.image.width(), newest.image.height()) == (View().width, View().height)


def test_a_film_that_is_over_says_so(live: LiveScan, qtbot: QtBot, picture: Path) -> None:
    ended = QSignalSpy(live.ended)
    live.start(picture)
    until(qtbot, lambda: ended.count() == 1)


def test_a_camera_that_is_not_there_is_told_and_another_can_be_opened(
    live: LiveScan, qtbot: QtBot, picture: Path
) -> None:
    failed, came = QSignalSpy(live.failed), QSignalSpy(live.frame_came)
    live.start(picture.with_name("none.avi"))
    until(qtbot, lambda: failed.count() == 1)
    assert failed.at(0) == [CameraFault.MISSING]
    live.start(picture, repeat=True)
    until(qtbot, lambda: came.count() > 0)


def test_once_stopped_it_holds_no_frame_and_can_be_stopped_again(
    live: LiveScan, qtbot: QtBot, picture: Path
) -> None:
    came = QSignalSpy(live.frame_came)
    live.start(picture, repeat=True)
    until(qtbot, lambda: came.count() > 0)
    live.stop()
    live.stop()
    assert live.newest() is None
    assert not live.is_running


def test_a_picture_in_grey_comes_back_as_it_was() -> None:
    pixels = photograph(NUMBER, View(width=641, height=479))
    assert (gray_of(image_of(pixels)) == pixels).all()


def webcam(text: str = NUMBER) -> Webcam:
    return Webcam("HD Webcam", photograph(text, View(noise=3, blur=0.6), qr=True))


def test_a_frame_is_shown_and_cropped_without_being_copied(qtbot: QtBot) -> None:
    camera = webcam()
    live = LiveScan(open_device=Plugged(camera).open_device)
    came = QSignalSpy(live.frame_came)
    live.start(0, Wanted(zoom=2.0))
    until(qtbot, lambda: came.count() > 0)
    shown = live.newest()
    assert shown is not None
    live.close()
    seen = np.frombuffer(shown.image.constBits(), np.uint8)
    assert sum(np.shares_memory(seen, frame) for frame in camera.frames) == 1
    assert shown.part == Part(320, 180, 640, 360)


def test_the_preview_goes_on_while_a_frame_is_decoded(qtbot: QtBot) -> None:
    class Slow(Scanner):
        def __init__(self) -> None:
            super().__init__()
            self.goes_on = threading.Event()
            self.looked_at = 0

        def look(self, frame: Gray, *, zoom: float = 1.0) -> Sighting:
            self.looked_at += 1
            self.goes_on.wait()
            return super().look(frame, zoom=zoom)

    slow = Slow()
    live = LiveScan(open_device=Plugged(webcam()).open_device, make_scanner=lambda: slow)
    shown: list[Shown | None] = []
    live.frame_came.connect(lambda: shown.append(live.newest()))
    sighted = QSignalSpy(live.sighted)
    live.start(0)
    until(qtbot, lambda: len(shown) >= 20)
    assert slow.looked_at == 1
    assert sighted.count() == 0
    slow.goes_on.set()
    until(qtbot, lambda: sighted.count() > 0)
    live.close()


def test_a_driver_that_hangs_is_told_and_keeps_nobody_waiting(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hanging = webcam()
    live = LiveScan(open_device=Plugged(hanging).open_device, tick_ms=20)
    failed, came = QSignalSpy(live.failed), QSignalSpy(live.frame_came)
    live.frame_came.connect(live.newest)
    live.start(0)
    until(qtbot, lambda: came.count() > 0)
    hanging.hangs = threading.Event()
    until(qtbot, lambda: failed.count() == 1)
    assert failed.at(0) == [CameraFault.SILENT]
    assert not live.is_running
    live.close(timeout=0.01)
    assert "driver hangs" in caplog.text
    caplog.clear()
    hanging.hangs.set()
    until(qtbot, lambda: not hanging.in_use)


def test_nothing_is_heard_of_a_camera_that_was_stopped(live: LiveScan, qtbot: QtBot) -> None:
    plugged = Plugged(webcam(), webcam("OD-005001"))
    live = LiveScan(open_device=plugged.open_device)
    texts: list[str] = []
    live.sighted.connect(lambda it: texts.extend(read.text for read in it.seen))
    live.start(0)
    until(qtbot, lambda: NUMBER in texts)
    live.stop()
    texts.clear()
    live.start(1)
    until(qtbot, lambda: len(texts) > 5)
    assert set(texts) == {"OD-005001"}
    live.close()


def test_the_same_camera_is_opened_again_only_when_it_was_let_go(qtbot: QtBot) -> None:
    camera = webcam()
    live = LiveScan(open_device=Plugged(camera).open_device)
    failed, came = QSignalSpy(live.failed), QSignalSpy(live.frame_came)
    live.frame_came.connect(live.newest)
    for _ in range(5):
        live.start(0)
    until(qtbot, lambda: came.count() > 3)
    assert failed.count() == 0
    live.close()
    assert not camera.in_use
