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
from collections.abc import Callable
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
Reader = Callable[[Frame], list[list[str]]]
"""The texts read in each frame that was looked at, one after the other."""


def plain_zxing(made: Frame) -> list[list[str]]:
    """Read with zxing-cpp's defaults: everything tried, all formats."""
    found = zxingcpp.read_barcodes(made.pixels, text_mode=zxingcpp.TextMode.Plain)
    return [[code.text for code in found]]


def plain_pyzbar(made: Frame) -> list[list[str]]:
    """Read with pyzbar's defaults."""
    return [[code.data.decode("utf-8", "replace") for code in pyzbar.decode(made.pixels)]]


class OpenCv:
    """OpenCV's detectors for QR and for EAN; it reads no other codes."""

    def __init__(self) -> None:
        self._bars = cv2.barcode.BarcodeDetector()
        self._qr = cv2.QRCodeDetector()

    def __call__(self, made: Frame) -> list[list[str]]:
        """Read with both detectors; one that gives up over a frame has read nothing."""
        texts: list[str] = []
        for detector in (self._bars, self._qr):
            with contextlib.suppress(cv2.error):
                texts += [text for text in detector.detectAndDecodeMulti(made.pixels)[1] if text]
        return [texts]


def ours_still(made: Frame) -> list[list[str]]:
    """Read as a picture that was dropped or pasted."""
    return [_texts(made.pixels, None)]


def ours_live(made: Frame) -> list[list[str]]:
    """Read as the live camera does, until something is read or the frames are over."""
    looked = []
    for turn in range(LIVE_FRAMES):
        looked.append(_texts(again(made, turn).pixels if turn else made.pixels, turn))
        if looked[-1]:
            break
    return looked


def _texts(pixels: Gray, turn: int | None) -> list[str]:
    reads = decode(pixels) if turn is None else decode_frame(pixels, turn)
    return [read.text for read in reads]


class Look(NamedTuple):
    """What one reader made of one frame."""

    exact: bool
    wrong: bool
    ms: float
    """For the first frame."""


class Score:
    """What one reader made of all frames, by family."""

    def __init__(self) -> None:
        self.looks: dict[str, list[Look]] = defaultdict(list)

    def look(self, made: Frame, reader: Reader) -> None:
        """Read one frame and keep what came of it."""
        start = time.thread_time()
        first = reader(made._replace(pixels=made.pixels))
        spent = (time.thread_time() - start) * 1000 / len(first)
        texts = {text for looked in first for text in looked}
        exact = bool(made.text) and made.text in texts
        self.looks[made.family].append(Look(exact, bool(texts - {made.text}), spent))

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
        reader(empty(0))  # loads what it needs
    for made in _all_frames(options.frames, options.seed):
        for name, reader in readers.items():
            scores[name].look(made, reader)
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
        Figure("live, nothing read, p95", float(np.percentile(_missed(live), 95)), "ms", 60),
    )


def _missed(score: Score) -> list[float]:
    return score.ms(exact=False)


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
