"""What a person drops on the window or pastes into it: files, a picture, or a link to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Brought:
    """The best of what another application offers at once."""

    files: tuple[Path, ...] = ()
    picture: QImage | None = None
    link: str = ""
    """An address on the web, without the picture behind it: nothing is fetched from there."""

    def __bool__(self) -> bool:
        """Tell whether it is anything that may be a label."""
        return bool(self.files or self.picture is not None or self.link)


@runtime_checkable
class TakesBrought(Protocol):
    """A part of a window that keeps what is dropped on it, or pasted while it has the caret."""

    def take_brought(self, what: Brought) -> bool:
        """Take it; ``False`` to let the window read it as a label."""


def taker(widget: QWidget | None) -> TakesBrought | None:
    """Return the nearest part around a widget that keeps what is brought."""
    while widget is not None:
        if isinstance(widget, TakesBrought):
            return widget
        widget = widget.parentWidget()
    return None


def is_brought(data: QMimeData) -> bool:
    """Tell whether there is something for the window in it, without fetching it.

    Words are not: they belong into the field that they are dropped on.
    """
    return data.hasImage() or any(url.isLocalFile() or _is_web(url.scheme()) for url in data.urls())


def brought(data: QMimeData) -> Brought:
    """Take files before a picture, and a picture before the address that it came from."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Brought(files=files)
    picture = data.imageData() if data.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        return Brought(picture=picture)
    links = [url.toString() for url in data.urls() if _is_web(url.scheme())]
    return Brought(link=links[0]) if links else Brought()


def _is_web(scheme: str) -> bool:
    return scheme in {"http", "https"}
