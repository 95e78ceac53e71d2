"""Freeing the day of a technician who does not come, and taking that back."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, record_entry
from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.domain.planning import PLANNERS, call_off, must_go
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import ENDED, Ticket
from ordidesk.domain.visit_requests import (
    RequestState,
    VisitRequest,
    back_to_list,
    open_request,
    request_of,
    wait_for_visit,
)
from ordidesk.domain.visits import (
    NOTE_LIMIT,
    VISITS_AHEAD_OF_TECHNICIAN,
    Visit,
    VisitState,
)
from ordidesk.domain.work import Command, Reason, Refusal, Work, need, need_text
from ordidesk.domain.zones import local_day, zone_of


class Released(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that was put back to the list: whom to call, and how it was."""

    visit_id: str
    request_id: str
    """The request that stands for it now; empty where its ticket had ended."""
    own_request: str = ""
    """The one that was planned as this visit, or was made when the day was freed."""
    state: VisitState
    sequence: int
    """The visit's since then: another one tells that somebody dealt with it."""


class DayRelease(Record, frozen=True, kw_only=True):
    """What was put back to the list when a technician's day was freed."""

    kind: ClassVar[str] = "day_release"

    technician_id: str
    day: date
    reason: str
    released_by: str
    released_at: datetime
    released: tuple[Released, ...] = ()
    """In the order of the day."""
    restored_by: str = ""
    restored_at: datetime | None = None


class ReleaseDay(Command, frozen=True, kw_only=True):
    """Put every visit of a technician's day that has not begun back to the list."""

    kind: ClassVar[str] = "release_day"
    allowed = PLANNERS

    technician_id: str
    day: date
    reason: str


class RestoreDay(Command, frozen=True, kw_only=True):
    """Put a freed day back as it was; what somebody dealt with meanwhile stays as it is now."""

    kind: ClassVar[str] = "restore_day"
    allowed = PLANNERS

    release_id: str


def release_day(work: Work, command: ReleaseDay) -> None:
    """Free the day, as the clocks at each visit's site go, and keep what was freed."""
    reason = need_text("reason", command.reason, NOTE_LIMIT)
    technician = need(work, Person, command.technician_id)
    visits = [
        visit
        for visit in work.find(VISITS_AHEAD_OF_TECHNICIAN, technician.id)
        if _day_of(work, visit) == command.day
    ]
    if not visits:
        raise Refusal(
            Reason.NOTHING_TO_RELEASE, technician=technician.id, day=command.day.isoformat()
        )
    work.put(
        DayRelease(
            id=work.new_id("release"),
            technician_id=technician.id,
            day=command.day,
            reason=reason,
            released_by=work.actor.id,
            released_at=work.now,
            released=tuple(
                _release(work, visit)
                for visit in sorted(visits, key=lambda it: (it.starts_at, it.id))
            ),
        )
    )


def _day_of(work: Work, visit: Visit) -> date:
    site = work.get(Site, visit.site_id) if visit.site_id else None
    return local_day(visit.starts_at, zone_of(site))


def _release(work: Work, visit: Visit) -> Released:
    cancelled, _ = call_off(work, visit, label=f"released {visit.id}")
    own, there = request_of(work, visit), open_request(work, visit.ticket_id)
    request_id = back_to_list(work, visit, label=f"request {visit.id}")
    made = "" if there else request_id
    return Released(
        visit_id=visit.id,
        request_id=request_id,
        own_request=own.id if own else made,
        state=visit.state,
        sequence=cancelled.sequence,
    )


def restore_day(work: Work, command: RestoreDay) -> None:
    """Put back each visit that nobody dealt with since; the slot is still agreed to if it was."""
    release = need(work, DayRelease, command.release_id)
    if release.restored_at is not None:
        work.merged("restored_at")
        return
    must_go(work, release.technician_id)
    together = {freed.visit_id for freed in release.released}
    restored = [_restore(work, freed, together) for freed in release.released]
    if not any(restored):
        raise Refusal(Reason.NOTHING_TO_RESTORE, release=release.id)
    work.put(replace(release, restored_by=work.actor.id, restored_at=work.now))


def _restore(work: Work, freed: Released, together: AbstractSet[str]) -> bool:
    visit = work.get(Visit, freed.visit_id)
    if visit is None or (visit.state, visit.sequence) != (VisitState.CANCELLED, freed.sequence):
        return False
    ticket = work.get(Ticket, visit.ticket_id)
    stands = work.get(VisitRequest, freed.request_id)
    if ticket is None or ticket.state in ENDED or not _is_free(stands, together):
        return False
    own = work.get(VisitRequest, freed.own_request)
    if own is not None:
        work.put(replace(own, state=RequestState.PLANNED, visit_id=visit.id))
    state = VisitState.CONFIRMED if visit.confirmed_by else VisitState.PLANNED
    work.put(replace(visit, state=state, sequence=visit.sequence + 1))
    record_entry(
        work,
        visit.ticket_id,
        EntryKind.VISIT,
        label=f"restored {visit.id}",
        subject=visit.id,
        before=VisitState.CANCELLED,
        after=state,
    )
    wait_for_visit(work, ticket, worker_id=visit.technician_id)
    return True


def _is_free(request: VisitRequest | None, together: AbstractSet[str]) -> bool:
    """Tell whether nobody planned the request since, but as a visit that is put back with this."""
    if request is None or request.state is RequestState.OPEN:
        return True
    return request.state is RequestState.PLANNED and request.visit_id in together
