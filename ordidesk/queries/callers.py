"""Who is on the phone: people by number, name or mail, with their site and usual machine."""

from __future__ import annotations

from ordidesk.domain.people import STAFF
from ordidesk.queries.reading import Shown, many, read
from ordidesk.queries.search import search
from ordidesk.store.reader import Reader

_MOST = 6


class Caller(Shown, frozen=True):
    """A client's person, and what a ticket of theirs begins with."""

    id: str
    name: str
    job: str
    phone: str
    mail: str
    authorised: bool
    client_id: str
    client_name: str
    site_id: str
    site_name: str
    asset_id: str
    """The machine that they work with; empty: none, or several."""
    asset_number: str
    open_tickets: int
    left: bool
    """They do not work there any more: whoever calls from their number is somebody else."""


_CALLERS = """
    SELECT p.id, p.name, p.job, p.phone, p.mail, p.authorised, p.client_id, coalesce(c.name, ''),
           p.site_id, coalesce(s.name, ''),
           coalesce((SELECT min(a.id) FROM asset a WHERE a.user_id = p.id
                     AND a.client_id = p.client_id HAVING count(*) = 1), ''),
           coalesce((SELECT min(a.inventory_number) FROM asset a WHERE a.user_id = p.id
                     AND a.client_id = p.client_id HAVING count(*) = 1), ''),
           (SELECT count(*) FROM ticket t WHERE t.requester_id = p.id
            AND t.state NOT IN ('closed', 'cancelled', 'resolved')),
           NOT p.active
    FROM person p
    LEFT JOIN client c ON c.id = p.client_id
    LEFT JOIN site s ON s.id = p.site_id
    WHERE {which}
"""
_NAMED = _CALLERS.format(which="p.id IN (SELECT value FROM json_each(?))")
_OF_MAIL = _CALLERS.format(which="p.active AND p.client_id <> '' AND lower(p.mail) = ?")


def callers(reader: Reader, text: str) -> tuple[Caller, ...]:
    """Return the clients' people whom a text names, the best match first; any text is safe.

    Those who left come last: their number tells the client, and somebody else may have it now.
    """
    hits = [it for it in search(reader, text, _MOST).people if it.role not in STAFF]
    found = {it.id: it for it in read(reader, Caller, _NAMED, many([hit.id for hit in hits]))}
    known = [found[hit.id] for hit in hits if hit.id in found]
    return tuple(sorted(known, key=lambda it: it.left))


def of_mail(reader: Reader, mail: str) -> tuple[Caller, ...]:
    """Return the clients' people with this e-mail address, however it is capitalised."""
    return read(reader, Caller, _OF_MAIL, mail.strip().lower()) if mail.strip() else ()
