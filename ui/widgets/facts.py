"""Facts as aligned label and value; values can be selected, copied or acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.text import ElidedLabel, dress_label, text_label


@dataclass(frozen=True)
class Fact:
    """A label and its value; `action` makes the value a link, `chip` follows it."""

    label: str
    value: str
    copyable: bool = False
    action: object = None
    chip: ChipSpec | None = None
    figures: bool = False  # even digits, slashed zero: numbers and serials


class _Link(Button):
    """A value that can be followed, shortened to its room; the tooltip has the whole."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, ButtonKind.LINK)
        self._whole = text
        self.setMinimumWidth(SIZE.hairline)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text, whatever is shown of it."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + SIZE.space_4
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        fitting = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(fitting)
        self.setToolTip("" if fitting == self._whole else self._whole)


class FactGrid(QWidget):
    """Rows of facts; `activated` gives a fact's action, `copied` the text now on the clipboard."""

    activated = Signal(object)
    copied = Signal(str)

    def __init__(
        self,
        theme: Theme,
        facts: Sequence[Fact] = (),
        *,
        label_width: int = SIZE.label_column,
        parent: QWidget | None = None,
    ) -> None:
        """Show `facts`, their labels `label_width` px wide."""
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZE.space_12)
        self._grid.setVerticalSpacing(SIZE.hairline)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; those without a value are left out."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(fact for fact in facts if fact.value or fact.chip):
            label = text_label(fact.label, TextStyle.LABEL, tone="secondary")
            # The first lines of label and value stand level, whatever the value is made of.
            label.setMinimumHeight(SIZE.link)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(fact), row, 1)

    def _value(self, fact: Fact) -> QWidget:
        if fact.action is None and not fact.copyable and fact.chip is None:
            return self._text(fact)
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SIZE.space_8)
        if fact.action is not None:
            link = _Link(self._theme, fact.value)
            link.setAccessibleName(f"{fact.label} {fact.value}")
            link.clicked.connect(lambda: self.activated.emit(fact.action))
            line.addWidget(link)
        elif fact.value:
            line.addWidget(self._text(fact))
        if fact.chip is not None:
            line.addWidget(Chip(self._theme, fact.chip))
        if fact.copyable:
            line.addWidget(self._copy_button(fact))
        line.addStretch()
        return box

    def _text(self, fact: Fact) -> QLabel:
        if fact.copyable or fact.chip is not None:
            value: QLabel = ElidedLabel(fact.value, TextStyle.LABEL)
            value.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        else:
            value = text_label(fact.value, TextStyle.LABEL, wrap=True, selectable=True)
            # A single long word must not push its column out of the page.
            value.setMinimumWidth(SIZE.hairline)
        value.setAccessibleName(f"{fact.label} {fact.value}")
        value.setMinimumHeight(SIZE.link)
        if fact.figures:
            value.setFont(self._theme.font(TextStyle.LABEL, figures=True))
            dress_label(value, TextStyle.LABEL)
        return value

    def _copy_button(self, fact: Fact) -> IconButton:
        copy = IconButton(
            self._theme,
            "copy",
            self.tr("Copy {0}").format(fact.label),
            size=SIZE.icon_small,
            side=SIZE.chip,
        )
        copy.clicked.connect(lambda: self._copy(fact.value))
        return copy

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)
