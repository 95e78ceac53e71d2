"""File names that come from anywhere, made fit for every system that may keep or show them."""

from __future__ import annotations

import re

LONGEST_NAME = 150
"""Characters: with a folder before it, what Windows still opens."""
_LONGEST_SUFFIX = 12
_NAMELESS = "file"
_SEPARATORS = re.compile(r"[\\/]")
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Controls and marks that turn the direction of reading: "gpj.exe" reads "exe.jpg" after one."""
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")
"""Names that are devices on Windows, whatever comes after a point."""


def safe_name(name: str) -> str:
    """Return the last part of a path as a name that can be shown and written anywhere.

    Nothing is left that leads to another folder, hides the suffix or is refused by a system; a name
    that is too long keeps its beginning and its suffix. Safe names stay as they are.
    """
    last = _SEPARATORS.split(name)[-1] if not _ends_in_separator(name) else ""
    bare = _FORBIDDEN.sub("_", _UNSEEN.sub("", last)).strip().strip(".").strip()
    if not bare:
        return _NAMELESS
    shortened = _shortened(bare)
    return f"_{shortened}"[:LONGEST_NAME] if _DEVICES.match(shortened) else shortened


def suffix_of(name: str) -> str:
    """Return the suffix in lower case with its point, empty when there is none."""
    stem, point, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if point and stem and suffix else ""


def _ends_in_separator(name: str) -> bool:
    return name.endswith(("/", "\\"))


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    stem, point, suffix = name.rpartition(".")
    if not point or len(suffix) > _LONGEST_SUFFIX:
        return name[:LONGEST_NAME].rstrip(". ")
    return f"{stem[: LONGEST_NAME - len(suffix) - 1].rstrip('. ')}.{suffix}"
