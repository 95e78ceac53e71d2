"""The mouse as the window system has it: pressed, moved and let go in a window, by its pixels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


class Pointer:
    """Goes through the window and not to a widget: whoever is under it gets what happens."""

    def __init__(self, widget: QWidget) -> None:
        """Be in the window of ``widget``."""
        self._window = widget.window()
        self._at = QPoint()

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press the left button at a place of a widget."""
        self._at = widget.mapTo(self._window, place)
        QTest.mousePress(self._window.windowHandle(), _LEFT, _NONE, self._at)

    def move(self, widget: QWidget, place: QPoint, steps: int = 8) -> None:
        """Move to a place of a widget, as a hand does: not in one step."""
        begin, end = self._at, widget.mapTo(self._window, place)
        for step in range(1, steps + 1):
            self._at = begin + (end - begin) * (step / steps)
            QTest.mouseMove(self._window.windowHandle(), self._at)

    def release(self) -> None:
        """Let the button go where the pointer is."""
        QTest.mouseRelease(self._window.windowHandle(), _LEFT, _NONE, self._at)

    def drag(self, source: QWidget, begin: QPoint, target: QWidget, end: QPoint) -> None:
        """Press, move and let go."""
        self.press(source, begin)
        self.move(target, end)
        self.release()
