"""Which OrdiDesk this is: its version, and in what was built for technicians also the commit."""

from __future__ import annotations

from importlib.metadata import version

import msgspec

import resources

_FILE = "build.json"
"""Written by build_installer.py; a working folder has none."""


class _Build(msgspec.Struct):
    commit: str
    date: str


def told_version() -> str:
    """One line for people who report a fault."""
    named = f"OrdiDesk {version('ordidesk')}"
    try:
        build = msgspec.json.decode(resources.read_bytes(_FILE), type=_Build)
    except FileNotFoundError:
        return named
    return f"{named} ({build.commit}, {build.date})"
