"""What goes along with a loaner: each thing with its quantity, confirmed in one tap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from ordidesk.domain.assets import Category
from ordidesk.domain.loans import MOST_ACCESSORIES, MOST_PIECES, NAME_LIMIT, Accessory
from ui.theme import SIZE, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowRow
from ui.widgets.form import set_text_in


def usual_accessories(category: Category) -> tuple[str, ...]:
    """Return what goes along with such a machine as a rule."""
    translate = QCoreApplication.translate
    power = translate("Accessories", "Power cable")
    video = translate("Accessories", "Video cable")
    charger = translate("Accessories", "Charger")
    return {
        Category.LAPTOP: (charger,),
        Category.DESKTOP: (power,),
        Category.SCREEN: (power, video),
        Category.PRINTER: (power,),
        Category.TABLET: (charger,),
        Category.PHONE: (charger,),
    }.get(category, ())


def offered_accessories() -> tuple[str, ...]:
    """Return what may go along besides."""
    translate = QCoreApplication.translate
    return (
        translate("Accessories", "Bag"),
        translate("Accessories", "Mouse"),
        translate("Accessories", "Keyboard"),
        translate("Accessories", "Docking station"),
        translate("Accessories", "Network cable"),
        translate("Accessories", "Headset"),
    )


class _Line(QWidget):
    """One accessory: how many, what, and off again."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, theme: Theme, accessory: Accessory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity = QSpinBox()
        self._quantity.setRange(1, MOST_PIECES)
        self._quantity.setValue(accessory.quantity)
        set_text_in(self._quantity)
        self._designation = QLineEdit(accessory.designation)
        self._designation.setMaxLength(NAME_LIMIT)
        self._designation.setAccessibleName(self.tr("Accessory"))
        self._quantity.setAccessibleName(
            self.tr("Quantity of {accessory}").format(accessory=accessory.designation)
        )
        self._off = IconButton(
            theme, "x", self.tr("Take {accessory} off").format(accessory=accessory.designation)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._quantity)
        row.addWidget(self._designation, 1)
        row.addWidget(self._off)
        self._quantity.valueChanged.connect(self._tell)
        self._designation.textEdited.connect(self._tell)
        self._off.clicked.connect(self._drop)

    def accessory(self) -> Accessory:
        """Return what stands in the line."""
        return Accessory(
            designation=self._designation.text().strip(), quantity=self._quantity.value()
        )

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)


class AccessoriesCard(Card):
    """``edited`` on every change; nothing counts before the person says that all is there."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without accessories."""
        super().__init__(self.tr("Accessories"), parent=parent)
        self._theme = theme
        self._lines: list[_Line] = []
        self._more = FlowRow(offered_accessories())
        self._other = QLineEdit()
        self._other.setMaxLength(NAME_LIMIT)
        self._other.setPlaceholderText(self.tr("Something else"))
        self._other.setAccessibleName(self.tr("Something else"))
        self._add = Button(theme, self.tr("Add"), ButtonKind.QUIET, icon="plus")
        self._all_there = Button(theme, self.tr("Accessories OK"), icon="check", field=True)
        self._all_there.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._other, 1)
        row.addWidget(self._add)
        self.add(self._more)
        self.add(row)
        self.add(self._all_there)
        self.body.addStretch()
        self._more.tapped.connect(self._add_named)
        self._add.clicked.connect(self._add_other)
        self._other.returnPressed.connect(self._add_other)
        self._all_there.toggled.connect(self._tell)

    def set_accessories(self, accessories: Sequence[Accessory]) -> None:
        """Begin with these, unconfirmed."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for it in accessories:
            self._append(it)
        self._all_there.setChecked(False)

    def accessories(self) -> tuple[Accessory, ...]:
        """Return what goes along; lines without a name are none."""
        found = (line.accessory() for line in self._lines)
        return tuple(it for it in found if it.designation)

    def is_confirmed(self) -> bool:
        """Tell whether the person said that all of it is there."""
        return self._all_there.isChecked()

    def _append(self, accessory: Accessory) -> None:
        if len(self._lines) >= MOST_ACCESSORIES:
            return
        line = _Line(self._theme, accessory)
        line.edited.connect(self._change)
        line.dropped.connect(self._drop)
        self.body.insertWidget(len(self._lines), line)
        self._lines.append(line)

    @Slot(str)
    def _add_named(self, designation: str) -> None:
        self._append(Accessory(designation=designation))
        self._change()

    @Slot()
    def _add_other(self) -> None:
        if self._other.text().strip():
            self._add_named(self._other.text().strip())
            self._other.clear()

    @Slot(object)
    def _drop(self, line: _Line) -> None:
        if line in self._lines:
            self._lines.remove(line)
            line.hide()
            line.deleteLater()
            self._change()

    @Slot()
    def _change(self) -> None:
        """What was confirmed is no longer what stands there."""
        self._all_there.setChecked(False)
        self.edited.emit()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
