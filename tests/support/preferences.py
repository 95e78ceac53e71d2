"""Preferences in a folder of a test, which no environment and no policy changes."""

from __future__ import annotations

from pathlib import Path

from ui.preferences import Preferences


def preferences_in(folder: Path) -> Preferences:
    """Return those whose file lies in the folder."""
    return Preferences(folder / "settings.toml", folder / "policy.toml", environment={})
