"""Pictures made ready: reduced, upright, without their place, and a small one to look at."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from ordidesk.attaching import metadata
from ordidesk.attaching.sources import Source
from ordidesk.labels.pictures import PictureError, check_decoding, opened_picture

if TYPE_CHECKING:
    from PIL.Image import Image

REDUCED_EDGE = 2048
"""Pixels of the longer edge: a label held at arm's length can still be read."""
PREVIEW_EDGE = 320
_QUALITY = 85
_PREVIEW_QUALITY = 75
_MOST_DECODED_MEGAPIXELS = 50
"""In colour: 150 MB, after what JPEG can leave out while it is decoded."""
_SAVED_AS = {
    "JPEG": ("JPEG", "image/jpeg", ""),
    "PNG": ("PNG", "image/png", ""),
    "WEBP": ("WEBP", "image/webp", ""),
    "BMP": ("PNG", "image/png", ".png"),
    "TIFF": ("JPEG", "image/jpeg", ".jpg"),
}
"""How a picture that is written anew is written: format, media type, a new suffix."""
OPENED = frozenset(
    {"image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif", "image/tiff"}
)
"""What is looked into at all: for others Pillow would load every reader that it has."""
_CLEANED = frozenset({"image/jpeg", "image/png", "image/webp"})
_PLACELESS = frozenset({"GIF", "BMP"})
"""Kinds without a field for the place."""


class PictureFacts(msgspec.Struct, frozen=True):
    """What a picture's header says."""

    width: int
    """Pixels, as it is seen."""
    height: int
    tells_place: bool


class Wishes(msgspec.Struct, frozen=True):
    """What is to be done to pictures; the file on the disk stays as it is."""

    reduce: bool = True
    remove_place: bool = True


class Made(msgspec.Struct, frozen=True):
    """A picture written anew."""

    content: bytes
    media_type: str
    suffix: str
    """In place of its own; empty when that still fits."""
    width: int
    height: int


def picture_facts(source: Source) -> PictureFacts | None:
    """Read a picture's header; ``None`` when it is none that can be opened."""
    try:
        with source.open() as file, opened_picture(source.path, file) as picture:
            width, height = _seen_size(picture)
            return PictureFacts(width, height, _tells_place(picture))
    except PictureError:
        return None


def made_anew(source: Source, wishes: Wishes) -> Made | None:
    """Return the picture as it is wished, ``None`` when the file is so already.

    Raises ``PictureError`` when it cannot be done.
    """
    with source.open() as file, opened_picture(source.path, file) as picture:
        moving = getattr(picture, "n_frames", 1) > 1
        large = max(picture.size) > REDUCED_EDGE
        saved_as = _SAVED_AS.get(picture.format or "")
        if wishes.reduce and large and not moving and saved_as is not None:
            reduced = _written(source.path, picture, wishes, REDUCED_EDGE)
            if len(reduced.content) < source.size():
                return reduced
        if wishes.remove_place and picture.format not in _PLACELESS:
            return _cleaned(source.path, file, picture, wishes)
    return None


def preview_of(source: Source, made: Made | None) -> bytes:
    """Return a small JPEG of a picture; empty when there can be none."""
    try:
        with (
            io.BytesIO(made.content) if made is not None else source.open() as file,
            opened_picture(source.path, file) as picture,
        ):
            small = shrunk(source.path, picture, (PREVIEW_EDGE, PREVIEW_EDGE))
            return _saved(on_paper(small), "JPEG", b"", quality=_PREVIEW_QUALITY)
    except PictureError:
        return b""


def _cleaned(path: Path, file: BinaryIO, picture: Image, wishes: Wishes) -> Made | None:
    """Take the place out without touching a pixel where the kind allows it."""
    media_type = f"image/{(picture.format or '').lower()}"
    exif, size = picture.getexif(), _seen_size(picture)
    if media_type in _CLEANED:
        file.seek(0)
        content = file.read()
        try:
            cleaned = metadata.without_place(content, media_type, exif)
        except metadata.Unreadable:
            pass  # Built in a way of its own: write it anew, the pixels are what counts.
        else:
            return Made(cleaned, media_type, "", *size) if cleaned != content else None
    if picture.format in _SAVED_AS:
        return _written(path, picture, wishes, max(picture.size))
    return None


def _written(path: Path, picture: Image, wishes: Wishes, edge: int) -> Made:
    """Write a picture anew, upright, its longer edge at most so many pixels."""
    kind, media_type, suffix = _SAVED_AS[picture.format or ""]
    profile = picture.info.get("icc_profile")
    small = shrunk(path, picture, (edge, edge))
    exif = picture.getexif()
    if wishes.remove_place:
        kept = metadata.kept_of(exif, upright=True)
    else:
        exif.pop(metadata.ORIENTATION, None)
        kept = exif.tobytes()
    if kind == "JPEG":
        small = on_paper(small)
    content = _saved(small, kind, kept, quality=_QUALITY, icc_profile=profile)
    return Made(content, media_type, suffix, *small.size)


def shrunk(
    path: Path,
    picture: Image,
    room: tuple[int, int],
    most_megapixels: int = _MOST_DECODED_MEGAPIXELS,
) -> Image:
    """Decode a picture, upright and no wider and no higher than ``room``.

    Raises ``PictureTooLarge`` when that would take more than so many megapixels.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - only pictures need it

    picture.draft("RGB", room)
    check_decoding(path, picture, most_megapixels)
    picture.load()  # A TIFF turns itself in this, and forgets that it was on its side.
    orientation = picture.getexif().get(metadata.ORIENTATION)
    shown: Image.Image = picture
    if picture.mode not in {"RGB", "L"}:
        shown = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    shown.thumbnail(room, Image.Resampling.LANCZOS)
    if orientation is not None:
        shown.getexif()[metadata.ORIENTATION] = orientation
    return ImageOps.exif_transpose(shown)


def on_paper(picture: Image) -> Image:
    """Return a picture without transparency; what is transparent is white, as on paper."""
    from PIL import Image  # noqa: PLC0415 - only pictures need it

    if picture.mode != "RGBA":
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _saved(
    picture: Image, kind: str, exif: bytes, *, quality: int, icc_profile: bytes | None = None
) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, quality=quality, optimize=True, exif=exif, icc_profile=icc_profile)
    return written.getvalue()


def _seen_size(picture: Image) -> tuple[int, int]:
    width, height = picture.size
    if picture.format == "TIFF":  # Pillow tells its size as it is seen.
        return width, height
    on_its_side = picture.getexif().get(metadata.ORIENTATION, 1) in {5, 6, 7, 8}
    return (height, width) if on_its_side else (width, height)


def _tells_place(picture: Image) -> bool:
    xmp = picture.info.get("xmp") or b""
    written = xmp if isinstance(xmp, bytes) else str(xmp).encode()
    return bool(picture.getexif().get_ifd(metadata.GPS)) or b"GPSLatitude" in written
