"""Which app this is and on what it runs: the first thing that support asks for."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from ordidesk.laptop.version import told_version

LIBRARIES = (
    "PySide6-Essentials",
    "opencv-python-headless",
    "apsw-sqlite3mc",
    "zxing-cpp",
    "onnxruntime",
    "rapidocr",
    "keyring",
)
"""By the names under which they are installed."""


def installed(distribution: str) -> str:
    """Return the version of what is installed, ``?`` when that is not told."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"


def facts() -> str:
    """Return a few lines without a word about the person or the machine's name."""
    libraries = ", ".join(f"{name} {installed(name)}" for name in LIBRARIES)
    return "\n".join(
        [
            told_version(),
            f"Python {platform.python_version()}, {platform.platform()}",
            libraries,
        ]
    )
