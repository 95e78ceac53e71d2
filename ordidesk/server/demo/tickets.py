"""Tickets in all states, each with the journal and the visit that led there."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, LifeCycle
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import (
    Channel,
    Impact,
    Scope,
    Ticket,
    TicketState,
    WaitingFor,
    priority_of,
)
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.server.demo import source
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.machines import FEATURED
from ordidesk.server.demo.places import Place, Staff, demo_id
from ordidesk.server.demo.source import IncidentSource

_STATES = (
    (TicketState.NEW, 10),
    (TicketState.ASSIGNED, 18),
    (TicketState.IN_PROGRESS, 16),
    (TicketState.PENDING, 14),
    (TicketState.CONTINUITY, 5),
    (TicketState.REOPENED, 3),
    (TicketState.RESOLVED, 12),
    (TicketState.CLOSED, 37),
    (TicketState.CANCELLED, 5),
)
"""So many of 120 tickets."""
_OF = sum(count for _, count in _STATES)
_WENT_ON = frozenset({TicketState.RESOLVED, TicketState.CLOSED, TicketState.REOPENED})
"""States that take a night at least to come to."""
_CHANNELS = (Channel.PORTAL, Channel.PORTAL, Channel.MAIL, Channel.PHONE)
_CALLBACKS = ("Le matin, avant 11 h", "Entre 14 h et 16 h", "À tout moment sur le portable", "")
_AFTERMATH = "Relance du demandeur : tout fonctionne, il n'y a plus rien à faire."
_CANCELLED = "Déclaré deux fois : suivi sur l'autre ticket."
_WAITS = {
    WaitingFor.PART: "Pièce commandée, livraison annoncée sous trois jours.",
    WaitingFor.USER: "Message laissé, en attente d'un créneau du demandeur.",
    WaitingFor.VISIT: "Ne se règle pas à distance, passage sur site prévu.",
}


@dataclass(slots=True)
class Story:
    """One ticket and what belongs to it."""

    ticket: Ticket
    incident: IncidentSource
    featured: bool
    """It is about the machine of the label pictures."""
    journal: list[JournalEntry] = field(default_factory=list)
    visit: Visit | None = None

    def tell(  # noqa: PLR0913 - an entry has as many facts, each named at the call
        self,
        entry: EntryKind,
        at: datetime,
        author: Person,
        *,
        text: str = "",
        before: str = "",
        after: str = "",
        subject: str = "",
        visibility: Visibility = Visibility.CLIENT,
    ) -> None:
        """Add an entry to the journal."""
        self.journal.append(
            JournalEntry(
                id=demo_id("entry", self.ticket.id, len(self.journal)),
                ticket_id=self.ticket.id,
                entry=entry,
                author_id=author.id,
                at=at,
                text=text,
                before=before,
                after=after,
                subject=subject,
                visibility=visibility,
            )
        )


class Storyteller:
    """Makes tickets out of incidents, machines and people."""

    def __init__(
        self,
        places: Sequence[Place],
        staff: Staff,
        machines: Sequence[Asset],
        calendar: Calendar,
        rng: random.Random,
    ) -> None:
        self._places = {place.client.id: place for place in places}
        self._staff = staff
        self._calendar = calendar
        self._rng = rng
        self._featured = next(
            asset for asset in machines if asset.inventory_number == f"OD-{FEATURED:06d}"
        )
        self._machines: dict[str, list[Asset]] = {}
        for asset in machines:
            if asset.client_id and asset.life_cycle is LifeCycle.IN_SERVICE:
                self._machines.setdefault(asset.category.value, []).append(asset)

    def tell(self, count: int) -> list[Story]:
        """Return so many tickets, numbered in the order in which they were opened."""
        stories = [self._story(number, state) for number, state in _states(count)]
        stories.sort(key=lambda story: (story.ticket.opened_at, story.ticket.id))
        for number, story in enumerate(stories, start=1):
            story.ticket = replace(story.ticket, number=f"T-{number:06d}")
        return stories

    def _story(self, number: int, state: TicketState) -> Story:
        featured = number == 0
        incidents = source.incidents()
        incident = incidents[0] if featured else incidents[number % len(incidents)]
        asset = self._featured if featured else self._machine(incident)
        place = self._place(asset)
        requester = self._requester(place, asset)
        opened_at = self._opened_at(number, state)
        technician = self._technician(number, state)
        story = Story(
            self._ticket(number, incident, asset, requester, opened_at),
            incident,
            featured,
        )
        self._evaluate(story, requester, technician, state)
        if technician is not None:
            self._work(story, technician, state)
        elif state is TicketState.CANCELLED:
            self._cancel(story)
        return story

    def _machine(self, incident: IncidentSource) -> Asset | None:
        owned = self._machines.get(incident.category)
        return self._rng.choice(owned) if owned else None

    def _place(self, asset: Asset | None) -> Place:
        if asset is not None:
            return self._places[asset.client_id]
        places = list(self._places.values())
        return self._rng.choices(places, [place.source.share for place in places])[0]

    def _requester(self, place: Place, asset: Asset | None) -> Person:
        """Return who declares it: the machine's user if they may, else somebody who may."""
        may = [person for person in place.people if person.authorised]
        users = [person for person in may if asset is not None and person.id == asset.user_id]
        return users[0] if users else self._rng.choice(may)

    def _opened_at(self, number: int, state: TicketState) -> datetime:
        """Return an instant that suits the state: new ones of the last day, closed ones older."""
        rng, calendar = self._rng, self._calendar
        minute = rng.randrange(60)
        if state is TicketState.NEW:
            days = 0 if number % 2 else calendar.working(-1)
            hour, minute = (6, minute) if days == 0 else (rng.randrange(14, 19), minute)
            return calendar.at(days, hour, minute)
        longest = {TicketState.CLOSED: 85, TicketState.RESOLVED: 16}.get(state, 11)
        shortest = 4 if state in _WENT_ON else 1
        days = calendar.working(-rng.randrange(shortest, longest))
        return calendar.at(days, rng.randrange(8, 13), minute)

    def _technician(self, number: int, state: TicketState) -> Person | None:
        if state in {TicketState.NEW, TicketState.CANCELLED}:
            return None
        # The first technician is whom the demo signs in: she has more than her share.
        turn = (0, 1, 0, 3, 2, 1, 0, 3)[number % 8]
        return self._staff.technicians[turn]

    def _ticket(
        self,
        number: int,
        incident: IncidentSource,
        asset: Asset | None,
        requester: Person,
        opened_at: datetime,
    ) -> Ticket:
        impact, scope = Impact(incident.impact), Scope(incident.scope)
        channel = self._rng.choice(_CHANNELS)
        hotline = channel is Channel.PHONE
        place = self._places[requester.client_id]
        site_id = asset.site_id if asset is not None else requester.site_id
        site = next(site for site in place.sites if site.id == site_id)
        rooms = place.rooms(site)
        return Ticket(
            id=demo_id("ticket", number),
            client_id=requester.client_id,
            summary=incident.summary,
            opened_at=opened_at,
            opened_by=self._staff.manager.id if hotline else requester.id,
            channel=channel,
            declared_impact=impact,
            scope=scope,
            priority=priority_of(impact, scope, 0),
            site_id=site.id,
            asset_id=asset.id if asset is not None else "",
            requester_id=requester.id,
            location=asset.location if asset is not None else self._rng.choice(rooms),
            description=incident.description,
            reproduction=incident.reproduction,
            callback=self._rng.choice(_CALLBACKS),
            access=site.access,
        )

    def _evaluate(
        self, story: Story, requester: Person, technician: Person | None, state: TicketState
    ) -> None:
        """Tell the declaration and, if somebody has it, the assignment."""
        ticket, manager = story.ticket, self._staff.manager
        opener = manager if ticket.opened_by == manager.id else requester
        story.tell(EntryKind.OPENED, ticket.opened_at, opener)
        if technician is None:
            return
        at = ticket.opened_at + timedelta(minutes=self._rng.randrange(6, 50))
        story.tell(EntryKind.ASSIGNMENT, at, manager, after=technician.id)
        story.ticket = replace(
            ticket,
            assignee_id=technician.id,
            qualified_impact=ticket.declared_impact,
            state=TicketState.ASSIGNED,
        )
        if state is TicketState.ASSIGNED and story.incident.note:
            at += timedelta(minutes=self._rng.randrange(3, 20))
            story.tell(
                EntryKind.NOTE,
                at,
                manager,
                text=story.incident.note,
                visibility=Visibility.INTERNAL,
            )

    def _work(self, story: Story, technician: Person, state: TicketState) -> None:
        """Take the ticket through its steps up to its state."""
        if state is TicketState.ASSIGNED:
            return
        at = story.journal[-1].at + timedelta(minutes=self._rng.randrange(10, 90))
        self._step(story, TicketState.IN_PROGRESS, at, technician)
        at += timedelta(minutes=self._rng.randrange(5, 40))
        story.tell(
            EntryKind.DIAGNOSTIC,
            at,
            technician,
            text=story.incident.diagnostic,
            visibility=Visibility.INTERNAL,
        )
        if story.incident.note:
            at += timedelta(minutes=self._rng.randrange(2, 15))
            story.tell(EntryKind.NOTE, at, technician, text=story.incident.note)
        at += timedelta(minutes=self._rng.randrange(5, 30))
        if state is TicketState.PENDING:
            machine = bool(story.ticket.asset_id)
            waiting_for = self._rng.choice(list(_WAITS)) if machine else WaitingFor.USER
            self._step(
                story, state, at, technician, text=_WAITS[waiting_for], subject=waiting_for.value
            )
            story.ticket = replace(story.ticket, waiting_for=waiting_for)
        elif state is TicketState.CONTINUITY:
            text = "Un matériel équivalent est en place, la machine part à l'atelier."
            self._step(story, state, at, technician, text=text)
        elif state in {TicketState.RESOLVED, TicketState.CLOSED, TicketState.REOPENED}:
            self._resolve(story, state, at, technician)

    def _resolve(self, story: Story, state: TicketState, at: datetime, technician: Person) -> None:
        """Solve it, on site for every second one, and close or reopen it afterwards."""
        if self._rng.random() < 0.5:  # noqa: PLR2004 - every second one
            at = self._been_there(story, at, technician)
        at += timedelta(minutes=self._rng.randrange(3, 12))
        resolution = story.incident.resolution
        story.ticket = replace(story.ticket, resolution=resolution, resolved_at=at)
        self._step(story, TicketState.RESOLVED, at, technician, text=resolution)
        if state is TicketState.CLOSED:
            at = self._calendar.morning_after(at, self._rng.randrange(60))
            self._step(story, state, at, self._staff.manager, text=_AFTERMATH)
            story.ticket = replace(story.ticket, closed_at=at)
        elif state is TicketState.REOPENED:
            at = self._calendar.morning_after(at, self._rng.randrange(60))
            text = "Le défaut est revenu après le redémarrage de ce matin."
            self._step(story, state, at, self._staff.manager, text=text)
            story.ticket = replace(story.ticket, resolved_at=None)

    def _been_there(self, story: Story, at: datetime, technician: Person) -> datetime:
        """Tell a visit that is over, as soon as it can have been."""
        starts_at = at + timedelta(minutes=self._rng.randrange(20, 90))
        arrived_at = starts_at + timedelta(minutes=self._rng.randrange(-5, 15))
        ended_at = arrived_at + timedelta(minutes=self._rng.randrange(25, 80))
        visit = planned(story, technician, starts_at, timedelta(hours=1))
        story.visit = replace(
            visit,
            state=VisitState.DONE,
            arrived_at=arrived_at,
            ended_at=ended_at,
            report=story.incident.resolution,
        )
        steps = (
            (arrived_at, VisitState.PLANNED, VisitState.ON_SITE, ""),
            (ended_at, VisitState.ON_SITE, VisitState.DONE, story.incident.resolution),
        )
        for moment, before, after, text in steps:
            story.tell(
                EntryKind.VISIT,
                moment,
                technician,
                before=before,
                after=after,
                subject=visit.id,
                text=text,
            )
        return ended_at

    def _cancel(self, story: Story) -> None:
        at = story.ticket.opened_at + timedelta(minutes=self._rng.randrange(10, 120))
        self._step(story, TicketState.CANCELLED, at, self._staff.manager, text=_CANCELLED)
        story.ticket = replace(story.ticket, closed_at=at)

    def _step(  # noqa: PLR0913 - an entry has as many facts
        self,
        story: Story,
        to: TicketState,
        at: datetime,
        author: Person,
        *,
        text: str = "",
        subject: str = "",
    ) -> None:
        story.tell(
            EntryKind.STATE,
            at,
            author,
            before=story.ticket.state,
            after=to,
            text=text,
            subject=subject,
        )
        story.ticket = replace(story.ticket, state=to)


def planned(story: Story, technician: Person, starts_at: datetime, length: timedelta) -> Visit:
    """Return a visit for a ticket that is yet to come."""
    ticket = story.ticket
    return Visit(
        id=demo_id("visit", ticket.id),
        ticket_id=ticket.id,
        site_id=ticket.site_id,
        client_id=ticket.client_id,
        technician_id=technician.id,
        contact_id=ticket.requester_id,
        starts_at=starts_at,
        ends_at=starts_at + length,
        purpose=story.incident.purpose,
    )


def _states(count: int) -> Iterator[tuple[int, TicketState]]:
    """Yield number and state of each ticket, in the proportions of 120; the first is assigned."""
    if not count:
        return
    wanted = [state for state, share in _STATES for _ in range(max(1, share * count // _OF))]
    wanted += [TicketState.CLOSED] * (count - len(wanted))
    wanted.remove(TicketState.ASSIGNED)
    yield from enumerate([TicketState.ASSIGNED, *wanted][:count])
