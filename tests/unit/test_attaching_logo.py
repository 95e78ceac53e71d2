"""A logo from any picture file: small, opaque, in its shape; what is none is refused."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from ordidesk.attaching.logo import HIGHEST, MOST_BYTES, WIDEST, read_logo
from ordidesk.labels.pictures import NotAPicture, PictureTooLarge, TornPicture
from tests.support.hostile_pictures import png_header
from tests.support.loan_sheets import logo


def seen(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    return picture


def noise(width: int, height: int) -> bytes:
    pixels = np.random.default_rng(5).integers(0, 256, (height, width, 3), np.uint8)
    written = io.BytesIO()
    Image.fromarray(pixels).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("size", [(8000, 2400), (200, 4000), (640, 200), (1, 1)])
def test_a_logo_fits_and_keeps_its_shape(size: tuple[int, int]) -> None:
    picture = seen(read_logo(logo(*size)))
    width, height = picture.size
    assert width <= WIDEST
    assert height <= HIGHEST
    assert width / height == pytest.approx(size[0] / size[1], rel=0.08)


def test_what_is_transparent_becomes_white_paper() -> None:
    picture = seen(read_logo(logo())).convert("RGBA")
    corner = picture.getpixel((0, 0))
    middle = picture.getpixel((picture.width // 2, picture.height // 2))
    assert corner == (255, 255, 255, 255)
    assert middle == (11, 92, 196, 255)


@pytest.mark.parametrize("kind", ["JPEG", "BMP", "GIF", "WEBP", "TIFF"])
def test_other_kinds_of_picture_are_taken(kind: str) -> None:
    written = io.BytesIO()
    Image.new("RGB", (900, 300), (200, 30, 30)).save(written, kind)
    assert seen(read_logo(written.getvalue())).size[0] <= WIDEST


def test_the_worst_picture_is_still_small_enough_for_every_laptop() -> None:
    assert len(read_logo(noise(1600, 560))) <= MOST_BYTES


def test_a_picture_on_its_side_is_set_upright_and_fits() -> None:
    turned = Image.new("RGB", (400, 2000), (20, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    written = io.BytesIO()
    turned.save(written, "JPEG", exif=exif)
    picture = seen(read_logo(written.getvalue()))
    assert picture.width > picture.height
    assert picture.height <= HIGHEST


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", NotAPicture),
        (b"%PDF-1.4 a document", NotAPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPicture),
        (logo()[:300], TornPicture),
        (png_header(11_000, 10_000), PictureTooLarge),
        (png_header(65_000, 65_000), PictureTooLarge),
    ],
)
def test_what_is_no_logo_is_refused_by_its_name(content: bytes, fault: type[Exception]) -> None:
    with pytest.raises(fault, match="enseigne"):
        read_logo(content, "enseigne.png")
