"""Tickets: what was declared, where it stands, and the commands that move it on.

Their rules are in ``ticket_rules``: they ask for visits, and a visit's start moves a ticket on.
"""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.people import EVERYONE, Role
from ordidesk.domain.records import Record
from ordidesk.domain.work import Command


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


class CoverDecision(enum.StrEnum):
    """What a manager makes of work that no contract covers."""

    QUOTE = "quote"
    GOODWILL = "goodwill"
    REFUSAL = "refusal"


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
"""The steps that people take by ``SetTicketState``.

A new or reopened ticket becomes assigned by taking or assigning it, and one that waits for work to
begin goes on when its visit starts. Nothing but a loan that is handed over brings an open one to
continuity.
"""

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
    confirmed_at: datetime | None = None
    """When the user said that the problem is solved."""
    confirmed_by: str = ""
    """Their name, as it was given."""
    cover_decision: CoverDecision | None = None
    """What a manager decided about a machine that no contract covers."""
    duplicate_of: str = ""
    """The ticket that goes on in place of this one."""
    followers: tuple[str, ...] = ()
    """Who declared the same on other tickets, once for each of those."""


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


class AddNote1(Command, frozen=True, kw_only=True):
    """As it was before the time spent went along."""

    kind: ClassVar[str] = "add_note"
    allowed = EVERYONE

    ticket_id: str
    text: str
    entry: EntryKind = EntryKind.NOTE
    visibility: Visibility = Visibility.INTERNAL


class AddNote(Command, frozen=True, kw_only=True):
    """Add a note, a diagnostic or a test to a ticket's journal."""

    kind: ClassVar[str] = "add_note"
    version: ClassVar[int] = 2
    allowed = EVERYONE

    ticket_id: str
    text: str
    entry: EntryKind = EntryKind.NOTE
    visibility: Visibility = Visibility.INTERNAL
    minutes: int = 0
    """Time spent on it."""


def add_note_with_time(old: AddNote1) -> AddNote:
    """Tell a note of version 1 in today's form."""
    return AddNote(
        ticket_id=old.ticket_id, text=old.text, entry=old.entry, visibility=old.visibility
    )


class TakeTicket(Command, frozen=True, kw_only=True):
    """Take on a ticket that nobody has yet."""

    kind: ClassVar[str] = "take_ticket"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str


class AssignTicket1(Command, frozen=True, kw_only=True):
    """As it was before what the manager saw went along."""

    kind: ClassVar[str] = "assign_ticket"
    allowed = frozenset({Role.MANAGER})

    ticket_id: str
    technician_id: str


class AssignTicket(Command, frozen=True, kw_only=True):
    """Give a ticket to a technician; ``before`` is who had it as the manager saw it."""

    kind: ClassVar[str] = "assign_ticket"
    version: ClassVar[int] = 2
    allowed = frozenset({Role.MANAGER})

    ticket_id: str
    technician_id: str
    before: str | None = None
    """``None`` when that is not told: another manager's choice is then not seen as one."""


def assign_with_what_was_seen(old: AssignTicket1) -> AssignTicket:
    """Tell an assignment of version 1 in today's form."""
    return AssignTicket(ticket_id=old.ticket_id, technician_id=old.technician_id)


class SetTicketState(Command, frozen=True, kw_only=True):
    """Move a ticket on.

    Resolving and closing need a resolution, which the client reads; pending needs what it waits
    for, cancelling a reason. A reason stays among the staff.
    """

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
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    before: dict[str, str]
    after: dict[str, str]
