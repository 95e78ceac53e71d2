"""Open tickets that may be about the same: of the same machine, person or site."""

from __future__ import annotations

import enum
import re

import msgspec

from ordidesk.domain.tickets import OPEN, Ticket
from ordidesk.queries import tickets
from ordidesk.queries.reading import many
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader

_MOST = 4
_MOST_TO_CHOOSE = 50
_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 200
_SHORTEST_WORD = 4
"""Letters: shorter words are in every summary."""


class Why(enum.IntEnum):
    """What it has in common, the closest first."""

    ASSET = 1
    PERSON = 2
    SITE = 3


class Similar(msgspec.Struct, frozen=True):
    """An open ticket that may be about the same."""

    ticket: tickets.Row
    why: Why
    in_common: int
    """How many telling words."""


_AROUND = """
    SELECT rid, asset_id = ?1 AND ?1 <> '', requester_id = ?2 AND ?2 <> '', summary, description
    FROM ticket
    WHERE client_id = ?3 AND state IN (SELECT value FROM json_each(?5))
      AND ((asset_id = ?1 AND ?1 <> '') OR (requester_id = ?2 AND ?2 <> '')
           OR (site_id = ?4 AND ?4 <> ''))
    ORDER BY opened_at DESC LIMIT ?6
"""


def similar(  # noqa: PLR0913 - what a declaration holds, each named at the call
    reader: Reader,
    *,
    client_id: str,
    site_id: str = "",
    asset_id: str = "",
    requester_id: str = "",
    text: str = "",
) -> tuple[Similar, ...]:
    """Return open tickets of the same machine or person, or of the site with the same words."""
    if not client_id:
        return ()
    wanted = _telling(text)
    ranked: list[tuple[tuple[int, int], int]] = []
    rows = reader.rows(
        _AROUND, asset_id, requester_id, client_id, site_id, many(sorted(OPEN)), _LOOKED_AT
    )
    for key, same_asset, same_person, summary, description in rows:
        in_common = len(wanted & _telling(f"{summary} {description}"))
        why = Why.ASSET if same_asset else Why.PERSON if same_person else Why.SITE
        if why is not Why.SITE or in_common:
            ranked.append(((why, -in_common), key))
    ranked.sort()
    shown = tickets.rows(reader, [key for _, key in ranked[:_MOST]])
    return tuple(
        Similar(shown[key], Why(why), -less) for (why, less), key in ranked[:_MOST] if key in shown
    )


_OF_CLIENT = """
    SELECT rid FROM ticket
    WHERE client_id = ? AND id <> ? AND state IN (SELECT value FROM json_each(?))
    ORDER BY opened_at DESC LIMIT ?
"""


def similar_to(reader: Reader, ticket: Ticket) -> tuple[Similar, ...]:
    """Return the other open tickets that may be about the same as one."""
    near = similar(
        reader,
        client_id=ticket.client_id,
        site_id=ticket.site_id,
        asset_id=ticket.asset_id,
        requester_id=ticket.requester_id,
        text=f"{ticket.summary} {ticket.description}",
    )
    return tuple(it for it in near if it.ticket.id != ticket.id)


def may_be_the_same(reader: Reader, ticket: Ticket) -> tuple[tickets.Row, ...]:
    """Return the open tickets of a ticket's client, those first that are likeliest about the same.

    At most 50.
    """
    keys = [
        key
        for (key,) in reader.rows(
            _OF_CLIENT, ticket.client_id, ticket.id, many(sorted(OPEN)), _MOST_TO_CHOOSE
        )
    ]
    all_of_them = tickets.rows(reader, keys)
    first = [it.ticket for it in similar_to(reader, ticket)]
    seen = {it.id for it in first}
    return (*first, *(it for it in all_of_them.values() if it.id not in seen))


def _telling(text: str) -> frozenset[str]:
    return frozenset(it for it in _WORD.findall(folded(text)) if len(it) >= _SHORTEST_WORD)
