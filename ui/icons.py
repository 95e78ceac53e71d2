"""Lucide icons from the resources, coloured and rendered sharp at a screen's pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources

APP_ICON = "app"


@lru_cache(maxsize=256)
def svg(name: str, color: str) -> bytes:
    """Return the icon's SVG with its strokes in `color` (#RRGGBB).

    Raises FileNotFoundError when no icon has that name.
    """
    return resources.read_bytes(f"icons/{name}.svg").replace(b"currentColor", color.encode("ascii"))


def pixmap(name: str, color: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Return the icon, `size` logical pixels square, with `gap` px of nothing at its right."""
    key = f"icon {name} {color} {size} {ratio} {gap}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(svg(name, color)))
    renderer.render(painter, QRectF(0, 0, drawn.height(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, color: str, disabled: str, size: int, gap: int = 0) -> QIcon:
    """Return a QIcon holding the drawing for each pixel ratio in use, normal and disabled."""
    made = QIcon()
    for ratio in sorted({1.0, 2.0, *(s.devicePixelRatio() for s in QGuiApplication.screens())}):
        made.addPixmap(pixmap(name, color, size, ratio, gap), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return the application's icon in the sizes that window systems ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap(APP_ICON, "#000000", size))
    return made
