"""What a label's text, scanned or typed, stands for in the store."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ordidesk.labels.decode import Symbology
from ordidesk.labels.label import Candidate, Meaning, meanings
from ordidesk.queries import assets
from ordidesk.queries.search import AssetHit, Match, asset_hits
from ordidesk.store.reader import Reader


class Resolved(msgspec.Struct, frozen=True):
    """What was found for a text; ``assets`` and ``ticket_id`` empty when nothing was."""

    text: str
    meaning: Meaning
    """Of what was found first; else the likeliest."""
    assets: tuple[AssetHit, ...] = ()
    """The machines that it may name, the likeliest first; more than one: the person chooses."""
    ticket_id: str = ""
    candidates: tuple[Candidate, ...] = ()


def resolve(
    reader: Reader,
    text: str,
    symbology: Symbology | None = None,
    hotline_phones: Iterable[str] = (),
) -> Resolved:
    """Look up every meaning of a text; ``symbology`` is ``None`` for what was typed.

    A whole inventory number or a serial names its machine alone. Bare digits name the machine with
    that number first, then those whose number ends so. The hotline's phone number names nothing.
    """
    candidates = meanings(text, symbology, hotline_phones)
    matches: dict[str, Match] = {}
    ticket_id = ""
    found: list[Meaning] = []
    for candidate in candidates:
        named = _assets(reader, candidate, text.strip())
        ticket = _ticket(reader, candidate)
        if named or ticket:
            found.append(candidate.meaning)
        matches = {**named, **matches}
        ticket_id = ticket_id or ticket
    return Resolved(
        text=text,
        meaning=found[0] if found else candidates[0].meaning,
        assets=asset_hits(reader, matches),
        ticket_id=ticket_id,
        candidates=candidates,
    )


def _assets(reader: Reader, candidate: Candidate, text: str) -> dict[str, Match]:
    """Return the ids of the machines that a meaning names."""
    if candidate.meaning is Meaning.SERIAL:
        return dict.fromkeys(assets.by_serial(reader, candidate.value), Match.EXACT)
    if candidate.meaning is not Meaning.INVENTORY_NUMBER:
        return {}
    exact = dict.fromkeys(assets.by_number(reader, candidate.value), Match.EXACT)
    if not text.isdecimal():
        return exact
    return {**dict.fromkeys(assets.by_last_digits(reader, text), Match.ENDING), **exact}


def _ticket(reader: Reader, candidate: Candidate) -> str:
    if candidate.meaning is not Meaning.TICKET:
        return ""
    ticket_id: str | None = reader.value("SELECT id FROM ticket WHERE number = ?", candidate.value)
    return ticket_id or ""
