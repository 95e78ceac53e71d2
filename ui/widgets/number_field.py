"""The field for an inventory number: large even digits, a slashed zero, what is wrong below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import dress_label, text_label


class NumberField(QWidget):
    """`edited` on each key, `submitted` on Enter, with the text stripped of spaces around it."""

    edited = Signal(str)
    submitted = Signal(str)

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        """Show an empty field; `name` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._field = QLineEdit()
        self._field.setObjectName("number")
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(placeholder)
        self._field.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self._field.textEdited.connect(self._tell_edited)
        self._field.returnPressed.connect(self._tell_submitted)
        self._message = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        column.addWidget(self._field)
        column.addWidget(self._message)
        self.setFocusProxy(self._field)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return what is typed, without the spaces around it."""
        return self._field.text().strip()

    def set_text(self, text: str) -> None:
        """Type `text` in place of what is there, chosen so that the next key replaces it."""
        self._field.setText(text)
        self._field.selectAll()

    def clear(self) -> None:
        """Empty the field and what is said below."""
        self._field.clear()
        self.set_error("")

    def set_error(self, message: str) -> None:
        """Say below the field what is wrong; empty takes it away."""
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._field.setAccessibleDescription(message)
        self._field.setProperty("invalid", bool(message))
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def error(self) -> str:
        """Return what is said below the field."""
        return self._message.text()

    @Slot(str)
    def _tell_edited(self, text: str) -> None:
        self.set_error("")
        self.edited.emit(text.strip())

    @Slot()
    def _tell_submitted(self) -> None:
        if self.text():
            self.submitted.emit(self.text())

    @Slot()
    def _dress(self) -> None:
        self._field.setFont(number_font(self._theme))


class NumberLabel(QLabel):
    """An inventory number to read from afar; it can be selected."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setFont(number_font(self._theme))
        dress_label(self, TextStyle.NUMBER, strong=True)


def number_font(theme: Theme) -> QFont:
    """Return the font of inventory numbers: 28/36, even figures, slashed zero."""
    return theme.font(TextStyle.NUMBER, strong=True, figures=True)
