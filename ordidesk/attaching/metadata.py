"""What picture files say beside their pixels, taken out without touching a pixel.

What stays is named here, not what goes: orientation, when it was taken, with which camera, colours.
So nothing that a phone's maker adds can carry the place: not GPS fields, XMP, IPTC, maker's notes,
nor the second pictures and videos that hang on behind.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Exif

ORIENTATION = 0x0112
GPS = 0x8825
_EXIF_IFD = 0x8769
_KEPT_TAGS = (0x010F, 0x0110, ORIENTATION, 0x0132)
"""Make, model, orientation, date and time (EXIF 2.32, 4.6.4)."""
_KEPT_EXIF_TAGS = (0x9003, 0x9004, 0x9011)
"""When it was taken, when it was made digital, and the zone."""
_EXIF_HEAD = b"Exif\0\0"
_MARK, _END_OF_IMAGE, _START_OF_SCAN, _COMMENT = 0xFF, 0xD9, 0xDA, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_APPLICATION_2 = 0xE2
_JPEG_KEPT = frozenset({0xE0, 0xEE})
"""JFIF and Adobe's colours; of the others ICC profiles, and no comments."""
_JPEG_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
    | {b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP"}
)
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04


class Unreadable(Exception):  # noqa: N818 - says what happened
    """The file is not built as its kind is: nothing can be taken out of it for certain."""


def without_place(content: bytes, media_type: str, exif: Exif) -> bytes:
    """Return a JPEG, PNG or WEBP file without all that may tell the place; ``exif`` is its own.

    Raises ``Unreadable``.
    """
    kept = kept_of(exif)
    try:
        match media_type:
            case "image/jpeg":
                return b"".join(_jpeg(content, kept))
            case "image/png":
                return b"".join(_png(content, kept))
            case "image/webp":
                return _webp(content, kept)
    except (IndexError, struct.error) as error:
        raise Unreadable from error
    raise Unreadable


def kept_of(exif: Exif, *, upright: bool = False) -> bytes:
    """Return the EXIF block that stays, empty when there is nothing to tell.

    ``upright``: the pixels were turned already.
    """
    from PIL.Image import Exif as EmptyExif  # noqa: PLC0415 - only pictures need it

    kept = EmptyExif()
    for tag in _KEPT_TAGS:
        if tag in exif and not (upright and tag == ORIENTATION):
            kept[tag] = exif[tag]
    taken = exif.get_ifd(_EXIF_IFD)
    for tag in _KEPT_EXIF_TAGS:
        if tag in taken:
            kept.get_ifd(_EXIF_IFD)[tag] = taken[tag]
    block: bytes = kept.tobytes() if len(kept) or kept.get_ifd(_EXIF_IFD) else b""
    return block if not block or block.startswith(_EXIF_HEAD) else _EXIF_HEAD + block


def _jpeg(content: bytes, kept: bytes) -> Iterator[bytes]:
    """Yield the segments that stay, up to the end of the first picture."""
    yield content[:2]
    if kept:
        yield b"\xff\xe1" + struct.pack(">H", len(kept) + 2) + kept
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":  # filling bytes
            at += 1
        if content[at] != _MARK:
            raise Unreadable
        marker = content[at + 1]
        if marker == _END_OF_IMAGE:
            yield b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == _START_OF_SCAN:  # the pixels follow, up to the next marker
            found = _JPEG_NEXT_MARKER.search(content, end)
            if found is None:
                raise Unreadable
            end = found.start()
        if end > len(content):
            raise Unreadable
        if _stays(marker, content[at + 4 : at + 16]):
            yield content[at:end]
        at = end


def _stays(marker: int, head: bytes) -> bool:
    if marker == _APPLICATION_2:
        return head.startswith(b"ICC_PROFILE")
    return marker in _JPEG_KEPT or not (marker in _APPLICATION or marker == _COMMENT)


def _png(content: bytes, kept: bytes) -> Iterator[bytes]:
    if not content.startswith(_PNG_HEAD):
        raise Unreadable
    yield _PNG_HEAD
    at = len(_PNG_HEAD)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise Unreadable
        if kind in _PNG_KEPT:
            yield content[at:end]
        if kind == b"IHDR" and kept:
            yield _png_chunk(b"eXIf", kept.removeprefix(_EXIF_HEAD))
        if kind == b"IEND":
            return
        at = end


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _webp(content: bytes, kept: bytes) -> bytes:
    """Take EXIF and XMP out of a WEBP's chunks (RFC 9649, 2.7)."""
    chunks: list[bytes] = []
    at, whole = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    extended = False
    while at + 8 <= min(whole, len(content)):
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        chunk = content[at:end]
        if kind == b"VP8X":
            extended = True
            flags = chunk[8] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if kept else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if kind not in {b"EXIF", b"XMP "}:
            chunks.append(chunk)
        at = end
    if extended and kept:
        body = kept.removeprefix(_EXIF_HEAD)
        chunks.append(b"EXIF" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2))
    joined = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(joined)) + joined
