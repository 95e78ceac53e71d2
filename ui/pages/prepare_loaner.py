"""Preparing a loaner: its list is gone through, then it is declared ready to go."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.domain.loan_stock import PREPARERS, StartPreparation
from ordidesk.domain.loans import LoanState
from ordidesk.domain.verifications import RunState, Use
from ordidesk.queries import loaners
from ordidesk.store.notices import Changed
from ordidesk.store.reader import Reader
from ui.pages.context import PageContext
from ui.pages.ready_dialog import ReadyDialog
from ui.pages.verification_panel import VerificationPanel
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.text import text_label

_FIT = frozenset({RunState.PASSED, RunState.PASSED_WITH_RESERVATIONS})


class PrepareLoanerDialog(ReadingOrder, QDialog):
    """The list may be left and gone on with later, also by somebody else."""

    def __init__(self, context: PageContext, loaner_id: str, parent: QWidget) -> None:
        """Begin the preparation of whoever the loaner is kept for."""
        super().__init__(parent)
        self._context = context
        self._loaner_id = loaner_id
        self.setModal(True)
        self.setWindowTitle(self.tr("Prepare a loaner"))
        self.resize(SIZE.asset_table, SIZE.wide_dialog)
        self._title = text_label("", TextStyle.HEADING, strong=True)
        self._for = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._panel = VerificationPanel(context)
        self._told = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        theme = context.theme
        self._later = Button(theme, self.tr("Go on later"), ButtonKind.QUIET, field=True)
        self._ready = Button(
            theme, self.tr("Ready to go…"), ButtonKind.PRIMARY, icon="check", field=True
        )
        self._lay_out()
        self._later.clicked.connect(self.reject)
        self._ready.clicked.connect(self._ask_numbers)
        self.finished.connect(self._leave)
        context.bridge.changed.connect(self._follow)
        self._begin()
        self._show()

    @staticmethod
    def is_for(context: PageContext) -> bool:
        """Tell whether this person may prepare loaners."""
        return context.desk.actor.role in PREPARERS

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        buttons.addWidget(self._told, 1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_8)
        column.addWidget(self._title)
        column.addWidget(self._for)
        column.addWidget(self._panel, 1)
        column.addLayout(buttons)

    def _begin(self) -> None:
        row = self._context.desk.ask(loaners.loaner, self._loaner_id)
        if row is not None and row.loan_state is LoanState.RESERVED:
            self._context.actions.give(StartPreparation(loan_id=row.loan_id))

    def _show(self) -> None:
        row = self._context.desk.ask(loaners.loaner, self._loaner_id)
        if row is None:
            self.reject()
            return
        self._title.setText(" · ".join(part for part in (row.number, row.model) if part))
        kept = self.tr("Kept for {client}").format(client=row.loan_client) if row.loan_id else ""
        self._for.setText(kept)
        self._for.setVisible(bool(kept))
        self._panel.show_loaner(self._loaner_id, Use.PREPARATION)
        run = self._panel.run()
        if row.ready_at is not None and run is None:
            said = self.tr("It stands ready to go.")
        elif run is not None and run.state is RunState.FAILED:
            said = self.tr("Put right what is not OK, then do the list again.")
        elif run is None or run.state not in _FIT:
            said = self.tr("Finish the list, then say that it is ready.")
        else:
            said = ""
        self._told.setText(said)
        self._ready.setEnabled(run is not None and run.state in _FIT)

    @Slot()
    def _ask_numbers(self) -> None:
        loaner = self._context.desk.ask(Reader.get, Asset, self._loaner_id)
        run = self._panel.run()
        if loaner is not None and run is not None:
            dialog = ReadyDialog(self._context, loaner, run.id, self)
            dialog.accepted.connect(self.accept)
            dialog.open()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or {"verification_run", "asset", "loan"} & changed.records.keys():
            self._show()

    @Slot()
    def _leave(self) -> None:
        self._panel.keep_typed()
        self.deleteLater()
