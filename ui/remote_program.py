"""The program for remote control: where it is, and how it is started."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QSettings

COMMAND_SETTING = "remote/command"
"""What is started; ``{id}`` stands for the identifier of the user's machine."""
SUPPORT_PAGE_SETTING = "remote/support_page"
"""Where users find what they have to install."""
SUPPORT_PAGE = "https://www.teamviewer.com/download"
_USUAL = {
    "win32": r'"C:\Program Files\TeamViewer\TeamViewer.exe" --id {id}',
    "darwin": "/Applications/TeamViewer.app/Contents/MacOS/TeamViewer --id {id}",
}


class RemoteProgram:
    """Starts the program that the settings name, TeamViewer unless they say otherwise."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def support_page(self) -> str:
        """Return the address to send to users."""
        return str(self._settings.value(SUPPORT_PAGE_SETTING, SUPPORT_PAGE))

    def name(self) -> str:
        """Return what the program is called."""
        words = self._words("")
        return Path(words[0]).stem if words else ""

    def is_there(self) -> bool:
        """Tell whether the program can be started here."""
        words = self._words("")
        return bool(words) and shutil.which(words[0]) is not None

    def start(self, partner: str) -> bool:
        """Start it for a machine; ``False`` when it cannot be."""
        words = self._words(partner)
        if not words or not self.is_there():
            return False
        started, _process = QProcess.startDetached(words[0], words[1:], "")
        return bool(started)

    def _words(self, partner: str) -> list[str]:
        usual = _USUAL.get(sys.platform, "teamviewer --id {id}")
        command = str(self._settings.value(COMMAND_SETTING, usual))
        try:
            parts = shlex.split(command, posix=os.name != "nt")
        except ValueError:
            return []
        spaceless = "".join(partner.split())
        return [part.strip('"').replace("{id}", spaceless) for part in parts]
