"""Pictures made ready: no pixel and no person loses by it, and no place stays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from ordidesk.attaching import metadata
from ordidesk.attaching.pictures import (
    PREVIEW_EDGE,
    REDUCED_EDGE,
    PictureFacts,
    Wishes,
    made_anew,
    picture_facts,
    preview_of,
)
from ordidesk.attaching.sources import FileInMemory, FileOnDisk
from ordidesk.labels.pictures import PictureError
from tests.support.photos import LATITUDE, MAKERS_NOTE, TAKEN, corner, photo, picture

PLACE_ONLY = Wishes(reduce=False, remove_place=True)
SMALLER_ONLY = Wishes(reduce=True, remove_place=False)
NOTHING = Wishes(reduce=False, remove_place=False)


def source(content: bytes) -> FileInMemory:
    return FileInMemory("photo", content)


def exif_of(content: bytes) -> Image.Exif:
    with Image.open(io.BytesIO(content)) as opened:
        return opened.getexif()


def same_pixels(one: bytes, other: bytes) -> bool:
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        return ImageChops.difference(first.convert("RGB"), second.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_place_goes_and_not_a_pixel_changes(kind: str, orientation: int) -> None:
    content = photo(kind, orientation=orientation)
    made = made_anew(source(content), PLACE_ONLY)
    assert made is not None
    for told in (LATITUDE.encode(), MAKERS_NOTE, b"GPS"):
        assert told not in made.content
    assert not exif_of(made.content).get_ifd(metadata.GPS)
    assert same_pixels(content, made.content)
    assert corner(made.content) == corner(content)
    assert (made.width, made.height) == ((640, 480) if orientation == 1 else (480, 640))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_when_and_with_what_it_was_taken_stays(kind: str) -> None:
    made = made_anew(source(photo(kind, orientation=6)), PLACE_ONLY)
    assert made is not None
    kept = exif_of(made.content)
    assert (kept[0x0112], kept[0x010F]) == (6, "Fairphone")
    assert kept.get_ifd(0x8769)[0x9003] == TAKEN


def test_a_place_in_a_tiff_goes_with_writing_it_anew() -> None:
    told = photo("TIFF")
    assert exif_of(told).get_ifd(metadata.GPS)
    made = made_anew(source(told), PLACE_ONLY)
    assert made is not None
    assert (made.media_type, made.suffix) == ("image/jpeg", ".jpg")
    assert not exif_of(made.content).get_ifd(metadata.GPS)


def test_colours_stay_as_their_profile_says() -> None:
    written = io.BytesIO()
    profile = bytes(range(256)) * 600  # in several segments
    picture(64, 64).save(written, "JPEG", icc_profile=profile)
    cleaned = made_anew(source(written.getvalue()), PLACE_ONLY)
    content = cleaned.content if cleaned is not None else written.getvalue()
    with Image.open(io.BytesIO(content)) as opened:
        assert opened.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_a_large_picture_is_reduced_upright(kind: str) -> None:
    content = photo(kind, size=(3000, 2000), orientation=1 if kind == "BMP" else 6, noise=True)
    made = made_anew(source(content), SMALLER_ONLY)
    assert made is not None
    assert len(made.content) < len(content)
    assert max(made.width, made.height) == REDUCED_EDGE
    assert (made.width < made.height) is (kind != "BMP")
    assert exif_of(made.content).get(metadata.ORIENTATION, 1) == 1
    with Image.open(io.BytesIO(made.content)) as opened:
        assert opened.size == (made.width, made.height)
        assert f"image/{(opened.format or '').lower()}" == made.media_type


def test_a_reduced_picture_says_no_place_either() -> None:
    made = made_anew(source(photo(size=(3000, 2000))), Wishes())
    assert made is not None
    assert not exif_of(made.content).get_ifd(metadata.GPS)
    assert exif_of(made.content).get_ifd(0x8769)[0x9003] == TAKEN
    kept = made_anew(source(photo(size=(3000, 2000), noise=True)), SMALLER_ONLY)
    assert kept is not None
    assert exif_of(kept.content).get_ifd(metadata.GPS)


def test_what_is_as_wished_stays_the_file_that_it_is() -> None:
    assert made_anew(source(photo(size=(3000, 2000))), NOTHING) is None
    assert made_anew(source(photo(place=False)), SMALLER_ONLY) is None
    written = io.BytesIO()
    picture(600, 400).save(written, "PNG")
    assert made_anew(source(written.getvalue()), Wishes()) is None


def test_a_film_of_pictures_keeps_moving() -> None:
    written = io.BytesIO()
    picture(2500, 20).save(
        written, "GIF", save_all=True, append_images=[picture(2500, 20, noise=True)]
    )
    assert made_anew(source(written.getvalue()), Wishes()) is None


def test_the_file_on_the_disk_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content := photo(size=(3000, 2000), orientation=6))
    on_disk = FileOnDisk(path)
    assert made_anew(on_disk, Wishes()) is not None
    assert preview_of(on_disk, None)
    assert path.read_bytes() == content


def test_the_header_says_how_it_is_seen_and_whether_it_tells_the_place() -> None:
    assert picture_facts(source(photo(orientation=6))) == PictureFacts(480, 640, tells_place=True)
    assert picture_facts(source(photo(place=False))) == PictureFacts(640, 480, tells_place=False)
    on_its_side = picture_facts(source(photo("TIFF", orientation=6)))
    assert on_its_side == PictureFacts(480, 640, tells_place=True)
    assert picture_facts(source(b"no picture")) is None
    assert picture_facts(source(b"")) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_a_preview_is_a_small_upright_jpeg_without_a_word(kind: str) -> None:
    content = photo(kind, size=(900, 600), orientation=6 if kind in {"JPEG", "PNG"} else 1)
    preview = preview_of(source(content), None)
    with Image.open(io.BytesIO(preview)) as opened:
        assert opened.format == "JPEG"
        assert max(opened.size) == PREVIEW_EDGE
        assert not opened.getexif()
    assert len(preview) < 20_000
    assert all(abs(a - b) < 12 for a, b in zip(corner(preview), corner(content), strict=True))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_mode_have_a_preview(mode: str) -> None:
    written = io.BytesIO()
    shown = Image.new("L", (400, 300), 90).convert("I").convert(mode) if mode == "I;16" else None
    (shown or picture(400, 300).convert(mode)).save(written, "TIFF" if mode == "CMYK" else "PNG")
    assert preview_of(source(written.getvalue()), None)


@given(st.integers(0, 4_000), st.binary(max_size=6), st.sampled_from(["JPEG", "PNG", "WEBP"]))
@settings(max_examples=60, deadline=None)
def test_a_damaged_picture_is_told_or_cleaned_and_never_keeps_its_place(
    at: int, garbage: bytes, kind: str
) -> None:
    content = photo(kind)
    damaged = content[:at] + garbage + content[at + len(garbage) :]
    try:
        made = made_anew(source(damaged), PLACE_ONLY)
    except PictureError:
        return
    if made is not None:
        assert not exif_of(made.content).get_ifd(metadata.GPS)
        assert LATITUDE.encode() not in made.content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_torn_picture_has_no_preview(kind: str) -> None:
    content = photo(kind, place=False, noise=True)
    assert preview_of(source(content[: len(content) // 2]), None) == b""
