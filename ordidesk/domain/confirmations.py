"""The user's word that the problem is solved: recorded, or given by signing the visit's report."""

from __future__ import annotations

import enum
import re
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, record_entry
from ordidesk.domain.people import STAFF, Role
from ordidesk.domain.ticket_rules import must_see, must_work_on
from ordidesk.domain.ticket_steps import DONE, take_step
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.visits import RUNNING, Visit, VisitState
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
COMMENT_LIMIT = 2_000
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Way(enum.StrEnum):
    """How the user said it."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    PORTAL = "portal"
    SIGNATURE = "signature"


class RecordUserConfirmation(Command, frozen=True, kw_only=True):
    """Record that the user says the problem is solved, or that it is not."""

    kind: ClassVar[str] = "record_user_confirmation"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER, Role.REQUESTER, Role.REFERENT})

    ticket_id: str
    way: Way
    name: str
    """Who says so."""
    solved: bool
    comment: str = ""


class SignReport(Command, frozen=True, kw_only=True):
    """Record who signed a visit's report, or why they would not; the report is attached by hash."""

    kind: ClassVar[str] = "sign_report"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    document: str
    """SHA-256 of the report's PDF, in hexadecimal."""
    name: str
    function: str = ""
    refused: str = ""
    """The reason, when the client's person did not sign."""


def record_user_confirmation(work: Work, command: RecordUserConfirmation) -> None:
    """Keep the user's word; "not solved" reopens what was resolved or closed.

    Clients' people speak for themselves, through the portal; staff record what they were told.
    """
    name = need_text("name", command.name, NAME_LIMIT)
    comment = fitting_text("comment", command.comment, COMMENT_LIMIT)
    own_word = work.actor.role not in STAFF
    if own_word is not (command.way is Way.PORTAL) or command.way is Way.SIGNATURE:
        raise NeverValid(Reason.FIELD_FIXED, field="way")
    ticket = need(work, Ticket, command.ticket_id)
    must_see(work, ticket)
    if not own_word:
        must_work_on(work, ticket)
    record_entry(
        work,
        ticket.id,
        EntryKind.CONFIRMATION,
        subject=command.way,
        before=name,
        after="yes" if command.solved else "no",
        text=comment,
    )
    if command.solved:
        _confirm(work, ticket, name)
    elif ticket.state in DONE:
        take_step(work, ticket, TicketState.REOPENED, worker_id=work.actor.id)


def sign_report(work: Work, command: SignReport) -> None:
    """Keep who signed which document; a signature confirms, a refusal does not."""
    name = need_text("name", command.name, NAME_LIMIT)
    function = fitting_text("function", command.function, NAME_LIMIT)
    refused = fitting_text("refused", command.refused, COMMENT_LIMIT)
    if not _SHA256.fullmatch(command.document):
        raise NeverValid(Reason.NOT_A_FILE, field="document")
    visit = need(work, Visit, command.visit_id)
    if visit.technician_id != work.actor.id and work.actor.role is Role.TECHNICIAN:
        raise Refusal(Reason.NOT_YOURS, kind=Visit.kind, owner=visit.technician_id)
    if visit.state not in RUNNING | {VisitState.DONE, VisitState.NOT_DONE}:
        raise Refusal(Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=VisitState.DONE)
    work.put(replace(visit, signed_report=command.document))
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.SIGNATURE,
        subject=visit.id,
        before=", ".join(part for part in (name, function) if part),
        after="refused" if refused else "signed",
        text=refused,
    )
    ticket = work.get(Ticket, visit.ticket_id)
    if ticket is not None and not refused and visit.state is not VisitState.NOT_DONE:
        _confirm(work, ticket, name)


def _confirm(work: Work, ticket: Ticket, name: str) -> None:
    work.put(replace(ticket, confirmed_at=work.now, confirmed_by=name))
