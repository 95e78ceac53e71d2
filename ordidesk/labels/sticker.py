"""Draws inventory labels as a camera would see them: for the tour, the tests and the benchmarks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ordidesk.labels.reads import Gray

PHONE = "01 99 00 42 00"
_MODULE = 3
"""Pixels a module of the drawn code."""
_PAPER, _INK, _DESK = 250, 20, 96


@dataclass(frozen=True)
class View:
    """How the camera sees the label."""

    width: int = 1280
    height: int = 720
    angle: float = 0.0
    """Degrees by which the label is turned."""
    size: float = 1.0
    """1: a module of the code is 3 pixels wide."""
    blur: float = 0.0
    """Standard deviation in pixels."""
    noise: float = 0.0
    """Standard deviation in grey levels, 0 … 255."""
    seed: int = 0


def draw_sticker(text: str, *, qr: bool = False) -> Gray:
    """Draw a label flat: phone number, the code (Code 128 or QR), the number in clear."""
    import cv2  # noqa: PLC0415 - 233 ms that only pictures pay
    import zxingcpp  # noqa: PLC0415 - as above

    kind = zxingcpp.BarcodeFormat.QRCode if qr else zxingcpp.BarcodeFormat.Code128
    drawn = zxingcpp.write_barcode_to_image(
        zxingcpp.create_barcode(text, kind), scale=_MODULE, add_quiet_zones=True
    )
    code = np.array(drawn, dtype=np.uint8)
    margin, line = 16, 44
    height, width = code.shape
    label = np.full((height + 2 * line + 2 * margin, width + 2 * margin), _PAPER, np.uint8)
    label[margin + line : margin + line + height, margin : margin + width] = code
    font, ink = cv2.FONT_HERSHEY_SIMPLEX, (_INK,)
    cv2.putText(label, PHONE, (margin + 8, margin + 30), font, 0.8, ink, 2, cv2.LINE_AA)
    below = label.shape[0] - margin - 8
    cv2.putText(label, text[:24], (margin + 8, below), font, 1.0, ink, 2, cv2.LINE_AA)
    return np.ascontiguousarray(label)


def draw_printed(text: str) -> Gray:
    """Draw a label without a code flat: phone number, and below it the number in large letters."""
    import cv2  # noqa: PLC0415 - as above

    label = np.full((150, 380), _PAPER, np.uint8)
    font, ink = cv2.FONT_HERSHEY_SIMPLEX, (_INK,)
    cv2.putText(label, PHONE, (24, 50), font, 0.9, ink, 2, cv2.LINE_AA)
    cv2.putText(label, text[:24], (24, 112), font, 1.5, ink, 3, cv2.LINE_AA)
    return np.ascontiguousarray(label)


def photograph(text: str, view: View | None = None, *, qr: bool = False) -> Gray:
    """Draw the label with its code lying on a desk, as the view says."""
    return lay_down(draw_sticker(text, qr=qr), view or View())


def lay_down(label: Gray, view: View) -> Gray:
    """Draw a label, as it is when flat, lying on a desk as the view says."""
    import cv2  # noqa: PLC0415 - as above

    turn = math.radians(view.angle)
    cos, sin = view.size * math.cos(turn), view.size * math.sin(turn)
    middle_x, middle_y = label.shape[1] / 2, label.shape[0] / 2
    there = np.array(
        [
            [cos, -sin, view.width / 2 - cos * middle_x + sin * middle_y],
            [sin, cos, view.height / 2 - sin * middle_x - cos * middle_y],
        ]
    )
    shrinks = cv2.INTER_AREA if view.size < 1 else cv2.INTER_LINEAR
    scene = cv2.warpAffine(
        label, there, (view.width, view.height), flags=shrinks, borderValue=(_DESK,)
    )
    if view.blur:
        scene = cv2.GaussianBlur(scene, (0, 0), view.blur)
    if view.noise:
        grain = np.random.default_rng(view.seed).normal(0.0, view.noise, scene.shape)
        scene = np.clip(scene + grain, 0, 255)
    return np.ascontiguousarray(scene, dtype=np.uint8)
