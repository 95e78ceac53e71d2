"""Search-anything: numbers, serials and phones exactly, and words in any field, accents folded."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

import msgspec

from ordidesk.domain.assets import Category
from ordidesk.domain.loans import LOCAL_NUMBER, LoanState
from ordidesk.domain.people import Role
from ordidesk.domain.tickets import OPEN, Priority, TicketState
from ordidesk.queries.reading import Shown, many, shown
from ordidesk.queries.words import (
    beginnings,
    clean,
    folded,
    french_phone,
    whole_words,
    words,
)
from ordidesk.store.reader import Reader

_CANDIDATES = 60
"""Rows per kind that are ranked: a broad beginning ("im") ends the look-up early, newest first."""
_PHONE_DIGITS = 4
"""Digits from which a number may be part of a phone number."""
_LAST_DIGITS = 4
_NUMBER = re.compile(r"(?:([a-z]{1,3})[\s-]*)?(0*[1-9][0-9]{0,8})", re.IGNORECASE)
_LABELLED = frozenset({"od", "t", "p"})
"""What stands before the numbers of assets, tickets, loans: nothing else is meant then."""


class Match(enum.IntEnum):
    """How well a record fits; the best sorts first."""

    EXACT = 0
    """Its number, serial, code or phone is what was typed."""
    ENDING = 1
    """Its number ends with the digits typed."""
    WORD = 2
    """It holds all the words."""
    PREFIX = 3
    """It holds words that begin so."""


class Hit(Shown, frozen=True):
    """A record that fits."""

    id: str
    match: Match


class AssetHit(Hit, frozen=True):
    """A machine that fits."""

    inventory_number: str
    category: Category
    brand: str
    model: str
    serial: str
    client_name: str
    site_name: str


class TicketHit(Hit, frozen=True):
    """A ticket that fits."""

    number: str
    summary: str
    state: TicketState
    priority: Priority
    client_name: str
    asset_number: str
    opened_at: datetime


class LoanHit(Hit, frozen=True):
    """A loan that fits."""

    number: str
    state: LoanState
    due_on: date | None
    loaner_number: str
    client_name: str
    receiver_name: str


class PersonHit(Hit, frozen=True):
    """A person who fits."""

    name: str
    role: Role
    job: str
    phone: str
    mail: str
    client_id: str
    client_name: str
    site_name: str


class SiteHit(Hit, frozen=True):
    """A site that fits."""

    name: str
    address: str
    postcode: str
    city: str
    client_id: str
    client_name: str


class ClientHit(Hit, frozen=True):
    """A client that fits."""

    code: str
    name: str


class Found(msgspec.Struct, frozen=True):
    """What was found, a group a kind, the best first in each."""

    assets: tuple[AssetHit, ...] = ()
    tickets: tuple[TicketHit, ...] = ()
    loans: tuple[LoanHit, ...] = ()
    """Found by their number alone."""
    people: tuple[PersonHit, ...] = ()
    sites: tuple[SiteHit, ...] = ()
    clients: tuple[ClientHit, ...] = ()
    order: tuple[str, ...] = ()
    """The kinds that have hits, the best match first; of equal ones clients and sites first."""
    more: frozenset[str] = frozenset()
    """Kinds that have more hits than are shown."""
    best: tuple[str, str] | None = None
    """Kind and id of what Enter opens: the first hit of the first group."""


H = TypeVar("H", bound=Hit)


class _Typed(NamedTuple):
    """What was typed, in the forms that the look-ups need."""

    text: str
    """Without accents and capitals."""
    words: tuple[str, ...]
    phone: str
    """Its digits, when it may be part of a phone number."""
    letters: str
    """"od" of "OD-004217"; a bare number has none."""
    number: int | None
    """The number in "OD-004217", "T-123" or "4217"."""


_Exact = Callable[[Reader, _Typed], dict[int, Match]]


class _Group(NamedTuple):
    """How one kind is found and shown."""

    exact: _Exact
    words: str
    """Asks the index for the keys of what holds an expression's words."""
    select: str
    """Key and values of hits, in the order of their fields without the match."""


def search(reader: Reader, text: str, limit: int = 6) -> Found:
    """Find up to ``limit`` records of each kind for a text as it is typed; any text is safe."""
    typed = _read_typed(text)
    if not typed.words:
        return Found()
    assets = _hits(reader, AssetHit, _ASSETS, typed, lambda hit: (hit.inventory_number, ""))
    tickets = _hits(reader, TicketHit, _TICKETS, typed, lambda hit: (hit.number, _by_life(hit)))
    loans = _loans(reader, typed)
    people: tuple[PersonHit, ...] = ()
    sites: tuple[SiteHit, ...] = ()
    clients: tuple[ClientHit, ...] = ()
    if typed.letters not in _LABELLED:
        people = _hits(reader, PersonHit, _PEOPLE, typed, lambda hit: _by_name(hit.name, typed))
        sites = _hits(reader, SiteHit, _SITES, typed, lambda hit: _by_name(hit.name, typed))
        clients = _hits(reader, ClientHit, _CLIENTS, typed, lambda hit: _by_name(hit.name, typed))
    groups: dict[str, tuple[Hit, ...]] = {
        "client": clients,
        "site": sites,
        "asset": assets,
        "ticket": tickets,
        "loan": loans,
        "person": people,
    }
    first: dict[str, Hit] = {kind: hits[0] for kind, hits in groups.items() if hits}
    order = tuple(sorted(first, key=lambda kind: first[kind].match))
    return Found(
        assets=assets[:limit],
        tickets=tickets[:limit],
        loans=loans[:limit],
        people=people[:limit],
        sites=sites[:limit],
        clients=clients[:limit],
        order=order,
        more=frozenset(kind for kind in first if len(groups[kind]) > limit),
        best=(order[0], first[order[0]].id) if order else None,
    )


def asset_hits(reader: Reader, matches: dict[str, Match]) -> tuple[AssetHit, ...]:
    """Show the machines of these ids, the best match first, then by number."""
    keys = reader.rows(
        "SELECT rid, id FROM asset WHERE id IN (SELECT value FROM json_each(?))", many(matches)
    )
    by_key = {key: matches[record_id] for key, record_id in keys}
    hits = (
        shown(AssetHit, (record_id, by_key[key], *rest))
        for key, record_id, *rest in reader.rows(_ASSETS.select, many(by_key))
    )
    return tuple(sorted(hits, key=lambda hit: (hit.match, hit.inventory_number)))


def _read_typed(text: str) -> _Typed:
    found = _NUMBER.fullmatch(clean(text))
    if found and not found[1] and found[2].startswith("0") and len(found[2]) < _LAST_DIGITS:
        found = None  # the beginning of a phone number
    only_digits = not any(char.isalpha() for char in text)
    phone = french_phone(text) if only_digits else ""
    return _Typed(
        text=folded(clean(text)),
        words=words(text),
        phone=phone if len(phone) >= _PHONE_DIGITS else "",
        letters=folded(found[1] or "") if found else "",
        number=int(found[2]) if found else None,
    )


def _hits(
    reader: Reader,
    row_type: type[H],
    group: _Group,
    typed: _Typed,
    called: Callable[[H], tuple[str, Any]],
) -> tuple[H, ...]:
    """Return the candidates of a kind, the best first.

    ``called`` tells what people call a record, and what orders equally good ones.
    """
    matches = group.exact(reader, typed)
    for match, expression in ((Match.WORD, whole_words), (Match.PREFIX, beginnings)):
        if len(matches) < _CANDIDATES:
            rowids = reader.rows(group.words, expression(typed.words), _CANDIDATES)
            for (key,) in rowids:
                matches.setdefault(key, match)
    if not matches:
        return ()
    values = reader.rows(group.select, many(matches))
    ranked: list[tuple[Match, Any, H]] = []
    for key, record_id, *rest in values:
        hit = shown(row_type, (record_id, matches[key], *rest))
        name, order = called(hit)
        if folded(name) == typed.text:
            hit = msgspec.structs.replace(hit, match=Match.EXACT)
        ranked.append((hit.match, order, hit))
    ranked.sort(key=lambda entry: entry[:2])
    return tuple(hit for *_, hit in ranked)


def _by_life(hit: TicketHit) -> tuple[bool, float]:
    """Order tickets: open ones first, the newest first."""
    return hit.state not in OPEN, -hit.opened_at.timestamp()


def _by_name(name: str, typed: _Typed) -> tuple[str, tuple[bool, str]]:
    """Order by name, before those that hold what was typed elsewhere (a job, an address)."""
    named = any(word.startswith(typed.words[0]) for word in words(name))
    return name, (not named, folded(name))


def _exact_assets(reader: Reader, typed: _Typed) -> dict[int, Match]:
    matches: dict[int, Match] = {}
    if typed.number is not None:
        ending = str(typed.number).zfill(_LAST_DIGITS)
        for key, number in reader.rows(_ASSETS_ENDING, ending[-_LAST_DIGITS:], _CANDIDATES):
            match = _match_number(number, typed, ending)
            if match is not None:
                matches[key] = match
    for (key,) in reader.rows(_ASSETS_SERIAL, typed.text):
        matches[key] = Match.EXACT
    return matches


def _match_number(number: str, typed: _Typed, ending: str) -> Match | None:
    """Compare an inventory number that has the right last digits with what was typed."""
    letters = number.rstrip("0123456789")
    figures = number[len(letters) :]
    if typed.letters and not folded(letters).startswith(typed.letters):
        return None
    if int(figures) == typed.number:
        return Match.EXACT
    long_enough = typed.number is not None and typed.number >= 10 ** (_LAST_DIGITS - 1)
    return Match.ENDING if long_enough and figures.endswith(ending) else None


def _exact_tickets(reader: Reader, typed: _Typed) -> dict[int, Match]:
    if typed.number is None or typed.letters not in {"", "t"}:
        return {}
    found = reader.rows("SELECT rid FROM ticket WHERE number = ?", f"T-{typed.number:06d}")
    return {key: Match.EXACT for (key,) in found}


def _loans(reader: Reader, typed: _Typed) -> tuple[LoanHit, ...]:
    """Find a loan by its number: there are few words of its own to look for."""
    whole = typed.text.upper()
    if LOCAL_NUMBER.fullmatch(whole):
        found = reader.rows(_LOANS, whole)
    elif typed.number is None or typed.letters not in {"", "p"}:
        return ()
    else:
        found = reader.rows(_LOANS, f"P-{typed.number:04d}")
    return tuple(shown(LoanHit, (record_id, Match.EXACT, *rest)) for record_id, *rest in found)


def _exact_people(reader: Reader, typed: _Typed) -> dict[int, Match]:
    return _by_phone(reader, _PEOPLE_PHONE, typed)


def _exact_sites(reader: Reader, typed: _Typed) -> dict[int, Match]:
    return _by_phone(reader, _SITES_PHONE, typed)


def _by_phone(reader: Reader, query: str, typed: _Typed) -> dict[int, Match]:
    """Find the typed digits within phone numbers, whether those begin with 0 or +33."""
    if not typed.phone:
        return {}
    matches: dict[int, Match] = {}
    for key, phone in reader.rows(query, typed.phone.removeprefix("0")):
        dialled = french_phone(phone)
        if typed.phone == dialled:
            matches[key] = Match.EXACT
        elif dialled.endswith(typed.phone):
            matches[key] = Match.ENDING
        elif typed.phone in dialled:
            matches[key] = Match.PREFIX
    return matches


def _exact_clients(reader: Reader, typed: _Typed) -> dict[int, Match]:
    found = reader.rows("SELECT rid FROM client WHERE code = ?", typed.text.upper())
    return {key: Match.EXACT for (key,) in found}


_ASSETS_ENDING = (
    "SELECT rid, inventory_number FROM asset WHERE substr(inventory_number, -4) = ? LIMIT ?"
)
_ASSETS_SERIAL = "SELECT rid FROM asset WHERE serial = ? COLLATE NOCASE AND serial <> '' LIMIT 20"
_DIALLED = functools.reduce(
    lambda text, mark: f"replace({text}, '{mark}', '')", " .-/\u00a0\u202f", "phone"
)
_BY_PHONE = f" WHERE instr({_DIALLED}, ?) LIMIT 200"
_PEOPLE_PHONE = "SELECT rid, phone FROM person" + _BY_PHONE  # noqa: S608 - nothing typed is in it
_SITES_PHONE = "SELECT rid, phone FROM site" + _BY_PHONE  # noqa: S608 - the same

_LOANS = """
    SELECT l.id, l.number, l.state, l.due_on, coalesce(a.inventory_number, ''),
           coalesce(c.name, ''), l.receiver_name
    FROM loan l
    LEFT JOIN asset a ON a.id = l.loaner_id
    LEFT JOIN client c ON c.id = l.client_id
    WHERE l.number = ? AND l.number <> '' LIMIT 20
"""
_ASSETS = _Group(
    exact=_exact_assets,
    words="SELECT rowid FROM search_asset WHERE search_asset MATCH ? LIMIT ?",
    select="""
        SELECT a.rid, a.id, a.inventory_number, a.category, a.brand, a.model, a.serial,
               coalesce(c.name, ''), coalesce(s.name, '')
        FROM asset a
        LEFT JOIN client c ON c.id = a.client_id
        LEFT JOIN site s ON s.id = a.site_id
        WHERE a.rid IN (SELECT value FROM json_each(?))
    """,
)
_TICKETS = _Group(
    exact=_exact_tickets,
    words="SELECT rowid FROM search_ticket WHERE search_ticket MATCH ? ORDER BY rowid DESC LIMIT ?",
    select="""
        SELECT t.rid, t.id, t.number, t.summary, t.state, t.priority,
               coalesce(c.name, ''), coalesce(a.inventory_number, ''), t.opened_at
        FROM ticket t
        LEFT JOIN client c ON c.id = t.client_id
        LEFT JOIN asset a ON a.id = t.asset_id
        WHERE t.rid IN (SELECT value FROM json_each(?))
    """,
)
_PEOPLE = _Group(
    exact=_exact_people,
    words="SELECT rowid FROM search_person WHERE search_person MATCH ? LIMIT ?",
    select="""
        SELECT p.rid, p.id, p.name, p.role, p.job, p.phone, p.mail, p.client_id,
               coalesce(c.name, ''), coalesce(s.name, '')
        FROM person p
        LEFT JOIN client c ON c.id = p.client_id
        LEFT JOIN site s ON s.id = p.site_id
        WHERE p.rid IN (SELECT value FROM json_each(?))
    """,
)
_SITES = _Group(
    exact=_exact_sites,
    words="SELECT rowid FROM search_site WHERE search_site MATCH ? LIMIT ?",
    select="""
        SELECT s.rid, s.id, s.name, s.address, s.postcode, s.city, s.client_id,
               coalesce(c.name, '')
        FROM site s
        LEFT JOIN client c ON c.id = s.client_id
        WHERE s.rid IN (SELECT value FROM json_each(?))
    """,
)
_CLIENTS = _Group(
    exact=_exact_clients,
    words="SELECT rowid FROM search_client WHERE search_client MATCH ? LIMIT ?",
    select="""
        SELECT c.rid, c.id, c.code, c.name FROM client c
        WHERE c.rid IN (SELECT value FROM json_each(?))
    """,
)
