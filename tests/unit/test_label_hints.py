"""Each hint is given where it holds, and none on a good picture or an empty desk."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ordidesk.labels.hints import Hint, HintGiver
from ordidesk.labels.reads import Gray
from ordidesk.labels.sticker import View, photograph

NUMBER = "OD-004217"
ANGLES = (0, 20, 45, 90)


def label(*, qr: bool = False, **view: float) -> Gray:
    return photograph(NUMBER, View(**{"noise": 4, "blur": 0.7, **view}), qr=qr)  # type: ignore[arg-type]  # fields by name


def lit(picture: Gray, share: float) -> Gray:
    return (picture * share).astype(np.uint8)


def with_glare(picture: Gray, radius: float) -> Gray:
    """Add a lamp's reflection over the code, burnt out in its middle."""
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]]
    away = (x - picture.shape[1] / 2) ** 2 + (y - picture.shape[0] / 2) ** 2
    lamp = 600 * np.exp(-away / (2 * radius**2))
    return np.asarray(np.clip(picture * 0.8 + lamp, 0, 255), dtype=np.uint8)


def hint(*frames: Gray) -> Hint | None:
    giver = HintGiver()
    return [giver.hint(frame) for frame in frames][-1]


@pytest.mark.parametrize("qr", [False, True])
@pytest.mark.parametrize("size", [0.8, 1.5])
@pytest.mark.parametrize("angle", ANGLES)
def test_good_picture_gives_none(size: float, angle: float, *, qr: bool) -> None:
    assert hint(label(size=size, angle=angle, qr=qr)) is None


@pytest.mark.parametrize("noise", [2, 6, 12])
def test_empty_desk_gives_none(noise: float) -> None:
    plain = photograph("x", View(size=0.01, noise=noise))
    shaded = np.clip(plain + np.linspace(-50, 80, plain.shape[1]), 0, 255).astype(np.uint8)
    assert hint(plain) is None
    assert hint(shaded) is None


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_dark_picture_asks_for_light(share: float) -> None:
    assert hint(lit(label(), share)) is Hint.TOO_DARK


def test_small_white_label_on_a_black_machine_is_not_too_dark() -> None:
    black = label(size=0.8).astype(np.int16)
    black[black < 130] //= 6
    assert hint(black.astype(np.uint8)) is None


@pytest.mark.parametrize("radius", [50, 80, 150, 300])
def test_reflection_over_the_code_is_told(radius: float) -> None:
    assert hint(with_glare(label(), radius)) is Hint.GLARE


@pytest.mark.parametrize("qr", [False, True])
@pytest.mark.parametrize("blur", [3, 4, 6, 8])
def test_blur_at_rest_is_focus(blur: float, *, qr: bool) -> None:
    assert hint(*[label(blur=blur, qr=qr)] * 3) is Hint.OUT_OF_FOCUS


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("length", [15, 31])
def test_blur_that_moves_on_is_motion(length: int, angle: float) -> None:
    still = label(size=1.2, angle=angle, noise=0)
    smear = np.zeros((length, length), np.float32)
    smear[np.arange(length), np.arange(length)] = 1 / length
    smeared = np.asarray(cv2.filter2D(still, -1, smear), dtype=np.uint8)
    frames = [np.roll(smeared, (place * length, place * length), (0, 1)) for place in range(4)]
    assert hint(*frames) is Hint.HOLD_STILL


@pytest.mark.parametrize("size", [0.2, 0.3, 0.4])
@pytest.mark.parametrize("qr", [False, True])
def test_small_code_asks_to_come_closer(size: float, *, qr: bool) -> None:
    assert hint(label(size=size, qr=qr)) is Hint.COME_CLOSER


def test_one_odd_frame_does_not_change_what_is_said() -> None:
    dark = lit(label(), 0.1)
    assert hint(dark, dark, dark, label(blur=5), dark) is Hint.TOO_DARK


@pytest.mark.parametrize("shape", [(1, 1), (12, 12), (40, 400), (84, 84)])
def test_tiny_frame_gives_none(shape: tuple[int, int]) -> None:
    assert hint(np.full(shape, 200, np.uint8)) is None
