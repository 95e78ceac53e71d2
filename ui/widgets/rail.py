"""The rail at the left: the pages of a role, settings and the person below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme


@dataclass(frozen=True)
class RailEntry:
    """A page in the rail; `shortcut` is told in the tooltip."""

    key: str
    icon: str
    label: str
    shortcut: str = ""
    at_bottom: bool = False


class Rail(QFrame):
    """A column of entries, icon over label; up and down move, `chosen` gives the key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without entries."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._theme = theme
        self._entries: list[RailEntry] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        self._group.idToggled.connect(self._dress_one)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIZE.space_4, SIZE.space_8, SIZE.space_4, SIZE.space_8)
        self._column.setSpacing(SIZE.space_4)
        theme.changed.connect(self._dress)
        self._dress()

    def set_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show other entries; those at the bottom stay there."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        while self._column.takeAt(0) is not None:
            pass
        ordered = sorted(entries, key=lambda entry: entry.at_bottom)
        self._entries = ordered
        top = [entry for entry in ordered if not entry.at_bottom]
        for place, entry in enumerate(ordered):
            if place == len(top):
                self._column.addStretch()
            self._column.addWidget(self._button(place, entry))
        if len(top) == len(ordered):
            self._column.addStretch()
        self._dress()

    def choose(self, key: str) -> None:
        """Mark the entry of `key` without a signal; none, when no entry has it."""
        self._group.setExclusive(False)
        for place, entry in enumerate(self._entries):
            self._group.button(place).setChecked(entry.key == key)
        self._group.setExclusive(True)

    def entry_keys(self) -> list[str]:
        """Return the keys in the order shown."""
        return [entry.key for entry in self._entries]

    def focus_current(self) -> None:
        """Put the keyboard on the chosen entry, or on the first."""
        button = self._group.checkedButton() or self._group.button(0)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the entries with the arrows, without leaving the page shown."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, QToolButton):
                place = (self._group.id(watched) + step) % len(self._entries)
                self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if isinstance(watched, QToolButton):
                    watched.click()
                return True
        return False

    def _button(self, place: int, entry: RailEntry) -> QToolButton:
        button = QToolButton()
        button.setObjectName("rail_entry")
        button.setText(entry.label)
        button.setAccessibleName(entry.label)
        button.setToolTip(f"{entry.label} ({entry.shortcut})" if entry.shortcut else entry.label)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(SIZE.icon_rail, SIZE.icon_rail))
        button.setMinimumHeight(SIZE.rail_entry)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFont(self._theme.font(TextStyle.SMALL))
        button.installEventFilter(self)
        self._group.addButton(button, place)
        return button

    @Slot(int)
    def _tell(self, place: int) -> None:
        self.chosen.emit(self._entries[place].key)

    @Slot(int, bool)
    def _dress_one(self, place: int, checked: bool) -> None:  # noqa: FBT001 - a signal's arguments
        colors = self._theme.colors
        color = colors.accent if checked else colors.secondary
        icon = self._theme.icon(self._entries[place].icon, size=SIZE.icon_rail, color=color)
        self._group.button(place).setIcon(icon)

    def _fit_words(self, place: int) -> None:
        """Shorten a long name at its end, with room for the strong letters of the chosen one."""
        button = self._group.button(place)
        button.setFont(self._theme.font(TextStyle.SMALL))
        strong = QFontMetrics(self._theme.font(TextStyle.SMALL, strong=True))
        room = self._theme.scaled(SIZE.rail) - 2 * SIZE.space_4
        label = self._entries[place].label
        button.setText(strong.elidedText(label, Qt.TextElideMode.ElideRight, room))

    @Slot()
    def _dress(self) -> None:
        self.setFixedWidth(self._theme.scaled(SIZE.rail))
        for place in range(len(self._entries)):
            self._fit_words(place)
            self._dress_one(place, self._group.button(place).isChecked())
