"""The look that the person chose, put on: light or dark, how large the text is, what moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.motion import MotionChoice
from ui.preferences import Preferences
from ui.theme import SchemeChoice, Theme

THEME, TEXT_SIZE, MOTION = "window.theme", "window.text_size", "window.motion"
_PERCENT = 100


class LookChoice(QObject):
    """Keeps the theme as the settings have it."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        """Follow the settings from now on."""
        super().__init__(theme)
        self._theme = theme
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    @Slot(str)
    def _follow(self, path: str) -> None:
        window = self._preferences.settings.window
        if path == THEME:
            self._theme.choose(SchemeChoice(window.theme))
        elif path == TEXT_SIZE:
            self._theme.set_text_scale(window.text_size / _PERCENT)
        elif path == MOTION:
            self._theme.choose_motion(MotionChoice(window.motion))


def chosen_theme(app: QApplication, preferences: Preferences) -> Theme:
    """Make the theme that the settings ask for, and keep it so; nothing is dressed yet."""
    window = preferences.settings.window
    theme = Theme(
        app,
        SchemeChoice(window.theme),
        window.text_size / _PERCENT,
        MotionChoice(window.motion),
    )
    LookChoice(theme, preferences)
    return theme
