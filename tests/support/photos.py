"""Photos as phones take them, made for tests: on their side, with a place, with a thumbnail."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image, ImageOps
from PIL.TiffImagePlugin import IFDRational, ImageFileDirectory_v2

LATITUDE, LONGITUDE = "47.2378", "6.0241"
MAKERS_NOTE = b"made near 47.2378 6.0241"
TAKEN = "2026:03:17 09:41:00"


def picture(width: int, height: int, *, mode: str = "RGB", noise: bool = False) -> Image.Image:
    """Make a picture whose four corners differ, so that turning it shows."""
    if noise:
        return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
    made = Image.new(mode, (width, height), "steelblue")
    made.paste("crimson", (0, 0, width // 2, height // 2))
    return made


def exif(*, orientation: int = 1, place: bool = True) -> Image.Exif:
    """Make what a phone writes."""
    made = Image.Exif()
    made[0x010F], made[0x0110], made[0x0112] = "Fairphone", "FP5", orientation
    taken = made.get_ifd(0x8769)
    taken[0x9003] = TAKEN
    if place:
        taken[0x927C] = MAKERS_NOTE
        made.get_ifd(0x8825).update(
            {1: "N", 2: _degrees(47, 14, 16), 3: "E", 4: _degrees(6, 1, 27)}
        )
    return made


def xmp() -> bytes:
    """Make what an editor writes."""
    head = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="'
    return f'{head}{LATITUDE}" exif:GPSLongitude="{LONGITUDE}"/></x:xmpmeta>'.encode()


def photo(
    kind: str = "JPEG",
    *,
    size: tuple[int, int] = (640, 480),
    orientation: int = 1,
    place: bool = True,
    noise: bool = False,
    quality: int = 90,
) -> bytes:
    """Make a photo's bytes."""
    written = io.BytesIO()
    shown = picture(*size, noise=noise)
    told = exif(orientation=orientation, place=place)
    more = {"xmp": xmp()} if place and kind in {"JPEG", "WEBP"} else {}
    if kind == "TIFF":
        shown.save(written, kind, tiffinfo=_tiff_told(told))
    else:
        shown.save(written, kind, exif=told, quality=quality, **more)
    content = written.getvalue()
    # As phones do: a short film with its own place, behind the picture.
    return content + MAKERS_NOTE if place and kind == "JPEG" else content


def _tiff_told(told: Image.Exif) -> ImageFileDirectory_v2:
    """Tell a TIFF what a phone writes: Pillow leaves the place out of what it saves there."""
    tags = ImageFileDirectory_v2()
    tags[0x0112] = told[0x0112]
    tags[0x010F] = told[0x010F]
    if place := told.get_ifd(0x8825):
        tags._tags_v2[0x8825] = dict(place)  # noqa: SLF001 - the only way Pillow writes one
        tags.tagtype[0x8825] = 4
    return tags


def save(path: Path, content: bytes) -> Path:
    """Write a file and return where."""
    path.write_bytes(content)
    return path


def corner(content: bytes) -> tuple[int, int, int]:
    """Return the colour of the upper left corner as it is seen."""
    with Image.open(io.BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
        found = upright.getpixel((upright.width // 8, upright.height // 8))
    assert isinstance(found, tuple)
    red, green, blue = (int(value) for value in found)
    return red, green, blue


def _degrees(degrees: int, minutes: int, seconds: int) -> tuple[IFDRational, ...]:
    return tuple(IFDRational(value, 1) for value in (degrees, minutes, seconds))
