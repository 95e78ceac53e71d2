"""Stacks of paper as a scanner hands them over: turned, askew, grey, stamped."""

from __future__ import annotations

import io
from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image

from ordidesk.labels.reads import Gray
from tests.support.drawn import gray, image
from ui.printing.sheet import Sheet

DPI = 200


def papers(sheet: Sheet, dpi: int = DPI) -> list[Gray]:
    """Return every page of a sheet as it comes out of a clean scanner."""
    return [gray(image(sheet, page, dpi)) for page in range(len(sheet.pages))]


def worn(paper: Gray, degrees: float = 0.0, noise: float = 0.0, seed: int = 0) -> Gray:
    """Return a paper that lay askew, on a scanner that sees grey."""
    high, wide = paper.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    askew = cv2.warpAffine(paper, turn, (wide, high), borderValue=(255,)).astype(np.float32)
    faded = 30 + askew * (235 - 30) / 255
    faded += np.random.default_rng(seed).normal(0, noise, faded.shape)
    return np.clip(faded, 0, 255).astype(np.uint8)


def stamped(paper: Gray, x: float, y: float) -> Gray:
    """Return a paper with a round stamp about a place, in shares of its size."""
    drawn = np.full_like(paper, 255)
    high, wide = drawn.shape
    middle = round(x * wide), round(y * high)
    cv2.circle(drawn, middle, wide // 12, (90,), wide // 300)
    cv2.putText(drawn, "PAYE", (middle[0] - wide // 16, middle[1]), 0, wide / 1300, (90,), 3)
    return np.minimum(drawn, paper)  # ink on ink is as dark as the darker


def scan_pdf(pages: Sequence[Gray], dpi: int = DPI) -> bytes:
    """Return pages as a scanner writes them: a picture each."""
    pictures = [Image.fromarray(page) for page in pages]
    written = io.BytesIO()
    pictures[0].save(
        written, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=75
    )
    return written.getvalue()
