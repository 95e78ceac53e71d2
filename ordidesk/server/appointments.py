"""A visit that is to come, as its people are told: when, who, where, what to prepare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from ordidesk.domain import phones
from ordidesk.domain.assets import Asset, Custody
from ordidesk.domain.company import CompanyIdentity
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.people import Person
from ordidesk.domain.places import Site
from ordidesk.domain.records import R
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.domain.zones import zone_of
from ordidesk.server import notice_words as words
from ordidesk.server import rows
from ordidesk.server.mail import one_line
from ordidesk.server.tables import RECORD_TABLES

TO_PREPARE = "À préparer"
_WITH_US = frozenset({Custody.WORKSHOP, Custody.TRANSIT})


class Appointment(NamedTuple):
    """What a mail and a calendar say of it, in words of one line each."""

    when: str
    who: str
    where: str
    prepare: tuple[str, ...]
    to_move: str

    def facts(self) -> list[tuple[str, str]]:
        """Return what is known of when, who and where, with its name."""
        told = (("Quand", self.when), ("Qui", self.who), ("Où", self.where))
        return [it for it in told if it[1]]


class About(NamedTuple):
    """What a mail is about, and for whom."""

    connection: Connection
    ticket: Ticket
    person: Person
    company: CompanyIdentity | None
    now: datetime
    answers: str
    """The hotline's address, where somebody reads; "" if none is known."""
    whole: bool
    """The person may see the ticket, and with it how to get in there; else the visit alone."""

    def one(self, record_type: type[R], record_id: str) -> R | None:
        """Return a record as it is now."""
        found = rows.read(self.connection, record_type, record_id) if record_id else None
        return None if found is None else found[0]

    def of_ticket(self, record_type: type[R]) -> list[R]:
        """Return the ticket's records of a type."""
        table = RECORD_TABLES[record_type.kind]
        asked = select(table).where(table.c.ticket_id == self.ticket.id).order_by(table.c.id)
        return [rows.record_of(record_type, it) for it in self.connection.execute(asked)]


def appointment_of(about: About, visit: Visit) -> Appointment:
    """Return what is told of a visit.

    Its purpose and its request are among the staff: that there are parts is told, not which.
    """
    site = about.one(Site, visit.site_id)
    technician = about.one(Person, visit.technician_id)
    return Appointment(
        when=words.between(visit.starts_at, visit.ends_at, zone_of(site), about.now),
        who=one_line(technician.name) if technician else "",
        where=_where(about, site, visit),
        prepare=tuple(_prepare(about, site, visit)),
        to_move=words.to_move(
            phones.written(one_line(about.company.phone)) if about.company else "",
            by_mail=bool(about.answers),
        ),
    )


def _where(about: About, site: Site | None, visit: Visit) -> str:
    if site is None:
        return ""
    town = one_line(f"{site.postcode} {site.city}")
    there = about.ticket.location if visit.site_id == about.ticket.site_id else ""
    parts = (site.name, site.address, town, there if about.whole else "")
    return ", ".join(it for it in map(one_line, parts) if it)


def _prepare(about: About, site: Site | None, visit: Visit) -> Iterator[str]:
    access = about.ticket.access if about.whole else ""
    access = one_line(access or (site.access if site else ""))
    if access:
        yield words.ACCESS.format(access=access)
    request = _request(about, visit)
    asset = about.one(Asset, about.ticket.asset_id)
    if asset is not None and asset.client_id == about.ticket.client_id:
        machine = words.machine(asset.brand, asset.model, asset.inventory_number)
        if asset.custody is Custody.CLIENT:
            yield words.SWITCHED_ON.format(machine=machine)
        elif asset.custody in _WITH_US and request is not None and request.repair_id:
            yield words.BROUGHT_BACK.format(machine=machine)
    yield words.SAVED
    yield words.SOMEBODY_THERE
    for loaner in _loaners(about, visit):
        machine = words.machine(loaner.brand, loaner.model, loaner.inventory_number)
        yield words.LOANER.format(machine=machine)
    if request is not None and request.parts:
        yield words.PARTS


def _request(about: About, visit: Visit) -> VisitRequest | None:
    found = about.of_ticket(VisitRequest)
    return next((it for it in found if it.visit_id == visit.id), None)


def _loaners(about: About, visit: Visit) -> Iterator[Asset]:
    """Find what is ready to go with this visit: as the workshop's list has it."""
    for loan in about.of_ticket(Loan):
        ready = loan.state is LoanState.READY and loan.visibility is Visibility.CLIENT
        goes = loan.visit_id == visit.id or (not loan.visit_id and _is_next(about, visit))
        loaner = about.one(Asset, loan.loaner_id) if ready and goes else None
        if loaner is not None:
            yield loaner


def _is_next(about: About, visit: Visit) -> bool:
    ahead = [it for it in about.of_ticket(Visit) if it.state in TO_START]
    return min(ahead, key=lambda it: it.starts_at, default=visit).id == visit.id
