"""Finding out what is wrong from afar: calls, handing a ticket over, guarded remote control."""

from __future__ import annotations

import enum
from datetime import timedelta
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.journal import (
    ENTRIES_OF_TICKET,
    EntryKind,
    JournalEntry,
    Visibility,
    record_entry,
)
from ordidesk.domain.people import Person, Role
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.tickets import OPEN, TEXT_LIMIT, Ticket, TicketState
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)

NAME_LIMIT = 200
MOST_MINUTES = 24 * 60
CONSENT_HOLDS = timedelta(hours=12)
"""A user who agreed in the morning is asked again the next day."""


class CallOutcome(enum.StrEnum):
    """What came of a call."""

    REACHED = "reached"
    ABSENT = "absent"
    MESSAGE = "message"


class RemoteStep(enum.StrEnum):
    """What happened around a remote control."""

    CONSENT = "consent"
    STARTED = "started"
    ENDED = "ended"


class ConsentWay(enum.StrEnum):
    """How the user agreed."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    MAIL = "mail"


class LogCall(Command, frozen=True, kw_only=True):
    """Record a call to or from the user."""

    kind: ClassVar[str] = "log_call"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    outcome: CallOutcome
    text: str = ""
    minutes: int = 0


class TransferTicket(Command, frozen=True, kw_only=True):
    """Hand a ticket over to a colleague, with the reason."""

    kind: ClassVar[str] = "transfer_ticket"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    technician_id: str
    reason: str


class RecordRemoteConsent(Command, frozen=True, kw_only=True):
    """Record that the user closed what shows personal data, and agrees to remote control."""

    kind: ClassVar[str] = "record_remote_consent"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    name: str
    """Who agreed."""
    way: ConsentWay
    reminded: bool
    """The reminder about personal data was read out."""


class StartRemoteControl(Command, frozen=True, kw_only=True):
    """Take control of the user's machine; only after their consent."""

    kind: ClassVar[str] = "start_remote_control"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    partner: str = ""
    """The id under which the program finds the machine."""


class EndRemoteControl(Command, frozen=True, kw_only=True):
    """Give the machine back to its user."""

    kind: ClassVar[str] = "end_remote_control"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    ticket_id: str
    text: str = ""


def log_call(work: Work, command: LogCall) -> None:
    """Add the call to the journal; the client reads that somebody tried, not what was noted."""
    text = fitting_text("text", command.text, TEXT_LIMIT)
    if not 0 <= command.minutes <= MOST_MINUTES:
        raise NeverValid(Reason.NOT_A_MEASURE, field="minutes")
    ticket = need(work, Ticket, command.ticket_id)
    record_entry(
        work,
        ticket.id,
        EntryKind.CALL,
        text=text,
        after=command.outcome,
        minutes=command.minutes,
        visibility=Visibility.INTERNAL,
    )


def transfer_ticket(work: Work, command: TransferTicket) -> None:
    """Give the ticket to a colleague; a technician gives away only what is theirs."""
    reason = need_text("reason", command.reason, TEXT_LIMIT)
    ticket = need(work, Ticket, command.ticket_id)
    colleague = need(work, Person, command.technician_id)
    if colleague.role not in {Role.TECHNICIAN, Role.MANAGER} or not colleague.active:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=colleague.id)
    must_work_on(work, ticket)
    if ticket.state not in OPEN:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.ASSIGNED
        )
    if ticket.assignee_id == colleague.id:
        work.merged("assignee_id")
        return
    starts = ticket.state in {TicketState.NEW, TicketState.REOPENED}
    work.put(
        replace(
            ticket,
            assignee_id=colleague.id,
            state=TicketState.ASSIGNED if starts else ticket.state,
        )
    )
    record_entry(
        work,
        ticket.id,
        EntryKind.ASSIGNMENT,
        before=ticket.assignee_id,
        after=colleague.id,
    )
    record_entry(
        work,
        ticket.id,
        EntryKind.NOTE,
        label="reason",
        text=reason,
        visibility=Visibility.INTERNAL,
    )


def record_remote_consent(work: Work, command: RecordRemoteConsent) -> None:
    """Keep who agreed, when and how; without the reminder nobody is asked."""
    name = need_text("name", command.name, NAME_LIMIT)
    if not command.reminded:
        raise NeverValid(Reason.REMINDER_MISSING)
    ticket = _workable(work, command.ticket_id)
    _record_remote(work, ticket, RemoteStep.CONSENT, before=name, subject=command.way)


def start_remote_control(work: Work, command: StartRemoteControl) -> None:
    """Record the beginning; the consent has to be of the last hours."""
    partner = fitting_text("partner", command.partner, NAME_LIMIT)
    ticket = _workable(work, command.ticket_id)
    steps = remote_steps(work, ticket.id)
    if not steps or steps[-1].after == RemoteStep.STARTED:
        raise Refusal(Reason.CONSENT_MISSING)
    agreed = [step for step in steps if step.after == RemoteStep.CONSENT]
    if not agreed or work.now - agreed[-1].at > CONSENT_HOLDS:
        raise Refusal(Reason.CONSENT_MISSING)
    _record_remote(work, ticket, RemoteStep.STARTED, subject=partner)


def end_remote_control(work: Work, command: EndRemoteControl) -> None:
    """Record the end, and how many minutes it took."""
    text = fitting_text("text", command.text, TEXT_LIMIT)
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    steps = remote_steps(work, ticket.id)
    if not steps or steps[-1].after != RemoteStep.STARTED:
        raise Refusal(Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=RemoteStep.ENDED)
    spent = max(timedelta(), work.now - steps[-1].at)
    _record_remote(
        work, ticket, RemoteStep.ENDED, text=text, minutes=round(spent.total_seconds() / 60)
    )


def remote_steps(work: Work, ticket_id: str) -> list[JournalEntry]:
    """Return what is told of remote control of the ticket's machine, oldest first.

    Consent and beginning are given one after the other, perhaps within a millisecond.
    """
    order = list(RemoteStep)
    told = work.find(ENTRIES_OF_TICKET, ticket_id)
    return sorted(
        (entry for entry in told if entry.entry is EntryKind.REMOTE),
        key=lambda entry: (entry.at, order.index(RemoteStep(entry.after))),
    )


def _workable(work: Work, ticket_id: str) -> Ticket:
    ticket = need(work, Ticket, ticket_id)
    must_work_on(work, ticket)
    if ticket.state not in OPEN:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.IN_PROGRESS
        )
    return ticket


def _record_remote(  # noqa: PLR0913 - what an entry has, each named at the call
    work: Work,
    ticket: Ticket,
    step: RemoteStep,
    *,
    before: str = "",
    subject: str = "",
    text: str = "",
    minutes: int = 0,
) -> None:
    record_entry(
        work,
        ticket.id,
        EntryKind.REMOTE,
        before=before,
        after=step,
        subject=subject,
        text=text,
        minutes=minutes,
    )
