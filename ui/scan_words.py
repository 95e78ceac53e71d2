"""The words for the camera, hints while scanning, and pictures that cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.labels.camera import CameraFault
from ordidesk.labels.pictures import (
    MOST_MEGAPIXELS,
    NotAPicture,
    PictureError,
    PictureTooLarge,
    TornPicture,
)
from ordidesk.labels.scanner import Hint


def hint_words(hint: Hint) -> str:
    """Say what would help to read the label."""
    translate = QCoreApplication.translate
    return {
        Hint.TOO_DARK: translate("Scan", "Too dark: turn on a light"),
        Hint.GLARE: translate("Scan", "Glare: tilt the label a little"),
        Hint.HOLD_STILL: translate("Scan", "Blurred: hold it still, a little further away"),
        Hint.COME_CLOSER: translate("Scan", "Nothing read yet: come closer to the label"),
    }[hint]


def fault_words(fault: CameraFault) -> str:
    """Say why there is no picture, and what can be done."""
    translate = QCoreApplication.translate
    return {
        CameraFault.MISSING: translate(
            "Scan", "No camera here. Type the number, drop a photo or use a USB scanner."
        ),
        CameraFault.BUSY: translate(
            "Scan",
            "The camera gives no picture: another application has it, or the system's privacy "
            "settings forbid it. Close that application, or type the number.",
        ),
        CameraFault.UNPLUGGED: translate(
            "Scan", "The camera was unplugged. Plug it in and start it again, or type the number."
        ),
    }[fault]


def picture_words(error: PictureError) -> str:
    """Say why a picture file could not be read, and what can be done."""
    translate = QCoreApplication.translate
    name = error.path.name
    if isinstance(error, NotAPicture):
        text = translate("Scan", "“{name}” is not a picture. Choose a photo of the label.")
    elif isinstance(error, TornPicture):
        text = translate("Scan", "“{name}” is incomplete or damaged. Take the photo again.")
    elif isinstance(error, PictureTooLarge):
        text = translate(
            "Scan", "“{name}” is larger than {limit} megapixels. Take a smaller photo."
        ).replace("{limit}", str(MOST_MEGAPIXELS))
    else:
        text = translate("Scan", "“{name}” cannot be opened. Check that it is still there.")
    return text.replace("{name}", name)
