"""The mail that tells somebody what happened to a ticket: subject, thread, text and HTML."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from ordidesk.domain.assets import Asset
from ordidesk.domain.company import COMPANY_ID, CompanyIdentity
from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.domain.records import R
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visits import Visit
from ordidesk.server import notice_words as words
from ordidesk.server import rows
from ordidesk.server.mail import WholeSubjects, address_of, domain_of, one_line, plain
from ordidesk.server.mail_outbox import Waiting
from ordidesk.server.notice_words import Line
from ordidesk.server.notices import (
    Happening,
    Slot,
    VisitChange,
    are_own_words,
    last_plans,
    may_hear,
    tells,
)

LinkFor = Callable[[Connection, Ticket], str]
"""Makes the link that asks whether a ticket is solved."""
_LONGEST_SUMMARY = 120


class _Told(NamedTuple):
    at: datetime
    line: Line


class _Notice(NamedTuple):
    """What a mail says, before it is laid out."""

    person: str
    number: str
    summary: str
    lines: Sequence[tuple[str, Line]]
    """When, and what."""
    question: str
    """The link that asks whether it is solved, "" where nothing is asked."""
    ticket_link: str
    signed: str


class NoticeWriter:
    """Writes the mail of a row of the outbox, from what the database holds by now."""

    def __init__(self, sender: str, address: str, link_for: LinkFor) -> None:
        """``address``: under which users reach the portal, "" for a portal without one."""
        self._domain = domain_of(sender)
        self._address = address.rstrip("/")
        self._link_for = link_for

    def write(self, connection: Connection, mail: Waiting, now: datetime) -> EmailMessage | None:
        """Return the mail; ``None`` when there is nothing to say, or nobody to say it to.

        Raises ``MailRefused`` for an address to which nothing can be sent.
        """
        ticket = _read(connection, Ticket, mail.ticket_id)
        person = _read(connection, Person, mail.person_id)
        if ticket is None or person is None or not may_hear(person, ticket):
            return None
        site = _read(connection, Site, ticket.site_id)
        at = words.zone(site.timezone if site else "")
        reading = _Reading(connection, at, now)
        happenings = last_plans(mail.happenings)
        told = [it for it in (reading.line(it, person.id) for it in happenings) if it]
        told.sort(key=lambda it: it.at)
        if not any(it.line.wanted for it in told):
            return None
        told = _with_resolution(told, ticket)
        notice = _Notice(
            person=one_line(person.name),
            number=ticket.number,
            summary=one_line(ticket.summary),
            lines=[(words.moment(it.at, at, now), it.line) for it in told],
            question=self._question(connection, ticket, person, told),
            ticket_link=f"{self._address}/t/{quote(ticket.number)}" if self._address else "",
            signed=_signature(connection),
        )
        message = EmailMessage(WholeSubjects())
        message["To"] = str(address_of(person.mail))
        message["Subject"] = _subject(notice, [it.line for it in told])
        message["Date"] = format_datetime(now)
        self._set_thread(message, mail)
        message.set_content(_text(notice), cte="quoted-printable")
        message.add_alternative(_html(notice), subtype="html", cte="quoted-printable")
        return message

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
        self, connection: Connection, ticket: Ticket, person: Person, told: Sequence[_Told]
    ) -> str:
        """Ask whoever declared it, in the mail that says that it is resolved."""
        says = any(it.line.head == words.STATES[TicketState.RESOLVED][0] for it in told)
        still = ticket.state is TicketState.RESOLVED and ticket.confirmed_at is None
        if not (says and still and person.id == ticket.requester_id):
            return ""
        return self._link_for(connection, ticket)


class _Reading:
    """Turns what happened into lines; what is internal by now is in none."""

    def __init__(self, connection: Connection, at: ZoneInfo, now: datetime) -> None:
        self._connection = connection
        self._at = at
        self._now = now

    def line(self, happening: Happening, person_id: str) -> _Told | None:
        if happening.visit is not None:
            line: Line | None = self._visit(happening.visit)
        else:
            entry = _read(self._connection, JournalEntry, happening.entry)
            if entry is None or not tells(entry) or are_own_words(entry, person_id):
                return None
            line = self._entry(entry)
        if line is None:
            return None
        return _Told(happening.at, line._replace(wanted=happening.wanted))

    def _visit(self, told: Slot) -> Line:
        head, text = words.VISITS[told.change]
        visit = _read(self._connection, Visit, told.visit_id)
        site = _read(self._connection, Site, visit.site_id) if visit else None
        at = words.zone(site.timezone) if site else self._at
        slot = words.slot(told.starts_at, told.ends_at, at, self._now)
        report = visit.report if visit and told.change in _REPORTED else ""
        who = self._name(told.technician_id) or "un technicien"
        return Line(head, text.format(slot=slot, who=who), report)

    def _entry(self, entry: JournalEntry) -> Line | None:
        made: dict[EntryKind, Callable[[JournalEntry], Line | None]] = {
            EntryKind.OPENED: lambda _: Line(
                "demande enregistrée", "Votre demande est enregistrée."
            ),
            EntryKind.ASSIGNMENT: self._assignment,
            EntryKind.STATE: _state,
            EntryKind.CONFIRMATION: _answer,
            EntryKind.LOAN: self._loan,
            EntryKind.LOAN_DUE: self._due,
            EntryKind.REPAIR: self._repair,
        }
        return made.get(entry.entry, self._note)(entry)

    def _assignment(self, entry: JournalEntry) -> Line:
        name = self._name(entry.after)
        return Line(f"attribué à {name}", f"Le ticket est attribué à {name}.")

    def _note(self, entry: JournalEntry) -> Line:
        author = self._name(entry.author_id)
        return Line("nouveau message", f"Message de {author} :", entry.text, note=True)

    def _loan(self, entry: JournalEntry) -> Line:
        loan = _read(self._connection, Loan, entry.subject)
        machine = self._machine(loan.loaner_id if loan else "", entry.before)
        if entry.after == LoanState.RETURNED:
            return Line("prêt restitué", f"Matériel de prêt restitué : {machine}.")
        text = f"Prêt en place, pour que vous puissiez travailler : {machine}."
        if loan is not None and loan.due_on is not None:
            text += f" Retour prévu le {words.day(loan.due_on, self._today())}."
        return Line(f"prêt en place : {machine}", text)

    def _due(self, entry: JournalEntry) -> Line:
        try:
            when = f"le {words.day(date.fromisoformat(entry.after), self._today())}"
        except ValueError:
            when = "à la fin de la réparation"
        return Line("retour du prêt", f"Le retour du matériel de prêt est prévu {when}.")

    def _repair(self, entry: JournalEntry) -> Line:
        repair = _read(self._connection, Repair, entry.subject)
        machine = self._machine(repair.asset_id if repair else "", entry.before)
        if entry.after == RepairState.REPAIRED:
            return Line("matériel réparé", f"Votre matériel est réparé : {machine}.")
        return Line("matériel irréparable", f"Votre matériel est irréparable : {machine}.")

    def _machine(self, asset_id: str, number: str) -> str:
        asset = _read(self._connection, Asset, asset_id)
        model = one_line(f"{asset.brand} {asset.model}") if asset else ""
        return f"{model} ({number})" if model and number else model or number or "matériel"

    def _name(self, person_id: str) -> str:
        person = _read(self._connection, Person, person_id)
        return one_line(person.name) if person else ""

    def _today(self) -> date:
        return self._now.astimezone(self._at).date()


_REPORTED = frozenset({VisitChange.DONE, VisitChange.NOT_DONE})


def _answer(entry: JournalEntry) -> Line:
    solved = "est résolu" if entry.after == "yes" else "n'est pas résolu"
    text = f"{one_line(entry.before)} a répondu que le problème {solved}."
    return Line("réponse de l'utilisateur", text, entry.text)


def _state(entry: JournalEntry) -> Line | None:
    if entry.after == TicketState.PENDING:
        waits = {it.value: told for it, told in words.WAITS.items()}
        return Line(*waits.get(entry.subject, words.WAITS[WaitingFor.NOTHING]))
    told = {it.value: said for it, said in words.STATES.items()}.get(entry.after)
    return None if told is None else Line(*told, entry.text)


def _with_resolution(told: list[_Told], ticket: Ticket) -> list[_Told]:
    """Say with the closing what was done, unless the mail says it already."""
    closed = words.STATES[TicketState.CLOSED][0]
    if not ticket.resolution or any(it.line.words == ticket.resolution for it in told):
        return told
    return [
        it._replace(line=it.line._replace(words=it.line.words or ticket.resolution))
        if it.line.head == closed
        else it
        for it in told
    ]


def _signature(connection: Connection) -> str:
    company = _read(connection, CompanyIdentity, COMPANY_ID)
    if company is None or not company.name:
        return ""
    name, phone = one_line(company.name), one_line(company.phone)
    return f"{name} – Hotline : {phone}" if phone else name


def _subject(notice: _Notice, lines: Sequence[Line]) -> str:
    """Name the ticket, and the last of what matters most."""
    wanted = [it for it in lines if it.wanted]
    last = ([it for it in wanted if not it.note] or wanted)[-1]
    summary = notice.summary
    if len(summary) > _LONGEST_SUMMARY:
        summary = summary[: _LONGEST_SUMMARY - 1].rstrip() + "…"
    return f"[{notice.number}] {summary} — {one_line(last.head)}"


_ONCE = "Ce lien sert une seule fois. Sans réponse de votre part, rien ne change."
_AUTOMATIC = "Ce message est envoyé automatiquement."
_ASKED = "Le problème est-il résolu ?"


def _text(notice: _Notice) -> str:
    parts = [f"Bonjour {notice.person},", f"Ticket {notice.number} : {notice.summary}"]
    for when, line in notice.lines:
        said = f"- {when} : {line.text}"
        if line.words:
            indented = plain(line.words).strip().replace("\n", "\n  ")
            said += f"\n\n  {indented}"
        parts.append(said)
    if notice.question:
        parts.append(f"{_ASKED} Répondez en un clic, oui ou non :\n{notice.question}\n\n{_ONCE}")
    if notice.ticket_link:
        parts.append(f"Suivre le ticket : {notice.ticket_link}")
    parts.append("\n".join(["-- ", *filter(None, (notice.signed, _AUTOMATIC))]))
    return "\n\n".join(parts) + "\n"


_GAP, _GAP_BEFORE_WORDS = 16, 4
_FONT = "font-family:Segoe UI,Arial,sans-serif;"
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>
<body style="margin:0;padding:0;background-color:#f5f7fa;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:16px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"
 style="width:600px;max-width:100%;background-color:#ffffff;border:1px solid #dfe5ec;">
<tr><td dir="auto" style="{font}font-size:16px;line-height:24px;color:#17202b;padding:24px;">
<p style="margin:0 0 16px 0;">Bonjour {person},</p>
<p dir="auto" style="margin:0 0 16px 0;font-size:18px;"><strong>{number}</strong> {summary}</p>
{lines}{question}{link}
<p style="margin:24px 0 0 0;font-size:13px;line-height:20px;color:#4f5b6a;">{signed}</p>
</td></tr></table>
</td></tr></table>
</body></html>
"""
_LINE = """<p style="margin:0 0 {gap}px 0;"><span style="color:#4f5b6a;">{when}</span><br>
<strong>{text}</strong></p>
{words}"""
_WORDS = """<p dir="auto" style="margin:0 0 16px 0;padding:8px 12px;background-color:#f5f7fa;\
border-left:3px solid #0b5cc4;">{words}</p>
"""
_BUTTON = """<p style="margin:24px 0 8px 0;"><strong>{asked}</strong></p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td bgcolor="#0b5cc4" style="padding:12px 24px;"><a href="{href}"
 style="{font}font-size:16px;color:#ffffff;text-decoration:none;"><strong>Répondre oui ou non\
</strong></a></td></tr></table>
<p style="margin:8px 0 0 0;font-size:13px;line-height:20px;color:#4f5b6a;">{once}</p>
"""
_LINK = """<p style="margin:24px 0 0 0;"><a href="{href}" style="color:#0b5cc4;">Suivre le ticket\
</a></p>"""


def _html(notice: _Notice) -> str:
    lines = []
    for when, line in notice.lines:
        said = _escape(plain(line.words).strip()).replace("\n", "<br>\n")
        block = _WORDS.format(words=said) if said else ""
        gap = _GAP_BEFORE_WORDS if said else _GAP
        told = _LINE.format(gap=gap, when=_escape(when), text=_escape(line.text), words=block)
        lines.append(told)
    href = _escape(notice.question)
    question = _BUTTON.format(asked=_ASKED, href=href, font=_FONT, once=_ONCE) if href else ""
    link = _LINK.format(href=_escape(notice.ticket_link)) if notice.ticket_link else ""
    signed = [_escape(it) for it in (notice.signed, _AUTOMATIC) if it]
    return _PAGE.format(
        title=_escape(f"{notice.number} {notice.summary}"),
        font=_FONT,
        person=_escape(notice.person),
        number=_escape(notice.number),
        summary=_escape(notice.summary),
        lines="".join(lines),
        question=question,
        link=link,
        signed="<br>".join(signed),
    )


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def _read(connection: Connection, record_type: type[R], record_id: str) -> R | None:
    found = rows.read(connection, record_type, record_id) if record_id else None
    return None if found is None else found[0]
