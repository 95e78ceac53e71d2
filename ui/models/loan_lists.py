"""The lists of loans and of loaners: whose they are, what is late, what runs short."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Condition, Custody
from ordidesk.domain.loans import AHEAD, Loan, LoanState
from ordidesk.queries.loaners import LoanerRow, Stock
from ordidesk.queries.loans import LoanRow
from ui import moments, words
from ui.counted_loans import CountedLoans
from ui.models.loan_rows import loan_chip, loan_title
from ui.models.rows import loan_state_chip
from ui.models.search_results import category_icon
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row


def due_today(row: LoanRow, today: date) -> ChipSpec | None:
    """Say that a loaner is to come back today."""
    if row.state is LoanState.HANDED_OVER and row.due_on == today:
        return ChipSpec(QCoreApplication.translate("Loans", "Due back today"), Tone.WARN)
    return None


def loan_row(row: LoanRow, today: date) -> Row:
    """Show a loan in a list: for whom, which machine, and the day that matters next."""
    who = " · ".join(part for part in (row.client_name, row.receiver_name) if part)
    what = " · ".join(part for part in (loan_title(row.number), row.loaner_number) if part)
    model = row.loaner_model
    chip = due_today(row, today) or loan_chip(row, today)
    return Row(
        key=row.id,
        title=who,
        subtitle=what,
        time=_day_of(row),
        chip=chip,
        icon=category_icon(row.loaner_category),
        pending=row.pending,
        spoken=", ".join(part for part in (who, what, model, chip.text, _day_of(row)) if part),
    )


def _day_of(row: LoanRow) -> str:
    """Return the day that counts in the loan's state."""
    if row.state in AHEAD:
        starts = row.visit_starts_at
        return moments.day_and_month(moments.local_day(starts, row.timezone)) if starts else ""
    if row.state is LoanState.HANDED_OVER:
        return moments.day_and_month(row.due_on) if row.due_on else ""
    ended = row.returned_at or row.made_at
    return moments.day_and_month(moments.local_day(ended, row.timezone))


def loaner_row(row: LoanerRow) -> Row:
    """Show a loaner of the stock: where it is, and whether it can go out."""
    chip = loaner_chip(row)
    return Row(
        key=row.id,
        title=" · ".join(part for part in (row.number, row.model) if part),
        subtitle=where_words(row),
        chip=chip,
        icon=category_icon(row.category),
    )


def loaner_chip(row: LoanerRow) -> ChipSpec:
    """Say in a word or two whether a loaner can be lent."""
    translate = QCoreApplication.translate
    if row.loan_state is not None:
        return loan_state_chip(row.loan_state)
    if row.condition is not Condition.WORKING:
        return ChipSpec(words.word(row.condition), Tone.WARN, plain=True)
    if row.custody is Custody.MISSING:
        return ChipSpec(words.word(row.custody), Tone.DANGER, plain=True)
    if row.ready_at is not None:
        return ChipSpec(translate("Loans", "Ready to go"), Tone.OK)
    return ChipSpec(translate("Loans", "To be prepared"), Tone.NEUTRAL, plain=True)


def where_words(row: LoanerRow) -> str:
    """Say who has a loaner: a client, somebody of the company, the workshop."""
    translate = QCoreApplication.translate
    if row.custody is Custody.ON_LOAN:
        return " · ".join(part for part in (row.loan_client, row.loan_receiver) if part)
    if row.custody is Custody.TRANSIT and row.holder_name:
        where = translate("Loans", "with {name}").format(name=row.holder_name)
    else:
        where = " · ".join(part for part in (words.word(row.custody), row.location) if part)
    if row.loan_id and row.loan_state in AHEAD:
        kept = translate("Loans", "{where} · for {client}")
        return kept.format(where=where, client=row.loan_client)
    return where


def stock_words(stock: Stock) -> tuple[str, bool]:
    """Say how many of a kind are left, and whether that calls for something to be done."""
    said = []
    if stock.is_short:
        none_left = QCoreApplication.translate("Loans", "none available any more")
        said.append(none_left)
    else:
        said.append(CountedLoans.free(stock.free))
    if stock.waited_for:
        said.append(CountedLoans.to_prepare(stock.waited_for))
    return f"{words.word(stock.category)} — {', '.join(said)}", stock.is_short


def missing_accessories(loan: Loan) -> list[str]:
    """Return what of a returned loan's accessories did not come back, with how many."""
    return [
        f"{it.quantity - it.back} × {it.designation}"
        for it in loan.accessories
        if it.back is not None and it.back < it.quantity
    ]
