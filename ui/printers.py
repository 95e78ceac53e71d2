"""The printers of this machine, and the one that is proposed first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinterInfo

from ui.preferences import Preferences

PRINTER = "printer.name"


class Printers:
    """Names the printers there are; remembers which one the person took."""

    def __init__(
        self,
        preferences: Preferences,
        names: Callable[[], list[str]] = QPrinterInfo.availablePrinterNames,
    ) -> None:
        """``names`` as the system gives them, unless they are handed in."""
        self._preferences = preferences
        self.names = names

    def preferred(self) -> str:
        """Return the one to propose; empty: the system's own choice."""
        name = self._preferences.settings.printer.name
        return name if name in self.names() else ""

    def remember(self, name: str) -> None:
        """Propose this one from now on, unless it is decided elsewhere."""
        if name and name in self.names() and self._preferences.found.is_free(PRINTER):
            self._preferences.remember(PRINTER, name)
