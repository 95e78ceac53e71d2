"""The visits of today and of the days around it, for each technician."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import OPEN, TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.places import Staff
from ordidesk.server.demo.tickets import Story, planned

_TODAY = (
    ((8, 30, 60), (10, 30, 60), (14, 0, 90), (16, 15, 45)),
    ((9, 0, 60), (11, 0, 60), (15, 0, 60)),
    ((11, 30, 45),),
    ((8, 45, 90), (14, 30, 60), (16, 30, 45)),
)
"""Hour, minute and length in minutes of each technician's visits of today."""
_LATER = ((9, 0, 60), (14, 0, 90))
_DAYS_AHEAD = 7
_APART = 4


def plan_visits(stories: Sequence[Story], staff: Staff, calendar: Calendar) -> None:
    """Give open tickets that have none a visit, today's first, without two at one time."""
    for technician, today in zip(staff.technicians, _TODAY, strict=True):
        waiting = sorted((it for it in stories if _to_visit(it, technician)), key=_urgency)
        planned_now: list[Story] = []
        slots = [(0, *slot) for slot in today]
        for days in range(1, _DAYS_AHEAD):
            if calendar.working(days) == days:
                slots += [(days, *slot) for slot in _LATER]
        for slot in slots:
            if not waiting:
                break
            # The same defect twice in a row would look made up.
            seen = {story.incident.summary for story in planned_now[-_APART:]}
            other = (story for story in waiting if story.incident.summary not in seen)
            story = next(other, waiting[0])
            waiting.remove(story)
            planned_now.append(story)
            _plan(story, technician, staff.manager, calendar, slot)


def _urgency(story: Story) -> tuple[bool, bool, bool, str]:
    """Order what is visited: the featured machine, then machines, then what has just come."""
    ticket = story.ticket
    begun = ticket.state is not TicketState.ASSIGNED
    return (not story.featured, not ticket.asset_id, begun, ticket.id)


def _to_visit(story: Story, technician: Person) -> bool:
    ticket = story.ticket
    return ticket.assignee_id == technician.id and ticket.state in OPEN and story.visit is None


def _plan(
    story: Story,
    technician: Person,
    manager: Person,
    calendar: Calendar,
    slot: tuple[int, int, int, int],
) -> None:
    days, hour, minute, length = slot
    starts_at = calendar.at(days, hour, minute)
    visit = planned(story, technician, starts_at, timedelta(minutes=length))
    confirmed = days == 0 or hour < 12  # noqa: PLR2004 - noon: mornings are confirmed first
    story.visit = replace(visit, state=VisitState.CONFIRMED if confirmed else VisitState.PLANNED)
    story.tell(
        EntryKind.VISIT,
        max(entry.at for entry in story.journal) + timedelta(minutes=4),
        manager,
        after=VisitState.PLANNED,
        subject=visit.id,
        visibility=Visibility.CLIENT,
    )
