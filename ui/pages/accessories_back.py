"""What came back of a loan's accessories: counted, or all of it in one tap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ordidesk.domain.loans import Accessory
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.form import set_text_in
from ui.widgets.text import ElidedLabel, text_label


class _Line(QWidget):
    """One accessory: how many of how many."""

    edited = Signal()

    def __init__(self, accessory: Accessory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lent = accessory.quantity
        self._count = QSpinBox()
        self._count.setRange(0, accessory.quantity)
        self._count.setValue(accessory.quantity)
        set_text_in(self._count)
        self._count.setAccessibleName(
            self.tr("How many of {accessory} are back").format(accessory=accessory.designation)
        )
        self._missing = text_label("", TextStyle.LABEL, strong=True, tone="danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._count)
        row.addWidget(text_label(f"/ {accessory.quantity}", TextStyle.BODY, tone="secondary"))
        row.addWidget(ElidedLabel(accessory.designation, TextStyle.BODY), 1)
        row.addWidget(self._missing)
        self._count.valueChanged.connect(self._tell)

    def count(self) -> int:
        """Return how many are back."""
        return self._count.value()

    @Slot()
    def _tell(self) -> None:
        missing = self._lent - self._count.value()
        self._missing.setText(self.tr("%n missing", None, missing) if missing else "")
        self.edited.emit()


class AccessoriesBackCard(Card):
    """``edited`` on every change; nothing counts before the person says that it was counted."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without accessories."""
        super().__init__(self.tr("Accessories"), parent=parent)
        self._lines: list[_Line] = []
        self._none = text_label(
            self.tr("Nothing went along with it."), TextStyle.BODY, tone="secondary"
        )
        self._counted = Button(theme, self.tr("Accessories checked"), icon="check", field=True)
        self._counted.setCheckable(True)
        self.add(self._none)
        self.add(self._counted)
        self.body.addStretch()
        self._counted.toggled.connect(self._tell)

    def show_accessories(self, accessories: Sequence[Accessory]) -> None:
        """Ask for these; all are back until somebody says otherwise."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_Line(it) for it in accessories]
        for place, line in enumerate(self._lines):
            self.body.insertWidget(place, line)
            line.edited.connect(self._recount)
        self._none.setVisible(not self._lines)
        self._counted.setVisible(bool(self._lines))
        self._counted.setChecked(False)

    def back(self) -> tuple[int, ...]:
        """Return how many of each are back."""
        return tuple(line.count() for line in self._lines)

    def is_confirmed(self) -> bool:
        """Tell whether the person counted them."""
        return not self._lines or self._counted.isChecked()

    @Slot()
    def _recount(self) -> None:
        self._counted.setChecked(False)
        self.edited.emit()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
