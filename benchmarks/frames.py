"""Frames as a webcam makes them of a label with a code: one hardship each, and all together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import zxingcpp

from benchmarks import scene
from ordidesk.labels.reads import Gray, Symbology

_FORMATS = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE39: zxingcpp.BarcodeFormat.Code39,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.QRCODE: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATAMATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}
_DRAWN = 8
"""Pixels a module of the label as it is drawn, before the camera sees it smaller."""
_MARGIN = 40


class Frame(NamedTuple):
    """A frame and what it says; an empty text means that nothing must be read."""

    family: str
    symbology: Symbology | None
    text: str
    pixels: Gray


class Hardship(NamedTuple):
    """How hard a frame is made, one number a kind; the defaults are an easy frame."""

    module: float = 3.0
    """Pixels across of the code's narrowest bar or square."""
    angle: float | None = None
    """Degrees by which the label is turned; ``None``: up to 20 to either side."""
    tilt: float = 0.0
    blur: float = 0.6
    motion: float = 0.0
    noise: float = 3.0
    light: float = 1.0
    glare: float = 0.0
    arc: float = 0.0
    cover: float = 0.0
    wear: float = 0.0


_Draw = Callable[[np.random.Generator], Hardship]

FAMILIES: dict[str, _Draw] = {
    "easy": lambda rng: Hardship(module=rng.uniform(2.5, 4)),
    "turned": lambda rng: Hardship(angle=rng.uniform(0, 360)),
    "small": lambda rng: Hardship(module=rng.uniform(1.2, 2.0), blur=0.4),
    "tilted": lambda rng: Hardship(tilt=rng.uniform(25, 60), angle=rng.uniform(0, 360)),
    "blurred": lambda rng: Hardship(blur=rng.uniform(1.2, 3.0), angle=rng.uniform(-45, 45)),
    "moving": lambda rng: Hardship(motion=rng.uniform(3, 9), angle=rng.uniform(-45, 45)),
    "noisy": lambda rng: Hardship(noise=rng.uniform(10, 25), angle=rng.uniform(-45, 45)),
    "dark": lambda rng: Hardship(
        light=rng.uniform(0.06, 0.3), noise=rng.uniform(3, 6), angle=rng.uniform(-45, 45)
    ),
    "glaring": lambda rng: Hardship(glare=rng.uniform(0.5, 1.3), angle=rng.uniform(-45, 45)),
    "curved": lambda rng: Hardship(arc=rng.uniform(60, 140), angle=rng.uniform(-45, 45)),
    "covered": lambda rng: Hardship(
        cover=rng.uniform(0.1, 0.5), wear=rng.uniform(0, 0.5), angle=rng.uniform(-45, 45)
    ),
    "all": lambda rng: Hardship(
        module=rng.uniform(1.6, 4),
        angle=rng.uniform(0, 360),
        tilt=rng.uniform(0, 40),
        blur=rng.uniform(0.4, 1.6),
        motion=rng.uniform(0, 4),
        noise=rng.uniform(2, 12),
        light=rng.uniform(0.3, 1.1),
        glare=rng.uniform(0, 0.6),
        arc=rng.uniform(0, 70),
        wear=rng.uniform(0, 0.4),
    ),
}


def frames(family: str, count: int, seed: int) -> Iterator[Frame]:
    """Make a family's frames, the symbologies in turn; a seed always gives the same ones."""
    kinds = tuple(_FORMATS)
    for number in range(count):
        rng = np.random.default_rng([seed, number, *family.encode()])
        symbology = kinds[number % len(kinds)]
        text = _text(symbology, rng)
        yield Frame(family, symbology, text, frame(symbology, text, FAMILIES[family](rng), rng))


def at_angle(angle: float, seed: int) -> Frame:
    """Make an easy frame of an inventory number's Code 128, turned by so many degrees."""
    rng = np.random.default_rng([seed, round(angle * 10)])
    text = f"OD-{rng.integers(10**6):06d}"
    pixels = frame(Symbology.CODE128, text, Hardship(angle=angle), rng)
    return Frame("every 5°", Symbology.CODE128, text, pixels)


def empty(seed: int) -> Frame:
    """Make a desk without a label, with the sensor's grain."""
    rng = np.random.default_rng([seed, 77])
    pixels = scene.noisy(scene.desk(rng), rng, rng.uniform(2, 10))
    return Frame("empty", None, "", pixels)


def again(made: Frame, seed: int) -> Frame:
    """Make the frame that comes next: the same picture under other grain."""
    rng = np.random.default_rng([seed, 99])
    return made._replace(pixels=scene.noisy(made.pixels, rng, 2.0))


def frame(symbology: Symbology, text: str, hard: Hardship, rng: np.random.Generator) -> Gray:
    """Draw the label, lay it before the camera and take the frame, 1280 × 720."""
    label = _label(symbology, text)
    label = scene.worn(label, rng, hard.wear)
    label = scene.covered(label, rng, hard.cover)
    label = scene.bent(label, hard.arc)
    angle = rng.uniform(-20, 20) if hard.angle is None else hard.angle
    pose = scene.Pose(
        width=label.shape[1] * hard.module / _DRAWN,
        angle=angle,
        tilt=hard.tilt,
        lean=rng.uniform(0, 360),
        x=scene.WIDTH / 2 + rng.uniform(-150, 150),
        y=scene.HEIGHT / 2 + rng.uniform(-60, 60),
    )
    seen = scene.placed(label, scene.desk(rng), pose).image
    seen = scene.shaded(seen, rng.uniform(0, 360), rng.uniform(0, 0.4))
    spot = (pose.x + rng.normal(0, 60), pose.y + rng.normal(0, 30))
    seen = scene.glaring(seen, *spot, rng.uniform(40, 110), hard.glare)
    seen = scene.defocused(seen, hard.blur)
    seen = scene.smeared(seen, hard.motion, rng.uniform(0, 180))
    seen = scene.exposed(seen, hard.light)
    return scene.noisy(seen, rng, hard.noise)


def _label(symbology: Symbology, text: str) -> Gray:
    code = zxingcpp.create_barcode(text, _FORMATS[symbology])
    drawn = zxingcpp.write_barcode_to_image(code, scale=_DRAWN, add_quiet_zones=True)
    pixels = np.array(drawn, np.uint8)
    paper = np.pad(pixels, _MARGIN, constant_values=255)
    return np.where(paper > 127, 238, 22).astype(np.uint8)


def _text(symbology: Symbology, rng: np.random.Generator) -> str:
    number = f"{rng.integers(10**6):06d}"
    if symbology is Symbology.EAN13:
        digits = [int(digit) for digit in rng.integers(0, 10, 12)]
        check = -(sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10
        return "".join(str(digit) for digit in (*digits, check))
    if symbology is Symbology.QRCODE:
        return f"https://portail.example/a/OD-{number}"
    return f"OD-{number}"
