"""The files that ship with OrdiDesk, read through importlib.resources so that a zip works too."""

from __future__ import annotations

from importlib.resources import files


def read_bytes(path: str) -> bytes:
    """Return the content of `path`, given relative to this package with forward slashes.

    Raises FileNotFoundError when no such file ships.
    """
    return files(__name__).joinpath(path).read_bytes()


def read_text(path: str) -> str:
    """Return the UTF-8 text of `path`, given as for `read_bytes`."""
    return read_bytes(path).decode("utf-8")
