"""Pictures that are none, or show nothing of ours: told at the scanner, which goes on."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ordidesk.labels.pictures import (
    NotAPicture,
    PictureError,
    PictureTooLarge,
    PictureUnreadable,
    TornPicture,
)
from ordidesk.labels.sticker import PHONE, View, photograph
from tests.support.running_app import RunningApp, said
from ui.scan_words import picture_words
from ui.tour.props import take_photo
from ui.widgets.number_field import NumberField
from ui.widgets.preview import Preview

KNOWN = "OD-004217"
MEGAPIXELS_50 = (8660, 5774)
LARGEST_RESIDENT_MIB = 600
"""Python with OpenCV takes 150; 50 megapixels in colour would take 150 more for each copy."""

Make = Callable[[Path], None]


def _sticker(text: str, *, qr: bool = False) -> Image.Image:
    return Image.fromarray(photograph(text, View(noise=3), qr=qr))


def _empty_desk(path: Path) -> None:
    grain = np.random.default_rng(1).integers(90, 120, (720, 1280), dtype=np.uint8)
    Image.fromarray(grain).save(path)


def _torn(path: Path) -> None:
    _sticker(KNOWN).save(path)
    path.write_bytes(path.read_bytes()[:9_000])


def _text(path: Path) -> None:
    path.write_text("Bonjour, voici la photo de l'étiquette.\n" * 50, encoding="utf-8")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _huge_header(path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + head, b"IDAT" + zlib.compress(bytes(1000)), b"IEND")
    framed = b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + framed)


def _fifty_megapixels(path: Path) -> None:
    view = View(width=MEGAPIXELS_50[0], height=MEGAPIXELS_50[1], size=6)
    Image.fromarray(photograph(KNOWN, view)).convert("RGB").save(path, quality=85)


def _gone(_path: Path) -> None:
    """Taken away between the drop and the reading."""


def _shown(app: RunningApp) -> str:
    """Return what the scanner says of what it was given."""
    number = app.stage.only(app.window, NumberField)
    return number.error() or app.stage.only(app.window, Preview).message()


def _see_it_goes_on(app: RunningApp, folder: Path) -> None:
    take_photo(folder / "ensuite.jpg", KNOWN)
    app.drop(folder / "ensuite.jpg")
    app.wait_for_card(KNOWN)
    app.stage.wait_for("no complaint any more", lambda: not _shown(app))


def test_a_photo_without_a_code_asks_for_the_number(signed_in: RunningApp, tmp_path: Path) -> None:
    _empty_desk(tmp_path / "bureau.jpg")
    signed_in.drop(tmp_path / "bureau.jpg")
    sentence = said(
        "ScannerPage", "No code found in this picture. Type the number that is on the label."
    )
    signed_in.stage.wait_for("the sentence", lambda: _shown(signed_in) == sentence)
    _see_it_goes_on(signed_in, tmp_path)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (_torn, TornPicture),
        (_text, NotAPicture),
        (_nothing, NotAPicture),
        (_huge_header, lambda path: PictureTooLarge(path, 60_000, 60_000)),
        (_gone, PictureUnreadable),
    ],
    ids=["torn", "a text", "nothing", "a header that announces 3600 megapixels", "gone"],
)
def test_what_is_no_readable_picture_is_told_by_name(
    signed_in: RunningApp, tmp_path: Path, make: Make, expected: Callable[[Path], PictureError]
) -> None:
    path = tmp_path / "IMG_0042.jpg"
    make(path)
    signed_in.drop(path)
    sentence = picture_words(expected(path))
    assert path.name in sentence
    signed_in.stage.wait_for("the sentence", lambda: _shown(signed_in) == sentence)
    _see_it_goes_on(signed_in, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_fifty_megapixels_are_read_in_reasonable_memory(
    signed_in: RunningApp, tmp_path: Path
) -> None:
    photo = tmp_path / "grande.jpg"
    _fifty_megapixels(photo)
    signed_in.drop(photo)
    signed_in.wait_for_card(KNOWN)
    # Not getrusage: there a process that was just started counts its parent's peak as its own.
    measured = (
        "import re, sys; from ordidesk.__main__ import main; main(sys.argv[1:]); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    command = [sys.executable, "-c", measured, "decode", str(photo), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read, resident_kib = done.stdout.splitlines()
    assert [it["text"] for it in json.loads(read)["reads"]] == [KNOWN]
    assert int(resident_kib) / 1024 < LARGEST_RESIDENT_MIB


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "AUTRE-SOCIETE-77",
            ["Unknown number: {text}. Check the label, or register it."],
        ),
        (
            "3017620422003",
            [
                "This is a product's code.",
                "It is on every machine of the kind. Read the company's label.",
            ],
        ),
        (
            PHONE.replace(" ", ""),
            ["This is the hotline's phone.", "Type the other number on the label."],
        ),
        (
            "<b>OD-004217</b> https://autre.example/?a=1&b=2",
            ["This link is none of ours.", "Read the company's label, or type its number."],
        ),
        (
            "X" * 1200,
            [
                "This code says nothing about a machine.",
                "Read the company's label, or type its number.",
            ],
        ),
    ],
    ids=["another company's", "a product's", "our phone", "markup", "much text"],
)
def test_a_label_that_is_not_ours_is_told(
    signed_in: RunningApp, tmp_path: Path, text: str, sentences: list[str]
) -> None:
    _sticker(text, qr=not text.isalnum() or len(text) > 24).save(tmp_path / "autre.png")
    size = signed_in.window.size()
    signed_in.drop(tmp_path / "autre.png")
    expected = " ".join(said("Scan", it) for it in sentences).format(text=text)
    signed_in.stage.wait_for(expected, lambda: _shown(signed_in) == expected)
    assert signed_in.window.minimumSizeHint().height() <= 768
    assert signed_in.window.size() == size
    _see_it_goes_on(signed_in, tmp_path)
