"""Machines that a number may have meant which nobody has: to be asked about, never taken."""

from __future__ import annotations

import msgspec

from ordidesk.labels.slips import Slip, slips
from ordidesk.queries.reading import many
from ordidesk.queries.search import AssetHit, Match, asset_hits
from ordidesk.store.reader import Reader


class Near(msgspec.Struct, frozen=True):
    """A machine, and what would have to have gone wrong."""

    slip: Slip
    record: AssetHit


def near(reader: Reader, text: str, limit: int = 5) -> tuple[Near, ...]:
    """Return known machines whose number or serial is one slip away, the likeliest first.

    A thousand numbers may be: all are looked up at once in the indexes, none is searched for.
    """
    wanted = slips(text)
    if not wanted:
        return ()
    listed = many(wanted)
    found: dict[str, Slip] = {}
    for query in (_BY_NUMBER, _BY_SERIAL):
        for asset_id, number in reader.rows(query, listed):
            slip = wanted[number.upper()]
            found[asset_id] = min(slip, found.get(asset_id, slip))
    best = sorted(found.items(), key=lambda it: it[1])[:_MOST_SHOWN_AT_ONCE]
    hits = asset_hits(reader, dict.fromkeys(dict(best), Match.EXACT))
    ranked = sorted((Near(found[hit.id], hit) for hit in hits), key=_order)
    return tuple(ranked[:limit])


def _order(it: Near) -> tuple[Slip, str]:
    return it.slip, it.record.inventory_number


_MOST_SHOWN_AT_ONCE = 50
"""Of a slip's many machines; ``limit`` is taken from these in the order of their numbers."""
_BY_NUMBER = (
    "SELECT id, inventory_number FROM asset"
    " WHERE inventory_number IN (SELECT value FROM json_each(?)) ORDER BY inventory_number"
)
_BY_SERIAL = (
    "SELECT a.id, a.serial FROM json_each(?) AS wanted"
    " JOIN asset a ON a.serial = wanted.value COLLATE NOCASE AND a.serial <> ''"
)
