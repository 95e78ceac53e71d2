"""What is to be planned: visits that somebody asked for, and a repaired machine's way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.visits import VisitState
from ordidesk.server.demo.places import Staff, demo_id
from ordidesk.server.demo.tickets import Story

_NEEDS = {
    "laptop": (60, "poste de travail", ""),
    "desktop": (60, "poste de travail", "Bloc d'alimentation ATX"),
    "printer": (45, "imprimantes", "Kit d'entraînement papier"),
    "network": (120, "réseau", "Commutateur 8 ports, câbles RJ45"),
    "server": (180, "serveurs", "Disque SAS 1,2 To"),
    "ups": (45, "", "Batterie d'onduleur 12 V"),
    "phone": (30, "téléphonie", "Poste de rechange"),
    "screen": (30, "", "Câble DisplayPort"),
}
"""Minutes, skill and parts, by what the ticket is about."""
_OTHERWISE = (45, "", "")


def make_requests(
    stories: Sequence[Story], repairs: Iterable[Repair], staff: Staff
) -> list[VisitRequest]:
    """Return what was asked for: planned where the ticket has a visit, open where it waits."""
    people = {person.id: person for person in staff.everyone}
    made = [it for story in stories if (it := _asked_for(story)) is not None]
    of_ticket = {story.ticket.id: story for story in stories}
    made += [
        _way_back(of_ticket[repair.ticket_id], repair)
        for repair in repairs
        if repair.state is RepairState.REPAIRED and repair.given_back_at is None
    ]
    for request in made:
        of_ticket[request.ticket_id].tell(
            EntryKind.VISIT_REQUEST,
            request.requested_at,
            people[request.requested_by],
            text=request.cause,
            subject=request.id,
            visibility=Visibility.INTERNAL,
        )
    for story in stories:
        story.journal.sort(key=lambda entry: entry.at)
    return made


def _asked_for(story: Story) -> VisitRequest | None:
    """Return the request of a ticket that waits, and let it wait for the visit."""
    ticket, visit = story.ticket, story.visit
    ahead = visit is not None and visit.state is not VisitState.DONE
    if ticket.state is not TicketState.PENDING:
        return None
    if not ahead and ticket.waiting_for is not WaitingFor.VISIT:
        return None
    story.ticket = replace(ticket, waiting_for=WaitingFor.VISIT)
    asked = next(it for it in story.journal if it.after == TicketState.PENDING)
    minutes, skill, parts = _NEEDS.get(story.incident.category, _OTHERWISE)
    return VisitRequest(
        id=demo_id("request", ticket.id),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        site_id=ticket.site_id,
        cause=story.incident.purpose or story.incident.summary,
        requested_by=asked.author_id,
        requested_at=asked.at - timedelta(minutes=1),
        minutes=minutes,
        skill=skill,
        parts=parts,
        visit_id=visit.id if visit is not None and ahead else "",
        state=RequestState.PLANNED if ahead else RequestState.OPEN,
    )


def _way_back(story: Story, repair: Repair) -> VisitRequest:
    """Return what the workshop leaves to plan when a machine is repaired."""
    return VisitRequest(
        id=demo_id("return", repair.id),
        ticket_id=story.ticket.id,
        client_id=story.ticket.client_id,
        site_id=story.ticket.site_id,
        cause=repair.outcome,
        requested_by=repair.changed_by,
        requested_at=repair.changed_at or repair.taken_at,
        repair_id=repair.id,
    )
