"""The calendar parts of a mail about visits, as Outlook, Gmail and phones take them."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import parseaddr
from typing import NamedTuple
from urllib.parse import urlsplit

from ordidesk.domain import phones
from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.zones import zone_of
from ordidesk.server import invited
from ordidesk.server.appointments import TO_PREPARE, About, Appointment
from ordidesk.server.invitations import Method, Party, VisitFacts, calendar_of, method_of
from ordidesk.server.mail import domain_of, one_line, usable
from ordidesk.server.notices import may_hear, may_hear_of

_FILE = "invitation"


class Part(NamedTuple):
    """What a calendar is told of one visit."""

    visit_id: str
    method: Method
    content: bytes


class CalendarWriter:
    """Writes what calendars are told of a mail's visits."""

    def __init__(self, sender: str, address: str) -> None:
        """``sender``: of the mails; ``address``: of the portal's pages, or ""."""
        name, self._sender = parseaddr(sender)
        self._name = one_line(name)
        self._domain = urlsplit(address).hostname or domain_of(sender)

    def part(self, about: About, visit: Visit, told: Appointment, link: str) -> Part | None:
        """Return what the reader's calendar is told; ``None`` for nothing.

        A cancellation goes to whom an invitation went, and nothing to who does not take part.
        """
        method = method_of(visit.state)
        over = visit.ends_at <= about.now
        if method is None or (over and visit.state is not VisitState.CANCELLED):
            return None
        if method is Method.CANCEL and not invited.may_hold(
            about.connection, about.person.id, visit.id
        ):
            return None
        attendees = _attendees(about, visit)
        own = about.person.mail.strip().casefold()
        if own not in {it.mail.strip().casefold() for it in attendees}:
            return None
        return Part(visit.id, method, calendar_of(self._facts(about, visit, attendees, told, link)))

    def _facts(
        self,
        about: About,
        visit: Visit,
        attendees: Sequence[Person],
        told: Appointment,
        link: str,
    ) -> VisitFacts:
        company = about.company
        name = one_line(company.name) if company else ""
        return VisitFacts(
            visit_id=visit.id,
            domain=self._domain,
            sequence=visit.sequence,
            state=visit.state,
            agreed=bool(visit.confirmed_by),
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            zone=zone_of(about.one(Site, visit.site_id)),
            written_at=about.now,
            organiser=Party(name or self._name, about.answers or self._sender),
            sender=self._sender,
            answers_read=bool(about.answers),
            attendees=[Party(it.name, usable(it.mail)) for it in attendees],
            summary=_title(about, name),
            place=told.where,
            description=_description(about, visit, told, link),
            contact=_hotline(about, name),
            link=link,
        )


def attach(message: EmailMessage, parts: Sequence[Part]) -> None:
    """Add the parts to a mail that has its texts.

    One is what the mail is about, and a file for who has another program; of several, a program
    would take one and leave the rest, so that each is a file.
    """
    if len(parts) == 1:
        (only,) = parts
        message.add_alternative(
            only.content,
            maintype="text",
            subtype="calendar",
            params={"charset": "utf-8", "method": only.method.value},
        )
        message.add_attachment(
            only.content,
            maintype="application",
            subtype="ics",
            params={"name": f"{_FILE}.ics"},
            filename=f"{_FILE}.ics",
        )
        return
    for number, it in enumerate(parts, 1):
        message.add_attachment(
            it.content,
            maintype="text",
            subtype="calendar",
            params={"charset": "utf-8", "method": it.method.value},
            filename=f"{_FILE}-{number}.ics",
        )


def _attendees(about: About, visit: Visit) -> list[Person]:
    """Return who declared it and who receives the technician, each address once."""
    found: dict[str, Person] = {}
    for person_id in (about.ticket.requester_id, visit.contact_id):
        person = about.one(Person, person_id)
        if person is None or not usable(person.mail):
            continue
        if may_hear(person, about.ticket) or may_hear_of(person, about.ticket, visit):
            found.setdefault(person.mail.strip().casefold(), person)
    return list(found.values())


def _title(about: About, company: str) -> str:
    title = f"Intervention {company}" if company else "Intervention"
    summary = f" : {about.ticket.summary}" if about.whole else ""
    return f"{title}{summary} ({about.ticket.number})"


def _description(about: About, visit: Visit, told: Appointment, link: str) -> str:
    ticket = f"Ticket {about.ticket.number}" + (f" : {link}" if link else "")
    if method_of(visit.state) is Method.CANCEL:
        return f"L'intervention n'a pas lieu.\n\n{ticket}"
    said = [f"{name} : {fact}" for name, fact in told.facts()]
    if told.prepare:
        said += ["", f"{TO_PREPARE} :", *(f"- {it}" for it in told.prepare)]
    if told.to_move:
        said += ["", told.to_move]
    return "\n".join([*said, "", ticket])


def _hotline(about: About, company: str) -> str:
    phone = phones.written(one_line(about.company.phone)) if about.company else ""
    return " – ".join(it for it in (company, f"Hotline : {phone}" if phone else "") if it)
