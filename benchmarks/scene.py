"""What a webcam makes of a label: pose, background, light, lens, sensor, and a label's hard life.

Pure functions on grey pictures (height × width, 0 … 255); chance comes from the generator that is
handed in, so that a seed always gives the same picture. First the label itself (``bent``, ``worn``,
``taped``, ``covered``), then ``placed`` on a ``desk``, then light (``shaded``, ``glaring``,
``exposed``), lens (``defocused``, ``smeared``) and sensor (``noisy``), in the order of the physics.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np

from ordidesk.labels.reads import Gray, Point, Polygon

WIDTH, HEIGHT = 1280, 720
FOCAL_LENGTH = 1100.0
"""Pixels: a webcam of 60° across."""

Matrix = np.ndarray[Any, np.dtype[np.float64]]
_Numbers = np.ndarray[Any, np.dtype[Any]]


# --- the label ------------------------------------------------------------------------------------


def bent(label: Gray, arc: float, *, edge: int = 128) -> Gray:
    """Wrap the label around an upright cylinder, of which it takes ``arc`` degrees (0 … 170).

    Its edges come nearer to each other and darker; beyond them is ``edge``, should rounding ask.
    """
    if arc <= 0:
        return label
    height, width = label.shape
    half = math.radians(arc) / 2
    seen = max(2, round(width * math.sin(half) / half))
    across = np.linspace(-math.sin(half), math.sin(half), seen)
    angle = np.arcsin(across)
    columns = ((angle / half + 1) / 2 * (width - 1)).astype(np.float32)
    map_x = np.repeat(columns[None, :], height, axis=0)
    map_y = np.repeat(np.arange(height, dtype=np.float32)[:, None], seen, axis=1)
    flat = cv2.remap(label, map_x, map_y, cv2.INTER_LINEAR, borderValue=(edge,))
    return _gray(flat * (0.35 + 0.65 * np.cos(angle))[None, :])


def worn(label: Gray, rng: np.random.Generator, strength: float) -> Gray:
    """Rub ink off, scratch and soil the label; ``strength`` 0 (new) … 1 (hardly legible)."""
    if strength <= 0:
        return label
    height, width = label.shape
    paper = float(np.percentile(label, 90))
    rubbed = np.clip((_clouds(rng, height, width, 14) - 0.55) * 4, 0, 1) * 0.75 * strength
    fine = rng.random((height, width)) < 0.10 * strength
    gone = np.clip(rubbed + cv2.GaussianBlur(fine.astype(np.float32), (0, 0), 0.7), 0, 1)
    faded = label * (1 - gone) + paper * gone
    soil = np.clip(_clouds(rng, height, width, 40) - 0.5, 0, 1) * 110 * strength
    result = _gray(faded - soil)
    for _ in range(rng.poisson(7 * strength)):
        start = (int(rng.integers(width)), int(rng.integers(height)))
        length, angle = rng.uniform(0.1, 0.6) * width, rng.uniform(0, math.tau)
        end = (
            int(start[0] + length * math.cos(angle)),
            int(start[1] + length * math.sin(angle)),
        )
        shade = int(rng.choice([60, 235]))
        cv2.line(result, start, end, (shade,), 1, cv2.LINE_AA)
    return result


def taped(label: Gray, rng: np.random.Generator, haze: float = 0.3) -> Gray:
    """Stick a strip of tape over a part: it whitens what is below and shines along its edges."""
    if haze <= 0:
        return label
    height, width = label.shape
    strip = np.zeros((height, width), np.uint8)
    middle = (rng.uniform(0.2, 0.8) * width, rng.uniform(0.3, 0.7) * height)
    size = (rng.uniform(0.3, 0.7) * width, rng.uniform(0.4, 1.2) * height)
    corners = cv2.boxPoints((middle, size, float(rng.uniform(-15, 15)))).astype(np.int32)
    cv2.fillConvexPoly(strip, corners, (255,))
    cover = strip.astype(np.float32) / 255 * haze
    hazy = label * (1 - cover) + 215 * cover
    border = cv2.morphologyEx(strip, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return _gray(hazy + border.astype(np.float32) / 255 * 40)


def covered(label: Gray, rng: np.random.Generator, share: float, *, shade: int = 70) -> Gray:
    """Lay something opaque over ``share`` (0 … 1) of the label's width or height: a cable, a thumb.

    A stripe right across, at any place and nearly upright or nearly level.
    """
    if share <= 0:
        return label
    height, width = label.shape
    upright = bool(rng.random() < 0.5)
    length = 4.0 * max(height, width)
    size = (share * width, length) if upright else (length, share * height)
    middle = (rng.uniform(0, 1) * width, rng.uniform(0, 1) * height)
    corners = cv2.boxPoints((middle, size, float(rng.uniform(-20, 20)))).astype(np.int32)
    result = label.copy()
    cv2.fillConvexPoly(result, corners, (shade,), cv2.LINE_AA)
    return result


# --- where it lies --------------------------------------------------------------------------------


def desk(rng: np.random.Generator, width: int = WIDTH, height: int = HEIGHT) -> Gray:
    """Make what a label lies on: shaded, grained along one direction, with a few edges and lines.

    No text and no bars: whatever is read there is a wrong read.
    """
    base = rng.uniform(35, 190)
    clouds = (_clouds(rng, height, width, 160) - 0.5) * rng.uniform(10, 70)
    grain: _Numbers = rng.normal(0, 1, (height, width)).astype(np.float32)
    length = int(rng.integers(1, 40))
    grain = cv2.blur(grain, (length, 1) if rng.random() < 0.5 else (1, length))
    grain = grain * (rng.uniform(0, 14) / max(float(grain.std()), 1e-6))
    scene = _gray(base + clouds + grain)
    for _ in range(int(rng.integers(0, 5))):
        middle = (rng.uniform(0, width), rng.uniform(0, height))
        size = (rng.uniform(40, 900), rng.uniform(4, 300))
        corners = cv2.boxPoints((middle, size, float(rng.uniform(0, 180)))).astype(np.int32)
        cv2.fillConvexPoly(scene, corners, (int(rng.integers(15, 240)),), cv2.LINE_AA)
    return cv2.GaussianBlur(scene, (0, 0), 1.0).astype(np.uint8)


@dataclass(frozen=True)
class Pose:
    """How a label is held before the camera."""

    width: float = 400.0
    """Pixels across which the label would be, held straight."""
    angle: float = 0.0
    """Degrees by which it is turned in the picture, clockwise."""
    tilt: float = 0.0
    """Degrees by which it leans away from the camera."""
    lean: float = 0.0
    """Degrees: the direction in the picture in which it leans."""
    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    """Where its middle is."""


class Placed(NamedTuple):
    """A scene with a label in it."""

    image: Gray
    polygon: Polygon
    """The label's corners in the scene, from its own top left, clockwise."""


def placed(label: Gray, background: Gray, pose: Pose) -> Placed:
    """Lay a label into a scene as a pinhole camera sees it."""
    height, width = label.shape
    factor = pose.width / width
    if factor < 1:  # a warp skips pixels where it makes smaller; an averaged reduction does not
        reduced = (max(2, round(width * factor)), max(2, round(height * factor)))
        label = cv2.resize(label, reduced, interpolation=cv2.INTER_AREA).astype(np.uint8)
        height, width = label.shape
    matrix = _projection(width, height, pose)
    size = (background.shape[1], background.shape[0])
    there = cv2.warpPerspective(label, matrix, size, flags=cv2.INTER_CUBIC, borderMode=1)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    cover = mask.astype(np.float32) / 255
    image = _gray(background * (1 - cover) + there.astype(np.float32) * cover)
    return Placed(image, _mapped(matrix, width, height))


def _projection(width: int, height: int, pose: Pose) -> Matrix:
    """Return the 3 × 3 matrix from the label's pixels to the scene's."""
    scale = pose.width / width
    centred = np.array([[scale, 0, -scale * width / 2], [0, scale, -scale * height / 2], [0, 0, 1]])
    turned = _turn(pose.angle)
    leaned = _turn(pose.lean) @ _lean(pose.tilt) @ _turn(-pose.lean) @ turned
    distance = FOCAL_LENGTH  # where a pixel of the label is a pixel of the picture
    columns = np.column_stack([leaned[:, 0], leaned[:, 1], [0, 0, distance]])
    camera = np.array([[FOCAL_LENGTH, 0, pose.x], [0, FOCAL_LENGTH, pose.y], [0, 0, 1]])
    matrix: Matrix = camera @ columns @ centred
    return matrix


def _turn(degrees: float) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])


def _lean(degrees: float) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])


def _mapped(matrix: Matrix, width: int, height: int) -> Polygon:
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]).T
    top_left, top_right, bottom_right, bottom_left = (
        Point(float(x / w), float(y / w)) for x, y, w in (matrix @ corners).T
    )
    return top_left, top_right, bottom_right, bottom_left


# --- light ----------------------------------------------------------------------------------------


def shaded(scene: Gray, direction: float, depth: float) -> Gray:
    """Light the scene from one side: the far one keeps 1 - ``depth`` of it (degrees; 0 … 1)."""
    if depth <= 0:
        return scene
    height, width = scene.shape
    along = np.linspace(-0.5, 0.5, width)[None, :] * math.cos(
        math.radians(direction)
    ) + np.linspace(-0.5, 0.5, height)[:, None] * math.sin(math.radians(direction))
    along = (along - along.min()) / max(float(np.ptp(along)), 1e-6)
    return _gray(scene * (1 - depth * along))


def glaring(scene: Gray, x: float, y: float, radius: float, strength: float) -> Gray:
    """Let a lamp shine back around a place; ``strength`` 1 burns its middle out."""
    if strength <= 0:
        return scene
    height, width = scene.shape
    across, down = np.arange(width) - x, np.arange(height) - y
    squared = across[None, :] ** 2 + down[:, None] ** 2
    return _gray(scene + 255 * strength * np.exp(-squared / (2 * radius**2)))


def exposed(scene: Gray, light: float = 1.0, gamma: float = 1.0) -> Gray:
    """Take the picture with less (< 1) or more light than is right, and the camera's gamma."""
    return _gray(255 * np.clip(scene / 255 * light, 0, 1) ** gamma)


# --- lens and sensor ------------------------------------------------------------------------------


def defocused(scene: Gray, sigma: float) -> Gray:
    """Blur as out of focus: a Gaussian of ``sigma`` pixels."""
    return scene if sigma <= 0 else cv2.GaussianBlur(scene, (0, 0), sigma).astype(np.uint8)


def smeared(scene: Gray, length: float, angle: float) -> Gray:
    """Blur as the hand moved: ``length`` pixels in the direction of ``angle`` degrees."""
    if length <= 1:
        return scene
    half = math.ceil(length / 2)
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    steps = np.linspace(-length / 2, length / 2, 8 * half + 1)
    columns = half + steps * math.cos(math.radians(angle))
    rows = half + steps * math.sin(math.radians(angle))
    np.add.at(kernel, (np.rint(rows).astype(int), np.rint(columns).astype(int)), 1)
    return cv2.filter2D(scene, -1, kernel / kernel.sum()).astype(np.uint8)


def noisy(scene: Gray, rng: np.random.Generator, sigma: float) -> Gray:
    """Add a sensor's grain, of ``sigma`` grey levels, a little of it smeared over neighbours."""
    if sigma <= 0:
        return scene
    grain = rng.normal(0, 1, scene.shape).astype(np.float32)
    soft = 0.7 * grain + 0.3 * cv2.blur(grain, (3, 3))
    return _gray(scene + soft * (sigma / float(soft.std())))


def compressed(scene: Gray, quality: int) -> Gray:
    """Squeeze the picture as a webcam does before it sends it: JPEG of this quality, 1 … 100."""
    done, data = cv2.imencode(".jpg", scene, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    squeezed = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    assert squeezed is not None
    return squeezed.astype(np.uint8)


def _clouds(rng: np.random.Generator, height: int, width: int, size: float) -> _Numbers:
    """Return soft noise, 0 … 1, whose patches are about ``size`` pixels."""
    rows, columns = max(2, round(height / size) + 1), max(2, round(width / size) + 1)
    coarse = rng.random((rows, columns)).astype(np.float32)
    return np.clip(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)


def _gray(values: _Numbers) -> Gray:
    return np.ascontiguousarray(np.clip(values, 0, 255), dtype=np.uint8)
