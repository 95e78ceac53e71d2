"""Made stickers are the same each time, and are where they are said to be."""

from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks import scene, stickers

SEEDS = (3, 4, 11)


@pytest.mark.parametrize("seed", SEEDS)
def test_seed_always_gives_the_same_frames(seed: int) -> None:
    first, again = (stickers.frame(stickers.sticker_case(seed)) for _ in range(2))

    assert (first.image == again.image).all()
    assert first.polygon == again.polygon


def test_two_frames_of_a_sticker_differ_as_a_cameras_do() -> None:
    case = stickers.sticker_case(SEEDS[0])
    first, second = stickers.frame(case, 0), stickers.frame(case, 1)

    assert (first.image != second.image).any()
    assert math.dist(first.polygon[0], second.polygon[0]) < 15


@pytest.mark.parametrize("seed", SEEDS)
def test_sticker_is_inside_of_the_frame(seed: int) -> None:
    for x, y in stickers.frame(stickers.sticker_case(seed)).polygon:
        assert -20 <= x <= scene.WIDTH + 20
        assert -20 <= y <= scene.HEIGHT + 20


@pytest.mark.parametrize(("tilt", "lean"), [(0, 0), (40, 0), (40, 90), (25, 200)])
def test_label_is_seen_where_its_corners_are(tilt: float, lean: float) -> None:
    dark = np.full((scene.HEIGHT, scene.WIDTH), 20, np.uint8)
    label = np.full((100, 300), 240, np.uint8)

    image, polygon = scene.placed(
        label, dark, scene.Pose(width=300, angle=30, tilt=tilt, lean=lean)
    )

    bright = np.argwhere(image > 130)[:, ::-1]
    corners = np.array(polygon)
    assert np.abs(bright.min(axis=0) - corners.min(axis=0)).max() < 3
    assert np.abs(bright.max(axis=0) - corners.max(axis=0)).max() < 3
