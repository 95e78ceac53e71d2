"""What happened to a ticket as the lines of a mail, read from what the database holds by now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from ordidesk.domain.assets import Asset
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
from ordidesk.server.mail import one_line
from ordidesk.server.notice_words import Line
from ordidesk.server.notices import Happening, Slot, VisitChange, are_own_words, tells


class Told(NamedTuple):
    """A line, and when it happened."""

    at: datetime
    line: Line


class LineReader:
    """Turns what happened into lines; what is internal by now is in none."""

    def __init__(
        self, connection: Connection, at: ZoneInfo, now: datetime, *, whole: bool = True
    ) -> None:
        """``whole``: for somebody who may see the ticket, and with it a visit's report."""
        self._connection = connection
        self._at = at
        self._now = now
        self._whole = whole

    def line(self, happening: Happening, person_id: str) -> Told | None:
        """Return what is told of it; ``None`` for nothing."""
        if happening.visit is not None:
            line: Line | None = self._visit(happening.visit)
        else:
            entry = read(self._connection, JournalEntry, happening.entry)
            if entry is None or not tells(entry) or are_own_words(entry, person_id):
                return None
            line = self._entry(entry)
        if line is None:
            return None
        return Told(happening.at, line._replace(wanted=happening.wanted))

    def _visit(self, told: Slot) -> Line:
        head, text = words.VISITS[told.change]
        visit = read(self._connection, Visit, told.visit_id)
        site = read(self._connection, Site, visit.site_id) if visit else None
        at = words.zone(site.timezone) if site else self._at
        slot = words.slot(told.starts_at, told.ends_at, at, self._now)
        reported = self._whole and told.change in _REPORTED
        report = visit.report if visit and reported else ""
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
            EntryKind.DUPLICATE: _duplicate,
        }
        return made.get(entry.entry, self._note)(entry)

    def _assignment(self, entry: JournalEntry) -> Line:
        name = self._name(entry.after)
        return Line(f"attribué à {name}", f"Le ticket est attribué à {name}.")

    def _note(self, entry: JournalEntry) -> Line:
        author = self._name(entry.author_id)
        return Line("nouveau message", f"Message de {author} :", entry.text, note=True)

    def _loan(self, entry: JournalEntry) -> Line:
        loan = read(self._connection, Loan, entry.subject)
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
        repair = read(self._connection, Repair, entry.subject)
        machine = self._machine(repair.asset_id if repair else "", entry.before)
        if entry.after == RepairState.REPAIRED:
            return Line("matériel réparé", f"Votre matériel est réparé : {machine}.")
        return Line("matériel irréparable", f"Votre matériel est irréparable : {machine}.")

    def _machine(self, asset_id: str, number: str) -> str:
        asset = read(self._connection, Asset, asset_id)
        return words.machine(asset.brand if asset else "", asset.model if asset else "", number)

    def _name(self, person_id: str) -> str:
        person = read(self._connection, Person, person_id)
        return one_line(person.name) if person else ""

    def _today(self) -> date:
        return self._now.astimezone(self._at).date()


_REPORTED = frozenset({VisitChange.DONE, VisitChange.NOT_DONE})


def _answer(entry: JournalEntry) -> Line:
    solved = "est résolu" if entry.after == "yes" else "n'est pas résolu"
    text = f"{one_line(entry.before)} a répondu que le problème {solved}."
    return Line("réponse de l'utilisateur", text, entry.text)


def _duplicate(entry: JournalEntry) -> Line:
    number = one_line(entry.before) or "que nous suivons"
    text = f"Cette demande avait déjà été déclarée : elle est suivie dans le ticket {number}."
    return Line(f"suivi dans le ticket {number}", text)


def _state(entry: JournalEntry) -> Line | None:
    if entry.after == TicketState.PENDING:
        waits = {it.value: told for it, told in words.WAITS.items()}
        return Line(*waits.get(entry.subject, words.WAITS[WaitingFor.NOTHING]))
    told = {it.value: said for it, said in words.STATES.items()}.get(entry.after)
    return None if told is None else Line(*told, entry.text)


def with_resolution(told: list[Told], ticket: Ticket) -> list[Told]:
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


def read(connection: Connection, record_type: type[R], record_id: str) -> R | None:
    """Return a record as it is now."""
    found = rows.read(connection, record_type, record_id) if record_id else None
    return None if found is None else found[0]
