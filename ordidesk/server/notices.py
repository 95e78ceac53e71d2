"""What of a command's effects the people who declared a ticket are told by mail."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loans import LoanState
from ordidesk.domain.people import STAFF, Person
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import RepairState
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Actor

Written = tuple[Record | None, Record]
"""A record as it was, ``None`` for a new one, and as it is now."""


class VisitChange(enum.StrEnum):
    """What became of a visit."""

    PLANNED = "planned"
    MOVED = "moved"
    TECHNICIAN = "technician"
    CONFIRMED = "confirmed"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    DONE = "done"
    NOT_DONE = "not_done"
    CANCELLED = "cancelled"
    RESTORED = "restored"


class Slot(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a visit was like when it was told: another change may follow in the same mail."""

    visit_id: str
    change: VisitChange
    starts_at: datetime
    ends_at: datetime
    technician_id: str
    sequence: int = 0
    """The visit's then: another one tells that a later mail brings what calendars show."""


class Happening(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a mail: an entry of the journal, or a change of a visit."""

    at: datetime
    entry: str = ""
    visit: Slot | None = None
    wanted: bool = False
    """It is worth a mail; the others go along with one."""


_VISIT_STEPS = {
    VisitState.CONFIRMED: VisitChange.CONFIRMED,
    VisitState.TRAVELLING: VisitChange.TRAVELLING,
    VisitState.ON_SITE: VisitChange.ON_SITE,
    VisitState.DONE: VisitChange.DONE,
    VisitState.NOT_DONE: VisitChange.NOT_DONE,
    VisitState.CANCELLED: VisitChange.CANCELLED,
}
_WANTED_OF_VISIT = frozenset(
    {
        VisitChange.PLANNED,
        VisitChange.MOVED,
        VisitChange.TECHNICIAN,
        VisitChange.CONFIRMED,
        VisitChange.NOT_DONE,
        VisitChange.CANCELLED,
        VisitChange.RESTORED,
    }
)
_WANTED_STATES = frozenset(
    {
        TicketState.RESOLVED,
        TicketState.CLOSED,
        TicketState.REOPENED,
        TicketState.CANCELLED,
    }
)
_WORDS = frozenset({EntryKind.NOTE, EntryKind.DIAGNOSTIC, EntryKind.TEST})


def happenings_of(
    written: Iterable[Written], by: Actor, *, at: datetime
) -> dict[str, list[Happening]]:
    """Return what a command brought that is for the ticket's people to read, by ticket.

    ``at`` is when the person did it.
    """
    found: dict[str, list[Happening]] = {}
    for before, record in written:
        if isinstance(record, JournalEntry) and before is None and tells(record):
            wanted = _is_wanted(record, by)
            told = Happening(at=record.at, entry=record.id, wanted=wanted)
            found.setdefault(record.ticket_id, []).append(told)
        elif isinstance(record, Visit):
            held = before if isinstance(before, Visit) else None
            for change in _changes(held, record):
                told = Happening(
                    at=at,
                    visit=_slot(record, change),
                    wanted=change in _WANTED_OF_VISIT,
                )
                found.setdefault(record.ticket_id, []).append(told)
    return found


def tells(entry: JournalEntry) -> bool:
    """Tell whether a mail may hold the entry. What a visit did is told from the visit itself."""
    if entry.visibility is not Visibility.CLIENT:
        return False
    told = _TOLD.get(entry.entry)
    return told is not None and told(entry)


_TOLD: dict[EntryKind, Callable[[JournalEntry], bool]] = {
    # A loan that is handed over tells it with the machine's name, an assignment with the person's.
    EntryKind.STATE: lambda it: it.after not in {TicketState.CONTINUITY, TicketState.ASSIGNED},
    EntryKind.ASSIGNMENT: lambda it: bool(it.after),
    EntryKind.LOAN: lambda it: it.after in {LoanState.HANDED_OVER, LoanState.RETURNED},
    EntryKind.DUPLICATE: lambda it: it.after == "into",
    EntryKind.REPAIR: lambda it: it.after in {RepairState.REPAIRED, RepairState.BEYOND_REPAIR},
    **dict.fromkeys(
        (*_WORDS, EntryKind.OPENED, EntryKind.CONFIRMATION, EntryKind.LOAN_DUE), lambda _: True
    ),
}


def _is_wanted(entry: JournalEntry, by: Actor) -> bool:
    match entry.entry:
        case EntryKind.OPENED | EntryKind.ASSIGNMENT | EntryKind.DUPLICATE:
            return True
        case EntryKind.STATE:
            asked = entry.after == TicketState.PENDING and entry.subject == WaitingFor.USER
            return entry.after in _WANTED_STATES or asked
        case EntryKind.LOAN:
            return entry.after == LoanState.HANDED_OVER
        case EntryKind.NOTE:
            # Written by the staff for the client: a question, or news.
            return by.role in STAFF
        case _:
            return False


def _changes(before: Visit | None, after: Visit) -> list[VisitChange]:
    if before is None:
        return [VisitChange.PLANNED]
    if before.state is VisitState.CANCELLED and after.state is not VisitState.CANCELLED:
        return [VisitChange.RESTORED]
    found = []
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        found.append(VisitChange.MOVED)
    elif before.technician_id != after.technician_id:
        found.append(VisitChange.TECHNICIAN)
    resumed = before.state is VisitState.PAUSED and after.state is VisitState.ON_SITE
    if before.state is not after.state and after.state in _VISIT_STEPS and not resumed:
        found.append(_VISIT_STEPS[after.state])
    return found


def _slot(visit: Visit, change: VisitChange) -> Slot:
    return Slot(
        visit_id=visit.id,
        change=change,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        technician_id=visit.technician_id,
        sequence=visit.sequence,
    )


_PLANS = frozenset({VisitChange.PLANNED, VisitChange.MOVED, VisitChange.TECHNICIAN})
_SHOWN = _PLANS | {VisitChange.CONFIRMED, VisitChange.CANCELLED, VisitChange.RESTORED}


def last_plans(happenings: Sequence[Happening]) -> list[Happening]:
    """Tell of each visit only how it is planned in the end: who plans moves it to and fro.

    Of one that was planned and called off before anybody heard of it, nothing is told.
    """
    of_visit: dict[str, list[tuple[int, VisitChange]]] = {}
    for place, it in enumerate(happenings):
        if it.visit is not None and it.visit.change in _SHOWN:
            of_visit.setdefault(it.visit.visit_id, []).append((place, it.visit.change))
    told: dict[int, VisitChange] = {}
    for changes in of_visit.values():
        told |= _in_the_end(changes)
    found = []
    for place, it in enumerate(happenings):
        if it.visit is None or it.visit.change not in _SHOWN:
            found.append(it)
        elif place in told:
            found.append(replace(it, visit=replace(it.visit, change=told[place])))
    return found


def _in_the_end(changes: Sequence[tuple[int, VisitChange]]) -> dict[int, VisitChange]:
    """Return what is told of one visit, by place: the plan that counts, and who agreed to it."""
    plans = [it for it in changes if it[1] is not VisitChange.CONFIRMED]
    agreed = {place: it for place, it in changes if it is VisitChange.CONFIRMED}
    if not plans:
        return dict([*agreed.items()][-1:])
    last, _ = plans[-1]
    change = _as_heard([it for _, it in plans])
    found = {} if change is None else {last: change}
    return found | dict([it for it in agreed.items() if it[0] > last][-1:])


def _as_heard(plans: Sequence[VisitChange]) -> VisitChange | None:
    """Say what several plans are to somebody who heard of none of them."""
    unheard = plans[0] in {VisitChange.PLANNED, VisitChange.RESTORED}
    off = plans[-1] is VisitChange.CANCELLED
    if unheard:
        return None if off else plans[0]
    if off:
        return VisitChange.CANCELLED
    return next((it for it in reversed(plans) if it in _PLANS), None)


def last_of_visits(happenings: Sequence[Happening]) -> dict[str, Slot]:
    """Return how each visit was last told to be, as far as calendars show it."""
    shown = _SHOWN | {VisitChange.NOT_DONE}
    slots = [it.visit for it in happenings if it.visit is not None]
    return {it.visit_id: it for it in slots if it.change in shown}


def are_own_words(entry: JournalEntry, person_id: str) -> bool:
    """Tell whether somebody wrote or said this themselves: it does not come back to them."""
    return entry.author_id == person_id and entry.entry in {*_WORDS, EntryKind.CONFIRMATION}


def may_hear(person: Person, ticket: Ticket) -> bool:
    """Tell whether mails about a ticket go to somebody: who declared it, here or as another one."""
    concerned = {ticket.requester_id, ticket.opened_by, *ticket.followers}
    return _is_reached(person, ticket) and person.id in concerned


def may_hear_of(person: Person, ticket: Ticket, visit: Visit) -> bool:
    """Tell whether somebody receives the technician: they hear of the visit, and of that alone."""
    return _is_reached(person, ticket) and person.id == visit.contact_id


def _is_reached(person: Person, ticket: Ticket) -> bool:
    return (
        person.active
        and bool(person.mail)
        and person.role not in STAFF
        and person.client_id == ticket.client_id
    )


def recipients(ticket: Ticket, people: Sequence[Person]) -> list[Person]:
    """Choose who hears of a ticket, each address once; the requester comes first."""
    found: dict[str, Person] = {}
    for person in sorted(people, key=lambda it: it.id != ticket.requester_id):
        if may_hear(person, ticket):
            found.setdefault(person.mail.casefold(), person)
    return list(found.values())
