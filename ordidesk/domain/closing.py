"""The closing rule: what a ticket still lacks before it may be closed."""

from __future__ import annotations

from ordidesk.domain.assets import Asset
from ordidesk.domain.loans import AHEAD, LOANS_OF_TICKET, LoanState
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.verifications import (
    RUNS_OF_TICKET,
    TEMPLATES_OF_USE,
    UNFINISHED,
    RunState,
    Use,
    VerificationRun,
)
from ordidesk.domain.visits import RUNNING_VISITS_OF_TICKET, VISITS_OF_TICKET, VisitState
from ordidesk.domain.work import Reason, Refusal, Work


def still_missing(work: Work, ticket: Ticket, *, resolution: str = "") -> tuple[Refusal, ...]:
    """Return everything that keeps the ticket from being closed, in the order to do it in.

    Each is said as the refusal that closing would meet; ``resolution`` is one that comes along.
    """
    runs = [run for run in work.find(RUNS_OF_TICKET, ticket.id) if run.state is not RunState.VOID]
    missing = [
        Refusal(Reason.VISIT_STILL_RUNNING, visit=visit.id)
        for visit in work.find(RUNNING_VISITS_OF_TICKET, ticket.id)
    ]
    missing += [
        Refusal(Reason.VERIFICATION_OPEN, run=run.id, title=run.title)
        for run in runs
        if run.state in UNFINISHED
    ]
    missing += [
        Refusal(Reason.VERIFICATION_FAILED, run=run.id, title=run.title)
        for run in runs
        if run.state not in UNFINISHED and run.without_follow_up()
    ]
    missing += _never_run(work, ticket, runs)
    missing += loans_in_the_way(work, ticket)
    if not (resolution or ticket.resolution):
        missing.append(Refusal(Reason.RESOLUTION_MISSING))
    return tuple(missing)


def loans_in_the_way(work: Work, ticket: Ticket) -> list[Refusal]:
    """Name the loans that a ticket cannot end with; one that is back may be wiped afterwards."""
    reasons = {LoanState.HANDED_OVER: Reason.LOAN_OUT, **dict.fromkeys(AHEAD, Reason.LOAN_AHEAD)}
    return [
        Refusal(reasons[loan.state], loan=loan.id, number=loan.number)
        for loan in work.find(LOANS_OF_TICKET, ticket.id)
        if loan.state in reasons
    ]


def _never_run(work: Work, ticket: Ticket, runs: list[VerificationRun]) -> list[Refusal]:
    """Name the lists that a machine has to go through once somebody was there for it.

    What was solved from afar closes without one: nobody had the machine in hand.
    """
    visits = work.find(VISITS_OF_TICKET, ticket.id)
    asset = work.get(Asset, ticket.asset_id) if ticket.asset_id else None
    if asset is None or all(visit.state is not VisitState.DONE for visit in visits):
        return []
    names = {run.name for run in runs}
    return [
        Refusal(Reason.VERIFICATION_MISSING, template=template.id, title=template.title)
        for template in work.find(TEMPLATES_OF_USE, Use.CLOSING)
        if not template.retired
        and template.categories
        and template.fits(asset.category)
        and template.name not in names
    ]
