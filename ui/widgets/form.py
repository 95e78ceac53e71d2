"""Fields under each other, each with its label at the left, level with its first line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ui.theme import SIZE, TextStyle
from ui.widgets.text import dress_label

_MOST_MINUTES = 24 * 60
_STEP_MINUTES = 5
_SHORTEST_CHOICE = 20
"""Letters."""


class _FieldName(QLabel):
    """As high as a field, so that both stand on one line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress_label(self, TextStyle.BODY)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the text's size, with the room that a field leaves around its own."""
        size = super().sizeHint()
        around = 2 * (SIZE.space_8 + SIZE.hairline)
        return QSize(size.width(), max(SIZE.target, size.height() + around))


class Form(QFormLayout):
    """Add rows with `add`; fields take the width there is."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setHorizontalSpacing(SIZE.space_16)
        self.setVerticalSpacing(SIZE.space_8)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)

    def add(self, label: str, field: QWidget) -> None:
        """Add a field, named by its label to screen readers too."""
        words = _FieldName(label)
        words.setBuddy(field)
        field.setAccessibleName(label)
        self.addRow(words, field)


def long_field() -> QPlainTextEdit:
    """Return a field for a text of several lines, that Tab leaves."""
    field = QPlainTextEdit()
    field.setProperty("length", "long")
    field.setTabChangesFocus(True)
    return field


def minutes_field(least: int = 0) -> QSpinBox:
    """Return a field for a duration in minutes; 0 stands for what is not told."""
    field = QSpinBox()
    field.setRange(least, _MOST_MINUTES)
    field.setSingleStep(_STEP_MINUTES)
    set_text_in(field)
    unit = QCoreApplication.translate("Form", "min")
    field.setSuffix(f"\u202f{unit}")
    return field


def set_text_in(field: QAbstractSpinBox) -> None:
    """Set a number's or a time's text in from its frame, as the style sheet does other fields'."""
    field.lineEdit().setTextMargins(SIZE.space_4, 0, SIZE.space_4, 0)


def choice_field() -> QComboBox:
    """Return a field to choose from, as wide as its column: long names must not widen a dialog."""
    choice = QComboBox()
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    choice.setMinimumContentsLength(_SHORTEST_CHOICE)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return choice


def choose(choice: QComboBox, value: str) -> None:
    """Choose a value, the first one when it is not among those offered."""
    choice.setCurrentIndex(max(0, choice.findData(value)))
