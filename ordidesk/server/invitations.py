"""A visit as calendars hold it: the bytes of an invitation or of its cancellation (RFC 5545, 5546).

One visit is one entry under one UID. Its ``sequence`` tells a calendar what is newer; of the same
sequence the later stamp is.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from ordidesk.domain.visits import VisitState
from ordidesk.server.calendar_zone import described
from ordidesk.server.mail import one_line, plain

_PRODUCT = "-//OrdiDesk//Portail//FR"


class Method(enum.StrEnum):
    """What a calendar is to do with it."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Party(NamedTuple):
    """Somebody with the address under which a calendar knows them."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """All that an invitation says; texts in any form, addresses as headers hold them."""

    visit_id: str
    domain: str
    """The portal's: the second half of the entry's id."""
    sequence: int
    state: VisitState
    agreed: bool
    """Somebody there said yes to the slot."""
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    """The site's."""
    written_at: datetime
    organiser: Party
    sender: str = ""
    """The address that the mail comes from, where it is not the organiser's."""
    answers_read: bool = False
    """The organiser's address is one where somebody reads."""
    attendees: Sequence[Party] = ()
    summary: str
    place: str = ""
    description: str = ""
    contact: str = ""
    link: str = ""


_METHODS = {
    VisitState.PLANNED: Method.REQUEST,
    VisitState.CONFIRMED: Method.REQUEST,
    VisitState.TRAVELLING: Method.REQUEST,
    VisitState.NOT_DONE: Method.CANCEL,
    VisitState.CANCELLED: Method.CANCEL,
}


def method_of(state: VisitState) -> Method | None:
    """Return what calendars are told of a visit; nothing of one that is under way or over."""
    return _METHODS.get(state)


def calendar_of(facts: VisitFacts) -> bytes:
    """Write the calendar object; the visit is one that calendars are told of."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", _METHODS[facts.state].value)
    made.add_component(described(facts.zone, facts.starts_at))
    made.add_component(_event(facts))
    written: bytes = made.to_ical()
    return written


def _event(facts: VisitFacts) -> Event:
    event = Event()
    event.add("uid", f"{facts.visit_id}@{facts.domain}")
    event.add("sequence", facts.sequence)
    event.add("dtstamp", facts.written_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", _on_the_wall(facts.starts_at, facts.zone))
    event.add("dtend", _on_the_wall(facts.ends_at, facts.zone))
    event.add("status", _status(facts.state))
    event.add("transp", "OPAQUE")
    event.add("summary", one_line(facts.summary))
    event.add("organizer", _organiser(facts))
    for party in facts.attendees:
        event.add("attendee", _attendee(party, facts))
    texts = {
        "location": one_line(facts.place),
        "description": plain(facts.description).strip(),
        "contact": one_line(facts.contact),
        "url": one_line(facts.link),
    }
    for name, text in texts.items():
        if text:
            event.add(name, text)
    return event


def _status(state: VisitState) -> str:
    if _METHODS[state] is Method.CANCEL:
        return "CANCELLED"
    return "TENTATIVE" if state is VisitState.PLANNED else "CONFIRMED"


def _organiser(facts: VisitFacts) -> vCalAddress:
    address = _address(facts.organiser)
    if facts.sender and facts.sender != facts.organiser.address:
        address.params["SENT-BY"] = f"mailto:{facts.sender}"
    return address


def _attendee(party: Party, facts: VisitFacts) -> vCalAddress:
    """Ask for an answer only where none was given, and where somebody reads it."""
    address = _address(party)
    asked = facts.answers_read and not facts.agreed and _METHODS[facts.state] is Method.REQUEST
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = "ACCEPTED" if facts.agreed else "NEEDS-ACTION"
    address.params["RSVP"] = "TRUE" if asked else "FALSE"
    return address


def _address(party: Party) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.address}")
    name = one_line(party.name)
    if name:
        address.params["CN"] = name
    return address


def _on_the_wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return the site's own time; in UTC where the clocks show that hour a second time."""
    local = instant.astimezone(zone).replace(microsecond=0)
    return instant.astimezone(UTC).replace(microsecond=0) if local.fold else local
