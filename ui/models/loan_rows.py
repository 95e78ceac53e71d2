"""Loans as rows and facts in words: state, until when, how late."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.loans import LoanState
from ordidesk.queries.loans import LoanRow
from ui import moments, words
from ui.counted import Counted
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.facts import Fact
from ui.widgets.row_list import Row

_TONES = {
    LoanState.READY: Tone.OK,
    LoanState.HANDED_OVER: Tone.LOAN,
    LoanState.RETURNED: Tone.INFO,
    LoanState.SETTLED: Tone.OK,
    LoanState.LOST: Tone.DANGER,
    LoanState.DISPUTED: Tone.WARN,
}


def loan_chip(loan: LoanRow, today: date) -> ChipSpec:
    """Say where a loan stands; that it is overdue comes first."""
    if loan.overdue(today) and loan.due_on is not None:
        return ChipSpec(Counted.days_late((today - loan.due_on).days), Tone.DANGER)
    return ChipSpec(words.word(loan.state), _TONES.get(loan.state, Tone.NEUTRAL), plain=True)


def loan_title(number: str) -> str:
    """Name a loan by its number, or say that the portal has not given one yet."""
    return number or QCoreApplication.translate("Loans", "Number to come")


def due_words(loan: LoanRow) -> str:
    """Say until when a loaner stays."""
    if loan.due_on is None:
        return QCoreApplication.translate("Loans", "until repaired")
    return QCoreApplication.translate("Loans", "until {day}").format(
        day=moments.short_date(loan.due_on)
    )


def loan_fact(loan: LoanRow, today: date) -> Fact:
    """Show a loan beside its ticket or visit."""
    return Fact(
        loan_title(loan.number),
        loan.loaner_number,
        action=("loans", loan.id),
        chip=loan_chip(loan, today),
    )


def due_row(loan: LoanRow, today: date) -> Row:
    """Show a loan that is to come back: the machine and where it is, and how late."""
    place = (loan.client_name, loan.receiver_name, due_words(loan))
    return Row(
        key=loan.id,
        title=f"{loan.loaner_number} {loan.loaner_model}".strip(),
        subtitle=" · ".join(part for part in place if part),
        chip=loan_chip(loan, today),
        pending=loan.pending,
    )


def loan_in_place(loan: LoanRow) -> str:
    """Say on a visit's report which machine stands in, and for which one."""
    said = QCoreApplication.translate("Loans", "Loan {number} in place: {machine}, {until}.")
    machine = f"{loan.loaner_number} {loan.loaner_model}".strip()
    if loan.replaced_number:
        said = QCoreApplication.translate(
            "Loans", "Loan {number} in place: {machine} for {replaced}, {until}."
        )
    return said.format(
        number=loan.number, machine=machine, replaced=loan.replaced_number, until=due_words(loan)
    )
