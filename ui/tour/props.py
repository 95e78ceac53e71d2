"""What the tour holds before the camera: a video of a label, a photo, a picture to paste."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ordidesk.labels.sticker import View, photograph

_RATE = 15
_FRAMES = 45


def film_label(path: Path, text: str) -> None:
    """Write a video in which a label is turned before the camera, first too far, then close."""
    import cv2  # noqa: PLC0415 - 233 ms that only the tour pays here

    codec = cv2.VideoWriter.fourcc(*"MJPG")
    video = cv2.VideoWriter(str(path), codec, _RATE, (View.width, View.height), isColor=True)
    for number in range(_FRAMES):
        share = number / _FRAMES
        view = View(angle=40 - 60 * share, size=0.3 + 0.7 * share, blur=1.0, noise=4, seed=number)
        video.write(np.repeat(photograph(text, view)[:, :, None], 3, axis=2))
    video.release()


def take_photo(path: Path, text: str) -> None:
    """Write a photo of a label, turned by 35°: neither decoder reads it as it is."""
    import cv2  # noqa: PLC0415 - as above

    cv2.imwrite(str(path), photograph(text, View(angle=35, size=0.9, blur=0.8, noise=5)))
