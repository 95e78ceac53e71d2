"""Codes are read at every angle, with where they are, and nothing is read where there is none."""

from __future__ import annotations

import csv
import importlib
import logging
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.frames import frames
from ordidesk.labels import decoders
from ordidesk.labels.decode import decode, decode_frame
from ordidesk.labels.pictures import read_picture
from ordidesk.labels.reads import Gray, Symbology, Way
from ordidesk.labels.sticker import View, photograph

NUMBER = "OD-004217"
PAIR = (("OD-000001", 0.0), ("OD-000002", 40.0))
PHOTOS = Path(__file__).parents[3] / "shared" / "labels"


def code(text: str, kind: zxingcpp.BarcodeFormat, scale: int = 3) -> Gray:
    drawn = zxingcpp.write_barcode_to_image(
        zxingcpp.create_barcode(text, kind), scale=scale, add_quiet_zones=True
    )
    return np.pad(np.array(drawn, dtype=np.uint8), 40, constant_values=255)


@pytest.mark.parametrize("angle", range(0, 181, 5))
def test_bars_are_read_at_every_angle(angle: int) -> None:
    picture = photograph(NUMBER, View(angle=angle, noise=3, blur=0.6))

    assert [read.text for read in decode(picture, thorough=False)] == [NUMBER]
    assert [read.text for read in decode_frame(picture, 0)] == [NUMBER]


@pytest.mark.parametrize(
    ("kind", "symbology", "text"),
    [
        (zxingcpp.BarcodeFormat.Code128, Symbology.CODE128, NUMBER),
        (zxingcpp.BarcodeFormat.Code39, Symbology.CODE39, "OD004217"),
        (zxingcpp.BarcodeFormat.EAN13, Symbology.EAN13, "9780804816632"),
        (zxingcpp.BarcodeFormat.EAN8, Symbology.EAN8, "42191605"),
        (zxingcpp.BarcodeFormat.QRCode, Symbology.QRCODE, "https://support.example/a/OD-004217"),
        (zxingcpp.BarcodeFormat.DataMatrix, Symbology.DATAMATRIX, NUMBER),
    ],
)
def test_each_symbology_is_read_and_named(
    kind: zxingcpp.BarcodeFormat, symbology: Symbology, text: str
) -> None:
    (read,) = decode(code(text, kind))

    assert (read.symbology, read.text) == (symbology, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(zxingcpp.BarcodeFormat.ITF, "12345670"), (zxingcpp.BarcodeFormat.Code39, "ABC")],
)
def test_what_gives_phantoms_is_not_read(kind: zxingcpp.BarcodeFormat, text: str) -> None:
    assert decode(code(text, kind)) == ()


@pytest.mark.parametrize("angle", [0, 40, 90, 130])
def test_corners_lie_on_the_code(angle: int) -> None:
    (read,) = decode(photograph(NUMBER, View(angle=angle)))

    middle = np.mean(read.polygon, axis=0)
    ahead = np.subtract(read.polygon[1], read.polygon[0])
    turned = np.degrees(np.arctan2(ahead[1], ahead[0])) % 180
    assert np.hypot(*(middle - (640, 360))) < 25
    assert min(abs(turned - angle % 180), 180 - abs(turned - angle % 180)) < 8


def test_each_of_several_codes_is_read_once() -> None:
    one, other = (
        code("OD-000001", zxingcpp.BarcodeFormat.Code128),
        code("OD-000002", zxingcpp.BarcodeFormat.Code128),
    )
    wide = max(one.shape[1], other.shape[1])
    both = np.vstack(
        [np.pad(it, ((0, 0), (0, wide - it.shape[1])), constant_values=255) for it in (one, other)]
    )

    assert sorted(read.text for read in decode(both)) == ["OD-000001", "OD-000002"]


def test_codes_that_lie_at_different_angles_are_read_together() -> None:
    level, turned = (
        photograph(text, View(width=640, angle=angle, size=0.8)) for text, angle in PAIR
    )

    found = {read.text: read.polygon for read in decode(np.hstack([level, turned]))}

    assert found.keys() == {text for text, _ in PAIR}
    assert np.mean(found[PAIR[0][0]], axis=0)[0] < 640 < np.mean(found[PAIR[1][0]], axis=0)[0]


def test_a_code_beside_bars_is_seen_live_too() -> None:
    bars = photograph(NUMBER, View(width=640, size=0.8))
    square = photograph("https://support.example/a/OD-000002", View(width=640), qr=True)
    both = np.ascontiguousarray(np.hstack([bars, square]))

    found = {read.text for turn in range(2) for read in decode_frame(both, turn)}

    assert found == {NUMBER, "https://support.example/a/OD-000002"}


@pytest.mark.parametrize("width", [700, 1280])
def test_a_code_too_small_to_read_as_it_is_is_enlarged(width: int) -> None:
    square = code("OD-004217", zxingcpp.BarcodeFormat.DataMatrix, scale=8)
    tiny = cv2.resize(square, None, fx=0.16, fy=0.16, interpolation=cv2.INTER_AREA)
    scene = np.full((width * 9 // 16, width), 200, np.uint8)
    top, left = (scene.shape[0] - tiny.shape[0]) // 2, (width - tiny.shape[1]) // 2
    scene[top : top + tiny.shape[0], left : left + tiny.shape[1]] = tiny

    (read,) = decode(scene)

    assert (read.text, read.by) == (NUMBER, Way.ENHANCED)
    assert np.hypot(*(np.mean(read.polygon, axis=0) - (width / 2, width * 9 / 32))) < 5


def test_what_stands_inside_a_longer_code_is_not_a_code_of_its_own() -> None:
    """The right half of these bars is a whole UPC to one of the decoders, blurred as they are."""
    for seed in range(6):
        for made in frames("all", 5, seed):
            assert {read.text for read in decode(made.pixels)} <= {made.text}


def test_tilted_bars_are_read_by_setting_them_upright() -> None:
    (read,) = decode(photograph(NUMBER, View(angle=45)))

    assert read.by is Way.UPRIGHT


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 90), st.integers(1, 160), st.integers(0, 2**32 - 1), st.sampled_from([1, 3, 9])
)
def test_noise_and_stripes_of_any_size_hold_no_code(
    high: int, wide: int, seed: int, stretch: int
) -> None:
    chance = np.random.default_rng(seed)
    lines = chance.integers(0, 256, (-(-high // stretch) if seed % 2 else 1, wide), dtype=np.uint8)
    picture = np.ascontiguousarray(np.resize(np.repeat(lines, stretch, axis=0), (high, wide)))

    assert decode(picture) == ()


def test_missing_second_decoder_is_told_once_and_lived_without(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(name: str) -> ModuleType:
        raise ImportError(f"no {name}")

    monkeypatch.setattr(importlib, "import_module", missing)
    decoders._pyzbar_module.cache_clear()  # noqa: SLF001 - it is looked for once a process
    try:
        with caplog.at_level(logging.INFO, "ordidesk.labels"):
            assert decode(np.full((60, 60), 200, np.uint8)) == ()
            assert [read.text for read in decode(photograph(NUMBER, View(angle=30)))] == [NUMBER]
        assert not decoders.has_second_opinion()
        assert len(caplog.records) == 1
    finally:
        decoders._pyzbar_module.cache_clear()  # noqa: SLF001 - as above


@pytest.mark.skipif(not PHOTOS.is_dir(), reason="the photos with known text are not here")
def test_photos_give_their_text_and_never_another() -> None:
    with (PHOTOS / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["scope"] == "core"]
    hand_held = [row for row in rows if "quagga2" in row["source"]]
    empty = [row for row in rows if row["symbology"] == "none"]
    looked_at = [row for row in hand_held + empty if row["symbology"] != "itf"]
    found = {
        row["file"]: {read.text for read in decode(read_picture(PHOTOS / row["file"]))}
        for row in looked_at
    }

    assert all(found[row["file"]] <= {row["text"]} for row in looked_at)
    assert sum(bool(found[row["file"]]) for row in hand_held if row in looked_at) >= 23
