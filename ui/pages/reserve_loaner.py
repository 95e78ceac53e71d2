"""Reserving a loaner for a ticket: what suits best comes first, and what it lacks is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.domain.loan_stock import ReserveLoaner
from ordidesk.domain.tickets import Ticket
from ordidesk.queries import labels, loaners
from ordidesk.queries.loaners import Candidate
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader
from ui import words
from ui.models.loaner_fit import candidate_row, fit_words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.empty_state import EmptyState
from ui.widgets.form import Form
from ui.widgets.row_list import RowList
from ui.widgets.text import text_label

_SHOWN = 200


class ReserveLoanerDialog(CommandDialog):
    """The ranked stock; free ones first, those of others on demand and not to be taken."""

    def __init__(
        self, context: PageContext, ticket: Ticket, parent: QWidget, *, visit_id: str = ""
    ) -> None:
        """Compare with the ticket's machine, if it has one."""
        translate = QCoreApplication.translate
        replaced = (
            context.desk.ask(Reader.get, Asset, ticket.asset_id) if ticket.asset_id else None
        )
        if replaced is not None:
            model = f"{replaced.inventory_number} {replaced.brand} {replaced.model}".strip()
            sentence = translate("ReserveLoanerDialog", "In place of {machine}.").format(
                machine=model
            )
        else:
            sentence = translate(
                "ReserveLoanerDialog", "The ticket has no machine: choose what is needed."
            )
        question = Question(
            translate("ReserveLoanerDialog", "Reserve a loaner"),
            sentence,
            translate("ReserveLoanerDialog", "Reserve"),
        )
        super().__init__(context, question, parent)
        self.setMinimumWidth(SIZE.asset_table)
        self._ticket = ticket
        self._replaced = replaced
        self._visit_id = visit_id
        self._candidates: tuple[Candidate, ...] | None = None
        theme = context.theme
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Number, model, software… or scan a label"))
        self._text.setAccessibleName(self.tr("Filter the loaners"))
        self._text.setClearButtonEnabled(True)
        self._all = QCheckBox(self.tr("Show those that are lent or reserved too"))
        self._list = RowList(theme, self.tr("Loaners"), height=SIZE.row)
        self._list.setMinimumHeight(SIZE.day_side)
        self._none = EmptyState(theme, "boxes", self.tr("Looking through the stock…"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._stack.setCurrentIndex(1)
        self._gaps = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._note = QLineEdit()
        self.body.addWidget(self._text)
        self.body.addWidget(self._all)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._gaps)
        form = Form()
        form.add(words.field("note"), self._note)
        self.body.addLayout(form)
        self._text.textChanged.connect(self._show)
        self._all.toggled.connect(self._ask)
        self._list.chosen.connect(self._follow_choice)
        self._list.activated_key.connect(self._take)
        self._ask()
        self.follow()
        self._text.setFocus()

    def take_scan(self, text: str) -> bool:
        """Choose the loaner whose label was scanned."""
        found = self._context.desk.ask(labels.resolve, text).assets
        self._text.setText(found[0].inventory_number if len(found) == 1 else text)
        return True

    def command(self) -> ReserveLoaner:
        """Return the command for what is chosen."""
        return ReserveLoaner(
            ticket_id=self._ticket.id,
            loaner_id=str(self._list.current_key() or ""),
            replaced_id=self._replaced.id if self._replaced else "",
            visit_id=self._visit_id,
            note=self._note.text(),
        )

    def is_complete(self) -> bool:
        """Tell whether a free one is chosen."""
        chosen = self._chosen()
        return chosen is not None and chosen.loaner.is_free

    def _chosen(self) -> Candidate | None:
        key = self._list.current_key()
        return next((it for it in self._candidates or () if it.loaner.id == key), None)

    @Slot()
    def _ask(self) -> None:
        """Rank the stock off the window's thread: a large one takes a while."""
        desk, free_only = self._context.desk, not self._all.isChecked()
        wanted = self._ticket.asset_id

        def ask() -> tuple[Candidate, ...]:
            return desk.ask(
                loaners.candidates, wanted, person_id=desk.actor.id, free_only=free_only
            )

        self._context.reads.run(ask, self._take_candidates, self._context.actions.report)

    def _take_candidates(self, found: tuple[Candidate, ...]) -> None:
        try:
            self._candidates = found
            self._show()
        except RuntimeError:
            return  # the dialog was closed meanwhile

    @Slot()
    def _show(self) -> None:
        if self._candidates is None:
            return
        wanted = folded(self._text.text()).split()
        rows = [candidate_row(it) for it in self._candidates]
        shown = [row for row in rows if all(word in _said(row.spoken) for word in wanted)]
        self._list.set_rows(shown[:_SHOWN])
        self._stack.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._explain_empty(filtered=bool(wanted) and bool(rows))
        elif self._list.current_key() is None:
            self._list.choose_first()
        self._follow_choice()

    def _explain_empty(self, *, filtered: bool) -> None:
        if filtered:
            self._none.set_content("search", self.tr("No loaner with these words"))
            return
        kind = words.word(self._replaced.category) if self._replaced else ""
        sentence = (
            self.tr("None available any more: {kind}").format(kind=kind)
            if kind
            else self.tr("No loaner is available any more")
        )
        self._none.set_content(
            "boxes",
            sentence,
            self.tr(
                "See under “Loans” which ones are overdue, have one wiped that came back, or show "
                "those of others above and ask whoever reserved it."
            ),
        )

    @Slot()
    def _follow_choice(self) -> None:
        chosen = self._chosen()
        self._gaps.setText(fit_words(chosen.fit) if chosen is not None else "")
        self.follow()

    @Slot(object)
    def _take(self, _key: object) -> None:
        if self.is_complete():
            self.accept()


def _said(spoken: str) -> str:
    return folded(spoken)
