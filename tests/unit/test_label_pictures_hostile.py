"""Picture files that are cut, bent or made to harm: read or refused, and never at any price."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PIL.Image
import pytest

from ordidesk.labels.decode import decode
from ordidesk.labels.pictures import PictureError, PictureTooLarge, TornPicture, read_picture
from ordidesk.labels.sticker import draw_sticker
from tests.support.hostile_pictures import HUGE_HEADERS, png_chunk, webp_plain_header

NUMBER = "OD-004217"
KINDS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
ROOM_MB = 64
"""What reading may take beside the program itself, where next to nothing is to be read."""
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # tells of damaged metadata


def label_file(kind: str, **options: object) -> bytes:
    """Write a label small enough to be cut in many places."""
    sticker = PIL.Image.fromarray(draw_sticker(NUMBER)).resize((96, 64))
    file = io.BytesIO()
    sticker.save(file, kind, **options)
    return file.getvalue()


def is_answered(path: Path, content: bytes) -> bool:
    """Read a file: True when it gave pixels, False when it was refused in our own words."""
    path.write_bytes(content)
    try:
        pixels = read_picture(path)
    except PictureError as error:
        assert error.path == path  # noqa: PT017 - either outcome is right
        return False
    assert pixels.ndim == 2
    assert pixels.dtype == np.uint8
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_anywhere_is_refused_or_read(tmp_path: Path, kind: str) -> None:
    whole = label_file(kind)
    assert is_answered(tmp_path / "whole", whole)
    step = max(1, len(whole) // 250)
    answers = [
        is_answered(tmp_path / "cut", whole[:kept]) for kept in range(0, len(whole) - 1, step)
    ]
    assert not any(answers[: len(answers) // 4])


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_bits_turned_is_refused_or_read(tmp_path: Path, kind: str) -> None:
    whole = label_file(kind)
    chance = random.Random(kind)  # noqa: S311 - the same damage each time
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            # Half of it in the first bytes, where sizes and lengths stand.
            last = min(64, len(whole)) if chance.random() < 0.5 else len(whole)
            damaged[chance.randrange(last)] ^= 1 << chance.randrange(8)
        is_answered(tmp_path / "bent", bytes(damaged))


@pytest.mark.parametrize("kind", KINDS)
def test_noise_behind_a_true_beginning_is_refused_or_read(tmp_path: Path, kind: str) -> None:
    whole = label_file(kind)
    chance = random.Random(kind)  # noqa: S311 - as above
    for kept in (2, 4, 8, 12, 16, 20, 26, 30, 40, 60):
        for _ in range(8):
            is_answered(tmp_path / "noise", whole[:kept] + chance.randbytes(600))


@pytest.mark.parametrize("name", HUGE_HEADERS)
def test_a_huge_size_is_refused_by_the_header(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HUGE_HEADERS[name])
    tracemalloc.start()
    with pytest.raises(PictureTooLarge) as refused:
        read_picture(path)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.width * refused.value.height > 50_000_000
    assert taken < 8_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="the address space can be limited there")
def test_huge_sizes_are_refused_before_any_memory_is_taken(tmp_path: Path) -> None:
    """The libraries' own memory counts too, which Python does not see."""
    for name, content in HUGE_HEADERS.items():
        (tmp_path / name).write_bytes(content)
    told = limited(tmp_path)
    assert told == dict.fromkeys(HUGE_HEADERS, "PictureTooLarge")


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_a_little_that_unpacks_to_much_takes_no_memory(tmp_path: Path) -> None:
    bombs = dict(png_bombs())
    for name, content in bombs.items():
        assert len(content) < 1_000_000
        (tmp_path / name).write_bytes(content)
    told = limited(tmp_path)
    assert told.keys() == bombs.keys()
    assert set(told.values()) <= {"read", "TornPicture", "NotAPicture"}


def png_bombs() -> Iterator[tuple[str, bytes]]:
    """Pictures of 8 × 8 pixels with 256 MB of text, of profile, and of pixels packed in them."""
    begin = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(256)) + packer.flush()
    pixels = png_chunk(b"IDAT", zlib.compress(bytes(8 * 9)))
    end = png_chunk(b"IEND", b"")
    yield "text.png", begin + png_chunk(b"zTXt", b"Comment\0\0" + bomb) + pixels + end
    yield "profile.png", begin + png_chunk(b"iCCP", b"Profile\0\0" + bomb) + pixels + end
    yield "pixels.png", begin + png_chunk(b"IDAT", bomb) + end


LIMITED = """
import resource, sys
from pathlib import Path
from ordidesk.labels.pictures import PictureError, read_picture
import PIL.BmpImagePlugin, PIL.GifImagePlugin, PIL.JpegImagePlugin
import PIL.PngImagePlugin, PIL.TiffImagePlugin, PIL.WebPImagePlugin
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
room = taken + int(sys.argv[2]) * 2**20
resource.setrlimit(resource.RLIMIT_AS, (room, room))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_picture(path)
        print(path.name, "read")
    except PictureError as error:
        print(path.name, type(error).__name__)
"""


def limited(folder: Path) -> dict[str, str]:
    """Read a folder's files in a process that gets no more memory; tell what became of each."""
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder), str(ROOM_MB)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ended.returncode == 0, ended.stderr
    return dict(line.split(" ") for line in ended.stdout.splitlines())


def test_a_webp_below_the_limit_goes_on_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "small.webp"
    path.write_bytes(webp_plain_header(640, 480))
    with pytest.raises(TornPicture):
        read_picture(path)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_an_animation_the_first_picture_is_read(tmp_path: Path, kind: str) -> None:
    sticker = PIL.Image.fromarray(draw_sticker(NUMBER))
    blank = PIL.Image.new("L", sticker.size, 255)
    path = tmp_path / "moving"
    options = {"lossless": True} if kind == "WEBP" else {}
    sticker.save(path, kind, save_all=True, append_images=[blank, blank], **options)
    assert [read.text for read in decode(read_picture(path))] == [NUMBER]


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_the_camera_was_held_the_picture_is_upright(
    tmp_path: Path, kind: str, orientation: int
) -> None:
    upright = np.zeros((32, 64), np.uint8)
    upright[:16, :32] = 255  # the top left corner
    turned = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.T,
        6: np.rot90(upright),
        7: upright[::-1, ::-1].T,
        8: np.rot90(upright, -1),
    }[orientation]
    exif = PIL.Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "held"
    PIL.Image.fromarray(np.ascontiguousarray(turned)).save(path, kind, exif=exif)
    read = read_picture(path)
    assert read.shape == upright.shape
    assert np.abs(read.astype(int) - upright)[2:-2, 2:-2].mean() < 20


def test_a_palette_with_transparent_colours_lies_on_white(tmp_path: Path) -> None:
    sticker = PIL.Image.fromarray(draw_sticker(NUMBER)).convert("P")
    sticker.save(tmp_path / "clear.png", transparency=bytes([255] * 128 + [0] * 128))
    assert [read.text for read in decode(read_picture(tmp_path / "clear.png"))] == [NUMBER]
