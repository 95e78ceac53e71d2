"""The Atelier page: what leaves for the visits of a day, what came back, what is being repaired."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from ordidesk.domain.assets import Custody
from ordidesk.domain.loans import AHEAD, LoanState
from ordidesk.domain.repairs import RepairState
from ordidesk.queries import loans
from ordidesk.queries.loans import LoanRow
from ordidesk.queries.reading import Shown, many, read
from ordidesk.store.reader import Reader

_AHEAD = many(sorted(AHEAD))
_TO_COME = many(["planned", "confirmed"])
_LONGEST_WEEKEND = timedelta(days=7)
"""A day to prepare for is looked for so far ahead."""


class Leaving(Shown, frozen=True):
    """A loaner that leaves for a visit."""

    loan_id: str
    loan_number: str
    loan_state: LoanState
    loaner_id: str
    loaner_number: str
    loaner_model: str
    loaner_serial: str
    custody: Custody
    ready_at: datetime | None
    holder_id: str
    visit_id: str
    starts_at: datetime
    timezone: str
    technician_id: str
    technician_name: str
    client_name: str
    city: str
    ticket_number: str

    @property
    def is_loaded(self) -> bool:
        """Whether whoever goes there has it with them."""
        return self.custody is Custody.TRANSIT and self.holder_id == self.technician_id


class Departure(msgspec.Struct, frozen=True):
    """What one technician takes along, in the order of the visits."""

    technician_id: str
    technician_name: str
    leaving: tuple[Leaving, ...]


class Bench(Shown, frozen=True):
    """A client's machine that is being repaired."""

    repair_id: str
    state: RepairState
    asset_id: str
    asset_number: str
    asset_model: str
    client_name: str
    ticket_id: str
    ticket_number: str
    loan_number: str
    custody: Custody
    holder_name: str
    taken_at: datetime
    said: str
    """The diagnosis, the part it waits for, or what came of it."""


_LEAVING = """
    SELECT l.id, l.number, l.state, l.loaner_id, coalesce(a.inventory_number, ''),
           trim(coalesce(a.brand, '') || ' ' || coalesce(a.model, '')), coalesce(a.serial, ''),
           coalesce(a.custody, 'workshop'), a.ready_at, coalesce(a.holder_id, ''),
           v.id, v.starts_at, coalesce(s.timezone, 'Europe/Paris'),
           v.technician_id, coalesce(p.name, ''), coalesce(c.name, ''), coalesce(s.city, ''),
           coalesce(t.number, '')
    FROM loan l
    JOIN visit v ON v.id = coalesce(nullif(l.visit_id, ''), (
        SELECT next.id FROM visit next
        WHERE next.ticket_id = l.ticket_id
          AND next.state IN (SELECT value FROM json_each(?3))
        ORDER BY next.starts_at LIMIT 1))
    LEFT JOIN asset a ON a.id = l.loaner_id
    LEFT JOIN person p ON p.id = v.technician_id
    LEFT JOIN client c ON c.id = l.client_id
    LEFT JOIN site s ON s.id = v.site_id
    LEFT JOIN ticket t ON t.id = l.ticket_id
    WHERE l.state IN (SELECT value FROM json_each(?4))
      AND v.state IN (SELECT value FROM json_each(?3))
      AND v.starts_at >= ?1 AND v.starts_at < ?2
    ORDER BY p.name, v.technician_id, v.starts_at, a.inventory_number
"""
_BENCH = """
    SELECT r.id, r.state, r.asset_id, coalesce(a.inventory_number, ''),
           trim(coalesce(a.brand, '') || ' ' || coalesce(a.model, '')), coalesce(c.name, ''),
           r.ticket_id, coalesce(t.number, ''), coalesce(l.number, ''),
           coalesce(a.custody, 'workshop'), coalesce(h.name, ''), r.taken_at,
           coalesce(nullif(r.outcome, ''), nullif(r.part, ''), nullif(r.diagnosis, ''), r.note)
    FROM repair r
    LEFT JOIN asset a ON a.id = r.asset_id
    LEFT JOIN person h ON h.id = a.holder_id AND a.holder_id <> ''
    LEFT JOIN client c ON c.id = r.client_id
    LEFT JOIN ticket t ON t.id = r.ticket_id
    LEFT JOIN loan l ON l.id = r.loan_id AND r.loan_id <> ''
    WHERE r.given_back_at IS NULL
    ORDER BY r.taken_at
"""


def leaving(reader: Reader, begin: datetime, end: datetime) -> tuple[Departure, ...]:
    """Return what leaves for the visits that begin in an interval, technician by technician."""
    found = read(
        reader,
        Leaving,
        _LEAVING,
        *(instant.strftime("%Y-%m-%dT%H:%M:%S.000Z") for instant in (begin, end)),
        _TO_COME,
        _AHEAD,
    )
    departures: dict[str, list[Leaving]] = {}
    for it in found:
        departures.setdefault(it.technician_id, []).append(it)
    return tuple(
        Departure(technician_id, of_one[0].technician_name, tuple(of_one))
        for technician_id, of_one in departures.items()
    )


def next_day(reader: Reader, today: date) -> date:
    """Return the next day with planned visits after today; tomorrow when there is none soon.

    Days are counted in UTC here: a visit of the evening may fall on its neighbour.
    """
    begins = (today + timedelta(days=1)).isoformat()
    ends = (today + _LONGEST_WEEKEND).isoformat()
    first = reader.value(
        "SELECT min(starts_at) FROM visit WHERE starts_at >= ? AND starts_at < ?"
        " AND state IN (SELECT value FROM json_each(?))",
        begins,
        ends,
        _TO_COME,
    )
    return date.fromisoformat(first[:10]) if first else today + timedelta(days=1)


def returns(reader: Reader, today: date) -> tuple[LoanRow, ...]:
    """Return what came back and is to be inspected, wiped or settled, the oldest first."""
    order = {LoanState.RETURNED: 0, LoanState.DISPUTED: 1, LoanState.INSPECTED: 2}
    found = loans.rows(reader, loans.View.BACK, today)
    return tuple(sorted(found, key=lambda it: (order.get(it.state, 3), it.returned_at is None)))


def bench(reader: Reader) -> tuple[Bench, ...]:
    """Return the clients' machines that are with us, the longest first."""
    return read(reader, Bench, _BENCH)
