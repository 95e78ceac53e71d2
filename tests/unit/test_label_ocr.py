"""Printed lines are read at any angle, with what was said of them, and without the network."""

from __future__ import annotations

import importlib
import math

import numpy as np
import pytest

from benchmarks import scene, stickers
from ordidesk.labels import ocr
from ordidesk.labels.ocr import OcrMissing, TextReader, can_read_printed
from ordidesk.labels.printed import Verdict, numbers_in, shows_number, still_verdict
from ordidesk.labels.reads import Gray
from ordidesk.labels.sticker import PHONE, View, draw_printed, lay_down

NUMBER = "OD-004217"
STICKER = draw_printed(NUMBER)


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader()  # offline: the tests' network is closed


def texts(reader: TextReader, image: Gray, turn: int = 0) -> set[str]:
    return {line.text for line in reader.lines(image, shows_number, turn=turn)}


@pytest.mark.parametrize("angle", [0, 45, 90, 135, 180, 270, 315])
def test_both_lines_are_read_at_any_angle(reader: TextReader, angle: int) -> None:
    image = lay_down(STICKER, View(angle=angle, noise=3))

    assert texts(reader, image) == texts(reader, image, turn=1) == {NUMBER, PHONE}


def test_line_has_its_place_from_its_own_top_left_and_a_sureness_a_sign(
    reader: TextReader,
) -> None:
    (line,) = [
        line for line in reader.lines(lay_down(STICKER, View(angle=180))) if line.text == NUMBER
    ]

    assert len(line.sureness) == len(NUMBER)
    assert line.confidence == min(line.sureness) > 0.8
    (left, top), (right, _), (_, bottom), _ = line.polygon
    assert left > right
    assert top > bottom
    assert math.dist(line.polygon[0], line.polygon[1]) > 3 * math.dist(
        line.polygon[1], line.polygon[2]
    )
    assert right > 640 - STICKER.shape[1] / 2  # inside of the label, in the middle of the frame
    assert left < 640 + STICKER.shape[1] / 2


def test_tilted_dim_grainy_sticker_is_read(reader: TextReader) -> None:
    rng = np.random.default_rng(7)
    held = scene.placed(STICKER, scene.desk(rng), scene.Pose(width=300, angle=33, tilt=30, lean=60))
    image = scene.noisy(scene.exposed(held.image, 0.4), rng, 5)

    (number,) = numbers_in(reader.lines(image, shows_number), {NUMBER}.__contains__, [PHONE])

    assert number.number == NUMBER
    assert number.in_full


def test_large_photo_with_a_small_sticker_is_read_thoroughly(reader: TextReader) -> None:
    photo = lay_down(STICKER, View(width=3200, height=2400, size=0.6))

    looks = reader.looks(photo, shows_number)

    verdict = still_verdict(looks, {NUMBER, "OD-042170"}.__contains__, [PHONE])

    assert verdict.taken is not None
    assert verdict.taken.number == NUMBER


def test_desk_without_a_sticker_shows_no_number(reader: TextReader) -> None:
    for seed in range(3):
        looks = reader.looks(stickers.empty_frame(seed))
        verdict = still_verdict(looks, lambda number: number.startswith("OD-"))
        assert verdict == Verdict()


def test_missing_library_is_told_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    ocr._libraries.cache_clear()  # noqa: SLF001 - what was found before is not asked again
    monkeypatch.setattr(importlib, "import_module", missing)
    try:
        assert not can_read_printed()
        with pytest.raises(OcrMissing):
            TextReader()
    finally:
        ocr._libraries.cache_clear()  # noqa: SLF001 - as above
