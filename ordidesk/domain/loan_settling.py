"""A loan's later steps: extended, lost, inspected, wiped, settled."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.loan_stock import PREPARERS, record_loan
from ordidesk.domain.loans import (
    AHEAD,
    NAME_LIMIT,
    OUT,
    TEXT_LIMIT,
    Grade,
    Loan,
    LoanState,
    WipeMethod,
    fitting_loan_text,
    wrong_step,
)
from ordidesk.domain.people import STAFF, Person
from ordidesk.domain.work import (
    Command,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)

_TO_WIPE = frozenset({LoanState.INSPECTED, LoanState.DISPUTED})
_TO_SETTLE = frozenset({LoanState.WIPED, LoanState.DISPUTED, LoanState.LOST})


class ExtendLoan(Command, frozen=True, kw_only=True):
    """Say until when the loaner stays now; ``before`` is what the person saw."""

    kind: ClassVar[str] = "extend_loan"
    allowed = STAFF

    loan_id: str
    before: date | None
    due_on: date | None
    """``None``: until the end of the repair."""
    reason: str


class DeclareLost(Command, frozen=True, kw_only=True):
    """Say that the loaner will not come back; one that turns up is simply taken back."""

    kind: ClassVar[str] = "declare_lost"
    allowed = PREPARERS

    loan_id: str
    note: str


class InspectLoaner(Command, frozen=True, kw_only=True):
    """Look at what came back; ``dispute`` is what is missing or broken and to be settled."""

    kind: ClassVar[str] = "inspect_loaner"
    allowed = PREPARERS

    loan_id: str
    grade: Grade = Grade.GOOD
    faulty: bool = False
    """It does not work and has to be repaired before it is lent again."""
    note: str = ""
    dispute: str = ""


class WipeLoaner(Command, frozen=True, kw_only=True):
    """Record that the data on the loaner was erased."""

    kind: ClassVar[str] = "wipe_loaner"
    allowed = PREPARERS

    loan_id: str
    method: WipeMethod
    wiped_on: date
    operator_id: str = ""
    """Who did it; empty: whoever says so."""
    backup_by: str = ""
    """Who confirmed that the user's data is saved, if nobody had when it came back."""


class SettleLoan(Command, frozen=True, kw_only=True):
    """End a loan for good; a disputed or lost one says how."""

    kind: ClassVar[str] = "settle_loan"
    allowed = PREPARERS

    loan_id: str
    settlement: str = ""


def extend_loan(work: Work, command: ExtendLoan) -> None:
    """Set the day; two people who gave it different ones are shown both."""
    reason = need_text("reason", command.reason, TEXT_LIMIT)
    loan = need(work, Loan, command.loan_id)
    if loan.state not in AHEAD | OUT:
        raise wrong_step(loan, LoanState.HANDED_OVER)
    if loan.due_on == command.due_on:
        work.merged("due_on")
        return
    if loan.due_on != command.before:
        theirs, mine = _day(loan.due_on), _day(command.due_on)
        work.conflict(loan, "due_on", mine=mine, theirs=theirs)
        return
    work.put(replace(loan, due_on=command.due_on))
    record_entry(
        work,
        loan.ticket_id,
        EntryKind.LOAN_DUE,
        subject=loan.id,
        before=_day(loan.due_on),
        after=_day(command.due_on),
        text=reason,
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def day_of(text: str) -> date | None:
    """Read a day as a conflict tells it; empty: until the end of the repair."""
    return date.fromisoformat(text) if text else None


def declare_lost(work: Work, command: DeclareLost) -> None:
    """Record the loss."""
    note = need_text("note", command.note, TEXT_LIMIT)
    loan = need(work, Loan, command.loan_id)
    if loan.state is not LoanState.HANDED_OVER:
        raise wrong_step(loan, LoanState.LOST)
    loaner = need(work, Asset, loan.loaner_id)
    lost = replace(loan, state=LoanState.LOST, lost_at=work.now, lost_note=note)
    work.put(lost)
    work.put(replace(loaner, custody=Custody.MISSING))
    record_loan(work, lost, loaner, text=note, visibility=Visibility.INTERNAL)


def inspect_loaner(work: Work, command: InspectLoaner) -> None:
    """Take what came back into the workshop, in the condition that it is found in."""
    note = fitting_loan_text("note", command.note)
    dispute = fitting_loan_text("dispute", command.dispute)
    loan = need(work, Loan, command.loan_id)
    if loan.state is not LoanState.RETURNED:
        raise wrong_step(loan, LoanState.INSPECTED)
    loaner = need(work, Asset, loan.loaner_id)
    inspected = replace(
        loan,
        state=LoanState.DISPUTED if dispute else LoanState.INSPECTED,
        grade_found=command.grade,
        inspection=note,
        dispute=dispute,
        inspected_by=work.actor.id,
        inspected_at=work.now,
    )
    work.put(inspected)
    work.put(
        replace(
            loaner,
            custody=Custody.WORKSHOP,
            holder_id="",
            condition=Condition.FAULTY if command.faulty else Condition.TO_WIPE,
        )
    )
    record_loan(work, inspected, loaner, text=dispute or note, visibility=Visibility.INTERNAL)


def wipe_loaner(work: Work, command: WipeLoaner) -> None:
    """Record the erasure; nobody erases what is not known to be saved elsewhere."""
    backup_by = fitting_text("backup_by", command.backup_by, NAME_LIMIT)
    loan = need(work, Loan, command.loan_id)
    if loan.state not in _TO_WIPE or loan.wipe_method is not None:
        raise wrong_step(loan, LoanState.WIPED)
    confirmed_by = loan.backup_by or backup_by
    if not confirmed_by and command.method is not WipeMethod.NONE_NEEDED:
        raise Refusal(Reason.BACKUP_NOT_CONFIRMED, loan=loan.id)
    if command.wiped_on > work.now.date() or command.wiped_on < loan.made_at.date():
        raise Refusal(Reason.TIMES_OUT_OF_ORDER, field="wiped_on")
    operator = need(work, Person, command.operator_id or work.actor.id)
    if operator.role not in STAFF:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=operator.id)
    loaner = need(work, Asset, loan.loaner_id)
    disputed = loan.state is LoanState.DISPUTED
    wiped = replace(
        loan,
        state=LoanState.DISPUTED if disputed else LoanState.WIPED,
        backup_by=confirmed_by,
        wipe_method=command.method,
        wiped_on=command.wiped_on,
        wiped_by=operator.id,
    )
    work.put(wiped)
    if loaner.condition is Condition.TO_WIPE:
        work.put(replace(loaner, condition=Condition.WORKING))
    record_loan(work, wiped, loaner, visibility=Visibility.INTERNAL)


def settle_loan(work: Work, command: SettleLoan) -> None:
    """Close the loan; what was lost leaves the stock, what holds data is wiped first."""
    settlement = fitting_loan_text("settlement", command.settlement)
    loan = need(work, Loan, command.loan_id)
    if loan.state not in _TO_SETTLE:
        raise wrong_step(loan, LoanState.SETTLED)
    if loan.state is not LoanState.WIPED and not settlement:
        raise Refusal(Reason.TEXT_MISSING, field="settlement")
    lost = loan.state is LoanState.LOST
    if not lost and loan.wipe_method is None:
        raise Refusal(Reason.WIPE_MISSING, loan=loan.id)
    loaner = need(work, Asset, loan.loaner_id)
    settled = replace(
        loan,
        state=LoanState.SETTLED,
        settlement=settlement,
        settled_by=work.actor.id,
        settled_at=work.now,
    )
    work.put(settled)
    if lost:
        work.put(replace(loaner, life_cycle=LifeCycle.RETIRED))
    record_loan(work, settled, loaner, text=settlement, visibility=Visibility.INTERNAL)
