"""The journal of a ticket: entries are added, never changed."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from ordidesk.domain.records import Record
from ordidesk.domain.work import Finder, Work


class EntryKind(enum.StrEnum):
    """What an entry tells."""

    NOTE = "note"
    DIAGNOSTIC = "diagnostic"
    TEST = "test"
    OPENED = "opened"
    ASSIGNMENT = "assignment"
    STATE = "state"
    EDIT = "edit"
    VISIT = "visit"
    VISIT_TAKEN_OVER = "visit_taken_over"
    VISIT_TIME = "visit_time"
    ATTACHED = "attached"
    DETACHED = "detached"
    CALL = "call"
    REMOTE = "remote"
    VISIT_REQUEST = "visit_request"
    VERIFICATION = "verification"
    FOLLOW_UP = "follow_up"
    CONFIRMATION = "confirmation"
    SIGNATURE = "signature"
    LOAN = "loan"
    LOAN_DUE = "loan_due"
    REPAIR = "repair"
    VISIT_SLOT = "visit_slot"
    VISIT_GIVEN = "visit_given"
    EVALUATION = "evaluation"
    COVER = "cover"
    DUPLICATE = "duplicate"


class Visibility(enum.StrEnum):
    """Who may read an entry."""

    CLIENT = "client"
    INTERNAL = "internal"


class JournalEntry(Record, frozen=True, kw_only=True):
    """Something that happened to a ticket."""

    kind: ClassVar[str] = "journal_entry"

    ticket_id: str
    entry: EntryKind
    author_id: str
    at: datetime
    text: str = ""
    """What the person wrote: a note, a reason, a resolution, a visit's report."""
    before: str = ""
    """The state, assignee or value that was there before."""
    after: str = ""
    """The state, assignee or value since then."""
    subject: str = ""
    """What it is about: a field's name, a visit's or attachment's id, what a ticket waits for."""
    visibility: Visibility = Visibility.INTERNAL
    minutes: int = 0
    """Time spent on it, where the person told."""


ENTRIES_OF_TICKET = Finder(JournalEntry, "ticket_id")


def told_before(
    work: Work, ticket_id: str, entry: EntryKind, *, after: str, subject: str = ""
) -> list[JournalEntry]:
    """Return the entries that brought a ticket or its visit to what it is now, oldest first.

    For rules that have found more than the person had seen: who was it?
    """
    return sorted(
        (
            found
            for found in work.find(ENTRIES_OF_TICKET, ticket_id)
            if (found.entry, found.after) == (entry, after) and subject in {"", found.subject}
        ),
        key=lambda found: found.at,
    )


def record_entry(  # noqa: PLR0913 - an entry has as many facts, and each is named at the call
    work: Work,
    ticket_id: str,
    entry: EntryKind,
    *,
    label: str = "entry",
    text: str = "",
    before: str = "",
    after: str = "",
    subject: str = "",
    minutes: int = 0,
    visibility: Visibility = Visibility.CLIENT,
) -> None:
    """Add an entry to a ticket's journal; ``label`` tells several of one command apart."""
    work.put(
        JournalEntry(
            id=work.new_id(label),
            ticket_id=ticket_id,
            entry=entry,
            author_id=work.actor.id,
            at=work.now,
            text=text,
            before=before,
            after=after,
            subject=subject,
            visibility=visibility,
            minutes=minutes,
        )
    )
