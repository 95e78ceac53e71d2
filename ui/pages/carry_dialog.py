"""Loading a machine that is with us: who takes it along."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from ordidesk.domain.loan_stock import CarryAsset
from ordidesk.queries import directory
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import Form


class CarryDialog(CommandDialog):
    """One choice among the company's people."""

    def __init__(
        self,
        context: PageContext,
        asset_id: str,
        number: str,
        parent: QWidget,
        *,
        holder_id: str = "",
    ) -> None:
        """Begin with ``holder_id``, else with whoever asks."""
        translate = QCoreApplication.translate
        said = translate("CarryDialog", "Who takes {number} along?").format(number=number)
        question = Question(
            translate("CarryDialog", "Load into a van"), said, translate("CarryDialog", "Load")
        )
        super().__init__(context, question, parent)
        self._asset_id = asset_id
        self._who = QComboBox()
        for person in context.desk.ask(directory.staff):
            self._who.addItem(person.name, person.id)
        place = self._who.findData(holder_id or context.desk.actor.id)
        self._who.setCurrentIndex(max(0, place))
        form = Form()
        form.add(self.tr("Taken along by"), self._who)
        self.body.addLayout(form)
        self.follow()
        self._who.setFocus()

    def command(self) -> CarryAsset:
        """Return the command for who is chosen."""
        return CarryAsset(asset_id=self._asset_id, holder_id=str(self._who.currentData() or ""))

    def is_complete(self) -> bool:
        """Tell whether there is anybody to choose."""
        return self._who.currentIndex() >= 0
