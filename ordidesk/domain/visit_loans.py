"""Loaners that were to go along with a visit that does not take place."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loan_stock import record_loan
from ordidesk.domain.loans import AHEAD, LOANS_OF_TICKET, Loan, LoanState
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Work, need


def take_off(work: Work, visit: Visit) -> tuple[Loan, ...]:
    """Take the loaners off a visit: they go along with the ticket's next one.

    Returns the loans as they are now.
    """
    taken_off = tuple(
        replace(loan, visit_id="")
        for loan in work.find(LOANS_OF_TICKET, visit.ticket_id)
        if loan.visit_id == visit.id and loan.state in AHEAD
    )
    for loan in taken_off:
        work.put(loan)
    return taken_off


def give_up(work: Work, loans: tuple[Loan, ...]) -> None:
    """Give up what was reserved for nothing else.

    One that somebody prepares or has prepared stays, as work went into it; the journal says so.
    """
    for loan in loans:
        reserved = loan.state is LoanState.RESERVED
        told = replace(loan, state=LoanState.CANCELLED) if reserved else loan
        work.put(told)
        record_loan(
            work,
            told,
            need(work, Asset, loan.loaner_id),
            label=f"loan entry {loan.id}",
            visibility=Visibility.INTERNAL,
        )
