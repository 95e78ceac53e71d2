"""The Parc page: the table of all assets, one asset's card, and exact look-ups."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from ordidesk.domain.assets import Asset, Category, Condition, Custody, LifeCycle
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Contract, Cover, CoverState, Site, cover_on
from ordidesk.domain.tickets import OPEN, Priority
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Actor
from ordidesk.queries import tickets
from ordidesk.queries.actions import AssetActions, asset_actions
from ordidesk.queries.reading import Conditions, Shown, many, read, shown
from ordidesk.queries.words import beginnings, folded, words
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))
_LAST_VISITS = 5
_LAST_DIGITS = 4


class Sort(enum.StrEnum):
    """The column that orders the table."""

    NUMBER = "number"
    MODEL = "model"
    CATEGORY = "category"
    SERIAL = "serial"
    CLIENT = "client"
    SITE = "site"
    USER = "user"
    COVER = "cover"
    """By the last covered day; what never was covered comes first."""
    CONDITION = "condition"


class Filter(msgspec.Struct, frozen=True):
    """What the table holds."""

    text: str = ""
    client_id: str = ""
    site_id: str = ""
    category: Category | None = None
    cover: CoverState | None = None
    retired: bool = False
    """Whether retired assets are among them."""


class Row(Shown, frozen=True):
    """A line of the table."""

    key: int
    id: str
    inventory_number: str
    category: Category
    brand: str
    model: str
    serial: str
    client_id: str
    client_name: str
    site_name: str
    location: str
    user_name: str
    life_cycle: LifeCycle
    custody: Custody
    condition: Condition
    open_tickets: int
    pending: bool
    cover: Cover


class CardVisit(Shown, frozen=True):
    """A visit for one of the asset's tickets."""

    id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    priority: Priority
    starts_at: datetime
    state: VisitState
    technician_name: str
    timezone: str
    report: str


class Card(msgspec.Struct, frozen=True):
    """All that a technician wants to know of a machine; a missing parent is ``None``."""

    asset: Asset
    client: Client | None
    site: Site | None
    user: Person | None
    cover: Cover
    open_tickets: tuple[tickets.Row, ...]
    """Most urgent first."""
    ended_tickets: int
    visits: tuple[CardVisit, ...]
    """The last five, newest first."""
    pending: bool
    actions: AssetActions


_ROW = """
    SELECT a.rid, a.id, a.inventory_number, a.category, a.brand, a.model, a.serial,
           a.client_id, coalesce(c.name, ''), coalesce(s.name, ''), a.location,
           coalesce(p.name, ''), a.life_cycle, a.custody, a.condition,
           (SELECT count(*) FROM ticket t WHERE t.asset_id = a.id AND t.asset_id <> ''
                AND t.state IN (SELECT value FROM json_each(?))),
           a.id IN (SELECT id FROM kept WHERE kind = 'asset'), a.contract_id
    FROM asset a
    LEFT JOIN client c ON c.id = a.client_id
    LEFT JOIN site s ON s.id = a.site_id
    LEFT JOIN person p ON p.id = a.user_id
    WHERE a.rid IN (SELECT value FROM json_each(?))
"""

# Following the index (without the +) would fetch the rows in an order that is random on disk:
# 414 ms for 100,000 where reading them in their own order and sorting takes 110 ms.
_PLAIN_ORDERS = {
    Sort.NUMBER: "+a.inventory_number",
    Sort.MODEL: "a.brand COLLATE NOCASE {0}, a.model COLLATE NOCASE",
    Sort.CATEGORY: "a.category",
    Sort.SERIAL: "a.serial COLLATE NOCASE",
    Sort.CONDITION: "a.condition",
}

_RANKED_BY = {
    Sort.CLIENT: ("a.client_id", "SELECT id, name, '' FROM client"),
    Sort.SITE: (
        "a.site_id",
        """
        SELECT s.id, coalesce(c.name, ''), s.name
        FROM site s LEFT JOIN client c ON c.id = s.client_id
        """,
    ),
    Sort.USER: ("a.user_id", "SELECT id, name, '' FROM person"),
    Sort.COVER: ("a.contract_id", "SELECT id, ends_on, '' FROM contract"),
}
"""Orders that follow another table: its few rows are ranked as people sort, accents folded."""

_VISITS = """
    SELECT v.id, t.id, t.number, t.summary, t.priority, v.starts_at, v.state,
           coalesce(p.name, ''), coalesce(s.timezone, ''), v.report
    FROM ticket t
    JOIN visit v ON v.ticket_id = t.id
    LEFT JOIN person p ON p.id = v.technician_id
    LEFT JOIN site s ON s.id = v.site_id
    WHERE t.asset_id = ? AND t.asset_id <> ''
    ORDER BY v.starts_at DESC
    LIMIT ?
"""


def keys(
    reader: Reader, wanted: Filter, sort: Sort, today: date, *, descending: bool = False
) -> array[int]:
    """Return the keys of the table's assets, in its order; equal ones by inventory number."""
    conditions = _conditions(reader, wanted, today)
    ordered = _order(reader, sort, "DESC" if descending else "")
    found = reader.rows(
        f"{ordered.ranks} SELECT a.rid FROM asset a {ordered.join} WHERE {conditions.where}"  # noqa: S608 - constants of this module
        f" ORDER BY {ordered.by}, +a.inventory_number, a.rid",
        *ordered.params,
        *conditions.params,
    )
    return array("q", [key for (key,) in found])


class _Order(NamedTuple):
    by: str
    ranks: str = ""
    join: str = ""
    params: tuple[str, ...] = ()


def _order(reader: Reader, sort: Sort, direction: str) -> _Order:
    """Write the parts of the SELECT that order it."""
    ranked_by = _RANKED_BY.get(sort)
    if ranked_by is None:
        return _Order(_PLAIN_ORDERS[sort].format(direction) + " " + direction)
    column, query = ranked_by
    return _Order(
        by=f"ranked.place {direction}",
        ranks="WITH ranked(id, place) AS MATERIALIZED (SELECT value, key FROM json_each(?))",
        join=f"LEFT JOIN ranked ON ranked.id = {column}",
        params=(_ranked(reader, query),),
    )


def _ranked(reader: Reader, query: str) -> str:
    """Return the ids of a small table in the order of its names, as JSON."""
    found = reader.rows(query)
    found.sort(key=lambda row: (folded(row[1]), folded(row[2])))
    return many(row[0] for row in found)


def _conditions(reader: Reader, wanted: Filter, today: date) -> Conditions:
    conditions = Conditions()
    if not wanted.retired:
        conditions.add("a.life_cycle <> ?", LifeCycle.RETIRED.value)
    if wanted.client_id:
        conditions.add("a.client_id = ?", wanted.client_id)
    if wanted.site_id:
        conditions.add("a.site_id = ?", wanted.site_id)
    if wanted.category is not None:
        conditions.add("a.category = ?", wanted.category.value)
    if wanted.cover is not None:
        _add_cover(conditions, _covers(reader, today), wanted.cover)
    searched = words(wanted.text)
    if searched:
        conditions.add(
            "a.rid IN (SELECT rowid FROM search_asset WHERE search_asset MATCH ?)",
            beginnings(searched),
        )
    return conditions


def _add_cover(conditions: Conditions, covers: dict[str, Cover], state: CoverState) -> None:
    """Narrow to one state of cover: which contracts that means, the domain tells."""
    if state is CoverState.NONE:
        conditions.add("a.contract_id NOT IN (SELECT value FROM json_each(?))", many(covers))
        return
    such = many(contract for contract, cover in covers.items() if cover.state is state)
    conditions.add("a.contract_id IN (SELECT value FROM json_each(?))", such)


def _covers(reader: Reader, today: date) -> dict[str, Cover]:
    """Return what every contract means on this day; there are few beside the assets."""
    contracts = reader.rows("SELECT id, client_id, number, starts_on, ends_on FROM contract")
    return {row[0]: _cover(row, today) for row in contracts}


def _cover(row: tuple[str, ...], today: date) -> Cover:
    names = ("id", "client_id", "number", "starts_on", "ends_on")
    return cover_on(msgspec.convert(dict(zip(names, row, strict=True)), Contract), today)


def rows(reader: Reader, wanted: Sequence[int], today: date) -> dict[int, Row]:
    """Return the rows of these keys; one that is absent was deleted meanwhile."""
    found = reader.rows(_ROW, _OPEN, many(wanted))
    contracts = reader.rows(
        "SELECT id, client_id, number, starts_on, ends_on FROM contract"
        " WHERE id IN (SELECT value FROM json_each(?))",
        many({values[-1] for values in found}),
    )
    covers = {row[0]: _cover(row, today) for row in contracts}
    never = cover_on(None, today)
    made = (shown(Row, (*values[:-1], covers.get(values[-1], never))) for values in found)
    return {row.key: row for row in made}


def key_of(reader: Reader, asset_id: str) -> int | None:
    """Return the key of an asset, to find its place in the table."""
    key: int | None = reader.value("SELECT rid FROM asset WHERE id = ?", asset_id)
    return key


def card(reader: Reader, actor: Actor, asset_id: str, now: datetime, today: date) -> Card | None:
    """Return a machine with its owner, place, cover, tickets, visits and what may be done."""
    asset = reader.get(Asset, asset_id)
    if asset is None:
        return None
    return Card(
        asset=asset,
        client=reader.get(Client, asset.client_id),
        site=reader.get(Site, asset.site_id),
        user=reader.get(Person, asset.user_id),
        cover=cover_on(reader.get(Contract, asset.contract_id), today),
        open_tickets=tickets.open_of_asset(reader, asset_id),
        ended_tickets=reader.value(
            "SELECT count(*) FROM ticket WHERE asset_id = ? AND asset_id <> ''"
            " AND state NOT IN (SELECT value FROM json_each(?))",
            asset_id,
            _OPEN,
        ),
        visits=read(reader, CardVisit, _VISITS, asset_id, _LAST_VISITS),
        pending=bool(reader.value("SELECT 1 FROM kept WHERE kind = 'asset' AND id = ?", asset_id)),
        actions=asset_actions(reader, actor, asset_id, now),
    )


def name_of(reader: Reader, asset_id: str) -> str:
    """Return what one calls a machine: its number, what it is and whose; empty when not there."""
    found = reader.row(
        "SELECT a.inventory_number, trim(a.brand || ' ' || a.model), coalesce(c.name, '')"
        " FROM asset a LEFT JOIN client c ON c.id = a.client_id WHERE a.id = ?",
        asset_id,
    )
    return " · ".join(part for part in found if part) if found else ""


def by_number(reader: Reader, number: str) -> tuple[str, ...]:
    """Return the ids of the assets with this inventory number, written as in the store."""
    return _ids(reader.rows("SELECT id FROM asset WHERE inventory_number = ?", number))


def by_serial(reader: Reader, serial: str) -> tuple[str, ...]:
    """Return the ids of the assets with this serial number, in capitals or not."""
    found = reader.rows(
        "SELECT id FROM asset WHERE serial = ? COLLATE NOCASE AND serial <> '' LIMIT 20", serial
    )
    return _ids(found)


def by_last_digits(reader: Reader, ending: str, limit: int = 20) -> tuple[str, ...]:
    """Return the ids of the assets whose inventory number ends so: four digits or more.

    The shortest number comes first: "4217" means OD-004217 before OD-014217.
    """
    if len(ending) < _LAST_DIGITS:
        return ()
    found = reader.rows(
        "SELECT id FROM asset WHERE substr(inventory_number, -4) = ?"
        " AND substr(inventory_number, -length(?2)) = ?2 ORDER BY inventory_number LIMIT ?3",
        ending[-_LAST_DIGITS:],
        ending,
        limit,
    )
    return _ids(found)


def _ids(found: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(row[0] for row in found)
