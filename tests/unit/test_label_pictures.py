"""Picture files: what is one is read upright and in grey, what is none is named as such."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordidesk.labels.decode import decode
from ordidesk.labels.pictures import (
    LONGEST_EDGE,
    NotAPicture,
    PictureError,
    PictureTooLarge,
    PictureUnreadable,
    TornPicture,
    read_picture,
)
from ordidesk.labels.sticker import View, draw_sticker, photograph
from tests.support.hostile_pictures import png_header

NUMBER = "OD-004217"


def label_file(folder: Path, name: str = "label.png") -> Path:
    path = folder / name
    PIL.Image.fromarray(photograph(NUMBER, View(640, 480))).save(path)
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "gif", "tif"])
def test_each_kind_of_picture_is_read(tmp_path: Path, suffix: str) -> None:
    (read,) = decode(read_picture(label_file(tmp_path, f"label.{suffix}")))

    assert read.text == NUMBER


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P", "I;16", "CMYK", "1"])
def test_each_way_to_hold_colours_is_read(tmp_path: Path, mode: str) -> None:
    label = PIL.Image.fromarray(draw_sticker(NUMBER))
    path = tmp_path / "label.tif"
    if mode == "I;16":
        PIL.Image.fromarray(np.asarray(label).astype(np.uint16) * 16).save(path)
    else:
        label.convert(mode).save(path)

    assert [read.text for read in decode(read_picture(path))] == [NUMBER]


def test_transparent_ground_is_white(tmp_path: Path) -> None:
    ink = np.zeros((*draw_sticker(NUMBER).shape, 4), np.uint8)
    ink[..., 3] = 255 - draw_sticker(NUMBER)
    PIL.Image.fromarray(ink).save(tmp_path / "ink.png")

    assert [read.text for read in decode(read_picture(tmp_path / "ink.png"))] == [NUMBER]


def test_photo_taken_sideways_is_set_upright(tmp_path: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    PIL.Image.new("L", (64, 32)).save(tmp_path / "side.jpg", exif=exif)

    assert read_picture(tmp_path / "side.jpg").shape == (64, 32)


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_fifty_megapixels_are_read_reduced(tmp_path: Path, suffix: str) -> None:
    photo = PIL.Image.new("L", (8660, 5774), 200)
    label = PIL.Image.fromarray(draw_sticker(NUMBER))
    photo.paste(label.resize((label.width * 5, label.height * 5)), (2000, 2000))
    path = tmp_path / f"large.{suffix}"
    photo.save(path)

    picture = read_picture(path)

    assert max(picture.shape) <= LONGEST_EDGE + 300
    assert [read.text for read in decode(picture)] == [NUMBER]


@pytest.mark.parametrize("size", [(65_000, 65_000), (2**31 - 1, 1_000), (12_000, 12_000)])
def test_size_beyond_reason_is_refused_by_the_header(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png_header(*size))

    with pytest.raises(PictureTooLarge) as refused:
        read_picture(path)
    assert (refused.value.width, refused.value.height) == size


@pytest.mark.parametrize("content", [b"", b"Bonjour, ceci est un texte.\n" * 50, bytes(4096)])
def test_text_in_place_of_a_picture_is_named_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)

    with pytest.raises(NotAPicture):
        read_picture(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_torn_file_is_named_so(tmp_path: Path, suffix: str) -> None:
    path = label_file(tmp_path, f"label.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(PictureError) as torn:
        read_picture(path)
    assert isinstance(torn.value, TornPicture)


def test_missing_file_and_folder_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.png", tmp_path):
        with pytest.raises(PictureUnreadable):
            read_picture(path)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow tells of damaged metadata
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(["jpg", "png", "webp", "bmp", "gif", "tif"]),
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
)
def test_damaged_files_are_read_or_refused_and_nothing_else(
    tmp_path: Path, suffix: str, kept: float, damage: list[tuple[float, int]]
) -> None:
    path = tmp_path / f"damaged.{suffix}"
    PIL.Image.fromarray(draw_sticker(NUMBER)).save(path)
    content = bytearray(path.read_bytes())
    for place, value in damage:
        content[int(place * (len(content) - 1))] = value
    path.write_bytes(content[: int(kept * len(content))])

    try:
        picture = read_picture(path)
    except PictureError as error:
        assert error.path == path  # noqa: PT017 - either outcome is right
    else:
        assert picture.ndim == 2
