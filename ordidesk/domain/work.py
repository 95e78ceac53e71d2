"""What the rules run against: the Work protocol, finders, refusals, and who acts."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, Protocol

import msgspec

from ordidesk.domain.people import Role
from ordidesk.domain.records import R, Record


class Reason(enum.StrEnum):
    """Why a command is refused. The windows and the API put it into words."""

    UNKNOWN_RECORD = "unknown_record"
    """A record that the command names is not there. Facts: kind, id."""
    ALREADY_THERE = "already_there"
    """What the command would create exists. Facts: kind, id."""
    ROLE_MAY_NOT = "role_may_not"
    """People of this role may not give this command. Facts: role."""
    NOT_YOURS = "not_yours"
    """The record belongs to somebody else. Facts: kind, owner (a person's id)."""
    WRONG_STEP = "wrong_step"
    """The state does not allow this step. Facts: kind, state, to."""
    ALREADY_TAKEN = "already_taken"
    """Somebody else took the ticket first. Facts: assignee (a person's id)."""
    OTHER_VISIT_RUNNING = "other_visit_running"
    """The technician is still on another visit. Facts: visit."""
    VISIT_STILL_RUNNING = "visit_still_running"
    """A visit of the ticket is still under way. Facts: visit."""
    RESOLUTION_MISSING = "resolution_missing"
    """A ticket cannot be resolved or closed without a resolution."""
    TEXT_MISSING = "text_missing"
    """A text that the command needs is empty. Facts: field."""
    TEXT_TOO_LONG = "text_too_long"
    """A text is longer than its limit. Facts: field, limit."""
    FIELD_FIXED = "field_fixed"
    """The field cannot be edited by hand. Facts: field."""
    NOT_A_TECHNICIAN = "not_a_technician"
    """Tickets go to technicians and managers only. Facts: person."""
    OTHER_CLIENT = "other_client"
    """The record belongs to another client than what it is named for. Facts: kind, id."""
    NUMBER_TAKEN = "number_taken"
    """Another machine carries the inventory number. Facts: number, asset (the machine's id)."""
    NOT_A_NUMBER = "not_a_number"
    """A text cannot be an inventory number. Facts: field."""
    TIMES_OUT_OF_ORDER = "times_out_of_order"
    """A time lies in the future, or an end before its beginning. Facts: field."""
    NOT_A_MEASURE = "not_a_measure"
    """A number is none, or out of reach. Facts: field."""
    CHECKS_UNANSWERED = "checks_unanswered"
    """Required items of a list have no answer yet. Facts: run, count."""
    VERIFICATION_OPEN = "verification_open"
    """A list of the ticket is not finished. Facts: run, title."""
    VERIFICATION_FAILED = "verification_failed"
    """Something that was not OK is taken on by nobody. Facts: run, title."""
    VERIFICATION_MISSING = "verification_missing"
    """The machine was visited and did not go through its list. Facts: template, title."""
    CONSENT_MISSING = "consent_missing"
    """The user has not agreed to remote control, or it is too long ago."""
    REMINDER_MISSING = "reminder_missing"
    """Nobody is asked for consent before the reminder about personal data was read out."""
    NOT_A_LOANER = "not_a_loaner"
    """The machine belongs to a client: it cannot be lent. Facts: asset."""
    IS_A_LOANER = "is_a_loaner"
    """The company's own machine, where a client's is needed. Facts: asset."""
    SAME_MACHINE = "same_machine"
    """A machine cannot stand in for itself."""
    LOANER_TAKEN = "loaner_taken"
    """Somebody else has the loaner, or it is kept for them.

    Facts: loan, number, state, holder (a name), client (a name).
    """
    LOANER_UNFIT = "loaner_unfit"
    """The loaner is out of order, not wiped, missing or retired. Facts: asset, condition."""
    LOANER_NOT_READY = "loaner_not_ready"
    """The loaner was not prepared, and nobody says why it goes out all the same. Facts: asset."""
    ALREADY_REPLACED = "already_replaced"
    """Another loaner stands in for the machine. Facts: loan, number."""
    PREPARATION_MISSING = "preparation_missing"
    """The loaner did not go through its list of preparation, or not since. Facts: asset."""
    SERIAL_DIFFERS = "serial_differs"
    """The serial number that was read is not the machine's. Facts: asset, serial."""
    NOT_WITH_US = "not_with_us"
    """The machine is not in the company's hands. Facts: asset, custody."""
    BACKUP_NOT_CONFIRMED = "backup_not_confirmed"
    """Nobody said that the user's data is saved: it is not erased. Facts: loan."""
    WIPE_MISSING = "wipe_missing"
    """The data on the loaner was not erased yet. Facts: loan."""
    LOAN_OUT = "loan_out"
    """A loan of the ticket has not come back. Facts: loan, number."""
    LOAN_AHEAD = "loan_ahead"
    """A loaner is still kept for the ticket. Facts: loan, number."""
    PERSON_LEFT = "person_left"
    """Whoever should go does not work here any more. Facts: person."""
    SLOT_IN_THE_PAST = "slot_in_the_past"
    """The slot began before it was planned. Facts: field."""
    SLOT_TOO_LONG = "slot_too_long"
    """The slot is longer than a day. Facts: field."""
    SLOT_OVER_MIDNIGHT = "slot_over_midnight"
    """The slot ends on another day than it begins, as the site's clocks go. Facts: field."""
    ALREADY_PLANNED = "already_planned"
    """The request is planned. Facts: visit."""
    NOTHING_TO_RELEASE = "nothing_to_release"
    """No visit that has not begun is planned on that day. Facts: technician, day."""
    NOTHING_TO_RESTORE = "nothing_to_restore"
    """Every visit that was put back to the list was dealt with since. Facts: release."""
    VISIT_AHEAD = "visit_ahead"
    """A visit is planned or asked for. Facts: kind, id."""
    SAME_TICKET = "same_ticket"
    """A ticket is no duplicate of itself."""
    COVERED = "covered"
    """The machine is under contract: there is nothing to decide. Facts: asset."""
    NOT_A_FILE = "not_a_file"
    """What is to be attached is no file, or an empty one. Facts: field."""


class Refusal(Exception):  # noqa: N818 - "refusal" is the business's word, and it is no error of ours
    """The rule refuses the command on what is known here, which may be stale on a laptop."""

    def __init__(self, reason: Reason, **facts: str) -> None:
        super().__init__(reason.value, facts)
        self.reason = reason
        self.facts = facts


class NeverValid(Refusal):
    """The command can never be valid, whatever the portal knows: told at once, never queued."""


class Actor(msgspec.Struct, frozen=True):
    """The person who gives a command."""

    id: str
    role: Role
    client_id: str = ""
    """The client whom a requester or referent belongs to; empty for the company's own people."""


@dataclass(frozen=True, slots=True)
class Finder(Generic[R]):
    """A typed question to the store: the records of one type whose ``field`` is a given value.

    A finder is only declared where a laptop holds every row that it could return, so that both
    runs of a rule see the same rows. ``states`` narrows it to records in one of these states.
    """

    record_type: type[R]
    field: str
    states: frozenset[str] = frozenset()

    def matches(self, record: Record, value: str) -> bool:
        """Tell whether a record is one that this finder returns for ``value``."""
        if not isinstance(record, self.record_type) or getattr(record, self.field) != value:
            return False
        return not self.states or getattr(record, "state", None) in self.states


class Work(Protocol):
    """One command's view of the records, and the place for what it changes.

    Nothing reaches a rule from elsewhere, so that the laptop's run and the portal's run agree.
    """

    @property
    def command_id(self) -> str:
        """The id of the command that runs."""

    @property
    def actor(self) -> Actor:
        """Whoever gave the command."""

    @property
    def now(self) -> datetime:
        """When the person gave the command (its ``occurred_at``, UTC), in both runs."""

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return the record as this command sees it, or ``None``."""

    def find(self, finder: Finder[R], value: str) -> tuple[R, ...]:
        """Return the records that the finder matches, in the order of their ids."""

    def put(self, record: Record) -> None:
        """Write a new record or the next version of one."""

    def new_id(self, label: str) -> str:
        """Derive the id of a record that this command creates."""

    def number(self, record_type: type[Record]) -> str:
        """Draw the next public number ("T-000123"); empty on a laptop, until confirmed."""

    def merged(self, field: str) -> None:
        """Note that somebody else had made the very same change to a field."""

    def conflict(self, record: Record, field: str, *, mine: str, theirs: str) -> None:
        """Note that a field was changed on both sides: both values are kept and shown."""


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person did, as data. ``(kind, version)`` names its form on the wire."""

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1
    allowed: ClassVar[frozenset[Role]] = frozenset()
    """The roles that may give it."""


def need(work: Work, record_type: type[R], record_id: str) -> R:
    """Return a record that the command cannot do without."""
    record = work.get(record_type, record_id)
    if record is None:
        raise unknown(record_type, record_id)
    return record


def unknown(record_type: type[Record], record_id: str) -> Refusal:
    """Say that a record is not there: to whom it is not shown either, and nobody can tell which."""
    return Refusal(Reason.UNKNOWN_RECORD, kind=record_type.kind, id=record_id)


def must_be_of_client(
    work: Work, client_id: str, named: Iterable[tuple[type[Record], str]]
) -> None:
    """Check that what is named belongs to the client; what nobody owns is for anyone."""
    for record_type, record_id in named:
        if not record_id:
            continue
        owner = getattr(need(work, record_type, record_id), "client_id", "")
        if owner and owner != client_id:
            raise Refusal(Reason.OTHER_CLIENT, kind=record_type.kind, id=record_id)


def need_text(field: str, text: str, limit: int) -> str:
    """Return the text without surrounding space; it must have something in it and fit."""
    fitting = fitting_text(field, text, limit)
    if not fitting:
        raise NeverValid(Reason.TEXT_MISSING, field=field)
    return fitting


def fitting_text(field: str, text: str, limit: int) -> str:
    """Return the text without surrounding space; it may be empty but must fit.

    A NUL that came along with a paste is left out: PostgreSQL holds no text with one.
    """
    stripped = text.replace("\0", "").strip()
    if len(stripped) > limit:
        raise NeverValid(Reason.TEXT_TOO_LONG, field=field, limit=str(limit))
    return stripped
