"""The app's mark as the systems want it: pictures in sizes, one file for Windows, one for macOS."""

from __future__ import annotations

import io
from pathlib import Path

import PIL.Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS = (16, 24, 32, 48, 64, 256)
_MACOS = 1024


def drawn(mark: Path, size: int) -> PIL.Image.Image:
    """The mark as a square of so many pixels, around it nothing."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(mark)).render(painter)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # type: ignore[call-overload] # the stubs want bytes
    return PIL.Image.open(io.BytesIO(held.data().data())).convert("RGBA")


def write_png(mark: Path, size: int, target: Path) -> None:
    """Write one size, without the moment that a picture may carry."""
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn(mark, size).save(target, "PNG", optimize=True)


def write_ico(mark: Path, target: Path) -> None:
    """Write Windows' file: each size drawn for itself, since a small one is no shrunk large one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    *smaller, largest = (drawn(mark, size) for size in _WINDOWS)
    sizes = [(size, size) for size in _WINDOWS]
    largest.save(target, "ICO", sizes=sizes, append_images=smaller)


def write_icns(mark: Path, target: Path) -> None:
    """Write macOS's file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn(mark, _MACOS).save(target, "ICNS")
