"""Frames of 1280 × 720 read, wrong texts and milliseconds, beside zxing-cpp, pyzbar and OpenCV.

The frames are made from a seed (``benchmarks/frames.py``): each family has one hardship, "all" has
every one a little. Peers get their defaults and one frame. Ours is asked twice: as a still picture,
and live, where up to four frames in a row may come, as from a camera that is held there.

Milliseconds are processor time of one thread, so that a machine at work elsewhere does not count.
"""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from benchmarks.frames import FAMILIES, Frame, again, at_angle, empty, frames
from benchmarks.report import Figure, finish, parser
from ordidesk.labels.decode import decode, decode_frame
from ordidesk.labels.reads import Gray

LIVE_FRAMES = 4
PEERS = ("zxing-cpp", "pyzbar", "OpenCV")
Reader = Callable[[Gray, int], list[str]]
"""The texts read in a frame, which is the so many-th of a row."""


def plain_zxing(pixels: Gray, _turn: int) -> list[str]:
    """Read with zxing-cpp's defaults: everything tried, all formats."""
    found = zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]


def plain_pyzbar(pixels: Gray, _turn: int) -> list[str]:
    """Read with pyzbar's defaults."""
    return [code.data.decode("utf-8", "replace") for code in pyzbar.decode(pixels)]


class OpenCv:
    """OpenCV's detectors for QR and for EAN; it reads no other codes."""

    def __init__(self) -> None:
        self._bars = cv2.barcode.BarcodeDetector()
        self._qr = cv2.QRCodeDetector()

    def __call__(self, pixels: Gray, _turn: int) -> list[str]:
        """Read with both detectors; one that gives up over a frame has read nothing."""
        texts: list[str] = []
        for detector in (self._bars, self._qr):
            with contextlib.suppress(cv2.error):
                texts += [text for text in detector.detectAndDecodeMulti(pixels)[1] if text]
        return texts


def ours_still(pixels: Gray, _turn: int) -> list[str]:
    """Read as a picture that was dropped or pasted."""
    return [read.text for read in decode(pixels)]


def ours_live(pixels: Gray, turn: int) -> list[str]:
    """Read as the live camera does."""
    return [read.text for read in decode_frame(pixels, turn)]


class Look(NamedTuple):
    """What one reader made of one frame."""

    exact: bool
    wrong: bool
    ms: float
    """A frame, of those that were looked at."""


class Score:
    """What one reader made of all frames, by family."""

    def __init__(self) -> None:
        self.looks: dict[str, list[Look]] = defaultdict(list)

    def look(self, made: Sequence[Frame], reader: Reader) -> None:
        """Read frames in a row until something is read, and keep what came of it."""
        texts: set[str] = set()
        spent = []
        for turn, frame in enumerate(made):
            start = time.thread_time()
            texts.update(reader(frame.pixels, turn))
            spent.append((time.thread_time() - start) * 1000)
            if texts:
                break
        exact = bool(made[0].text) and made[0].text in texts
        wrong = bool(texts - {made[0].text})
        self.looks[made[0].family].append(Look(exact, wrong, float(np.mean(spent))))

    def read(self, family: str) -> float:
        """Return the share of a family's frames that were read exactly."""
        return float(np.mean([look.exact for look in self.looks[family]]))

    @property
    def wrong(self) -> int:
        """How many frames gave a text that is not there."""
        return sum(look.wrong for looks in self.looks.values() for look in looks)

    def ms(self, *, exact: bool) -> list[float]:
        """Return the milliseconds of the frames that were read, or were not."""
        every = [look for looks in self.looks.values() for look in looks]
        return [look.ms for look in every if look.exact is exact]


def main() -> None:
    """Measure all readers in one run."""
    arguments = parser(__doc__ or "")
    arguments.add_argument("--frames", type=int, default=50, help="a family (default: 50)")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    cv2.setNumThreads(1)
    readers: dict[str, Reader] = {
        "ordidesk": ours_still,
        "ordidesk live": ours_live,
        "zxing-cpp": plain_zxing,
        "pyzbar": plain_pyzbar,
        "OpenCV": OpenCv(),
    }
    scores = {name: Score() for name in readers}
    for reader in readers.values():
        reader(empty(0).pixels, 0)  # loads what it needs
    for made in _all_frames(options.frames, options.seed):
        row = [made, *(again(made, turn) for turn in range(1, LIVE_FRAMES))]
        for name, reader in readers.items():
            scores[name].look(row if reader is ours_live else row[:1], reader)
    _print(scores)
    still, live = scores["ordidesk"], scores["ordidesk live"]
    best = {family: max(scores[peer].read(family) for peer in PEERS) for family in FAMILIES}
    behind = [family for family in FAMILIES if still.read(family) < best[family]]
    finish(
        options,
        Figure("Code 128 at every 5°, still", 100 * still.read("every 5°"), "%", 100, "more"),
        Figure("Code 128 at every 5°, live", 100 * live.read("every 5°"), "%", 100, "more"),
        Figure("wrong texts, still and live", still.wrong + live.wrong, "", 0),
        Figure("families in which a peer reads more", len(behind), "", 0),
        Figure("live, read, median", float(np.median(live.ms(exact=True))), "ms", 10),
        Figure("live, not read, p95", float(np.percentile(live.ms(exact=False), 95)), "ms", 60),
    )


def _all_frames(count: int, seed: int) -> list[Frame]:
    made = [frame for family in FAMILIES for frame in frames(family, count, seed)]
    made += [at_angle(angle, seed) for angle in range(0, 181, 5)]
    made += [empty(seed + number) for number in range(count)]
    return made


def _print(scores: dict[str, Score]) -> None:
    families = [*FAMILIES, "every 5°"]
    print(f"{'read, %':14}" + "".join(f"{family:>9}" for family in families))
    for name, score in scores.items():
        row = "".join(f"{100 * score.read(family):9.0f}" for family in families)
        print(f"{name:14}{row}")
    for name, score in scores.items():
        read, missed = score.ms(exact=True), score.ms(exact=False)
        print(
            f"{name:14} wrong {score.wrong}  "
            f"read {np.median(read):.1f} ms median, {np.percentile(read, 95):.0f} p95  "
            f"not read {np.median(missed):.1f} ms median, {np.percentile(missed, 95):.0f} p95"
        )


if __name__ == "__main__":
    main()
