"""The camera in the window: frames, sightings, the end of a file, and letting go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.labels.camera import CameraFault
from ordidesk.labels.scanner import Sighting
from ordidesk.labels.sticker import View, photograph
from tests.support.seen import until
from ui.live_scan import LiveScan, gray_of, image_of

NUMBER = "OD-004217"


@pytest.fixture
def live() -> Iterator[LiveScan]:
    scan = LiveScan()
    yield scan
    scan.stop()


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
    assert (newest.width(), newest.height()) == (View().width, View().height)


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
