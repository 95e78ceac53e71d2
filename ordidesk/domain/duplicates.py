"""Tickets that were declared twice: who follows which, and the links between them."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Work


def join(work: Work, ticket: Ticket, into: Ticket) -> None:
    """Let whoever declared a duplicate follow the ticket that goes on, and link both."""
    work.put(replace(into, followers=(*into.followers, *_who_follow(ticket))))
    _link(work, ticket, into, "into")
    _link(work, into, ticket, "of")


def _who_follow(ticket: Ticket) -> tuple[str, ...]:
    requester = (ticket.requester_id,) if ticket.requester_id else ()
    return (*requester, *ticket.followers)


def part_again(work: Work, ticket: Ticket) -> Ticket:
    """Return a duplicate that is opened again as a ticket of its own; nobody follows the other."""
    into = work.get(Ticket, ticket.duplicate_of)
    if into is not None:
        left = list(into.followers)
        for person_id in _who_follow(ticket):
            if person_id in left:
                left.remove(person_id)
        work.put(replace(into, followers=tuple(left)))
        _link(work, ticket, into, "apart")
        _link(work, into, ticket, "apart")
    return replace(ticket, duplicate_of="")


def _link(work: Work, of: Ticket, other: Ticket, how: str) -> None:
    """Tell a ticket's journal of the other; only whoever follows it hears its number."""
    record_entry(
        work,
        of.id,
        EntryKind.DUPLICATE,
        label=f"{how} {of.id}",
        subject=other.id,
        before=other.number,
        after=how,
        visibility=Visibility.CLIENT if how == "into" else Visibility.INTERNAL,
    )
