"""How a ticket takes a step: what goes with each state, and its line in the journal."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, record_entry
from ordidesk.domain.tickets import ENDED, Ticket, TicketState, WaitingFor
from ordidesk.domain.work import Work

DONE = frozenset({TicketState.RESOLVED, TicketState.CLOSED})
NOBODYS = frozenset({TicketState.NEW, TicketState.REOPENED, TicketState.CANCELLED})
"""The states in which nobody needs to have a ticket in hand."""
BEGINS_ON_SITE = frozenset(
    {TicketState.NEW, TicketState.ASSIGNED, TicketState.REOPENED, TicketState.PENDING}
)
"""The states that a technician's arrival for the ticket ends."""


def take_step(  # noqa: PLR0913 - what goes with a step, each named at the call
    work: Work,
    ticket: Ticket,
    to: TicketState,
    *,
    worker_id: str,
    waiting_for: WaitingFor = WaitingFor.NOTHING,
    resolution: str = "",
) -> None:
    """Move the ticket on; whoever moves one that nobody has to work on it has it then.

    Reopening clears the resolution: it did not solve the problem, and the journal keeps it.
    """
    assignee_id = ticket.assignee_id or ("" if to in NOBODYS else worker_id)
    work.put(
        replace(
            ticket,
            state=to,
            assignee_id=assignee_id,
            waiting_for=waiting_for,
            resolution=_resolution(ticket, to, resolution),
            resolved_at=(ticket.resolved_at or work.now) if to in DONE else None,
            closed_at=work.now if to in ENDED else None,
            confirmed_at=None if to is TicketState.REOPENED else ticket.confirmed_at,
            confirmed_by="" if to is TicketState.REOPENED else ticket.confirmed_by,
        )
    )
    record_entry(
        work,
        ticket.id,
        EntryKind.STATE,
        label=f"to {to}",
        before=ticket.state,
        after=to,
        text=resolution,
        subject=waiting_for,
    )
    if assignee_id != ticket.assignee_id:
        record_entry(work, ticket.id, EntryKind.ASSIGNMENT, label="assignee", after=assignee_id)


def begin_on_site(work: Work, ticket_id: str, technician_id: str) -> None:
    """Let the ticket follow the technician who arrives for it.

    An ended or resolved ticket stays what it is: the arrival is a fact, reopening is a decision.
    So does one whose loan is in place. Where the ticket is not held, the portal moves it.
    """
    ticket = work.get(Ticket, ticket_id)
    if ticket is not None and ticket.state in BEGINS_ON_SITE:
        take_step(work, ticket, TicketState.IN_PROGRESS, worker_id=technician_id)


def _resolution(ticket: Ticket, to: TicketState, written: str) -> str:
    if to is TicketState.REOPENED:
        return ""
    return written or ticket.resolution
