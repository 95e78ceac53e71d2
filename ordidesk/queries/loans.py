"""The Prêts page: loans by state, one loan with all that belongs to it, a loaner's history."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta

import msgspec

from ordidesk.domain.assets import Asset, Category
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.loans import AHEAD, Loan, LoanState
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Site
from ordidesk.domain.records import Plain
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Actor
from ordidesk.queries.loan_actions import LoanActions, loan_actions
from ordidesk.queries.reading import Conditions, Shown, many, read
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader

_DUE_SOON = timedelta(days=3)


class View(enum.StrEnum):
    """What a list of loans holds."""

    OVERDUE = "overdue"
    """Out, and should be back."""
    OUT = "out"
    AHEAD = "ahead"
    """Reserved, being prepared or ready."""
    BACK = "back"
    """Came back and is to be inspected, wiped or settled; lost ones too."""
    ENDED = "ended"
    ALL = "all"


STATES_OF = {
    View.OVERDUE: frozenset({LoanState.HANDED_OVER}),
    View.OUT: frozenset({LoanState.HANDED_OVER}),
    View.AHEAD: AHEAD,
    View.BACK: frozenset(
        {
            LoanState.RETURNED,
            LoanState.INSPECTED,
            LoanState.WIPED,
            LoanState.DISPUTED,
            LoanState.LOST,
        }
    ),
    View.ENDED: frozenset({LoanState.SETTLED, LoanState.CANCELLED}),
    View.ALL: frozenset(LoanState),
}


class LoanRow(Shown, frozen=True):
    """A loan in a list."""

    id: str
    number: str
    state: LoanState
    due_on: date | None
    made_at: datetime
    handed_over_at: datetime | None
    returned_at: datetime | None
    loaner_id: str
    loaner_number: str
    loaner_category: Category
    loaner_model: str
    client_id: str
    client_name: str
    site_name: str
    receiver_name: str
    ticket_id: str
    ticket_number: str
    replaced_number: str
    visit_id: str
    visit_starts_at: datetime | None
    timezone: str
    handed_over_by: str
    """A person's id."""
    pending: bool

    def overdue(self, today: date) -> bool:
        """Tell whether the loaner should be back by now."""
        out = self.state is LoanState.HANDED_OVER
        return out and self.due_on is not None and self.due_on < today

    def due_soon(self, today: date) -> bool:
        """Tell whether it is to come back within three days, or should have."""
        out = self.state is LoanState.HANDED_OVER
        return out and self.due_on is not None and self.due_on <= today + _DUE_SOON


class Counts(msgspec.Struct, frozen=True):
    """How many loans each list holds; ended ones are not counted."""

    overdue: int
    out: int
    ahead: int
    back: int


class LoanDetail(msgspec.Struct, frozen=True):
    """All that belongs to a loan; a missing parent is ``None``."""

    loan: Loan
    row: LoanRow
    loaner: Asset | None
    replaced: Asset | None
    client: Client | None
    site: Site | None
    ticket: Ticket | None
    repair: Repair | None
    """Of the replaced machine, as long as it was not given back."""
    people: dict[str, str]
    """The names of whoever the loan names by id."""
    photos: tuple[Attachment, ...]
    photos_back: tuple[Attachment, ...]
    actions: LoanActions


_ROW = """
    SELECT l.id, l.number, l.state, l.due_on, l.made_at, l.handed_over_at, l.returned_at,
           l.loaner_id, coalesce(a.inventory_number, ''), coalesce(a.category, 'other'),
           trim(coalesce(a.brand, '') || ' ' || coalesce(a.model, '')),
           l.client_id, coalesce(c.name, ''), coalesce(s.name, ''), l.receiver_name,
           l.ticket_id, coalesce(t.number, ''), coalesce(r.inventory_number, ''),
           l.visit_id, v.starts_at, coalesce(s.timezone, 'Europe/Paris'), l.handed_over_by,
           l.id IN (SELECT id FROM kept WHERE kind = 'loan')
    FROM loan l
    LEFT JOIN asset a ON a.id = l.loaner_id
    LEFT JOIN asset r ON r.id = l.replaced_id AND l.replaced_id <> ''
    LEFT JOIN client c ON c.id = l.client_id
    LEFT JOIN site s ON s.id = l.site_id
    LEFT JOIN ticket t ON t.id = l.ticket_id
    LEFT JOIN visit v ON v.id = l.visit_id
"""
_ORDERS = {
    View.ENDED: "coalesce(l.settled_at, l.made_at) DESC",
    View.ALL: "l.made_at DESC",
}
_BY_DUE = "l.due_on IS NULL, l.due_on, l.made_at"
"""What is longest overdue first; what has no day comes last."""


def rows(
    reader: Reader, view: View, today: date, *, text: str = "", most: int = 500
) -> tuple[LoanRow, ...]:
    """Return the loans of a list, overdue ones first; ``text`` is looked for in what is shown."""
    conditions = Conditions()
    conditions.add("l.state IN (SELECT value FROM json_each(?))", many(sorted(STATES_OF[view])))
    if view is View.OVERDUE:
        conditions.add("l.due_on < ?", today.isoformat())
    params: list[Plain] = [*conditions.params]
    found = read(
        reader,
        LoanRow,
        f"{_ROW} WHERE {conditions.where} ORDER BY {_ORDERS.get(view, _BY_DUE)}",
        *params,
    )
    wanted = folded(text).split()
    if wanted:
        found = tuple(row for row in found if all(word in _said(row) for word in wanted))
    return found[:most]


def _said(row: LoanRow) -> str:
    return folded(
        " ".join(
            (
                *(row.number, row.loaner_number, row.loaner_model, row.client_name),
                *(row.site_name, row.receiver_name, row.ticket_number, row.replaced_number),
            )
        )
    )


def counts(reader: Reader, today: date) -> Counts:
    """Count the loans of each list."""
    states = dict(reader.rows("SELECT state, count(*) FROM loan GROUP BY state"))
    overdue = reader.value(
        "SELECT count(*) FROM loan WHERE state = 'handed_over' AND due_on < ?", today.isoformat()
    )

    def of(view: View) -> int:
        return sum(states.get(state, 0) for state in STATES_OF[view])

    return Counts(overdue=int(overdue), out=of(View.OUT), ahead=of(View.AHEAD), back=of(View.BACK))


def row(reader: Reader, loan_id: str) -> LoanRow | None:
    """Return one loan as lists show it."""
    found = read(reader, LoanRow, f"{_ROW} WHERE l.id = ?", loan_id)
    return found[0] if found else None


def of_ticket(reader: Reader, ticket_id: str) -> tuple[LoanRow, ...]:
    """Return a ticket's loans, the newest first, without reservations that were given up."""
    found = read(
        reader, LoanRow, f"{_ROW} WHERE l.ticket_id = ? ORDER BY l.made_at DESC", ticket_id
    )
    return tuple(it for it in found if it.state is not LoanState.CANCELLED)


def history(reader: Reader, loaner_id: str) -> tuple[LoanRow, ...]:
    """Return where a loaner has been, the newest first."""
    return read(reader, LoanRow, f"{_ROW} WHERE l.loaner_id = ? ORDER BY l.made_at DESC", loaner_id)


def by_number(reader: Reader, number: str) -> tuple[LoanRow, ...]:
    """Return the loan of a public number."""
    return read(reader, LoanRow, f"{_ROW} WHERE l.number = ? AND l.number <> ''", number)


def of_machine(reader: Reader, asset_id: str) -> LoanRow | None:
    """Return the loan that a machine is in: as the loaner, or as what it stands in for."""
    now = many(sorted(STATES_OF[View.OUT] | AHEAD))
    found = read(
        reader,
        LoanRow,
        f"{_ROW} WHERE (l.loaner_id = ? OR l.replaced_id = ?)"  # noqa: S608 - constants
        " AND l.state IN (SELECT value FROM json_each(?)) ORDER BY l.made_at DESC",
        asset_id,
        asset_id,
        now,
    )
    return found[0] if found else None


def due_for(reader: Reader, person_id: str, today: date) -> tuple[LoanRow, ...]:
    """Return what a technician lent that is to come back within three days, or should have."""
    return read(
        reader,
        LoanRow,
        f"{_ROW} WHERE l.state = 'handed_over' AND l.handed_over_by = ? AND l.due_on <= ?"
        f" ORDER BY {_BY_DUE}",
        person_id,
        (today + _DUE_SOON).isoformat(),
    )


def version(reader: Reader, loan_id: str) -> int:
    """Return which version of the loan's record this is; 0 for one that no portal has seen."""
    return int(reader.value("SELECT ver FROM loan WHERE id = ?", loan_id) or 0)


def detail(reader: Reader, actor: Actor, loan_id: str, now: datetime) -> LoanDetail | None:
    """Return a loan with all that belongs to it; ``None`` when it is not here."""
    loan, shown = reader.get(Loan, loan_id), row(reader, loan_id)
    if loan is None or shown is None:
        return None
    named = {
        loan.made_by,
        loan.handed_over_by,
        loan.returned_by,
        loan.inspected_by,
        loan.wiped_by,
        loan.settled_by,
    } - {""}
    people = {it: reader.get(Person, it) for it in named}
    return LoanDetail(
        loan=loan,
        row=shown,
        loaner=reader.get(Asset, loan.loaner_id),
        replaced=reader.get(Asset, loan.replaced_id) if loan.replaced_id else None,
        client=reader.get(Client, loan.client_id),
        site=reader.get(Site, loan.site_id) if loan.site_id else None,
        ticket=reader.get(Ticket, loan.ticket_id),
        repair=repair_of(reader, loan.replaced_id),
        people={it: person.name for it, person in people.items() if person is not None},
        photos=_photos(reader, loan.photos),
        photos_back=_photos(reader, loan.photos_back),
        actions=loan_actions(reader, actor, loan, now),
    )


def repair_of(reader: Reader, asset_id: str) -> Repair | None:
    """Return the repair that a client's machine is in, as long as it was not given back."""
    found = reader.value(
        "SELECT id FROM repair WHERE asset_id = ? AND given_back_at IS NULL", asset_id
    )
    return reader.get(Repair, found) if asset_id and found else None


def _photos(reader: Reader, ids: tuple[str, ...]) -> tuple[Attachment, ...]:
    found = (reader.get(Attachment, it) for it in ids)
    return tuple(it for it in found if it is not None)
