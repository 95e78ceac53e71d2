"""Reserving a loaner for a ticket: what suits best comes first, and what it lacks is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ordidesk.domain.assets import Asset
from ordidesk.domain.loan_stock import ReserveLoaner
from ordidesk.domain.tickets import Ticket
from ordidesk.queries import labels, loaners
from ordidesk.store.reader import Reader
from ui import words
from ui.models.loan_lists import stock_words
from ui.models.loaner_words import fit_sentence
from ui.pages.choose_loaner import LoanerChoice
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.form import Form
from ui.widgets.text import text_label


class ReserveLoanerDialog(CommandDialog):
    """The ranked stock; free ones first, those of others on demand and not to be taken."""

    def __init__(
        self, context: PageContext, ticket: Ticket, parent: QWidget | None, *, visit_id: str = ""
    ) -> None:
        """Compare with the ticket's machine, if it has one."""
        translate = QCoreApplication.translate
        replaced = context.desk.ask(Reader.get, Asset, ticket.asset_id) if ticket.asset_id else None
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
        self.setMinimumWidth(SIZE.wide_dialog)
        self._ticket = ticket
        self._replaced = replaced
        self._visit_id = visit_id
        self._short = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._choice = LoanerChoice(context)
        self._all = QCheckBox(self.tr("Show those that are lent or reserved too"))
        self._taken = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._note = QLineEdit()
        form = Form()
        form.add(words.field("note"), self._note)
        self.body.addWidget(self._short)
        self.body.addWidget(self._choice, 1)
        self.body.addWidget(self._taken)
        self.body.addWidget(self._all)
        self.body.addLayout(form)
        self._choice.changed.connect(self._follow_choice)
        self._choice.entered.connect(self.accept)
        self._all.toggled.connect(self._ask)
        self._say_shortage()
        self._ask()
        self._follow_choice()
        self._choice.setFocus()

    def take_scan(self, text: str) -> bool:
        """Look for the loaner whose label was scanned."""
        found = self._context.desk.ask(labels.resolve, text).assets
        self._choice.filter(found[0].inventory_number if len(found) == 1 else text)
        return True

    def command(self) -> ReserveLoaner:
        """Return the command for what is chosen."""
        chosen = self._choice.current()
        return ReserveLoaner(
            ticket_id=self._ticket.id,
            loaner_id=chosen.loaner.id if chosen else "",
            replaced_id=self._replaced.id if self._replaced else "",
            visit_id=self._visit_id,
            note=self._note.text(),
        )

    def is_complete(self) -> bool:
        """Tell whether a free one is chosen."""
        chosen = self._choice.current()
        return chosen is not None and chosen.loaner.is_free

    def _say_shortage(self) -> None:
        """Say before anything is chosen that the kind has run out."""
        kind = self._replaced.category if self._replaced else None
        short = [
            stock_words(it)[0]
            for it in self._context.desk.ask(loaners.stock)
            if it.category is kind and it.is_short
        ]
        self._short.setText("\n".join(short))
        self._short.setVisible(bool(short))

    @Slot()
    def _ask(self) -> None:
        self._choice.show_for(self._ticket.asset_id, free_only=not self._all.isChecked())

    @Slot()
    def _follow_choice(self) -> None:
        chosen = self._choice.current()
        taken = chosen is not None and not chosen.loaner.is_free
        said = fit_sentence(chosen.fit) if chosen is not None else ""
        if taken and chosen is not None and chosen.loaner.loan_id:
            said = self.tr("It is kept for {client} or lent there. Choose another one.").format(
                client=chosen.loaner.loan_client
            )
        elif taken:
            said = self.tr("It cannot be lent now. Choose another one.")
        self._taken.setText(said)
        self._taken.setVisible(bool(said))
        if self.isVisible():
            self.make_room()
        self.follow()
