"""Files that stand for a camera, and what is said when there is no picture."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import cv2
import numpy as np
import PIL.Image
import pytest

from ordidesk.labels.camera import Camera, CameraFault, Frame, Source
from ordidesk.labels.sticker import View, photograph


class Watched:
    """What a camera brought, until its end or its fault."""

    def __init__(self, source: Source, *, stop_after: int = 0, repeat: bool = False) -> None:
        self.frames: list[Frame] = []
        self.faults: list[CameraFault] = []
        self._stop_after = stop_after
        self._over = threading.Event()
        camera = Camera(
            source, self._take, self._fail, self._over.set, repeat=repeat, rate=math.inf
        )
        assert self._over.wait(30)
        camera.close()

    def _take(self, frame: Frame) -> None:
        self.frames.append(frame)
        if len(self.frames) == self._stop_after:
            self._over.set()

    def _fail(self, fault: CameraFault) -> None:
        self.faults.append(fault)
        self._over.set()


def picture(folder: Path, name: str) -> None:
    PIL.Image.fromarray(photograph("OD-004217", View(640, 360))).save(folder / name)


def test_folder_gives_its_pictures_and_passes_over_the_rest(tmp_path: Path) -> None:
    picture(tmp_path, "a.png")
    (tmp_path / "b.jpg").write_text("no picture", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")
    picture(tmp_path, "c.jpg")

    watched = Watched(tmp_path)

    assert [frame.shape for frame in watched.frames] == [(360, 640, 3)] * 2
    assert watched.faults == []


def test_single_picture_stands_for_a_camera_again_and_again(tmp_path: Path) -> None:
    picture(tmp_path, "label.png")

    assert len(Watched(tmp_path / "label.png", stop_after=5, repeat=True).frames) >= 5


def test_video_gives_every_frame(tmp_path: Path) -> None:
    path = tmp_path / "labels.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (320, 240))
    for level in (10, 120, 240):
        writer.write(np.full((240, 320, 3), level, np.uint8))
    writer.release()

    levels = [float(frame.mean()) for frame in Watched(path).frames]

    assert levels == pytest.approx([10, 120, 240], abs=4)


@pytest.mark.parametrize("repeat", [False, True])
def test_empty_folder_is_a_missing_camera(tmp_path: Path, *, repeat: bool) -> None:
    assert Watched(tmp_path, repeat=repeat).faults == [CameraFault.MISSING]


def test_file_that_is_no_video_is_a_missing_camera(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("no film", encoding="utf-8")

    assert Watched(tmp_path / "film.mp4").faults == [CameraFault.MISSING]


def test_device_that_is_not_there_is_a_missing_camera() -> None:
    assert Watched(97).faults == [CameraFault.MISSING]
