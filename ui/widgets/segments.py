"""Filter chips: one choice among a few, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import SIZE
from ui.widgets.flow_row import FlowLayout


@dataclass(frozen=True)
class Segment:
    """One choice; a count of None is not shown."""

    key: object
    label: str
    count: int | None = None


class Segments(QWidget):
    """Chips in a row, one of them down; arrows move, `chosen` gives the key.

    Where the words are too long for one row, the chips go on below. ``field``: large enough for a
    finger; ``optional``: nothing is chosen before the person does.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        segments: Sequence[Segment] = (),
        *,
        field: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `segments`, the first one chosen; `name` is for screen readers."""
        super().__init__(parent)
        self._field = field
        self._optional = optional
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._tell)
        self._keys: list[object] = []
        self._flow = FlowLayout(SIZE.space_8 if field else SIZE.space_4, one_line=True)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show other choices or counts; what was chosen stays chosen, without a signal."""
        kept = self.current_key()
        if [segment.key for segment in segments] != self._keys:
            self._rebuild(segments)
        for button, segment in zip(self._group.buttons(), segments, strict=True):
            count = "" if segment.count is None else f"  {QLocale().toString(segment.count)}"
            button.setText(segment.label + count)
            button.setMinimumWidth(self._width_when_chosen(button))
            button.setAccessibleName(segment.label + count)
        if not self.choose(kept) and self._keys and not self._optional:
            self.choose(self._keys[0])
        self.updateGeometry()

    def clear_choice(self) -> None:
        """Let nothing be chosen, without a signal."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def _width_when_chosen(self, button: QAbstractButton) -> int:
        """Return the room that the words take in strong type, which being chosen sets them in."""
        font = button.font()
        font.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(button.text())
        padding = SIZE.space_12 if self._field else SIZE.space_8
        return words + 2 * padding + 2 * SIZE.hairline

    def current_key(self) -> object:
        """Return the chosen key, None when there is none."""
        place = self._group.checkedId()
        return self._keys[place] if 0 <= place < len(self._keys) else None

    def choose(self, key: object) -> bool:
        """Choose without a signal; tell whether there is such a key."""
        if key not in self._keys:
            return False
        self._group.button(self._keys.index(key)).setChecked(True)
        return True

    def focus_chosen(self) -> None:
        """Put the keyboard on what is chosen, else on the first choice."""
        button = self._group.checkedButton() or next(iter(self._group.buttons()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Choose with the arrows; a button alone would only move the keyboard."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        button = self._group.button((self._group.checkedId() + step) % len(self._keys))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
        return True

    def _rebuild(self, segments: Sequence[Segment]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [segment.key for segment in segments]
        for place in range(len(segments)):
            button = QPushButton()
            button.setProperty("kind", "answer" if self._field else "segment")
            button.setProperty("tone", "choice")
            button.setCheckable(True)
            button.installEventFilter(self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, place)
            self._flow.addWidget(button)

    def _tell(self) -> None:
        self.chosen.emit(self.current_key())
