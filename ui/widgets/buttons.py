"""Buttons: one main action a page, plain ones, quiet ones, links, and icons with a name."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme import SIZE, Theme

MAIN_ACTION = "Ctrl+Return"
"""The keys of a page's main button, while it can be seen."""

_PLAIN = Qt.KeyboardModifier.NoModifier


class ButtonKind(Enum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"


class Button(QPushButton):
    """A text button with an optional icon; 36 px high, 48 in field flows."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = ButtonKind.PLAIN,
        *,
        icon: str = "",
        field: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`, with the Lucide `icon` before it when one is named."""
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon_name = icon
        self.setProperty("kind", kind.value)
        self.setProperty("target", "field" if field else "")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click must not leave a ring behind, nor take the caret out of a field.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(SIZE.icon_small + SIZE.space_4, SIZE.icon_small))
        theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter as on the space bar, as people expect of a button that has the focus."""
        plain = event.modifiers() in (_PLAIN, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def set_label(self, text: str, icon: str = "") -> None:
        """Show another text and icon."""
        self._icon_name = icon
        keys = self.shortcut()
        self.setText(text)  # which forgets the keys
        self.setShortcut(keys)
        self.setAccessibleName(text)
        self._dress()

    def set_kind(self, kind: ButtonKind) -> None:
        """Ask for more or less attention."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        if not self._icon_name:
            return
        colors = self._theme.colors
        color = {
            ButtonKind.PRIMARY: colors.on_accent,
            ButtonKind.LINK: colors.accent,
            ButtonKind.DANGER: colors.danger.text,
            ButtonKind.QUIET: colors.secondary,
        }.get(self._kind, colors.text)
        self.setIcon(
            self._theme.icon(self._icon_name, size=SIZE.icon_small, color=color, gap=SIZE.space_4)
        )


class IconButton(QToolButton):
    """A square button that shows an icon only; its name is its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = SIZE.icon,
        side: int = SIZE.target,
        parent: QWidget | None = None,
    ) -> None:
        """Show the Lucide `icon`, `size` px in a square of `side` px."""
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._size = size
        self.setFixedSize(side, side)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        theme.changed.connect(self._dress)
        self._dress()

    def set_name(self, name: str) -> None:
        """Say what the button does, to the eye and to a screen reader."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._dress()

    @Slot()
    def _dress(self) -> None:
        color = self._theme.colors.secondary
        self.setIcon(self._theme.icon(self._icon_name, size=self._size, color=color))
