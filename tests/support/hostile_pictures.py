"""Picture files made to harm: sizes that nothing stands behind, and little that unpacks to much."""

from __future__ import annotations

import struct
import zlib

HUGE = (65_000, 65_000)
"""4.2 gigapixels: 4 GB in grey, 17 GB in colour."""


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """Wrap a chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_header(width: int, height: int) -> bytes:
    """Make a PNG that announces a size and holds nothing of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = struct.pack(">I", 1000) + b"IDAT" + bytes(100)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + data


def jpeg_header(width: int, height: int) -> bytes:
    """Make a JPEG that ends after its frame's header and the begin of its scan."""
    parts = b"".join(bytes([number, 0x11, 0]) for number in (1, 2, 3))
    frame = struct.pack(">BHHB", 8, height, width, 3) + parts
    scan = bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])
    return (
        b"\xff\xd8"
        b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda"
        + struct.pack(">H", len(scan) + 2)
        + scan
        + bytes(100)
    )


def gif_header(width: int, height: int, *, frame: tuple[int, int] | None = None) -> bytes:
    """Make a GIF of this size, its first frame of another one when that is given."""
    across, down = frame or (width, height)
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    image = b"," + struct.pack("<HHHHB", 0, 0, across, down, 0)
    return b"GIF89a" + screen + image + b"\x02\x02\x4c\x01\x00;"


def bmp_header(width: int, height: int) -> bytes:
    """Make a BMP of 24 bits a pixel without pixels."""
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + 100, 0, 0, 54) + info + bytes(100)


def tiff_header(width: int, height: int) -> bytes:
    """Make a TIFF of one strip, which is not there."""
    tags = (
        (256, 4, width),
        (257, 4, height),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, height),
        (279, 4, 100),
    )
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(104)


def webp_header(width: int, height: int, *, animated: bool = False) -> bytes:
    """Make an extended WEBP whose canvas is of this size, with a frame of one pixel's length."""
    flags = bytes([0x02 if animated else 0, 0, 0, 0])
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    frame = _riff(b"VP8L", _lossless(min(width, 16_384), min(height, 16_384)))
    if animated:
        place = bytes(6) + canvas + bytes(4)
        frame = _riff(b"ANIM", bytes(6)) + _riff(b"ANMF", place + frame)
    body = b"WEBP" + _riff(b"VP8X", flags + canvas) + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_plain_header(width: int, height: int) -> bytes:
    """Make a simple lossless WEBP of this size, at most 16,384 either way."""
    body = b"WEBP" + _riff(b"VP8L", _lossless(width, height))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _lossless(width: int, height: int) -> bytes:
    return b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(50)


def _riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


HUGE_HEADERS = {
    "png": png_header(*HUGE),
    "jpeg": jpeg_header(*HUGE),
    "gif": gif_header(*HUGE),
    "gif-frame": gif_header(1, 1, frame=HUGE),
    "bmp": bmp_header(*HUGE),
    "bmp-upside-down": bmp_header(HUGE[0], -HUGE[1]),
    "tiff": tiff_header(*HUGE),
    "webp": webp_header(16_384, 16_384),
    "webp-canvas": webp_header(*HUGE),
    "webp-animated": webp_header(16_384, 16_384, animated=True),
    "webp-plain": webp_plain_header(16_384, 16_384),
}
"""A file of a few hundred bytes a kind, each announcing more than is read."""
