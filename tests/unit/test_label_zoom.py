"""The middle of a frame: enlarged for small codes, and corners where they are in the whole."""

from __future__ import annotations

import numpy as np
import pytest

from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import Scanner
from ordidesk.labels.sticker import View, photograph
from ordidesk.labels.zoom import Part, enlarged, middle

NUMBER = "OD-004217"


@pytest.mark.parametrize("factor", [1.0, 2.0, 3.0])
def test_middle_keeps_the_shape_and_lies_in_the_frame(factor: float) -> None:
    part = middle(1280, 720, factor)
    assert part.width == pytest.approx(1280 / factor, abs=1)
    assert part.height == pytest.approx(720 / factor, abs=1)
    assert part.left + part.width / 2 == pytest.approx(640, abs=1)
    assert part.top + part.height / 2 == pytest.approx(360, abs=1)


def test_whole_frame_is_neither_cropped_nor_copied() -> None:
    frame = photograph(NUMBER)
    assert middle(1280, 720, 1.0) == Part(0, 0, 1280, 720)
    assert enlarged(frame, 1.0)[0] is frame


def test_large_frames_are_enlarged_less() -> None:
    larger, scale = enlarged(np.zeros((720, 1280), np.uint8), 3.0)
    assert larger.shape == (1080, 1920)
    assert scale == 1.5


@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
def test_code_is_outlined_where_it_is_in_the_whole_frame(zoom: float) -> None:
    (read,) = Scanner().look(photograph(NUMBER, View(size=0.7, noise=3)), zoom=zoom).seen
    x, y = np.mean(read.polygon, axis=0)
    assert x == pytest.approx(640, abs=12)
    assert y == pytest.approx(360, abs=12)


def test_what_lies_beside_the_middle_is_not_read() -> None:
    aside = np.roll(photograph(NUMBER, View(size=0.7)), 420, axis=1)
    assert Scanner().look(aside).seen
    assert not Scanner().look(aside, zoom=3.0).seen


def test_enlarging_reads_a_qr_that_is_too_fine_as_it_is() -> None:
    def read(zoom: float) -> int:
        frames: list[Gray] = [
            photograph(
                NUMBER, View(size=0.4, angle=3 * seed, noise=4, blur=0.6, seed=seed), qr=True
            )
            for seed in range(6)
        ]
        scanners = [(Scanner(), frame) for frame in frames]
        return sum(any(it.look(frame, zoom=zoom).seen for _ in range(4)) for it, frame in scanners)

    assert read(2.0) > read(1.0)
