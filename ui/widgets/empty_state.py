"""What a page says when it has nothing to show, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.text import text_label


class EmptyState(QWidget):
    """An icon, a sentence, a line of help, and an action; `acted` when it is taken."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        help_text: str = "",
        action: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the Lucide `icon` over the words; no button when `action` is empty."""
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self._sentence = text_label("", TextStyle.BODY, strong=True, wrap=True)
        self._help = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._action = Button(theme, "", ButtonKind.PLAIN)
        self._action.clicked.connect(self.acted)
        inner = QWidget()
        inner.setMaximumWidth(SIZE.message)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, SIZE.space_16, 0, SIZE.space_16)
        column.setSpacing(SIZE.space_8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._icon, 0, centre)
        for label in (self._sentence, self._help):
            label.setAlignment(centre)
            column.addWidget(label)
        column.addSpacing(SIZE.space_4)
        column.addWidget(self._action, 0, centre)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_16, 0, SIZE.space_16, 0)
        row.addStretch(1)
        row.addWidget(inner, SIZE.message)
        row.addStretch(1)
        theme.changed.connect(self._dress)
        self.set_content(icon, sentence, help_text, action)

    def set_content(self, icon: str, sentence: str, help_text: str = "", action: str = "") -> None:
        """Say something else."""
        self._icon_name = icon
        self._sentence.setText(sentence)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self._action.set_label(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(help_text)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self._icon.setPixmap(
            self._theme.pixmap(
                self._icon_name,
                self._theme.colors.control_border,
                SIZE.icon_large,
                self.devicePixelRatioF(),
            )
        )
