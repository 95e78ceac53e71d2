"""The visits of today and of the days around it, for each technician, and who is away when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.absences import Absence
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import OPEN, TicketState, WaitingFor
from ordidesk.domain.visits import ConfirmedBy, VisitState
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.places import Place, Staff, demo_id
from ordidesk.server.demo.tickets import Story, planned

_TODAY = (
    ((8, 30, 60), (10, 30, 60), (14, 0, 90), (16, 15, 45)),
    ((9, 0, 60), (11, 0, 60), (15, 0, 60)),
    ((11, 30, 45),),
    ((8, 45, 90), (14, 30, 60), (16, 30, 45)),
)
"""Hour, minute and length in minutes of each technician's visits of today."""
_LATER = (
    ((9, 0, 60), (14, 0, 90)),
    ((8, 30, 90), (15, 30, 60)),
    ((10, 15, 45), (13, 30, 120)),
    ((9, 45, 75), (16, 0, 60)),
)
"""Those of a later day, by turns."""
_DAYS_AHEAD = 11
_A_WEEK = 7
_APART = 4
_NOON = 12
_AWAY = (
    (2, 2, 13, 2, 18, ""),
    (1, 5, 8, 6, 18, "Formation"),
    (3, 8, 8, 12, 18, "Congés"),
)
"""Which technician, the first day and hour, the last ones, why."""
_HOWS = (ConfirmedBy.PHONE, ConfirmedBy.MAIL, ConfirmedBy.PHONE, ConfirmedBy.IN_PERSON)


def make_absences(staff: Staff, calendar: Calendar) -> tuple[Absence, ...]:
    """Return who will not be there this week and the next."""
    return tuple(
        Absence(
            id=demo_id("absence", technician, first),
            technician_id=staff.technicians[technician].id,
            starts_at=calendar.at(calendar.working(first), begins),
            ends_at=calendar.at(calendar.working(last), ends),
            reason=reason,
            recorded_by=staff.manager.id,
            recorded_at=calendar.at(calendar.working(-3), 9, technician),
        )
        for technician, first, begins, last, ends, reason in _AWAY
    )


def plan_visits(
    stories: Sequence[Story],
    places: Iterable[Place],
    staff: Staff,
    absences: Sequence[Absence],
    calendar: Calendar,
) -> None:
    """Give open tickets that have none a visit, today's first, without two at one time.

    Those that wait for a visit keep waiting: managers are to have something to plan.
    """
    people = {person.id: person for place in places for person in place.people}
    for turn, (technician, today) in enumerate(zip(staff.technicians, _TODAY, strict=True)):
        waiting = sorted((it for it in stories if _to_visit(it, technician)), key=_urgency)
        planned_now: list[Story] = []
        slots = [(0, *slot) for slot in today]
        for days in range(1, _DAYS_AHEAD):
            if calendar.working(days) == days:
                slots += [(days, *slot) for slot in _LATER[(turn + days) % len(_LATER)]]
        away = [it for it in absences if it.technician_id == technician.id]
        for slot in slots:
            if any(_is_away(it, slot, calendar) for it in away):
                continue
            if not waiting:
                break
            # The same defect twice in a row would look made up.
            seen = {story.incident.summary for story in planned_now[-_APART:]}
            other = (story for story in waiting if story.incident.summary not in seen)
            story = next(other, waiting[0])
            if slot[0] >= _A_WEEK and not story.ticket.asset_id:
                break  # what is no machine's can wait, or is done by phone
            waiting.remove(story)
            planned_now.append(story)
            _plan(story, technician, staff.manager, calendar, slot)
            if slot[0] == 0 or slot[1] < _NOON:  # mornings are confirmed first
                _confirm(story, people, staff.manager, len(planned_now))


def _is_away(absence: Absence, slot: tuple[int, int, int, int], calendar: Calendar) -> bool:
    days, hour, minute, length = slot
    starts_at = calendar.at(days, hour, minute)
    return absence.starts_at < starts_at + timedelta(minutes=length) and (
        starts_at < absence.ends_at
    )


def _urgency(story: Story) -> tuple[bool, bool, bool, str]:
    """Order what is visited: the featured machine, then machines, then what has just come."""
    ticket = story.ticket
    begun = ticket.state is not TicketState.ASSIGNED
    return (not story.featured, not ticket.asset_id, begun, ticket.id)


def _to_visit(story: Story, technician: Person) -> bool:
    ticket = story.ticket
    waits = ticket.waiting_for is WaitingFor.VISIT
    to_do = ticket.assignee_id == technician.id and ticket.state in OPEN
    return to_do and story.visit is None and not waits


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
    story.visit = visit
    story.tell(
        EntryKind.VISIT,
        max(entry.at for entry in story.journal) + timedelta(minutes=4),
        manager,
        after=VisitState.PLANNED,
        subject=visit.id,
        visibility=Visibility.CLIENT,
    )


def _confirm(story: Story, people: Mapping[str, Person], manager: Person, number: int) -> None:
    """Tell that the requester agreed to the slot."""
    visit = story.visit
    if visit is None:
        return
    who = people[visit.contact_id].name
    story.visit = replace(
        visit,
        state=VisitState.CONFIRMED,
        confirmed_by=who,
        confirmed_how=_HOWS[number % len(_HOWS)],
    )
    story.tell(
        EntryKind.VISIT,
        max(entry.at for entry in story.journal) + timedelta(minutes=3),
        manager,
        text=who,
        before=VisitState.PLANNED,
        after=VisitState.CONFIRMED,
        subject=visit.id,
        visibility=Visibility.CLIENT,
    )
