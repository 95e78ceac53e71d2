"""The user's data and the client's own machine, when a loaner comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.domain.loans import NAME_LIMIT
from ordidesk.domain.repairs import Repair, RepairState
from ui import words
from ui.theme import TextStyle
from ui.widgets.card import Card
from ui.widgets.form import Form
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label

_BACK, _NOT_YET = "back", "not yet"


class OwnMachineCard(Card):
    """``edited`` on every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing confirmed."""
        super().__init__(self.tr("Data and own machine"), parent=parent)
        self._has_machine = False
        self._backup_by = QLineEdit()
        self._backup_by.setMaxLength(NAME_LIMIT)
        self._backup_by.setPlaceholderText(self.tr("Name of whoever confirms; can be told later"))
        self._accounts = QCheckBox(self.tr("Accounts and licences were removed from the loaner"))
        self._giver = QLineEdit()
        self._giver.setMaxLength(NAME_LIMIT)
        self._machine = text_label("", TextStyle.BODY, wrap=True)
        self._way = Segments(self.tr("The client's machine"), field=True)
        self._way.set_segments(
            [
                Segment(_BACK, self.tr("Back in its place")),
                Segment(_NOT_YET, self.tr("Not yet")),
            ]
        )
        form = Form()
        form.add(self.tr("Given back by"), self._giver)
        form.add(self.tr("Data saved, says"), self._backup_by)
        self.add(form)
        self.add(self._accounts)
        self.add(self._machine)
        self.add(self._way)
        self.body.addStretch()
        self._way.chosen.connect(self._tell)
        self._accounts.toggled.connect(self._tell)
        for field in (self._backup_by, self._giver):
            field.textEdited.connect(self._tell)

    def begin(self, giver: str, replaced: Asset | None, repair: Repair | None) -> None:
        """Begin for a loan: a machine that is repaired goes back, another one usually not yet."""
        self._giver.setText(giver)
        self._backup_by.clear()
        self._accounts.setChecked(False)
        self._has_machine = replaced is not None
        self._machine.setVisible(replaced is not None)
        self._way.setVisible(replaced is not None)
        if replaced is None:
            return
        said = f"{replaced.inventory_number} {replaced.brand} {replaced.model}".strip()
        if repair is not None:
            said = f"{said} · {words.word(repair.state)}"
        self._machine.setText(said)
        goes_back = repair is None or repair.state is RepairState.REPAIRED
        self._way.choose(_BACK if goes_back else _NOT_YET)

    def giver(self) -> str:
        """Return who gave the loaner back."""
        return self._giver.text().strip()

    def backup_by(self) -> str:
        """Return who says that the data is saved."""
        return self._backup_by.text().strip()

    def accounts_removed(self) -> bool:
        """Tell whether accounts and licences are off the loaner."""
        return self._accounts.isChecked()

    def replaced_back(self) -> bool:
        """Tell whether the client's own machine is in its place."""
        return self._has_machine and self._way.current_key() == _BACK

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
