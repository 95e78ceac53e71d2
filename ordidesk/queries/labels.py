"""What a label's text, scanned or typed, stands for in the store."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from ordidesk.domain.inventory import inventory_number, plain_text
from ordidesk.domain.loans import LoanState
from ordidesk.labels.label import NOBODY, Candidate, Code, Issuer, Meaning, meanings
from ordidesk.labels.reads import Symbology
from ordidesk.queries import assets
from ordidesk.queries.reading import Shown, read
from ordidesk.queries.search import AssetHit, Match, asset_hits
from ordidesk.store.reader import Reader


class Why(enum.IntEnum):
    """What names a record, the surest first."""

    NUMBER = 0
    """Its number is just this."""
    SERIAL = 1
    """Its serial number is."""
    LINK = 2
    """The link leads to it."""
    LAST_DIGITS = 3
    """Its number ends so."""


class TicketHit(Shown, frozen=True):
    """A ticket that a text names."""

    id: str
    number: str
    summary: str
    client_name: str


class VisitHit(Shown, frozen=True):
    """A visit that a link leads to."""

    id: str
    ticket_id: str
    ticket_number: str
    ticket_summary: str
    client_name: str
    technician_id: str
    technician_name: str
    starts_at: datetime
    timezone: str


class LoanHit(Shown, frozen=True):
    """A loan that a number names, or the QR on one of its sheets."""

    id: str
    number: str
    state: LoanState
    client_name: str
    receiver_name: str
    loaner_id: str
    loaner_number: str


class Named(msgspec.Struct, frozen=True):
    """A record that a text names, and by what."""

    why: Why
    record: AssetHit | TicketHit | VisitHit | LoanHit


class Resolved(msgspec.Struct, frozen=True):
    """What was found for a text."""

    text: str
    symbology: Symbology | None
    meaning: Meaning
    """Of what was found first; else the likeliest."""
    named: tuple[Named, ...]
    """The records that it may name, the surest first; more than one: the person chooses."""
    candidates: tuple[Candidate, ...]
    number: str = ""
    """The inventory number under which a machine may be registered that carries this text."""

    @property
    def assets(self) -> tuple[AssetHit, ...]:
        """The machines among the records."""
        return tuple(it.record for it in self.named if isinstance(it.record, AssetHit))

    @property
    def serial(self) -> str:
        """The serial number that the text is likeliest to be, empty when it is something else."""
        first = self.candidates[0]
        return first.value if first.meaning is Meaning.SERIAL else ""


_TICKET = """
    SELECT t.id, t.number, t.summary, coalesce(c.name, '')
    FROM ticket t LEFT JOIN client c ON c.id = t.client_id
    WHERE t.number = ? AND t.number <> ''
"""
_VISIT = """
    SELECT v.id, v.ticket_id, coalesce(t.number, ''), coalesce(t.summary, ''),
           coalesce(c.name, ''), v.technician_id, coalesce(p.name, ''), v.starts_at,
           coalesce(s.timezone, 'UTC')
    FROM visit v
    LEFT JOIN ticket t ON t.id = v.ticket_id
    LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id)
    LEFT JOIN person p ON p.id = v.technician_id
    LEFT JOIN site s ON s.id = v.site_id
    WHERE v.id = ?
"""
_LOAN = """
    SELECT l.id, l.number, l.state, coalesce(c.name, ''), l.receiver_name, l.loaner_id,
           coalesce(a.inventory_number, '')
    FROM loan l
    LEFT JOIN client c ON c.id = l.client_id
    LEFT JOIN asset a ON a.id = l.loaner_id
    WHERE (l.number = ?1 AND l.number <> '') OR l.id = ?1
"""
_NO_MACHINES = frozenset({Meaning.HOTLINE_PHONE, Meaning.TICKET, Meaning.VISIT, Meaning.LOAN})


def resolve(
    reader: Reader, text: str, symbology: Symbology | None = None, issuer: Issuer = NOBODY
) -> Resolved:
    """Look up every meaning of a text; ``symbology`` is ``None`` for what was typed.

    A whole inventory number names its machine alone, whatever form it has, and so does a serial.
    Bare digits name the machine with that number first, then those whose number ends so. The
    hotline's phone number names nothing.
    """
    candidates = meanings(text, symbology, issuer)
    named: dict[str, Named] = {}
    meaning = None
    for candidate in (*candidates, *_of_another_form(text, candidates)):
        found = _named(reader, candidate, plain_text(text))
        if found and meaning is None:
            meaning = candidate.meaning
        for it in found:
            held = named.get(it.record.id)
            if held is None or it.why < held.why:
                named[it.record.id] = it
    return Resolved(
        text=text,
        symbology=symbology,
        meaning=meaning or candidates[0].meaning,
        named=tuple(sorted(named.values(), key=lambda it: it.why)),
        candidates=candidates,
        number=_to_register(text, symbology, candidates),
    )


def look_up(reader: Reader, codes: Iterable[Code], issuer: Issuer = NOBODY) -> tuple[Resolved, ...]:
    """Look up the codes of one picture: what names a record first, what never can last.

    Equal texts count once; the rest keep their order.
    """
    by_text: dict[str, Code] = {}
    for code in codes:
        by_text.setdefault(plain_text(code.text).upper(), code)
    found = (resolve(reader, code.text, code.symbology, issuer) for code in by_text.values())
    return tuple(sorted(found, key=_rank))


def records_of(found: Sequence[Resolved]) -> tuple[Named, ...]:
    """Return the records that several texts name, each once, the surest first."""
    named: dict[str, Named] = {}
    for it in sorted((it for one in found for it in one.named), key=lambda it: it.why):
        named.setdefault(it.record.id, it)
    return tuple(named.values())


def _rank(found: Resolved) -> int:
    if found.named:
        return int(found.named[0].why)
    return {Meaning.PRODUCT: len(Why) + 1, Meaning.HOTLINE_PHONE: len(Why) + 2}.get(
        found.meaning, len(Why)
    )


def _of_another_form(text: str, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Take a text that is no number of ours for the one that a machine was registered under."""
    number = inventory_number(text)
    told = {candidate.meaning for candidate in candidates}
    if not number or told & {Meaning.HOTLINE_PHONE, Meaning.INVENTORY_NUMBER}:
        return ()
    return (Candidate(Meaning.INVENTORY_NUMBER, number),)


def _to_register(text: str, symbology: Symbology | None, candidates: Sequence[Candidate]) -> str:
    """Return the number to register; codes of articles, tickets, phones are on many things."""
    first = candidates[0]
    if first.meaning is Meaning.INVENTORY_NUMBER:
        return first.value
    spelled = first.meaning in _NO_MACHINES and first.value == inventory_number(text)
    linked = first.meaning in _NO_MACHINES and "/" in text
    of_article = first.meaning is Meaning.PRODUCT and symbology is not None
    if first.meaning is Meaning.HOTLINE_PHONE or spelled or linked or of_article:
        return ""
    return inventory_number(text)


def _named(reader: Reader, candidate: Candidate, text: str) -> list[Named]:
    """Return the records that a meaning names."""
    match candidate.meaning:
        case Meaning.SERIAL:
            found = assets.by_serial(reader, candidate.value)
            return _machines(reader, dict.fromkeys(found, Why.SERIAL))
        case Meaning.INVENTORY_NUMBER:
            found = assets.by_number(reader, candidate.value)
            ending = assets.by_last_digits(reader, text) if text.isdecimal() else ()
            return _machines(
                reader,
                {**dict.fromkeys(ending, Why.LAST_DIGITS), **dict.fromkeys(found, Why.NUMBER)},
            )
        case Meaning.TICKET:
            tickets = read(reader, TicketHit, _TICKET, candidate.value)
            return [Named(Why.NUMBER, ticket) for ticket in tickets]
        case Meaning.VISIT:
            visits = read(reader, VisitHit, _VISIT, candidate.value)
            return [Named(Why.LINK, visit) for visit in visits]
        case Meaning.LOAN:
            loans = read(reader, LoanHit, _LOAN, candidate.value)
            return [
                Named(Why.LINK if loan.id == candidate.value else Why.NUMBER, loan)
                for loan in loans
            ]
        case _:
            return []


def _machines(reader: Reader, why: dict[str, Why]) -> list[Named]:
    matches = {
        asset_id: Match.ENDING if it is Why.LAST_DIGITS else Match.EXACT
        for asset_id, it in why.items()
    }
    return [Named(why[hit.id], hit) for hit in asset_hits(reader, matches)]
