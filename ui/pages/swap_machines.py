"""The two machines of a swap: what is out of order and what stands in for it, by scanning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.assets import Asset, Category
from ordidesk.domain.equivalence import Fit
from ordidesk.domain.loans import DiskPlace
from ordidesk.queries.loaners import LoanerRow
from ordidesk.queries.loans import LoanRow
from ui import words
from ui.models.loaner_words import fit_sentence, whereabouts
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import ChipRow, ChipSpec
from ui.widgets.flow_row import FlowRow
from ui.widgets.form import choice_field
from ui.widgets.number_field import NumberField
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import ElidedLabel, text_label

_TAKEN, _STAYS = "taken", "stays"


class MachineSlot(QWidget):
    """One of the two machines, or what is missing; ``cleared`` takes it off."""

    cleared = Signal()

    def __init__(
        self, theme: Theme, name: str, missing: str, parent: QWidget | None = None
    ) -> None:
        """Show that the machine is still to be scanned."""
        super().__init__(parent)
        self._theme = theme
        self._missing = missing
        self.setAccessibleName(name)
        self.setObjectName("machine_slot")
        self._name = text_label(name, TextStyle.SMALL, tone="secondary")
        self._name.setMinimumHeight(SIZE.space_24)  # as high with a chip beside it as without
        self._number = ElidedLabel("", TextStyle.HEADING, strong=True)
        self._model = ElidedLabel("", TextStyle.BODY)
        self._detail = text_label("", TextStyle.SMALL, tone="secondary", wrap=True)
        self._clear = IconButton(theme, "x", self.tr("Take {name} off").format(name=name))
        self._chips = ChipRow(theme)
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_8)
        head.addWidget(self._number, 1)
        head.addWidget(self._clear)
        above = QHBoxLayout()
        above.setSpacing(SIZE.space_8)
        above.addWidget(self._name)
        above.addLayout(self._chips)
        above.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        column.addLayout(above)
        column.addLayout(head)
        column.addWidget(self._model)
        column.addWidget(self._detail)
        column.addStretch()
        self._clear.clicked.connect(self.cleared)
        self.show_machine("", "", "")

    def show_machine(
        self, number: str, model: str, detail: str, chips: Sequence[ChipSpec] = ()
    ) -> None:
        """Show a machine; without a number, that there is none yet."""
        self._number.setText(number or "—")
        self._model.setText(model if number else self._missing)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._clear.setVisible(bool(number))
        self._chips.set_chips(chips)
        self.setAccessibleDescription(f"{number} {model} {detail}".strip())

    def warn(self, said: str) -> None:
        """Say below the machine what is odd about it."""
        self._detail.setText(said)
        self._detail.show()
        self.setAccessibleDescription(f"{self.accessibleDescription()} {said}")


class SwapMachines(Card):
    """Scan or type; which of the two it is follows from whose machine it is."""

    scanned = Signal(str)
    camera_asked = Signal()
    replaced_cleared = Signal()
    loaner_cleared = Signal()
    loaner_chosen = Signal(str)
    """The inventory number of one that was offered."""
    offers_asked = Signal()
    edited = Signal()
    """Where the replaced machine or its disk goes has changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without machines."""
        super().__init__(self.tr("Machines"), parent=parent)
        self._theme = theme
        self._replaced = MachineSlot(
            theme, self.tr("Out of order"), self.tr("Scan the faulty machine, if there is one.")
        )
        self._loaner = MachineSlot(theme, self.tr("Loaner"), self.tr("Scan the loaner."))
        self._number = NumberField(
            theme, self.tr("Number of a machine"), self.tr("Scan or type a label")
        )
        self._camera = Button(theme, self.tr("Camera"), icon="camera", field=True)
        self._offers = FlowRow()
        self._all = Button(theme, self.tr("See every loaner that suits…"), ButtonKind.LINK)
        self._way = Segments(self.tr("Where the faulty machine goes"), field=True)
        self._way.set_segments(
            [
                Segment(_TAKEN, self.tr("It goes to the workshop")),
                Segment(_STAYS, self.tr("It stays here")),
            ]
        )
        self._disk = choice_field()
        self._disk.setAccessibleName(self.tr("Where its disk goes"))
        for place in DiskPlace:
            self._disk.addItem(words.word(place), place)
        self._of_replaced = QWidget()
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._of_replaced)
        self._entry = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        slots = QHBoxLayout()
        slots.setSpacing(SIZE.space_24)
        slots.addWidget(self._replaced, 1)
        slots.addWidget(self._loaner, 1)
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(SIZE.space_8)
        entry.addWidget(self._number, 1)
        entry.addWidget(self._camera)
        way = self._where
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(SIZE.space_8)
        way.addWidget(self._way, 1)
        way.addWidget(self._disk, 1)
        self.add(slots)
        self.add(self._entry)
        self.add(self._offers)
        self.add(self._all)
        self.add(self._of_replaced)

    def _connect(self) -> None:
        self._number.submitted.connect(self.scanned)
        self._camera.clicked.connect(self.camera_asked)
        self._replaced.cleared.connect(self.replaced_cleared)
        self._loaner.cleared.connect(self.loaner_cleared)
        self._offers.tapped.connect(self._tell_offer)
        self._all.clicked.connect(self.offers_asked)
        self._way.chosen.connect(self._tell_edited)
        self._disk.currentIndexChanged.connect(self._tell_edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set where the disk goes below where the machine goes, in a narrow window."""
        super().resizeEvent(event)
        narrow = self._theme.lacks_room(self.width(), SIZE.check_row_beside)
        direction = QBoxLayout.Direction
        self._where.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_camera(self, *, there: bool) -> None:
        """Offer the camera, where there can be one."""
        self._camera.setVisible(there)

    def show_replaced(self, asset: Asset | None) -> None:
        """Show the machine that is out of order."""
        if asset is None:
            self._replaced.show_machine("", "", "")
        else:
            self._replaced.show_machine(
                asset.inventory_number, f"{asset.brand} {asset.model}".strip(), asset.location
            )
        self._of_replaced.setVisible(asset is not None)

    def show_loaner(self, loaner: LoanerRow | None, fit: Fit | None, *, ready: bool) -> None:
        """Show the loaner, and what it lacks beside the machine that it stands in for."""
        if loaner is None:
            self._loaner.show_machine("", "", "")
            return
        chip = (
            ChipSpec(self.tr("Prepared"), Tone.OK)
            if ready
            else ChipSpec(self.tr("Not prepared"), Tone.WARN)
        )
        detail = " · ".join(part for part in (fit_sentence(fit), whereabouts(loaner)) if part)
        self._loaner.show_machine(loaner.number, loaner.model, detail, [chip])

    def say_other_kind(self, offered: Category, wanted: Category) -> None:
        """Warn that the loaner is another sort of machine altogether."""
        said = self.tr("{offered} in place of {wanted}: is this the right one?")
        self._loaner.warn(said.format(offered=words.word(offered), wanted=words.word(wanted)))

    def show_offers(self, reserved: Sequence[LoanRow], carried: Sequence[LoanerRow]) -> None:
        """Offer what is kept for the ticket, and what the person has with them."""
        numbers = dict.fromkeys(
            [*(it.loaner_number for it in reserved), *(it.number for it in carried)]
        )
        self._offers.set_texts(list(numbers))
        self._offers.setVisible(bool(numbers))

    def ask_for(self, *, missing: bool) -> None:
        """Ask for a label while a machine is missing; then a scanner still puts another in."""
        self._entry.setVisible(missing)
        self._all.setVisible(missing)

    def say(self, problem: str) -> None:
        """Say below the field what is wrong with what was scanned."""
        self._entry.setVisible(True)
        self._number.set_error(problem)

    def clear_entry(self) -> None:
        """Make room for the next label."""
        self._number.clear()

    def write_number(self) -> None:
        """Put the keyboard where a label is scanned."""
        self._number.setFocus()

    def taken(self) -> bool:
        """Tell whether the faulty machine goes to the workshop."""
        return self._way.current_key() == _TAKEN

    def disk(self) -> DiskPlace:
        """Return where its disk goes."""
        return DiskPlace(self._disk.currentData())

    @Slot(str)
    def _tell_offer(self, text: str) -> None:
        self.loaner_chosen.emit(text)

    @Slot()
    def _tell_edited(self) -> None:
        self.edited.emit()
