"""A label before the camera, in the app's own window: a video file or a folder is the camera."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from ordidesk.labels.faults import CameraFault
from ordidesk.labels.hints import Hint
from ordidesk.labels.reads import Gray
from ordidesk.labels.sticker import View, photograph
from tests.support.running_app import RunningApp, said
from tests.support.seen import titles
from ui.pages.camera_pane import CameraPane
from ui.scan_words import fault_words, hint_words
from ui.widgets.preview import Preview
from ui.widgets.row_list import RowList

EMPTY = photograph("x", View(size=0.01, noise=3))


NUMBER, OTHER = "OD-004217", "OD-003924"


def film(path: Path, pictures: Iterable[Gray]) -> Path:
    """Write a video as a camera would take it, 15 pictures a second."""
    first, *rest = pictures
    size = (first.shape[1], first.shape[0])
    video = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15.0, size)
    for picture in (first, *rest):
        video.write(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    video.release()
    return path


def label(text: str = NUMBER, **view: float) -> Gray:
    return photograph(text, View(**{"noise": 3, "blur": 0.6, **view}))  # type: ignore[arg-type]  # fields by name


def side_by_side(*texts: str) -> Gray:
    return np.hstack([photograph(text, View(640, 720, size=1.2, noise=3)) for text in texts])


def scan(app: RunningApp, camera: Path) -> CameraPane:
    """Go to the scanner with this before its camera."""
    app.window.show_page("day")
    app.session.use_camera(camera)
    app.window.show_page("scanner")
    return app.scanner.findChildren(CameraPane)[0]


def message(pane: CameraPane) -> str:
    return pane.findChildren(Preview)[0].message()


def wait_for_end(app: RunningApp, pane: CameraPane) -> None:
    app.stage.wait_for("the film's end", lambda: "Démarrer" in pane.toggle.text())


def test_a_label_held_there_is_read_once(signed_in: RunningApp, tmp_path: Path) -> None:
    turning = [label(angle=-30 + place, size=0.8) for place in range(45)]
    pane = scan(signed_in, film(tmp_path / "label.avi", turning))
    counted = QSignalSpy(pane.read)
    signed_in.wait_for_card(NUMBER)
    wait_for_end(signed_in, pane)
    assert counted.count() == 1
    assert signed_in.plugged.heard[-1] == "read"


def test_of_two_labels_the_person_chooses(signed_in: RunningApp, tmp_path: Path) -> None:
    both = [side_by_side(NUMBER, OTHER)] * 45
    pane = scan(signed_in, film(tmp_path / "two.avi", both))
    counted = QSignalSpy(pane.read)

    def offered() -> list[str]:
        return [
            title.split(" · ")[0]
            for rows in signed_in.scanner.findChildren(RowList)
            if rows.isVisible() and rows.accessibleName() == said("ScanResults", "What it may be")
            for title in titles(rows)
        ]

    signed_in.stage.wait_for("both machines", lambda: set(offered()) == {NUMBER, OTHER})
    wait_for_end(signed_in, pane)
    assert counted.count() <= 2, "each of them counts once"


def test_a_label_that_nobody_knows_is_heard_as_such(signed_in: RunningApp, tmp_path: Path) -> None:
    pane = scan(signed_in, film(tmp_path / "unknown.avi", [label("ZZ-999999")] * 30))
    wait_for_end(signed_in, pane)
    signed_in.stage.wait_for("the sound", lambda: signed_in.plugged.heard[-1:] == ["unknown"])


def test_a_camera_that_goes_away_mid_stream_is_told(signed_in: RunningApp, tmp_path: Path) -> None:
    folder = tmp_path / "camera"
    folder.mkdir()
    for place in range(150):
        assert cv2.imwrite(str(folder / f"{place:03}.png"), EMPTY)
    pane = scan(signed_in, folder)
    signed_in.stage.wait_for("a picture", lambda: not message(pane))
    shutil.rmtree(folder)
    gone = fault_words(CameraFault.UNPLUGGED)
    signed_in.stage.wait_for("that it is gone", lambda: message(pane) == gone)
    assert "débranchée" in gone


def test_a_video_that_breaks_off_leaves_the_scanner_at_work(
    signed_in: RunningApp, tmp_path: Path
) -> None:
    whole = film(tmp_path / "whole.avi", [label("ZZ-000001")] * 40).read_bytes()
    torn = tmp_path / "torn.avi"
    torn.write_bytes(whole[: len(whole) // 2])
    pane = scan(signed_in, torn)
    wait_for_end(signed_in, pane)
    scan(signed_in, film(tmp_path / "label.avi", [label()] * 30))
    signed_in.wait_for_card(NUMBER)


@pytest.mark.parametrize(
    ("picture", "hint"),
    [
        ((label(blur=4) * 0.05).astype(np.uint8), Hint.TOO_DARK),
        (label(blur=5), Hint.OUT_OF_FOCUS),
        (label(size=0.25), Hint.COME_CLOSER),
    ],
    ids=["dark", "blurred", "far"],
)
def test_what_would_help_is_said(
    signed_in: RunningApp, tmp_path: Path, picture: Gray, hint: Hint
) -> None:
    pane = scan(signed_in, film(tmp_path / "film.avi", [picture] * 150))
    signed_in.stage.wait_for("the hint", lambda: message(pane) == hint_words(hint))
