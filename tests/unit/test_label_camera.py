"""Files that stand for a camera, and what is said when there is no picture."""

from __future__ import annotations

import math
import shutil
import threading
from pathlib import Path
from queue import Queue

import cv2
import numpy as np
import PIL.Image
import pytest

from ordidesk.labels.camera import Camera, Source
from ordidesk.labels.capture import Frame, Wanted
from ordidesk.labels.controls import Offered
from ordidesk.labels.faults import CameraFault
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


def test_folder_that_goes_away_mid_stream_was_unplugged(tmp_path: Path) -> None:
    folder = tmp_path / "camera"
    folder.mkdir()
    for number in range(30):
        picture(folder, f"{number:02}.png")

    def pull(_frame: Frame) -> None:
        if folder.exists():
            shutil.rmtree(folder)

    faults: Queue[CameraFault] = Queue()
    camera = Camera(folder, pull, faults.put, rate=math.inf)

    assert faults.get(timeout=30) is CameraFault.UNPLUGGED
    assert camera.close()


def test_video_that_breaks_off_gives_what_there_is_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "labels.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (320, 240))
    for seed in range(30):
        writer.write(np.random.default_rng(seed).integers(0, 255, (240, 320, 3), np.uint8))
    writer.release()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    watched = Watched(path)

    assert 0 < len(watched.frames) < 30
    assert watched.faults == []


class HangingDevice:
    """A driver whose ``read`` does not come back before it is let go."""

    offered = Offered()

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.reading = threading.Event()
        self.closed = threading.Event()

    def read(self) -> Frame | None:
        self.reading.set()
        self.let_go.wait()
        return None

    def adjust(self, wanted: Wanted) -> float:
        del wanted
        return 1.0

    def fault(self, *, gave_frames: bool) -> CameraFault:
        del gave_frames
        return CameraFault.BUSY

    def close(self) -> None:
        self.closed.set()


def test_leaving_a_driver_that_hangs_waits_for_nothing_and_the_next_one_waits_for_it() -> None:
    hanging, after_it = HangingDevice(), HangingDevice()
    devices = iter([hanging, after_it])
    order: list[str] = []

    def open_next(_number: int, _wanted: Wanted) -> HangingDevice:
        device = next(devices)
        order.append("second opened" if device is after_it else "first opened")
        return device

    first = Camera(0, lambda _: None, lambda _: None, open_device=open_next)
    assert hanging.reading.wait(30)
    first.leave()
    assert not first.close(timeout=0.0)
    second = Camera(0, lambda _: None, lambda _: None, open_device=open_next, after=first)
    order.append("first let go")
    hanging.let_go.set()
    assert after_it.reading.wait(30)
    assert hanging.closed.is_set()
    assert order == ["first opened", "first let go", "second opened"]
    after_it.let_go.set()
    assert second.close()


def test_settings_are_asked_for_before_the_next_frame() -> None:
    class Counting(HangingDevice):
        def __init__(self) -> None:
            super().__init__()
            self.asked: list[Wanted] = []
            self.zoomed = threading.Event()

        def read(self) -> Frame | None:
            return np.zeros((4, 4, 3), np.uint8)

        def adjust(self, wanted: Wanted) -> float:
            self.asked.append(wanted)
            if wanted.zoom > 1:
                self.zoomed.set()
            return wanted.zoom

    device, came = Counting(), threading.Event()
    camera = Camera(0, lambda _: came.set(), lambda _: None, open_device=lambda *_: device)
    assert came.wait(30)
    camera.ask(Wanted(resolution=(1, 1), zoom=2.0))
    assert device.zoomed.wait(30)
    assert camera.close()
    assert device.asked == [Wanted(), Wanted(zoom=2.0)], "another resolution takes opening it anew"
    assert camera.device_zoom == 2.0
