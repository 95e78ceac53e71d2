"""What the day sheets of technicians say, gathered from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from ordidesk.documents.day_sheet import DaySheet, LoanerToBring, Stop
from ordidesk.documents.parties import Machine, Somebody, TicketOfSheet
from ordidesk.domain import places
from ordidesk.domain.assets import Asset
from ordidesk.domain.board_warnings import travel_time
from ordidesk.domain.loans import LoanState
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.visits import Visit
from ordidesk.queries import company, day, parties, workshop
from ordidesk.queries.board import span
from ordidesk.queries.day import VisitRow
from ordidesk.queries.reading import many
from ordidesk.store.reader import Reader

_BESIDE = timedelta(days=1)
"""A day at a site begins up to so much before or after the day here."""


def day_sheets(  # noqa: PLR0913 - what only the window knows, each named at the call
    reader: Reader,
    on: date,
    technician_ids: Sequence[str],
    now: datetime,
    *,
    zone: str,
    portal: str,
) -> tuple[DaySheet, ...]:
    """Return the sheets of technicians for a day, as dated at each site, in the order asked for.

    ``portal`` is the address that links begin with; without one the sheets have no codes.
    """
    visits = {it: day.of_day(reader, it, on, zone) for it in technician_ids}
    issuer = company.issuer(reader)
    bring = _Bring(reader, on, zone, [it for rows in visits.values() for it in rows])
    return tuple(
        DaySheet(
            company=issuer,
            technician=parties.somebody(reader, technician_id),
            day=on,
            stops=tuple(_stops(reader, rows, bring, portal.rstrip("/"))),
            zone=zone,
            printed_at=now,
        )
        for technician_id, rows in visits.items()
    )


class _Bring:
    """What goes along to each visit, by its id."""

    def __init__(self, reader: Reader, on: date, zone: str, visits: Iterable[VisitRow]) -> None:
        self.parts: dict[str, str] = {}
        self.going_back: dict[str, list[Machine]] = defaultdict(list)
        self.loaners: dict[str, list[LoanerToBring]] = defaultdict(list)
        asked = reader.rows(
            "SELECT visit_id, parts, repair_id FROM visit_request"
            " WHERE state = ? AND visit_id IN (SELECT value FROM json_each(?))",
            RequestState.PLANNED.value,
            many([it.id for it in visits]),
        )
        for visit_id, parts, repair_id in asked:
            self.parts[visit_id] = parts
            repair = reader.get(Repair, repair_id) if repair_id else None
            if repair is not None and repair.given_back_at is None:
                machine = parties.machine_of(reader.get(Asset, repair.asset_id))
                self.going_back[visit_id].append(machine)
        begins, ends = span(on - _BESIDE, on + _BESIDE, zone)
        for departure in workshop.leaving(reader, begins, ends):
            for it in departure.leaving:
                self.loaners[it.visit_id].append(
                    LoanerToBring(
                        machine=Machine(
                            inventory_number=it.loaner_number,
                            model=it.loaner_model,
                            serial=it.loaner_serial,
                        ),
                        loan_number=it.loan_number,
                        prepared=it.loan_state is LoanState.READY,
                    )
                )


def _stops(
    reader: Reader, visits: Iterable[VisitRow], bring: _Bring, portal: str
) -> Iterable[Stop]:
    before: places.Site | None = None
    for row in visits:
        site = reader.get(places.Site, row.site_id)
        ticket = reader.get(Ticket, row.ticket_id)
        visit = reader.get(Visit, row.id)
        asset = reader.get(Asset, row.asset_id) if row.asset_id else None
        contact = parties.somebody(reader, row.contact_id)
        yield Stop(
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            zone=row.timezone,
            client=row.client_name,
            site=parties.site_of(site, ticket.location if ticket else ""),
            access=row.access,
            contact=Somebody(name=contact.name, function=contact.function, phone=row.contact_phone),
            confirmed_by=visit.confirmed_by if visit else "",
            ticket=TicketOfSheet(number=row.ticket_number, summary=row.ticket_summary),
            machine=parties.machine_of(asset) if asset else None,
            purpose=row.purpose,
            parts=bring.parts.get(row.id, ""),
            loaners=tuple(bring.loaners.get(row.id, ())),
            going_back=tuple(bring.going_back.get(row.id, ())),
            travel=travel_time(before, site),
            link=_link(portal, row),
        )
        before = site


def _link(portal: str, row: VisitRow) -> str:
    """Return the link to the ticket; to the visit until the portal has given it a number."""
    if not portal:
        return ""
    return f"{portal}/t/{row.ticket_number}" if row.ticket_number else f"{portal}/v/{row.id}"
