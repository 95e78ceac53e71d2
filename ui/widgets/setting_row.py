"""A line of a settings page: what is set, its control, and a word below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import dress_label, text_label


class SettingRow(QWidget):
    """A label at the left of its control; below, what it does, who decided it, or what is wrong."""

    def __init__(self, theme: Theme, label: str, control: QWidget, note: str = "") -> None:
        """Name the control by the label."""
        super().__init__()
        self._theme = theme
        self._control = control
        self._note_words = note
        self._label = text_label(label, TextStyle.BODY, wrap=True)
        self._label.setMinimumWidth(SIZE.setting_label)
        self._label.setBuddy(control)
        self._lock = QLabel()
        self._lock.hide()
        self._note = text_label(note, TextStyle.SMALL, tone="secondary", wrap=True)
        self._note.setVisible(bool(note))
        control.setAccessibleName(label)
        first = QHBoxLayout()
        first.setSpacing(SIZE.space_12)
        first.addWidget(self._label, 2)
        first.addWidget(control, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SIZE.space_4)
        column.setSpacing(SIZE.space_4)
        column.addLayout(first)
        below = QHBoxLayout()
        below.setSpacing(SIZE.space_4)
        below.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        column.addLayout(below)
        control.installEventFilter(self)
        self._control.setAccessibleDescription(note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page: it must not change what it passes over."""
        if event.type() == QEvent.Type.Wheel and watched is self._control:
            event.ignore()
            return True
        return False

    def show_fixed(self, why: str) -> None:
        """Show that somebody else decides, and who; empty: the person does."""
        self._control.setEnabled(not why)
        self._lock.setVisible(bool(why))
        if why:
            color = self._theme.colors.secondary
            ratio = self.devicePixelRatioF()
            self._lock.setPixmap(self._theme.pixmap("lock", color, SIZE.icon_small, ratio))
        self._say(why or self._note_words, "secondary")

    def show_problem(self, text: str) -> None:
        """Say below what is wrong with what was typed; empty: nothing is."""
        self._say(text or self._note_words, "danger" if text else "secondary")

    def _say(self, text: str, tone: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        dress_label(self._note, TextStyle.SMALL, tone=tone)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._control.setAccessibleDescription(text)


class Pair(QWidget):
    """A control with a button at its right; it is named and focused as the control."""

    def __init__(self, control: QWidget, button: QWidget) -> None:
        """Set them side by side."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(control, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(control)
        self._control = control

    def setAccessibleName(self, name: str) -> None:
        """Name the control."""
        self._control.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the control."""
        self._control.setAccessibleDescription(description)
