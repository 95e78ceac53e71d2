"""Facts as aligned label and value; values can be selected, copied or acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
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

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", ButtonKind.LINK)
        self._whole = ""
        self.setMinimumWidth(SIZE.hairline)

    def set_whole(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text, whatever is shown of it."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + SIZE.space_4
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        fitting = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(fitting.replace("&", "&&"))  # a button takes one for a key of its own
        self.setToolTip("" if fitting == self._whole else self._whole)


class _Kind(NamedTuple):
    """What a row is made of: a row shows any fact of its kind."""

    link: bool
    copyable: bool
    chip: bool
    figures: bool

    @classmethod
    def of(cls, fact: Fact) -> Self:
        """Return the kind that shows a fact."""
        return cls(fact.action is not None, fact.copyable, fact.chip is not None, fact.figures)


class _FactRow(QObject):
    """The widgets of one fact: made once, then told other facts of the same kind."""

    activated = Signal(object)
    copied = Signal(str)

    def __init__(self, theme: Theme, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = _Kind.of(fact)
        self._theme = theme
        self._fact = fact
        self.label = text_label("", TextStyle.LABEL, tone="secondary")
        # The first lines of label and value stand level, whatever the value is made of.
        self.label.setMinimumHeight(SIZE.link)
        self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._link = _Link(theme) if self.kind.link else None
        self._text = None if self.kind.link else self._make_text()
        self._chip = Chip(theme, fact.chip) if fact.chip is not None else None
        self._copy = self._make_copy() if self.kind.copyable else None
        self.value = self._lay_out()
        if self._link is not None:
            self._link.clicked.connect(self._activate)

    def show(self, fact: Fact) -> None:
        """Show a fact of this kind; none without a value."""
        self._fact = fact
        filled = bool(fact.value or fact.chip)
        self.label.setText(fact.label)
        told = f"{fact.label} {fact.value}"
        if self._link is not None:
            self._link.set_whole(fact.value)
            self._link.setAccessibleName(told)
        if self._text is not None:
            self._text.setText(fact.value)
            self._text.setAccessibleName(told)
            if self._text is not self.value:
                self._text.setVisible(bool(fact.value))
        if self._chip is not None and fact.chip is not None:
            self._chip.set_spec(fact.chip)
        if self._copy is not None:
            self._copy.set_name(self.tr("Copy {0}").format(fact.label))
        if self.label.isHidden() == filled:  # a text may be hidden; its row tells
            self.label.setVisible(filled)
            self.value.setVisible(filled)

    def hide(self) -> None:
        """Show nothing."""
        self.label.hide()
        self.value.hide()

    def discard(self) -> None:
        """Make room for a row of another kind."""
        self.hide()
        self.label.deleteLater()
        self.value.deleteLater()
        self.deleteLater()

    def _make_text(self) -> QLabel:
        if self.kind.copyable or self.kind.chip:
            text: QLabel = ElidedLabel("", TextStyle.LABEL)
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        else:
            text = text_label("", TextStyle.LABEL, wrap=True, selectable=True)
            # A single long word must not push its column out of the page.
            text.setMinimumWidth(SIZE.hairline)
        text.setMinimumHeight(SIZE.link)
        if self.kind.figures:
            text.setFont(self._theme.font(TextStyle.LABEL, figures=True))
            dress_label(text, TextStyle.LABEL)
        return text

    def _make_copy(self) -> IconButton:
        copy = IconButton(self._theme, "copy", "", size=SIZE.icon_small, side=SIZE.chip)
        copy.clicked.connect(self._copy_value)
        return copy

    def _lay_out(self) -> QWidget:
        if self._text is not None and self._chip is None and self._copy is None:
            return self._text
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SIZE.space_8)
        for widget in (self._link, self._text, self._chip, self._copy):
            if widget is not None:
                line.addWidget(widget)
        line.addStretch()
        return box

    @Slot()
    def _activate(self) -> None:
        self.activated.emit(self._fact.action)

    @Slot()
    def _copy_value(self) -> None:
        QGuiApplication.clipboard().setText(self._fact.value)
        self.copied.emit(self._fact.value)


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
        self._rows: list[_FactRow | None] = []
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; those without a value are left out.

        Rows are kept and told their new fact: making their widgets anew takes most of the time in
        which a scanned machine's card appears.
        """
        self._rows += [None] * (len(facts) - len(self._rows))
        for place, fact in enumerate(facts):
            row = self._rows[place]
            if row is not None and row.kind == _Kind.of(fact):
                row.show(fact)
            elif fact.value or fact.chip or fact.copyable:
                self._rows[place] = self._new_row(place, fact, row)
            elif row is not None:
                row.hide()
        for row in self._rows[len(facts) :]:
            if row is not None:
                row.hide()

    def _new_row(self, place: int, fact: Fact, former: _FactRow | None) -> _FactRow:
        if former is not None:
            former.discard()
        row = _FactRow(self._theme, fact, self)
        row.activated.connect(self.activated)
        row.copied.connect(self.copied)
        self._grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.value, place, 1)
        row.show(fact)
        return row
