"""A 40 MB photo kept encrypted and made ready, beside a plain file of the same bytes.

The floor is the same bytes hashed, in a plain file, flushed to the disk. Each round measures floor
and store one after the other, so that the machine's noise falls on both.
"""

from __future__ import annotations

import hashlib
import io
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from benchmarks.report import Figure, finish, parser
from ordidesk.attaching.pictures import Wishes, made_anew, preview_of
from ordidesk.attaching.sources import FileInMemory
from ordidesk.store.blobs import BlobStore, blob_key

PHOTO_BYTES = 40_000_000
ROUNDS = 5


def main() -> None:
    """Measure and print."""
    options = parser(__doc__ or "").parse_args()
    content = os.urandom(PHOTO_BYTES)
    ratios, reads = [], []
    with tempfile.TemporaryDirectory(prefix="ordidesk-attach-") as name:
        for number in range(ROUNDS):
            folder = Path(name) / str(number)
            folder.mkdir()
            floor = seconds(lambda: plain(folder / "plain", content))  # noqa: B023 - called at once
            store = BlobStore(folder / "blobs", blob_key(bytes(32)), now, lambda _: None)
            store.put([b"opened"])
            kept = seconds(lambda: store.put([content]))  # noqa: B023 - as above
            sha256 = max(store.to_send(), key=lambda it: it.size).sha256
            reads.append(seconds(lambda: store.read(sha256)))  # noqa: B023 - as above
            store.close()
            ratios.append(kept / floor)
    photo = large_photo()
    source = FileInMemory("photo.jpg", photo)
    reduced = seconds(lambda: made_anew(source, Wishes()))
    cleaned = seconds(lambda: made_anew(source, Wishes(reduce=False)))
    preview = seconds(lambda: preview_of(source, None))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"photo of 48 megapixels, {len(photo) / 1e6:.0f} MB; peak of this process {peak:.0f} MiB")
    finish(
        options,
        Figure("40 MB kept, times a plain file", statistics.median(ratios), "", 2.0),
        Figure("40 MB read back", statistics.median(reads) * 1000, "ms", 300),
        Figure("48 megapixels reduced", reduced * 1000, "ms", 2_000),
        Figure("48 megapixels without their place", cleaned * 1000, "ms", 500),
        Figure("48 megapixels, preview", preview * 1000, "ms", 1_000),
    )


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def plain(path: Path, content: bytes) -> None:
    """Name bytes by their hash, and have them on the disk under that name."""
    path = path.with_name(hashlib.sha256(content).hexdigest())
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def large_photo() -> bytes:
    """Make a photo of 8000 by 6000 pixels with the grain that makes it large."""
    small = Image.frombytes("RGB", (2000, 1500), os.urandom(2000 * 1500 * 3))
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    small.resize((8000, 6000)).save(written, "JPEG", quality=97, exif=exif)
    return written.getvalue()


if __name__ == "__main__":
    main()
