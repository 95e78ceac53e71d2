"""Tickets: what was declared, where it stands, and the commands that move it on."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import EVERYONE, STAFF, Person, Role
from ordidesk.domain.places import Client, Site
from ordidesk.domain.records import Record
from ordidesk.domain.visits import RUNNING_VISITS_OF_TICKET
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    edited,
    fitting_text,
    need,
    need_text,
)


class Impact(enum.StrEnum):
    """How blocking it is: degraded work can wait or be done otherwise, blocked work cannot."""

    DEGRADED = "degraded"
    BLOCKING = "blocking"


class Scope(enum.StrEnum):
    """Whom it touches."""

    ONE = "one"
    GROUP = "group"
    ALL = "all"


class Channel(enum.StrEnum):
    """How it was declared."""

    PORTAL = "portal"
    MAIL = "mail"
    PHONE = "phone"
    TECHNICIAN = "technician"


class Priority(enum.IntEnum):
    """What comes first; sorts as it reads."""

    CRITICAL = 1
    HIGH = 2
    NORMAL = 3
    LOW = 4


class TicketState(enum.StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    CONTINUITY = "continuity"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class WaitingFor(enum.StrEnum):
    """What a pending ticket waits for."""

    NOTHING = ""
    USER = "user"
    VISIT = "visit"
    PART = "part"


ENDED = frozenset({TicketState.CLOSED, TicketState.CANCELLED})
OPEN = frozenset(TicketState) - ENDED - {TicketState.RESOLVED}

STEPS: dict[TicketState, frozenset[TicketState]] = {
    TicketState.NEW: frozenset({TicketState.CANCELLED}),
    TicketState.ASSIGNED: frozenset(
        {
            TicketState.IN_PROGRESS,
            TicketState.PENDING,
            TicketState.RESOLVED,
            TicketState.CANCELLED,
        }
    ),
    TicketState.IN_PROGRESS: frozenset(
        {
            TicketState.PENDING,
            TicketState.CONTINUITY,
            TicketState.RESOLVED,
            TicketState.CANCELLED,
        }
    ),
    TicketState.PENDING: frozenset(
        {TicketState.IN_PROGRESS, TicketState.RESOLVED, TicketState.CANCELLED}
    ),
    TicketState.CONTINUITY: frozenset({TicketState.IN_PROGRESS, TicketState.RESOLVED}),
    TicketState.RESOLVED: frozenset({TicketState.CLOSED, TicketState.REOPENED}),
    TicketState.CLOSED: frozenset({TicketState.REOPENED}),
    TicketState.REOPENED: frozenset(
        {
            TicketState.IN_PROGRESS,
            TicketState.PENDING,
            TicketState.RESOLVED,
            TicketState.CANCELLED,
        }
    ),
    TicketState.CANCELLED: frozenset({TicketState.REOPENED}),
}
"""The steps that people take by ``SetTicketState``; a new ticket becomes assigned by assigning."""

SUMMARY_LIMIT = 200
TEXT_LIMIT = 20_000
"""Characters; a description longer than that is a document and belongs in an attachment."""

EDITABLE = {
    "summary": SUMMARY_LIMIT,
    "description": TEXT_LIMIT,
    "location": 200,
    "reproduction": TEXT_LIMIT,
    "callback": 500,
    "access": 500,
}


class Ticket(Record, frozen=True, kw_only=True):
    """An incident or a request, from its declaration to its closing."""

    kind: ClassVar[str] = "ticket"

    client_id: str
    summary: str
    opened_at: datetime
    opened_by: str
    number: str = ""
    """Given by the portal ("T-000123"); empty until then."""
    state: TicketState = TicketState.NEW
    waiting_for: WaitingFor = WaitingFor.NOTHING
    priority: Priority = Priority.NORMAL
    channel: Channel = Channel.TECHNICIAN
    declared_impact: Impact = Impact.DEGRADED
    qualified_impact: Impact | None = None
    """What the hotline made of it; the declared one counts until then."""
    scope: Scope = Scope.ONE
    urgency: int = 0
    """-1, 0 or +1 step of priority that a manager added."""
    site_id: str = ""
    asset_id: str = ""
    """Empty for a generic ticket."""
    requester_id: str = ""
    assignee_id: str = ""
    location: str = ""
    description: str = ""
    reproduction: str = ""
    callback: str = ""
    access: str = ""
    resolution: str = ""
    resolved_at: datetime | None = None
    closed_at: datetime | None = None


def priority_of(impact: Impact, scope: Scope, urgency: int) -> Priority:
    """Derive the priority: blocking P1, P2, P2; degraded P3, P3, P4; moved by the urgency."""
    base = {
        (Impact.BLOCKING, Scope.ALL): 1,
        (Impact.BLOCKING, Scope.GROUP): 2,
        (Impact.BLOCKING, Scope.ONE): 2,
        (Impact.DEGRADED, Scope.ALL): 3,
        (Impact.DEGRADED, Scope.GROUP): 3,
        (Impact.DEGRADED, Scope.ONE): 4,
    }[impact, scope]
    return Priority(min(max(base - urgency, Priority.CRITICAL), Priority.LOW))


class OpenTicket(Command, frozen=True, kw_only=True):
    """Declare an incident. Its id is derived from the command's with the label "ticket"."""

    kind: ClassVar[str] = "open_ticket"
    allowed = EVERYONE

    client_id: str
    summary: str
    channel: Channel
    impact: Impact = Impact.DEGRADED
    scope: Scope = Scope.ONE
    site_id: str = ""
    asset_id: str = ""
    requester_id: str = ""
    location: str = ""
    description: str = ""
    reproduction: str = ""
    callback: str = ""
    access: str = ""


class AddNote(Command, frozen=True, kw_only=True):
    """Add a note, a diagnostic or a test to a ticket's journal."""

    kind: ClassVar[str] = "add_note"
    allowed = EVERYONE

    ticket_id: str
    text: str
    entry: EntryKind = EntryKind.NOTE
    visibility: Visibility = Visibility.INTERNAL


class TakeTicket(Command, frozen=True, kw_only=True):
    """Take on a ticket that nobody has yet."""

    kind: ClassVar[str] = "take_ticket"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str


class AssignTicket(Command, frozen=True, kw_only=True):
    """Give a ticket to a technician."""

    kind: ClassVar[str] = "assign_ticket"
    allowed = frozenset({Role.MANAGER})

    ticket_id: str
    technician_id: str


class SetTicketState(Command, frozen=True, kw_only=True):
    """Move a ticket on. Resolving and closing need a resolution, pending a thing waited for."""

    kind: ClassVar[str] = "set_ticket_state"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    to: TicketState
    reason: str = ""
    waiting_for: WaitingFor = WaitingFor.NOTHING
    resolution: str = ""


class EditTicket(Command, frozen=True, kw_only=True):
    """Correct fields of a ticket; ``before`` holds what the person saw."""

    kind: ClassVar[str] = "edit_ticket"
    allowed = STAFF

    ticket_id: str
    before: dict[str, str]
    after: dict[str, str]


NOTE_KINDS = frozenset({EntryKind.NOTE, EntryKind.DIAGNOSTIC, EntryKind.TEST})


def open_ticket(work: Work, command: OpenTicket) -> None:
    """Create the ticket and the first entry of its journal."""
    summary = need_text("summary", command.summary, SUMMARY_LIMIT)
    client = need(work, Client, command.client_id)
    if work.actor.client_id and work.actor.client_id != client.id:
        raise Refusal(Reason.NOT_YOURS, kind=Client.kind, owner=client.id)
    _must_belong(work, client.id, command)
    ticket_id = work.new_id("ticket")
    if work.get(Ticket, ticket_id) is not None:
        raise Refusal(Reason.ALREADY_THERE, kind=Ticket.kind, id=ticket_id)
    work.put(
        Ticket(
            id=ticket_id,
            number=work.number(Ticket),
            client_id=client.id,
            site_id=command.site_id,
            asset_id=command.asset_id,
            requester_id=command.requester_id,
            channel=command.channel,
            summary=summary,
            description=fitting_text("description", command.description, TEXT_LIMIT),
            reproduction=fitting_text("reproduction", command.reproduction, TEXT_LIMIT),
            location=fitting_text("location", command.location, EDITABLE["location"]),
            callback=fitting_text("callback", command.callback, EDITABLE["callback"]),
            access=fitting_text("access", command.access, EDITABLE["access"]),
            declared_impact=command.impact,
            scope=command.scope,
            priority=priority_of(command.impact, command.scope, 0),
            opened_at=work.now,
            opened_by=work.actor.id,
        )
    )
    record_entry(work, ticket_id, EntryKind.OPENED)


def _must_belong(work: Work, client_id: str, command: OpenTicket) -> None:
    """Check that site, asset and requester are the client's; one that nobody owns may be anyone's."""
    named: tuple[tuple[type[Site | Asset | Person], str], ...] = (
        (Site, command.site_id),
        (Asset, command.asset_id),
        (Person, command.requester_id),
    )
    for record_type, record_id in named:
        if not record_id:
            continue
        owner = need(work, record_type, record_id).client_id
        if owner and owner != client_id:
            raise Refusal(Reason.OTHER_CLIENT, kind=record_type.kind, id=record_id)


def add_note(work: Work, command: AddNote) -> None:
    """Add the entry; a client's person writes for the client and only on what they may see."""
    text = need_text("text", command.text, TEXT_LIMIT)
    if command.entry not in NOTE_KINDS:
        raise NeverValid(Reason.FIELD_FIXED, field="entry")
    ticket = need(work, Ticket, command.ticket_id)
    _must_see(work, ticket)
    own_words = work.actor.role not in STAFF
    record_entry(
        work,
        ticket.id,
        command.entry,
        text=text,
        visibility=Visibility.CLIENT if own_words else command.visibility,
    )


def _must_see(work: Work, ticket: Ticket) -> None:
    actor = work.actor
    if actor.role in STAFF:
        return
    own = actor.id in {ticket.requester_id, ticket.opened_by}
    if ticket.client_id != actor.client_id or not (own or actor.role is Role.REFERENT):
        raise Refusal(Reason.NOT_YOURS, kind=Ticket.kind, owner=ticket.requester_id)


def take_ticket(work: Work, command: TakeTicket) -> None:
    """Assign the ticket to whoever takes it, unless somebody has it."""
    ticket = need(work, Ticket, command.ticket_id)
    if ticket.assignee_id and ticket.assignee_id != work.actor.id:
        raise Refusal(Reason.ALREADY_TAKEN, assignee=ticket.assignee_id)
    _assign(work, ticket, work.actor.id)


def assign_ticket(work: Work, command: AssignTicket) -> None:
    """Assign the ticket to a technician or manager."""
    ticket = need(work, Ticket, command.ticket_id)
    technician = need(work, Person, command.technician_id)
    if technician.role not in {Role.TECHNICIAN, Role.MANAGER} or not technician.active:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=technician.id)
    _assign(work, ticket, technician.id)


def _assign(work: Work, ticket: Ticket, technician_id: str) -> None:
    if ticket.state not in OPEN:
        raise Refusal(
            Reason.WRONG_STEP,
            kind=Ticket.kind,
            state=ticket.state,
            to=TicketState.ASSIGNED,
        )
    starts = ticket.state in {TicketState.NEW, TicketState.REOPENED}
    work.put(
        replace(
            ticket,
            assignee_id=technician_id,
            state=TicketState.ASSIGNED if starts else ticket.state,
        )
    )
    record_entry(
        work,
        ticket.id,
        EntryKind.ASSIGNMENT,
        before=ticket.assignee_id,
        after=technician_id,
    )


def set_ticket_state(work: Work, command: SetTicketState) -> None:
    """Take one valid step, keep its reason in the journal."""
    ticket = need(work, Ticket, command.ticket_id)
    _must_work_on(work, ticket)
    if command.to not in STEPS[ticket.state]:
        raise Refusal(Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=command.to)
    reason = fitting_text("reason", command.reason, TEXT_LIMIT)
    resolution = fitting_text("resolution", command.resolution, TEXT_LIMIT) or ticket.resolution
    if command.to is TicketState.PENDING and not command.waiting_for:
        raise NeverValid(Reason.TEXT_MISSING, field="waiting_for")
    if command.to is TicketState.CANCELLED:
        need_text("reason", reason, TEXT_LIMIT)
    if command.to in {TicketState.RESOLVED, TicketState.CLOSED}:
        _must_be_done(work, ticket, resolution)
    work.put(_moved(work, ticket, command, resolution))
    record_entry(
        work,
        ticket.id,
        EntryKind.STATE,
        before=ticket.state,
        after=command.to,
        text=reason or fitting_text("resolution", command.resolution, TEXT_LIMIT),
        subject=command.waiting_for,
    )


def _must_work_on(work: Work, ticket: Ticket) -> None:
    """A technician moves the tickets that are assigned to them; a manager moves any."""
    if work.actor.role is Role.TECHNICIAN and ticket.assignee_id != work.actor.id:
        raise Refusal(Reason.NOT_YOURS, kind=Ticket.kind, owner=ticket.assignee_id)


def _must_be_done(work: Work, ticket: Ticket, resolution: str) -> None:
    if not resolution:
        raise Refusal(Reason.RESOLUTION_MISSING)
    running = work.find(RUNNING_VISITS_OF_TICKET, ticket.id)
    if running:
        raise Refusal(Reason.VISIT_STILL_RUNNING, visit=running[0].id)


def _moved(work: Work, ticket: Ticket, command: SetTicketState, resolution: str) -> Ticket:
    done = command.to in {TicketState.RESOLVED, TicketState.CLOSED}
    return replace(
        ticket,
        state=command.to,
        waiting_for=command.waiting_for
        if command.to is TicketState.PENDING
        else WaitingFor.NOTHING,
        resolution=resolution,
        resolved_at=(ticket.resolved_at or work.now) if done else None,
        closed_at=work.now if command.to in ENDED else None,
    )


def edit_ticket(work: Work, command: EditTicket) -> None:
    """Merge the edit field by field and keep what was there in the journal."""
    if "summary" in command.after:
        need_text("summary", command.after["summary"], SUMMARY_LIMIT)
    ticket = need(work, Ticket, command.ticket_id)
    changed = edited(work, ticket, command.before, command.after, EDITABLE)
    for field in command.after:
        before, after = getattr(ticket, field), getattr(changed, field)
        if before != after:
            record_entry(
                work,
                ticket.id,
                EntryKind.EDIT,
                label=f"edit {field}",
                subject=field,
                before=before,
                after=after,
                visibility=Visibility.INTERNAL,
            )
    work.put(changed)
