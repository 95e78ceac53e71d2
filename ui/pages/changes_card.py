"""What a form would change, live beside it, before anything is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.models.changes import ChangeGroup
from ui.theme import SIZE, TextStyle
from ui.widgets.card import Card
from ui.widgets.text import text_label


class ChangesCard(Card):
    """Shows what would change, or what keeps it from being done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(self.tr("What will change"), parent=parent)
        self._shown: tuple[object, ...] = ()
        self._said = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._problem = text_label("", TextStyle.BODY, tone="danger", strong=True, wrap=True)
        self._groups: list[QWidget] = []
        self.add(self._said)
        self.add(self._problem)

    def show_changes(self, groups: Sequence[ChangeGroup], said: str, problem: str) -> None:
        """Show the changes; ``said`` is what is still to be filled in, ``problem`` a refusal."""
        shown = (tuple(groups), said, problem)
        if shown == self._shown:
            return
        self._shown = shown
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        for widget in self._groups:
            widget.hide()
            widget.deleteLater()
        self._groups = [_group(it) for it in groups]
        for widget in self._groups:
            self.add(widget)


def _group(group: ChangeGroup) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, SIZE.space_8)
    grid.setHorizontalSpacing(SIZE.space_8)
    grid.setVerticalSpacing(SIZE.space_4)
    grid.setColumnMinimumWidth(0, SIZE.label_narrow)
    grid.setColumnStretch(1, 1)
    grid.addWidget(text_label(group.title, TextStyle.LABEL, strong=True), 0, 0, 1, 2)
    top = Qt.AlignmentFlag.AlignTop
    for row, line in enumerate(group.lines, start=1):
        grid.addWidget(text_label(line.field, TextStyle.SMALL, tone="secondary"), row, 0, top)
        arrow = text_label(f"{line.before}  →  {line.after}", TextStyle.BODY, wrap=True)
        # A single long word must not push its column out of the page.
        arrow.setMinimumWidth(SIZE.hairline)
        arrow.setAccessibleName(f"{line.field} {line.after}")
        grid.addWidget(arrow, row, 1, top)
    return widget
