"""Reads printed lines of text at any angle, for labels without a code or with a torn one.

Two models from rapidocr's own wheel (nothing is ever fetched): one finds lines in the reduced
frame, one reads each line, cut out of the full frame and set upright. ``printed`` tells what the
lines mean.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import importlib
import itertools
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ordidesk.labels.reads import Gray, Point, Polygon

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_log = logging.getLogger(__name__)

_FINDER, _READER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_LINE_HEIGHT = 48
"""Pixels: the height the reading model was trained on."""
_FRAME_SIDE = 736
"""Longer side at which lines are looked for: 0.34 s of CPU, at 960 0.59 and at 1280 1.04."""
_STILL_SIDES = (1280, 2048)
"""The same for a still picture whose number was not read at that size."""
_CELL = 32
"""The finding model takes sides that are multiples of this."""
_CLOSER_MARGIN = 3.0
"""Line heights around what was found, within which a closer look is taken."""
_CLOSER_HEIGHT = 26.0
"""Pixels to which the lines are enlarged for the closer look; below 12 lines are missed."""
_CLOSER_SIDE = 736
_MOST_LINES = 24
"""Read in one frame, the largest first: a page of text is no label."""
_LEAST = 0.3
"""Mean probability below which a line is no text at all."""


class OcrMissing(Exception):  # noqa: N818 - says what happened
    """The libraries that read printed text cannot be loaded here; everything else goes on."""


@dataclass(frozen=True)
class Line:
    """A printed line."""

    text: str
    polygon: Polygon
    """Its corners in the picture, from the text's own top left, clockwise."""
    sureness: tuple[float, ...] = ()
    """Probability of each character of the text, 0 … 1."""

    @property
    def confidence(self) -> float:
        """Probability of the least sure character; 0 where nothing is told of them."""
        return min(self.sureness, default=0.0)


def can_read_printed() -> bool:
    """Tell whether printed text can be read here. Slow the first time: it loads the libraries."""
    return _libraries() is not None


@functools.cache
def _libraries() -> tuple[ModuleType, ModuleType, ModuleType, ModuleType] | None:
    """Return them, or ``None`` where one is missing: said once, and lived without."""
    names = ("onnxruntime", "omegaconf", "rapidocr.ch_ppocr_det", "rapidocr.ch_ppocr_rec")
    try:
        runtime, settings, finding, reading = (importlib.import_module(name) for name in names)
    except (ImportError, OSError) as error:  # OSError: Windows without the C++ runtime
        _log.info("printed text cannot be read: %s", error)
        return None
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)  # it speaks on its own handler
    return runtime, settings, finding, reading


class TextReader:
    """Both models in memory (about 200 MB): ``close`` it when it is idle. Used on one thread."""

    def __init__(self) -> None:
        """Load the models, about half a second; raises ``OcrMissing``."""
        libraries = _libraries()
        if libraries is None:
            raise OcrMissing
        runtime, settings, finding, reading = libraries
        models = Path(str(importlib.import_module("rapidocr").__file__)).parent / "models"

        def configured(model: str, **options: object) -> Any:  # noqa: ANN401 - omegaconf's own
            session = _session(runtime, models / model)
            engine = importlib.import_module("rapidocr").EngineType.ONNXRUNTIME
            return settings.OmegaConf.create(
                {"engine_type": engine, "session": session, **options},
                flags={"allow_objects": True},
            )

        even = [0.5, 0.5, 0.5]
        self._finder = finding.TextDetector(
            configured(
                _FINDER, limit_side_len=max(_STILL_SIDES), limit_type="max", mean=even, std=even
            )
        )
        self._lines_in = reading.TextRecognizer(
            configured(
                _READER,
                lang_type="ch",
                font_path=None,
                rec_batch_num=6,
                rec_img_shape=[3, _LINE_HEIGHT, 4 * _LINE_HEIGHT],
            )
        )
        self._input = reading.TextRecInput

    def close(self) -> None:
        """Give the memory back; nothing can be read any more."""
        self._finder = self._lines_in = None
        _trim()

    def lines(
        self, image: Gray, enough: Callable[[Sequence[Line]], bool] = bool, *, turn: int = 0
    ) -> tuple[Line, ...]:
        """Read a live frame; where what was read is not ``enough``, its lines are seen closer.

        Lines are found with more contrast, and read so on even turns, as they are on odd ones: what
        two frames in a row say was then seen in two ways.
        """
        clear = _more_contrast(image)
        return self._looked_at(clear, image if turn % 2 else clear, enough, _FRAME_SIDE)

    def looks(
        self, image: Gray, enough: Callable[[Sequence[Line]], bool] = bool
    ) -> Iterator[tuple[Line, ...]]:
        """Look at a still picture again and again, at growing sides, each in both ways.

        Each look takes half a second to three; whoever is satisfied asks for no further one.
        """
        clear = _more_contrast(image)
        sides = (_FRAME_SIDE, *_STILL_SIDES)
        for smaller, side in itertools.pairwise((0, *sides)):
            if max(image.shape) > smaller:
                yield self._looked_at(clear, clear, enough, side)
                yield self._looked_at(clear, image, enough, side)

    def _looked_at(
        self, find_in: Gray, read_in: Gray, enough: Callable[[Sequence[Line]], bool], side: int
    ) -> tuple[Line, ...]:
        boxes = self._boxes(find_in, side)
        lines = self._read(read_in, boxes)
        if not boxes or enough(lines):
            return lines
        left, top, region, factor = _closer(find_in, boxes)
        found = [_Box(box.corners / factor + (left, top)) for box in self._boxes(region, 0)]
        return self._read(read_in, found) or lines

    def _boxes(self, image: Gray, side: int) -> list[_Box]:
        """Find lines in the picture reduced to ``side`` pixels (0: as it is)."""
        import cv2  # noqa: PLC0415 - 233 ms that only scanning pays

        height, width = image.shape
        factor = min(1.0, side / max(height, width)) if side else 1.0
        size = (_cells(width * factor), _cells(height * factor))
        shrinks = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
        seen = cv2.resize(image, size, interpolation=shrinks)
        found = self._finder(cv2.cvtColor(seen, cv2.COLOR_GRAY2BGR)).boxes
        if found is None:
            return []
        back = np.array([width / size[0], height / size[1]])
        boxes = [_Box(_along_text(np.asarray(corners) * back)) for corners in found]
        return sorted(boxes, key=lambda box: -box.height)[:_MOST_LINES]

    def _read(self, image: Gray, boxes: Sequence[_Box]) -> tuple[Line, ...]:
        """Read what is in the boxes, each both ways up: the surer way is the right one."""
        if not boxes:
            return ()
        crops = []
        for box in boxes:
            upright = _cut_out(image, box)
            crops += [upright, np.ascontiguousarray(upright[::-1, ::-1])]
        said = self._lines_in(self._input(img=crops, return_word_box=True))
        lines = []
        for place, box in enumerate(boxes):
            up, down = 2 * place, 2 * place + 1
            best = up if said.scores[up] >= said.scores[down] else down
            text, sureness = said.txts[best], said.word_results[best].confs
            if not text.strip() or said.scores[best] < _LEAST:
                continue
            corners = box.corners if best == up else np.roll(box.corners, 2, axis=0)
            lines.append(Line(text, _polygon(corners), tuple(map(float, sureness))))
        return tuple(lines)


class _Box(NamedTuple):
    """Where a line is: corners from one end's top, clockwise, along the text."""

    corners: np.ndarray[Any, Any]

    @property
    def height(self) -> float:
        return float(np.linalg.norm(self.corners[2] - self.corners[1]))

    @property
    def width(self) -> float:
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))


def _session(runtime: ModuleType, model: Path) -> InferenceSession:
    options = runtime.SessionOptions()
    # Half of the cores, two at most, and none that spins while it waits: the window is drawn
    # by the others.
    options.intra_op_num_threads = max(1, min(2, (os.cpu_count() or 1) // 2))
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # an arena keeps what its largest frame took
    options.log_severity_level = 4
    session: InferenceSession = runtime.InferenceSession(
        str(model), sess_options=options, providers=["CPUExecutionProvider"]
    )
    return session


def _trim() -> None:
    """Return freed memory to the system: of 200 MB, glibc keeps 140 for the next time."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):  # a C library without it
        ctypes.CDLL(None).malloc_trim(0)


def _more_contrast(image: Gray) -> Gray:
    """Even the light out: of 100 dim or glaring labels, some ten are found by this alone."""
    import cv2  # noqa: PLC0415 - as above

    clahe = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8))
    return np.ascontiguousarray(clahe.apply(cv2.blur(image, (3, 3))), dtype=np.uint8)


def _closer(image: Gray, boxes: Sequence[_Box]) -> tuple[int, int, Gray, float]:
    """Cut out what surrounds the found lines, larger; returns left, top, pixels and the factor."""
    import cv2  # noqa: PLC0415 - as above

    height, width = image.shape
    margin = _CLOSER_MARGIN * max(box.height for box in boxes)
    corners = np.concatenate([box.corners for box in boxes])
    left, top = (int(max(0, edge)) for edge in corners.min(axis=0) - margin)
    right, bottom = (
        int(edge) for edge in np.minimum(corners.max(axis=0) + margin, (width, height))
    )
    region = image[top:bottom, left:right]
    lowest = min(box.height for box in boxes)
    factor = min(_CLOSER_SIDE / max(region.shape), max(1.0, _CLOSER_HEIGHT / lowest))
    shrinks = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    larger = cv2.resize(region, None, fx=factor, fy=factor, interpolation=shrinks)
    return left, top, np.ascontiguousarray(larger, dtype=np.uint8), factor


def _cells(side: float) -> int:
    return max(_CELL, round(side / _CELL) * _CELL)


def _along_text(corners: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Order a rectangle's corners clockwise from the start of a longer side.

    Which of the two ends the text begins at is not known yet.
    """
    import cv2  # noqa: PLC0415 - as above

    middle, size, angle = cv2.minAreaRect(corners.astype(np.float32))
    ordered = cv2.boxPoints((middle, size, angle))  # clockwise, in a picture whose y goes down
    if np.linalg.norm(ordered[1] - ordered[0]) < np.linalg.norm(ordered[2] - ordered[1]):
        ordered = np.roll(ordered, -1, axis=0)
    if ordered[1][0] < ordered[0][0]:  # mostly the text is not upside down
        ordered = np.roll(ordered, 2, axis=0)
    return ordered.astype(np.float64)


def _cut_out(image: Gray, box: _Box) -> np.ndarray[Any, Any]:
    """Set a line upright, at the reading model's height, in three equal channels."""
    import cv2  # noqa: PLC0415 - as above

    width = max(_LINE_HEIGHT // 3, round(box.width * _LINE_HEIGHT / max(box.height, 1.0)))
    upright = np.array(
        [[0, 0], [width, 0], [width, _LINE_HEIGHT], [0, _LINE_HEIGHT]], dtype=np.float32
    )
    there = cv2.getPerspectiveTransform(box.corners.astype(np.float32), upright)
    line = cv2.warpPerspective(
        image,
        there,
        (width, _LINE_HEIGHT),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return cv2.cvtColor(line, cv2.COLOR_GRAY2BGR)


def _polygon(corners: np.ndarray[Any, Any]) -> Polygon:
    first, second, third, fourth = (Point(float(x), float(y)) for x, y in corners)
    return first, second, third, fourth
