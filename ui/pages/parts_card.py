"""The parts of a visit: what was fitted, to add and to take off again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ordidesk.domain.visits import Part
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel


class PartsCard(Card):
    """One line a part; ``dropped`` gives the id of one to take off."""

    added = Signal()
    dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without parts."""
        super().__init__(self.tr("Parts"), parent=parent)
        self._theme = theme
        self._parts: tuple[Part, ...] | None = None
        self._lines: list[QWidget] = []
        self._add = Button(theme, self.tr("Add a part…"), ButtonKind.QUIET, icon="plus")
        self._add.clicked.connect(self.added)
        self.heading.add_widget(self._add)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the parts of a visit."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(part) for part in parts]
        for line in self._lines:
            self.add(line)

    def _line(self, part: Part) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        said = f"{part.quantity} × {part.designation}"
        if part.reference:
            said = f"{said} ({part.reference})"
        row.addWidget(ElidedLabel(said, TextStyle.BODY), 1)
        off = IconButton(self._theme, "x", self.tr("Take off {part}").format(part=part.designation))
        off.setObjectName(part.id)
        off.clicked.connect(self._drop)
        row.addWidget(off)
        return line

    @Slot()
    def _drop(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.dropped.emit(sender.objectName())
