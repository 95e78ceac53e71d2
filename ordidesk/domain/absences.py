"""When a technician is not there: the board says so before a visit is dropped."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.people import Person, Role
from ordidesk.domain.planning import PLANNERS, fitting_slot
from ordidesk.domain.records import Record
from ordidesk.domain.work import (
    Command,
    Finder,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
)

REASON_LIMIT = 200
LONGEST = timedelta(days=366)


class Absence(Record, frozen=True, kw_only=True):
    """A time in which one of the company's people is away; known among the company's people."""

    kind: ClassVar[str] = "absence"

    technician_id: str
    starts_at: datetime
    ends_at: datetime
    recorded_by: str
    recorded_at: datetime
    reason: str = ""
    """In a word, or not at all: why somebody is ill is nobody's business."""
    removed_by: str = ""
    removed_at: datetime | None = None


ABSENCES_OF_TECHNICIAN = Finder(Absence, "technician_id")


class RecordAbsence(Command, frozen=True, kw_only=True):
    """Say that somebody will not be there."""

    kind: ClassVar[str] = "record_absence"
    allowed = PLANNERS

    technician_id: str
    starts_at: datetime
    ends_at: datetime
    reason: str = ""


class RemoveAbsence(Command, frozen=True, kw_only=True):
    """Say that somebody is there after all."""

    kind: ClassVar[str] = "remove_absence"
    allowed = PLANNERS

    absence_id: str


def record_absence(work: Work, command: RecordAbsence) -> None:
    """Keep the absence; visits planned in it stay until somebody decides about them."""
    reason = fitting_text("reason", command.reason, REASON_LIMIT)
    starts_at, ends_at = fitting_slot(work, command.starts_at, command.ends_at, LONGEST)
    person = need(work, Person, command.technician_id)
    if person.role not in {Role.TECHNICIAN, Role.MANAGER}:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=person.id)
    for other in work.find(ABSENCES_OF_TECHNICIAN, person.id):
        same = (other.starts_at, other.ends_at) == (starts_at, ends_at)
        if same and other.removed_at is None:
            raise Refusal(Reason.ALREADY_THERE, kind=Absence.kind, id=other.id)
    work.put(
        Absence(
            id=work.new_id("absence"),
            technician_id=person.id,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=reason,
            recorded_by=work.actor.id,
            recorded_at=work.now,
        )
    )


def remove_absence(work: Work, command: RemoveAbsence) -> None:
    """Take the absence back; that it was recorded stays known."""
    absence = need(work, Absence, command.absence_id)
    if absence.removed_at is not None:
        work.merged("removed_at")
        return
    work.put(replace(absence, removed_by=work.actor.id, removed_at=work.now))
