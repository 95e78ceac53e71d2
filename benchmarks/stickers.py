"""Stickers without a barcode, as a webcam sees them: a phone number and an inventory number.

``sticker_case(seed)`` draws everything from its seed: layout, typeface, wear, tape, curvature,
size, any angle, tilt, light, lens and sensor. ``frame`` takes one picture of it; the next differs
by the hand's tremor and the sensor's grain, as the frames of a camera do.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks import scene
from ordidesk.labels.reads import Gray

_SYSTEM_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_SYSTEM_NAMES = ("DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansCondensed", "DejaVuSerif")
_DRAWN_CAPITAL = 64
"""Pixels of a capital of the number on the flat drawing; every frame shows it smaller."""
_HOTLINE = "0199004200"
SMALLEST_CAPITAL, LARGEST_CAPITAL = 14.0, 48.0
"""Pixels of a capital of the number in the frame: a 5 mm one, 40 to 12 cm before a 60° webcam."""


class Text(NamedTuple):
    """What stands on a sticker."""

    number: str
    """As records hold it."""
    printed: str
    """As it is printed."""
    phone: str
    caption: str


@dataclass(frozen=True)
class Case:
    """One sticker before one camera."""

    text: Text
    label: Gray
    """Flat, after its hard life."""
    capital: float
    """Height of a capital of the number in the frame, in pixels."""
    pose: scene.Pose
    typeface: str
    seed: int
    blur: float
    """Pixels (Gaussian)."""
    smear: float
    """Pixels of movement."""
    grain: float
    """Grey levels."""
    light: float
    gamma: float
    shade: float
    glare: float
    quality: int
    """Of the webcam's JPEG."""


def sticker_case(seed: int) -> Case:
    """Make the sticker and the camera of a seed."""
    rng = np.random.default_rng(seed)
    text = _text(rng)
    typeface = str(rng.choice(sorted(typefaces())))
    label, capital_share = _draw(text, typeface, rng)
    if rng.random() < 0.5:
        label = scene.worn(label, rng, float(rng.uniform(0.05, 0.6)))
    if rng.random() < 0.3:
        label = scene.taped(label, rng, float(rng.uniform(0.1, 0.5)))
    if rng.random() < 0.3:
        label = scene.bent(label, float(rng.uniform(20, 100)))
    capital = float(np.exp(rng.uniform(np.log(SMALLEST_CAPITAL), np.log(LARGEST_CAPITAL))))
    width = capital / capital_share * label.shape[1] / label.shape[0]
    capital, width = _within(capital, width, label)
    tilted = rng.random() < 0.5
    return Case(
        text=text,
        label=label,
        capital=capital,
        pose=_pose(rng, width, label, float(rng.uniform(0, 40)) if tilted else 0.0),
        typeface=typeface,
        seed=seed,
        blur=capital * float(rng.uniform(0, 0.06)),
        smear=capital * float(rng.uniform(0, 0.18)) if rng.random() < 0.3 else 0.0,
        grain=float(rng.uniform(0, 8)),
        light=float(rng.uniform(0.35, 1.15)),
        gamma=float(rng.uniform(0.8, 1.25)),
        shade=float(rng.uniform(0, 0.6)),
        glare=float(rng.uniform(0.1, 0.6)) if rng.random() < 0.2 else 0.0,
        quality=int(rng.integers(60, 96)),
    )


def frame(case: Case, number: int = 0) -> scene.Placed:
    """Take the case's picture ``number``; the hand trembles a little from one to the next."""
    still = np.random.default_rng(case.seed)
    moment = np.random.default_rng([case.seed, number])
    tremor = moment.normal(0, 1, 4)
    pose = replace(
        case.pose,
        x=case.pose.x + 1.5 * tremor[0],
        y=case.pose.y + 1.5 * tremor[1],
        angle=case.pose.angle + 0.4 * tremor[2],
        width=case.pose.width * (1 + 0.004 * tremor[3]),
    )
    image, polygon = scene.placed(case.label, scene.desk(still), pose)
    image = scene.shaded(image, float(still.uniform(0, 360)), case.shade)
    x, y = case.pose.x + still.uniform(-150, 150), case.pose.y + still.uniform(-150, 150)
    image = scene.glaring(image, x, y, float(still.uniform(30, 120)), case.glare)
    image = scene.exposed(image, case.light, case.gamma)
    image = scene.smeared(scene.defocused(image, case.blur), case.smear, still.uniform(0, 180))
    image = scene.noisy(image, moment, case.grain)
    return scene.Placed(scene.compressed(image, case.quality), polygon)


def empty_frame(seed: int) -> Gray:
    """Make a frame without a sticker: whatever is read in it is wrong."""
    rng = np.random.default_rng(seed)
    image = scene.exposed(scene.desk(rng), float(rng.uniform(0.4, 1.1)))
    return scene.compressed(scene.noisy(image, rng, float(rng.uniform(0, 8))), 80)


@functools.cache
def typefaces() -> dict[str, str]:
    """Return the typefaces there are, by name: the app's own, Pillow's, and DejaVu where it is."""
    own = {
        f"Inter-{weight}": str(resources.files("resources") / "fonts" / f"Inter-{weight}.ttf")
        for weight in ("Regular", "SemiBold")
    }
    system = {name: str(_SYSTEM_FONTS / f"{name}.ttf") for name in _SYSTEM_NAMES}
    there = {name: path for name, path in system.items() if Path(path).is_file()}
    return {"Pillow": "", **own, **there}


def _text(rng: np.random.Generator) -> Text:
    digits = int(rng.integers(1, 20_000))
    number = f"OD-{digits:06d}"
    printed = str(rng.choice([number, number, number, f"OD {digits:06d}", f"N° {number}"]))
    pairs = " ".join(_HOTLINE[place : place + 2] for place in range(0, len(_HOTLINE), 2))
    phone = str(rng.choice([pairs, pairs, pairs.replace(" ", "."), "+33 " + pairs[1:]]))
    phone = str(rng.choice(["", "Tél. ", "Hotline : "])) + phone
    caption = str(rng.choice(["", "", "OrdiDesk", "Inventaire", "Support informatique"]))
    return Text(number, printed, phone, caption)


def _draw(text: Text, typeface: str, rng: np.random.Generator) -> tuple[Gray, float]:
    """Draw the sticker flat; returns it and the share of its height that a capital takes."""
    number_font = _font(typeface, _DRAWN_CAPITAL)
    small_font = _font(typeface, _DRAWN_CAPITAL * float(rng.uniform(0.45, 1.0)))
    lines = [(text.phone, small_font), (text.printed, number_font)]
    if rng.random() < 0.5:
        lines.reverse()
    if text.caption:
        lines.insert(0, (text.caption, small_font))
    margin = _DRAWN_CAPITAL * float(rng.uniform(0.4, 1.0))
    gap = _DRAWN_CAPITAL * float(rng.uniform(0.4, 0.9))
    boxes = [font.getbbox(words) for words, font in lines]
    width = max(box[2] - box[0] for box in boxes) + 2 * margin
    height = sum(box[3] - box[1] for box in boxes) + gap * (len(boxes) - 1) + 2 * margin
    paper, ink = int(rng.integers(205, 256)), int(rng.integers(0, 70))
    if rng.random() < 0.1:  # white on a coloured ground
        paper, ink = int(rng.integers(30, 80)), 245
    picture = Image.new("L", (round(width), round(height)), paper)
    pen = ImageDraw.Draw(picture)
    centred = rng.random() < 0.5
    top = margin
    for (words, font), box in zip(lines, boxes, strict=True):
        left = (width - (box[2] - box[0])) / 2 if centred else margin
        pen.text((left - box[0], top - box[1]), words, font=font, fill=ink)
        top += box[3] - box[1] + gap
    return np.asarray(picture, dtype=np.uint8), _DRAWN_CAPITAL / round(height)


def _font(typeface: str, capital: float) -> ImageFont.FreeTypeFont:
    """Return the typeface at the size at which its capitals are that many pixels high."""
    path = typefaces()[typeface]

    def sized(size: float) -> ImageFont.FreeTypeFont:
        if path:
            return ImageFont.truetype(path, size)
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        return font

    _, top, _, bottom = sized(100).getbbox("O")
    return sized(100 * capital / (bottom - top))


def _within(capital: float, width: float, label: Gray) -> tuple[float, float]:
    """Hold a label further away that would not fit into the frame at every angle."""
    diagonal = float(np.hypot(width, width * label.shape[0] / label.shape[1]))
    factor = min(1.0, 0.94 * scene.HEIGHT / diagonal)
    return capital * factor, width * factor


def _pose(rng: np.random.Generator, width: float, label: Gray, tilt: float) -> scene.Pose:
    half = float(np.hypot(width, width * label.shape[0] / label.shape[1])) / 2
    spare_x, spare_y = scene.WIDTH / 2 - half, scene.HEIGHT / 2 - half
    return scene.Pose(
        width=width,
        angle=float(rng.uniform(0, 360)),
        tilt=tilt,
        lean=float(rng.uniform(0, 360)),
        x=scene.WIDTH / 2 + float(rng.uniform(-1, 1)) * max(0.0, spare_x) * 0.9,
        y=scene.HEIGHT / 2 + float(rng.uniform(-1, 1)) * max(0.0, spare_y) * 0.9,
    )
