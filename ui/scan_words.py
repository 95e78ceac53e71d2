"""The words for the camera, hints while scanning, pictures, and texts that name nothing."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ordidesk.labels.faults import CameraFault
from ordidesk.labels.hints import Hint
from ordidesk.labels.label import Meaning
from ordidesk.labels.pictures import (
    MOST_MEGAPIXELS,
    NotAPicture,
    PictureError,
    PictureTooLarge,
    TornPicture,
)
from ordidesk.labels.slips import Slip
from ordidesk.queries.labels import Resolved, Why


def slip_words(slip: Slip) -> str:
    """Say in a word or two how a number differs from the one that was typed."""
    translate = QCoreApplication.translate
    return {
        Slip.LOOK_ALIKE: translate("Scan", "Looks alike"),
        Slip.SWAPPED: translate("Scan", "Two signs swapped"),
        Slip.KEY_BESIDE: translate("Scan", "One sign differs"),
        Slip.MISSING: translate("Scan", "One sign missing"),
        Slip.EXTRA: translate("Scan", "One sign too many"),
        Slip.OTHER_SIGN: translate("Scan", "One sign differs"),
    }[slip]


def hint_words(hint: Hint) -> str:
    """Say what would help to read the label."""
    translate = QCoreApplication.translate
    return {
        Hint.TOO_DARK: translate("Scan", "Too dark: turn on a light"),
        Hint.GLARE: translate("Scan", "Glare: tilt the label a little"),
        Hint.HOLD_STILL: translate("Scan", "Moving: hold it still"),
        Hint.OUT_OF_FOCUS: translate("Scan", "Blurred: hold it a little further away"),
        Hint.COME_CLOSER: translate("Scan", "Too small: come closer to the label"),
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
            "The camera is in use by another application. Close that one and start the camera "
            "again, or type the number.",
        ),
        CameraFault.UNPLUGGED: translate(
            "Scan",
            "The camera was unplugged. It starts again by itself when it is back; or type the "
            "number.",
        ),
        CameraFault.SILENT: translate(
            "Scan",
            "The camera gives no picture any more. Unplug it and plug it in again, or type the "
            "number.",
        ),
        CameraFault.FORBIDDEN_BY_GROUP: translate(
            "Scan",
            "This account may not use the camera: it has to be in the group “video”. Ask whoever "
            "looks after this computer, or type the number.",
        ),
        CameraFault.FORBIDDEN_BY_WINDOWS: translate(
            "Scan",
            "Windows forbids the camera. Turn it on for desktop apps under Settings > Privacy & "
            "security > Camera, or type the number.",
        ),
        CameraFault.FORBIDDEN_BY_MACOS: translate(
            "Scan",
            "macOS forbids the camera. Allow OrdiDesk under System Settings > Privacy & Security "
            "> Camera, start it again, or type the number.",
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


class Said(NamedTuple):
    """What a text is taken for, and what can be done."""

    sentence: str
    help: str


def unknown_words(found: Resolved) -> Said:
    """Say what a text that names no record is taken for."""
    translate = QCoreApplication.translate
    value = found.candidates[0].value
    on_many = translate("Scan", "It is on every machine of the kind. Read the company's label.")
    elsewhere = translate(
        "Scan", "It may not have reached this laptop yet: synchronise, then try again."
    )
    check = translate("Scan", "Check the label. If it is right, register the machine.")
    said = {
        Meaning.INVENTORY_NUMBER: Said(
            translate("Scan", "No machine has this inventory number."), check
        ),
        Meaning.SERIAL: Said(
            translate("Scan", "No machine has this number, nor this serial number."), check
        ),
        Meaning.PRODUCT: Said(translate("Scan", "This is a product's code."), on_many),
        Meaning.TICKET: Said(
            translate("Scan", "No ticket {value} here.").format(value=value), elsewhere
        ),
        Meaning.VISIT: Said(translate("Scan", "This visit is not here."), elsewhere),
        Meaning.LOAN: Said(
            translate("Scan", "This loan is not here.")
            if "-" in value.removeprefix("P-")
            else translate("Scan", "No loan {value} here.").format(value=value),
            elsewhere,
        ),
        Meaning.HOTLINE_PHONE: Said(
            translate("Scan", "This is the hotline's phone."),
            translate("Scan", "Type the other number on the label."),
        ),
    }.get(found.meaning)
    if said is not None:
        return said
    if "://" in value:
        return Said(
            translate("Scan", "This link is none of ours."),
            translate("Scan", "Read the company's label, or type its number."),
        )
    if found.number:
        return Said(translate("Scan", "No machine has this code."), check)
    return Said(
        translate("Scan", "This code says nothing about a machine."),
        translate("Scan", "Read the company's label, or type its number."),
    )


def unknown_line(found: Resolved) -> str:
    """Say the same in a line, for below the field that holds the text."""
    if not found.number:
        said = unknown_words(found)
        return f"{said.sentence} {said.help}"
    text = QCoreApplication.translate(
        "Scan", "Unknown number: {text}. Check the label, or register it."
    )
    return text.replace("{text}", " ".join(found.text.split()))


def why_words(why: Why) -> str:
    """Say in a word or two what makes a record fit."""
    translate = QCoreApplication.translate
    return {
        Why.NUMBER: translate("Scan", "Number"),
        Why.SERIAL: translate("Scan", "Serial number"),
        Why.LINK: translate("Scan", "Link"),
        Why.LAST_DIGITS: translate("Scan", "Last digits"),
    }[why]
