"""Which steps of a loan a person may take now: the rules themselves are tried."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ordidesk.domain.loan_settling import (
    DeclareLost,
    ExtendLoan,
    InspectLoaner,
    SettleLoan,
    WipeLoaner,
)
from ordidesk.domain.loan_stock import ReleaseLoaner, StartPreparation
from ordidesk.domain.loan_swap import HandOverLoaner, TakeBackLoaner
from ordidesk.domain.loans import AHEAD, Loan, LoanState, WipeMethod
from ordidesk.domain.work import Actor, Command
from ordidesk.store.reader import Reader

_SOME_TEXT = "…"
"""Stands for what the person is yet to type."""


class LoanActions(msgspec.Struct, frozen=True):
    """What this person may do with this loan."""

    hand_over: bool = False
    take_back: bool = False
    release: bool = False
    prepare: bool = False
    extend: bool = False
    lose: bool = False
    inspect: bool = False
    wipe: bool = False
    settle: bool = False


def loan_actions(reader: Reader, actor: Actor, loan: Loan, now: datetime) -> LoanActions:
    """Try each step of a loan."""

    def may(command: Command) -> bool:
        return reader.refusal(command, actor, now=now) is None

    method = WipeMethod.NONE_NEEDED
    return LoanActions(
        hand_over=loan.state in AHEAD
        and may(
            HandOverLoaner(
                ticket_id=loan.ticket_id,
                loaner_id=loan.loaner_id,
                receiver_name=_SOME_TEXT,
                unprepared=_SOME_TEXT,
            )
        ),
        take_back=may(TakeBackLoaner(loan_id=loan.id)),
        release=loan.state in AHEAD and may(ReleaseLoaner(loan_id=loan.id)),
        prepare=loan.state is LoanState.RESERVED and may(StartPreparation(loan_id=loan.id)),
        extend=may(
            ExtendLoan(loan_id=loan.id, before=loan.due_on, due_on=loan.due_on, reason=_SOME_TEXT)
        ),
        lose=may(DeclareLost(loan_id=loan.id, note=_SOME_TEXT)),
        inspect=may(InspectLoaner(loan_id=loan.id)),
        wipe=may(WipeLoaner(loan_id=loan.id, method=method, wiped_on=now.date())),
        settle=may(SettleLoan(loan_id=loan.id, settlement=_SOME_TEXT)),
    )
