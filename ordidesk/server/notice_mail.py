"""The mail that tells somebody what happened to a ticket: subject, thread, texts and calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection

from ordidesk.domain import phones
from ordidesk.domain.company import COMPANY_ID, CompanyIdentity
from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.server import notice_words as words
from ordidesk.server.appointments import About, appointment_of
from ordidesk.server.mail import WholeSubjects, address_of, domain_of, one_line, usable
from ordidesk.server.mail_outbox import Waiting
from ordidesk.server.notice_calendar import CalendarWriter, attach
from ordidesk.server.notice_layout import Notice, html_of, text_of
from ordidesk.server.notice_lines import LineReader, Told, read, with_resolution
from ordidesk.server.notice_words import Line
from ordidesk.server.notices import (
    Happening,
    last_of_visits,
    last_plans,
    may_hear,
    may_hear_of,
)

LinkFor = Callable[[Connection, Ticket], str]
"""Makes the link that asks whether a ticket is solved."""
_LONGEST_SUMMARY = 120


class Letter(NamedTuple):
    """A mail, and the visits that the calendar of its reader may hold once it left."""

    message: EmailMessage
    visits: tuple[str, ...]


class NoticeWriter:
    """Writes the mail of a row of the outbox, from what the database holds by now."""

    def __init__(self, sender: str, address: str, link_for: LinkFor) -> None:
        """``address``: under which users reach the portal, "" for a portal without one."""
        self._domain = domain_of(sender)
        self._calendar = CalendarWriter(sender, address)
        self._address = address.rstrip("/")
        self._link_for = link_for

    def write(self, connection: Connection, mail: Waiting, now: datetime) -> Letter | None:
        """Return the mail; ``None`` when there is nothing to say, or nobody to say it to.

        Raises ``MailRefused`` for an address to which nothing can be sent.
        """
        about = _about(connection, mail, now)
        if about is None:
            return None
        ticket, person = about.ticket, about.person
        site = about.one(Site, ticket.site_id)
        at = words.zone(site.timezone if site else "")
        reading = LineReader(connection, at, now, whole=about.whole)
        happenings = last_plans(_for(about, mail.happenings))
        told = [it for it in (reading.line(it, person.id) for it in happenings) if it]
        told.sort(key=lambda it: it.at)
        if not any(it.line.wanted for it in told):
            return None
        told = with_resolution(told, ticket)
        link = f"{self._address}/t/{quote(ticket.number)}" if self._address else ""
        link = link if about.whole else ""
        visits = [(it, appointment_of(about, it)) for it in _visits(about, happenings)]
        notice = Notice(
            person=one_line(person.name),
            number=ticket.number,
            summary=one_line(ticket.summary) if about.whole else _place(about, happenings),
            lines=[(words.moment(it.at, at, now), it.line) for it in told],
            appointments=[told_of for it, told_of in visits if _is_ahead(it, now)],
            question=self._question(connection, ticket, person, told),
            ticket_link=link,
            signed=_signature(about.company),
        )
        message = EmailMessage(WholeSubjects())
        message["To"] = str(address_of(person.mail))
        message["Subject"] = _subject(notice, [it.line for it in told])
        message["Date"] = format_datetime(now)
        if about.answers:
            message["Reply-To"] = about.answers
        self._set_thread(message, mail)
        message.set_content(text_of(notice), cte="quoted-printable")
        message.add_alternative(html_of(notice), subtype="html", cte="quoted-printable")
        parts = [self._calendar.part(about, it, told_of, link) for it, told_of in visits]
        attach(message, [it for it in parts if it])
        return Letter(message, tuple(it.visit_id for it in parts if it))

    def _set_thread(self, message: EmailMessage, mail: Waiting) -> None:
        """Put every mail of a ticket into one thread, under an id that no mail has itself."""
        root = f"<{mail.ticket_id}@{self._domain}>"
        # The same at each try: who gets it twice sees it once.
        message["Message-ID"] = f"<{mail.ticket_id}.{mail.id}@{self._domain}>"
        message["In-Reply-To"] = root
        message["References"] = root
        message["List-Id"] = f"<tickets.{self._domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"

    def _question(
        self, connection: Connection, ticket: Ticket, person: Person, told: Sequence[Told]
    ) -> str:
        """Ask whoever declared it, in the mail that says that it is resolved."""
        says = any(it.line.head == words.STATES[TicketState.RESOLVED][0] for it in told)
        still = ticket.state is TicketState.RESOLVED and ticket.confirmed_at is None
        if not (says and still and person.id == ticket.requester_id):
            return ""
        return self._link_for(connection, ticket)


def _about(connection: Connection, mail: Waiting, now: datetime) -> About | None:
    """Return what a mail is about; ``None`` where nothing of it is its reader's to hear."""
    ticket = read(connection, Ticket, mail.ticket_id)
    person = read(connection, Person, mail.person_id)
    if ticket is None or person is None:
        return None
    company = read(connection, CompanyIdentity, COMPANY_ID)
    answers = usable(company.mail) if company else ""
    return About(connection, ticket, person, company, now, answers, may_hear(person, ticket))


def _for(about: About, happenings: Sequence[Happening]) -> list[Happening]:
    """Leave what the reader may hear: all of their ticket, else the visits that they receive."""
    if about.whole:
        return list(happenings)
    found = []
    for it in happenings:
        visit = about.one(Visit, it.visit.visit_id) if it.visit else None
        if visit is not None and may_hear_of(about.person, about.ticket, visit):
            found.append(it)
    return found


def _visits(about: About, happenings: Sequence[Happening]) -> list[Visit]:
    """Return the visits of which no later mail tells another slot or person."""
    told = last_of_visits(happenings)
    found = [about.one(Visit, visit_id) for visit_id in told]
    return sorted(
        (it for it in found if it is not None and it.sequence == told[it.id].sequence),
        key=lambda it: (it.starts_at, it.id),
    )


def _is_ahead(visit: Visit, now: datetime) -> bool:
    return visit.state in TO_START and visit.ends_at > now


def _place(about: About, happenings: Sequence[Happening]) -> str:
    """Name the visit's place where the ticket's summary is not the reader's to see."""
    visits = [about.one(Visit, it.visit.visit_id) for it in happenings if it.visit]
    sites = [about.one(Site, it.site_id) for it in visits if it is not None]
    names = [one_line(it.name) for it in sites if it is not None]
    return next(filter(None, reversed(names)), "Intervention sur site")


def _signature(company: CompanyIdentity | None) -> str:
    if company is None or not company.name:
        return ""
    name, phone = one_line(company.name), phones.written(one_line(company.phone))
    return f"{name} – Hotline : {phone}" if phone else name


def _subject(notice: Notice, lines: Sequence[Line]) -> str:
    """Name the ticket, and the last of what matters most."""
    wanted = [it for it in lines if it.wanted]
    last = ([it for it in wanted if not it.note] or wanted)[-1]
    summary = notice.summary
    if len(summary) > _LONGEST_SUMMARY:
        summary = summary[: _LONGEST_SUMMARY - 1].rstrip() + "…"
    return f"[{notice.number}] {summary} — {one_line(last.head)}"
